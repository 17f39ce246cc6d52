"""One of a few choices."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from tui import say
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.sheet import Notice

_AROUND = 6
"""Rows of the terminal that a list leaves free, so that all of its box is in sight."""

_NOT_TYPED = "Letters choose nothing here. ↑ or ↓ moves the mark, enter takes what is marked."
_ONCE_MORE = (
    "Letters chose nothing. Marked is “{words}”: enter once more takes it, ↑ ↓ move the mark."
)


class Choose(Dialog[int | None]):
    """A menu; the number of what was chosen, or ``None``.

    What was typed is never taken for a choice: the first enter after it only says what is marked.
    ``days`` is the number of the choice that a day is typed for, which a digit or ``+`` takes.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        at: int = 0,
        *,
        told: str = "",
        days: int | None = None,
    ) -> None:
        super().__init__()
        self._days = days
        self.typed = ""
        """What was typed of a day: its first sign, and what came with it at once."""
        self._refused = False
        """Whether letters were typed, so that the next enter takes nothing."""
        self._marked = str(at)
        """The key of the row that is marked: an arrow that leads nowhere is no choice."""
        self._told = told
        self._title = title
        self._choices = tuple(choices)
        self._at = at

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "↑↓ choose · enter takes it · esc leaves it"
            yield Notice(id="told")
            choices = Listing(id="choices")
            choices.at_once = True
            yield choices

    def on_mount(self) -> None:
        self.query_one("#told", Notice).tell(self._told)
        listing = self.query_one(Listing)
        listing.styles.height = min(len(self._choices) + 1, max(self.app.size.height - _AROUND, 3))
        rows = [Row(str(n), (Cell(words),)) for n, words in enumerate(self._choices)]
        listing.fill([Column("", 20, 1, 90)], rows, str(self._at))

    def on_key(self, event: events.Key) -> None:
        """Say that what was typed is not taken, rather than take what happens to be marked."""
        sign = event.character or ""
        if self.typed:
            self.typed += sign if event.is_printable else ""
        elif self._days is not None and (sign == "+" or sign.isdecimal()):
            self.typed = sign
            self.dismiss(self._days)
        elif event.is_printable:
            self._refused = True
            self.query_one("#told", Notice).tell(_NOT_TYPED)

    def on_click(self) -> None:
        """What is pointed at is chosen, whatever was typed."""
        self._refused = False

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        number = int(event.key)
        if not event.opened:
            self._refused = self._refused and event.key == self._marked
            self._marked = event.key
        elif self._refused:
            self._refused = False
            words = _ONCE_MORE.format(words=self._choices[number])
            self.query_one("#told", Notice).tell(words)
        else:
            self.dismiss(number)
