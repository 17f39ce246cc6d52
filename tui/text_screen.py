"""The plain text of a screen: everything is on it, nothing is cut."""

import datetime as dt
from collections.abc import Iterable, Sequence

from textual.widget import Widget

from tcplan.views.looking import Looking
from tui import say
from tui.framed import Framed
from tui.page import Line, page
from tui.sheet import Sheet


class TextScreen(Framed):
    """What another screen shows, as text to be scrolled."""

    REACH = "text"

    def __init__(self, crumbs: Sequence[str], lines: Sequence[Line], day: dt.date) -> None:
        super().__init__()
        self._crumbs = (*crumbs, "as text")
        self._lines = tuple(lines)
        self._day = day

    def body(self) -> Iterable[Widget]:
        yield Sheet(id="main", classes="pane")

    def crumbs(self) -> Sequence[str]:
        return self._crumbs

    def seen_at(self) -> Looking:
        return self.looking.at(self._day)

    def reload(self) -> None:
        sheet = self.query_one("#main", Sheet)
        sheet.border_title = "As text · y copies it · esc goes back"
        sheet.show(lambda cells: page(self._lines, cells))

    def on_screen_resume(self) -> None:
        if self._seen is not None and self._seen is not self.looking:
            self.call_later(self.do_back)

    def lines(self) -> Iterable[Line]:
        return self._lines

    def do_table(self) -> None:
        self.do_back()

    def do_peek(self) -> None:
        say.toast(self.app, "This is the full text already.")
