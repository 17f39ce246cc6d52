"""A list keeps its place by the key of a row, never by its number, so sorting loses nobody.

Columns share the width there is; what is cut ends in “…” and is whole under `p` and `v`.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

import attrs
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tcplan.draw import MARKED, SELECTED, Span
from tui import commands, say
from tui.marking import MarkAsked
from tui.sheet import TWICE, look_of

_BETWEEN = 1


@attrs.frozen
class Column:
    """A column: its heading, its least width, and how much of the spare width it takes."""

    title: str
    cells: int
    share: int = 0
    most: int = 60
    right: bool = False


@attrs.frozen
class Cell:
    """What stands in one row and column: a sign with its look, and the text after it."""

    text: str
    style: str | None = None
    sign: str = ""


@attrs.frozen
class Row:
    """One row: its key and its cells."""

    key: str
    cells: tuple[Cell, ...]
    more: tuple[str, ...] = ()
    """Further text by which the row can be found."""

    @cached_property
    def text(self) -> str:
        """Everything by which it can be found, in small letters."""
        return " ".join((self.key, *(c.text for c in self.cells), *self.more)).casefold()

    def found_by(self, words: Sequence[str]) -> bool:
        """Whether each of these words, in small letters, stands somewhere in the row."""
        return all(word in self.text for word in words)


class Listing(ScrollView, can_focus=True):
    """Rows of which one is highlighted."""

    class Highlighted(Message):
        """Another row is highlighted; ``opened`` when it is to be opened."""

        def __init__(self, listing: "Listing", key: str, *, opened: bool) -> None:
            super().__init__()
            self.listing = listing
            self.key = key
            self.opened = opened

        @property
        def control(self) -> "Listing":
            return self.listing

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("move", "row")
    DEFAULT_CSS = """
    Listing {
        scrollbar-size: 1 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        background: $background;
    }
    """

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        empty: str = "",
        markable: bool = False,
    ) -> None:
        super().__init__(id=id)
        self.at_once = False
        """Whether pointing at a row opens it, as in a menu."""
        self.shows_focus = False
        """Whether its highlight is shown only while keys go to it, as where one types beside it."""
        self.markable = markable
        """Whether it has a column for the marks of whoever looks."""
        self.marked: frozenset[str] = frozenset()
        """The keys of the rows that are marked, whether or not they are in sight."""
        self._columns: tuple[Column, ...] = ()
        self._widths: tuple[int, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.key: str | None = None
        """The key of the highlighted row."""
        self._hidden: str | None = None
        """The key of the row that was highlighted before no row was left."""
        self.empty = empty
        """What is said when there is no row."""
        self._veiled = False

    def fill(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        key: str | None = None,
        *,
        settled: bool = True,
    ) -> None:
        """Show these rows; the highlight stays on its row, else goes to ``key`` or the first.

        Before their order is ``settled`` nobody is highlighted but whom the reader chose: the
        first would soon be somebody else, under the hand of whoever is about to open it.
        """
        self._veiled = False
        self._columns, self.rows = tuple(columns), tuple(rows)
        keys = {row.key: None for row in rows}
        before = self.key or self._hidden
        wanted = [k for k in (key, before) if k in keys]
        self.key = wanted[0] if wanted else (next(iter(keys), None) if settled else None)
        self._hidden = before if self.key is None else None
        self._measure()
        if self.key is not None:
            self._show_key()
            self.post_message(self.Highlighted(self, self.key, opened=False))

    def veil(self) -> None:
        """Show nothing until it is filled again; the highlight and the marks stay."""
        self._veiled = True
        self.refresh()

    @property
    def at(self) -> int:
        """The number of the highlighted row."""
        return next((n for n, row in enumerate(self.rows) if row.key == self.key), 0)

    @property
    def _left(self) -> int:
        """Where the first column begins, after the signs."""
        return 2 if self.markable else 1

    def show_marks(self, marked: frozenset[str]) -> None:
        """Have these rows marked, and no others."""
        self.marked = marked
        self.refresh()

    def highlight(self, number: int) -> None:
        """Highlight the row of that number, or the nearest there is."""
        if self.rows:
            self.key = self.rows[min(max(number, 0), len(self.rows) - 1)].key
            self._show_key()
            self.refresh()
            self.post_message(self.Highlighted(self, self.key, opened=False))

    def on_resize(self, _event: events.Resize) -> None:
        self._measure()
        self._show_key()

    def _measure(self) -> None:
        cells = self.scrollable_content_region.width
        if cells < 1 or not self._columns:
            self._widths = ()
            return
        self._widths = widths(self._columns, cells - 1 - self._left)
        self.virtual_size = Size(cells, len(self.rows) + 1)
        self.refresh()

    def _show_key(self) -> None:
        seen = max(self.scrollable_content_region.height - 1, 1)
        top = self.scroll_offset.y
        at = self.at
        if at < top:
            self.scroll_to(y=at, animate=False, force=True)
        elif at >= top + seen:
            self.scroll_to(y=at - seen + 1, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        cells = self.size.width
        look = look_of(self)
        if not self._widths or self._veiled:
            return Strip.blank(cells, self.rich_style)
        if y == 0:
            titles = [Cell(c.title, "muted") for c in self._columns]
            drawn = say.strip(self._spans(titles, chosen=False), look)
            return drawn.crop_extend(0, cells, self.rich_style)
        number = y - 1 + self.scroll_offset.y
        if number >= len(self.rows):
            words = self.empty if number == 0 else ""
            said = say.strip(say.line([(f" {words}", "muted")], (), cells), look)
            return said.crop_extend(0, cells, self.rich_style)
        row = self.rows[number]
        chosen = row.key == self.key and (self.has_focus or not self.shows_focus)
        whole = "cursor" if chosen and self.has_focus else ("strong" if chosen else None)
        marked = row.key in self.marked
        spans = self._spans(row.cells, chosen=chosen, marked=marked)
        drawn = say.strip(spans, look, whole=whole)
        return drawn.crop_extend(0, cells, look(whole))

    def _spans(self, row: Sequence[Cell], *, chosen: bool, marked: bool = False) -> list[Span]:
        spans = [Span(SELECTED.sign if chosen else " ", None, 0)]
        if marked:
            spans.append(Span(MARKED.sign, MARKED.style, 1))
        x = self._left
        for column, cells, cell in zip(self._columns, self._widths, row, strict=True):
            if cells < 1:
                continue
            left = x
            room = cells
            if cell.sign:
                spans.append(Span(cell.sign, cell.style, left))
                left, room = left + 2, cells - 2
            style = cell.style if not cell.sign else None
            spans.append(Span(say.cell(cell.text, room, right=column.right), style, left))
            x += cells + _BETWEEN
        return spans

    def action_do(self, name: str, _typed: bool = False) -> None:
        page = max(self.scrollable_content_region.height - 2, 1)
        steps = {"up": -1, "down": 1, "page-up": -page, "page-down": page}
        if name in steps:
            self.highlight(0 if self.key is None else self.at + steps[name])
        elif name == "first":
            self.highlight(0)
        elif name == "last":
            self.highlight(len(self.rows) - 1)
        elif name == "open" and self.key is not None:
            self.post_message(self.Highlighted(self, self.key, opened=True))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is not None and at.y > 0 and (n := at.y - 1 + self.scroll_offset.y) < len(self.rows):
            self.highlight(n)
            if self.markable and at.x < self._left:
                self.post_message(MarkAsked(self.rows[n].key))
            elif event.chain == (1 if self.at_once else TWICE):
                self.action_do("open")


def widths(columns: Sequence[Column], cells: int) -> tuple[int, ...]:
    """How wide each column is: the least it needs, then its share of what is left.

    Columns at the end without room are left out (width 0).
    """
    found: list[int] = []
    left = cells + _BETWEEN
    for n, column in enumerate(columns):
        if column.cells + _BETWEEN > left:
            found += [0] * (len(columns) - n)
            break
        found.append(column.cells)
        left -= column.cells + _BETWEEN
    while left > 0:
        growing = [n for n, c in enumerate(columns) if c.share and 0 < found[n] < c.most]
        if not growing:
            break
        for n in growing:
            extra = min(columns[n].share, columns[n].most - found[n], left)
            found[n] += extra
            left -= extra
    return tuple(found)
