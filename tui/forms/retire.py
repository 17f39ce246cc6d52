"""What is retired says what relies on it before, and keeps its history where it has one."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tcplan.domain.common import Entity
from tcplan.domain.dates import short_day
from tcplan.views.forms.days_typed import NotADayError, day_typed
from tcplan.views.forms.retiring import Retirement
from tui import say
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, item, page, para
from tui.sheet import Bar, Sheet

_LEAVE = "leave"


class Retire(Dialog[Any]):
    """Asks how, from which day and why; gives the three, or ``None`` when left."""

    def __init__(self, retirement: Retirement, entity: Entity, today: dt.date) -> None:
        super().__init__()
        self._retirement = retirement
        self._entity = entity
        self._today = today

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall turn review") as box:
            box.border_title = say.title(f"Retire {self._retirement.named}?")
            box.border_subtitle = "tab goes on · ↑↓ choose · enter does it · esc changes nothing"
            yield Sheet(id="text")
            if self._has_days:
                yield Bar(id="day-label")
                yield Input(id="day", placeholder="a day, for example 27 Nov 2026 or +14")
            yield Bar(id="why-label")
            yield Input(id="why", placeholder="the reason, for the journal")
            yield Listing(id="choices")

    @property
    def _has_days(self) -> bool:
        return any(way.needs_day for way in self._retirement.ways)

    def on_mount(self) -> None:
        lines = list(_lines(self._retirement))
        self.query_one("#text", Sheet).show(lambda cells: page(lines, cells))
        if self._has_days:
            self.query_one("#day-label", Bar).show([("Last day", "muted")])
            self.query_one("#day", Input).value = say.field(short_day(self._today))
        self.query_one("#why-label", Bar).show([("Why (needed)", "strong")])
        rows = [Row(_LEAVE, (Cell("Leave it as it is"),))]
        for way in self._retirement.ways:
            look = "dim" if way.why_not else None
            rows.append(Row(way.code, (Cell(way.words, look),)))
        listing = self.query_one(Listing)
        listing.styles.height = len(rows) + 1
        listing.fill([Column("", 20, 1, 80)], rows, _LEAVE)
        self.query_one("#why").focus()

    @on(Input.Submitted)
    def _on_line(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        if event.opened:
            self._chosen(event.key)

    def _chosen(self, code: str) -> None:
        if code == _LEAVE:
            self.dismiss(None)
            return
        way = next(way for way in self._retirement.ways if way.code == code)
        why = self.query_one("#why", Input).value.strip()
        try:
            day = self._day() if way.needs_day else self._today
        except NotADayError as error:
            self._ask_again("#day", f"The last day must be {error}.")
            return
        if way.why_not:
            say.toast(self.app, way.why_not, "warning")
        elif not why:
            self._ask_again("#why", "Type a reason first: the journal keeps why this was done.")
        else:
            self.dismiss((code, day, why))

    def _day(self) -> dt.date:
        return day_typed(self.query_one("#day", Input).value, self._today)

    def _ask_again(self, where: str, words: str) -> None:
        say.toast(self.app, words, "warning")
        self.query_one(where).focus()


def _lines(retirement: Retirement) -> Iterable[Line]:
    if not retirement.named_by:
        yield para("Nothing else in the plan names it.")
        return
    yield para("These name it, and stay as they are:")
    for words in retirement.named_by:
        yield item(words, indent=2)
    if retirement.more:
        yield item(f"and {retirement.more} more", indent=2)
