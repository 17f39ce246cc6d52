"""Hours in which a risk has no back-up, and what would close that: an action for services."""

from collections.abc import Hashable

import attrs

from tcplan.analysis.closing import GapAnswer, suggestions
from tcplan.analysis.cover import RiskCover, SlotCover, rank
from tcplan.analysis.slots import slot_words
from tcplan.analysis.words import ANSWER_WORDS, answer_label, said
from tcplan.domain.risk import Risk
from tcplan.views.hours import together, told
from tcplan.views.looking import Heading, Looking
from tcplan.views.risks import RiskView, risks
from tcplan.views.suggestions import RiskLibrary, from_library


@attrs.frozen
class Suggestion:
    """A change to an existing arrangement that was recomputed and improves an answer."""

    text: str
    restrictive: bool
    closes: str
    """The cause that it bears on, in words."""
    threat_after: str
    risk_after: str

    @property
    def risk_after_words(self) -> str:
        """The answer about the risk after it, in words."""
        return ANSWER_WORDS[self.risk_after]


@attrs.frozen
class GapView:
    """A slot in which a risk has no back-up, and what would close or ease that."""

    when: str
    answer: str
    answer_words: str
    sentence: str
    owner: str | None
    """Who leads on the risk; ``None`` when nobody is named."""
    suggestions: tuple[Suggestion, ...]
    not_listed: int
    """Suggestions beyond those listed."""
    ruled_out: tuple[str, ...]
    """Where nothing helps: each holder and why it cannot, in words."""


@attrs.frozen
class RiskGaps:
    """The gaps of one risk."""

    risk: str
    """Id of the risk."""
    gaps: tuple[GapView, ...]


@attrs.frozen
class HeldView:
    """The risks of one person in full: what holds each, and what would close each gap."""

    heading: Heading
    individual: str
    individual_label: str
    rows: tuple[RiskView, ...]
    gaps: tuple[RiskGaps, ...]
    """For each risk in the same order."""
    library: tuple[RiskLibrary, ...]
    """What the library of known causes has for each, in the same order."""


def held(looking: Looking, individual: str) -> HeldView:
    """The risks of one person in full; raises ``UnknownIdError`` for an unknown id."""
    found = risks(looking, individual)
    person = looking.get("individuals", individual).id
    return HeldView(
        found.heading,
        person,
        looking.person_label(person),
        found.rows,
        tuple(RiskGaps(r.id, gaps(looking, r)) for r in looking.plan.of("risks", person)),
        tuple(from_library(looking, row) for row in found.rows),
    )


def gaps(looking: Looking, risk: Risk) -> tuple[GapView, ...]:
    """Each slot of a risk that has no back-up, with what would close it, the worst first."""
    cover = looking.cover(risk.id)
    alike: dict[Hashable, tuple[GapAnswer, list[SlotCover]]] = {}
    for at in cover.slots:
        if at.risk.answer != "has-back-up":
            answer = suggestions(looking.arrangements, cover, at)
            key = (told(looking.arrangements, cover, at), answer)
            alike.setdefault(key, (answer, []))[1].append(at)
    short = [
        (answer, attrs.evolve(group[0], slot=together(at.slot for at in group)))
        for answer, group in alike.values()
    ]
    short.sort(key=lambda pair: (rank(pair[1].risk.answer), -pair[1].slot.hours()))
    return tuple(_gap(looking, cover, at, answer) for answer, at in short)


def _gap(looking: Looking, cover: RiskCover, at: SlotCover, answer: GapAnswer) -> GapView:
    risk, person = cover.risk, cover.risk.individual
    return GapView(
        when=slot_words(at.slot),
        answer=at.risk.answer,
        answer_words=answer_label(at.risk),
        sentence=looking.veiled(said(looking.arrangements, cover, at), person),
        owner=looking.thing_name(risk.lead) if risk.lead else None,
        suggestions=tuple(
            Suggestion(
                text=looking.veiled(found.text, person),
                restrictive=found.restrictive,
                closes=looking.veiled(found.about, person),
                threat_after=found.threat_after,
                risk_after=found.risk_after,
            )
            for found in answer.suggestions
        ),
        not_listed=answer.not_listed,
        ruled_out=tuple(looking.veiled(words, person) for words in answer.ruled_out),
    )
