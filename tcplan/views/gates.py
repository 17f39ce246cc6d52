"""Can the move go ahead? Each obstacle with who can remove it, each gate with its evidence."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.individual import Individual
from tcplan.domain.transition import GoDecision, Transition
from tcplan.rules.checklist import Checklist, checklist
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
from tcplan.views.gate_standing import BasisView, by_basis
from tcplan.views.legal import LegalView, legal
from tcplan.views.looking import Heading, Looking
from tcplan.views.move import MoveView, move

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
    legal: LegalView
    """Legal status, ways out, aftercare, responsible bodies, conditions and MAPPA."""


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
        legal=legal(looking, me),
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
        gates=by_basis(looking, me, found.gates),
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
