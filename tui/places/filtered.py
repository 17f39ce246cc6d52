"""Words typed to filter are kept by enter and given up by escape, the same wherever rows are."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui import commands, say
from tui.framed import Framed
from tui.marking import Markable, MarkAsked, Marks, marks
from tui.page import Line, para
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


class Filtered(Framed):
    """A screen with rows that words filter."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("listed", "marks")
    LOOK_FOR = "words to look for in this list"
    """What may be typed, in few words."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def refill(self) -> None:
        """Show the rows that the words let through."""
        raise NotImplementedError

    def entitle(self) -> None:
        """Say again above and below the rows how many there are, are marked and are hidden."""
        raise NotImplementedError

    @property
    def markable(self) -> Markable:
        """The rows, as something that can be marked."""
        raise NotImplementedError

    def every_key(self) -> Sequence[str]:
        """The keys of all rows there are, in their order, those hidden by the filter with them."""
        raise NotImplementedError

    def shown_keys(self) -> Sequence[str]:
        """The keys of the rows in sight, in their order."""
        raise NotImplementedError

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Whom rows are about, in the order of the rows, each once."""
        raise NotImplementedError

    def marked_lines(self, key: str) -> Iterable[Line]:
        """A row, whole, as it stands among those that are marked."""
        raise NotImplementedError

    @property
    def marks(self) -> Marks:
        """The rows that are marked, and how many of them are out of sight."""
        if not self.markable.marked:
            return Marks()
        return marks(self.markable, self.every_key(), self.shown_keys())

    @property
    def marked(self) -> tuple[str, ...]:
        """The keys of the marked rows, in the order of the list, those out of sight with them."""
        return self.marks.keys

    def marked_said(self) -> str:
        """How many rows are marked, for the border of the list; empty without marks."""
        said = str(self.marks)
        return f" · {said}" if said else ""

    def do_mark(self) -> None:
        key = self.markable.key
        if key is None:
            say.toast(self.app, "There is no row here to mark.", "warning")
        else:
            self._mark(key)

    @on(MarkAsked)
    def _on_mark(self, event: MarkAsked) -> None:
        event.stop()
        self._mark(event.key)

    def _mark(self, key: str) -> None:
        self.markable.show_marks(self.markable.marked ^ {key})
        self.entitle()
        self.frame()

    def clear_marks(self) -> bool:
        """Take all marks off; false when there are none."""
        found = self.marks
        if found.keys:
            self.markable.show_marks(frozenset())
            self.entitle()
            self.frame()
            say.toast(self.app, f"The marks were taken off: {found} before.")
        return bool(found.keys)

    def whole_lines(self) -> Iterable[Line]:
        """Everything on this screen as text, when no row is marked."""
        raise NotImplementedError

    def lines(self) -> Iterable[Line]:
        found = self.marks
        if not found.keys:
            yield from self.whole_lines()
            return
        yield para(f"Of {len(self.every_key()):,} rows only these: {found}.", "muted")
        for key in found.keys:
            yield Line("")
            yield from self.marked_lines(key)

    def listed_people(self) -> tuple[str, ...]:
        """Those of the marked rows and of the highlighted one; without marks those in sight."""
        found = self.marks
        if not found.keys:
            return self.people_of(self.shown_keys())
        wanted = {*self.people_of(found.keys), self.individual}
        return tuple(one for one in self.people_of(self.every_key()) if one in wanted)

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

    def do_back(self) -> None:
        words = self.filter_line
        if not words.display and self.clear_marks():
            return
        if words.display or self.words:
            words.value = ""
            self.words = ""
            self.set_focus(self.first)
            words.display = False
            self.refill()
        else:
            say.toast(self.app, "This is the list itself. q leaves tcplan.")

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
