"""Fields shaped after Assuring Transformation, to be read: each person, then what differs and why.

Everything in an ``AtView`` is on paper and in the sheets; tests mark each value.
"""

import datetime as dt

from tcplan.domain.dates import short_day
from tcplan.report.chapters.at_sheets import compared_words, workbook
from tcplan.report.chapters.work import MARKING, part, table_or, work_foot, work_opening
from tcplan.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Line,
    Notice,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import aside, missing, or_missing, strong
from tcplan.views.papers.at_around import ClosureRow
from tcplan.views.papers.at_csv import (
    SETTINGS,
    AtView,
    Cell,
    InpatientRow,
    at_fields,
)
from tcplan.views.papers.at_differences import Difference

TITLE = "Assuring Transformation fields"


def document(view: AtView) -> Document:
    """What differs first, then each person, closures, and how each field is worked out."""
    return Document(
        title=f"{TITLE}, as at {short_day(view.heading.as_at)}",
        footer=work_foot(TITLE, view.heading, view.recipient),
        opening=(
            Notice("What these fields are", (line(view.shaped),)),
            *work_opening(
                view.heading,
                view.recipient,
                fact("Closures since", short_day(view.closures_since)),
            ),
        ),
        sections=(
            part("Beside the live return", *_beside(view)),
            part("Left out", table_or(_left_out(view), "Nobody in hospital is left out.")),
            part("Questions", table_or(_questions(view), "Nothing has to be asked.")),
            part("People in hospital", *(_person(view, row) for row in view.rows)),
            part("Closures", table_or(_closures(view), "No record closed in this time.")),
            part("Fields", _fields(view), Bullets(tuple(map(line, view.not_held)))),
            part("Codes", _codes(view)),
        ),
        marking=MARKING,
    )


def _beside(view: AtView) -> tuple[Block, ...]:
    told = Facts(tuple(fact(term, words) for term, words in compared_words(view.compared)))
    if view.compared is None:
        return (told,)
    table = Table(
        "Differences, person by person",
        ("Person", "Field, and what is different", "In the plan", "In the live return"),
        tuple(_difference(one) for one in view.compared.differences),
        (16, 32, 26, 26),
    )
    return (table_or(table, "No field that was compared differs."), told)


def _difference(one: Difference) -> tuple[tuple[Line, ...], ...]:
    row = [aside(f"row {one.row}")] if one.row is not None else []
    note = [aside(one.note)] if one.note else []
    return (
        cell(one.person, *row),
        cell(strong(one.field or "The whole row"), one.kind, *note),
        cell(one.plan or "nothing"),
        cell(one.live or "nothing"),
    )


def _left_out(view: AtView) -> Table:
    return Table(
        "In hospital, and not in these rows",
        ("Person", "Why", "Because"),
        tuple((cell(o.individual_label), cell(o.why), cell(o.because)) for o in view.left_out),
        (18, 52, 30),
    )


def _questions(view: AtView) -> Table:
    return Table(
        "What the record does not say",
        ("Person", "Field", "Question"),
        tuple((cell(o.individual_label), cell(o.about), cell(o.question)) for o in view.questions),
        (18, 28, 54),
    )


def _person(view: AtView, row: InpatientRow) -> Section:
    headings = {field.key: field.heading for field in view.fields}
    return Section(
        row.individual_label,
        (Facts(tuple(fact(headings[one.key], _value(one)) for one in row.cells)),),
    )


def _value(one: Cell) -> Line:
    value = one.value
    if value is None:
        return line(missing("not recorded"))
    if isinstance(value, bool):
        return line("yes" if value else "no")
    if isinstance(value, dt.date):
        return line(short_day(value))
    return line(f"{value}: {one.words}" if one.words else f"{value}")


def _closures(view: AtView) -> Table:
    return Table(
        "Records that closed, the oldest first; a transfer is no discharge",
        ("Closed on", "Person and ward", "Destination", "Original admission"),
        tuple(_closure(one) for one in view.closures),
        (16, 28, 34, 22),
    )


def _closure(one: ClosureRow) -> tuple[tuple[Line, ...], ...]:
    where = "discharge to the community" if one.to_community else "no discharge to the community"
    return (
        cell(short_day(one.ended)),
        cell(strong(one.individual_label), one.ward, aside(one.spell)),
        cell(one.destination_words, aside(f"{one.destination}; {where}")),
        cell(short_day(one.admitted), f"{one.stay_days:,} days"),
    )


def _fields(view: AtView) -> Table:
    return Table(
        "Each field, and where it comes from; below, what the return asks and no plan holds",
        ("Field", "Kind", "Source", "In the plan"),
        tuple(
            (
                cell(strong(one.heading), aside(one.key)),
                cell(one.kind, *([one.codes] if one.codes else [])),
                cell(one.source),
                cell(or_missing(one.held, "nowhere")),
            )
            for one in view.fields
        ),
        (24, 18, 28, 30),
    )


def _codes(view: AtView) -> Table:
    return Table(
        "Codes and what they mean",
        ("List", "Code", "Label", "Source"),
        tuple(
            (cell(one.codes), cell(one.code), cell(one.label), cell(aside(one.source)))
            for one in view.codes
        ),
        (22, 14, 34, 30),
    )


PAPER = Paper(view=at_fields, document=document, workbook=workbook, settings=SETTINGS)
