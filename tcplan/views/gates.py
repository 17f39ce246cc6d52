"""Can the move go ahead? Each obstacle with who can remove it, each gate with its evidence."""

import datetime as dt

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.common import Evidence
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.individual import Individual
from tcplan.domain.transition import GoDecision, Transition
from tcplan.rules.checklist import Checklist, checklist
from tcplan.rules.gates import STATE_WORDS, GateStanding
from tcplan.rules.readiness import ANSWER_WORDS, WEIGHT_WORDS, Obstacle, readiness
from tcplan.views.around import (
    AcceptanceView,
    ChecklistRow,
    DayOneRow,
    ProviderRow,
    VisitRow,
    acceptances,
    checklist_rows,
    decider_words,
    first_day_rows,
    out_of_area,
    provider_rows,
    visit_rows,
)
from tcplan.views.beside import MeetingRow, VictimRow, at_risk, meeting_rows, victim_rows
from tcplan.views.looking import Heading, Looking
from tcplan.views.move import GateView, MoveView, gate_view, move

NO_MOVE = "No move is recorded, so there is nothing to decide."
NO_SCORE = (
    "This lists what is recorded and what is not. It is no score, and it decides nothing: people "
    "do, each with their name."
)


@attrs.frozen
class ObstacleView:
    """One thing that stands against a go, and who can remove it."""

    weight: str
    """``blocks``: the law stands against it. ``to-be-named``: settled, or named in the decision."""
    weight_words: str
    kind: str
    """Id of a finding, or ``gate``, ``legal-status``, ``no-gates`` or ``no-way-back``."""
    about: str
    what: str
    remedy: str
    owner: str | None
    """Id of the agency or team that can remove it."""
    owner_name: str | None
    due: dt.date | None
    rule: str | None
    rule_version: str | None
    source: str | None
    certain: bool
    """Whether the source of its rule is sure; true where there is no rule."""


@attrs.frozen
class EvidenceView:
    """Evidence of a gate, and its age on the day asked about."""

    what: str
    on: dt.date
    days_old: int
    """Days since it was gathered; negative for evidence that is dated after the day."""
    review_by: dt.date
    seen_by: str
    state_words: str
    """``in date``, ``run out``, ``replaced by newer`` or ``not yet there``."""


@attrs.frozen
class StandingView:
    """A gate, how it stands on the day, and why."""

    gate: GateView
    state: str
    """``met``, ``not-applicable``, ``waived``, ``waiver-ended``, ``open-again``, ``asserted``,
    ``not-met`` or ``undecided``."""
    state_words: str
    passes: bool
    """Whether it lets the move through on the day."""
    because: str
    since: dt.date | None
    until: dt.date | None
    """The last day on which it stands so, where that is known."""
    evidence: tuple[EvidenceView, ...]
    rule: str | None
    """What it answers: a rule, or an item of the local checklist."""
    rule_version: str | None
    """The version under which it was decided."""
    rule_note: str | None
    due_words: str


@attrs.frozen
class BasisView:
    """The gates that rest on one basis."""

    basis: str
    basis_words: str
    gates: tuple[StandingView, ...]


@attrs.frozen
class GoView:
    """A decision whether the move goes ahead."""

    decision: str
    decision_words: str
    on: dt.date
    by: str
    reason: str
    plan_version: str | None
    dissent: tuple[str, ...]


@attrs.frozen
class GatesView:
    """Whether one person's move can go ahead on a day, and what lies around it."""

    heading: Heading
    individual: str
    individual_label: str
    answer: str
    """``no-move``, ``moved``, ``blocked``, ``not-yet`` or ``nothing-found``."""
    answer_words: str
    no_score: str
    obstacles: tuple[ObstacleView, ...]
    decision: GoView | None
    """The last decision by the day."""
    decision_stands: bool | None
    decision_because: str | None
    unnamed: tuple[str, ...]
    """Gates that were open on the day of a go and that it does not name."""
    decisions: tuple[GoView, ...]
    """Every decision by the day, the oldest first."""
    gates: tuple[BasisView, ...]
    """The law first, then national policy, local policy and good practice."""
    move: MoveView | None
    acceptances: tuple[AcceptanceView, ...]
    out_of_area: tuple[str, ...]
    checklist_name: str
    checklist_about: str
    checklist: tuple[ChecklistRow, ...]
    first_day: tuple[DayOneRow, ...]
    visits: tuple[VisitRow, ...]
    providers: tuple[ProviderRow, ...]
    victims: tuple[VictimRow, ...]
    at_risk_at_home: bool
    """Whether the person is at home and at risk of admission."""
    meetings: tuple[MeetingRow, ...]


def gates(looking: Looking, name: str, items: Checklist | None = None) -> GatesView:
    """Whether one person's move can go ahead; ``items`` are a local checklist.

    Raises ``UnknownIdError`` for an id that the plan does not have.
    """
    who: Individual = looking.get("individuals", name)
    me, items = who.id, items or checklist()
    transition = looking.on_day.move(me)
    view = GatesView(
        heading=looking.heading(),
        individual=me,
        individual_label=looking.person_label(me),
        answer="no-move",
        answer_words=NO_MOVE,
        no_score=NO_SCORE,
        obstacles=(),
        decision=None,
        decision_stands=None,
        decision_because=None,
        unnamed=(),
        decisions=(),
        gates=(),
        move=None,
        acceptances=(),
        out_of_area=(),
        checklist_name=items.name,
        checklist_about=items.about,
        checklist=(),
        first_day=(),
        visits=(),
        providers=(),
        victims=victim_rows(looking, me),
        at_risk_at_home=at_risk(looking, me),
        meetings=meeting_rows(looking, me),
    )
    return _of_move(looking, transition, view, items) if transition else view


def _of_move(
    looking: Looking, transition: Transition, view: GatesView, items: Checklist
) -> GatesView:
    found, me = readiness(looking.on_day, transition), transition.individual
    decided = found.decided
    names = {gate.id: looking.veiled(gate.name, me) for gate in transition.gates}
    made = [one for one in transition.decisions if one.decided_on <= looking.day]
    return attrs.evolve(
        view,
        answer=found.answer,
        answer_words=ANSWER_WORDS[found.answer],
        obstacles=tuple(_obstacle(looking, me, one) for one in found.obstacles),
        decision=_go(looking, me, decided.made) if decided else None,
        decision_stands=decided.stands if decided else None,
        decision_because=looking.veiled(decided.because, me) if decided else None,
        unnamed=tuple(names[gate] for gate in decided.unnamed) if decided else (),
        decisions=tuple(_go(looking, me, one) for one in made),
        gates=tuple(
            BasisView(basis, label("basis", basis), of_basis)
            for basis in code_list("basis").codes
            if (
                of_basis := tuple(
                    _standing(looking, me, one) for one in found.gates if one.gate.basis == basis
                )
            )
        ),
        move=move(looking, me, transition),
        acceptances=acceptances(looking, transition),
        out_of_area=out_of_area(looking, transition),
        checklist=checklist_rows(looking, transition, items),
        first_day=first_day_rows(looking, transition),
        visits=visit_rows(looking, transition),
        providers=provider_rows(looking, transition),
    )


def _obstacle(looking: Looking, me: str, one: Obstacle) -> ObstacleView:
    rule = looking.book.rule(one.rule, looking.day) if one.rule else None
    return ObstacleView(
        weight=one.weight,
        weight_words=WEIGHT_WORDS[one.weight],
        kind=one.kind,
        about=one.about,
        what=looking.veiled(one.what, me),
        remedy=one.remedy,
        owner=one.owner,
        owner_name=looking.thing_name(one.owner) if one.owner else None,
        due=one.due,
        rule=one.rule,
        rule_version=one.version,
        source=rule.source if rule else None,
        certain=rule.certain if rule else True,
    )


def _standing(looking: Looking, me: str, found: GateStanding) -> StandingView:
    gate = found.gate
    return StandingView(
        gate=gate_view(looking, me, gate),
        state=found.state,
        state_words=STATE_WORDS[found.state],
        passes=found.passes,
        because=looking.veiled(found.because, me),
        since=found.since,
        until=found.until,
        evidence=tuple(_evidence(looking, me, found, item) for item in gate.evidence),
        rule=gate.rule,
        rule_version=gate.rule_version,
        rule_note=found.rule_note,
        due_words=_due_words(looking, found),
    )


def _due_words(looking: Looking, found: GateStanding) -> str:
    due = found.gate.due
    if due is None:
        return "no day set"
    days = (due - looking.day).days
    if found.passes:
        return short_day(due)
    if days < 0:
        return f"{short_day(due)}, overdue by {days_said(-days)}"
    return f"{short_day(due)}, in {days_said(days)}" if days else f"{short_day(due)}, today"


def _evidence(looking: Looking, me: str, found: GateStanding, item: Evidence) -> EvidenceView:
    rests_on = (*found.holds, *found.run_out)
    if item.on > looking.day:
        state = "not yet there"
    elif rests_on and item not in rests_on:
        state = "replaced by newer"
    else:
        state = "run out" if item.review_by < looking.day else "in date"
    return EvidenceView(
        what=looking.veiled(item.what, me),
        on=item.on,
        days_old=(looking.day - item.on).days,
        review_by=item.review_by,
        seen_by=looking.veiled(item.seen_by, me),
        state_words=state,
    )


def _go(looking: Looking, me: str, made: GoDecision) -> GoView:
    return GoView(
        decision=made.decision,
        decision_words=label("go-decision", made.decision),
        on=made.decided_on,
        by=decider_words(looking, made.decided_by),
        reason=looking.veiled(made.reason, me),
        plan_version=made.plan_version,
        dissent=tuple(
            f"{decider_words(looking, one.by)}: {looking.veiled(one.words, me)}"
            for one in made.dissent
        ),
    )
