"""A plan that takes long to read says how far it has come; none of it is shown before all is read.

What stands in a file is checked as one: a list of people of whom half is read would look complete.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tcplan.domain.plan import About, Plan
from tcplan.errors import TcplanError
from tcplan.planner import Looking, Tell, settings
from tcplan.text import one_line
from tui import commands, say
from tui.app import PlannerApp
from tui.page import Line, page, para
from tui.sheet import LOOKS, LOOKS_CSS, Bar, Sheet
from tui.thinking import SOON, Far
from tui.work import Work

Begin = Callable[[Tell], tuple[Any, ...]]
"""Reads a plan, telling how far it has come: the look, and for a database its session."""

_OPENED_SOON = ("tui.person", "tui.places.agency", "tui.dialogs.goto")
"""Screens whose loading, when they are first opened, would hold up the screen that is there."""
_BEGINS = "Reading {file} …"
_FAR = "{done:,} of {of:,} records read and checked."
_WHY = "Nothing is shown before all of it has been read, so that no list looks whole that is not."
_WAIT = "The plan is still being read; q leaves."


class ReadingScreen(Screen[None]):
    """What stands there until the plan has been read."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("anywhere")
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = f"ReadingScreen {{ {LOOKS_CSS} }}"

    def compose(self) -> ComposeResult:
        yield Bar(id="head")
        yield Sheet(id="main")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        self.query_one("#head", Bar).show([(" tcplan", "heading")])
        self.query_one("#keys", Bar).show([(" q", "key"), (" Quit", "")])
        self.tell(None)

    def tell(self, far: tuple[int, int] | None) -> None:
        """Say how far the reading has come."""
        lines = list(self._lines(far))
        self.query_one("#main", Sheet).show(lambda cells: page(lines, cells))

    def _lines(self, far: tuple[int, int] | None) -> Iterable[Line]:
        app = self.app
        file = app.looking.file if isinstance(app, PlannerApp) else ""
        yield para(_BEGINS.format(file=one_line(file)), "strong")
        if far is not None:
            yield para(_FAR.format(done=far[0], of=far[1]))
        yield para(_WHY, "muted")

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name == "quit":
            self.app.exit(0)
        else:
            say.toast(self.app, _WAIT, "warning")


class OpeningApp(PlannerApp):
    """The interface, opened before its plan has been read."""

    MODES: ClassVar[dict[str, Any]] = {**PlannerApp.MODES, "reading": ReadingScreen}
    DEFAULT_MODE = "reading"

    def __init__(self, begin: Begin, file: str, **chosen: Any) -> None:  # noqa: ANN401
        day = dt.date.min
        nothing = Plan(about=About(title=file, recorded_on=dt.date(2000, 1, 1)))
        super().__init__(Looking(nothing, file, day, day), **chosen)
        self._begin = begin
        self.refused: TcplanError | None = None
        """Why the plan could not be opened."""

    def opened(self) -> None:
        far = Far(self._heard)
        self.run_worker(self._read(far), group="opening", exit_on_error=False)

    def _heard(self, part: tuple[int, int]) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.tell(part)

    async def _read(self, far: Far) -> None:
        try:
            found = await self.thinker.answer(lambda: self._begun(far), SOON)
        except TcplanError as error:
            self.refused = error
            self.exit(return_code=2)
        except Exception as error:  # noqa: BLE001  (ends without printing data)
            self._handle_exception(error)
        else:
            far.ended = True
            self.guarded(lambda: self._show(*found))

    def _begun(self, far: Far) -> tuple[Any, ...]:
        load_ahead()
        return self._begin(far.count)

    def _show(self, looking: Looking, session: Any = None, seen: Any = None) -> None:  # noqa: ANN401
        self.looking = looking
        self.work = Work(session, seen) if session is not None else None
        self.switch_mode("people")
        super().opened()


def load_ahead() -> None:
    """Load the screens that are opened next, where one waits anyway."""
    for name in _OPENED_SOON:
        import_module(name)


def browse_as_read(
    begin: Begin,
    file: str,
    *,
    ascii: bool = False,  # noqa: A002
) -> int:
    """Open the interface at once, and on what ``begin`` reads as soon as it has been read.

    Returns the exit status. Raises the error of opening the plan, once the screen is gone.
    """
    app = OpeningApp(begin, file, kept=settings.read(), ascii=ascii)
    app.run()
    if app.refused is not None:
        raise app.refused
    return app.return_code or 0
