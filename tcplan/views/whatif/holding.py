"""A suggestion says which risk it holds in which hours, and in which it does not.

The hours are found by asking the same day with and without the change, moment by moment of the
week; nothing is taken from what an arrangement is called or means to be.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from tcplan.analysis.cover import RiskCover, cover, rank
from tcplan.analysis.slots import Slot, Stretch, slot_words
from tcplan.analysis.words import ANSWER_WORDS
from tcplan.domain.dates import short_day
from tcplan.views.hours import at_night, together
from tcplan.views.looking import Looking
from tcplan.views.whatif.facts import Facts, Key, move_ahead
from tcplan.views.whatif.paths import first_differing, on_day

_OPEN = frozenset({"not-covered", "only-if-promised", "not-confirmed"})


@attrs.frozen
class HoursHeld:
    """In which hours of one day's week a risk is held better, and in which it stays open."""

    risk: str
    day: dt.date
    better: Slot
    open: Slot
    answer: str
    """The worst answer of the hours in which it is held better."""

    def words(self, called: str, *, today: dt.date) -> str:
        """A sentence with the risk, its hours, and what stays open: "… covers no nights"."""
        on = f" from {short_day(self.day)}" if self.day != today else ""
        if self.answer in _OPEN:
            on += f", {ANSWER_WORDS[self.answer].lower()}"
        held = slot_words(self.better) if self.better.stretches else "no hours"
        if not self.open.stretches:
            return f"holds {called}, {held}{on}"
        still = slot_words(self.open)
        nights = "covers no nights, " if self._no_nights() else ""
        return f"holds {called}, {held}{on}; {nights}still not covered on evidence {still}"

    def _no_nights(self) -> bool:
        return at_night(self.open) and not at_night(self.better)


def hours_held(
    looks: tuple[Looking, Looking], closes: tuple[Key, ...], before: Facts, after: Facts
) -> Iterator[HoursHeld]:
    """The hours of each risk that is held better, once, in the order of what is closed."""
    told: set[str] = set()
    for measure, person, risk in closes:
        if risk in told:
            continue
        day = _day(looks[0], (measure, person, risk), before, after)
        if day is not None:
            one, other = (_cover(look, day, person, risk, measure) for look in looks)
            told.add(risk)
            yield HoursHeld(risk, day, *_compared(one, other))


def _day(look: Looking, key: Key, before: Facts, after: Facts) -> dt.date | None:
    if key[0] in {"cover", "hidden"}:
        return look.day
    if key[0] == "cover-move":
        return move_ahead(look, key[1])
    if key[0] == "gap":
        spans: Any = (before.get(key), after.get(key))
        return first_differing(*spans)
    return None


def _cover(look: Looking, day: dt.date, person: str, risk: str, measure: str) -> RiskCover:
    return cover(on_day(look, day, person, measure), look.plan.by_id[risk])


def _compared(before: RiskCover, after: RiskCover) -> tuple[Slot, Slot, str]:
    """The hours with a better answer, those that stay without cover on evidence, the answer."""
    better, still, answers = [], [], []
    for one in before.slots:
        for other in after.slots:
            common = common_hours(one.slot, other.slot)
            if not common.stretches:
                continue
            if rank(other.risk.answer) > rank(one.risk.answer):
                better.append(common)
                answers.append(other.risk.answer)
            elif other.risk.answer in _OPEN:
                still.append(common)
    return together(better), together(still), min(answers, key=rank, default="")


def common_hours(one: Slot, other: Slot) -> Slot:
    """The hours that lie in both slots."""
    return Slot(
        tuple(
            Stretch(a.day, max(a.start, b.start), min(a.end, b.end))
            for a in one.stretches
            for b in other.stretches
            if a.day == b.day and max(a.start, b.start) < min(a.end, b.end)
        )
    )
