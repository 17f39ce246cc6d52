"""What stands in a form: a line or lines to type in, a choice, or the rows of a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tcplan.text import visible
from tui import commands, say
from tui.sheet import look_of

MOST_LINES = 6
"""So many lines of a text are in sight at a time."""
_ADD = "+"


# Only the looks that are used: a form has many of these, and each look of each is worked out.
class Typed(Message):
    """The text of a field is another one."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.name = name
        self.text = text


class Stepped(Message):
    """Somebody goes on to the next field, or back to the one before."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self.by = by


class Asked(Message):
    """Somebody wants to choose, open, add or take out what a field holds."""

    def __init__(self, name: str, act: str, row: int | None = None, letter: str = "") -> None:
        super().__init__()
        self.name = name
        self.act = act
        """``open``, ``add``, ``take-out`` or ``clear``."""
        self.row = row
        self.letter = letter
        """What was typed, which begins the search."""


class Written(Input):
    """One line to type in; what cannot be shown is never put in as it is."""

    left = False
    """Whether a key pressed in it has led to another field."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(say.field(text), compact=True, select_on_focus=False)
        self.field = name
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        line = say.field(" ".join(event.text.splitlines()))
        self.replace(line, *self.selection)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.field, event.value))

    def on_focus(self) -> None:
        self.left = False

    def on_key(self, event: events.Key) -> None:
        _go_on(self, event)
        if event.key in {"up", "down", "enter"} and self.screen.focused is self:
            event.stop()
            event.prevent_default()
            _step(self, -1 if event.key == "up" else 1)


class Lines(TextArea):
    """Several lines to type in, as many in sight as it needs."""

    left = False
    """Whether a key pressed in it has led to another field."""

    takes_letters = True

    def __init__(self, name: str, text: str) -> None:
        super().__init__(
            visible(text), compact=True, soft_wrap=True, tab_behavior="focus", theme="css"
        )
        self.field = name
        self.cursor_blink = False
        self.show_line_numbers = False
        self.highlight_cursor_line = False

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.replace(text, *self.selection)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.field, self.text))

    def on_focus(self) -> None:
        self.left = False

    def on_key(self, event: events.Key) -> None:
        _go_on(self, event)
        first, last = self.cursor_at_first_line, self.cursor_at_last_line
        leaves = (event.key == "up" and first) or (event.key == "down" and last)
        if leaves and self.screen.focused is self:
            event.stop()
            event.prevent_default()
            _step(self, -1 if event.key == "up" else 1)


def _step(widget: Written | Lines, by: int) -> None:
    """Go to the next field, or back, before the next key is looked at."""
    widget.left = True
    if by > 0:
        widget.screen.focus_next()
    else:
        widget.screen.focus_previous()


def _go_on(widget: Written | Lines, event: events.Key) -> None:
    """Hand on a key that was pressed right after one that led to another field."""
    if widget.left and widget.screen.focused is not widget:
        event.stop()
        event.prevent_default()
        widget.app.post_message(events.Key(event.key, event.character))


class Slot(Widget, can_focus=True):
    """What is chosen or opened; letters begin a search among the choices."""

    DEFAULT_CSS = "Slot { height: 1; width: 1fr; }"
    # Letters that move elsewhere are letters here, because they begin a search.
    BINDINGS: ClassVar[list[BindingType]] = [
        found for found in commands.bindings("row", "move") if len(found.key) > 1
    ]

    words: reactive[str] = reactive("")

    def __init__(self, name: str, words: str, sign: str, *, locked: bool = False) -> None:
        super().__init__()
        self.field = name
        self.set_reactive(Slot.words, words)
        self._sign = sign
        self._locked = locked

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  (it has one line)
        look = "muted" if self._locked else ""
        here = "selected" if self.has_focus else look
        sign: list[say.Run] = [] if self._locked else [(f"{self._sign} ", "key")]
        runs = [*sign, (self.words or "–", here)]
        spans = say.line(runs, (), self.size.width)
        return say.strip(spans, look_of(self)).extend_cell_length(self.size.width, self.rich_style)

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name in {"up", "down"}:
            self.post_message(Stepped(-1 if name == "up" else 1))
        elif name == "open" and not self._locked:
            self.post_message(Asked(self.field, "open"))

    def on_key(self, event: events.Key) -> None:
        if self._locked:
            return
        if event.key in {"delete", "backspace"}:
            event.stop()
            self.post_message(Asked(self.field, "clear"))
        elif event.is_printable and event.character:
            event.stop()
            self.post_message(Asked(self.field, "open", letter=event.character.strip()))

    def on_click(self, _event: events.Click) -> None:
        if not self._locked:
            self.post_message(Asked(self.field, "open"))


class Items(Widget, can_focus=True):
    """The rows of a list, and one more that adds to it."""

    DEFAULT_CSS = "Items { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("row", "move"),
        *commands.bindings_of("add", "change", "retire"),
    ]

    def __init__(self, name: str, rows: Sequence[str], adds: str) -> None:
        super().__init__()
        self.field = name
        self.at = 0
        self._rows: tuple[str, ...] = ()
        self._adds = adds
        self.show(rows)

    def show(self, rows: Sequence[str]) -> None:
        """Show these rows; the highlight stays where it was, or at the last there is."""
        self._rows = tuple(rows)
        self.at = min(self.at, len(self._rows))
        self.styles.height = len(self._rows) + 1
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        here = self.has_focus and y == self.at
        if y < len(self._rows):
            runs: list[say.Run] = [(f"{y + 1}. ", "muted"), (self._rows[y], "selected" * here)]
        elif y == len(self._rows):
            runs = [(f"{_ADD} ", "key"), (self._adds, "selected" if here else "muted")]
        else:
            runs = []
        spans = say.line(runs, (), self.size.width)
        return say.strip(spans, look_of(self)).extend_cell_length(self.size.width, self.rich_style)

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name in {"up", "down"}:
            self._step(-1 if name == "up" else 1)
        elif name in {"open", "change"}:
            self._open()
        elif name == "add":
            self.post_message(Asked(self.field, "add"))
        elif name == "retire" and self.at < len(self._rows):
            self.post_message(Asked(self.field, "take-out", self.at))

    def _step(self, by: int) -> None:
        if 0 <= self.at + by <= len(self._rows):
            self.at += by
            self.refresh()
            self.scroll_visible(animate=False)
        else:
            self.post_message(Stepped(by))

    def _open(self) -> None:
        if self.at < len(self._rows):
            self.post_message(Asked(self.field, "open", self.at))
        else:
            self.post_message(Asked(self.field, "add"))

    def on_key(self, event: events.Key) -> None:
        if event.key in {"delete", "backspace"}:
            event.stop()
            self.action_do("retire")

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is not None:
            again = self.at == at.y and self.has_focus
            self.at = min(at.y, len(self._rows))
            self.refresh()
            if event.chain > 1 or again or self.at == len(self._rows):
                self._open()


class Press(Widget, can_focus=True):
    """Something to press, with the mouse or with enter."""

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    DEFAULT_CSS = "Press { height: 1; width: auto; margin-right: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("row", "move")

    def __init__(self, what: str, words: str) -> None:
        super().__init__()
        self._what = what
        self._words = f"[ {words} ]"

    def get_content_width(self, _container: object, _viewport: object) -> int:
        return len(self._words)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        look = "selected" if self.has_focus else "key"
        spans = say.line([(self._words, look)], (), self.size.width)
        return say.strip(spans, look_of(self))

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name == "open":
            self.post_message(self.Pressed(self._what))
        elif name in {"up", "left", "down", "right"}:
            self.post_message(Stepped(-1 if name in {"up", "left"} else 1))

    def on_click(self, _event: events.Click) -> None:
        self.post_message(self.Pressed(self._what))
