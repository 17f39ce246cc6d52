"""What becomes of the hours of a risk on three sides: lost, given back, in part, or lost still.

Hours are compared moment by moment of the week of one day, never by the worst answer alone.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.analysis.cover import Held, RiskCover, rank
from tcplan.analysis.formula import singles
from tcplan.analysis.reasons import Reading
from tcplan.analysis.slots import Slot
from tcplan.domain.risk import Risk
from tcplan.views.hours import together
from tcplan.views.looking import Looking
from tcplan.views.whatif.holding import common_hours
from tcplan.views.whatif.mended import (
    BETTER_BESIDES,
    GIVEN_BACK,
    IN_PART,
    STAYS_LOST,
    WORSE_BESIDES,
)

_HELD = rank("relies-on-one")
"""Whatever is held no worse than this when something is lost has lost a back-up only."""

Hour = tuple[Slot, str, str, str]
"""Hours of a week with the answer in the plan, if that happened, and with what would be done."""

_LEAST = {
    "on-evidence": "relies-on-one",
    "if-still-true": "not-confirmed",
    "as-promised": "only-if-promised",
}
"""Reading in which a risk is held to the least answer of what is held in that reading."""

Graded = tuple[tuple[Slot, str], ...]
"""Hours of a week by answer."""


@attrs.frozen
class About:
    """A risk, or a result or one cause of it, and how it is held on one side."""

    risk: Risk
    result: str | None = None
    cause: str | None = None
    """Only this cause, where the answer of the whole risk hides what the cause loses."""
    within: Reading | None = None
    """Only whether there is a back-up in this reading, where the answer hides that it goes."""

    @property
    def id(self) -> str:
        """Of the result, else of the risk."""
        return self.result or self.risk.id

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of the causes, or of the one result or cause, on which arrangements act."""
        one = self.result or self.cause
        return (one,) if one else tuple(threat.id for threat in self.risk.threats)

    def answer(self, held: Held) -> str | None:
        """What is compared of how it is held; None where that has nothing to say here."""
        if self.within is None:
            return held.answer
        if held.reading != self.within:
            return None
        return "relies-on-one" if singles(held.strongest) else "has-back-up"

    def backed(self, cover: RiskCover) -> Iterator[Reading]:
        """The readings in which there is a back-up that the answer does not tell of."""
        for _, held in self.held(cover):
            if held.reading and rank(held.answer) < _HELD and not singles(held.strongest):
                yield held.reading

    def held(self, cover: RiskCover) -> Iterator[tuple[Slot, Held]]:
        """How it is held through the week."""
        one = self.result or self.cause
        return iter(cover.of(one)) if one else ((at.slot, at.risk) for at in cover.slots)


@attrs.frozen
class Parts:
    """The hours of one risk on one day, by what becomes of them."""

    hours: tuple[Hour, ...]

    def where(self, test: str) -> Slot:
        """The hours of one kind.

        That is ``lost``, and of what is lost ``cover``, where more goes than a back-up, and
        ``back``, ``part`` or ``still``; of what is not lost ``better`` than in the plan, or
        ``worse`` than if nothing were done.
        """
        return together(hour[0] for hour in self.hours if test in _is(hour))

    def worst(self) -> tuple[str, str, str]:
        """The worst answer of each side in the lost hours; without any, of all that are told."""
        told = [hour for hour in self.hours if "lost" in _is(hour)] or list(self.hours)
        _, plan, happened, mended = zip(*told, strict=True)
        return min(plan, key=rank), min(happened, key=rank), min(mended, key=rank)

    @property
    def loses(self) -> str:
        """``cover`` or ``back-up``, the worse of both; empty where nothing is lost."""
        if self.where("cover").stretches:
            return "cover"
        return "back-up" if self.where("lost").stretches else ""

    @property
    def outcome(self) -> str:
        """What becomes of it; empty where nothing is lost and nothing differs besides."""
        if self.where("lost").stretches:
            if not (self.where("part").stretches or self.where("still").stretches):
                return GIVEN_BACK
            helped = self.where("back").stretches or self.where("part").stretches
            return IN_PART if helped else STAYS_LOST
        if self.where("worse").stretches:
            return WORSE_BESIDES
        return BETTER_BESIDES if self.where("better").stretches else ""


def _is(hour: Hour) -> frozenset[str]:
    """What becomes of some hours."""
    plan, happened, mended = map(rank, hour[1:])
    if happened < plan:
        fate = "back" if mended >= plan else "part" if mended > happened else "still"
        return frozenset({"lost", fate, *(["cover"] if happened < _HELD else [])})
    if mended < happened:
        return frozenset({"worse"})
    return frozenset({"better"}) if mended > max(plan, happened) else frozenset()


def hours_of(
    about: About, looks: tuple[Looking, Looking, Looking], day: dt.date
) -> tuple[Hour, ...]:
    """The hours of the week of a day in which the sides do not all have the same answer."""
    one, other, third = (_graded(about, look, day) for look in looks)
    if about.cause is not None:
        one = _of_held(about.risk, looks[0], day, one)
    return tuple(
        (both, first, second, last)
        for slot, first in one
        for place, second in other
        if (common := common_hours(slot, place)).stretches
        for end, last in third
        if not first == second == last and (both := common_hours(common, end)).stretches
    )


def _graded(about: About, look: Looking, day: dt.date) -> Graded:
    """All hours of the week of a day by answer."""
    if about.risk.id not in look.plan.by_id:
        return ()
    found: dict[str, list[Slot]] = {}
    for slot, held in about.held(look.at(day).cover(about.risk.id)):
        answer = about.answer(held)
        if answer is not None:
            found.setdefault(answer, []).append(slot)
    return tuple((together(slots), answer) for answer, slots in found.items())


def _of_held(risk: Risk, look: Looking, day: dt.date, hours: Graded) -> Graded:
    """The hours in which a risk is held, with the least answer of a cause that still holds it so.

    What is not held loses no cover, and neither does a cause that goes on being held in the
    reading in which its risk is.
    """
    slots = look.at(day).cover(risk.id).slots
    held = [(at.slot, _LEAST[at.risk.reading]) for at in slots if at.risk.reading is not None]
    return tuple(
        (both, answer)
        for slot, _ in hours
        for other, answer in held
        if (both := common_hours(slot, other)).stretches
    )


def hidden_loss(risk: Risk, looks: tuple[Looking, Looking], day: dt.date) -> Slot | None:
    """The hours in which a risk is held worse on the second side though its worst answer stays."""
    plan, after = (look.at(day).cover(risk.id).worst.risk.answer for look in looks)
    if plan != after:
        return None
    lost = Parts(hours_of(About(risk), (*looks, looks[1]), day)).where("lost")
    return lost if lost.stretches else None
