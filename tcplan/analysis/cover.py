"""What holds each risk on a day, in every slot of the week: five answers from three readings."""

from collections.abc import Iterator, Sequence

import attrs

from tcplan.analysis.arrangements import READINGS, Arrangements, Reading
from tcplan.analysis.diagram import cut_sets, smallest
from tcplan.analysis.formula import Formula, all_of, any_of, given
from tcplan.analysis.slots import Slot, slots
from tcplan.domain.network import Team
from tcplan.domain.risk import Risk

ANSWERS = ("not-covered", "only-if-promised", "not-confirmed", "relies-on-one", "has-back-up")
"""The five answers, the worst first."""

ON_EVIDENCE, IF_STILL_TRUE, AS_PROMISED = range(3)


def rank(answer: str) -> int:
    """Place of an answer among the five, 0 for the worst."""
    return ANSWERS.index(answer)


@attrs.frozen
class Held:
    """One risk, threat or consequence in one slot: its failure in three readings, and the answer.

    A formula that is ``True`` means that nothing covers it in that reading.
    """

    target: str
    failure: tuple[Formula, Formula, Formula]
    answer: str
    by_restriction: bool = False
    """Whether the back-up is there only by restricting the person."""

    @property
    def reading(self) -> Reading | None:
        """The strongest reading that covers it; ``None`` when none does, or no cause is known."""
        for reading, formula in zip(READINGS, self.failure, strict=True):
            if not isinstance(formula, bool):
                return reading
        return None

    @property
    def strongest(self) -> Formula:
        """The failure formula of the strongest reading that covers it; true when none does."""
        return next((f for f in self.failure if f is not True), True)

    @property
    def cuts(self) -> tuple[frozenset[str], ...]:
        """Minimal cut sets of one to three events, in the strongest reading that covers it."""
        return () if self.strongest is True else cut_sets(self.strongest)


@attrs.frozen
class SlotCover:
    """One risk in one slot, with each of its threats and consequences."""

    slot: Slot
    risk: Held
    threats: tuple[Held, ...]
    consequences: tuple[Held, ...]


@attrs.frozen
class RiskCover:
    """One risk through the week of one day's arrangements."""

    risk: Risk
    slots: tuple[SlotCover, ...]
    causes_reviewed: bool
    """Whether the team responsible on that day has gone through the list of causes."""

    @property
    def worst(self) -> SlotCover:
        """The slot with the worst answer; of equals the one with most hours, then the first."""
        return min(self.slots, key=lambda s: (rank(s.risk.answer), -s.slot.hours()))

    def of(self, target: str) -> tuple[tuple[Slot, Held], ...]:
        """One threat or consequence through the slots."""
        return tuple(
            (cover.slot, held)
            for cover in self.slots
            for held in (*cover.threats, *cover.consequences)
            if held.target == target
        )

    def worst_of(self, target: str) -> tuple[Slot, Held]:
        """A threat or consequence in its worst slot."""
        return min(self.of(target), key=lambda pair: (rank(pair[1].answer), -pair[0].hours()))


def cover(arrangements: Arrangements, risk: Risk) -> RiskCover:
    """The answers about one risk in every slot of the week.

    Definition: ADR 10 and coherent fault trees; a minimal cut set of one event is a single point
    of failure. Complexity: one small decision diagram for each different failure formula.
    """
    named = [*(t.id for t in risk.threats), *(c.id for c in risk.consequences)]
    concerned = [h for target in named for h in arrangements.hours_concerned(target)]
    reviewed = causes_reviewed(arrangements, risk)
    return RiskCover(
        risk,
        tuple(_slot_cover(arrangements, risk, slot, reviewed) for slot in slots(concerned)),
        reviewed,
    )


def cover_of(arrangements: Arrangements, risks: Sequence[Risk]) -> Iterator[RiskCover]:
    """The answers about several risks, one after the other."""
    for risk in risks:
        yield cover(arrangements, risk)


def _slot_cover(arrangements: Arrangements, risk: Risk, slot: Slot, reviewed: bool) -> SlotCover:  # noqa: FBT001
    threats = tuple(_held(arrangements, t.id, slot) for t in risk.threats)
    open_in = [any_of(t.failure[r] for t in threats) for r in range(len(READINGS))]
    failure = (open_in[0], open_in[1], open_in[2])
    answer = grade(failure) if risk.threats else "not-confirmed"
    if not reviewed and rank(answer) > rank("not-confirmed"):
        answer = "not-confirmed"
    held = Held(risk.id, failure, answer, _restricts(arrangements, answer, failure))
    return SlotCover(
        slot, held, threats, tuple(_held(arrangements, c.id, slot) for c in risk.consequences)
    )


def _held(arrangements: Arrangements, target: str, slot: Slot) -> Held:
    acting = arrangements.acting_on.get(target, ())
    on_evidence, if_still_true, as_promised = (
        all_of(arrangements.out(control, reading, slot) for control in acting)
        for reading in READINGS
    )
    failure = (on_evidence, if_still_true, as_promised)
    answer = grade(failure)
    return Held(target, failure, answer, _restricts(arrangements, answer, failure))


def _restricts(
    arrangements: Arrangements, answer: str, failure: tuple[Formula, Formula, Formula]
) -> bool:
    """Whether there is back-up, but not once every restrictive control is taken away."""
    if answer != "has-back-up":
        return False
    return not _backed_up(given(failure[ON_EVIDENCE], arrangements.restrictive))


def _backed_up(failure: Formula) -> bool:
    least = smallest(failure)
    return least is None or least > 1


def grade(failure: tuple[Formula, Formula, Formula]) -> str:
    """The answer for three failure formulas, the question of the causes left aside."""
    if failure[ON_EVIDENCE] is not True:
        return "has-back-up" if _backed_up(failure[ON_EVIDENCE]) else "relies-on-one"
    if failure[IF_STILL_TRUE] is not True:
        return "not-confirmed"
    return "only-if-promised" if failure[AS_PROMISED] is not True else "not-covered"


def causes_reviewed(arrangements: Arrangements, risk: Risk) -> bool:
    """Whether a team responsible on the day has reviewed the list of causes recently enough."""
    person = arrangements.find(risk.individual)
    responsible = {r.holder for r in person.responsible_teams if r.covers(arrangements.day)}
    kin = responsible | {_agency_of(arrangements, holder) for holder in responsible}
    return any(
        review.on <= arrangements.day
        and (review.review_by is None or arrangements.day <= review.review_by)
        and (review.by in kin or _agency_of(arrangements, review.by) in responsible)
        for review in arrangements.find(risk.id).cause_reviews
    )


def _agency_of(arrangements: Arrangements, holder: str) -> str:
    found = arrangements.find(holder)
    return found.agency or holder if isinstance(found, Team) else holder
