"""Rows shaped after Assuring Transformation, for reconciling a plan with the live return.

One row for each person in hospital. Whoever is left out is named with the reason, what closed is
told with where it led, and a transfer is never told as a discharge.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from tcplan.analysis.pace import paced
from tcplan.domain.codelists import code_list
from tcplan.domain.dates import long_day, months_after
from tcplan.errors import WrongUseError, shown
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.at_around import ClosureRow, QuestionRow, closures, questions
from tcplan.views.papers.at_differences import Compared, Ours, compare
from tcplan.views.papers.at_fields import BY_KEY, FIELDS, NOT_HELD, Value
from tcplan.views.papers.at_inpatient import Inpatient
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.people import where_now

MONTHS_OF_CLOSURES = 12

SHAPED = (
    "These fields are shaped like those of Assuring Transformation as far as they have been "
    "published. They are not the official specification, and this is no submission: compare them "
    "with the live return, and correct each side at its source."
)
ON_LEAVE = (
    "on extended section 17 leave because of court judgments (MM, PJ): since November 2024 the "
    "return leaves such people out"
)
AS_RECORDED = "leave is authorised, and the delay is recorded as MHSDS reason 28"
AS_SAID = "as was said for this paper"
OTHERS = "{whose} commissions the bed, and reports it in a return of its own"

SETTINGS: Mapping[str, str] = {
    "live": "a CSV file exported from the live return, to be compared field by field",
    "headings": "what the live return calls fields, such as: ready=Ready date; ward=Ward name",
    "extended-leave": "ids of people on extended leave because of judgments, parted by commas",
}


@attrs.frozen(kw_only=True)
class FieldRow:
    """One field: what it is called, of what kind, from where, and where the plan holds it."""

    key: str
    heading: str
    kind: str
    codes: str | None
    source: str
    held: str


@attrs.frozen(kw_only=True)
class CodeRow:
    """One code of a list that a field uses."""

    codes: str
    code: str
    label: str
    source: str


@attrs.frozen(kw_only=True)
class Cell:
    """One value of a row."""

    key: str
    value: Value
    words: str | None
    """What a code means."""


@attrs.frozen(kw_only=True)
class InpatientRow:
    """One person in hospital; a cell for each field, in their order."""

    individual: str
    individual_label: str
    cells: tuple[Cell, ...]


@attrs.frozen(kw_only=True)
class LeftOutRow:
    """Somebody in hospital who has no row here, and why."""

    individual: str
    individual_label: str
    why: str
    because: str


@attrs.frozen
class AtView:
    """The rows of everybody in hospital, and how they differ from a live return."""

    heading: Heading
    recipient: Recipient
    shaped: str
    fields: tuple[FieldRow, ...]
    rows: tuple[InpatientRow, ...]
    """By id."""
    left_out: tuple[LeftOutRow, ...]
    questions: tuple[QuestionRow, ...]
    closures_since: dt.date
    closures: tuple[ClosureRow, ...]
    """The oldest first."""
    codes: tuple[CodeRow, ...]
    not_held: tuple[str, ...]
    compared: Compared | None
    """None where no live return was given."""


def at_fields(looking: Looking, _about: str | None, given: Given) -> AtView:
    """Everybody in hospital on the day, shaped after the return.

    Raises ``WrongUseError`` or ``UnknownIdError`` for a setting or a live return that cannot be
    used. Complexity: linear in the plan, but for what is due for each person.
    """
    found = [Inpatient.on(looking, one.id) for one in looking.plan.individuals]
    inside = sorted((one for one in found if one), key=lambda one: one.person.id)
    out = {one.person.id: why for one in inside if (why := _left_out(looking, one, given))}
    counted = [one for one in inside if one.person.id not in out]
    since = given.since or months_after(looking.day, -MONTHS_OF_CLOSURES)
    rows = tuple(_row(looking, one) for one in paced(counted, called="people in hospital"))
    return AtView(
        heading=looking.heading(),
        recipient=given.recipient,
        shaped=SHAPED,
        fields=tuple(_field_rows()),
        rows=rows,
        left_out=tuple(
            LeftOutRow(
                individual=name,
                individual_label=looking.person_label(name),
                why=ON_LEAVE,
                because=because,
            )
            for name, because in out.items()
        ),
        questions=tuple(q for one in counted for q in questions(looking, one)),
        closures_since=since,
        closures=tuple(sorted(closures(looking, since), key=lambda one: (one.ended, one.spell))),
        codes=tuple(_codes()),
        not_held=NOT_HELD,
        compared=_compared(looking, given, counted, rows, out),
    )


def _field_rows() -> Iterator[FieldRow]:
    for field in FIELDS:
        yield FieldRow(
            key=field.key,
            heading=field.heading,
            kind=field.kind,
            codes=field.codes,
            source=field.source,
            held=field.held,
        )


def _codes() -> Iterator[CodeRow]:
    used = dict.fromkeys(field.codes for field in FIELDS if field.codes)
    for name in (*used, "spell-end"):
        known = code_list(name)
        for code, entry in known.codes.items():
            source = f"{known.source}, {known.version}"
            yield CodeRow(codes=known.title, code=code, label=entry.label, source=source)


def _row(looking: Looking, one: Inpatient) -> InpatientRow:
    cells = []
    for field in FIELDS:
        value = field.of(one)
        cells.append(Cell(key=field.key, value=value, words=field.words(value)))
    return InpatientRow(
        individual=one.person.id,
        individual_label=looking.person_label(one.person.id),
        cells=tuple(cells),
    )


def _left_out(looking: Looking, one: Inpatient, given: Given) -> str | None:
    """On what it rests that somebody is left out; None for whoever has a row."""
    if one.person.id in _on_leave(looking, given):
        return AS_SAID
    return AS_RECORDED if one.leave_because_of_courts else None


def _on_leave(looking: Looking, given: Given) -> frozenset[str]:
    typed = given.settings.get("extended-leave", "").split(",")
    names = (name.strip() for name in typed)
    return frozenset(looking.get("individuals", name).id for name in names if name)


def _compared(
    looking: Looking,
    given: Given,
    counted: Iterable[Inpatient],
    rows: Iterable[InpatientRow],
    out: Mapping[str, str],
) -> Compared | None:
    called = _called(given.settings.get("headings", ""))
    if given.live is None:
        return None
    ours = [
        Ours(row.individual, {cell.key: cell.value for cell in row.cells}, _reported(looking, one))
        for one, row in zip(counted, rows, strict=True)
    ]
    known = {one.person for one in ours}
    elsewhere = {
        person.id: f"left out here: {ON_LEAVE}"
        if person.id in out
        else _not_inside(looking, person.id)
        for person in looking.plan.individuals
        if person.id not in known
    }
    return compare(given.live, ours, elsewhere, called)


def _reported(looking: Looking, one: Inpatient) -> str | None:
    """Whose return holds the row, where it is another commissioner's."""
    if one.spell.commissioner == looking.plan.about.holder:
        return None
    return OTHERS.format(whose=looking.thing_name(one.spell.commissioner))


def _not_inside(looking: Looking, me: str) -> str:
    left = looking.on_day.left(me)
    since = f" since {long_day(left.ended)}" if left and left.ended else ""
    return f"the plan has the person in no hospital{since}; now: {where_now(looking, me)}"


def _called(typed: str) -> Mapping[str, str]:
    """What the live return calls fields, as it was typed."""
    found = {}
    for part in filter(str.strip, typed.split(";")):
        key, sign, heading = (piece.strip() for piece in part.partition("="))
        if not sign or not heading or key not in BY_KEY:
            raise WrongUseError(
                f"headings: {shown(part.strip())} is no FIELD=NAME; FIELD is one of "
                f"{', '.join(BY_KEY)}."
            )
        found[key] = heading
    return found
