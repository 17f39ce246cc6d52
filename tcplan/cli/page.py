"""Every word of a page is printed: lines and columns fold where they must, nothing is cut off.

A page is laid out for the eye, or told one fact a line for a screen reader, a braille display or
``grep``. Whatever is written here has been made visible first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from tcplan.cli.columns import columns
from tcplan.draw import Canvas
from tcplan.text import ascii_only, one_line, pad, visible, width, wrap

NARROWEST = 40
"""Fewest cells a page is laid out for."""
_PICTURE_FROM = 60
_WIDEST_LABEL = 26
_NARROWEST_LABEL = 2


@attrs.frozen
class Fact:
    """Something with a name: "As at", "22 November 2026"."""

    label: str
    value: str


@attrs.frozen
class Said:
    """A sentence or a few, on lines of their own."""

    text: str


@attrs.frozen
class Items:
    """A list of sentences; ``each`` names one of them where there is one fact a line."""

    each: str
    texts: Sequence[str]


@attrs.frozen
class Table:
    """Rows of words under named columns; an empty word says nothing and is left out of lists."""

    names: Sequence[str]
    rows: Sequence[Sequence[str]]


@attrs.frozen
class Picture:
    """A drawing of what the blocks after it say in words: from width and ASCII to the drawing."""

    draw: Callable[[int, bool], Canvas]


@attrs.frozen
class Section:
    """Blocks under a heading; a part within a section stands indented under its own."""

    title: str
    blocks: Sequence["Block"]


Block = Fact | Said | Items | Table | Picture | Section


def laid_out(blocks: Sequence[Block], cells: int, *, ascii: bool = False) -> str:  # noqa: A002
    """The page for the eye: ``cells`` wide (at least 40), words folded, columns aligned."""
    layout = _Layout(max(cells, NARROWEST), ascii)
    return _joined(line.rstrip() for line in layout.lines(blocks))


def one_fact_a_line(blocks: Sequence[Block], *, ascii: bool = False) -> str:  # noqa: A002
    """The page for the ear: no columns and no drawings, "label: value" on one line each."""
    return _joined(_written(line, ascii=ascii) for line in _told(blocks))


def _joined(lines: Iterable[str]) -> str:
    """The lines as text, with one blank line where several stand together."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _written(text: str, *, ascii: bool) -> str:  # noqa: A002
    shown = one_line(text)
    return ascii_only(shown) if ascii else shown


@attrs.frozen
class _Layout:
    """Lays blocks out between two edges."""

    cells: int
    ascii: bool
    depth: int = 0

    def lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The lines of some blocks; facts that follow one another share the width of a label."""
        for kind, group in groupby(blocks, key=type):
            run = list(group)
            if kind is Fact:
                yield from self._facts([fact for fact in run if isinstance(fact, Fact)])
            else:
                for block in run:
                    yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Said):
            yield from wrap(self._text(block.text), self.cells)
        elif isinstance(block, Items):
            for text in block.texts:
                yield from self._hanging("- ", text)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Picture):
            yield from self._picture(block)
        elif isinstance(block, Section):
            yield from self._section(block)

    def _text(self, text: str) -> str:
        return ascii_only(text) if self.ascii else visible(text)

    def _line(self, text: str) -> str:
        return _written(text, ascii=self.ascii)

    def _hanging(self, first: str, text: str) -> Iterator[str]:
        indent = width(first)
        for number, line in enumerate(wrap(self._text(text), self.cells - indent)):
            yield (" " * indent if number else first) + line

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        labels = [self._line(fact.label) for fact in facts]
        widest = min(_WIDEST_LABEL, self.cells // 3)
        cells = max(min(max(map(width, labels)), widest), _NARROWEST_LABEL)
        for label, fact in zip(labels, facts, strict=True):
            *above, last = wrap(label, cells)
            yield from above
            yield from self._hanging(pad(last, cells) + "  ", fact.value)

    def _table(self, table: Table) -> Iterator[str]:
        names = [self._line(name) for name in table.names]
        rows = [[self._text(word) for word in row] for row in table.rows]
        fitted = columns([names, *rows], self.cells)
        if fitted is None:
            for row in table.rows:
                yield from self._facts(
                    [Fact(n, word) for n, word in zip(table.names, row, strict=True) if word]
                )
                yield ""
            return
        rule = "-" if self.ascii else "─"
        yield from _row(names, fitted)
        yield "  ".join(rule * cells for cells in fitted)
        for words in rows:
            yield from _row(words, fitted)

    def _picture(self, picture: Picture) -> Iterator[str]:
        if self.cells < _PICTURE_FROM:
            text = f"(A drawing needs {_PICTURE_FROM} columns; what it shows follows in words.)"
            yield from wrap(text, self.cells)
        else:
            yield from picture.draw(self.cells, self.ascii).lines()
        yield ""

    def _section(self, section: Section) -> Iterator[str]:
        title = self._line(section.title)
        yield ""
        if self.depth < len(_RULES):
            rule = _RULES[self.depth][self.ascii]
            folded = wrap(title, self.cells)
            yield from folded
            yield rule * max(map(width, folded))
            yield from attrs.evolve(self, depth=self.depth + 1).lines(section.blocks)
        else:
            yield from wrap(title, self.cells)
            inner = attrs.evolve(self, cells=self.cells - 2, depth=self.depth + 1)
            for line in inner.lines(section.blocks):
                yield f"  {line}"


_RULES = (("═", "="), ("─", "-"))
"""What a heading is underlined with, by its depth, and its stand-in in ASCII."""


def _row(words: Sequence[str], cells: Sequence[int]) -> Iterator[str]:
    folded = [wrap(word, size) for word, size in zip(words, cells, strict=True)]
    for number in range(max(map(len, folded))):
        parts = [
            pad(lines[number] if number < len(lines) else "", size)
            for lines, size in zip(folded, cells, strict=True)
        ]
        yield "  ".join(parts)


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Fact):
            yield f"{block.label}: {block.value}"
        elif isinstance(block, Said):
            yield block.text
        elif isinstance(block, Items):
            yield from (f"{block.each}: {text}" for text in block.texts)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (
                    f"{name}: {word}" for name, word in zip(block.names, row, strict=True) if word
                )
                yield ""
        elif isinstance(block, Section):
            yield ""
            yield block.title
            yield from _told(block.blocks)
