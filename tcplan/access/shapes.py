"""What a class is made of, as need-to-know reads it: found out once for each class."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs

from tcplan.access.tables import WITHIN, Told, told
from tcplan.domain.fields import Record, RefTo, Words
from tcplan.domain.integrity import leaves

Replacement = Literal["text", "name", "code", "agency"]

NOT_SHOWN = "not-shown"
"""The code, and the id of the agency, that stand where something may not be shown."""
NOT_SHOWN_WORDS = "Not shown"

_CODES = frozenset({("Individual", "diagnosis")})
_AGENCIES = frozenset({("Source", "agency"), ("Concern", "reported_by")})
_NETWORK = frozenset({"agencies", "teams", "places", "systems", "*"})


@attrs.frozen(eq=False)
class FieldShape:
    """One field of a class."""

    name: str
    told: Told
    default: Any
    """What it is when it is not filled in; ``attrs.NOTHING`` where it must be."""
    inner: Any
    """The class of the records that it holds; None for plain values."""
    many: bool
    """Whether it is a list."""
    refers: bool
    """Whether its values are ids of other things, whatever they are of."""
    replaced: Replacement | None
    """What stands for a value that must be there and may not be shown."""

    @property
    def required(self) -> bool:
        """Whether it must be filled in."""
        return self.default is attrs.NOTHING


@attrs.frozen
class ClassShape:
    """One class of the domain: its fields, and what makes a record of it an agency's own."""

    cls: Any
    fields: tuple[FieldShape, ...]
    own: Callable[[Any], tuple[Any, ...]] | None
    """Gives the values that name whose own a record is."""
    inner: tuple[FieldShape, ...]
    refers: tuple[FieldShape, ...]
    network: Callable[[Any], tuple[Any, ...]] | None
    """Gives the values that may name agencies, teams, places and systems, of its own fields and of
    those of the records that must stand in it."""
    nested: tuple[FieldShape, ...]
    """The fields whose records may or may not be there, and may name such."""
    categories: frozenset[str]
    """Every category of a field of it or of a record inside it."""


@cache
def shape_of(cls: Any) -> ClassShape:  # noqa: ANN401  (a class of the domain)
    """The shape of a class."""
    entry = told()[cls.__name__]
    fields = tuple(_field(cls, field, entry.fields[field.name]) for field in attrs.fields(cls))
    inner = tuple(field for field in fields if field.inner is not None)
    categories = {field.told.category for field in fields} - {WITHIN}
    direct = list(_paths_to_network(cls))
    for field in inner:
        categories |= shape_of(field.inner).categories
    return ClassShape(
        cls,
        fields,
        _getter([".".join(path) for path in entry.own]),
        inner,
        tuple(field for field in fields if field.refers),
        _getter(direct),
        tuple(f for f in inner if not (f.required and not f.many) and _names_network(f.inner)),
        frozenset(categories),
    )


def names_of_network(records: Iterable[Any]) -> set[str]:
    """Every id in records that may be of an agency, team, place or system; others may be among."""
    found: set[str] = set()
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        cls: Any = type(record)
        shape = shape_of(cls)
        if shape.network is not None:
            for value in shape.network(record):
                if type(value) is tuple:
                    found.update(value)
                elif value is not None:
                    found.add(value)
        for field in shape.nested:
            held = getattr(record, field.name)
            if held:
                waiting += held if field.many else (held,)
    return found


def names_in_tree(cls: Any, tree: Mapping[str, Any]) -> Iterator[str]:  # noqa: ANN401
    """Every id that a record names, read from its tree as the journal keeps it."""
    shape = shape_of(cls)
    for field in shape.refers:
        value = tree.get(field.name)
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value
    for field in shape.inner:
        held = tree.get(field.name)
        if held:
            for one in held if field.many else (held,):
                yield from names_in_tree(field.inner, one)


@cache
def _paths_to_network(cls: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The fields of a class, and of the records that must stand in it, that may name such."""
    found = [f.name for f in attrs.fields(cls) if _kinds(f.type) & _NETWORK]
    for field in attrs.fields(cls):
        inner = _record_in(field)
        if inner is not None and _stands_in(field):
            found += [f"{field.name}.{path}" for path in _paths_to_network(inner)]
    return tuple(found)


@cache
def _names_network(cls: Any) -> bool:  # noqa: ANN401
    shape = shape_of(cls)
    return shape.network is not None or bool(shape.nested)


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]] | None:
    if not names:
        return None
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


def _field(cls: Any, field: Any, told_of: Told) -> FieldShape:  # noqa: ANN401
    found = list(leaves(field.type))
    default = field.default
    return FieldShape(
        name=field.name,
        told=told_of,
        default=default,
        inner=_record_in(field),
        many=_is_list(field),
        refers=bool(_kinds(field.type)),
        replaced=_replacement(cls, field, found) if default is attrs.NOTHING else None,
    )


def _record_in(field: Any) -> Any:  # noqa: ANN401
    """The class of the records in a field; None for plain values."""
    found = leaves(field.type)
    return next((c for c in found if isinstance(c, type) and issubclass(c, Record)), None)


def _is_list(field: Any) -> bool:  # noqa: ANN401
    return any(get_origin(kind) is tuple for kind in (field.type, *get_args(field.type)))


def _stands_in(field: Any) -> bool:  # noqa: ANN401
    """Whether exactly one record must stand in a field."""
    return field.default is attrs.NOTHING and not _is_list(field)


def _replacement(cls: Any, field: Any, found: list[Any]) -> Replacement | None:  # noqa: ANN401
    key = (cls.__name__, field.name)
    if key in _AGENCIES:
        return "agency"
    if key in _CODES:
        return "code"
    if field.name == "preferred_name":
        return "name"
    rules = [leaf.__metadata__[0] for leaf in found if get_origin(leaf) is Annotated]
    plain = get_origin(field.type) is Annotated
    return "text" if plain and any(isinstance(rule, Words) for rule in rules) else None


def _kinds(kind: Any) -> set[str]:  # noqa: ANN401
    return {
        name
        for leaf in leaves(kind)
        if get_origin(leaf) is Annotated and isinstance(leaf.__metadata__[0], RefTo)
        for name in leaf.__metadata__[0].kinds
    }
