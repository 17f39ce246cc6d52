"""A change of a sound plan is judged by what it touches: what comes, what goes, and who names it.

Whatever is not certainly sound from that is left to the judgement of the whole plan, which alone
says what is wrong. Complexity: the references of what comes and goes, the controls that those
which come lead to, and a copy of two dictionaries.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from tcplan.domain.integrity import NESTED_KINDS, PERSONAL_PARTS, loops, named

Placed = tuple[str, Any]
"""A record with its collection; ``about`` for the plan's own particulars."""

_NESTED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        collection: tuple((kind, f) for kind, (c, f) in NESTED_KINDS.items() if c == collection)
        for collection, _ in NESTED_KINDS.values()
    }
)
"""Collection to the kinds of things inside its entities, each with its field."""


class Thing(NamedTuple):
    """What an id stands for, and whose it is."""

    id: str
    kind: str
    whose: str | None


@attrs.frozen
class Index:
    """Every id of a sound plan, and how often each is named."""

    things: Mapping[str, Thing] = MappingProxyType({})
    """By their ids without regard to capitals."""
    named: Mapping[str, int] = MappingProxyType({})

    @classmethod
    def of(cls, records: Iterable[Placed]) -> "Index":
        """The index of all the records of a plan that has been judged to be sound."""
        things: dict[str, Thing] = {}
        counts: dict[str, int] = {}
        _put_in(records, things, counts)
        return cls(things, counts)

    def kind(self, name: str) -> str | None:
        """The collection or nested kind of what has exactly this id."""
        thing = self.things.get(name.casefold())
        return thing.kind if thing is not None and thing.id == name else None

    def after(
        self, gone: Sequence[Placed], come: Sequence[Placed], controls: Iterable[Any]
    ) -> "Index | None":
        """The index after some records went and others came; None unless all is certainly sound.

        ``controls`` are all the controls of the plan after that.
        """
        things, counts = dict(self.things), dict(self.named)
        left = _take_out(gone, things, counts)
        if not _put_in(come, things, counts):
            return None
        if any(things.get(key) != thing for key, thing in left):
            return None
        after = Index(things, counts)
        if not all(after._names_rightly(entity) for _, entity in come):
            return None
        return None if _looped(come, controls) else after

    def _names_rightly(self, entity: Any) -> bool:  # noqa: ANN401
        person = getattr(entity, "individual", None)
        for name, wanted in named(entity):
            thing = self.things.get(name.casefold())
            if thing is None or thing.id != name:
                return False
            if thing.kind not in wanted and "*" not in wanted:
                return False
            if person is not None and thing.whose not in {None, person}:
                return False
        return True


def _things(collection: str, entity: Any) -> Iterator[tuple[str, Thing]]:  # noqa: ANN401
    """What has an id in a record, itself included."""
    if collection == "about":
        return
    person = getattr(entity, "individual", None)
    yield _folded(entity.id), Thing(entity.id, collection, person)
    for kind, field in _NESTED.get(collection, ()):
        whose = person if field in PERSONAL_PARTS else None
        for part in getattr(entity, field):
            yield _folded(part.id), Thing(part.id, kind, whose)


def _folded(name: str) -> str:
    """An id without regard to capitals; the same object where it has none."""
    folded = name.casefold()
    return name if folded == name else folded


def _take_out(
    gone: Sequence[Placed], things: dict[str, Thing], counts: dict[str, int]
) -> list[tuple[str, Thing]]:
    """Forget what goes; what of it those who stay still name."""
    for _, entity in gone:
        for name, _ in named(entity):
            counts[name] -= 1
            if not counts[name]:
                del counts[name]
    taken = [found for collection, entity in gone for found in _things(collection, entity)]
    for key, _ in taken:
        del things[key]
    return [(key, thing) for key, thing in taken if thing.id in counts]


def _put_in(come: Iterable[Placed], things: dict[str, Thing], counts: dict[str, int]) -> bool:
    """Learn what comes; False when an id is given twice."""
    for collection, entity in come:
        for key, thing in _things(collection, entity):
            if key in things:
                return False
            things[key] = thing
        for name, _ in named(entity):
            counts[name] = counts.get(name, 0) + 1
    return True


def _looped(come: Sequence[Placed], controls: Iterable[Any]) -> bool:
    """Whether a control that came leads back to itself: any new loop goes through one of them."""
    waiting = [entity for collection, entity in come if collection == "controls"]
    if not any(control.requires for control in waiting):
        return False
    by_id = {control.id: control for control in controls}
    reached: dict[str, Any] = {}
    while waiting:
        control = waiting.pop()
        if control.id not in reached:
            reached[control.id] = control
            waiting += [by_id[name] for name in control.requires if name in by_id]
    return next(loops(reached.values()), None) is not None
