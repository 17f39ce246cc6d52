"""What the user chose holds at once, and later too where it can be kept; without it all works."""

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from tcplan.planner.settings import Kept, keep
from tui import say, themes
from tui.filters import Colourless, InAscii

if TYPE_CHECKING:
    from tui.app import PlannerApp


class Chosen:
    """How one user sees the interface; without ``kept`` nothing is read or written."""

    def __init__(self, app: "PlannerApp", kept: Kept | None, *, ascii: bool) -> None:  # noqa: A002
        self._app = app
        self._kept = kept
        # Nothing that moves tells anything here.
        app.animation_level = "none"
        for theme in themes.ALL.values():
            app.register_theme(theme)
        app.theme = themes.full_name(kept.settings.theme if kept else "")
        filters = app._filters  # noqa: SLF001  (no other way to change what leaves every widget)
        if app.no_color:
            filters.append(Colourless())
        if ascii:
            filters.append(InAscii())

    def greet(self) -> None:
        """Say what is wrong with the settings; show the tour to whoever has not seen it.

        It is shown only where that it was seen can be kept, because it comes once.
        """
        if self._kept is None:
            return
        if self._kept.problem:
            say.toast(self._app, self._kept.problem, "warning")
        elif not self._kept.settings.tour_seen and not keep(tour_seen=True):
            self.show_tour()

    def show_tour(self) -> None:
        """The five lines for a newcomer."""
        from tui.dialogs.tour import Tour

        self._app.push_screen(Tour())

    def next_theme(self) -> None:
        """The next theme, which is kept for the next time."""
        chosen = themes.after(self._app.theme)
        self._app.theme = themes.full_name(chosen)
        words = f"Theme: {themes.words_for(chosen)}."
        if self._app.no_color:
            words += " NO_COLOR is set, so no colours are shown."
        problem = keep(theme=chosen) if self._kept is not None else ""
        say.toast(self._app, f"{words} {problem}".strip(), "warning" if problem else "information")


def keep_still(focused: object) -> None:
    """Nothing blinks: the cursor of a line of text stands."""
    if isinstance(focused, Input | TextArea) and focused.cursor_blink:
        focused.cursor_blink = False
