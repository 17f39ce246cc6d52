"""A plan as plain dictionaries, for an oracle that is to share no code with what it judges."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import attrs

from tcplan.domain.fields import RefTo
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS, Plan

Raw = dict[str, Any]
"""A record as a dictionary; its class stands under ``""``."""


def raw(value: Any) -> Any:  # noqa: ANN401
    """A value of the domain with every record as a dictionary."""
    if attrs.has(type(value)):
        fields = {f.name: raw(getattr(value, f.name)) for f in attrs.fields(type(value))}
        return {"": type(value), **fields}
    if isinstance(value, tuple):
        return [raw(item) for item in value]
    return value


def raw_plan(plan: Plan) -> dict[str, Any]:
    """The plan by collection."""
    return {"about": raw(plan.about)} | {
        name: [raw(entity) for entity in getattr(plan, name)] for name in COLLECTIONS
    }


@cache
def hints(cls: type) -> dict[str, tuple[Any, ...]]:
    """The notes on each field's type, those inside lists and options too."""
    return {
        name: tuple(_notes(hint)) for name, hint in get_type_hints(cls, include_extras=True).items()
    }


def _notes(hint: Any) -> Iterator[Any]:  # noqa: ANN401
    if get_origin(hint) is Annotated:
        yield from hint.__metadata__
        yield from _notes(hint.__origin__)
    else:
        for part in get_args(hint):
            yield from _notes(part)


def refers(record: Raw, name: str) -> bool:
    """Whether a field names other things of the plan."""
    return _refers(record[""], name)


@cache
def _refers(cls: type, name: str) -> bool:
    return any(isinstance(note, RefTo) for note in hints(cls).get(name, ()))


def default(record: Raw, name: str) -> Any:  # noqa: ANN401
    """What stands in a field that was not filled in; ``NOTHING`` where it must be."""
    found = _defaults(record[""])[name]
    return [] if found == () else found


@cache
def _defaults(cls: Any) -> dict[str, Any]:  # noqa: ANN401
    return {field.name: field.default for field in attrs.fields(cls)}


def at(record: Raw, path: str) -> list[Any]:
    """Everything that stands at a path."""
    found: list[Any] = [record]
    for step in path.split("."):
        found = [one[step] for one in found if one is not None]
        found = [part for one in found for part in (one if isinstance(one, list) else [one])]
    return [one for one in found if one is not None]


def parts_of(collection: str) -> list[str]:
    """The fields of a collection that hold things with ids of their own."""
    return [field for name, field in NESTED_KINDS.values() if name == collection]


def everything(shown: dict[str, Any]) -> Iterator[Raw]:
    """Every entity and every thing inside one that has an id."""
    for collection in COLLECTIONS:
        for entity in shown[collection]:
            yield entity
            for key in parts_of(collection):
                yield from entity[key]


def named(record: Raw) -> Iterator[str]:
    """Every id that a record or one inside it refers to."""
    for name, value in record.items():
        if name == "":
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from named(one)
            elif one is not None and refers(record, name):
                yield one


def pruned(record: Raw, there: set[str]) -> Raw | None:
    """A record without references to what does not stand; None when it needs one of them."""
    made: Raw = {"": record[""]}
    for name, value in record.items():
        if name == "":
            continue
        many = value if isinstance(value, list) else [value]
        if any(isinstance(one, dict) for one in many):
            kept = [p for p in (pruned(one, there) for one in many) if p is not None]
        elif refers(record, name):
            kept = [one for one in many if one in there]
        else:
            made[name] = value
            continue
        gone = len([one for one in many if one is not None]) > len(kept)
        if gone and not kept and default(record, name) is attrs.NOTHING:
            return None
        made[name] = kept if isinstance(value, list) else next(iter(kept), None)
    return made


def difference(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Where two plans differ, place by place; empty when they are the same."""
    return list(_differs("", expected, found))


def _differs(path: str, one: Any, other: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from _differs(f"{path}.{key}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list):
        ids = [[e.get("id") if isinstance(e, dict) else e for e in side] for side in (one, other)]
        if ids[0] != ids[1]:
            yield f"{path}: expected {ids[0]}, found {ids[1]}"
        else:
            for number, (a, b) in enumerate(zip(one, other, strict=True)):
                yield from _differs(f"{path}[{ids[0][number]}]", a, b)
    elif one != other:
        yield f"{path}: expected {one!r}, found {other!r}"
