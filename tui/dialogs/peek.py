"""The full text of what is highlighted."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from tui.dialogs.dialog import Dialog
from tui.page import Line, page
from tui.sheet import Sheet


class Peek(Dialog[None]):
    """Lines of text in front of the screen."""

    def __init__(self, lines: Sequence[Line], title: str = "Full text") -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._title = title

    def compose(self) -> ComposeResult:
        from tui import say

        with Container(classes="dialog tall") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "↑↓ move · esc closes"
            yield Sheet(id="text")

    def on_mount(self) -> None:
        self.query_one(Sheet).show(lambda cells: page(self._lines, cells))
