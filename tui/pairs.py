"""Two agencies that stop together: only what both take and neither takes alone is listed.

Trying every pair of a large plan takes a while: how far it has come stands on the screen, and esc
ends it. Nothing is changed.
"""

from collections.abc import Iterable, Sequence
from threading import Event
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tcplan import planner
from tcplan.views.contingencies import PairRow, PairsView
from tui import commands, say
from tui.framed import WORKING, Framed
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page
from tui.sheet import Sheet
from tui.told import pairs as told

_MOST = 200
_COLUMNS = (
    Column("Agency", 16, 3, 40),
    Column("and", 16, 3, 40),
    Column("Cover", 5, right=True),
    Column("Back-up", 7, right=True),
    Column("All", 4, right=True),
)
_TICK = 0.25


class _EndedError(Exception):
    """Nobody waits for the answer any more."""


class PairsScreen(Framed):
    """Every pair of agencies, or every pair with one of them."""

    REACH = "pairs"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("trying")

    def __init__(self, within: str | None) -> None:
        super().__init__()
        self._within = within
        self._ended = Event()
        self._far = ""
        self.view: PairsView | None = None

    def body(self) -> Iterable[Widget]:
        listing = Listing(id="main", empty=WORKING)
        listing.add_class("pane")
        yield Container(Sheet(id="about", classes="pane"), listing, id="listed")
        yield Sheet(id="aside", classes="pane")

    def crumbs(self) -> Sequence[str]:
        within = [self.looking.thing_name(self._within)] if self._within else []
        return ("Agencies", *within, "In pairs")

    def on_mount(self) -> None:
        self.set_interval(_TICK, self._tick)

    def on_unmount(self) -> None:
        self._ended.set()

    def reload(self) -> None:
        looking, within = self.looking, self._within

        def tell(done: int, of: int) -> None:
            if self._ended.is_set():
                raise _EndedError
            self._far = f"{done:,} of {of:,} risks looked at, esc ends it"

        self.ask("pairs", lambda: planner.every_pair(looking, within, _MOST, tell), self._answered)

    def _tick(self) -> None:
        if self.view is None and self._far:
            self.query_one("#main", Listing).border_subtitle = say.title(self._far)

    def _answered(self, view: PairsView) -> None:
        self.view = view
        about = self.query_one("#about", Sheet)
        about.border_title = say.title("If two stop together")
        lines = told.pairs_said(view)
        about.show(lambda cells: page(lines, cells))
        listing = self.query_one("#main", Listing)
        listing.empty = "No pair would take more together than each of the two takes alone."
        listing.fill(_COLUMNS, [_row(n, one) for n, one in enumerate(view.rows)])
        of = f"{len(view.rows)} of {len(view.rows) + view.left_out}"
        listing.border_title = say.title(f"Lost only if both stop · {of}")
        more = f"{view.left_out:,} more: tcplan withdraw --pairs --most · " if view.left_out else ""
        listing.border_subtitle = say.title(f"{more}nothing is changed")
        self.frame()

    def to_try(self) -> tuple[str, ...]:
        one = self.one()
        return one.ids if one else ()

    def one(self) -> PairRow | None:
        """The highlighted pair."""
        key = self.query_one("#main", Listing).key
        return self.view.rows[int(key)] if self.view and key is not None else None

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        one = self.one()
        if one is None:
            return
        if event.opened:
            self.planner.open_stopped(one.ids, self.seen_at().day)
            return
        lines = told.pair_lines(one)
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(" and ".join(one.names))
        aside.show(lambda cells: page(lines, cells))
        self.frame()

    def lines(self) -> Iterable[Line]:
        if self.view is None:
            return
        yield from told.pairs_said(self.view)
        for one in self.view.rows:
            yield Line("")
            yield from told.pair_lines(one)

    def peek_lines(self) -> Iterable[Line]:
        one = self.one()
        return told.pair_lines(one) if one else self.lines()


def _row(number: int, one: PairRow) -> Row:
    cover = len(one.only_together)
    return Row(
        str(number),
        (
            *(Cell(name) for name in one.names),
            Cell(str(cover), "gap" if cover else "muted"),
            Cell(str(len(one.back_up_only_together))),
            Cell(str(one.risks_losing_cover)),
        ),
    )
