"""Each measure stands beside what it was, and the agency that looks beside everybody.

Measures count what services owe and how long people have waited; they order nobody.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.views.caseload import CaseloadView
from tui.calendar.part import Part
from tui.framed import WORKING
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line
from tui.told import caseload as told

_COLUMNS = (
    Column("Measure", 30, 5, 70),
    Column("Now", 7, right=True),
    Column("Before", 9, right=True),
    Column("Change", 9),
)
_OWN = (
    Column("Own now", 7, right=True),
    Column("Own before", 10, right=True),
    Column("Own change", 10),
)


class Measures(Part):
    """The measures of the caseload, what is overdue by kind, delays by reason."""

    WORDS = "caseload"
    view: CaseloadView | None = None

    def compose(self) -> ComposeResult:
        yield Listing(id="measures-listed", empty=WORKING, markable=True).add_class("pane")

    def on_mount(self) -> None:
        self.shown: tuple[told.Told, ...] = ()

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    def asked(self) -> Callable[[], CaseloadView]:
        return partial(planner.caseload, self.place.looking, self.place.far.count)

    def forget(self) -> None:
        super().forget()
        self.shown = ()
        self.listing.empty = WORKING
        self.listing.fill(_COLUMNS, ())

    def refill(self) -> None:
        view = self.view
        if view is None:
            return
        every = told.told_of(view)
        words = self.place.words.casefold().split()
        pairs = [(one, _row(one)) for one in every]
        kept = [(one, row) for one, row in pairs if row.found_by(words)]
        self.shown = tuple(one for one, _ in kept)
        self.listing.empty = "No row has these words. esc clears the filter."
        own = _OWN if view.agency_name else ()
        self.listing.fill((*_COLUMNS, *own), [row for _, row in kept])
        if not kept:
            self.place.show_row(None, None, "", ())
        self.entitled("before is three months ago")

    @property
    def chosen(self) -> told.Told | None:
        """The highlighted measure."""
        return next((one for one in self.shown if one.id == self.listing.key), None)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        one = self.chosen
        if one is None or self.view is None:
            return
        self.place.show_row(None, None, one.title, self.chosen_lines())
        if event.opened:
            self.place.do_peek()

    def said(self) -> tuple[str, ...]:
        return told.said(self.view) if self.view else ()

    def every_key(self) -> Sequence[str]:
        return [one.id for one in told.told_of(self.view)] if self.view else ()

    def shown_keys(self) -> Sequence[str]:
        return [one.id for one in self.shown]

    def marked_lines(self, key: str) -> Iterable[Line]:
        if self.view is not None:
            one = next(one for one in told.told_of(self.view) if one.id == key)
            yield from told.measure_lines(self.view, one)

    def lines(self) -> Iterable[Line]:
        if self.view is None:
            return
        yield from told.about(self.view)
        for one in self.shown:
            yield BLANK
            yield from told.measure_lines(self.view, one)

    def chosen_lines(self) -> Iterable[Line]:
        one = self.chosen
        if one is None or self.view is None:
            return
        yield from told.measure_lines(self.view, one)
        yield BLANK
        yield from told.about(self.view)


def _row(one: told.Told) -> Row:
    pairs = (one.measure.everybody, *([one.measure.own] if one.measure.own else []))
    cells = [Cell(one.title)]
    for figure in pairs:
        before = "not known" if figure.previous is None else f"{figure.previous:,}"
        known = None if figure.previous is not None else "muted"
        cells += [Cell(f"{figure.current:,}"), Cell(before, known), Cell(figure.direction)]
    return Row(one.id, tuple(cells), (one.group,))
