"""The fields as sheets: one row a person, codes as text with their noughts, days as days."""

from collections.abc import Iterator

from tcplan.report.chapters.work import MARKING, about_sheet, sheet_foot
from tcplan.report.workbook import Column, SheetOf, Value, Workbook
from tcplan.views.papers.at_around import ClosureRow, QuestionRow
from tcplan.views.papers.at_csv import (
    AtView,
    Cell,
    CodeRow,
    FieldRow,
    LeftOutRow,
)
from tcplan.views.papers.at_differences import Compared, Difference

_TITLE = "Assuring Transformation fields"
NOT_COMPARED = "No live return was given, so nothing was compared."
_CODED = "coded"

_DIFFERENCES = (
    Column("Person", width=14),
    Column("Row in the live return", "number", 12),
    Column("Field", width=34),
    Column("What is different", width=36),
    Column("In the plan", width=44),
    Column("In the live return", width=44),
    Column("Note", width=50),
)
_LEFT_OUT = (
    Column("Person", width=14),
    Column("Id", width=12),
    Column("Why", width=60),
    Column("Because", width=40),
)
_QUESTIONS = (
    Column("Person", width=14),
    Column("Id", width=12),
    Column("Field", width=30),
    Column("Question", width=70),
)
_CLOSURES = (
    Column("Person", width=14),
    Column("Id", width=12),
    Column("Ward or unit", width=26),
    Column("Original admission date", "date", 12),
    Column("Closed on", "date", 12),
    Column("Length of stay in days", "number", 12),
    Column("Destination code", width=22),
    Column("Destination", width=44),
    Column("Discharge to the community", "yes-no", 14),
    Column("Hospital stay", width=18),
)
_FIELDS = (
    Column("Field", width=34),
    Column("Key", width=20),
    Column("Kind", width=12),
    Column("Code list", width=24),
    Column("Source of the field", width=50),
    Column("Where the plan holds it", width=60),
)
_CODES = (
    Column("Code list", width=34),
    Column("Code", width=22),
    Column("Label", width=60),
    Column("Source", width=60),
)

_Row = tuple[Value, ...]


def workbook(view: AtView) -> Workbook:
    """People in hospital, differences, who is left out, questions, closures, fields and codes."""
    differences = view.compared.differences if view.compared else ()
    return Workbook(
        sheets=(
            SheetOf("Inpatients", tuple(_columns(view)), tuple(_inpatients(view))),
            SheetOf("Differences", _DIFFERENCES, tuple(map(_difference, differences))),
            SheetOf("Left out", _LEFT_OUT, tuple(map(_left_out, view.left_out))),
            SheetOf("Questions", _QUESTIONS, tuple(map(_question, view.questions))),
            SheetOf("Closures", _CLOSURES, tuple(map(_closure, view.closures))),
            SheetOf("Fields", _FIELDS, tuple(map(_field, view.fields))),
            SheetOf("Codes", _CODES, tuple(map(_code, view.codes))),
            about_sheet(_TITLE, view.heading, view.recipient, *_about(view)),
        ),
        title=_TITLE,
        footer=sheet_foot(view.heading, view.recipient),
        marking=MARKING,
    )


def _about(view: AtView) -> Iterator[tuple[str, str]]:
    yield "What these fields are", view.shaped
    yield "Closures since", view.closures_since.isoformat()
    for words in view.not_held:
        yield "Asked by the return, and held by no plan", words
    yield from compared_words(view.compared)


def compared_words(compared: Compared | None) -> Iterator[tuple[str, str]]:
    """What became of the comparison, in words."""
    if compared is None:
        yield "Comparison", NOT_COMPARED
        return
    rows = f"{compared.rows:,} rows, {compared.matched:,} of them of people who have a row here"
    yield "Compared with", f"{compared.file}: {rows}"
    yield "Fields compared", "; ".join(compared.fields) or "none"
    yield "Columns of the live return that are none of these", _or_none(compared.not_compared)
    yield "Fields that the live return has no column for", _or_none(compared.not_there)


def _or_none(headings: tuple[str, ...]) -> str:
    return "; ".join(headings) or "none"


def _columns(view: AtView) -> Iterator[Column]:
    for field in view.fields:
        if field.kind == _CODED:
            yield Column(f"{field.heading} (code)", width=14)
            yield Column(field.heading, width=34)
        else:
            yield Column(field.heading, field.kind, 26 if field.kind == "text" else 14)
    yield Column("Person", width=20)


def _inpatients(view: AtView) -> Iterator[_Row]:
    kinds = {field.key: field.kind for field in view.fields}
    for row in view.rows:
        values = [value for cell in row.cells for value in _values(cell, kinds[cell.key])]
        yield (*values, row.individual_label)


def _values(cell: Cell, kind: str) -> _Row:
    return (cell.value, cell.words) if kind == _CODED else (cell.value,)


def _difference(one: Difference) -> _Row:
    return (one.person, one.row, one.field, one.kind, one.plan, one.live, one.note)


def _left_out(one: LeftOutRow) -> _Row:
    return (one.individual_label, one.individual, one.why, one.because)


def _question(one: QuestionRow) -> _Row:
    return (one.individual_label, one.individual, one.about, one.question)


def _closure(one: ClosureRow) -> _Row:
    return (
        one.individual_label,
        one.individual,
        one.ward,
        one.admitted,
        one.ended,
        one.stay_days,
        one.destination,
        one.destination_words,
        one.to_community,
        one.spell,
    )


def _field(one: FieldRow) -> _Row:
    return (one.heading, one.key, one.kind, one.codes, one.source, one.held)


def _code(one: CodeRow) -> _Row:
    return (one.codes, one.code, one.label, one.source)
