"""What is tried becomes the plan only when somebody has read what will be written and agreed.

What was only supposed, that somebody stops or is short of staff, is left out unless it is put on.
"""

from collections.abc import Sequence
from typing import ClassVar

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
from tui.page import Line, field, heading, page, para
from tui.sheet import Bar, Sheet

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

    def __init__(self, changes: Sequence[ChangeView]) -> None:
        super().__init__()
        self._changes = tuple(one for one in changes if one.done and one.differs)
        self._on = {one.at for one in self._changes if one.change.kind not in SUPPOSED}

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall turn") as box:
            box.border_title = "Adopt: write this into the plan?"
            box.border_subtitle = "space on or off · enter does it · tab gives a reason · esc"
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
        for one in on:
            lines.append(para(f"{one.words}.", "strong"))
            lines += [field("writes", words, indent=2) for words in one.on_adopting]
        if not on:
            lines.append(para(_NOTHING, "caution"))
        supposed = [o for o in self._changes if o.change.kind in SUPPOSED and o.at not in self._on]
        if supposed:
            lines += heading("ONLY SUPPOSED, SO NOT WRITTEN")
            lines += [para(f"{one.words}.", "muted") for one in supposed]
        lines += [
            *heading("AFTERWARDS"),
            para("It is journalled under your name; z takes it back."),
        ]
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
