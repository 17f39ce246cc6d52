"""One agency: each person whom it supports, what it carries for them, what they would lose."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tcplan import planner
from tcplan.views.agencies import AgencyView, SupportedPerson
from tui import commands, say
from tui.framed import WORKING, Framed
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page
from tui.sheet import MORE, Sheet
from tui.told import agency as told

_COLUMNS = (
    Column("Person", 7, 1, 20),
    Column("Tie", 9, 2, 28),
    Column("Controls", 8, right=True),
    Column("Would lose", 30, 2, 60),
)


class AgencyScreen(Framed):
    """An agency in full."""

    REACH = "agency"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens", "trying", "holder", "pairs")

    def __init__(self, agency: str) -> None:
        super().__init__()
        self.holder = agency
        self._agency = agency
        self.view: AgencyView | None = None
        self.came_from: str | None = None
        """The place that it was opened from, to which esc goes back."""

    def body(self) -> Iterable[Widget]:
        listing = Listing(id="main", empty=WORKING)
        listing.add_class("pane")
        about = Sheet(id="about", classes="pane")
        about.says_more = MORE
        yield Container(about, listing, id="listed")
        yield Sheet(id="aside", classes="pane")

    def crumbs(self) -> Sequence[str]:
        return ("Agencies", self.looking.thing_name(self._agency))

    def reload(self) -> None:
        looking, agency = self.looking, self._agency
        self.ask("agency", lambda: planner.agency(looking, agency), self._answered)

    def _answered(self, view: AgencyView) -> None:
        self.view = view
        lines = told.agency_lines(view)
        about = self.query_one("#about", Sheet)
        about.border_title = say.title(view.row.name)
        about.show(lambda cells: page(lines, cells))
        listing = self.query_one("#main", Listing)
        listing.empty = "It supports nobody on this day."
        listing.fill(_COLUMNS, [_row(one) for one in view.people])
        listing.border_title = say.title(f"Supports · {len(view.people)}")
        self.glance((told.alone_words(view.row.alone, view.results),))
        self.frame()

    def do_back(self) -> None:
        super().do_back()
        if self.came_from is not None:
            self.planner.switch_to(self.came_from)

    def do_pairs(self) -> None:
        self.planner.open_pairs(self._agency)

    def one(self) -> SupportedPerson | None:
        """The highlighted person."""
        people = self.view.people if self.view else ()
        key = self.query_one("#main", Listing).key
        return next((one for one in people if one.individual == key), None)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        one = self.one()
        if one is None:
            return
        self.individual = one.individual
        if event.opened:
            self.open_lens("network")
            return
        lines = told.supported_lines(one)
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(one.individual_label)
        aside.show(lambda cells: page(lines, cells))
        self.frame()

    def listed_people(self) -> tuple[str, ...]:
        return tuple(one.individual for one in self.view.people) if self.view else ()

    def lines(self) -> Iterable[Line]:
        if self.view is None:
            return
        yield from told.agency_lines(self.view)
        for one in self.view.people:
            yield Line("")
            yield from told.supported_lines(one)

    def peek_lines(self) -> Iterable[Line]:
        one = self.one()
        return told.supported_lines(one) if one else self.lines()


def _row(one: SupportedPerson) -> Row:
    return Row(
        one.individual,
        (
            Cell(one.individual_label),
            Cell(one.tie),
            Cell(str(len(one.carries))),
            _lost(one),
        ),
    )


def _lost(one: SupportedPerson) -> Cell:
    """How many risks would lose cover, whether at night too, and how many back-up."""
    cover = {loss.risk for loss in one.losses if loss.kind == "cover"}
    back_up = {loss.risk for loss in one.losses} - cover
    nights = any(loss.kind == "cover" and loss.at_night for loss in one.losses)
    words = [f"cover{' + night' if nights else ''}: {_risks(cover)}"] if cover else []
    words += [f"back-up: {len(back_up) if cover else _risks(back_up)}"] if back_up else []
    return Cell(" · ".join(words) or "nothing", "gap" if cover else None if words else "muted")


def _risks(risks: set[str]) -> str:
    return told.counted(len(risks), "risk", "risks")
