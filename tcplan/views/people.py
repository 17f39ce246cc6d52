"""Everybody, sorted by what is due next; never by kind of risk, legal status or colour."""

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from tcplan.analysis.cover import ANSWERS, rank
from tcplan.analysis.pace import paced
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


SORTED_BY = "earliest due, then open decisions"


def people(looking: Looking) -> PeopleView:
    """The list of people."""
    found = due_by_person(looking)
    everybody = paced(looking.plan.individuals)
    return view_of(looking, [person_row(looking, p.id, found[p.id]) for p in everybody])


def view_of(looking: Looking, found: Iterable[PersonRow]) -> PeopleView:
    """The rows of everybody in their order, with what is counted in them."""
    rows = sorted(found, key=_order)
    week = looking.day + dt.timedelta(days=7)
    month = looking.day + dt.timedelta(days=28)
    return PeopleView(
        looking.heading(),
        SORTED_BY,
        tuple(rows),
        sum(1 for r in rows if r.next_due is not None and r.next_due.on <= week),
        sum(1 for r in rows if r.move and not r.moved and looking.day <= r.move <= month),
        sum(1 for r in rows if r.gaps),
    )


def _order(row: PersonRow) -> tuple[dt.date, int, str]:
    return place_among(row.next_due, row.open_decisions, row.id)


def place_among(
    next_due: Due | None, open_decisions: int, individual: str
) -> tuple[dt.date, int, str]:
    """What everybody is sorted by: the earliest due, then open decisions, then the id."""
    return (next_due.on if next_due else dt.date.max, -open_decisions, individual)


def person_row(looking: Looking, individual: str, found: Sequence[Due]) -> PersonRow:
    """One person's row; ``found`` is what is due for them, the earliest first."""
    listed = listed_person(looking, individual)
    return whole_row(listed, soonest(found), held_so(looking, individual))


@attrs.frozen(kw_only=True)
class Listed:
    """What the plan itself says of a person, with nothing worked out."""

    id: str
    name: str | None
    now: str
    stage: str
    stage_words: str
    move: dt.date | None
    moved: bool


@attrs.frozen(kw_only=True)
class Soonest:
    """What is due next for a person, and how many decisions are open."""

    next_due: Due | None
    open_decisions: int


@attrs.frozen(kw_only=True)
class HeldSo:
    """How a person's risks are held."""

    cover: str | None
    cover_words: str
    answers: dict[str, int]
    gaps: int


def listed_person(looking: Looking, individual: str) -> Listed:
    """What the plan says of a person, at no cost."""
    transitions = looking.plan.of("transitions", individual)
    moved_on = transitions[-1].moved_on if transitions else None
    stage_code = stage(looking, individual)
    return Listed(
        id=individual,
        name=looking.person_name(individual),
        now=where_now(looking, individual),
        stage=stage_code,
        stage_words=_NOTHING if stage_code == NOTHING_RECORDED else label("stage", stage_code),
        move=transitions[-1].move_day() if transitions else None,
        moved=moved_on is not None and moved_on <= looking.day,
    )


def soonest(found: Sequence[Due]) -> Soonest:
    """What is due next of everything that is due for a person, the earliest first."""
    return Soonest(
        next_due=found[0] if found else None,
        open_decisions=sum(1 for one in found if one.kind in DECISIONS),
    )


def held_so(looking: Looking, individual: str) -> HeldSo:
    """How the risks of a person are held."""
    answers = dict.fromkeys(ANSWERS, 0)
    for risk in looking.plan.of("risks", individual):
        answers[looking.cover(risk.id).worst.risk.answer] += 1
    worst = min((a for a, count in answers.items() if count), key=rank, default=None)
    return HeldSo(
        cover=worst,
        cover_words=ANSWER_WORDS[worst] if worst else "No risk recorded",
        answers=answers,
        gaps=answers["not-covered"] + answers["only-if-promised"],
    )


def whole_row(listed: Listed, soon: Soonest, held: HeldSo) -> PersonRow:
    """A person's row from its three parts."""
    parts = (attrs.asdict(part, recurse=False) for part in (listed, soon, held))
    return PersonRow(**{name: value for part in parts for name, value in part.items()})


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
