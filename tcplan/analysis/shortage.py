"""A shortage of hours is told with its days, its numbers and what nobody else may deliver."""

import datetime as dt
from collections.abc import Callable, Sequence

import attrs

from tcplan.analysis.bottleneck import Bottleneck, Kept, bottlenecks
from tcplan.analysis.capacity import periods
from tcplan.analysis.words import joined
from tcplan.domain.dates import long_day
from tcplan.domain.plan import Plan
from tcplan.domain.transition import SupportPackage

_SHOWN = 6
"""How many of those that want the hours are named in one sentence."""


@attrs.frozen
class Shortage:
    """A bottleneck and the days on which it is the same; without an end it stays."""

    start: dt.date
    end: dt.date | None
    bottleneck: Bottleneck


def shortages(plan: Plan, day: dt.date, kept: Kept | None = None) -> tuple[Shortage, ...]:
    """Every shortage of hours from ``day`` on, the first first; equal neighbours made one.

    ``kept`` is what was found of plans with the same agencies and teams, such as what-ifs of one.
    """
    open_ones: dict[Bottleneck, Shortage] = {}
    done: list[Shortage] = []
    kept = {} if kept is None else kept
    for period in periods(plan, day):
        found = bottlenecks(plan, period, kept)
        done += [open_ones.pop(one) for one in tuple(open_ones) if one not in found]
        for one in found:
            start = open_ones[one].start if one in open_ones else period.start
            open_ones[one] = Shortage(start, period.end, one)
    return tuple(
        sorted((*done, *open_ones.values()), key=lambda s: (s.start, s.bottleneck.holders))
    )


def shortage_words(
    plan: Plan, short: Shortage, called: Callable[[str], str], whose: Callable[[str], str]
) -> str:
    """A shortage in one sentence; ``called`` names a holder or control, ``whose`` a person."""
    found = short.bottleneck
    together = " together" if len(found.holders) > 1 else ""
    are, offer = ("are", "offer") if together else ("is", "offers")
    rest = ", beyond what others give," if found.others_help else ""
    names = [_wanted_by(plan, name, called, whose) for name in found.wanted[:_SHOWN]]
    more = len(found.wanted) - _SHOWN
    names += [f"{more} more"] if more > 0 else []
    return (
        f"{days_words(short.start, short.end)} {joined([called(n) for n in found.holders])}"
        f"{together} {are} asked for {found.asked} hours a week{rest} and {offer} "
        f"{found.offered}; nobody else may deliver: {joined(names)}."
    )


def days_words(start: dt.date, end: dt.date | None) -> str:
    """The days of a period as the beginning of a sentence."""
    if end is None:
        return f"From {long_day(start)} on"
    if end == start:
        return f"On {long_day(start)}"
    return f"From {long_day(start)} to {long_day(end)}"


def _wanted_by(
    plan: Plan, name: str, called: Callable[[str], str], whose: Callable[[str], str]
) -> str:
    thing = plan.by_id[name]
    if isinstance(thing, SupportPackage):
        return f"the support package of {whose(thing.individual)}"
    return f"“{called(name)}” for {whose(thing.individual)}"


def of_holders(found: Sequence[Shortage], holders: frozenset[str]) -> tuple[Shortage, ...]:
    """The shortages in which one of these agencies and teams is named."""
    return tuple(one for one in found if not holders.isdisjoint(one.bottleneck.holders))
