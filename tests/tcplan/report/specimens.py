"""Papers and workbooks in which a text stands in every place that they have."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from tcplan.draw import Canvas
from tcplan.report.document import (
    Bullets,
    Document,
    Drawing,
    Fact,
    Facts,
    Lettered,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Section,
    Symbol,
    Table,
    cell,
    line,
)
from tcplan.report.workbook import Column, SheetOf, Workbook

DAY = dt.date(2026, 11, 22)


def canvas(text: str) -> Canvas:
    """A drawing of one row, with a text of at most 38 cells on it."""
    drawn = Canvas(40, 1)
    drawn.put(0, 0, text)
    return drawn


def chapter(text: str, drawn: str = "drawn") -> Section:
    """A chapter in which the text stands in every kind of block."""
    return Section(
        text,
        (
            Paragraph(line(text, Run(text, "gap", "▲"))),
            Paragraph(line(text), quiet=True),
            Notice(text, (line(text),)),
            Facts((Fact(text, (line(text), line(text))),)),
            Bullets((line(text),)),
            Numbered((line(text), line("second"))),
            Lettered((line(text),)),
            Symbol("home", (line(text), line("second"))),
            Quote(text),
            Table(text, (text, text), ((cell(text), cell(text, text)),), (40, 60)),
            Drawing(canvas(drawn), text, text),
            Section(text, (Section(text, ()),)),
        ),
        listed=True,
    )


def everything(text: str, **fields: Any) -> Document:  # noqa: ANN401
    """A paper in which the text stands in every place that a paper has."""
    opening = (Notice(text, (line(text),)), Facts((Fact(text, (line(text),)),)))
    return Document(
        text, (text,), opening, (chapter(text),), **{"marking": f"OFFICIAL {text}", **fields}
    )


def of_each(texts: Iterable[str], **fields: Any) -> Document:  # noqa: ANN401
    """A paper with a chapter for each text."""
    return Document("Every text", ("the foot",), (), tuple(map(chapter, texts)), **fields)


def plain(*blocks: Any, **fields: Any) -> Document:  # noqa: ANN401
    """A paper with these blocks in one chapter and nothing else."""
    return Document(
        "Paper", ("the foot", "its second line"), (), (Section("Part", blocks),), **fields
    )


def workbook(texts: Iterable[str]) -> Workbook:
    """A workbook with a row for each text, and a day, a number and a yes beside it."""
    columns = (
        Column("Text", width=40),
        Column("Day", "date", 12),
        Column("Hours", "number", 10),
        Column("In place", "yes-no", 10),
    )
    rows = tuple((text, DAY, 37.5, True) for text in texts)
    return Workbook((SheetOf("Texts", columns, rows),), title="Every text", footer=("the foot",))
