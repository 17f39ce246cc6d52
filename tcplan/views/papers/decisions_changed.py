"""Who changed what, when, as the journal has it; a change that was taken back stays and says so."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence

import attrs

from tcplan.views.in_words import NOTHING
from tcplan.views.saves import DeedTold, SavesView, SaveTold

_KINDS = frozenset({"move", "acceptance of a gap"})
"""What is decided about, also where it has left the plan since."""

_DAYS = re.compile(
    r"(?:^|: )(target|moved on|due|waived until|started on|done on|shortest|likely|longest|until)$",
    re.IGNORECASE,
)
"""Fields of a move or an acceptance that say when; the journal's words name them last."""


@attrs.frozen(kw_only=True)
class FieldChanged:
    """One field before and after, in words."""

    what: str
    before: str
    after: str


@attrs.frozen(kw_only=True)
class ChangeRow:
    """What one save did to one entry."""

    change: int
    """The number of the save."""
    on: dt.date
    clock: str
    """The time of day with its zone."""
    who: str
    agency: str | None
    why: str | None
    done: str
    """What was done, as a phrase: "move changed"."""
    fields: tuple[FieldChanged, ...]
    undone: bool


@attrs.frozen(kw_only=True)
class DayMoved:
    """A day, or a time that something takes, that was changed."""

    on: dt.date
    clock: str
    who: str
    agency: str | None
    why: str | None
    what: str
    before: str
    after: str
    undone: bool


def changes(saves: SavesView, own: Collection[str]) -> tuple[ChangeRow, ...]:
    """What the journal has about the entries with these ids, the oldest first."""
    return tuple(
        _change(save, deed)
        for save in sorted(saves.saves, key=lambda save: save.change)
        for deed in save.deeds
        if deed.entity in own or deed.kind in _KINDS
    )


def _change(save: SaveTold, deed: DeedTold) -> ChangeRow:
    turned = f" ({save.turned} save {save.undoes})" if save.undoes is not None else ""
    return ChangeRow(
        change=save.change,
        on=save.at.date(),
        clock=clock(save.at),
        who=save.who,
        agency=save.agency,
        why=save.why,
        done=f"{deed.named} {deed.done}{turned}",
        fields=tuple(_fields(deed)),
        undone=save.undone,
    )


def _fields(deed: DeedTold) -> Iterator[FieldChanged]:
    for field in deed.fields:
        yield FieldChanged(
            what=field.label, before=field.before or NOTHING, after=field.after or NOTHING
        )


def clock(at: dt.datetime) -> str:
    """The time of day of a moment as the journal has it, with its zone."""
    return f"{at:%H:%M} {at.tzname() or ''}".strip()


def days_moved(told: Sequence[ChangeRow]) -> tuple[DayMoved, ...]:
    """Of these changes the days that were set before and were set to something else."""
    return tuple(
        DayMoved(
            on=row.on,
            clock=row.clock,
            who=row.who,
            agency=row.agency,
            why=row.why,
            what=field.what,
            before=field.before,
            after=field.after,
            undone=row.undone,
        )
        for row in told
        for field in row.fields
        if _DAYS.search(field.what) and field.before != NOTHING
    )
