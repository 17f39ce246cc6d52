"""Who is there, hour by hour: each arrangement with the hours in which it can be called on.

An arrangement counts for the hours in which it holds and those who deliver it are open. One that
is only agreed, or shown by nothing in date, is told as promised and never as cover.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import attrs

from tcplan.domain.control import PROMISED_STATES, WORKING_STATES, Control
from tcplan.domain.hours import (
    DAY_MINUTES,
    DAYS,
    EVERY_HOUR,
    Hours,
    Span,
    boundaries,
    clock,
    covers,
    outside,
    within,
)
from tcplan.domain.network import Agency, Team, is_away, opening_on
from tcplan.rules.on_day import OnDay

CONTINGENCY = frozenset({"recovery"})
"""The kinds of control that are arranged for when it does not hold."""


@attrs.frozen
class Answering:
    """One arrangement on a day."""

    control: Control
    hours: Hours
    """The hours in which it holds and enough of those who deliver it are open."""
    shown: bool
    """Whether it is in place on evidence in date; else it is only promised."""


def answering(
    on: OnDay, individual: str, day: dt.date, kinds: frozenset[str] = CONTINGENCY
) -> tuple[Answering, ...]:
    """What is arranged outside hospital in controls of some kinds, in the plan's order.

    Without ``kinds`` what is arranged for when it does not hold. ``day`` is the day on which
    somebody must be there; evidence is judged on the day asked about.
    """
    return tuple(
        Answering(
            control,
            _both(control.hours, _open(on, control, day)),
            control.state in WORKING_STATES and control.has_evidence(on.day),
        )
        for control in _arranged(on, individual, kinds)
        if control.in_date(day)
    )


def opening(on: OnDay, name: str, day: dt.date) -> Hours:
    """Opening hours; none recorded limits nothing, and who has stopped or is away has none."""
    holder = on.plan.by_id[name]
    agency = on.plan.by_id[holder.agency] if isinstance(holder, Team) and holder.agency else holder
    if isinstance(agency, Agency) and (not agency.works_on(day) or is_away(agency, day)):
        return ()
    return () if is_away(holder, day) else opening_on(holder, day) or EVERY_HOUR


@lru_cache(maxsize=4_096)
def rest(held: tuple[Hours, ...]) -> Hours:
    """The hours that are in none of several."""
    return outside(tuple(span for hours in held for span in hours))


def _arranged(on: OnDay, individual: str, kinds: frozenset[str]) -> Iterator[Control]:
    for control in on.plan.of("controls", individual):
        outside_hospital = control.kind in kinds and control.setting != "hospital"
        if outside_hospital and control.state in PROMISED_STATES:
            yield control


_both = lru_cache(maxsize=4_096)(within)


def _open(on: OnDay, control: Control, day: dt.date) -> Hours:
    """The hours in which enough of those who deliver are open; nobody named is never open."""
    holders = tuple(opening(on, name, day) for name in control.delivery.holders)
    alone = opening(on, control.deputy, day) if control.deputy is not None else ()
    return (*_at_least(holders, control.delivery.least_needed()), *alone)


@lru_cache(maxsize=4_096)
def _at_least(openings: tuple[Hours, ...], needed: int) -> Hours:
    """The hours in which at least so many of several are open."""
    found = []
    for day in DAYS:
        cuts = sorted({0, DAY_MINUTES}.union(*(boundaries(one, day) for one in openings)))
        for start, end in pairwise(cuts):
            if sum(covers(one, day, start) for one in openings) >= needed:
                found.append(Span(days=(day,), start=clock(start), end=clock(end)))
    return tuple(found)
