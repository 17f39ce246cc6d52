"""A long menu is made shorter by letters; what makes sense here stands first."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tui import say
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row


class Pick(Dialog[int | None]):
    """The number of what was chosen, or ``None``."""

    def __init__(self, title: str, choices: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Container(classes="dialog goto") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "letters shorten the list · ↑↓ · enter takes it · esc"
            yield Input(id="letters", placeholder="letters of what you look for")
            yield Listing(id="found", empty="Nothing has these letters; backspace takes them away.")

    def on_mount(self) -> None:
        self._find("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _on_letters(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, letters: str) -> None:
        words = letters.casefold().split()
        found = [
            (number, text)
            for number, text in enumerate(self._choices)
            if all(word in text.casefold() for word in words)
        ]
        # What begins with the letters is meant before what only has them.
        found.sort(key=lambda one: not one[1].casefold().startswith(letters.casefold()))
        rows = [Row(str(number), (Cell(text),)) for number, text in found]
        first = rows[0].key if rows else None
        self.query_one(Listing).fill([Column("", 30, 1, 90)], rows, first)

    def on_key(self, event: events.Key) -> None:
        moves = {"up": "up", "down": "down", "pageup": "page-up", "pagedown": "page-down"}
        if event.key in moves and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Listing).action_do(moves[event.key])

    @on(Input.Submitted)
    def _on_taken(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(Listing).key)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        if event.opened:
            self._take(event.key)

    def _take(self, key: str | None) -> None:
        if key is not None:
            self.dismiss(int(key))
