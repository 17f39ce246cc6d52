"""A person's words, what keeps them well and where they disagree stand above any risk."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult

from tcplan.views.person import PersonView
from tui.lenses.lens import Lens
from tui.page import Line, page
from tui.sheet import Sheet
from tui.told import person as told


class OverviewLens(Lens):
    """One person on one page: in two columns where there is room."""

    def compose(self) -> ComposeResult:
        words = Sheet(id="words", classes="pane")
        words.border_title = "In their own words, then the rest"
        yield words
        needs = Sheet(id="needs", classes="pane")
        needs.border_title = "What is due, and what holds each risk"
        yield needs

    def on_mount(self) -> None:
        self._view: tuple[PersonView, dict[str, str]] | None = None

    def told(self, view: PersonView, owner: dict[str, str]) -> None:
        """Show a person."""
        self._view = (view, owner)
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        view, owner = self._view
        words, needs = self.query_one("#words", Sheet), self.query_one("#needs", Sheet)
        everything = told.overview(view, owner)
        if self.app.size.width < 118:  # noqa: PLR2004  (the breakpoint of the app)
            words.show(lambda cells: page(everything, cells), keep=True)
            return
        left = [*told.own_words(view), *told.standing(view)]
        right = [*told.needs(view, owner), *told.sentences(view)]
        words.show(lambda cells: page(left, cells), keep=True)
        needs.show(lambda cells: page(right, cells), keep=True)

    def lines(self) -> Iterable[Line]:
        return told.overview(*self._view) if self._view else ()

    def step_back(self) -> bool:
        return False
