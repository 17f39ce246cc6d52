"""A decide-by day is told with what it means for the target, before the target is lost.

Days are the critical path's: all goes as is likely, and work is counted in elapsed days.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.domain.transition import Milestone, Transition
from tcplan.errors import MilestoneLoopError, TooLargeError
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved
from tcplan.views.timeline.owners import group_of

if TYPE_CHECKING:
    from tcplan.analysis.path.critical import CriticalPath, Timed
    from tcplan.analysis.path.network import ActivityNetwork

ELSEWHERE = "a step of another person's move"
"""Said in place of a milestone of somebody else."""
_NO_TARGET = "No target day is set to count back from"
_BY_CHAIN = " → "
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
    def late(self) -> bool:
        """Whether the target is lost by it, or will be if nothing is done."""
        return self.standing in {"past", "late"}


@attrs.frozen(kw_only=True)
class PathView:
    """When the work of a move is done at the earliest, and which work decides that."""

    finish: dt.date
    slack_days: int | None
    """Days between it and the target, below 0 when the target is lost; null without a target."""
    sentence: str
    late: tuple[str, ...]
    """Names of the milestones by which the target is lost."""
    critical: tuple[str, ...]
    """The critical paths in words, each from what comes first; ten at most."""
    critical_count: int
    """How many critical paths there are."""


@attrs.frozen
class Worked:
    """The network of a move and its critical path, or why there is none."""

    network: "ActivityNetwork | None" = None
    path: "CriticalPath | None" = None
    trouble: str | None = None


def worked_out(looking: Looking, move: Transition | None) -> Worked:
    """The critical path of a move on the day asked about; no target counts once it was made."""
    if move is None:
        return Worked()
    from tcplan.analysis.path.critical import critical_path
    from tcplan.analysis.path.network import network_of

    target = None if moved(move, looking.day) else move.target
    try:
        network = network_of(looking.plan, move, looking.day)
        path = critical_path(network, looking.day, target) if network else None
    except (MilestoneLoopError, TooLargeError) as error:
        return Worked(trouble=_trouble(looking, move, error))
    return Worked(network, path)


def _trouble(looking: Looking, move: Transition, error: Exception) -> str:
    if not isinstance(error, MilestoneLoopError):
        return str(error)
    calls = Names(looking, move)
    told = _BY_CHAIN.join(f"“{calls.of(name)}”" for name in error.loop)
    return (
        f"These steps of the move wait for each other, so none of them can begin: {told}. No day "
        "of the move can be worked out until one of these dependencies is taken out."
    )


class Names:
    """What milestones are called on this person's screen; nobody else's is named there."""

    def __init__(self, looking: Looking, move: Transition) -> None:
        self._looking = looking
        self._me = move.individual
        self._mine = {
            one.id: one
            for each in looking.plan.of("transitions", move.individual)
            for one in each.milestones
        }

    def of(self, name: str) -> str:
        """The milestone's name, if it is the person's own."""
        one = self._mine.get(name)
        return self._looking.veiled(one.name, self._me) if one else ELSEWHERE

    def chain(self, names: Sequence[str]) -> str:
        """Milestones one after another."""
        return _BY_CHAIN.join(self.of(name) for name in names)


def path_view(looking: Looking, move: Transition, path: "CriticalPath") -> PathView | None:
    """The critical path in words; ``None`` when nothing is left to do."""
    if all(one.state == "done" for one in path.milestones):
        return None
    calls = Names(looking, move)
    mine = {one.id for one in move.milestones}
    late = [one.id for one in path.milestones if _is_late(one, path) and one.id in mine]
    return PathView(
        finish=path.finish,
        slack_days=path.slack,
        sentence=_path_words(path),
        late=tuple(calls.of(name) for name in late),
        critical=tuple(calls.chain(names) for names in path.paths),
        critical_count=path.path_count,
    )


def _is_late(one: "Timed", path: "CriticalPath") -> bool:
    return path.target is not None and one.state in {"past", "late"}


def _path_words(path: "CriticalPath") -> str:
    finish, slack = long_day(path.finish), path.slack
    if slack is None or path.target is None:
        return f"{_NO_TARGET}; when all goes as is likely the work is done by {finish}."
    if slack < 0:
        return too_late(-slack, path.target, path.finish)
    spare = f"{days_said(slack)} before the target" if slack else "on the day of the target"
    return f"When all goes as is likely the work is done by {finish}, {spare}."


def too_late(days: int, target: dt.date, earliest: dt.date) -> str:
    """That a target is lost, by how much, and what is possible instead."""
    return (
        f"{days_said(days).capitalize()} too late for {long_day(target)}: "
        f"at the earliest now {long_day(earliest)}."
    )


def milestone_views(
    looking: Looking, move: Transition | None, path: "CriticalPath | None"
) -> tuple[MilestoneView, ...]:
    """The milestones of a move, in the plan's order."""
    if move is None:
        return ()
    calls = Names(looking, move)
    found: Mapping[str, Timed] = path.by_id if path else {}
    target = path.target if path else None
    return tuple(
        _milestone(looking, one, found.get(one.id), target, calls) for one in move.milestones
    )


def _milestone(
    looking: Looking, one: Milestone, timed: "Timed | None", target: dt.date | None, calls: Names
) -> MilestoneView:
    state = _state(one, looking.day)
    last = None if timed is None or target is None else timed.latest_finish
    begin = None if timed is None or target is None else timed.decide_by
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
        standing=_standing(timed, target),
        standing_words=_standing_words(one, timed, target, looking.day),
    )


def _state(one: Milestone, day: dt.date) -> str:
    if one.done_on is not None and one.done_on <= day:
        return "done"
    return "under-way" if one.started_on is not None and one.started_on <= day else "planned"


def _standing(timed: "Timed | None", target: dt.date | None) -> str:
    if timed is None:
        return "unknown"
    return "fine" if target is None and timed.state != "done" else timed.state


def _standing_words(
    one: Milestone, timed: "Timed | None", target: dt.date | None, day: dt.date
) -> str:
    if timed is None:
        return "No day can be worked out."
    if timed.state == "done":
        return f"Done on {short_day(timed.earliest_finish)}."
    if target is None or timed.latest_finish is None or timed.total_float is None:
        return f"{_NO_TARGET}; done at the earliest on {short_day(timed.earliest_finish)}."
    last = timed.decide_by or timed.latest_finish
    if timed.total_float < 0:
        late = too_late(-timed.total_float, target, target - dt.timedelta(days=timed.total_float))
        return f"{late} {_missed(timed, last, day)}"
    verb = "Be done" if timed.decide_by is None else "Decide"
    least = f"; {days_said(one.likely)} of work when all goes as is likely"
    return f"{verb} by {short_day(last)}, {in_days(last, day)}{'' if timed.under_way else least}."


def _missed(timed: "Timed", last: dt.date, day: dt.date) -> str:
    verb = "begun" if timed.decide_by else "been done"
    if timed.state == "past":
        return f"It had to have {verb} by {short_day(last)}, {in_days(last, day)}."
    verb = "begin" if timed.decide_by else "be done"
    return (
        f"It has to {verb} by {short_day(last)}, {in_days(last, day)}, and at the likely pace "
        "that will be missed."
    )


def in_days(day: dt.date, today: dt.date) -> str:
    """How far off a day is: ``in 12 days``, ``today``, ``3 days ago``."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {days_said(days)}" if days > 0 else f"{days_said(-days)} ago"
