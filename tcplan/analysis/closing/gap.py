"""One gap as it is worked on: which causes are weak, what acts on them, who could help."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing.candidates import Candidates, Work, candidates
from tcplan.analysis.closing.draft import Draft
from tcplan.analysis.cover import Held, RiskCover, SlotCover, causes_reviewed, grade, rank
from tcplan.analysis.formula import all_of
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import Slot
from tcplan.analysis.words import because, joined, name_of
from tcplan.domain.control import Control
from tcplan.domain.risk import CauseReview

_UNREVIEWED = "not-confirmed"
"""The best answer about a risk whose causes have not been reviewed."""


@attrs.frozen
class Gap:
    """A risk in one slot of its cover."""

    arrangements: Arrangements
    cover: RiskCover
    at: SlotCover

    @property
    def slot(self) -> Slot:
        """The hours of the gap."""
        return self.at.slot

    @cached_property
    def people(self) -> Candidates:
        """Who is tied to the person on the day."""
        return candidates(self.arrangements, self.cover.risk.individual)

    @cached_property
    def weak(self) -> tuple[Held, ...]:
        """The causes without back-up, the worst first."""
        weak = [threat for threat in self.at.threats if threat.answer != "has-back-up"]
        return tuple(sorted(weak, key=lambda threat: rank(threat.answer)))

    def acting(self, threat: Held) -> tuple[Control, ...]:
        """The controls on a cause, in the plan's order."""
        return self.arrangements.acting_on.get(threat.target, ())

    def counts(self, control: Control) -> bool:
        """Whether a control counts on evidence in the slot."""
        return not self.arrangements.facts(control, "on-evidence", self.slot)

    @cached_property
    def _rests_on(self) -> Mapping[str, frozenset[str]]:
        """Id of each cause to everything on which the controls against it rest."""
        return {
            threat.target: frozenset(
                name for control in self.acting(threat) for name in self._reached(control)
            )
            for threat in self.at.threats
        }

    def _reached(self, control: Control) -> Iterator[str]:
        seen = {control.id: None}
        queue = [control.id]
        for name in queue:
            yield name
            for following in self.arrangements.leans_on(self.arrangements.find(name)):
                if following not in seen:
                    seen[following] = None
                    queue.append(following)

    def after(self, draft: Draft) -> tuple[Mapping[str, str], str]:
        """The answers in the slot after the changes of a draft: about each cause, and the risk.

        The risk is held exactly as well as its worst held cause: it is open when any cause gets
        through, and a smallest cut set of any cause is one of the risk. All minutes of the slot
        stay alike, because a draft changes hours only for the whole of it.
        """
        answers = {
            threat.target: self._answer(threat, draft)
            if not self._rests_on[threat.target].isdisjoint(draft.fields)
            else threat.answer
            for threat in self.at.threats
        }
        reviewed = causes_reviewed(draft.arrangements, self.cover.risk)
        worst = min(answers.values(), key=rank, default=_UNREVIEWED)
        return answers, worst if reviewed else min(worst, _UNREVIEWED, key=rank)

    def _answer(self, threat: Held, draft: Draft) -> str:
        arrangements = draft.arrangements
        acting = [arrangements.find(control.id) for control in self.acting(threat)]
        on_evidence, if_still_true, as_promised = (
            all_of(arrangements.out(control, reading, self.slot) for control in acting)
            for reading in READINGS
        )
        return grade((on_evidence, if_still_true, as_promised))

    # What could be changed

    def reviews(self) -> Iterator[Draft]:
        """A draft in which the team responsible reviews the causes, if it has not."""
        risk = self.cover.risk
        if risk.threats and not self.cover.causes_reviewed:
            for holder in self._responsible()[:1]:
                review = CauseReview(on=self.arrangements.day, by=holder)
                step = (
                    f"Let {name_of(self.arrangements, holder)} review the causes of “{risk.title}”"
                )
                yield Draft(self.arrangements).after(
                    step, risk.id, cause_reviews=(*risk.cause_reviews, review)
                )

    def _responsible(self) -> list[str]:
        teams = self.arrangements.find(self.cover.risk.individual).responsible_teams
        return [team.holder for team in teams if team.covers(self.arrangements.day)]

    def deputies(self, threat: Held) -> Iterator[Draft]:
        """Drafts that name somebody separate as deputy, where one failure leaves a cause open."""
        singles = _singles(threat)
        if not singles or self._own_failure(singles):
            return
        for control in filter(self.counts, self.acting(threat)):
            falls = control.deputy and self.people.shares(control.deputy, singles)
            if control.deputy is None or falls:
                present = {*control.delivery.holders, control.deputy}
                for name in self.people.fit(self.people.delivering(control), self.slot):
                    if name not in present and not self.people.shares(name, singles):
                        yield self._named(control, name, falls)

    def _named(self, control: Control, name: str, falls: str | None) -> Draft:
        step = f"Name {name_of(self.arrangements, name)} as deputy for “{control.name}”"
        if control.deputy is not None:
            before = name_of(self.arrangements, control.deputy)
            step += f" instead of {before}, who falls too if {falls}"
        draft = Draft(self.arrangements).counting(control.id)
        return draft.after(step, control.id, deputy=name)

    def _own_failure(self, singles: frozenset[str]) -> Control | None:
        """The control that could fail by itself and leave the cause open, whoever delivers it."""
        found = (self.arrangements.find(name) for name in sorted(singles))
        return next((thing for thing in found if isinstance(thing, Control)), None)

    # What cannot help

    def ruled_out(self, threat: Held) -> Iterator[str]:
        """Why nothing in the plan helps with a cause: what acts on it, then who is tied."""
        acting, singles = self.acting(threat), _singles(threat)
        yield self._why_not(name_of(self.arrangements, threat.target), acting, singles)
        for control in acting:
            if not self.counts(control):
                said = because(self.arrangements, control, "on-evidence", self.slot)
                yield f"“{control.name}” does not count: {said}."
        reasons: dict[str, list[str]] = {}
        for name in self.people:
            reason = self._reason(name, acting, singles)
            reasons.setdefault(reason, []).append(name_of(self.arrangements, name))
        for reason, names in reasons.items():
            yield f"{reason}: {joined(names)}."

    def _why_not(self, text: str, acting: tuple[Control, ...], singles: frozenset[str]) -> str:
        own = self._own_failure(singles)
        if not acting:
            return f"Nothing in the plan acts on “{text}” yet; it needs a new arrangement."
        if own is None:
            return f"No change to what is in the plan helps with “{text}”; it needs something new."
        return (
            f"“{own.name}” could fail by itself, whoever delivers it; “{text}” needs a second, "
            "separate arrangement."
        )

    def _reason(self, name: str, acting: tuple[Control, ...], singles: frozenset[str]) -> str:
        if name in singles or any(name in self.arrangements.leans_on(c) for c in acting):
            return "Already part of it"
        if shared := self.people.shares(name, singles):
            return f"Would fall too if {shared}"
        work = Work(frozenset(control.kind for control in acting))
        against = self.people.reason_against(name, work, self.slot)
        return against or "There then, and could be asked for something new"

    def nobody_responsible(self) -> Iterator[str]:
        """What keeps the causes from being reviewed by the team responsible."""
        if not self.cover.risk.threats:
            yield "No cause is recorded; the team responsible has to think through what starts it."
        elif not self.cover.causes_reviewed and not self._responsible():
            yield "No team is recorded as responsible on this day, so nobody can review the causes."


def _singles(threat: Held) -> frozenset[str]:
    if threat.answer != "relies-on-one":
        return frozenset()
    return frozenset(event for cut in threat.cuts if len(cut) == 1 for event in cut)
