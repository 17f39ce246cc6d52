"""What a file changed since it was exported is taken, and what others saved meanwhile stays.

Two people who changed the same field are never decided between: that is for them to do.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from tcplan.domain.changes import Add, Change, Remove
from tcplan.domain.common import Entity
from tcplan.domain.plan import About, Plan

ABOUT = "@about"
"""The plan's own particulars, as the journal names them."""


@attrs.frozen
class Parted:
    """An entry, or one of its fields, that the file and somebody else changed differently."""

    name: str
    field: str | None
    """None for the whole entry: one side removed it, or each side added it in another way."""
    yours: Any
    """The entry in the file; None when the file has none."""
    theirs: Any
    """The entry in the database; None when the database has none."""


@attrs.frozen
class Merged:
    """What a file comes to beside what others have saved since it was exported."""

    changes: tuple[Change, ...]
    about: About
    parted: tuple[Parted, ...]
    kept: tuple[str, ...]
    """Ids of entries that others changed and the file did not."""


def replaced(now: Plan, given: Plan) -> Merged:
    """The plan of the file in the place of the plan that there is: nothing else is known."""
    held = {entity.id: entity for entity in now}
    wanted = {entity.id: entity for entity in given}
    ends = {name: wanted.get(name) for name in (*held, *wanted)}
    return Merged(tuple(_changes(held, ends)), given.about, (), ())


def merged(base: Plan, now: Plan, given: Plan) -> Merged:
    """The changes from ``base`` to ``given``, made to ``now``; linear in the size of the plans.

    A three-way comparison, field by field: a field changed on one side only is as that side has
    it; a field changed on both sides in the same way is so; any other is parted.
    """
    before, held, wanted = ({entity.id: entity for entity in plan} for plan in (base, now, given))
    ends: dict[str, Entity | None] = {}
    parted: list[Parted] = []
    kept = []
    for name in dict.fromkeys((*held, *wanted, *before)):
        old, theirs, yours = (plan.get(name) for plan in (before, held, wanted))
        ends[name], found = _one(name, old, theirs, yours)
        parted += found
        if theirs != old and ends[name] == theirs and yours != theirs and not found:
            kept.append(name)
    about, found = _one(ABOUT, base.about, now.about, given.about)
    if about == now.about != given.about and not found:
        kept.append(ABOUT)
    return Merged(tuple(_changes(held, ends)), about, (*parted, *found), tuple(kept))


def _one(name: str, old: Any, theirs: Any, yours: Any) -> tuple[Any, list[Parted]]:  # noqa: ANN401
    """One entry as it shall stand, as it stands where it is parted."""
    if theirs in (old, yours):
        return yours, []
    if yours == old:
        return theirs, []
    if not type(old) is type(theirs) is type(yours):
        return theirs, [Parted(name, None, yours, theirs)]
    fields, parted = {}, []
    for field in (field.name for field in attrs.fields(type(theirs))):
        was, held, given = (getattr(entry, field) for entry in (old, theirs, yours))
        if given in (was, held):
            continue
        if held == was:
            fields[field] = given
        else:
            parted.append(Parted(name, field, yours, theirs))
    return (theirs, parted) if parted else (attrs.evolve(theirs, **fields), [])


def _changes(held: dict[str, Entity], ends: dict[str, Entity | None]) -> Iterator[Change]:
    for name, entity in held.items():
        if type(ends[name]) is not type(entity):
            yield Remove(name)
    for name, end in ends.items():
        if end is not None and held.get(name) != end:
            yield Add(end)
