"""Every character that Markdown could act on is written so that it stays itself.

A table whose cells hold several lines becomes a list, a row each, because Markdown's own tables
hold one line to a cell and would have to break what was written.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Drawing,
    Fact,
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
    numbered_through,
    roman,
)
from tcplan.text import one_line, visible

_ACTS = re.compile(r"([\\`*_\[\]<>|~&#^$!])")
_LINKS_BY_ITSELF = re.compile(r"(?<=[a-z])(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)
_ACTS_AT_THE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
_FENCE = re.compile("`+")
_SPACE = "&#32;"
_DEEPEST_HEADING = 6


def as_markdown(document: Document) -> str:
    """The document as Markdown; the same document gives the same text."""
    document = numbered_through(document)
    marking = [f"**{_words(document.marking)}**"] if document.marking else []
    parts = [*marking, f"# {_words(document.title)}", *_blocks(document.opening, 2)]
    parts += _blocks(document.sections, 2)
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Notice():
            lines = [f"**{_words(block.label)}**", *map(_paragraph, block.lines)]
            yield _quoted("\n\n".join(lines))
        case Facts():
            yield _list([_fact(fact) for fact in block.facts])
        case Table():
            yield f"**{_words(block.caption)}**"
            yield _grid(block) if _fits_a_grid(block) else _records(block)
        case Drawing():
            yield f"**{_words(block.title)}** {_words(block.description)}"
            yield _fenced(block.canvas.lines())
        case Section():
            yield f"{'#' * min(level, _DEEPEST_HEADING)} {_words(block.title)}"
            yield from _blocks(block.blocks, level + 1)
        case _:
            yield from _of_words(block)


def _of_words(
    block: Paragraph | Quote | Bullets | Numbered | Lettered | Symbol,
) -> Iterator[str]:
    """Numbers are written as words of the text, so that no converter counts them anew."""
    match block:
        case Paragraph():
            yield _paragraph(block.line)
        case Quote():
            yield _quoted(_text(block.text))
        case Bullets():
            yield _list([(_paragraph(item), "") for item in block.items])
        case Numbered():
            for number, entry in enumerate(block.paragraphs, block.first):
                yield f"{number}\\. {_paragraph(entry)}"
        case Lettered():
            items = enumerate(block.items, 1)
            yield _list([(f"({roman(number)}) {_paragraph(item)}", "") for number, item in items])
        case Symbol():
            yield from map(_paragraph, block.words)
        case _:
            assert_never(block)


def _fact(fact: Fact) -> tuple[str, str]:
    return _entry(fact.term, fact.lines)


def _entry(term: str, lines: Cell) -> tuple[str, str]:
    """What is named, and its line beside it or its lines below it."""
    named = f"**{_words(term)}:**"
    if len(lines) == 1:
        return f"{named} {_paragraph(lines[0])}", ""
    return named, _list([(_paragraph(entry), "") for entry in lines])


def _fits_a_grid(table: Table) -> bool:
    return all(len(lines) <= 1 for row in table.rows for lines in row)


def _grid(table: Table) -> str:
    rows = [
        [_words(column) for column in table.columns],
        ["---"] * len(table.columns),
        *[[" ".join(map(_row_words, lines)) for lines in row] for row in table.rows],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _records(table: Table) -> str:
    entries = []
    for first, *rest in table.rows:
        named = zip(table.columns[1:], rest, strict=True)
        below = [(_paragraph(entry), "") for entry in first[1:]]
        below += [_entry(column, lines) for column, lines in named if lines]
        entries.append((f"**{_row_words(first[0])}**", _list(below)))
    return _list(entries)


def _list(entries: list[tuple[str, str]]) -> str:
    """Bullets, each with what stands below it moved in."""
    return "\n".join(
        f"- {_moved_in(text)}" + (f"\n  {_moved_in(below)}" if below else "")
        for text, below in entries
    )


def _moved_in(text: str) -> str:
    return text.replace("\n", "\n  ")


def _quoted(text: str) -> str:
    return "\n".join(f"> {row}".rstrip() for row in text.split("\n"))


def _fenced(lines: list[str]) -> str:
    longest = max((len(run) for text in lines for run in _FENCE.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join([f"{fence}text", *lines, fence])


def _paragraph(line: Line) -> str:
    return _text("".join(_plain(line)))


def _row_words(line: Line) -> str:
    return _words("".join(_plain(line)))


def _plain(line: Line) -> Iterator[str]:
    for run in line:
        yield f"{run.sign} {run.text}" if run.sign else run.text


def _text(text: str) -> str:
    """Text of several rows; each row break stays one, and an empty last row holds a blank."""
    *rows, last = visible(text).split("\n")
    end = _escaped(last) or (_SPACE if rows else "")
    return "\\\n".join([*map(_escaped, rows), end])


def _words(text: str) -> str:
    """Text that has to stay on one row."""
    return _escaped(one_line(text))


def _escaped(row: str) -> str:
    """One row in which nothing acts; blanks of any width at its ends are kept by their code."""
    inner = row.strip()
    before = row[: len(row) - len(row.lstrip())]
    after = row[len(before) + len(inner) :]
    safe = _ACTS.sub(r"\\\1", inner)
    safe = _LINKS_BY_ITSELF.sub(lambda found: f"\\{found[0]}", safe)
    safe = _ACTS_AT_THE_START.sub(_at_the_start, safe)
    return _coded(before) + safe + _coded(after)


def _coded(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _at_the_start(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
