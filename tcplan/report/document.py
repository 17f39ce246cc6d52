"""A paper is one neutral tree; those who compose it know no form, those who write it no care.

Text stands here as recorded: making it visible and harmless is the duty of each writer.
"""

import attrs
from attrs.validators import in_, optional

from tcplan.draw import STYLES, Canvas


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


Block = Paragraph | Notice | Quote | Bullets | Facts | Table | Drawing | Section


@attrs.frozen
class Document:
    """A paper: its title, what stands at the foot of every page, and its contents in order."""

    title: str
    footer: tuple[str, ...]
    """Lines that belong on every printed page, because pages get parted."""
    opening: tuple[Block, ...]
    """What stands before the list of contents."""
    sections: tuple[Section, ...]


def line(*parts: str | Run) -> Line:
    """A line from words and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cell(*lines: Line | str | Run) -> Cell:
    """A cell from lines; words alone are a line."""
    return tuple(entry if isinstance(entry, tuple) else line(entry) for entry in lines)


def fact(term: str, *lines: Line | str | Run) -> Fact:
    """A term with what is recorded of it."""
    return Fact(term, cell(*lines))
