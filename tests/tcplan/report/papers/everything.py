"""Everything that a view tells stands in its paper: each value is marked, and its mark looked for.

A kind's own test names, in ``codes``, the fields that keep their value and why a reader does not
miss them; ``left_out`` is then the list of places that the paper drops.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tcplan.domain.dates import long_day, short_day
from tcplan.report.document import (
    Block,
    Bullets,
    Document,
    Drawing,
    Facts,
    Lettered,
    Line,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Symbol,
    Table,
)
from tcplan.report.workbook import Workbook
from tests.tcplan.report.canaries import Marks

OF_THE_HEADING: Mapping[str, str] = {
    "Heading.plan": "nobody outside the holder is told what the holder calls the plan",
    "Heading.file": "the same of its file",
    "Heading.version": "the same of its version",
    "Heading.recorded_on": "the same of the day on which it was recorded",
    "Heading.today": "told where it is another day than the day asked about",
    "Heading.names_shown": "seen from the names themselves",
    "Heading.agency": "the reader is named at the foot of every page",
    "Heading.head": "stands in the journal, and in papers for the holder",
    "Heading.predicts_no_one": "asked by a test of its own where risk is shown",
    "Heading.predicts_no_one_short": "the same",
    "Heading.what_cover_says": "asked by a test of its own where cover is shown",
}
"""Of what stands above every view, what a paper need not say, each with the reason."""

_CODES: Mapping[str, str] = {}


def left_out(
    view: Any,  # noqa: ANN401
    laid_out: Callable[[Any], Document],
    codes: Mapping[str, str] = _CODES,
) -> list[str]:
    """The places of a view whose text or day stands nowhere in its document, in order."""
    marks = Marks({**OF_THE_HEADING, **codes})
    said = "\n".join(words(laid_out(marks.marked(view))))
    return _missing(marks, said)


def left_out_of_sheets(
    view: Any,  # noqa: ANN401
    laid_out: Callable[[Any], Workbook],
    codes: Mapping[str, str] = _CODES,
) -> list[str]:
    """The places of a view whose text or day stands in no cell of its workbook, in order."""
    marks = Marks({**OF_THE_HEADING, "Heading.as_at": "stands at the foot", **codes})
    book = laid_out(marks.marked(view))
    cells = [value for sheet in book.sheets for row in sheet.rows for value in row]
    titles = [column.title for sheet in book.sheets for column in sheet.columns]
    said = [*map(str, cells), *titles, book.title, *book.footer]
    return _missing(marks, "\n".join(said))


def _missing(marks: Marks, said: str) -> list[str]:
    texts = [".".join(place[-2:]) for place, mark in marks.texts().items() if mark not in said]
    days = [".".join(place[-2:]) for place, mark in marks.days().items() if not _says(said, mark)]
    return sorted({*texts, *days})


def _says(said: str, day: dt.date) -> bool:
    return any(words in said for words in (long_day(day), short_day(day), day.isoformat()))


def words(document: Document) -> Iterator[str]:
    """Every line of a document, one by one: title, feet of pages, opening and sections."""
    yield document.title
    yield document.marking
    yield from document.footer
    for block in (*document.opening, *document.sections):
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _line(block.line)
        case Quote():
            yield block.text
        case Drawing():
            yield from (block.title, block.description, *block.canvas.lines())
        case Section():
            yield block.title
            for inner in block.blocks:
                yield from _of_block(inner)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (_line(one) for row in block.rows for lines in row for one in lines)
        case _:
            yield from _of_list(block)


def _of_list(
    block: Notice | Bullets | Numbered | Lettered | Symbol | Facts,
) -> Iterator[str]:
    match block:
        case Notice():
            yield block.label
            yield from map(_line, block.lines)
        case Bullets() | Lettered():
            yield from map(_line, block.items)
        case Numbered():
            yield from map(_line, block.paragraphs)
        case Symbol():
            yield from map(_line, block.words)
        case Facts():
            for fact in block.facts:
                yield fact.term
                yield from map(_line, fact.lines)


def _line(line: Line) -> str:
    return "".join(run.text for run in line)
