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
from tui.framed import WORKING
from tui.key import Command
from tui.listing import Cell, Column, Listing, Row
from tui.page import Line, page, para
from tui.places.sought import Sought
from tui.sheet import MORE, Sheet
from tui.told import agency as told
from tui.told.agency import counted
from tui.told.tried import change_words
from tui.trying import supposed

_RISK, _HOURS = 12, 37
"""The least cells of a risk's name, and the most that hours take beside it."""
_SAYS = "This is what is lost before any fix; enter on a row shows what the fix there gives back."
_TAKEN_OFF = (
    "Taken off: this is not tried now; x, or enter on a row, puts it on. What would be lost:"
)
_MOST = 2
"""So many changes that are not counted are named; the rest is counted."""


class StoppedScreen(Sought):
    """What would be lost if a holder, or two together, stopped."""

    REACH = "stopped"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens", "trying")

    def __init__(self, stopped: tuple[str, ...], day: dt.date) -> None:
        super().__init__()
        self._stopped = stopped
        self._day = day
        self.called_so = ""
        """How large it is, where it was chosen from a list that says so."""
        self.view: WithdrawalView | None = None
        self.losses: tuple[LossView, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def body(self) -> Iterable[Widget]:
        said = Sheet(id="about", classes="pane")
        listing = Listing(id="main", empty=WORKING)
        listing.add_class("pane")
        yield Container(said, self.new_filter_line(), listing, id="listed")
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
        title = f"If {' and '.join(view.stopped_names)} stopped"
        about.border_title = say.title(" · ".join(filter(None, (title, self.called_so))))
        self._tell()
        self._rows = tuple(self._row(n, loss) for n, loss in enumerate(self.losses))
        self.refill()

    def refill(self) -> None:
        listing, words = self.query_one("#main", Listing), self.words.casefold().split()
        kept = [row for row in self._rows if row.found_by(words)]
        every, hidden = len(self._rows), len(self._rows) - len(kept)
        of = f"{len(kept)} of {every} · filter: {self.words}" if words else f"{every}"
        listing.empty = "No row has these words. esc clears the filter."
        if not self._rows:
            listing.empty = WORKING if self.view is None else _none(self.view)
        listing.border_title = say.title(f"What would be lost · {of}")
        more = f"{hidden} hidden by the filter, esc clears it · " if hidden else ""
        listing.border_subtitle = say.title(f"{more}nights first · enter tries a fix")
        listing.fill(self._columns(), kept)
        if not kept:
            self.individual = None
            aside = self.query_one("#aside", Sheet)
            aside.border_title = None
            aside.show(lambda cells: page((), cells))
        self.frame()

    def _tell(self) -> None:
        lines = self._said()
        self.query_one("#about", Sheet).show(lambda cells: page(lines, cells))

    def on_mount(self) -> None:
        self.query_one("#about", Sheet).says_more = MORE

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.view is not None:
            self._tell()

    def do_stop(self) -> None:
        self.planner.trying = self.planner.trying.crossed(self._changes())
        self._tell()
        self.frame()

    def called(self, found: Command) -> tuple[str, str]:
        sign, words = super().called(found)
        off = found.name == "stop" and not self._is_on()
        return sign, "Put on" if off else words

    def _is_on(self) -> bool:
        return all(map(self.planner.trying.has, self._changes()))

    def _said(self) -> list[Line]:
        """What is left out of this first, then what is lost, then until when it is tried."""
        view = self.view
        if view is None:
            return []
        limited = "gap" if view.losses or view.result_losses else None
        return [
            *([] if self._is_on() else [para(_TAKEN_OFF, "caution")]),
            para(view.nights, "gap" if view.people_losing_nights else "strong"),
            *self._also_tried(view),
            para(told.stopped_said(view), limited),
            *([para(view.homes_words, "gap")] if view.homes else []),
            para(f"Nothing in the plan is changed. {self._how_long()}".rstrip()),
            para(view.not_told),
        ]

    def _how_long(self) -> str:
        """Until when this is tried; empty when it is not."""
        if not self._is_on():
            return ""
        found = [one for one in self.planner.trying.tried if one.change in self._changes()]
        kept = sorted({name for one in found for name in one.people})
        if kept:
            return f"It stays on in {self._whose(kept)}; x takes it off there too."
        return "It is tried until esc or x; enter on a row tries a fix, in that person's What-if."

    def _whose(self, people: Sequence[str]) -> str:
        """In whose What-if something is on."""
        names = [self.looking.person_label(name) for name in people[:_MOST]]
        more = len(people) - len(names)
        others = [f"{counted(more, 'other person', 'other people')}"] if more else []
        return f"the What-if of {' and '.join((*names, *others))}"

    def _also_tried(self, view: WithdrawalView) -> Iterable[Line]:
        """What else is on for those who would lose something, which is not counted here."""
        mine = set(self._changes())
        losing = {loss.individual for loss in (*view.losses, *view.result_losses)}
        others = [
            one
            for one in self.planner.trying.tried
            if one.on and one.change not in mine and not losing.isdisjoint(one.people)
        ]
        if others:
            people = sorted({name for one in others for name in one.people & losing})
            where = f" in {self._whose(people)}" if people else ""
            told = f"{len(others)} changes tried{where} are not counted here"
            if len(others) == 1:
                words = change_words(self.looking, others[0].change)
                told = f"{words}{f' ({where.strip()})' if where else ''}: not counted here"
            yield para(f"{told}. {_SAYS}", "caution")

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

    def _columns(self) -> Sequence[Column]:
        # Hours are what is looked for here, and are not cut: the risk's name gives way to them.
        hours = max((width(loss.when) for loss in self.losses), default=0)
        return (
            Column("Person", 6, 1, 16),
            Column("Risk", _RISK, 3, 60),
            Column("Loses", max((width(_loses(loss)) for loss in self.losses), default=7)),
            Column("When", min(max(hours, _RISK), _HOURS), 3, 60),
        )

    def _row(self, number: int, loss: LossView) -> Row:
        after = glyph_for(loss.after)
        cells = (
            Cell(loss.individual_label),
            Cell(loss.title),
            Cell(_loses(loss), "gap" if loss.kind == "cover" else None),
            Cell(loss.when),
        )
        night = ("at night",) if loss.at_night else ()
        more = (loss.individual, loss.kind_words, after.word, *night)
        return Row(str(number), cells, (*more, *loss.threats, *loss.paths))

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

    def _in_sight(self) -> tuple[LossView, ...]:
        """The losses that the filter lets through."""
        return tuple(self.losses[int(row.key)] for row in self.query_one("#main", Listing).rows)

    def listed_people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(loss.individual for loss in self._in_sight()))

    def lines(self) -> Iterable[Line]:
        yield from self._said()
        limits = self.view.result_losses if self.view else ()
        shown = self._in_sight()
        if len(shown) < len(self.losses):
            words = f"Of {len(self.losses)} losses only the {len(shown)} with the words: "
            yield para(f"{words}{self.words}.", "caution")
        for named, losses in (("", shown), ("Result", limits)):
            for loss in losses:
                yield Line("")
                yield para(loss.individual_label, "strong")
                yield from told.loss_one(loss, named)

    def peek_lines(self) -> Iterable[Line]:
        one = self.one()
        return self._loss(one) if one else self.lines()


def _loses(loss: LossView) -> str:
    """What is lost, and whether nights are among its hours."""
    nights = loss.at_night and loss.kind == "cover"
    return f"{loss.kind} + night" if nights else loss.kind


def _none(view: WithdrawalView) -> str:
    """That the list is empty, never as if nothing at all were lost."""
    if not view.result_losses:
        return "Nothing would be lost."
    return "No risk would lose anything; v tells the results that would."
