"""What is tried becomes the plan only when somebody has read what will be written and agreed.

What was only supposed, that somebody stops or is short of staff, is left out unless it is put on.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from tcplan.views.whatif.view import ChangeView
from tui import commands
from tui.dialogs.dialog import Dialog
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line, heading, page, para
from tui.sheet import Bar, Sheet
from tui.told.agency import counted
from tui.told.history import deed_ahead

if TYPE_CHECKING:
    from tcplan.planner.adopting import ToWrite

SUPPOSED = frozenset({"stop", "short", "fail-control"})
"""Kinds that nobody decides on: they are tried to see what would help against them."""
_LEAVE, _WRITE = "leave", "write"
_NOTHING = "Nothing is on, so nothing would be written: put a change on with space."


@attrs.frozen
class Agreed:
    """Which changes somebody agreed to write, by their places, and why."""

    at: tuple[int, ...]
    why: str


class Adopt(Dialog[Agreed | None]):
    """Asks; what was agreed to, or ``None`` when it was left."""

    REACH = "adopting"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("marks")

    def __init__(
        self, changes: Sequence[ChangeView], to_write: Callable[[Sequence[int]], "ToWrite"]
    ) -> None:
        super().__init__()
        self._to_write = to_write
        self._changes = tuple(one for one in changes if one.done and one.differs)
        self._on = {one.at for one in self._changes if one.change.kind not in SUPPOSED}

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall turn") as box:
            box.border_title = "Adopt: write this into the plan?"
            box.border_subtitle = (
                "space on or off · enter does it · tab reads or gives a reason · esc"
            )
            yield Sheet(id="text")
            yield Bar(id="why-label")
            yield Input(id="why", placeholder="for the journal: who decided, when; may stay empty")
            yield Listing(id="choices")

    def on_mount(self) -> None:
        self.query_one("#why-label", Bar).show([("Why", "muted")])
        listing = self.query_one(Listing)
        listing.styles.height = min(len(self._changes) + 3, max(self.app.size.height // 3, 5))
        self._fill(_LEAVE)
        listing.focus()

    def _fill(self, key: str) -> None:
        many = len(self._on)
        write = f"Write {'this change' if many == 1 else f'these {many} changes'} into the plan"
        rows = [
            Row(str(one.at), (Cell(f"{'[x]' if one.at in self._on else '[ ]'} {one.words}"),))
            for one in self._changes
        ]
        rows.append(Row(_LEAVE, (Cell("Leave the plan as it is"),)))
        if many:
            rows.append(Row(_WRITE, (Cell(write),)))
        self.query_one(Listing).fill([Column("", 20, 1, 120)], rows, key)
        lines = self._lines()
        self.query_one("#text", Sheet).show(lambda cells: page(lines, cells))

    def _lines(self) -> list[Line]:
        on = [one for one in self._changes if one.at in self._on]
        lines = [*heading("WHAT WILL BE WRITTEN")]
        written = self._to_write(sorted(self._on)) if on else None
        if written is None:
            lines.append(para(_NOTHING, "caution"))
        else:
            tried = counted(len(on), "change tried", "changes tried")
            records = (
                "1 record changes" if written.records == 1 else f"{written.records} records change"
            )
            lines.append(para(f"{tried}, {records}.", "strong"))
            if written.still_open:
                lines.append(para(written.still_open, "caution"))
        for one in on:
            lines += [para(f"{one.words}.", "strong")]
            said = f": {one.words}."
            lines += [Line(w, indent=2) for w in one.on_adopting if not w.endswith(said)]
        if written is not None:
            lines += self._record_lines(written)
        supposed = [o for o in self._changes if o.change.kind in SUPPOSED and o.at not in self._on]
        if supposed:
            lines += heading("ONLY SUPPOSED, SO NOT WRITTEN")
            lines += [para(f"{one.words}.", "muted") for one in supposed]
        lines += [
            *heading("AFTERWARDS"),
            para("It is journalled under your name; z takes it back."),
        ]
        return lines

    def _record_lines(self, written: "ToWrite") -> list[Line]:
        """Every record that will change, before and after; those of other people as a count."""
        lines = [line for deed in written.deeds for line in deed_ahead(deed)]
        if written.others:
            verb = "belongs" if written.others == 1 else "belong"
            more = counted(written.others, "further record", "further records")
            lines += [BLANK, para(f"{more} {verb} to other people.", "muted")]
        return lines

    def do_mark(self) -> None:
        key = self.query_one(Listing).key or _LEAVE
        if key.isdecimal():
            self._on ^= {int(key)}
            self._fill(key)

    @on(Input.Submitted)
    def _on_reason(self) -> None:
        self.query_one(Listing).focus()

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if not event.opened:
            return
        if event.key == _WRITE:
            why = self.query_one("#why", Input).value.strip()
            self.dismiss(Agreed(tuple(sorted(self._on)), why))
        elif event.key == _LEAVE:
            self.dismiss(None)
        else:
            self.do_mark()
