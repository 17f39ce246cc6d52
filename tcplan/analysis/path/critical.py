"""A day by which something must begin shows red while the target can still be kept.

Days are counted as elapsed days: finish = start + days, so four weeks from a Monday end on a
Monday, and what waits may begin on the day on which what it waited for is done. Work of one day
that begins on the 4th is done on the 5th. A chart that fills in first and last day shows the same
move as done one day earlier, once and not for each milestone; this is never the hopeful count.

1. Done work has its recorded day and waits for nothing.
2. Work under way runs from its start; it is done today at the earliest, and not before everything
   that it waits for.
3. Other work begins when all that it waits for is done, never before today, nor before a start
   that is recorded for a later day.

Each takes its likely days. Source: J. E. Kelley and M. R. Walker, "Critical-path planning and
scheduling", Proceedings of the Eastern Joint Computer Conference (1959).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Literal

import attrs

from tcplan.analysis.path.network import Activity, ActivityNetwork, date_of

State = Literal["past", "late", "soon", "fine", "done"]

SOON = 14
"""Days ahead in which a decide-by day counts as soon, unless asked otherwise."""
LISTED = 10
"""So many critical paths are listed; their number is always exact."""


@attrs.frozen
class Timed:
    """One milestone: the earliest and the latest days on which it can begin and be done."""

    id: str
    state: State
    """``past``: the last day on which it could begin (be done, when under way) is over. ``late``:
    it is not, but with the likely days of all that comes before, it will be missed. ``soon``: it
    lies within the days asked about. ``fine``: it lies further ahead. ``done``."""
    under_way: bool
    earliest_start: dt.date
    """When done or under way, the day on which it began, as far as that is recorded."""
    earliest_finish: dt.date
    latest_start: dt.date | None
    """Null once it has begun."""
    latest_finish: dt.date | None
    """Null when done."""
    total_float: int | None
    """Days that it can slip before the target (the earliest finish, without a target) is lost;
    below nothing when it is lost already. Null when done."""
    free_float: int | None
    """Days that it can slip before anything that waits for it, or the move, slips."""
    critical: bool
    """Whether a day's slip moves the earliest finish of the whole."""

    @property
    def decide_by(self) -> dt.date | None:
        """The last day on which it can begin; null once it has begun."""
        return self.latest_start


@attrs.frozen
class CriticalPath:
    """Every milestone that a move waits for, and the chains that decide its day."""

    day: dt.date
    target: dt.date | None
    finish: dt.date
    """When the last of the move's own milestones is done at the earliest."""
    milestones: tuple[Timed, ...]
    """Each after those that it waits for."""
    last: tuple[str, ...]
    """Ids of the milestones that nothing else of the move waits for; the target is theirs."""
    paths: tuple[tuple[str, ...], ...]
    """The first ten critical paths, ids from what comes first; what is done stands in none."""
    path_count: int
    """How many critical paths there are."""

    @property
    def slack(self) -> int | None:
        """Days between the earliest finish and the target, below nothing when it is lost."""
        return None if self.target is None else (self.target - self.finish).days

    @cached_property
    def by_id(self) -> Mapping[str, Timed]:
        """The milestones by id."""
        return {one.id: one for one in self.milestones}


def critical_path(
    network: ActivityNetwork, day: dt.date, target: dt.date | None = None, soon: int = SOON
) -> CriticalPath:
    """Earliest and latest days, total and free float, and the critical paths of a move.

    Latest days are counted back from ``target``, else from the earliest finish; ``soon`` is in
    days. Complexity: one pass forward and one back, linear in milestones and dependencies.
    Raises ``TooLargeError`` when the days lead beyond the calendar.
    """
    passes = _Passes(network, day, target, soon)
    ends = [name for name in network.last if passes.is_critical(name)]
    counted = passes.counted()
    return CriticalPath(
        day=day,
        target=target,
        finish=date_of(passes.end),
        milestones=tuple(_timed(one, passes) for one in network.activities),
        last=network.last,
        paths=tuple(islice((path for name in ends for path in passes.paths(name)), LISTED)),
        path_count=sum(counted[name] for name in ends),
    )


class _Passes:
    """The pass forward and the pass back, in days of the common era."""

    def __init__(
        self, network: ActivityNetwork, day: dt.date, target: dt.date | None, soon: int
    ) -> None:
        self.network = network
        self.day = day
        self.soon = soon
        self.today = day.toordinal()
        self.starts: dict[str, int] = {}
        self.finishes: dict[str, int] = {}
        for one in network.activities:
            self._forward(one)
        self.end = max(self.finishes[name] for name in network.last)
        self.horizon = self.end if target is None else target.toordinal()
        self.latest: dict[str, int] = {}
        for one in reversed(network.activities):
            if one.done_on is None:
                self.latest[one.id] = self._latest_finish(one)

    def _forward(self, one: Activity) -> None:
        if one.done_on is not None:
            self.finishes[one.id] = one.done_on.toordinal()
            self.starts[one.id] = (one.started_on or one.done_on).toordinal()
            return
        ready = max([self.today, *(self.finishes[name] for name in one.after)])
        planned = one.started_on.toordinal() if one.started_on else ready
        if one.under_way(self.day):
            self.starts[one.id] = planned
            self.finishes[one.id] = max(planned + one.likely, ready)
        else:
            self.starts[one.id] = max(planned, ready)
            self.finishes[one.id] = self.starts[one.id] + one.likely

    def _latest_finish(self, one: Activity) -> int:
        waiting = self.network.waiting[one.id]
        return min((self._latest_for(other) for other in waiting), default=self.horizon)

    def _latest_for(self, waiting: Activity) -> int:
        """The last day on which that which it waits for may be done."""
        latest = self.latest[waiting.id]
        return latest if waiting.under_way(self.day) else latest - waiting.likely

    def free(self, one: Activity) -> int:
        waiting = self.network.waiting[one.id]
        needed = (
            self.finishes[other.id] if other.under_way(self.day) else self.starts[other.id]
            for other in waiting
        )
        return min(needed, default=self.end) - self.finishes[one.id]

    def is_critical(self, name: str) -> bool:
        spare = self.horizon - self.end
        return name in self.latest and self.latest[name] - self.finishes[name] == spare

    def binding(self, name: str) -> list[str]:
        """What decides when it begins (when it is done, if under way) and is not done itself."""
        one = self.network.by_id[name]
        bound = self.finishes[name] if one.under_way(self.day) else self.starts[name]
        return [
            other
            for other in dict.fromkeys(one.after)
            if self.is_critical(other) and self.finishes[other] == bound
        ]

    def counted(self) -> dict[str, int]:
        """How many critical chains lead to each critical milestone, itself their last."""
        found: dict[str, int] = {}
        for one in self.network.activities:
            if self.is_critical(one.id):
                found[one.id] = sum(found[name] for name in self.binding(one.id)) or 1
        return found

    def paths(self, name: str) -> Iterator[tuple[str, ...]]:
        """The critical chains that end with it, one after another; no deeper than the stack."""
        waiting: list[tuple[str, ...]] = [(name,)]
        while waiting:
            path = waiting.pop()
            before = self.binding(path[0])
            if not before:
                yield path
            waiting.extend((other, *path) for other in reversed(before))


def _timed(one: Activity, passes: _Passes) -> Timed:
    start, finish = passes.starts[one.id], passes.finishes[one.id]
    if one.done_on is not None:
        began, done = date_of(start), date_of(finish)
        return Timed(
            id=one.id,
            state="done",
            under_way=False,
            earliest_start=began,
            earliest_finish=done,
            latest_start=None,
            latest_finish=None,
            total_float=None,
            free_float=None,
            critical=False,
        )
    under_way = one.under_way(passes.day)
    latest = passes.latest[one.id]
    last_call = latest if under_way else latest - one.likely
    return Timed(
        id=one.id,
        state=_state(last_call - passes.today, latest - finish, passes.soon),
        under_way=under_way,
        earliest_start=date_of(start),
        earliest_finish=date_of(finish),
        latest_start=None if under_way else date_of(last_call),
        latest_finish=date_of(latest),
        total_float=latest - finish,
        free_float=passes.free(one),
        critical=passes.is_critical(one.id),
    )


def _state(ahead: int, spare: int, soon: int) -> State:
    if ahead < 0:
        return "past"
    if spare < 0:
        return "late"
    return "soon" if ahead <= soon else "fine"
