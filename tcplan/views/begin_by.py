"""The last day on which each piece of work before a move can begin, counted back from its target.

Without a target nothing is counted back: a day that rests on nothing would look like one that does.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, Transition
from tcplan.errors import MilestoneLoopError, TooLargeError

if TYPE_CHECKING:
    from tcplan.analysis.path.critical import Timed


@attrs.frozen
class BeginBy:
    """A milestone that is not done, and the last day on which it can begin, or be done."""

    milestone: Milestone
    on: dt.date | None
    """``None`` where the move has no target, or its steps wait for each other or lead beyond the
    calendar."""
    verb: str
    """``Begin``; ``Finish`` for what is under way."""
    because: str


def begin_by(plan: Plan, move: Transition, day: dt.date) -> Iterator[BeginBy]:
    """The milestones of a move that are not done by a day, in the plan's order.

    Complexity: linear in the milestones that the move waits for.
    """
    todo = [one for one in move.milestones if one.done_on is None or one.done_on > day]
    if not todo:
        return
    from tcplan.analysis.path.critical import critical_path
    from tcplan.analysis.path.network import network_of

    timed: dict[str, Timed] = {}
    if move.target is not None:
        try:
            found = network_of(plan, move, day)
            timed = dict(critical_path(found, day, move.target).by_id) if found else {}
        except (MilestoneLoopError, TooLargeError):
            # One move that cannot be worked out must not take the days of everybody else away.
            timed = {}
    for one in todo:
        yield _told(one, timed.get(one.id), move.target)


def _told(milestone: Milestone, timed: "Timed | None", target: dt.date | None) -> BeginBy:
    begun = timed is not None and timed.latest_start is None
    on = None if timed is None else timed.latest_finish if begun else timed.latest_start
    if target is None:
        return BeginBy(milestone, None, "Begin", "The move has no target day to count back from.")
    if on is None:
        words = "The steps of the move cannot be put one after another; its timeline says why."
        return BeginBy(milestone, None, "Begin", words)
    takes = f"it takes {days_said(milestone.likely)} when all goes as is likely"
    last = "be done" if begun else "begin"
    because = f"The last day on which it can {last} for a move on {long_day(target)}; {takes}."
    return BeginBy(milestone, on, "Finish" if begun else "Begin", because)
