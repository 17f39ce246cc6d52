"""The same plan with other words: everything that anybody wrote in it gives way to one canary."""

from typing import Annotated, Any, get_args, get_origin

import attrs

from tcplan.domain.fields import Words
from tcplan.domain.plan import COLLECTIONS, Plan

CANARY = "Zyxwvut"
KEPT = frozenset({"area", "matrix", "matrix_labels"})
"""Areas are what reports are counted by; an author names them, and no paper prints them. The labels
of a matrix have to differ, and nothing is computed from them."""


def reworded(plan: Plan) -> Plan:
    """The plan with the canary for every line and every prose, ids and codes kept."""
    return attrs.evolve(plan, **{name: _other(getattr(plan, name)) for name in COLLECTIONS})


def _other(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return tuple(_other(one) for one in value)
    if not attrs.has(type(value)):
        return value
    changed = {}
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.name not in KEPT:
            changed[field.name] = _reworded(held) if _is_words(field.type) else _other(held)
    return attrs.evolve(value, **changed)


def _reworded(held: Any) -> Any:  # noqa: ANN401
    if isinstance(held, tuple):
        return tuple(f"{CANARY} {number}" for number, _ in enumerate(held))
    return CANARY if isinstance(held, str) else held


def _is_words(kind: Any) -> bool:  # noqa: ANN401
    if get_origin(kind) is Annotated:
        inner, *metadata = get_args(kind)
        return any(isinstance(one, Words) for one in metadata) or _is_words(inner)
    return any(_is_words(one) for one in get_args(kind))
