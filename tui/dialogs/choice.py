"""A line of choices of which one is taken; where they do not fit, the one that is taken is told."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tcplan.draw import Span
from tcplan.text import width
from tui import commands, say
from tui.sheet import look_of

_LABEL = 9
_MARK = 4
_GAP = 3


class Choice(Widget, can_focus=True):
    """A line of choices of which one is taken, with left and right."""

    class Changed(Message):
        """Another choice was taken."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

    class Done(Message):
        """Enter was pressed on the choices."""

    DEFAULT_CSS = "Choice { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("move", "row", "marks")

    at: reactive[int] = reactive(0)

    def __init__(self, label: str, choices: Sequence[str], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._choices = tuple(choices)

    @property
    def chosen(self) -> str:
        """What is taken."""
        return self._choices[self.at]

    def offer(self, choices: Sequence[str]) -> None:
        """Offer others; what was taken stays taken where it is among them, else the first is."""
        before = self.chosen
        self._choices = tuple(choices)
        self.at = self._choices.index(before) if before in self._choices else 0
        self.refresh()

    def _drawn(self) -> list[Span]:
        """The label, then each choice, or the one that is taken and how many there are."""
        runs: list[say.Run] = [(say.cell(self._label, _LABEL), "muted")]
        for words, style in self._all() if self._fits() else self._one():
            runs += [(words, style), (" " * _GAP, "")]
        return say.line(runs[:-1], (), self.size.width)

    def _fits(self) -> bool:
        room = self.size.width - _LABEL
        return sum(width(words) + _MARK + _GAP for words in self._choices) <= room + _GAP

    def _all(self) -> list[tuple[str, str]]:
        marks = ["(•)" if n == self.at else "( )" for n in range(len(self._choices))]
        return [
            (f"{mark} {words}", self._style(n))
            for n, (mark, words) in enumerate(zip(marks, self._choices, strict=True))
        ]

    def _one(self) -> list[tuple[str, str]]:
        place = f"{self.at + 1} of {len(self._choices)}"
        return [(f"‹ {self.chosen} ›", self._style(self.at)), (place, "muted")]

    def _style(self, number: int) -> str:
        return "selected" if number == self.at and self.has_focus else ""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  (it has one line)
        spans = self._drawn()
        return say.strip(spans, look_of(self)).extend_cell_length(self.size.width, self.rich_style)

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name in {"left", "right", "mark"}:
            self._take(self.at + (-1 if name == "left" else 1))
        elif name in {"up", "down"}:
            self.screen.focus_previous() if name == "up" else self.screen.focus_next()
        elif name == "open":
            self.post_message(self.Done())

    def _take(self, number: int) -> None:
        self.at = number % len(self._choices)
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        starts = [span.x for span in self._drawn()[1::2]]
        if at is None or not starts or at.x < starts[0]:
            return
        if self._fits():
            self._take(sum(1 for x in starts if x <= at.x) - 1)
        else:
            self._take(self.at + (-1 if at.x == starts[0] else 1))
