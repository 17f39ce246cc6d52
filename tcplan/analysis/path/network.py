"""The work that a move waits for, each piece after what it waits for, or an error with the loop.

What is done waits for nothing any more, so the search for what a move needs ends there.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

import attrs

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, Transition
from tcplan.errors import MilestoneLoopError, TooLargeError


@attrs.frozen
class Activity:
    """A piece of work of an activity-on-node network; durations are whole days, no date is."""

    id: str
    shortest: int
    likely: int
    longest: int
    after: tuple[str, ...] = ()
    """Ids of the activities that must be done first."""
    started_on: dt.date | None = None
    done_on: dt.date | None = None
    second_try_in_100: int = 0
    """In so many of 100 cases it must be done over, wholly or in part."""
    second_try_days: int = 0
    """So many days more it takes then."""

    def under_way(self, day: dt.date) -> bool:
        """Whether it has begun by that day and is not recorded as done."""
        return self.done_on is None and self.started_on is not None and self.started_on <= day


@attrs.frozen
class ActivityNetwork:
    """What a move waits for, in an order in which everything stands after what it waits for."""

    activities: tuple[Activity, ...]
    last: tuple[str, ...]
    """Ids of the move's own activities for which none that is still to be done waits: when all of
    them are done, the move is."""

    @cached_property
    def by_id(self) -> Mapping[str, Activity]:
        """The activities by id."""
        return {one.id: one for one in self.activities}

    @cached_property
    def waiting(self) -> Mapping[str, tuple[Activity, ...]]:
        """Id of an activity to those, not done, that wait for it, in order."""
        found: dict[str, list[Activity]] = {one.id: [] for one in self.activities}
        for one in self.activities:
            if one.done_on is None:
                for name in dict.fromkeys(one.after):
                    found[name].append(one)
        return {name: tuple(waiting) for name, waiting in found.items()}


def network(
    activities: Iterable[Activity], own: Collection[str] | None = None
) -> ActivityNetwork | None:
    """The network of the activities with the ids in ``own`` (else all), and what they wait for.

    ``None`` when ``own`` is empty. Raises ``MilestoneLoopError`` when activities wait for each
    other, and ``KeyError`` for an id that is not among the activities. Linear in what is found.
    """
    known = {one.id: one for one in activities}
    queue = list(known if own is None else dict.fromkeys(own))
    if not queue:
        return None
    asked = frozenset(queue)
    waits: dict[str, tuple[str, ...]] = {}
    for name in queue:
        if name not in waits:
            one = known[name]
            waits[name] = () if one.done_on is not None else one.after
            queue.extend(waits[name])
    awaited = {name for after in waits.values() for name in after}
    ordered = tuple(known[name] for name in in_order(waits))
    last = tuple(one.id for one in ordered if one.id in asked and one.id not in awaited)
    return ActivityNetwork(ordered, last)


def in_order(waits: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The ids, each after those that it waits for; the same input gives the same order.

    Raises ``MilestoneLoopError`` with one loop, each of it waiting for the next.
    """
    try:
        return tuple(TopologicalSorter(waits).static_order())
    except CycleError as error:
        loop: list[str] = error.args[1]
        raise MilestoneLoopError(loop[::-1]) from None


def network_of(plan: Plan, move: Transition, day: dt.date | None = None) -> ActivityNetwork | None:
    """The network of one move, milestones of other moves that it waits for included.

    With a ``day``, what was done only after it is still to be done. ``None`` for a move without
    milestones. Raises ``MilestoneLoopError``. Linear in what is found.
    """
    queue = [one.id for one in move.milestones]
    found: dict[str, Activity] = {}
    for name in queue:
        if name not in found:
            found[name] = _on(activity(plan.by_id[name]), day)
            queue.extend(found[name].after)
    return network(found.values(), [one.id for one in move.milestones])


def _on(one: Activity, day: dt.date | None) -> Activity:
    later = day is not None and one.done_on is not None and one.done_on > day
    return attrs.evolve(one, done_on=None) if later else one


def activity(milestone: Milestone) -> Activity:
    """A milestone as a piece of work of the network."""
    return Activity(
        id=milestone.id,
        shortest=milestone.shortest,
        likely=milestone.likely,
        longest=milestone.longest,
        after=milestone.depends_on,
        started_on=milestone.started_on,
        done_on=milestone.done_on,
        second_try_in_100=milestone.second_try_in_100 or 0,
        second_try_days=milestone.second_try_days or 0,
    )


def date_of(ordinal: int) -> dt.date:
    """The date of a day counted as ``date.toordinal`` does; ``TooLargeError`` past the calendar."""
    if not 0 < ordinal <= dt.date.max.toordinal():
        raise TooLargeError(
            "The steps of this move one after another lead beyond the calendar: look at their "
            "durations."
        )
    return dt.date.fromordinal(ordinal)
