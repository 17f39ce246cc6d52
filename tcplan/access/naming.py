"""Nothing that is shown names what is not: such a name is left out, or what must have it is."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any

from tcplan.access.shapes import FieldShape, shape_of
from tcplan.access.shaping import altered
from tcplan.domain.integrity import NESTED_KINDS, named
from tcplan.domain.whatif import Option
from tcplan.domain.whatif_adopting import named_by

_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        collection: tuple(f for c, f in NESTED_KINDS.values() if c == collection)
        for collection, _ in NESTED_KINDS.values()
    }
)


def nested_ids(collection: str, entities: Iterable[Any]) -> Iterator[str]:
    """The ids of what stands inside entities of a collection."""
    for field in _PARTS.get(collection, ()):
        for entity in entities:
            for part in getattr(entity, field):
                yield part.id


def is_less(collection: str, whole: Any, shown: Any | None) -> bool:  # noqa: ANN401
    """Whether something with an id was left out of an entity, or the entity itself."""
    if shown is None:
        return True
    return shown is not whole and any(
        len(getattr(shown, field)) < len(getattr(whole, field))
        for field in _PARTS.get(collection, ())
    )


def names_tried(option: Option) -> Iterator[str]:
    """Every id that an option names, without the arrangements that it would add itself."""
    own = {change.control.id for change in option.changes if change.control is not None}
    for change in option.changes:
        yield from (name for name in named_by(change) if name not in own)


def with_known_names(record: Any, known: AbstractSet[str]) -> Any | None:  # noqa: ANN401
    """The record without names of what is not known; None when it must have one of them."""
    if all(name in known for name, _ in named(record)):
        return record
    changed: dict[str, Any] = {}
    cls: Any = type(record)
    shape = shape_of(cls)
    for field in shape.refers:
        value = getattr(record, field.name)
        kept = _names(field, value, known)
        if kept != value:
            changed[field.name] = kept
    for field in shape.inner:
        held = getattr(record, field.name)
        if held:
            made = [with_known_names(one, known) for one in (held if field.many else (held,))]
            kept = tuple(one for one in made if one is not None)
            changed[field.name] = kept if field.many else next(iter(kept), None)
    for field in (*shape.refers, *shape.inner):
        if field.required and not field.many and changed.get(field.name, ...) is None:
            return None
    return altered(record, changed)


def _names(field: FieldShape, value: Any, known: AbstractSet[str]) -> Any:  # noqa: ANN401
    if field.many:
        return tuple(name for name in value if name in known)
    return value if value in known else None
