"""Professional judgements stand as recorded: what was said with which tool, by whom, and when.

They stand by the day on which they are to be looked at again; none is read, counted or compared.
"""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.risk import Formulation, ToolRecord
from tcplan.views.looking import Looking

_FIVE = ("presenting", "predisposing", "precipitating", "perpetuating", "protective")


@attrs.frozen(kw_only=True)
class JudgementView:
    """One recorded judgement, or a formulation in words."""

    id: str
    individual: str
    individual_label: str
    tool_words: str
    version: str | None
    assessor: str
    competence: str | None
    on: dt.date
    review_by: dt.date
    expired: bool
    """Whether its review-by date is past on the day asked about."""
    text: tuple[str, ...]
    """As recorded, in parts."""
    informs: tuple[str, ...]
    """The risks that it informs, by title."""


def judgements(looking: Looking, me: str | None) -> tuple[JudgementView, ...]:
    """What is recorded of one person, or of everybody, by the day on which it is reviewed."""
    informs: dict[str, list[str]] = {}
    for risk in looking.plan.risks:
        for name in risk.informed_by:
            informs.setdefault(name, []).append(looking.veiled(risk.title, risk.individual))
    found = [
        *(_tool(looking, one) for one in looking.plan.tool_records),
        *(_formulation(looking, one) for one in looking.plan.formulations),
    ]
    rows = [
        attrs.evolve(one, informs=tuple(informs.get(one.id, ())))
        for one in found
        if me in {None, one.individual}
    ]
    return tuple(sorted(rows, key=lambda one: (one.review_by, one.individual, one.id)))


def _tool(looking: Looking, one: ToolRecord) -> JudgementView:
    me = one.individual
    return JudgementView(
        id=one.id,
        individual=me,
        individual_label=looking.person_label(me),
        tool_words=label("tool", one.tool),
        version=one.version,
        assessor=looking.veiled(one.assessor, me),
        competence=looking.veiled(one.competence, me) if one.competence else None,
        on=one.on,
        review_by=one.review_by,
        expired=one.review_by < looking.day,
        text=(looking.veiled(one.judgement, me),),
        informs=(),
    )


def _formulation(looking: Looking, one: Formulation) -> JudgementView:
    me = one.individual
    told = ((part, getattr(one, part)) for part in _FIVE)
    return JudgementView(
        id=one.id,
        individual=me,
        individual_label=looking.person_label(me),
        tool_words="Formulation in words",
        version=None,
        assessor=looking.veiled(one.author, me),
        competence=None,
        on=one.on,
        review_by=one.review_by,
        expired=one.review_by < looking.day,
        text=tuple(
            f"{part.capitalize()}: {looking.veiled(words, me)}" for part, words in told if words
        ),
        informs=(),
    )
