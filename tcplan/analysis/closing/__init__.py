"""What would close a gap: changes to what is in the plan, each recomputed before it is suggested.

A gap is an action for services. Where nothing in the plan helps, it is said who was thought of and
why they are ruled out, so that a panel knows what it must newly arrange.
"""

from collections.abc import Iterator, Sequence

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing.draft import Draft
from tcplan.analysis.closing.gap import Gap
from tcplan.analysis.closing.mending import Mending
from tcplan.analysis.cover import RiskCover, SlotCover, rank
from tcplan.analysis.words import joined, name_of
from tcplan.domain.changes import Amend

MOST = 5
"""How many suggestions are listed for one cause."""


@attrs.frozen
class Suggestion:
    """A change to what is in the plan that was recomputed and improves an answer in the slot."""

    steps: tuple[str, ...]
    """What would be done, in plain words."""
    amendments: tuple[Amend, ...] = attrs.field(hash=False)
    """The same as a what-if."""
    restrictive: bool
    """Whether it rests on a control that restricts the person."""
    improves: tuple[str, ...]
    """Ids of the causes whose answer improves, the worst held first; none when only the answer
    about the risk does."""
    about: str
    """The causes that improve, or the risk, in words."""
    threat_before: str
    """The answer about the first cause that improves; about the risk, when there is none."""
    threat_after: str
    risk_before: str
    risk_after: str

    @property
    def text(self) -> str:
        """All steps in one line, without a stop."""
        first, *others = self.steps
        return "; ".join([first, *(f"{step[:1].lower()}{step[1:]}" for step in others)])

    @property
    def gain(self) -> tuple[int, int]:
        """By how many of the five answers the risk improves, then the first cause."""
        return (
            rank(self.risk_after) - rank(self.risk_before),
            rank(self.threat_after) - rank(self.threat_before),
        )


@attrs.frozen
class GapAnswer:
    """What would close or ease one gap, and who is ruled out where nothing does."""

    suggestions: tuple[Suggestion, ...] = ()
    """Those that do not restrict first, then those with fewer steps, then the better answer."""
    not_listed: int = 0
    """How many more there are."""
    ruled_out: tuple[str, ...] = ()
    """Sentences about the causes that no suggestion helps: why not, holder by holder."""


def suggestions(arrangements: Arrangements, cover: RiskCover, at: SlotCover) -> GapAnswer:
    """What would close the gap of a risk in ``at``, one of the slots of its ``cover``.

    Definition: the fewest changes to existing controls, deputies, hours, evidence, authorities,
    carers' assessments, responders or the review of causes that improve the answer about a cause
    or about the risk; each is applied and computed again. Nothing for a risk that has back-up.
    Complexity: the causes concerned are computed once for each control, deputy and holder that is
    tied to the person.
    """
    if at.risk.answer == "has-back-up":
        return GapAnswer()
    gap = Gap(arrangements, cover, at)
    drafts = {draft.steps: draft for draft in _drafts(gap)}
    found = [tried for draft in drafts.values() if (tried := _tried(gap, draft)) is not None]
    listed = _listed(found)
    helped = {name for suggestion in found for name in suggestion.improves}
    ruled_out = list(gap.nobody_responsible())
    for threat in gap.weak:
        if threat.target not in helped:
            ruled_out.extend(gap.ruled_out(threat))
    return GapAnswer(listed, len(found) - len(listed), tuple(ruled_out))


def _drafts(gap: Gap) -> Iterator[Draft]:
    """Every draft worth computing, the worst held causes first, then in the plan's order."""
    yield from gap.reviews()
    mending = Mending(gap.people, gap.slot)
    for threat in gap.weak:
        for control in gap.acting(threat):
            if not gap.counts(control):
                yield from mending.ways(gap.arrangements, control)
        yield from gap.deputies(threat)


def _tried(gap: Gap, draft: Draft) -> Suggestion | None:
    """The draft as a suggestion, if it improves an answer and makes none worse."""
    answers, risk_after = gap.after(draft)
    risk_before = gap.at.risk.answer
    better = [held for held in gap.weak if rank(answers[held.target]) > rank(held.answer)]
    worse = any(rank(answers[held.target]) < rank(held.answer) for held in gap.at.threats)
    if worse or not (better or rank(risk_after) > rank(risk_before)):
        return None
    named = [name_of(gap.arrangements, held.target) for held in better]
    return Suggestion(
        steps=draft.steps,
        amendments=draft.amendments,
        restrictive=draft.restrictive,
        improves=tuple(held.target for held in better),
        about=joined(named) if better else gap.cover.risk.title,
        threat_before=better[0].answer if better else risk_before,
        threat_after=answers[better[0].target] if better else risk_after,
        risk_before=risk_before,
        risk_after=risk_after,
    )


def _listed(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The best few for each cause."""
    kept: dict[str, list[Suggestion]] = {}
    for suggestion in sorted(found, key=_key):
        kept.setdefault("".join(suggestion.improves[:1]), []).append(suggestion)
    best = [suggestion for several in kept.values() for suggestion in several[:MOST]]
    return tuple(sorted(best, key=_key))


def _key(suggestion: Suggestion) -> tuple[bool, int, int, int]:
    risk_gain, cause_gain = suggestion.gain
    return suggestion.restrictive, len(suggestion.steps), -risk_gain, -cause_gain
