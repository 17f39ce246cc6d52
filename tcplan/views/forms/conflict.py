"""Two people changed the same entry: both are told, and nothing of either is lost unasked."""

from collections.abc import Sequence
from typing import Any

import attrs

from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.common import Entity
from tcplan.domain.fields import Record
from tcplan.domain.plan import collection_of
from tcplan.errors import Clash
from tcplan.views.forms.image import named, told
from tcplan.views.in_words import FieldTold
from tcplan.views.looking import Looking


@attrs.frozen
class FieldInConflict:
    """One field as it was read, as somebody else left it, and as it was about to be saved."""

    label: str
    read: str | None
    theirs: str | None
    yours: str | None

    @property
    def both(self) -> bool:
        """Whether both changed it, and not to the same."""
        return len({self.read, self.theirs, self.yours}) == 3  # noqa: PLR2004


@attrs.frozen
class Conflict:
    """One entry that two people changed."""

    entity: str
    named: str
    """The entry in words."""
    who: str
    """Who changed it since it was read."""
    at: str
    """When, as ISO text."""
    removed: bool
    """Whether they took it out of the plan."""
    removing: bool
    """Whether it was about to be taken out."""
    fields: tuple[FieldInConflict, ...]


def conflicts(
    read: Looking, newest: Looking, changes: Sequence[Change], clashes: Sequence[Clash]
) -> tuple[Conflict, ...]:
    """What stands against each other: the plan as read, as it stands, and the changes to it."""
    found = []
    for name, clash in {clash.entity: clash for clash in clashes}.items():
        base = _entity(read, name)
        theirs = _entity(newest, name)
        mine = _wanted(base, changes, name)
        of = theirs or mine or base
        if of is not None:
            fields = _fields(newest, base, theirs, mine)
            found.append(
                Conflict(
                    entity=name,
                    named=named(newest, of),
                    who=clash.who,
                    at=clash.at,
                    removed=theirs is None,
                    removing=mine is None,
                    fields=fields,
                )
            )
    return tuple(found)


def over(read: Looking, newest: Looking, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The same changes put over what stands now: what was not changed here stays as they left it.

    An entry that they took out comes again, whole. Raises ``InvalidValueError`` when what came
    of both breaks a rule of the entry.
    """
    return tuple(_over(read, newest, change) for change in changes)


def _over(read: Looking, newest: Looking, change: Change) -> Change:
    if not isinstance(change, Amend):
        return change
    base, theirs = _entity(read, change.id), _entity(newest, change.id)
    if theirs is None and base is not None:
        return Add(attrs.evolve(base, **change.fields))
    if theirs is None or base is None or type(theirs) is not type(base):
        return change
    fields = {
        name: merged(getattr(base, name), getattr(theirs, name), mine)
        for name, mine in change.fields.items()
    }
    return Amend(change.id, fields)


def merged(base: Any, theirs: Any, mine: Any) -> Any:  # noqa: ANN401  (what any field may hold)
    """Both changes of a value where they differ in place, else mine: three-way, record by record.

    Parts of a list are told apart by their ids; without ids a list is one value.
    """
    if theirs in (base, mine):
        return mine
    if base == mine:
        return theirs
    if isinstance(mine, Record) and type(base) is type(theirs) is type(mine):
        made: Any = mine
        names = [field.name for field in attrs.fields(type(made))]
        values = {n: merged(getattr(base, n), getattr(theirs, n), getattr(made, n)) for n in names}
        return attrs.evolve(made, **values)
    lists = (base, theirs, mine)
    if all(isinstance(each, tuple) and _by_id(each) is not None for each in lists):
        return _merged_parts(*(_by_id(each) or {} for each in lists))
    return mine


def _merged_parts(
    base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
) -> tuple[Any, ...]:
    """Mine in my order, theirs that are new after them; what either took out unchanged goes."""
    found = []
    for name, part in mine.items():
        if name in theirs:
            found.append(merged(base.get(name, theirs[name]), theirs[name], part))
        elif part != base.get(name):
            found.append(part)
    found += [part for name, part in theirs.items() if name not in mine and part != base.get(name)]
    return tuple(found)


def _by_id(parts: tuple[Any, ...]) -> dict[str, Any] | None:
    if not all(hasattr(part, "id") for part in parts):
        return None
    return {part.id: part for part in parts}


def _entity(looking: Looking, name: str) -> Any:  # noqa: ANN401  (an entity of any class)
    found = looking.plan.by_id.get(name)
    return found if isinstance(found, Entity) else None


def _wanted(base: Any, changes: Sequence[Change], name: str) -> Any:  # noqa: ANN401
    """How the entry was to stand; None when it was to be taken out."""
    wanted = base
    for change in changes:
        if isinstance(change, Add) and change.entity.id == name:
            wanted = change.entity
        elif isinstance(change, Amend) and change.id == name and wanted is not None:
            wanted = attrs.evolve(wanted, **change.fields)
        elif not isinstance(change, Add | Amend) and change.id == name:
            wanted = None
    return wanted


def _fields(
    looking: Looking, base: Entity | None, theirs: Entity | None, mine: Entity | None
) -> tuple[FieldInConflict, ...]:
    alike = {collection_of(each) for each in (base, theirs, mine) if each is not None}
    if base is None or len(alike) > 1:
        return tuple(
            FieldInConflict(f.label, None, f.before, f.after) for f in told(looking, theirs, mine)
        )
    left = _by_label(told(looking, base, theirs)) if theirs else {}
    right = _by_label(told(looking, base, mine)) if mine else {}
    rows = []
    for label in dict.fromkeys((*left, *right)):
        before = [side[label].before for side in (left, right) if label in side][0]  # noqa: RUF015
        after = [side[label].after if label in side else before for side in (left, right)]
        rows.append(FieldInConflict(label, before, *after))
    return tuple(rows)


def _by_label(fields: Sequence[FieldTold]) -> dict[str, FieldTold]:
    """Parts without a name of their own share a label, and are then told together."""
    found: dict[str, FieldTold] = {}
    for field in fields:
        held = found.get(field.label)
        found[field.label] = (
            field
            if held is None
            else FieldTold(
                field.label, _joined(held.before, field.before), _joined(held.after, field.after)
            )
        )
    return found


def _joined(one: str | None, other: str | None) -> str | None:
    return "; ".join(each for each in (one, other) if each is not None) or None
