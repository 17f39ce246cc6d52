"""A date that moves takes with it what begins or ends on it, and nothing else.

With the day of the move go the arrangements, ties, conditions, authorities and responsibilities of
the person that begin on it or end with the day before; what is dated by itself stays.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from tcplan.domain.changes import Amend, Change
from tcplan.domain.fields import FIRST_DAY, LAST_DAY
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Gate, Milestone, Transition

_DAY = dt.timedelta(days=1)
_MOST_DAYS = 3_660
_GOES_WITH_THE_MOVE = ("controls", "ties", "conditions", "authorities")


def slipped(plan: Plan, thing: Transition | Milestone | Gate, days: int) -> list[Change] | str:
    """The move, a milestone or a gate so many days later (sooner, below 0), or why it cannot be.

    A milestone takes so many days more, none of them less than none.
    """
    if isinstance(thing, Transition):
        return _move(plan, thing, days)
    if isinstance(thing, Milestone):
        return _milestone(plan, thing, days)
    return _gate(plan, thing, days)


def _move(plan: Plan, move: Transition, days: int) -> list[Change] | str:
    if move.moved_on is not None:
        return "The move has been made"
    if move.target is None:
        return "No day is set for the move"
    if not _can_shift(move.target, days):
        return "It would move out of the calendar"
    by = dt.timedelta(days=days)
    return [
        Amend(move.id, {"target": move.target + by}),
        *with_the_move(plan, move.individual, move.target, by),
    ]


def with_the_move(
    plan: Plan, individual: str, target: dt.date, by: dt.timedelta
) -> Iterator[Change]:
    """What of a person begins or ends with the day of the move, moved as well."""
    for collection in _GOES_WITH_THE_MOVE:
        for thing in plan.of(collection, individual):
            if fields := _shifted(thing, target, by):
                yield Amend(thing.id, fields)
    person = plan.by_id[individual]
    teams = tuple(
        attrs.evolve(team, **_shifted(team, target, by)) for team in person.responsible_teams
    )
    if teams != person.responsible_teams:
        yield Amend(individual, {"responsible_teams": teams})


def _shifted(thing: Any, target: dt.date, by: dt.timedelta) -> dict[str, dt.date]:  # noqa: ANN401
    """The dates of a thing that go with the move; the end is never left before the start."""
    fields: dict[str, dt.date] = {}
    start, end = thing.start, thing.end
    if start == target:
        fields["start"] = start + by
    if end is not None and end in {target, target - _DAY} and end != start:
        fields["end"] = end + by
    first, last = fields.get("start", start), fields.get("end", end)
    if first is not None and last is not None and last < first:
        fields["end" if "start" in fields else "start"] = first if "start" in fields else last
    return fields


def _milestone(plan: Plan, milestone: Milestone, days: int) -> list[Change] | str:
    if milestone.done_on is not None:
        return "It is done"
    durations = {
        name: min(max(getattr(milestone, name) + days, 0), _MOST_DAYS)
        for name in ("shortest", "likely", "longest")
    }
    return _in_move(plan, "milestones", milestone, attrs.evolve(milestone, **durations))  # type: ignore[misc]


def _gate(plan: Plan, gate: Gate, days: int) -> list[Change] | str:
    if gate.due is None:
        return "No day is set for it"
    if not _can_shift(gate.due, days):
        return "It would move out of the calendar"
    later = attrs.evolve(gate, due=gate.due + dt.timedelta(days=days))  # type: ignore[misc]
    return _in_move(plan, "gates", gate, later)


def _in_move(plan: Plan, field: str, before: Any, after: Any) -> list[Change]:  # noqa: ANN401
    if before == after:
        return []
    move = next(
        m for m in plan.transitions if any(one.id == before.id for one in getattr(m, field))
    )
    parts = tuple(after if one.id == before.id else one for one in getattr(move, field))
    return [Amend(move.id, {field: parts})]


def _can_shift(day: dt.date, days: int) -> bool:
    return (FIRST_DAY - day).days <= days <= (LAST_DAY - day).days
