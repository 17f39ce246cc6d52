"""Nothing of two people's work is lost unasked: both are shown, then somebody chooses."""

import datetime as dt
from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from tcplan.views.forms.conflict import Conflict
from tcplan.views.in_words import NOTHING
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, field, heading, page, para
from tui.sheet import Sheet
from tui.told.history import moment_words

KEEP_THEIRS = "theirs"
PUT_MINE = "mine"
BOTH_SHOWN = "back"

_CHOICES = {
    KEEP_THEIRS: "Keep what they saved, and leave mine out",
    BOTH_SHOWN: "Back to what I typed, with the newest values; nothing is saved yet",
    PUT_MINE: "Put mine over theirs; the journal keeps both",
}


class ConflictDialog(Dialog[str | None]):
    """Both values of every field, and what to do; escape goes back, or else keeps theirs."""

    def __init__(self, conflicts: Sequence[Conflict], *, can_go_back: bool) -> None:
        super().__init__()
        self._conflicts = tuple(conflicts)
        self._offered = [name for name in _CHOICES if can_go_back or name != BOTH_SHOWN]

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall conflict") as box:
            box.border_title = "Somebody else saved this while you worked on it"
            box.border_subtitle = "↑↓ choose · enter takes it · tab reads · esc saves nothing"
            yield Sheet(id="text")
            yield Listing(id="choices")

    def on_mount(self) -> None:
        lines = [line for conflict in self._conflicts for line in conflict_lines(conflict)]
        self.query_one("#text", Sheet).show(lambda cells: page(lines, cells))
        rows = [Row(name, (Cell(_CHOICES[name]),)) for name in self._offered]
        listing = self.query_one(Listing)
        listing.styles.height = len(rows) + 1
        listing.fill([Column("Nothing of yours is saved yet", 20, 1, 80)], rows, self._offered[0])
        listing.focus()

    def do_close(self) -> None:
        self.dismiss(BOTH_SHOWN if BOTH_SHOWN in self._offered else KEEP_THEIRS)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if event.opened:
            self.dismiss(event.key)


def conflict_lines(conflict: Conflict) -> Iterable[Line]:
    """What somebody else saved of an entry, and what was about to be saved."""
    named = conflict.named
    yield from heading(f"{named[0].upper()}{named[1:]}")
    when = _when(conflict.at)
    if conflict.removed:
        yield para(f"{conflict.who} took it out of the plan {when}. Yours would put it back.")
    elif conflict.removing:
        yield para(f"{conflict.who} changed it {when}. Yours would take it out.")
    else:
        yield para(f"{conflict.who} changed it {when}.")
    for told in conflict.fields:
        label = f"{told.label} · both of you changed it" if told.both else told.label
        yield Line(label, "caution" if told.both else "strong", 2)
        yield field("you read", told.read or NOTHING, "muted", indent=4)
        theirs = "as you read it" if told.theirs == told.read else told.theirs or NOTHING
        yours = "as you read it" if told.yours == told.read else told.yours or NOTHING
        if not conflict.removed:
            yield field("they saved", theirs, indent=4)
        if not conflict.removing:
            yield field("you typed", yours, indent=4)
    if any(told.both for told in conflict.fields):
        yield para("Of what both of you changed, only one of the two can stand.", "caution")
    elif not (conflict.removed or conflict.removing):
        yield para("You changed different things: putting yours over theirs keeps both.")


def _when(at: str) -> str:
    try:
        return f"on {moment_words(dt.datetime.fromisoformat(at))}"
    except ValueError:
        return "since you read it"
