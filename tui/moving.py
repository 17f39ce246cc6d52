"""A date is tried sooner or later, day by day or week by week; the plan keeps its own."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.domain.transition import Gate, Milestone, Transition
from tui import commands, say
from tui.dialogs.dialog import Dialog
from tui.dialogs.other_day import OtherDay
from tui.other_from import OtherFrom, other_from
from tui.page import Line, page, para
from tui.sheet import Notice, Sheet

if TYPE_CHECKING:
    from tui.person import PersonScreen

_TYPED = "Type a day, as +14 or 1 Feb 2027; or the arrows move it."
_NOT_TYPED = "No day can be typed for this: the arrows change it."
_NOT_MOVED = "It is still as it is in the plan: the arrows move it, esc leaves it."
_STEPS = {"left": -1, "right": 1, "up": -7, "down": 7, "page-up": -28, "page-down": 28}
MOST_DAYS = 3_660
TOO_FAR = "That is more than ten years away."
_NO_DATE = "Highlight the move, a milestone or a gate first; no move is recorded here."


def ask_to_move(person: "PersonScreen", about: str | None) -> None:
    """Ask by how much a date is to move, and show what that would change."""
    app = person.planner
    if about is None:
        say.toast(app, _NO_DATE, "warning")
        return

    def moved(days: int | None) -> None:
        if days is None:
            return
        app.trying = app.trying.moved(about, days, person.individual)
        person.open_lens("what-if")

    looking = app.looking
    thing = looking.plan.by_id[about]
    called = "the day of the move" if isinstance(thing, Transition) else thing.name
    name = looking.veiled(called, person.individual)
    other = other_from(looking, thing)
    app.push_screen(MoveBy(name, thing, app.trying.days_moved(about), other), moved)


def said(thing: Transition | Milestone | Gate, days: int) -> str:
    """By how much a date moves, and where it comes to lie."""
    if not days:
        return "as it is in the plan"
    day = _day(thing)
    if isinstance(thing, Milestone):
        return f"it takes {days_said(abs(days))} {'more' if days > 0 else 'less'}"
    way = f"{days_said(abs(days))} {'later' if days > 0 else 'sooner'}"
    return f"{way}, {long_day(day + dt.timedelta(days=days))}" if day else way


def _day(thing: Transition | Milestone | Gate) -> dt.date | None:
    if isinstance(thing, Transition):
        return thing.target
    return thing.due if isinstance(thing, Gate) else None


class Days(Sheet):
    """So many days later or sooner; the arrows change them."""

    class Taken(Message):
        """Enter was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("row")

    def __init__(
        self, thing: Transition | Milestone | Gate, days: int, other: OtherFrom | None
    ) -> None:
        super().__init__(id="days")
        self._thing = thing
        self._other = other
        self.days = days

    def on_mount(self) -> None:
        self._tell()

    def _tell(self) -> None:
        lines = self._lines()
        self.show(lambda cells: page(lines, cells))

    def _lines(self) -> list[Line]:
        day = _day(self._thing)
        plan, tried = long_day(day) if day else "no day", said(self._thing, self.days)
        if isinstance(self._thing, Milestone):
            plan = f"{days_said(self._thing.likely)} likely"
            if self._other and self.days:
                done = self._other.zero + dt.timedelta(days=self.days)
                tried += f", so it is done by {long_day(done)}"
        return [para(f"In the plan: {plan}", "muted"), para(f"To try: {tried}", "strong")]

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name == "open":
            self.post_message(self.Taken())
        elif name in _STEPS:
            self.days = min(max(self.days + _STEPS[name], -MOST_DAYS), MOST_DAYS)
            self._tell()


class MoveBy(Dialog[int | None]):
    """Asks by how many days in all a date is to move; ``None`` when it was left."""

    def __init__(
        self,
        name: str,
        thing: Transition | Milestone | Gate,
        days: int,
        other: OtherFrom | None,
    ) -> None:
        """``other`` is the day that a typed one is counted from, where a day can be typed."""
        super().__init__()
        self._name = name
        self._thing = thing
        self._days = days
        self._other = other

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = say.title(f"Move {self._name}")
            types = " · type a day" if self._other else ""
            box.border_subtitle = say.keys(
                f"← → day · ↑ ↓ week{types} · enter tries it · esc leaves it"
            )
            yield Days(self._thing, self._days, self._other)
            yield Notice(id="said")

    def on_mount(self) -> None:
        self.query_one(Days).focus()

    def on_key(self, event: events.Key) -> None:
        """Have the day typed whose first sign this is; say so where it begins no day."""
        if not event.is_printable or not event.character:
            return
        event.stop()
        other, before = self._other, self.app.screen
        if isinstance(before, OtherDay):  # opened by what was typed just before, at once
            before.more(event.character)
        elif other is None:
            self._say(_NOT_TYPED)
        elif event.character == "+" or event.character.isdecimal():
            title = f"Move {self._name} to; {other.said} {short_day(other.day)}"
            self.app.push_screen(OtherDay(title, other.day, event.character), self._typed)
        else:
            self._say(_TYPED)

    def _typed(self, day: dt.date | None) -> None:
        if day is None or self._other is None:
            return
        days = (day - self._other.zero).days
        if abs(days) > MOST_DAYS:
            self._say(TOO_FAR)
        else:
            self.query_one(Days).days = days
            self.call_later(self._on_taken)

    def _say(self, words: str) -> None:
        self.query_one(Notice).tell(words)

    @on(Days.Taken)
    def _on_taken(self) -> None:
        days = self.query_one(Days).days
        if days == self._days == 0:
            self._say(_NOT_MOVED)
        else:
            self.dismiss(days)
