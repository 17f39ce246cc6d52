"""Nothing is written before one has read what will be written, and said why where that matters."""

from collections.abc import Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from tcplan.views.in_words import NOTHING, FieldTold
from tui import say
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, field, page, para
from tui.sheet import Bar, Sheet

BACK, SAVE, SAVE_AND_SAY = "back", "save", "save-and-say"
_WHY_FIRST = "Type a reason first: the journal keeps why this was done."
_WHY_NEEDED = "Why (needed)"
_WHY = "Why (may stay empty)"


def what_enter_does(widget: Widget) -> str:
    """What the keys do in a part of a dialog that asks for a reason and a choice."""
    if isinstance(widget, Input):
        return "enter goes to the choices · tab reads · esc goes back"
    if isinstance(widget, Listing):
        return "↑↓ choose · enter does it · tab reads or gives a reason · esc goes back"
    return "↑↓ read · tab goes on · esc goes back"


class Review(Dialog[Any]):
    """What will be written, before and after; gives the choice and the reason, or ``None``."""

    def __init__(
        self,
        title: str,
        told: Sequence[FieldTold],
        choices: Sequence[tuple[str, str]],
        *,
        is_new: bool,
        needs_reason: bool,
    ) -> None:
        super().__init__()
        self._title = title
        self._told = tuple(told)
        self._choices = tuple(choices)
        self._is_new = is_new
        self._needs_reason = needs_reason

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall turn review") as box:
            box.border_title = say.title(self._title)
            yield Sheet(id="text")
            yield Bar(id="why-label")
            yield Input(id="why", placeholder="the reason, for the journal")
            yield Listing(id="choices")

    def on_mount(self) -> None:
        lines = list(_lines(self._told, is_new=self._is_new))
        self.query_one("#text", Sheet).show(lambda cells: page(lines, cells))
        label = _WHY_NEEDED if self._needs_reason else _WHY
        self.query_one("#why-label", Bar).show(
            [(label, "strong" if self._needs_reason else "muted")]
        )
        rows = [Row(key, (Cell(words),)) for key, words in self._choices]
        listing = self.query_one(Listing)
        listing.shows_focus = True
        listing.styles.height = len(rows) + 1
        listing.fill([Column("", 20, 1, 80)], rows, rows[0].key)
        self.query_one("#why").focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what enter does where the keys go now; it saves from the choices alone."""
        words = what_enter_does(event.widget)
        self.query_one(".dialog").border_subtitle = say.keys(words)

    @on(Input.Submitted)
    def _on_reason(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Listing).focus()

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        if not event.opened:
            return
        why = self.query_one("#why", Input).value.strip()
        if event.key == BACK:
            self.dismiss(None)
        elif self._needs_reason and not why:
            say.toast(self.app, _WHY_FIRST, "warning")
            self.query_one("#why").focus()
        else:
            self.dismiss((event.key, why))


def _lines(told: Sequence[FieldTold], *, is_new: bool) -> Sequence[Line]:
    lines = [para("This will be written:" if is_new else "This will be written, before and after:")]
    for one in told:
        before, after = one.before or NOTHING, one.after or NOTHING
        if is_new:
            lines.append(field(one.label, after, indent=2))
        else:
            lines.append(Line(one.label, "strong", 2))
            lines += [field("before", before, "muted", indent=4), field("after", after, indent=4)]
    return lines
