"""When the work of a move is done at the earliest is told with what it means for the target.

Days are the critical path's: all goes as is likely, and work is counted in elapsed days.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.transition import Transition
from tcplan.errors import MilestoneLoopError, TooLargeError
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved

if TYPE_CHECKING:
    from tcplan.analysis.path.critical import CriticalPath, Timed
    from tcplan.analysis.path.network import ActivityNetwork

ELSEWHERE = "a step of another person's move"
"""Said in place of a milestone of somebody else."""
_NO_TARGET = "No target day is set to count back from"
_MADE = "The move has been made"
_BY_CHAIN = " → "


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
        sentence=_path_words(path, untargeted(looking, move)),
        late=tuple(calls.of(name) for name in late),
        critical=tuple(calls.chain(names) for names in path.paths),
        critical_count=path.path_count,
    )


def _is_late(one: "Timed", path: "CriticalPath") -> bool:
    return path.target is not None and one.state in {"past", "late"}


def untargeted(looking: Looking, move: Transition) -> str:
    """Why there is no target to count back from, where there is none."""
    return _MADE if moved(move, looking.day) else _NO_TARGET


def _path_words(path: "CriticalPath", without: str) -> str:
    finish, slack = long_day(path.finish), path.slack
    if slack is None or path.target is None:
        return f"{without}; when all goes as is likely the work is done by {finish}."
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


def in_days(day: dt.date, today: dt.date) -> str:
    """How far off a day is: ``in 12 days``, ``today``, ``3 days ago``."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {days_said(days)}" if days > 0 else f"{days_said(-days)} ago"
