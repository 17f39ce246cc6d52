"""Concerns stand as work that is owed to whoever reported them; the trend counts reports alone."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.domain.dates import short_day
from tcplan.domain.records import Concern
from tcplan.views.concerns.rows import ConcernRow
from tcplan.views.concerns.view import ConcernsView
from tcplan.views.drawn import trend_of
from tui import say
from tui.calendar.part import Part
from tui.framed import WORKING
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page, para
from tui.sheet import Sheet
from tui.told import concerns as told

_SORTED: tuple[Callable[[ConcernRow], tuple[int | str, ...]], ...] = (
    lambda _one: (),
    lambda one: (-one.on.toordinal(),),
    lambda one: (one.area, -one.on.toordinal()),
)
_COLUMNS = (
    Column("Reported", 11),
    Column("About", 8, 2, 34),
    Column("Kind", 12, 1, 20),
    Column("What", 14, 5, 80),
    Column("Answer", 13),
    Column("By", 9, 2, 30),
)


class Concerns(Part):
    """What was reported about people and places."""

    WORDS = "concerns"
    OPENS = "enter shows all of it, o opens the person"
    HELD = "who reported it"
    RECORDS = "D answered · L logs one"
    ORDERS = ("who waits longest for an answer first", "the newest first", "by area")
    view: ConcernsView | None = None

    def compose(self) -> ComposeResult:
        yield Sheet(id="trend", classes="pane")
        yield Listing(id="concerns-listed", empty=WORKING, markable=True).add_class("pane")

    def on_mount(self) -> None:
        self.shown: tuple[ConcernRow, ...] = ()
        self.query_one("#trend", Sheet).can_focus = False

    @property
    def list(self) -> Listing:
        return self.query_one(Listing)

    def asked(self) -> Callable[[], ConcernsView]:
        return partial(planner.concerns, self.place.looking)

    def forget(self) -> None:
        super().forget()
        self.shown = ()
        self.list.empty = WORKING
        self.list.fill(_COLUMNS, ())
        self.query_one("#trend", Sheet).show(lambda cells: page([para(WORKING, "muted")], cells))

    def refill(self) -> None:
        view = self.view
        if view is None:
            return
        trend = self.query_one("#trend", Sheet)
        trend.border_title = say.title(told.span(view))
        trend.show(lambda cells: trend_of(view, cells))
        words = self.place.words.casefold().split()
        every = sorted(view.rows, key=_SORTED[self.sorted_at])
        kept = [(one, row) for one in every if (row := self._row(one)).found_by(words)]
        self.shown = tuple(one for one, _ in kept)
        none = told.NO_REPORT
        self.list.empty = "No row has these words. esc clears the filter." if view.rows else none
        self.list.fill(_COLUMNS, [row for _, row in kept])
        if not kept:
            self.place.show_row(None, None, "", told.about(view))
        self.entitled(self.ORDERS[self.sorted_at])

    def _row(self, one: ConcernRow) -> Row:
        look = "gap" if one.overdue else ("caution" if one.waiting else None)
        cells = (
            Cell(short_day(one.on)),
            Cell(told.about_what(one)),
            Cell(one.kind_words),
            Cell(one.text),
            Cell(told.waited(one, self.place.looking.day.toordinal()), look),
            Cell(one.reporter_name),
        )
        more = (one.area, one.standing, one.status_words, one.strand or "", one.place_name or "")
        return Row(one.id, cells, more)

    @property
    def chosen(self) -> ConcernRow | None:
        """The highlighted report."""
        return next((one for one in self.shown if one.id == self.list.key), None)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        one = self.chosen
        if one is None:
            return
        title = f"{one.kind_words} · {told.about_what(one)}"
        self.place.show_row(one.individual, one.reporter, title, told.concern_lines(one))
        if event.opened:
            self.place.do_peek()

    def to_settle(self) -> Concern | None:
        return self.place.looking.plan.by_id.get(self.chosen.id) if self.chosen else None

    def said(self) -> tuple[str, ...]:
        return told.said(self.view) if self.view else ()

    def every_key(self) -> Sequence[str]:
        return [one.id for one in self.view.rows] if self.view else ()

    def shown_keys(self) -> Sequence[str]:
        return [one.id for one in self.shown]

    def person_of(self, key: str) -> str | None:
        return self._by_id(key).individual

    def marked_lines(self, key: str) -> Iterable[Line]:
        return told.concern_lines(self._by_id(key))

    def _by_id(self, key: str) -> ConcernRow:
        return next(one for one in (self.view.rows if self.view else ()) if one.id == key)

    def lines(self) -> Iterable[Line]:
        return told.everything(self.view, self.shown) if self.view else ()

    def chosen_lines(self) -> Iterable[Line]:
        if self.chosen is not None:
            yield from told.concern_lines(self.chosen)
        elif self.view is not None:
            yield from told.about(self.view)
