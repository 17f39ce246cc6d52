"""A document as the plain data that the template of the PDF lays out: every text visible, in order.

A character that no letter of the PDF can show is written as its code point, and in a drawing, where
cells count, as the sign for such a character.
"""

from collections.abc import Iterator
from typing import Any, assert_never

import attrs

from tcplan.draw import LOOKS, SYMBOLS, symbol_svg
from tcplan.report.breaking import breakable
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
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
from tcplan.report.drawn import drawn
from tcplan.text import code_point, one_line, visible

_SIZES = {"plain": 10.5, "clear": 13.5, "large": 18.0, "card": 9.5}
"""Points; our letters run small, so 18 of them read as 16 of most others do."""
_PAPER = 210.0
_MARGINS = {"plain": 36.0, "clear": 36.0, "large": 36.0, "card": 28.0}
_GUTTER = 8.0
_TERM = 0.26
_ROWS_KEPT_TOGETHER = 24
_HIGHEST_DRAWING = 215.0

Data = dict[str, Any]


@attrs.frozen
class _Place:
    """Where words stand: how wide it is (mm), how large they are (pt)."""

    width: float
    size: float

    def narrower(self, less: float) -> "_Place":
        return attrs.evolve(self, width=self.width - less)

    def share(self, percent: float, less: float) -> "_Place":
        return attrs.evolve(self, width=self.width * percent / 100 - less)

    def smaller(self) -> "_Place":
        return attrs.evolve(self, size=max(9.0, self.size * 0.9))


def _form(document: Document) -> str:
    if document.one_page:
        return "card"
    return "large" if document.large else "clear" if document.clear else "plain"


@attrs.frozen
class Tree:
    """Composes the data of one document; ``undrawable`` are the characters to write as codes."""

    document: Document
    undrawable: frozenset[str] = frozenset()

    def data(self) -> Data:
        """The whole document as the template reads it."""
        document, place = self.document, self._page()
        return {
            "title": self._words(document.title, attrs.evolve(place, size=place.size * 1.75)),
            "author": document.author,
            "subject": document.subject,
            "footer": [self._text(one_line(text)) for text in document.footer],
            "marking": self._text(one_line(document.marking)),
            "large": document.large,
            "one-page": document.one_page,
            "columns": document.columns,
            "contents": document.contents and len(document.sections) > 1,
            "size": place.size,
            "term": place.width * _TERM,
            "looks": {name: [ink, bold] for name, (ink, bold) in LOOKS.items()},
            "opening": self._blocks(document.opening, place, listed=False),
            "sections": self._blocks(document.sections, place, listed=True),
        }

    def _page(self) -> _Place:
        form = _form(self.document)
        size = _SIZES["large"] if self.document.large else _SIZES[form]
        width = _PAPER - _MARGINS[form]
        if self.document.columns > 1:
            width = (width - _GUTTER) / self.document.columns
        return _Place(width, size)

    def _blocks(self, blocks: tuple[Block, ...], place: _Place, *, listed: bool) -> list[Data]:
        return [self._block(block, place, listed=listed) for block in blocks]

    def _block(self, block: Block, place: _Place, *, listed: bool) -> Data:
        match block:
            case Section():
                return {
                    "kind": "section",
                    "title": self._words(
                        one_line(block.title), attrs.evolve(place, size=place.size * 1.35)
                    ),
                    "outlined": listed,
                    "blocks": self._blocks(block.blocks, place, listed=listed and block.listed),
                }
            case Table():
                return self._table(block, place.smaller())
            case Drawing():
                return self._drawing(block, place)
            case Facts():
                return self._facts(block, place)
            case _:
                return self._words_of(block, place)

    def _words_of(
        self,
        block: Paragraph | Notice | Quote | Bullets | Numbered | Lettered | Symbol,
        place: _Place,
    ) -> Data:
        inner = place.narrower(14)
        match block:
            case Paragraph():
                found: Data = {"quiet": block.quiet, "line": self._line(block.line, place)}
            case Quote():
                found = {"text": self._words(block.text, inner)}
            case Notice():
                label = self._words(block.label, inner)
                found = {"label": label, "lines": self._lines(block.lines, inner)}
            case Bullets():
                found = {"lines": self._lines(block.items, inner)}
            case Numbered():
                found = {"first": block.first, "lines": self._lines(block.paragraphs, inner)}
            case Lettered():
                found = {"lines": self._lines(block.items, inner.narrower(8))}
            case Symbol():
                svg, told = symbol_svg(block.name), SYMBOLS[block.name]
                found = {
                    "svg": svg,
                    "alt": told,
                    "lines": self._lines(block.words, place.narrower(32)),
                }
            case _:
                assert_never(block)
        return {"kind": type(block).__name__.casefold(), **found}

    def _facts(self, facts: Facts, place: _Place) -> Data:
        term, rest = place.share(100 * _TERM, 1), place.share(100 * (1 - _TERM), 4)
        return {
            "kind": "facts",
            "facts": [
                {"term": self._words(each.term, term), "lines": self._lines(each.lines, rest)}
                for each in facts.facts
            ],
        }

    def _table(self, table: Table, place: _Place) -> Data:
        whole = sum(table.widths)
        columns = [place.share(100 * share / whole, 4.5) for share in table.widths]
        return {
            "kind": "table",
            "short": table.short,
            "caption": self._words(table.caption, place),
            "widths": list(table.widths),
            "columns": [
                self._words(title, column)
                for title, column in zip(table.columns, columns, strict=True)
            ],
            "rows": [self._row(row, columns) for row in table.rows],
        }

    def _row(self, row: tuple[Cell, ...], columns: list[_Place]) -> Data:
        cells = list(zip(row, columns, strict=True))
        return {
            "cells": [self._lines(cell, column) for cell, column in cells],
            "long": any(_rows_of(cell, column) > _ROWS_KEPT_TOGETHER for cell, column in cells),
        }

    def _drawing(self, drawing: Drawing, place: _Place) -> Data:
        found = drawn(drawing, place.width - 1, _HIGHEST_DRAWING, self.undrawable)
        return {
            "kind": "drawing",
            "title": self._words(drawing.title, place),
            "description": self._words(drawing.description + found.note, place),
            "alt": self._text(found.told),
            "svg": found.svg,
            "width": found.width,
        }

    def _lines(self, lines: tuple[Line, ...], place: _Place) -> list[list[Data]]:
        return [self._line(line, place) for line in lines]

    def _line(self, line: Line, place: _Place) -> list[Data]:
        return [
            {
                "text": self._words(run.text, place),
                "tone": run.tone,
                "sign": self._text(run.sign),
            }
            for run in line
        ]

    def _words(self, text: str, place: _Place) -> str:
        return breakable(self._text(text), place.width, place.size)

    def _text(self, text: str) -> str:
        told = visible(text)
        return told.translate(self._codes()) if self.undrawable else told

    def _codes(self) -> dict[int, str]:
        return {ord(c): code_point(c) for c in self.undrawable}


def _rows_of(cell: Cell, place: _Place) -> int:
    """About how many rows of type a cell takes."""
    letters = max(place.width / (place.size * 0.17), 1)
    lengths = [sum(len(run.text) + 2 for run in line) for line in cell]
    return sum(1 + int(length / letters) for length in lengths)


def texts(tree: Any) -> Iterator[str]:  # noqa: ANN401  (plain data of any depth)
    """Every text that stands in some plain data."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts(value)
