"""A DOCX that a planner can go on writing in: real styles, headings, lists and tables.

Text of a plan is only ever the text of a run, made visible; the same document gives the same bytes.
"""

import io
from collections.abc import Iterator
from itertools import chain, count
from typing import TYPE_CHECKING, Any, assert_never

import attrs

from tcplan.draw import SYMBOLS, symbol_svg
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
    line,
    numbered_through,
)
from tcplan.report.docx_frame import Frame, Letters, as_bytes, empty_paper, in_columns, list_numbers
from tcplan.report.docx_parts import (
    fill,
    keep_together,
    lead,
    list_as,
    mark,
    mark_row,
    put,
    rule,
    shade,
    styled,
    styled_table,
)
from tcplan.report.drawn import Drawn, drawn
from tcplan.report.one_page import require_one_page
from tcplan.report.typesetting import pictures, undrawable
from tcplan.text import one_line, visible

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

_DEEPEST_HEADING = 6
_ENTRIES = ("List Bullet", "List Bullet 2")
_TERM = 28
_SYMBOL_MM, _SYMBOL_MM_LARGE = 16.0, 24.0
_HIGHEST_DRAWING = 200.0


def as_docx(document: Document) -> bytes:
    """The document as a DOCX; the same document gives the same bytes.

    Raises ``WrongUseError`` when it has to fit on one page and does not.
    """
    require_one_page(document)
    document = numbered_through(document)
    frame = empty_paper(document)
    numbered, letters = list_numbers(frame.word)
    writer = _Writer(document, frame, numbered, letters, _pictures(document, frame.width))
    writer.write()
    return as_bytes(frame.word)


def _pictures(document: Document, width: float) -> "_Pictures":
    """Every drawing and symbol of the paper, set in type together because each start costs."""
    shown = list(_shown((*document.opening, *document.sections)))
    canvases = [block.canvas for block in shown if isinstance(block, Drawing)]
    missing = undrawable(row for canvas in canvases for row in canvas.lines())
    side = _SYMBOL_MM_LARGE if document.large else _SYMBOL_MM
    found = {
        _key(block): drawn(block, width, _HIGHEST_DRAWING, missing)
        if isinstance(block, Drawing)
        else Drawn(symbol_svg(block.name), side, SYMBOLS[block.name], "")
        for block in shown
    }
    made = pictures([(each.svg, each.width) for each in found.values()])
    return _Pictures(found, dict(zip(found, made, strict=True)))


def _key(block: Drawing | Symbol) -> str | int:
    return block.name if isinstance(block, Symbol) else id(block)


def _shown(blocks: tuple[Block, ...]) -> chain[Drawing | Symbol]:
    return chain.from_iterable(
        _shown(block.blocks)
        if isinstance(block, Section)
        else ([block] if isinstance(block, Drawing | Symbol) else [])
        for block in blocks
    )


def _leads(blocks: tuple[Block, ...], following: int) -> bool:
    return following < len(blocks) and isinstance(blocks[following], Quote | Facts | Table)


@attrs.frozen
class _Pictures:
    drawn: dict[str | int, Drawn]
    bytes: dict[str | int, bytes]


@attrs.frozen
class _Writer:
    """Writes the blocks of one document, in order."""

    document: Document
    frame: Frame
    numbered: int
    letters: Letters
    pictures: _Pictures
    marks: Iterator[int] = attrs.field(factory=lambda: count(1))

    def write(self) -> None:
        """Write everything."""
        document, word = self.document, self.frame.word
        word.add_paragraph(visible(document.title), style="Title")
        if document.columns > 1:
            in_columns(word, document.columns)
        self._blocks(document.opening, "o")
        if document.contents:
            self._line((line("Contents")[0],), "TOC Heading")
            self._contents(document.sections, "s", 0)
        self._blocks(document.sections, "s")

    def _blocks(self, blocks: tuple[Block, ...], path: str) -> None:
        for number, block in enumerate(blocks, 1):
            self._block(block, f"{path}-{number}", leads=_leads(blocks, number))

    def _paragraph(self, block: Paragraph, *, leads: bool) -> None:
        """Whose words they are, or what they are about, stays with them."""
        told = self._line(block.line, "Small Print" if block.quiet else "Normal")
        if leads:
            told.paragraph_format.keep_with_next = True

    def _block(self, block: Block, path: str, *, leads: bool) -> None:
        match block:
            case Section():
                level = min(path.count("-"), _DEEPEST_HEADING)
                heading = self._line(line(one_line(block.title)), f"Heading {level}")
                mark(heading, path, next(self.marks))
                self._blocks(block.blocks, path)
            case Table():
                self._table(block)
            case Drawing():
                self._drawing(block)
            case Facts():
                self._facts(block)
            case Symbol():
                self._symbol(block)
            case Paragraph():
                self._paragraph(block, leads=leads)
            case _:
                self._words(block)

    def _words(self, block: Notice | Quote | Bullets | Numbered | Lettered) -> None:
        match block:
            case Notice():
                label = self._line(line(block.label), "Notice")
                label.runs[0].bold = label.paragraph_format.keep_with_next = True
                self._each(block.lines, "Notice")
                self._gap()
            case Quote():
                self._line(line(block.text), "Quote")
            case Bullets():
                self._each(block.items, "List Bullet")
            case Numbered():
                self._each(block.paragraphs, "Numbered Paragraph", self.numbered)
            case Lettered():
                self._each(block.items, "Lettered Entry", self.letters.another())
            case _:
                assert_never(block)

    def _each(self, lines: tuple[Line, ...], style: str, number: int | None = None) -> None:
        for each in lines:
            paragraph = self._line(each, style)
            if number is not None:
                list_as(paragraph, number)

    def _line(self, told: Line, style: str) -> "WordParagraph":
        paragraph = self.frame.word.add_paragraph()
        styled(paragraph, style)
        put(paragraph, told)
        return paragraph

    def _contents(self, blocks: tuple[Block, ...], path: str, depth: int) -> None:
        """Every entry leads to its heading; the numbers of pages are for the word processor."""
        for number, block in enumerate(blocks, 1):
            if isinstance(block, Section):
                here = f"{path}-{number}"
                entry = self._line((), _ENTRIES[depth])
                lead(entry, here, visible(one_line(block.title)))
                if block.listed and depth + 1 < len(_ENTRIES):
                    self._contents(block.blocks, here, depth + 1)

    def _table(self, table: Table) -> None:
        self._line(line(one_line(table.caption)), "Caption")
        made = self._grid(len(table.rows) + 1, table.widths, "Table Grid")
        titles = tuple((line(title),) for title in table.columns)
        for row, cells in zip(made.rows, (titles, *table.rows), strict=True):
            fill(row.cells, cells, "Table Text")
            mark_row(row, "w:cantSplit")
        if table.short:
            keep_together(made)
        first = made.rows[0]
        mark_row(first, "w:tblHeader")
        for cell in first.cells:
            shade(cell)
            for run in cell.paragraphs[0].runs:
                run.bold = True
        self._gap()

    def _facts(self, facts: Facts) -> None:
        made = self._grid(len(facts.facts), (_TERM, 100 - _TERM))
        rule(made)
        for row, fact in zip(made.rows, facts.facts, strict=True):
            fill(row.cells, ((line(fact.term),), fact.lines), "Fact")
            for run in row.cells[0].paragraphs[0].runs:
                run.bold = True
        self._gap()

    def _grid(self, rows: int, widths: tuple[int, ...], style: str | None = None) -> "WordTable":
        from docx.shared import Mm

        made: WordTable = self.frame.word.add_table(rows, len(widths))
        styled_table(made, style)
        made.autofit = False
        whole = sum(widths)
        sizes = [Mm(self.frame.width * share / whole) for share in widths]
        for column, size in zip(made.columns, sizes, strict=True):
            column.width = size
        for row in made.rows:
            for cell, size in zip(row.cells, sizes, strict=True):
                cell.width = size
        return made

    def _drawing(self, drawing: Drawing) -> None:
        self._picture(self.frame.word.add_paragraph(), _key(drawing))
        found = self.pictures.drawn[_key(drawing)]
        caption = self._line((), "Small Print")
        caption.add_run(visible(drawing.title)).bold = True
        caption.add_run(visible(f" {drawing.description}{found.note}"))

    def _symbol(self, symbol: Symbol) -> None:
        from docx.enum.table import WD_ALIGN_VERTICAL

        side = _SYMBOL_MM_LARGE if self.document.large else _SYMBOL_MM
        share = round(100 * (side + 10) / self.frame.width)
        made = self._grid(1, (share, 100 - share))
        row = made.rows[0]
        mark_row(row, "w:cantSplit")
        picture, words = row.cells
        self._picture(picture.paragraphs[0], symbol.name)
        fill([words], [symbol.words], "Normal")
        words.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        self._gap()

    def _picture(self, paragraph: "WordParagraph", key: str | int) -> None:
        from docx.shared import Mm

        found = self.pictures.drawn[key]
        made = paragraph.add_run().add_picture(
            io.BytesIO(self.pictures.bytes[key]), width=Mm(found.width)
        )
        told: Any = made._inline.docPr  # noqa: SLF001  (there is no other way to the words)
        told.set("descr", found.told)

    def _gap(self) -> None:
        """Two tables or notices that touch would be one."""
        from docx.shared import Pt

        gap = self.frame.word.add_paragraph().paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(6)
