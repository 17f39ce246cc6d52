"""Time in hospital runs from the first admission, and each calendar day of waiting counts once.

A day counts when it is over: somebody who is clinically ready on 1 May has waited one day on 2 May.
The last day of a recorded delay belongs to it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import anniversary
from tcplan.domain.hospital import HospitalSpell
from tcplan.rules.on_day import OnDay

_NEXT_DAY = dt.timedelta(days=1)
Days = tuple[dt.date, dt.date]
"""A first day and the day after the last one."""


@attrs.frozen
class Counted:
    """Days by a code of the list ``delay-reason`` or ``delay-attribution``."""

    code: str
    days: int


@attrs.frozen(kw_only=True)
class Readmission:
    """An admission less than a year after leaving hospital for the community."""

    left: dt.date
    admitted: dt.date
    spell: str
    """Id of the spell with which the person came back."""

    @property
    def days_at_home(self) -> int:
        """Days from leaving until the admission."""
        return (self.admitted - self.left).days


@attrs.frozen(kw_only=True)
class Stay:
    """The time somebody has been in hospital on a day, in days; zeros for somebody at home."""

    individual: str
    day: dt.date
    admitted: dt.date | None = None
    """The original admission of the present time in hospital; ``None`` at home."""
    length: int = 0
    """Days since the original admission, over every spell that goes on from another."""
    spells: int = 0
    """How many spells make up the present time in hospital."""
    ready_since: dt.date | None = None
    """From when they have been clinically ready without a break; ``None`` when they are not."""
    days_ready: int = 0
    """Days in this time in hospital on which they were clinically ready and not let go."""
    days_uncoded: int = 0
    """Those of them for which no reason is recorded."""
    by_reason: tuple[Counted, ...] = ()
    """Days by reason in the order of the code list; a day with two reasons counts for each."""
    by_attribution: tuple[Counted, ...] = ()
    """Days by whom they are attributed to, each calendar day once for each."""
    readmissions: tuple[Readmission, ...] = ()
    """Every readmission by the day, the oldest first; also of somebody at home."""

    @property
    def in_hospital(self) -> bool:
        """Whether they are in hospital on the day."""
        return self.admitted is not None


def stay(on: OnDay, individual: str) -> Stay:
    """How long somebody has been in hospital on the day, and how long they have waited to leave.

    Delays count as they are recorded within the present time in hospital, up to the day.
    Complexity: linear in the person's spells and delays, but for sorting.
    """
    spells = on.contiguous(individual)
    again = tuple(readmissions(on, individual))
    admitted = on.admitted(individual)
    if admitted is None:
        return Stay(individual=individual, day=on.day, readmissions=again)
    ready = waiting(spells, on.day)
    reasons, attributed = _delays(spells, on.day)
    coded = merged(days for several in reasons.values() for days in several)
    still = bool(ready) and ready[-1][1] == on.day and _is_ready(on, individual)
    return Stay(
        individual=individual,
        day=on.day,
        admitted=admitted,
        length=(on.day - admitted).days,
        spells=len(spells),
        ready_since=ready[-1][0] if still else _ready_today(on, individual),
        days_ready=total(ready),
        days_uncoded=total(without(ready, coded)),
        by_reason=_counted("delay-reason", reasons),
        by_attribution=_counted("delay-attribution", attributed),
        readmissions=again,
    )


def _is_ready(on: OnDay, individual: str) -> bool:
    now = on.spell(individual)
    return now is not None and now.clinically_ready is not None and now.clinically_ready <= on.day


def _ready_today(on: OnDay, individual: str) -> dt.date | None:
    """The day itself, for somebody who became ready on it: no day of waiting is over yet."""
    return on.day if _is_ready(on, individual) else None


def waiting(spells: Iterable[HospitalSpell], day: dt.date) -> tuple[Days, ...]:
    """The days before ``day`` on which somebody was clinically ready and on a ward."""
    return merged(
        (spell.clinically_ready, min(spell.ended or day, day))
        for spell in spells
        if spell.clinically_ready is not None
    )


def uncoded(spells: Iterable[HospitalSpell], day: dt.date) -> tuple[Days, ...]:
    """The days of waiting before ``day`` for which no reason is recorded."""
    several = tuple(spells)
    reasons, _ = _delays(several, day)
    return without(waiting(several, day), merged(d for days in reasons.values() for d in days))


def _delays(
    spells: Iterable[HospitalSpell], day: dt.date
) -> tuple[dict[str, list[Days]], dict[str, list[Days]]]:
    """The recorded days before ``day`` by reason, and by whom they are attributed to."""
    reasons: dict[str, list[Days]] = defaultdict(list)
    attributed: dict[str, list[Days]] = defaultdict(list)
    for spell in spells:
        last = min(spell.ended or day, day)
        for delay in spell.delays:
            days = (delay.start, min(delay.end + _NEXT_DAY, last) if delay.end else last)
            reasons[delay.reason].append(days)
            attributed[delay.attribution].append(days)
    return reasons, attributed


def _counted(codes: str, found: dict[str, list[Days]]) -> tuple[Counted, ...]:
    counted = (
        Counted(code, total(merged(found[code])))
        for code in code_list(codes).codes
        if code in found
    )
    return tuple(one for one in counted if one.days)


def merged(days: Iterable[Days]) -> tuple[Days, ...]:
    """Times that overlap or touch as one, the oldest first; a time without a day is left out."""
    found: list[Days] = []
    for first, after in sorted(one for one in days if one[0] < one[1]):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], after))
        else:
            found.append((first, after))
    return tuple(found)


def without(days: Iterable[Days], others: Iterable[Days]) -> tuple[Days, ...]:
    """Times without those days that lie in the others; both merged."""
    kept: list[Days] = []
    taken = tuple(others)
    for first, after in days:
        at = first
        for begin, end in taken:
            if end <= at or after <= begin:
                continue
            if at < begin:
                kept.append((at, begin))
            at = max(at, end)
        if at < after:
            kept.append((at, after))
    return tuple(kept)


def total(days: Iterable[Days]) -> int:
    """How many days there are in times that do not overlap."""
    return sum((after - first).days for first, after in days)


def readmissions(on: OnDay, individual: str) -> Iterator[Readmission]:
    """Admissions by the day, less than a year after leaving hospital for the community.

    A spell that goes on from another is none, however it was recorded to have ended.
    """
    times = on.stays(individual)
    for before, after in pairwise(times):
        last = max(before, key=lambda spell: spell.ended or dt.date.max)
        home = code_list("spell-end").fact(last.ended_as or "", "community") is True
        begun = after[0].on_this_ward_since
        if home and last.ended is not None and begun < anniversary(last.ended, 1):
            yield Readmission(left=last.ended, admitted=begun, spell=after[0].id)
