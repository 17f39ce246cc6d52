"""Words typed to filter are kept by enter and given up by escape, the same wherever rows are."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui import commands
from tui.framed import Framed
from tui.typed import TypedLine


class FilterInput(TypedLine):
    """The words that a list is filtered by; enter keeps them and escape gives them up."""

    def __init__(self, kept: Callable[[], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, id="filter")
        self._kept = kept

    def answer(self, key: str) -> bool:
        if key == "enter":
            self._kept()
        elif key == "escape":
            self.screen.action_do("back")  # type: ignore[attr-defined]
        return key in self.LEAVES


class Sought(Framed):
    """A screen with rows that words filter."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("listed")
    LOOK_FOR = "words to look for in this list"
    """What may be typed, in few words."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def refill(self) -> None:
        """Show the rows that the words let through."""
        raise NotImplementedError

    @property
    def first(self) -> Widget:
        """Where the rows are."""
        return self.query_one("#main")

    @property
    def filter_line(self) -> FilterInput:
        """Where the words are typed."""
        return self.query_one("#filter", FilterInput)

    def new_filter_line(self) -> FilterInput:
        """The line for the words; hidden until it is asked for."""
        words = FilterInput(self.keep_words, self.LOOK_FOR)
        words.border_title = "Filter · enter keeps it, esc clears it"
        return words

    def do_filter(self) -> None:
        self.filter_line.display = True
        self.set_focus(self.filter_line)

    def clear_words(self) -> bool:
        """Show every row again; false when every row is shown already."""
        words = self.filter_line
        if not (words.display or self.words):
            return False
        words.value = ""
        self.words = ""
        self.set_focus(self.first)
        words.display = False
        self.refill()
        return True

    def do_back(self) -> None:
        if not self.clear_words():
            super().do_back()

    @on(Input.Changed, "#filter")
    def _on_words(self, event: Input.Changed) -> None:
        self.words = event.value.strip()
        self.refill()

    def keep_words(self) -> None:
        """Go on with the rows that the words let through."""
        self.set_focus(self.first)
        self.filter_line.display = False

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and isinstance(self.focused, FilterInput):
            event.stop()
            self.keep_words()
