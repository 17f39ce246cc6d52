"""Every gap is told with its days and hours; days that lie behind are never counted as ahead.

Cover is that of each day by the arrangements of that day. While only a ward's controls hold a
risk, it says that the hospital holds it, because that ends with the move.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.slots import slot_words
from tcplan.analysis.words import ANSWER_WORDS, answer_label
from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import days_said, short_day
from tcplan.views.hours import worst_hours
from tcplan.views.looking import Looking
from tcplan.views.timeline.handing import overlap_words

if TYPE_CHECKING:
    from tcplan.analysis.handover import Handover
    from tcplan.analysis.through import RiskThrough, Stretch, Through

GAP = "not-covered"
HOSPITAL = "hospital"
_HELD = frozenset({"relies-on-one", "has-back-up"})
_DAY = dt.timedelta(days=1)


@attrs.frozen
class DaysHeld:
    """Days on which one risk has the same answer from the same controls."""

    first: dt.date
    last: dt.date
    """The last day, included."""
    answer: str
    """One of the five answers, of the worst hours of the week."""
    answer_words: str
    when: str
    """All hours of the week with that answer."""
    by_hospital: bool
    """Whether only controls of the ward hold it."""
    controls: tuple[str, ...]
    """Names of the controls against its causes that are promised or in place, and in date."""


@attrs.frozen
class Gap:
    """Days in a row on which a risk is not covered in some hours of the week."""

    risk: str
    """Id of the risk."""
    title: str
    first: dt.date
    last: dt.date
    days: int
    days_ahead: int
    """How many of them are not past."""
    when: str
    """The hours of the week."""
    sentence: str


@attrs.frozen(kw_only=True)
class HeldThrough:
    """One risk through the move, or for twelve weeks ahead."""

    id: str
    title: str
    days: tuple[DaysHeld, ...]
    gap_days: int
    """Days on which it is not covered in some hours, those that are past included."""
    gap_days_ahead: int
    overlap_days: int | None
    """The shortest overlap of handovers between controls that act on it; null without one."""
    word: str
    """What closes its line: its gap, else its overlap, else its worst answer ahead."""
    closing: str
    """The same in full."""


def held_through(looking: Looking, found: "Through") -> tuple[HeldThrough, ...]:
    """Each risk of a person, in the plan's order."""
    return tuple(_held(looking, one, found) for one in found.risks)


def _held(looking: Looking, one: "RiskThrough", found: "Through") -> HeldThrough:
    days = tuple(_joined(_days_held(looking, found.individual, each) for each in one.stretches))
    ahead = sum(_ahead(each, looking.day) for each in one.gaps)
    overlap = _overlap(looking, one, found.handovers)
    rest = [each.answer_words for each in days if each.last >= looking.day]
    worst = min(rest, key=_worst_first, default="not looked at")
    return HeldThrough(
        id=one.risk.id,
        title=looking.veiled(one.risk.title, found.individual),
        days=days,
        gap_days=one.gap_days,
        gap_days_ahead=ahead,
        overlap_days=overlap,
        word=_word(ahead, overlap, worst),
        closing=_closing(ahead, overlap, worst),
    )


def _days_held(looking: Looking, person: str, stretch: "Stretch") -> DaysHeld:
    controls = [looking.plan.by_id[name] for name in stretch.holding]
    working = [one for one in controls if one.state in WORKING_STATES]
    wards = bool(working) and all(one.setting == HOSPITAL for one in working)
    return DaysHeld(
        first=stretch.first,
        last=stretch.last,
        answer=stretch.answer,
        answer_words=answer_label(stretch.cover.worst.risk),
        when=slot_words(worst_hours(stretch.cover)),
        by_hospital=wards and stretch.answer in _HELD,
        controls=tuple(looking.veiled(one.name, person) for one in controls),
    )


def _joined(days: Iterable[DaysHeld]) -> Iterable[DaysHeld]:
    """The days in order; where the same is told of two stretches in a row, they are one."""
    kept: DaysHeld | None = None
    for one in days:
        if kept is not None and one == attrs.evolve(kept, first=one.first, last=one.last):
            kept = attrs.evolve(kept, last=one.last)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept


def _worst_first(words: str) -> int:
    known = [*ANSWER_WORDS.values()]
    return next((n for n, one in enumerate(known) if words.startswith(one)), len(known))


def _ahead(stretch: "Stretch", day: dt.date) -> int:
    return max((stretch.last - max(stretch.first, day)).days + 1, 0)


def _overlap(looking: Looking, one: "RiskThrough", handovers: Sequence["Handover"]) -> int | None:
    causes = {threat.id for threat in one.risk.threats}
    known = [
        each.overlap
        for each in handovers
        if each.overlap is not None and causes & {*looking.plan.by_id[each.control].prevents}
    ]
    return min(known, default=None)


def _word(ahead: int, overlap: int | None, worst: str) -> str:
    if ahead:
        return f"{ahead} day gap"
    if overlap is None:
        return worst.lower()
    return f"{overlap} day overlap" if overlap >= 0 else f"{-overlap} days between"


def _closing(ahead: int, overlap: int | None, worst: str) -> str:
    gap = f"a gap of {days_said(ahead)}" if ahead else f"no gap ahead; at worst: {worst.lower()}"
    if overlap is None:
        return f"{gap}; no handover with known days"
    return f"{gap}; shortest handover: {overlap_words(overlap)}"


def gaps_of(looking: Looking, found: "Through") -> tuple[Gap, ...]:
    """Every gap of a person, by first day; days that touch and have the same hours are one."""
    listed = [gap for one in found.risks for gap in _gaps(looking, one, found)]
    return tuple(sorted(listed, key=lambda gap: (gap.first, gap.last)))


def _gaps(looking: Looking, one: "RiskThrough", found: "Through") -> Iterable[Gap]:
    joined: list[tuple[dt.date, dt.date, str]] = []
    for stretch in one.gaps:
        when = slot_words(worst_hours(stretch.cover))
        if joined and joined[-1][1:] == (stretch.first - _DAY, when):
            joined[-1] = (joined[-1][0], stretch.last, when)
        else:
            joined.append((stretch.first, stretch.last, when))
    title = looking.veiled(one.risk.title, found.individual)
    for first, last, when in joined:
        days, ahead = (last - first).days + 1, max((last - max(first, looking.day)).days + 1, 0)
        yield Gap(
            risk=one.risk.id,
            title=title,
            first=first,
            last=last,
            days=days,
            days_ahead=ahead,
            when=when,
            sentence=_gap_words((first, last), (days, ahead), when, found),
        )


def _gap_words(
    span: tuple[dt.date, dt.date], counts: tuple[int, int], when: str, found: "Through"
) -> str:
    (first, last), (days, ahead) = span, counts
    until = f" to {short_day(last)}" if last > first else ""
    said = f"{short_day(first)}{until}, {days_said(days)}: not covered {when}"
    if not ahead:
        said += "; these days are past"
    elif ahead < days:
        said += f"; {days_said(ahead)} of them still ahead"
    if first == found.first:
        said += "; what was before was not looked at"
    if last == found.last:
        said += "; it goes on beyond the days looked at"
    return f"{said}."
