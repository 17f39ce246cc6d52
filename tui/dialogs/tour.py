"""The first time, five lines say what a newcomer needs; any key puts them away for good.

A key that asks for something is not lost by it: it goes on to what stands behind.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tui import say
from tui.dialogs.dialog import Dialog
from tui.page import BLANK, Line, item, page, para
from tui.sheet import Sheet

LINES = (
    "1 People, 2 Agencies, 3 Controls, 4 Calendar: a number goes there from anywhere.",
    "Arrows move, enter opens, esc goes one step back. / shows only rows with your words.",
    "On a person: o their own words first, n who supports them, r risks, t dates, w what if.",
    "x asks what would be lost without something. Looking and asking change nothing.",
    "? shows every key, ^p finds anything, * shows names, q leaves. ctrl+g shows this again.",
)
_ROOM = 4
_ONLY_AWAY = frozenset({"enter", "space", "escape", "q"})
"""Keys that put a note away wherever one is; none of them acts on what stands behind it."""


class Tour(Dialog[None], inherit_bindings=False):
    """Five lines for somebody who has never seen this."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = say.title("Welcome · shown once, ctrl+g again")
            yield Sheet(id="tour")

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.can_focus = False
        lines: list[Line] = [
            *(item(line) for line in LINES),
            BLANK,
            para("enter begins. Any other key begins too, and does what it does.", "muted"),
        ]
        sheet.show(lambda cells: page(lines, cells))
        cells = max(min(self.app.size.width * 4 // 5, 96) - _ROOM, 1)
        sheet.styles.height = page(lines, cells).height

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(None)
        if event.key not in _ONLY_AWAY:
            self.app.post_message(events.Key(event.key, event.character))

    def on_click(self) -> None:
        self.dismiss(None)
