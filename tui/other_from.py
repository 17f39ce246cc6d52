"""A day that is typed for a date is counted in days from the day as it is in the plan."""

import datetime as dt

import attrs

from tcplan.domain.transition import Gate, Milestone, Transition
from tcplan.views.looking import Looking
from tcplan.views.timeline.path import worked_out


@attrs.frozen
class OtherFrom:
    """The day that a typed day is counted from; what is answered is a number of days."""

    day: dt.date
    """The day as it is in the plan; ``+14`` counts from it."""
    said: str
    """What the day is, in words."""
    zero: dt.date
    """The day that answers none: for a step, when it has taken its likely days."""


def other_from(looking: Looking, thing: Transition | Milestone | Gate) -> OtherFrom | None:
    """The day in the plan; of a step when it is done if all goes as is likely; None without one."""
    if not isinstance(thing, Milestone):
        day = thing.target if isinstance(thing, Transition) else thing.due
        return None if day is None else OtherFrom(day, "in the plan it is", day)
    move = next(move for move in looking.plan.transitions if thing in move.milestones)
    path = worked_out(looking, move).path
    timed = path.by_id.get(thing.id) if path is not None else None
    if timed is None:
        return None
    zero = timed.earliest_start + dt.timedelta(days=thing.likely)
    return OtherFrom(timed.earliest_finish, "in the plan the step is done by", zero)
