"""A decide-by day is told with what it means for the target, before the target is lost.

Whatever the critical path has no day for is told as not known, never as in time.
"""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.transition import Milestone, Transition
from tcplan.views.looking import Looking
from tcplan.views.timeline.owners import group_of
from tcplan.views.timeline.path import Names, in_days, too_late, untargeted

if TYPE_CHECKING:
    from tcplan.analysis.path.critical import CriticalPath, Timed

_BY_WORK = {"done": "Done", "under-way": "Under way", "planned": "Planned"}


@attrs.frozen(kw_only=True)
class MilestoneView:
    """A milestone of the move, with its days as the critical path has them."""

    id: str
    name: str
    group: str
    """Where its owner belongs: the groups of the support network."""
    owner: str | None
    uses: tuple[str, ...]
    """Whose limited capacity it takes."""
    waits_for: tuple[str, ...]
    typical: str | None
    """Which typical milestone it is, in words."""
    state: str
    """``done``, ``under-way`` or ``planned``."""
    state_words: str
    shortest_days: int
    likely_days: int
    longest_days: int
    second_try_in_100: int | None
    second_try_days: int | None
    started_on: dt.date | None
    done_on: dt.date | None
    earliest_start: dt.date | None
    """Null when the path cannot be worked out."""
    earliest_finish: dt.date | None
    latest_finish: dt.date | None
    """The last day on which it can be done for the target; null without a target, and when done."""
    decide_by: dt.date | None
    """The last day on which it can begin for the target; null once begun or without a target."""
    days_left: int | None
    """Days until ``decide_by`` (until ``latest_finish``, when under way); below 0 when past."""
    float_days: int | None
    """Days it can slip before the target (the earliest finish, without one) is lost; below 0 when
    it is lost already. Null when done, or not known."""
    free_float_days: int | None
    """Days it can slip before anything else slips."""
    critical: bool
    standing: str
    """``past``, ``late``, ``soon``, ``fine``, ``done``; ``unknown`` when it is not worked out."""
    standing_words: str

    @property
    def critical_words(self) -> str | None:
        """What a day lost here costs; None where others can make up for it."""
        if not self.critical:
            return None
        spare = self.float_days or 0
        until = f", once the {days_said(spare)} to spare {'is' if spare == 1 else 'are'} gone"
        return f"a day lost here is a day lost for the move{until if spare > 0 else ''}"

    @property
    def late(self) -> bool:
        """Whether the target is lost by it, or will be if nothing is done."""
        return self.standing in {"past", "late"}


def milestone_views(
    looking: Looking, move: Transition | None, path: "CriticalPath | None"
) -> tuple[MilestoneView, ...]:
    """The milestones of a move, in the plan's order."""
    if move is None:
        return ()
    steps = _Steps(looking, move, path)
    return tuple(steps.view(one) for one in move.milestones)


class _Steps:
    """The milestones of one move on its critical path."""

    def __init__(self, looking: Looking, move: Transition, path: "CriticalPath | None") -> None:
        self._looking = looking
        self._calls = Names(looking, move)
        self._timed: Mapping[str, Timed] = path.by_id if path else {}
        self._target = path.target if path else None
        self._without = untargeted(looking, move)

    def view(self, one: Milestone) -> MilestoneView:
        looking, timed, calls = self._looking, self._timed.get(one.id), self._calls
        state = _state(one, looking.day)
        aimed = timed if self._target else None
        begin = aimed.decide_by if aimed else None
        last = aimed.latest_finish if aimed else None
        final = begin or last
        return MilestoneView(
            id=one.id,
            name=calls.of(one.id),
            group=group_of(looking, one.owner),
            owner=looking.thing_name(one.owner) if one.owner else None,
            uses=tuple(looking.thing_name(name) for name in one.uses),
            waits_for=tuple(calls.of(name) for name in one.depends_on),
            typical=label("milestone-library", one.typical) if one.typical else None,
            state=state,
            state_words=_BY_WORK[state],
            shortest_days=one.shortest,
            likely_days=one.likely,
            longest_days=one.longest,
            second_try_in_100=one.second_try_in_100,
            second_try_days=one.second_try_days,
            started_on=one.started_on,
            done_on=one.done_on,
            earliest_start=timed.earliest_start if timed else None,
            earliest_finish=timed.earliest_finish if timed else None,
            latest_finish=last,
            decide_by=begin,
            days_left=(final - looking.day).days if final else None,
            float_days=timed.total_float if timed else None,
            free_float_days=timed.free_float if timed else None,
            critical=timed.critical if timed else False,
            standing=self._standing(timed),
            standing_words=self._words(one, timed),
        )

    def _standing(self, timed: "Timed | None") -> str:
        if timed is None:
            return "unknown"
        return "fine" if self._target is None and timed.state != "done" else timed.state

    def _words(self, one: Milestone, timed: "Timed | None") -> str:
        if timed is None:
            return "No day can be worked out."
        if timed.state == "done":
            return f"Done on {short_day(timed.earliest_finish)}."
        if self._target is None or timed.latest_finish is None or timed.total_float is None:
            return f"{self._without}; done at the earliest on {short_day(timed.earliest_finish)}."
        last, day = timed.decide_by or timed.latest_finish, self._looking.day
        if timed.total_float < 0:
            earliest = self._target - dt.timedelta(days=timed.total_float)
            late = too_late(-timed.total_float, self._target, earliest)
            return f"{late} {_missed(timed, last, day)}"
        verb = "Be done" if timed.decide_by is None else "Decide"
        least = f"; {days_said(one.likely)} of work when all goes as is likely"
        return (
            f"{verb} by {short_day(last)}, {in_days(last, day)}{'' if timed.under_way else least}."
        )


def _state(one: Milestone, day: dt.date) -> str:
    if one.done_on is not None and one.done_on <= day:
        return "done"
    return "under-way" if one.started_on is not None and one.started_on <= day else "planned"


def _missed(timed: "Timed", last: dt.date, day: dt.date) -> str:
    verb = "begun" if timed.decide_by else "been done"
    if timed.state == "past":
        return f"It had to have {verb} by {short_day(last)}, {in_days(last, day)}."
    verb = "begin" if timed.decide_by else "be done"
    return (
        f"It has to {verb} by {short_day(last)}, {in_days(last, day)}, and at the likely pace "
        "that will be missed."
    )
