"""Who reports stands as who could be asked: no report from an area is nobody's fault."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.domain.dates import short_day
from tcplan.views.concerns.view import ConcernsView
from tui.calendar.part import Part
from tui.framed import WORKING
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line, para
from tui.told import reporting as told
from tui.told.concerns import NO_REPORT
from tui.told.reporting import Reporting

_COLUMNS = (
    Column("Agency", 20, 3, 50),
    Column("Reports", 8, right=True),
    Column("Last", 11),
    Column("No report yet from", 24, 5, 90),
)


class WhoReports(Part):
    """Agencies, what they reported and where they have not."""

    WORDS = "who reports"
    HELD = "the agency"
    view: ConcernsView | None = None

    def compose(self) -> ComposeResult:
        yield Listing(id="reporting-listed", empty=WORKING, markable=True).add_class("pane")

    def on_mount(self) -> None:
        self.shown: tuple[Reporting, ...] = ()

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    def asked(self) -> Callable[[], ConcernsView]:
        return partial(planner.concerns, self.place.looking)

    def forget(self) -> None:
        super().forget()
        self.shown = ()
        self.listing.empty = WORKING
        self.listing.fill(_COLUMNS, ())

    def refill(self) -> None:
        if self.view is None:
            return
        every = self._every()
        words = self.place.words.casefold().split()
        kept = [(one, row) for one in every.values() if (row := _row(one)).found_by(words)]
        self.shown = tuple(one for one, _ in kept)
        self.listing.empty = (
            "No row has these words. esc clears the filter." if every else NO_REPORT
        )
        self.listing.fill(_COLUMNS, [row for _, row in kept])
        if not kept:
            self.place.show_row(None, None, "", ())
        self.entitled("who reported most first, then who has not yet by name")

    @property
    def chosen(self) -> Reporting | None:
        """The highlighted agency."""
        return next((one for one in self.shown if one.key == self.listing.key), None)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        one = self.chosen
        if one is None:
            return
        self.place.show_row(None, one.agency, one.name, told.agency_lines(one))
        if event.opened:
            self.place.do_peek()

    def said(self) -> tuple[str, ...]:
        return told.said(self.view) if self.view else ()

    def _every(self) -> dict[str, Reporting]:
        return {one.key: one for one in told.by_agency(self.view)} if self.view else {}

    def every_key(self) -> Sequence[str]:
        return list(self._every())

    def shown_keys(self) -> Sequence[str]:
        return [one.key for one in self.shown]

    def marked_lines(self, key: str) -> Iterable[Line]:
        return told.agency_lines(self._every()[key])

    def lines(self) -> Iterable[Line]:
        yield para(told.WHO_IS_LISTED)
        for one in self.shown:
            yield BLANK
            yield from told.agency_lines(one)

    def chosen_lines(self) -> Iterable[Line]:
        return told.agency_lines(self.chosen) if self.chosen else ()


def _row(one: Reporting) -> Row:
    cells = (
        Cell(one.name),
        Cell(f"{one.reports}" if one.reports else "none yet"),
        Cell(short_day(one.last_on) if one.last_on else "–"),
        Cell("; ".join(one.silent) or "–"),
    )
    return Row(one.key, cells)
