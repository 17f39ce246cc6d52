"""Marks stay on rows that a filter hides, and whoever acts on them is told how many are hidden."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tui import commands, say
from tui.marking import Markable, MarkAsked, Marks, marks
from tui.page import Line, para
from tui.places.sought import Sought


class Filtered(Sought):
    """A screen with rows that words filter and that can be marked."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("marks")

    def __init__(self) -> None:
        super().__init__()
        self._told_top = False
        """Whether it was said that no way leads back from here."""

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

    def do_back(self) -> None:
        if not self.filter_line.display and self.clear_marks():
            return
        if not self.clear_words() and not self._told_top:
            self._told_top = True
            say.toast(self.app, "This is the list itself. q leaves tcplan.")
