"""A paper is one neutral tree; those who compose it know no form, those who write it no care.

Text stands here as recorded: making it visible and harmless is the duty of each writer.
"""

import attrs
from attrs.validators import in_, optional

from tcplan.draw import STYLES, SYMBOLS, Canvas

AUTHOR = "tcplan"
"""What a file says of who made it: the program, because a paper names its holder in words."""
SUBJECT = "Transforming Care transition planning"


_LINES_OF_SHORT = 14
_LETTERS_OF_SHORT = 900


@attrs.frozen
class Run:
    """Some words on a line; ``tone`` is one of the styles of the drawings and never the meaning.

    ``sign`` is drawn before the words and not read aloud, because the words say the same.
    """

    text: str
    tone: str | None = attrs.field(default=None, validator=optional(in_(STYLES)))
    sign: str = ""


Line = tuple[Run, ...]
"""One line of words; what a reader sees as one sentence or one entry."""

Cell = tuple[Line, ...]
"""What stands in one place of a table, line by line."""


@attrs.frozen
class Paragraph:
    """A paragraph; a quiet one is small print beside what it explains."""

    line: Line
    quiet: bool = False


@attrs.frozen
class Notice:
    """Something that every reader has to be told, set apart from the rest."""

    label: str
    lines: tuple[Line, ...]


@attrs.frozen
class Quote:
    """Somebody's own words."""

    text: str


@attrs.frozen
class Bullets:
    """A list whose order may matter and whose entries are one line each."""

    items: tuple[Line, ...]


@attrs.frozen
class Numbered:
    """Paragraphs numbered straight through the whole document, across its sections."""

    paragraphs: tuple[Line, ...]
    first: int = 1
    """Number of the first; set by ``numbered_through``, which every writer asks."""


@attrs.frozen
class Lettered:
    """Entries (i), (ii), (iii) that belong to the paragraph before them."""

    items: tuple[Line, ...]


@attrs.frozen
class Symbol:
    """One idea of an easy-read paper: a picture drawn by us, and beside it short sentences.

    ``name`` is one of ``tcplan.draw.SYMBOLS``; the words say by themselves what the picture shows.
    """

    name: str = attrs.field(validator=in_(SYMBOLS))
    words: tuple[Line, ...]


@attrs.frozen
class Fact:
    """What something is called, and what is recorded of it, line by line."""

    term: str
    lines: tuple[Line, ...]


@attrs.frozen
class Facts:
    """A list of terms and what is recorded of each."""

    facts: tuple[Fact, ...]


@attrs.frozen
class Table:
    """A table; the first cell of a row names the row. Every row has a cell for every column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    """Share of the paper's width that each column takes, in percent."""

    def __attrs_post_init__(self) -> None:
        """Raise ``ValueError`` when a row or the widths do not fit the columns."""
        for row in (self.widths, *self.rows):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"{self.caption}: {len(row)} cells for {len(self.columns)} columns"
                )

    @property
    def short(self) -> bool:
        """Whether it is so short that a page would only be broken for the sake of its last rows."""
        lines = sum(max(map(len, row), default=0) for row in self.rows)
        letters = sum(
            len(run.text) for row in self.rows for told in row for line in told for run in line
        )
        return lines <= _LINES_OF_SHORT and letters <= _LETTERS_OF_SHORT


@attrs.frozen
class Drawing:
    """A drawing with its title, and in words what it shows and where the same stands as text."""

    canvas: Canvas
    title: str
    description: str


@attrs.frozen
class Section:
    """A heading with what belongs under it; sections within it are one level deeper."""

    title: str
    blocks: tuple["Block", ...]
    listed: bool = False
    """Whether the list of contents names the sections within it."""


Block = (
    Paragraph
    | Notice
    | Quote
    | Bullets
    | Numbered
    | Lettered
    | Symbol
    | Facts
    | Table
    | Drawing
    | Section
)


@attrs.frozen
class Document:
    """A paper: its title, what stands at the foot of every page, and its contents in order."""

    title: str
    footer: tuple[str, ...]
    """Lines that belong on every printed page, because pages get parted."""
    opening: tuple[Block, ...]
    """What stands before the list of contents."""
    sections: tuple[Section, ...]
    marking: str = ""
    """How it has to be handled, for example ``OFFICIAL-SENSITIVE: PERSONAL``; on every page."""
    large: bool = False
    """Whether it is in large type (16 pt), one idea a line: for easy-read."""
    clear: bool = False
    """Whether nothing in it is smaller than 12 pt: for somebody who reads about themselves."""
    one_page: bool = False
    """Whether it has to fit on one page; a writer that knows pages refuses what does not."""
    columns: int = attrs.field(default=1, validator=in_((1, 2)))
    """Columns of the text on a page of paper; two for a card."""
    contents: bool = True
    """Whether a list of contents stands between the opening and the sections."""
    author: str = AUTHOR
    subject: str = SUBJECT


def numbered_through(document: Document) -> Document:
    """The document with its numbered paragraphs counted from 1, in the order they are read."""
    following = 1

    def counted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        nonlocal following
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Numbered):
                found.append(attrs.evolve(block, first=following))
                following += len(block.paragraphs)
            elif isinstance(block, Section):
                found.append(attrs.evolve(block, blocks=counted(block.blocks)))
            else:
                found.append(block)
        return tuple(found)

    opening = counted(document.opening)
    sections = [attrs.evolve(each, blocks=counted(each.blocks)) for each in document.sections]
    return attrs.evolve(document, opening=opening, sections=tuple(sections))


def roman(number: int) -> str:
    """A number from 1 to 3,999 in small Roman numerals, as entries of a list are lettered."""
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    hundreds = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    thousands, rest = divmod(number, 1000)
    return "m" * thousands + hundreds[rest // 100] + tens[rest // 10 % 10] + ones[rest % 10]


def line(*parts: str | Run) -> Line:
    """A line from words and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cell(*lines: Line | str | Run) -> Cell:
    """A cell from lines; words alone are a line."""
    return tuple(entry if isinstance(entry, tuple) else line(entry) for entry in lines)


def fact(term: str, *lines: Line | str | Run) -> Fact:
    """A term with what is recorded of it."""
    return Fact(term, cell(*lines))
