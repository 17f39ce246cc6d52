"""Everybody, sorted by what is due next; never by kind of risk, legal status or colour."""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.analysis.cover import ANSWERS, rank
from tcplan.analysis.words import ANSWER_WORDS
from tcplan.domain.codelists import label
from tcplan.domain.hospital import HospitalSpell
from tcplan.views.due import DECISIONS, Due, due_by_person
from tcplan.views.looking import Heading, Looking

NOTHING_RECORDED = "nothing-recorded"
_NOTHING = "Nothing recorded yet"


@attrs.frozen
class PersonRow:
    """One person in the list."""

    id: str
    name: str | None
    """``None`` while names are hidden."""
    now: str
    """Where the person lives or stays now."""
    stage: str
    """A code of the list ``stage``, or ``nothing-recorded``."""
    stage_words: str
    next_due: Due | None
    open_decisions: int
    """Gates and decide-by steps with a day that are not decided."""
    move: dt.date | None
    """The day of the move: when it happened, else when it is meant to."""
    moved: bool
    cover: str | None
    """The worst answer about any of the person's risks; ``None`` without risks."""
    cover_words: str
    answers: dict[str, int]
    """How many of the person's risks have each answer, the worst first."""
    gaps: int
    """Risks that are not covered or covered only by promise."""


@attrs.frozen
class PeopleView:
    """Everybody in the plan, the earliest due first, then open decisions, then id."""

    heading: Heading
    sorted_by: str
    rows: tuple[PersonRow, ...]
    due_within_a_week: int
    """People with something overdue or due within seven days."""
    moving_within_four_weeks: int
    with_a_gap: int


def people(looking: Looking) -> PeopleView:
    """The list of people."""
    found = due_by_person(looking)
    rows = [person_row(looking, p.id, found[p.id]) for p in looking.plan.individuals]
    rows.sort(key=_order)
    week = looking.day + dt.timedelta(days=7)
    month = looking.day + dt.timedelta(days=28)
    return PeopleView(
        looking.heading(),
        "earliest due, then open decisions",
        tuple(rows),
        sum(1 for r in rows if r.next_due is not None and r.next_due.on <= week),
        sum(1 for r in rows if r.move and not r.moved and looking.day <= r.move <= month),
        sum(1 for r in rows if r.gaps),
    )


def _order(row: PersonRow) -> tuple[dt.date, int, str]:
    return (row.next_due.on if row.next_due else dt.date.max, -row.open_decisions, row.id)


def person_row(looking: Looking, individual: str, found: Sequence[Due]) -> PersonRow:
    """One person's row; ``found`` is what is due for them, the earliest first."""
    answers = dict.fromkeys(ANSWERS, 0)
    for risk in looking.plan.of("risks", individual):
        answers[looking.cover(risk.id).worst.risk.answer] += 1
    worst = min((a for a, count in answers.items() if count), key=rank, default=None)
    transitions = looking.plan.of("transitions", individual)
    move = transitions[-1].move_day() if transitions else None
    moved_on = transitions[-1].moved_on if transitions else None
    stage_code = stage(looking, individual)
    return PersonRow(
        id=individual,
        name=looking.person_name(individual),
        now=where_now(looking, individual),
        stage=stage_code,
        stage_words=_NOTHING if stage_code == NOTHING_RECORDED else label("stage", stage_code),
        next_due=found[0] if found else None,
        open_decisions=sum(1 for one in found if one.kind in DECISIONS),
        move=move,
        moved=moved_on is not None and moved_on <= looking.day,
        cover=worst,
        cover_words=ANSWER_WORDS[worst] if worst else "No risk recorded",
        answers=answers,
        gaps=answers["not-covered"] + answers["only-if-promised"],
    )


def stage(looking: Looking, individual: str) -> str:
    """The stage of the move; without one, what the stay or the register says, if either is there.

    Nobody is called at risk because nothing has been recorded of them yet.
    """
    transitions = looking.plan.of("transitions", individual)
    if transitions:
        return str(transitions[-1].stage)
    if current_spell(looking, individual):
        return "in-hospital"
    register = looking.plan.by_id[individual].register
    if not register:
        return NOTHING_RECORDED
    return "in-hospital" if register[-1].rating == "blue" else "at-risk-at-home"


def current_spell(looking: Looking, individual: str) -> HospitalSpell | None:
    """The hospital stay on the day asked about, or ``None``."""
    spells = looking.plan.of("spells", individual)
    return next((s for s in spells if s.covers(looking.day)), None)


def where_now(looking: Looking, individual: str) -> str:
    """Where the person lives or stays on the day asked about."""
    spell = current_spell(looking, individual)
    if spell is not None:
        return str(spell.unit)
    homes = looking.plan.of("placements", individual)
    if homes:
        return str(label("tenure", homes[-1].tenure))
    return "Not recorded"
