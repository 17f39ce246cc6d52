"""What holds each risk on a day, in every slot of the week: five answers from three readings."""

from collections.abc import Callable, Iterable, Sequence

import attrs

from tcplan.analysis.arrangements import Arrangements, Outs
from tcplan.analysis.diagram import cut_sets
from tcplan.analysis.formula import Formula, all_of, any_of, given, singles
from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.reasons import READINGS, Reading
from tcplan.analysis.slots import Slot
from tcplan.domain.control import Control
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
        on_evidence, if_still_true, as_promised = self.failure
        if not isinstance(on_evidence, bool):
            return READINGS[ON_EVIDENCE]
        if not isinstance(if_still_true, bool):
            return READINGS[IF_STILL_TRUE]
        return None if isinstance(as_promised, bool) else READINGS[AS_PROMISED]

    @property
    def strongest(self) -> Formula:
        """The failure formula of the strongest reading that covers it; true when none does."""
        on_evidence, if_still_true, as_promised = self.failure
        if on_evidence is not True:
            return on_evidence
        return if_still_true if if_still_true is not True else as_promised

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
    of failure. Complexity: each threat and each consequence once for every set of its own hours
    that cover some moment, linear in the size of its failure formula; no decision diagram.
    """
    reviewed = causes_reviewed(arrangements, risk)
    named = [*(t.id for t in risk.threats), *(c.id for c in risk.consequences)]
    targets = [_Target(arrangements, name, arrangements.acting_on.get(name, ())) for name in named]
    concerned = 0
    for target in targets:
        concerned |= target.concerned
    week = arrangements.week
    known: dict[tuple[int, ...], Held] = {}
    found: list[SlotCover] = []
    for slot in week.slots(concerned):
        covering = week.at(slot)
        held = tuple(target.held(covering) for target in targets)
        threats, consequences = held[: len(risk.threats)], held[len(risk.threats) :]
        same = tuple(map(id, threats))
        if same not in known:
            known[same] = _of_risk(risk, threats, reviewed=reviewed)
        found.append(SlotCover(slot, known[same], threats, consequences))
    return RiskCover(risk, tuple(found), reviewed)


def cover_of(
    arrangements: Arrangements, risks: Sequence[Risk], tell: Tell | None = None
) -> tuple[RiskCover, ...]:
    """The answers about several risks, in their order; ``tell`` hears how far it has come."""
    return tuple(cover(arrangements, risk) for risk in paced(risks, tell))


class _Target:
    """A threat or consequence: what holds it, worked out once for equal hours."""

    def __init__(self, arrangements: Arrangements, target: str, acting: Sequence[Control]) -> None:
        self._arrangements = arrangements
        self._target = target
        self._acting = acting
        self.concerned = self._hours = 0
        self._restricts = False
        for control in acting:
            known = arrangements.known(control)
            self.concerned |= known.concerned
            self._hours |= known.hours
            self._restricts |= known.restricts
        self._known: dict[int, Held] = {}

    def held(self, covering: int) -> Held:
        """What holds it where these hours cover the moment."""
        own = covering & self._hours
        if own not in self._known:
            failure = _joined(all_of, [self._arrangements.outs(c, covering) for c in self._acting])
            answer = grade(failure)
            restricts = self._restricts and _restricts(self._arrangements, answer, failure)
            self._known[own] = Held(self._target, failure, answer, restricts)
        return self._known[own]


def _joined(gate: Callable[[Iterable[Formula]], Formula], each: Sequence[Outs]) -> Outs:
    """One gate over several things in each reading; equal readings are joined once."""
    on_evidence, if_still_true, as_promised = zip(*each, strict=True) if each else ((), (), ())
    first = gate(on_evidence)
    second = first if if_still_true == on_evidence else gate(if_still_true)
    third = second if as_promised == if_still_true else gate(as_promised)
    return first, second, third


def _of_risk(risk: Risk, threats: Sequence[Held], *, reviewed: bool) -> Held:
    if not threats:
        return Held(risk.id, (False, False, False), "not-confirmed")
    failure = _joined(any_of, [threat.failure for threat in threats])
    answer = grade(failure)
    if not reviewed and rank(answer) > rank("not-confirmed"):
        answer = "not-confirmed"
    # A risk is held without its restrictions exactly where each of its threats is.
    restricts = answer == "has-back-up" and any(threat.by_restriction for threat in threats)
    return Held(risk.id, failure, answer, restricts)


def _restricts(arrangements: Arrangements, answer: str, failure: Outs) -> bool:
    """Whether there is back-up, but not once every restrictive control is taken away."""
    if answer != "has-back-up":
        return False
    return not _backed_up(given(failure[ON_EVIDENCE], arrangements.restrictive))


def _backed_up(failure: Formula) -> bool:
    return failure is not True and not singles(failure)


def grade(failure: Outs) -> str:
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
