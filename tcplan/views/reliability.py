"""Figures of one arrangement of services, only when asked for, one risk at a time.

They are never in a list, never sorted by, never added up, and stand beside no person's name.
"""

import attrs

from tcplan.analysis import reliability as analysis
from tcplan.analysis.cover import Held, RiskCover
from tcplan.analysis.reliability import DRAWS, SEED, Reliability, Swing
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.words import READING_WORDS, joined
from tcplan.domain.dates import short_day
from tcplan.domain.unavailability import OF
from tcplan.errors import UnknownIdError
from tcplan.views.hours import together
from tcplan.views.looking import Heading, Looking

OF_SERVICES = (
    "These figures are about services: how often an arrangement of services would be missing when "
    "it is called upon. They say nothing of the person, and not that anything will happen."
)
WHAT_IS_TAKEN = (
    "Services are taken to be missing independently of each other, except for what the plan says "
    "they share. An arrangement failing by itself, the law and conditions are not in it. Family "
    "and friends have no figure and are not counted on here."
)


@attrs.frozen
class FigureView:
    """The figure of one service, with who counted what."""

    service: str
    name: str
    least: float
    most: float
    words: str


@attrs.frozen
class ArrangementView:
    """One arrangement of services against one cause, in some hours of the week."""

    cause: str
    when: str
    reading_words: str
    least: float | None
    """The lower end of the chance that it is missing when called upon; ``None`` without figures."""
    most: float | None
    words: str
    figures: tuple[FigureView, ...]
    not_known: tuple[str, ...]
    """Services without a figure that can be used: taken as anything from never to always."""
    not_counted: tuple[str, ...]
    """Family and friends, who have no figure."""
    moves: tuple[str, ...]
    """What each service's own range does to the range of the whole, what moves it most first."""
    steadiness: tuple[str, ...]
    """In how many draws each service is among the first few that matter most."""
    draws: int
    seed: int


@attrs.frozen
class ReliabilityView:
    """The arrangements of services against the causes of one risk."""

    heading: Heading
    risk: str
    title: str
    of_services: str
    what_is_taken: str
    arrangements: tuple[ArrangementView, ...]


def reliability(looking: Looking, individual: str, name: str) -> ReliabilityView:
    """The figures of the arrangements against one risk of a person; raises ``UnknownIdError``."""
    person = looking.get("individuals", individual).id
    theirs = {risk.id.casefold(): risk for risk in looking.plan.of("risks", person)}
    if name.casefold() not in theirs:
        raise UnknownIdError(f"risk of {person}", name, [risk.id for risk in theirs.values()])
    risk = theirs[name.casefold()]
    cover = looking.cover(risk.id)
    return ReliabilityView(
        heading=looking.heading(),
        risk=risk.id,
        title=looking.veiled(risk.title, risk.individual),
        of_services=OF_SERVICES,
        what_is_taken=WHAT_IS_TAKEN,
        arrangements=tuple(
            view for threat in risk.threats for view in _of_cause(looking, cover, threat.id)
        ),
    )


def _of_cause(looking: Looking, cover: RiskCover, threat: str) -> tuple[ArrangementView, ...]:
    """The hours of a cause in which the same services hold it, in the order of the week."""
    alike: dict[object, list[tuple[Slot, Held]]] = {}
    for slot, held in cover.of(threat):
        alike.setdefault((held.strongest, held.reading), []).append((slot, held))
    found = []
    for group in alike.values():
        when = slot_words(together(slot for slot, _ in group))
        found.append(_arrangement(looking, cover, group[0][1], when))
    return tuple(found)


def _arrangement(looking: Looking, cover: RiskCover, held: Held, when: str) -> ArrangementView:
    nothing = held.strongest is True
    of = analysis.reliability(looking.arrangements, held.strongest)
    cause = looking.veiled(looking.plan.by_id[held.target].text, cover.risk.individual)

    def names(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(looking.thing_name(one) for one in ids)

    return ArrangementView(
        cause=cause,
        when=when,
        reading_words="by nothing" if held.reading is None else READING_WORDS[held.reading],
        least=of.chance.low if of.chance else None,
        most=of.chance.high if of.chance else None,
        words=_chance_words(of, nothing=nothing),
        figures=tuple(_figure(looking, one) for one in of.known) if of.chance else (),
        not_known=names(of.not_known),
        not_counted=names(of.kin),
        moves=tuple(_moves(looking, of, swing) for swing in of.swings),
        steadiness=tuple(
            f"{looking.thing_name(one.event)}: among the first {of.first} in "
            f"{one.share * 100:.0f} of 100 draws"
            for one in of.steadiness
        ),
        draws=DRAWS if of.steadiness else 0,
        seed=SEED if of.steadiness else 0,
    )


def _chance_words(of: Reliability, *, nothing: bool) -> str:
    if nothing:
        return "No figure: nothing holds it then."
    if of.chance is None:
        why = "no service in it has a figure that can be used"
        return f"No figure: {why}." if of.not_known or of.kin else "No figure: it needs no service."
    low, high = of.chance.low, of.chance.high
    unknown = " The range is wide because services in it have no figure." if of.not_known else ""
    return f"Missing {range_words(low, high)} of the times it is called upon.{unknown}"


def range_words(low: float, high: float) -> str:
    """A range in hundredths, rounded outward so that it holds what was worked out."""
    least, most = percent(low, up=False), percent(high, up=True)
    return least if least == most else f"{least} to {most}"


def percent(chance: float, *, up: bool) -> str:
    """A chance with two digits that count, rounded up or down: "2.1 %"."""
    from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

    # Twelve digits are what floating-point arithmetic is sure of; the rest would round 5 % up.
    exact = Decimal(f"{chance * 100:.12g}")
    if not exact:
        return "0 %"
    step = Decimal(1).scaleb(exact.adjusted() - 1)
    rounded = exact.quantize(step, ROUND_CEILING if up else ROUND_FLOOR)
    return f"{rounded.normalize():f} %"


def _figure(looking: Looking, name: str) -> FigureView:
    figure = looking.plan.by_id[name].out_of_service
    least, most = figure.least / OF, figure.most / OF
    called = looking.thing_name(name)
    said = (
        f"{called}: {range_words(least, most)} ({figure.counted}; {figure.said_by}, "
        f"{short_day(figure.on)}, to be reviewed by {short_day(figure.review_by)})"
    )
    return FigureView(name, called, least, most, looking.veiled_for_all(said))


def _moves(looking: Looking, of: Reliability, swing: Swing) -> str:
    called = looking.thing_name(swing.event)
    assert of.chance is not None  # noqa: S101  (there are no swings without it)
    parts = []
    if swing.least > of.chance.low:
        parts.append(f"at its worst, at least {percent(swing.least, up=False)}")
    if swing.most < of.chance.high:
        parts.append(f"at its best, at most {percent(swing.most, up=True)}")
    return f"{called}: {joined(parts) or 'moves nothing'}"
