"""Nothing is taken back or made again before one has read what that will do and agreed to it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tcplan.views.saves import SaveTold
from tui import say
from tui.dialogs.dialog import Dialog
from tui.forms.review import what_enter_does
from tui.listing import Cell, Column, Listing, Row
from tui.page import page
from tui.sheet import Bar, Sheet
from tui.told.history import ahead_lines

_TITLES = {"undo": "Take back", "redo": "Make again"}
_LEAVE = "Leave it as it is (first, in case the key was a slip)"
_CHOICES = {"undo": (_LEAVE, "Take it back"), "redo": (_LEAVE, "Make it again")}


class Turn(Dialog[str | None]):
    """Asks; the reason, perhaps empty, when somebody agreed, else ``None``."""

    def __init__(self, save: SaveTold, way: str) -> None:
        super().__init__()
        self._save = save
        self._way = way

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall turn") as box:
            box.border_title = say.title(f"{_TITLES[self._way]} change {self._save.change}?")
            yield Sheet(id="text")
            yield Bar(id="why-label")
            yield Input(id="why", placeholder="for the journal; may stay empty")
            yield Listing(id="choices")

    def on_mount(self) -> None:
        lines = ahead_lines(self._save, self._way)
        self.query_one("#text", Sheet).show(lambda cells: page(lines, cells))
        self.query_one("#why-label", Bar).show([("Why", "muted")])
        rows = [Row(str(n), (Cell(words),)) for n, words in enumerate(_CHOICES[self._way])]
        listing = self.query_one(Listing)
        listing.shows_focus = True
        listing.fill([Column("", 20, 1, 60)], rows, "0")
        listing.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what enter does where the keys go now."""
        words = what_enter_does(event.widget)
        self.query_one(".dialog").border_subtitle = say.keys(words)

    @on(Input.Submitted)
    def _on_reason(self) -> None:
        self.query_one(Listing).focus()

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if event.opened:
            agreed = event.key == "1"
            self.dismiss(self.query_one("#why", Input).value.strip() if agreed else None)
