"""The caseload in a few figures, now and when the week began; each counts what services owe."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator

import attrs

from tcplan.views.actions import is_open
from tcplan.views.counted import Counted
from tcplan.views.looking import Looking


@attrs.frozen(kw_only=True)
class Figure:
    """One number now and when the week began."""

    words: str
    now: int
    then: int | None
    """None where the plan does not tell what stood on that day."""


def figures(
    looking: Looking, since: dt.date, before: Looking | None, only: str | None
) -> tuple[Figure, ...]:
    """The caseload; ``before`` is the record as it was known when the week began.

    Complexity: that of everything that is due for everybody, on both days.
    """
    now = Counted(looking, None)
    then = Counted(before or looking.at(since), None)
    return tuple(_figures(now, then, only, known=before is not None))


_Tally = Callable[[Counted], Collection[str | None]]
"""Whose each thing is that is counted."""


def _figures(now: Counted, then: Counted, only: str | None, *, known: bool) -> Iterator[Figure]:
    for words, of, from_dates in _ROWS:
        yield Figure(
            words=words,
            now=_count(of(now), only),
            then=_count(of(then), only) if known or from_dates else None,
        )


def _count(whose: Collection[str | None], only: str | None) -> int:
    return sum(1 for one in whose if only in {None, one})


def _ready(counted: Counted) -> list[str | None]:
    return [name for name, one in counted.stays.items() if one.ready_since is not None]


def _without_reason(counted: Counted) -> list[str | None]:
    return [name for name, one in counted.stays.items() if one.days_uncoded]


def _gates(counted: Counted) -> list[str | None]:
    return [name for name, gates in counted.open_gates.items() for _ in gates]


def _actions(counted: Counted) -> list[str | None]:
    day = counted.on.day
    asked = (one for one in counted.on.plan.actions if one.asked_on <= day)
    return [one.individual for one in asked if is_open(one, day)]


def _late_actions(counted: Counted) -> list[str | None]:
    day = counted.on.day
    found = (one for one in counted.on.plan.actions if one.asked_on <= day and one.due < day)
    return [one.individual for one in found if is_open(one, day)]


_ROWS: tuple[tuple[str, _Tally, bool], ...] = (
    ("People in hospital", lambda c: c.in_hospital, True),
    ("In hospital and clinically ready to leave", _ready, True),
    ("Of them with days that have no recorded reason", _without_reason, True),
    ("In hospital without a planned move", lambda c: c.without_plan, False),
    ("In hospital, the planned move without a day", lambda c: c.without_date, False),
    ("Not moved, and the planned day has passed", lambda c: c.late, False),
    ("Gates not met within thirty days of the move", _gates, False),
    ("Things that are overdue", lambda c: [one.individual for one in c.overdue], False),
    ("Actions that are open", _actions, True),
    ("Of them overdue", _late_actions, True),
)
"""What is counted, and whether dates in a plan tell it for a past day too."""
