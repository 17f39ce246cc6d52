"""If somebody stopped: whose risks would lose what, in which hours, by which path.

Asked from inside one person's record, others appear only as a count. Nothing is changed.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tcplan import planner
from tcplan.draw import glyph_for
from tcplan.views.looking import Looking
from tcplan.views.withdrawals import LossView, WithdrawalView
from tui import commands, say
from tui.framed import WORKING, Framed
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page, para
from tui.sheet import Sheet
from tui.told import agency as told


class StoppedScreen(Framed):
    """What would be lost if a holder, or two together, stopped."""

    REACH = "stopped"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens")

    def __init__(self, stopped: str | tuple[str, ...], only: str | None, day: dt.date) -> None:
        super().__init__()
        self._stopped = (stopped,) if isinstance(stopped, str) else stopped
        self._only = only
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
        inside = [self.looking.person_label(self._only)] if self._only else []
        names = " and ".join(self.looking.thing_name(name) for name in self._stopped)
        return (*inside, f"If {names} stopped")

    def seen_at(self) -> Looking:
        return self.looking.at(self._day)

    def reload(self) -> None:
        looking, stopped = self.seen_at(), self._stopped
        self.ask("stopped", lambda: planner.withdrawal(looking, stopped), self._answered)

    def _answered(self, view: WithdrawalView) -> None:
        self.view = view
        mine = (loss for loss in view.losses if self._only in (None, loss.individual))
        self.losses = tuple(mine)
        lines = self._said()
        about = self.query_one("#about", Sheet)
        about.border_title = say.title(f"If {' and '.join(view.stopped_names)} stopped")
        about.show(lambda cells: page(lines, cells))
        listing = self.query_one("#main", Listing)
        listing.empty = "Nothing would be lost."
        listing.border_title = say.title(f"What would be lost · {len(self.losses)}")
        listing.border_subtitle = "nothing is changed"
        listing.fill(self._columns(), [self._row(n, x) for n, x in enumerate(self.losses)])
        self.frame()

    def _said(self) -> list[Line]:
        if self.view is None:
            return []
        if self._only is None:
            return told.stopped_said(self.view)
        cover = len({x.risk for x in self.losses if x.kind == "cover"})
        back_up = len({x.risk for x in self.losses if x.kind == "back-up"})
        others = len({x.individual for x in self.view.losses} - {self._only})
        too = "Nobody else would lose anything."
        if others:
            people = told.counted(others, "other person", "other people")
            too = f"{people} would lose something too; under 2 Agencies, x says who."
        return [
            para(
                f"For {self.looking.person_label(self._only)}: "
                f"{told.counted(cover, 'risk', 'risks')} would lose cover, "
                f"{told.counted(back_up, 'risk', 'risks')} would lose back-up. "
                f"{too} Nothing in the plan is changed."
            )
        ]

    def _columns(self) -> Sequence[Column]:
        person = [] if self._only else [Column("Person", 6, 1, 16)]
        return (
            *person,
            Column("Risk", 20, 3, 60),
            Column("Loses", 7),
            Column("Then", 18),
            Column("When", 18, 3, 60),
        )

    def _row(self, number: int, loss: LossView) -> Row:
        after = glyph_for(loss.after)
        person = [] if self._only else [Cell(loss.individual_label)]
        cells = (
            *person,
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
            self.planner.open_person(one.individual, "risks", self.listed_people(), one.risk)
            return
        lines = self._loss(one)
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(one.individual_label)
        aside.show(lambda cells: page(lines, cells))
        self.frame()

    def _loss(self, one: LossView) -> list[Line]:
        return told.loss_one(one)

    def listed_people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(loss.individual for loss in self.losses))

    def lines(self) -> Iterable[Line]:
        yield from self._said()
        limits = self.view.result_losses if self.view else ()
        mine = (loss for loss in limits if self._only in (None, loss.individual))
        for named, losses in (("Cause", self.losses), ("Result", mine)):
            for loss in losses:
                yield Line("")
                yield para(loss.individual_label, "strong")
                yield from told.loss_one(loss, named)

    def peek_lines(self) -> Iterable[Line]:
        one = self.one()
        return self._loss(one) if one else self.lines()
