"""If somebody stopped: whose risks would lose what, in which hours, by which path.

From here one goes on to what could be done about it, person by person. Nothing is changed, and
what nobody took on into a What-if is no longer tried once this is left.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tcplan import planner
from tcplan.domain.whatif import WhatIfChange
from tcplan.draw import glyph_for
from tcplan.text import width
from tcplan.views.looking import Looking
from tcplan.views.withdrawals import LossView, WithdrawalView
from tui import commands, say
from tui.framed import WORKING, Framed
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page, para
from tui.sheet import Sheet
from tui.told import agency as told
from tui.told.agency import counted
from tui.trying import supposed

_RISK, _HOURS = 14, 25
"""The least cells of a risk's name, and the most that hours take before it."""


class StoppedScreen(Framed):
    """What would be lost if a holder, or two together, stopped."""

    REACH = "stopped"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens", "trying")

    def __init__(self, stopped: tuple[str, ...], day: dt.date) -> None:
        super().__init__()
        self._stopped = stopped
        self._day = day
        self.view: WithdrawalView | None = None
        self.losses: tuple[LossView, ...] = ()

    def body(self) -> Iterable[Widget]:
        said = Sheet(id="about", classes="pane")
        listing = Listing(id="main", empty=WORKING)
        listing.add_class("pane")
        yield Container(said, listing, id="listed")
        yield Sheet(id="aside", classes="pane")

    def crumbs(self) -> Sequence[str]:
        names = " and ".join(self.looking.thing_name(name) for name in self._stopped)
        return (f"If {names} stopped",)

    def seen_at(self) -> Looking:
        return self.looking.at(self._day)

    def reload(self) -> None:
        looking, stopped = self.seen_at(), self._stopped
        self.ask("stopped", lambda: planner.withdrawal(looking, stopped), self._answered)

    def _answered(self, view: WithdrawalView) -> None:
        self.view = view
        self.losses = view.losses
        about = self.query_one("#about", Sheet)
        about.border_title = say.title(f"If {' and '.join(view.stopped_names)} stopped")
        self._tell()
        listing = self.query_one("#main", Listing)
        listing.empty = "Nothing would be lost."
        listing.border_title = say.title(f"What would be lost · {len(self.losses)}")
        listing.border_subtitle = "enter tries a fix for whom it hits · nothing is changed"
        listing.fill(self._columns(), [self._row(n, x) for n, x in enumerate(self.losses)])
        self.frame()

    def _tell(self) -> None:
        lines = self._said()
        self.query_one("#about", Sheet).show(lambda cells: page(lines, cells))

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.view is not None:
            self._tell()

    def do_stop(self) -> None:
        super().do_stop()
        self._tell()

    def _said(self) -> list[Line]:
        if self.view is None:
            return []
        return [*self._also_tried(), *told.stopped_said(self.view)]

    def _also_tried(self) -> Iterable[Line]:
        """What else is on, which is not counted here."""
        plan, mine = self.looking.plan, set(self._changes())
        others = [o.change for o in self.planner.trying.tried if o.on and o.change not in mine]
        names = {change.about or "" for change in others} & set(plan.paths)
        if others:
            services = [self.looking.thing_name(n) for n in names if not plan.paths[n][1]]
            more = counted(len(others) - len(services), "change", "changes")
            parts = [*sorted(services), *([more] if len(others) > len(services) else [])]
            yield para(
                f"Also still on: {'; '.join(parts)}. Not counted here; x on it takes it off.",
                "caution",
            )
        if all(map(self.planner.trying.has, self._changes())):
            yield para("Tried while this is open: esc takes it off, enter goes on with it.")
        else:
            yield para("No longer among what is tried; x puts it back.")

    def _changes(self) -> tuple[WhatIfChange, ...]:
        """That each of them stops, as changes to try."""
        day = None if self._day == self.looking.day else self._day
        found = (supposed(self.looking.plan, name, day) for name in self._stopped)
        return tuple(change for change in found if change is not None)

    def to_try(self) -> tuple[str, ...]:
        return self._stopped

    def leave(self) -> None:
        """What was tried by opening this is no longer tried, unless it was taken to somebody."""
        self.planner.trying = self.planner.trying.let_go(self._changes())

    def show_tried(self, names: tuple[str, ...], day: dt.date) -> None:
        """They are shown here already."""

    def _columns(self) -> Sequence[Column]:
        # Hours are what is looked for here, so that the name of the risk gives way to them.
        hours = max((width(loss.when) for loss in self.losses), default=0)
        return (
            Column("Person", 6, 1, 16),
            Column("Risk", _RISK, 3, 60),
            Column("Loses", 7),
            Column("Then", 18),
            Column("When", min(max(hours, _RISK), _HOURS), 3, 60),
        )

    def _row(self, number: int, loss: LossView) -> Row:
        after = glyph_for(loss.after)
        cells = (
            Cell(loss.individual_label),
            Cell(loss.title),
            Cell(loss.kind, "gap" if loss.kind == "cover" else None),
            Cell(loss.after_words, after.style, after.sign),
            Cell(loss.when),
        )
        return Row(str(number), cells)

    def one(self) -> LossView | None:
        """The highlighted loss."""
        key = self.query_one("#main", Listing).key
        return self.losses[int(key)] if key is not None else None

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        one = self.one()
        if one is None:
            return
        self.individual = one.individual
        if event.opened:
            self.open_lens("what-if")
            return
        lines = self._loss(one)
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(one.individual_label)
        aside.show(lambda cells: page(lines, cells))
        self.frame()

    def _loss(self, one: LossView) -> list[Line]:
        return told.loss_one(one)

    def open_lens(self, lens: str) -> None:
        """Open whose row it is; at What-if with this among what is tried."""
        one = self.one()
        if one is None:
            return
        if lens == "what-if":
            trying = self.planner.trying
            self.planner.trying = trying.adding(self._changes(), one.individual)
        self.planner.open_person(one.individual, lens, self.listed_people(), one.risk)

    def listed_people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(loss.individual for loss in self.losses))

    def lines(self) -> Iterable[Line]:
        yield from self._said()
        limits = self.view.result_losses if self.view else ()
        for named, losses in (("Cause", self.losses), ("Result", limits)):
            for loss in losses:
                yield Line("")
                yield para(loss.individual_label, "strong")
                yield from told.loss_one(loss, named)

    def peek_lines(self) -> Iterable[Line]:
        one = self.one()
        return self._loss(one) if one else self.lines()
