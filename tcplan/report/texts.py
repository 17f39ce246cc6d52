"""Every line of a paper with the heading under which it stands, so that it can be read over."""

from collections.abc import Iterator

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

FRONT = "at the beginning"
"""Where what stands before the first heading stands."""


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Heading and text of every line of a paper, the first page included.

    What stands within a drawing stands beside it in words too.
    """
    yield FRONT, document.title
    for block in document.opening:
        yield from _of_block(FRONT, block)
    for section in document.sections:
        yield from _of_block(section.title, section)


def _of_block(place: str, block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Section):
        yield place, block.title
        for inner in block.blocks:
            yield from _of_block(place, inner)
    else:
        yield from ((place, text) for text in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Quote():
            yield block.text
        case Drawing():
            yield from (block.title, block.description)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (_words(line) for row in block.rows for cell in row for line in cell)
        case Facts():
            for fact in block.facts:
                yield fact.term
                yield from map(_words, fact.lines)
        case Notice():
            yield block.label
            yield from map(_words, block.lines)
        case _:
            yield from map(_words, _of_list(block))


def _of_list(block: Block) -> tuple[Line, ...]:
    match block:
        case Paragraph():
            return (block.line,)
        case Bullets() | Lettered():
            return block.items
        case Numbered():
            return block.paragraphs
        case Symbol():
            return block.words
        case _:
            return ()


def _words(line: Line) -> str:
    return "".join(run.text for run in line)
