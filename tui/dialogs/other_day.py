"""A day that no list offers is typed as in the forms, and what cannot be read as a day is said."""

import datetime as dt
from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tcplan.views.forms.days_typed import AS_TYPED, NotADayError, day_typed
from tui import say
from tui.dialogs.dialog import Dialog
from tui.sheet import Notice
from tui.typed import TypedLine


class DayLine(TypedLine):
    """The line of the day: enter takes it when it can be read, escape leaves the dialog."""

    LEAVES: ClassVar[frozenset[str]] = frozenset({"escape"})

    def answer(self, key: str) -> bool:
        dialog = cast("OtherDay", self.screen)
        if key == "enter":
            dialog.take(self.value)
        elif key == "escape":
            dialog.dismiss(None)
        return key in {"enter", "escape"}


class OtherDay(Dialog[dt.date | None]):
    """Asks for a day; ``None`` when it was left. ``+14`` counts from ``start``.

    ``begun`` is what was typed of it already.
    """

    def __init__(self, title: str, start: dt.date, begun: str = "") -> None:
        super().__init__()
        self._begun = begun
        self._title = title
        self._start = start

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "enter takes it · esc leaves it"
            line = DayLine(say.field(self._begun), id="day", select_on_focus=False)
            line.placeholder = "+14, 1 Feb 2027 or 01/02/2027"
            yield line
            yield Notice(id="said")

    def on_mount(self) -> None:
        self.query_one(DayLine).focus()

    def more(self, sign: str) -> None:
        """Add what was typed before the line could be typed in."""
        lines = self.query(DayLine)
        if lines:
            lines.first().insert(sign, len(lines.first().value))
        else:
            self._begun += sign

    def on_key(self, event: events.Key) -> None:
        if self.focused is None and event.is_printable and event.character:
            self.more(event.character)

    def take(self, text: str) -> None:
        """Close with the day that was typed, or say what was expected."""
        try:
            day = day_typed(text, self._start)
        except NotADayError as error:
            self._say(f"This is no day: type {error}.")
            return
        if day == self._start and text.strip().casefold() != "today":
            self._say(f"That is the day in the plan: type {AS_TYPED}.")
            return
        self.dismiss(day)

    def _say(self, words: str) -> None:
        self.query_one(Notice).tell(words)
