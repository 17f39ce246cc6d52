"""Where one control hands over to the next, the days of overlap, or between them, are counted."""

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.dates import days_said, short_day
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.analysis.handover import Handover
    from tcplan.analysis.through import Through


@attrs.frozen
class HandoverView:
    """A control and the one that follows it."""

    control: str
    name: str
    successor: str
    successor_name: str
    last: dt.date | None
    """The last day of the control; null when it has none."""
    first: dt.date | None
    """The first day of its successor; null when it is there already."""
    overlap_days: int | None
    """Days on which both hold by their dates, below 0 for the days between them; null when one of
    them is not promised, or they never follow each other."""
    sentence: str


def overlap_words(overlap: int) -> str:
    """How two controls follow each other."""
    if overlap > 0:
        return f"{days_said(overlap)} of overlap"
    if overlap == 0:
        return "no overlap, the one begins on the day after the other ends"
    return f"{days_said(-overlap)} between the one and the other, with neither"


def handover_views(looking: Looking, found: "Through") -> tuple[HandoverView, ...]:
    """The handovers of a person, in the plan's order."""
    return tuple(_handover(looking, one, found.individual) for one in found.handovers)


def _handover(looking: Looking, one: "Handover", person: str) -> HandoverView:
    name = looking.veiled(looking.plan.by_id[one.control].name, person)
    after = looking.plan.by_id[one.successor]
    called = looking.veiled(after.name, getattr(after, "individual", person))
    ends = f"ends {short_day(one.last)}" if one.last else "has no end"
    begins = f"begins {short_day(one.first)}" if one.first else "is there already"
    if one.overlap is None:
        result = "how far they overlap is not known, because one of them is not promised"
        result += " or they do not follow each other"
    else:
        result = overlap_words(one.overlap)
    return HandoverView(
        control=one.control,
        name=name,
        successor=one.successor,
        successor_name=called,
        last=one.last,
        first=one.first,
        overlap_days=one.overlap,
        sentence=f"“{name}” {ends}; “{called}” {begins}: {result}.",
    )
