"""A person's risks: what could start each, and what holds it hour by hour."""

import datetime as dt

import attrs

from tcplan.analysis.cover import RiskCover, SlotCover
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.words import answer_label, cut_words, said
from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.hours import DAYS
from tcplan.domain.matrix import MatrixLabel
from tcplan.domain.risk import EarlyWarningSign, Risk
from tcplan.views.controls import ControlView, control_view
from tcplan.views.hours import together, told_alike, when, worst_hours, worst_hours_of, worst_told
from tcplan.views.looking import Heading, Looking
from tcplan.views.ways import WaysView, fewest_words, ways_view


@attrs.frozen
class StrandView:
    """One cause or one result of a bow-tie, with the controls on it, in its worst slot."""

    id: str
    text: str
    answer: str
    answer_words: str
    when: str
    """All hours in which it has this answer, its worst, in words."""
    controls: tuple[str, ...]
    """Ids of the controls on it, in the plan's order."""


@attrs.frozen
class SlotView:
    """One risk in hours of which the same is told."""

    when: str
    hours: float
    """How many hours these are in a week of seven days and one bank holiday."""
    answer: str
    answer_words: str
    sentence: str
    reading: str | None
    """The strongest reading that covers it: on-evidence, if-still-true, as-promised or none."""
    smallest: int | None
    """How many things must fail together (4 means more than three); ``None`` when not covered.
    Not a number of back-ups: two of three people have smallest 2 and one back-up."""
    together: tuple[str, ...]
    """What would have to fail together: each cut set of one to three events, in words."""
    not_held: tuple[str, ...]
    """The causes that nothing covers on evidence, in words."""
    ways: WaysView
    """How many ways of holding it share nothing in these hours."""


@attrs.frozen
class WeekPart:
    """Part of a day type with one answer; minutes after midnight."""

    day: str
    start: int
    end: int
    answer: str


@attrs.frozen
class SignView:
    """An early-warning sign: what is seen, by whom, and who answers within what time."""

    sign: str
    baseline: str | None
    noticed_by: str | None
    responder: str | None
    respond_within_minutes: int | None
    triggers: str | None


@attrs.frozen
class RiskView:
    """One risk in full."""

    id: str
    individual: str
    individual_label: str
    title: str
    kind_words: str
    to_prevent: str
    circumstances: str | None
    own_view: str | None
    disagreements: tuple[str, ...]
    lead: str | None
    matrix_labels: tuple[str, ...]
    """What organisations' own matrices say, as they wrote it; nothing is computed from it."""
    answer: str
    answer_words: str
    when: str
    """All hours in which it has this answer, its worst, in words."""
    sentence: str
    by_restriction: bool
    causes_reviewed: bool
    last_cause_review: str | None
    threats: tuple[StrandView, ...]
    consequences: tuple[StrandView, ...]
    slots: tuple[SlotView, ...]
    week: tuple[WeekPart, ...]
    single_points: tuple[str, ...]
    """Single failures that would leave it uncovered in some slot, in words."""
    separate_ways: str
    """How many ways of holding it share nothing in the hours that have fewest, with the hours."""
    signs: tuple[SignView, ...]
    controls: tuple[ControlView, ...]
    move_day: dt.date | None
    move_answer: str | None
    """The worst answer on the day of the move; ``None`` when there is none ahead."""
    move_answer_words: str | None
    move_sentence: str | None


@attrs.frozen
class RisksView:
    """All risks of one person, or of everybody."""

    heading: Heading
    individual: str | None
    individual_label: str | None
    rows: tuple[RiskView, ...]


def risks(looking: Looking, individual: str) -> RisksView:
    """The risks of one person, in the plan's order."""
    person = looking.get("individuals", individual).id
    rows = tuple(risk_view(looking, risk) for risk in looking.plan.of("risks", person))
    return RisksView(looking.heading(), person, looking.person_label(person), rows)


def all_risks(looking: Looking) -> RisksView:
    """The risks of everybody, in the plan's order."""
    rows = tuple(risk_view(looking, risk) for risk in looking.plan.risks)
    return RisksView(looking.heading(), None, None, rows)


def risk_view(looking: Looking, risk: Risk) -> RiskView:
    """One risk in full."""
    person, cover = risk.individual, looking.cover(risk.id)
    alike = told_alike(looking.arrangements, cover)
    worst = worst_told(alike)

    def veiled(text: str) -> str:
        return looking.veiled(text, person)

    move = move_ahead(looking, person)
    on_move = looking.at(move) if move else None
    move_cover = on_move.cover(risk.id) if on_move else None
    move_worst = (
        worst_told(told_alike(on_move.arrangements, move_cover)) if on_move and move_cover else None
    )
    review = max(risk.cause_reviews, key=lambda r: r.on, default=None)
    targets = {t.id for t in risk.threats} | {c.id for c in risk.consequences}
    acting = [c for c in looking.plan.of("controls", person) if targets & {*c.prevents, *c.limits}]
    return RiskView(
        id=risk.id,
        individual=person,
        individual_label=looking.person_label(person),
        title=veiled(risk.title),
        kind_words=label("risk-kind", risk.kind),
        to_prevent=veiled(risk.to_prevent),
        circumstances=veiled(risk.circumstances) if risk.circumstances else None,
        own_view=veiled(risk.own_view) if risk.own_view else None,
        disagreements=tuple(veiled(text) for text in risk.disagreements),
        lead=looking.thing_name(risk.lead) if risk.lead else None,
        matrix_labels=tuple(veiled(_label(looking, given)) for given in risk.matrix_labels),
        answer=worst.risk.answer,
        answer_words=answer_label(worst.risk),
        when=slot_words(worst_hours(cover)),
        sentence=veiled(said(looking.arrangements, cover, worst)),
        by_restriction=worst.risk.by_restriction,
        causes_reviewed=cover.causes_reviewed,
        last_cause_review=(
            f"{short_day(review.on)} by {looking.thing_name(review.by)}" if review else None
        ),
        threats=tuple(_strand(looking, cover, person, t.id, t.text) for t in risk.threats),
        consequences=tuple(
            _strand(looking, cover, person, c.id, c.text) for c in risk.consequences
        ),
        slots=tuple(_slot_view(looking, cover, slot) for slot in alike),
        week=week_parts(cover),
        single_points=_single_points(looking, cover),
        separate_ways=fewest_words(looking, cover),
        signs=tuple(_sign(looking, person, sign) for sign in risk.early_warning_signs),
        controls=tuple(control_view(looking, control) for control in acting),
        move_day=move,
        move_answer=move_worst.risk.answer if move_worst else None,
        move_answer_words=answer_label(move_worst.risk) if move_worst else None,
        move_sentence=(
            veiled(said(on_move.arrangements, move_cover, move_worst))
            if on_move and move_cover and move_worst
            else None
        ),
    )


def _label(looking: Looking, given: MatrixLabel) -> str:
    return f"{looking.thing_name(given.organisation)}, {short_day(given.on)}: {given.words}"


def move_ahead(looking: Looking, individual: str) -> dt.date | None:
    """The day of a move that lies on or after the day asked about."""
    transitions = looking.plan.of("transitions", individual)
    move: dt.date | None = transitions[-1].move_day() if transitions else None
    return move if move is not None and move >= looking.day else None


def _strand(looking: Looking, cover: RiskCover, person: str, target: str, text: str) -> StrandView:
    slot, held = worst_hours_of(cover, target)
    acting = looking.arrangements.acting_on.get(target, ())
    return StrandView(
        id=target,
        text=looking.veiled(text, person),
        answer=held.answer,
        answer_words=answer_label(held),
        when=slot_words(slot),
        controls=tuple(control.id for control in acting),
    )


def _slot_view(looking: Looking, cover: RiskCover, at: SlotCover) -> SlotView:
    person, arrangements = cover.risk.individual, looking.arrangements
    held = at.risk
    cuts = held.cuts
    return SlotView(
        when=slot_words(at.slot),
        hours=at.slot.hours(),
        answer=held.answer,
        answer_words=answer_label(held),
        sentence=looking.veiled(said(arrangements, cover, at), person),
        reading=held.reading,
        smallest=None if held.strongest is True or not cover.risk.threats else _least(cuts),
        together=tuple(looking.veiled(cut_words(arrangements, cut), person) for cut in cuts),
        not_held=tuple(
            looking.veiled(looking.plan.by_id[t.target].text, person)
            for t in at.threats
            if t.failure[0] is True
        ),
        ways=ways_view(looking, cover, at),
    )


def _least(cuts: tuple[frozenset[str], ...]) -> int:
    return len(cuts[0]) if cuts else 4


def week_parts(cover: RiskCover) -> tuple[WeekPart, ...]:
    """The answer for every part of every day type, in the order of the week."""
    answers = dict.fromkeys(at.risk.answer for at in cover.slots)
    parts = [
        (stretch, answer)
        for answer in answers
        for stretch in together(at.slot for at in cover.slots if at.risk.answer == answer).stretches
    ]
    return tuple(
        WeekPart(DAYS[stretch.day], stretch.start, stretch.end, answer)
        for stretch, answer in sorted(parts)
    )


def _single_points(looking: Looking, cover: RiskCover) -> tuple[str, ...]:
    found: dict[str, list[Slot]] = {}
    for at in cover.slots:
        for cut in at.risk.cuts:
            if len(cut) == 1:
                words = cut_words(looking.arrangements, cut)
                found.setdefault(words, []).append(at.slot)
    return tuple(
        looking.veiled(f"{words} ({when(slots)})", cover.risk.individual)
        for words, slots in found.items()
    )


def _sign(looking: Looking, person: str, sign: EarlyWarningSign) -> SignView:
    def name(holder: str | None) -> str | None:
        return looking.thing_name(holder) if holder else None

    return SignView(
        sign=looking.veiled(sign.sign, person),
        baseline=looking.veiled(sign.baseline, person) if sign.baseline else None,
        noticed_by=name(sign.noticed_by),
        responder=name(sign.responder),
        respond_within_minutes=sign.respond_within,
        triggers=looking.veiled(looking.thing_name(sign.triggers), person)
        if sign.triggers
        else None,
    )
