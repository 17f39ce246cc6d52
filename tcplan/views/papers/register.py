"""The control and risk register: what could go wrong, what holds it, who owns it, on what evidence.

Rows stand by the earliest day on which something is due, and never by kind of risk, legal status or
the colour of a register.
"""

import datetime as dt
from collections.abc import Iterable

import attrs

from tcplan.analysis.pace import paced
from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.risk import Formulation, Risk, ToolRecord
from tcplan.views.controls import ControlView, control_view
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.papers.register_dates import (
    SORTED_BY,
    DueDay,
    acting,
    of_control,
    of_risk,
    placed,
)
from tcplan.views.papers.register_judgements import JudgementView, judgements
from tcplan.views.papers.register_tasks import TaskView, tasks
from tcplan.views.risks import RiskView, StrandView, risk_view

JUDGEMENTS_ARE_TEXT = (
    "A professional judgement stands here as its assessor recorded it: text with the tool, the "
    "assessor and the date. Nothing is computed from it, and nothing is sorted by it."
)


@attrs.frozen(kw_only=True)
class StrandRow:
    """A cause or a result, what holds it, and which controls act on it."""

    text: str
    answer: str
    answer_words: str
    when: str
    """The hours in which it has this answer, its worst, in words."""
    held_by: tuple[str, ...]
    """The controls that act on it, by name."""


@attrs.frozen(kw_only=True)
class RiskRow:
    """One risk with its causes and results, and what holds it in words."""

    id: str
    individual: str
    individual_label: str
    title: str
    kind_words: str
    to_prevent: str
    circumstances: str | None
    causes: tuple[StrandRow, ...]
    results: tuple[StrandRow, ...]
    answer: str
    answer_words: str
    when: str
    sentence: str
    by_restriction: bool
    single_points: tuple[str, ...]
    separate_ways: str
    move_day: dt.date | None
    move_answer_words: str | None
    move_sentence: str | None
    lead: str | None
    causes_reviewed: bool
    """Whether the list of causes was reviewed in time, by the team that is responsible."""
    last_cause_review: str | None
    signs: tuple[str, ...]
    """Early-warning signs: what is seen, who notices, who answers within what time."""
    own_view: str | None
    disagreements: tuple[str, ...]
    matrix_labels: tuple[str, ...]
    judgements: tuple[str, ...]
    """The recorded judgements that inform it: tool, assessor, day and id."""
    due: dt.date | None
    due_words: str | None


@attrs.frozen(kw_only=True)
class ControlRow:
    """One control, what it holds, and when something about it is due."""

    control: ControlView
    risks: tuple[str, ...]
    """The risks on which it acts, by title."""
    due: dt.date | None
    due_words: str | None


@attrs.frozen
class RegisterView:
    """The register of one person, or of the whole plan."""

    heading: Heading
    recipient: Recipient
    individual: str | None
    individual_label: str | None
    sorted_by: str
    risks: tuple[RiskRow, ...]
    controls: tuple[ControlRow, ...]
    tasks: tuple[TaskView, ...]
    judgements: tuple[JudgementView, ...]
    judgements_are_text: str = JUDGEMENTS_ARE_TEXT


def register(looking: Looking, about: str | None, given: Given) -> RegisterView:
    """The register of one person, or of everybody when ``about`` names nobody.

    Raises ``UnknownIdError`` for a person the plan does not have. Complexity: that of the answers
    about every risk and of what would close each gap.
    """
    me = looking.get("individuals", about).id if about else None
    risks = _of(looking, "risks", me)
    return RegisterView(
        heading=looking.heading(),
        recipient=given.recipient,
        individual=me,
        individual_label=looking.person_label(me) if me else None,
        sorted_by=SORTED_BY,
        risks=_in_order(
            (_risk(looking, risk), of_risk(looking, risk)) for risk in paced(risks, called="risks")
        ),
        controls=_controls(looking, me),
        tasks=tasks(looking, me),
        judgements=judgements(looking, me),
    )


def _of(looking: Looking, collection: str, me: str | None) -> tuple[Risk, ...]:
    found: tuple[Risk, ...] = (
        looking.plan.of(collection, me) if me else getattr(looking.plan, collection)
    )
    return found


def _in_order(found: Iterable[tuple[RiskRow, DueDay | None]]) -> tuple[RiskRow, ...]:
    rows = sorted(found, key=lambda pair: placed(pair[1], pair[0].individual, pair[0].id))
    return tuple(
        attrs.evolve(row, due=due.on if due else None, due_words=due.what if due else None)
        for row, due in rows
    )


def _risk(looking: Looking, risk: Risk) -> RiskRow:
    view = risk_view(looking, risk)
    names = {control.id: control.name for control in view.controls}
    return RiskRow(
        id=view.id,
        individual=view.individual,
        individual_label=view.individual_label,
        title=view.title,
        kind_words=view.kind_words,
        to_prevent=view.to_prevent,
        circumstances=view.circumstances,
        causes=tuple(_strand(one, names) for one in view.threats),
        results=tuple(_strand(one, names) for one in view.consequences),
        answer=view.answer,
        answer_words=view.answer_words,
        when=view.when,
        sentence=view.sentence,
        by_restriction=view.by_restriction,
        single_points=view.single_points,
        separate_ways=view.separate_ways,
        move_day=view.move_day,
        move_answer_words=view.move_answer_words,
        move_sentence=view.move_sentence,
        lead=view.lead,
        causes_reviewed=view.causes_reviewed,
        last_cause_review=view.last_cause_review,
        signs=_signs(view),
        own_view=view.own_view,
        disagreements=view.disagreements,
        matrix_labels=view.matrix_labels,
        judgements=tuple(
            _informing(looking.plan.by_id[name], risk, looking) for name in risk.informed_by
        ),
        due=None,
        due_words=None,
    )


def _informing(one: ToolRecord | Formulation, risk: Risk, looking: Looking) -> str:
    tool, by = (
        (label("tool", one.tool), one.assessor)
        if isinstance(one, ToolRecord)
        else ("Formulation in words", one.author)
    )
    return f"{tool}, {looking.veiled(by, risk.individual)}, {short_day(one.on)} ({one.id})"


def _strand(view: StrandView, names: dict[str, str]) -> StrandRow:
    return StrandRow(
        text=view.text,
        answer=view.answer,
        answer_words=view.answer_words,
        when=view.when,
        held_by=tuple(names[name] for name in view.controls if name in names),
    )


def _signs(view: RiskView) -> tuple[str, ...]:
    found = []
    for sign in view.signs:
        words = f"{sign.sign} (noticed by {sign.noticed_by or 'nobody named'}"
        words += f"; answered by {sign.responder or 'nobody named'}"
        if sign.respond_within_minutes is not None:
            words += f" within {sign.respond_within_minutes} minutes"
        if sign.baseline:
            words += f"; usually: {sign.baseline}"
        if sign.triggers:
            words += f"; sets off: {sign.triggers}"
        found.append(f"{words})")
    return tuple(found)


def _controls(looking: Looking, me: str | None) -> tuple[ControlRow, ...]:
    on: dict[str, list[str]] = {}
    for risk in _of(looking, "risks", me):
        for control in acting(looking, risk):
            on.setdefault(control.id, []).append(looking.veiled(risk.title, risk.individual))
    found = []
    every = looking.plan.of("controls", me) if me else looking.plan.controls
    for control in paced(every, called="controls"):
        due = of_control(looking, control)
        row = ControlRow(
            control=control_view(looking, control),
            risks=tuple(on.get(control.id, ())),
            due=due.on if due else None,
            due_words=due.what if due else None,
        )
        found.append((placed(due, control.individual, control.id), row))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))
