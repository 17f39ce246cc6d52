"""The way to the move across weeks; what is chosen is told below, the move as a whole first.

How sure the date is takes draws, which are made beside the screen, once, and can be stopped.
"""

from collections.abc import Iterable
from threading import Event

import attrs
from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.draw import ZOOMS, Canvas, Region, Weeks, stacked
from tcplan.errors import TcplanError
from tcplan.text import visible, wrap
from tcplan.views.timeline.dates import DatesView
from tcplan.views.timeline.drawn import timeline_of, weeks_of
from tcplan.views.timeline.typical import PROPOSED
from tcplan.views.timeline.view import TimelineView
from tui import say
from tui.lenses.lens import Lens
from tui.page import Line, page
from tui.sheet import Picture, Sheet
from tui.told import timeline as told
from tui.weeks import WeeksPicture

WHOLE = ":move"
"""The id of the row of the move as a whole; no id of a plan begins so."""
_RULER = 4
_DRAWING = "The dates are being drawn; esc stops it."
_STOPPED = "The dates were not drawn to the end; t draws them again."


class _EndedError(Exception):
    """Nobody waits for the dates any more."""


class TimelineLens(Lens):
    """The timeline and the detail of the chosen row."""

    view: TimelineView | None = None
    _zoom: int | None = None
    _first: int | None = None
    _drawing = ""
    _ended: Event | None = None

    def compose(self) -> ComposeResult:
        yield WeeksPicture(id="timeline-rows", classes="pane")
        yield Sheet(id="timeline-part", classes="pane detail")

    @property
    def picture(self) -> WeeksPicture:
        """The drawing."""
        return self.query_one("#timeline-rows", WeeksPicture)

    def reload(self) -> None:
        looking, me = self.person.looking, self.person.individual
        if self.view is not None and self.view.individual != me:
            self._zoom = self._first = None
        self._end()
        self.picture.border_title = "Timeline · working…"
        drawn = me in looking.drawn_dates
        self.person.ask(
            "timeline", lambda: planner.timeline(looking, me, drawn=drawn), self._answered
        )

    def _answered(self, view: TimelineView) -> None:
        self.view = view
        self._drawing = ""
        self._show()
        if view.dates is None and view.no_dates is None:
            self._draw_dates(view)

    def _draw_dates(self, view: TimelineView) -> None:
        looking, me = self.person.looking, view.individual
        ended = self._ended = Event()
        self._drawing = _DRAWING

        def tell(done: int, of: int) -> None:
            if ended.is_set() and done < of:
                raise _EndedError

        def question() -> DatesView | str | None:
            try:
                return planner.move_dates(looking, me, tell)
            except _EndedError:
                return None
            except TcplanError as error:
                return str(error)

        def told_for(found: DatesView | str | None) -> None:
            if self.view is not None and self.view.individual == me and not ended.is_set():
                self._drawing = "" if found else _STOPPED
                dates, none = (None, found) if isinstance(found, str) else (found, None)
                self.view = attrs.evolve(self.view, dates=dates, no_dates=none)
                self._show_part()

        self._show_part()
        self.person.ask("move-dates", question, told_for, settle=True)

    def _end(self) -> None:
        if self._ended is not None:
            self._ended.set()

    def step_back(self) -> bool:
        if self._drawing == _DRAWING:
            self._end()
            self._drawing = _STOPPED
            self._show_part()
            return True
        return super().step_back()

    def _show(self) -> None:
        view, picture = self.view, self.picture
        if view is None:
            return
        stage = view.stage_words or "no move recorded"
        picture.border_title = say.title(f"Timeline · {stage} · {view.t_words}")
        picture.border_subtitle = "p in full · x or m tries another date · ← → weeks · ( ) zoom"

        def drawn(cells: int, chosen: tuple[str, str] | None) -> Canvas:
            name = chosen[0] if chosen else WHOLE
            head = _head(view, cells, chosen=name == WHOLE)
            picture.above = head.height + _RULER
            rows = timeline_of(view, cells, zoom=self._zoom, first=self._first, selected=name)
            return stacked([head, rows], gap=0)

        picture.draw(drawn, chosen=self._kept(view))
        self._show_part()

    def _kept(self, view: TimelineView) -> tuple[str, str]:
        chosen = self.picture.chosen
        ids = {key for key, _, _ in told.rows(view)}
        return chosen if chosen is not None and chosen[0] in ids else (WHOLE, "")

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        self._show_part()
        detail = self.query_one("#timeline-part", Sheet)
        if event.opened and detail.display:
            detail.focus()
        elif event.opened:
            self.person.do_peek()

    @on(WeeksPicture.Moved)
    def _on_moved(self, event: WeeksPicture.Moved) -> None:
        weeks = self.weeks()
        if weeks is not None:
            self._zoom, self._first = weeks.zoom, weeks.first + event.by * weeks.each
            self.picture.redraw()

    def weeks(self) -> Weeks | None:
        """The weeks that are shown."""
        cells = self.picture.scrollable_content_region.width
        if self.view is None or cells < 1:
            return None
        return weeks_of(self.view, cells, zoom=self._zoom, first=self._first)

    def why_not_zoom(self, by: int) -> str | None:
        """Why the weeks cannot be drawn closer (−1) or wider (1)."""
        weeks = self.weeks()
        if weeks is None or 0 <= weeks.zoom + by < len(ZOOMS):
            return None
        return (
            "A day already has a cell of its own."
            if by < 0
            else "More weeks cannot be shown at once."
        )

    def zoom(self, by: int) -> None:
        """Draw the weeks closer (−1) or wider (1); today stays in sight, else the middle week."""
        weeks = self.weeks()
        if self.view is None or weeks is None:
            return
        today, middle = self.view.heading.as_at, (weeks.first + weeks.last + 1) // 2
        self._zoom = weeks.zoom + by
        if today.toordinal() in weeks.days:
            self._first = (today - weeks.zero).days // 7 - 1
        else:
            cells = self.picture.scrollable_content_region.width
            found = weeks_of(self.view, cells, zoom=self._zoom, first=weeks.first)
            self._first = middle - (found.last - found.first + 1) // 2
        self.picture.redraw()

    def _part_lines(self) -> tuple[str, list[Line]]:
        view, chosen = self.view, self.picture.chosen
        if view is None:
            return "", []
        name = chosen[0] if chosen else WHOLE
        for key, title, lines in told.rows(view):
            if key == name:
                return title, lines()
        return "The move", told.move_lines(view, self._drawing)

    def to_try(self) -> tuple[str, ...]:
        return (name,) if (name := self.dated()) else ()

    def dated(self) -> str | None:
        """The milestone or gate that is chosen, or the move as a whole."""
        chosen = self.picture.chosen
        plan, me = self.person.looking.plan, self.person.individual
        if chosen is not None and plan.index.kind(chosen[0]) in {"milestones", "gates"}:
            return chosen[0]
        if chosen is not None and chosen[0] == WHOLE:
            return next((move.id for move in plan.of("transitions", me)), None)
        return None

    def _show_part(self) -> None:
        title, lines = self._part_lines()
        thing = self.person.looking.plan.by_id.get(self.dated() or "")
        self.person.holder = getattr(thing, "owner", None)
        sheet = self.query_one("#timeline-part", Sheet)
        sheet.border_title = say.title(title)
        sheet.show(lambda cells: page(lines, cells))
        self.person.frame()

    def lines(self) -> Iterable[Line]:
        return told.whole(self.view, self._drawing) if self.view else ()

    def peek_lines(self) -> Iterable[Line]:
        return self._part_lines()[1]


def _head(view: TimelineView, cells: int, *, chosen: bool) -> Canvas:
    """The move as a whole, on the row that is chosen when a timeline opens."""
    late = view.path is not None and (view.path.slack_days or 0) < 0
    words = view.trouble or (view.path.sentence if view.path else view.when_words)
    words = PROPOSED if view.typical.whole_path else words
    rows = wrap(visible(words, keep=""), cells - 2)
    canvas = Canvas(cells, len(rows))
    if chosen:
        canvas.put(0, 0, "▌", "selected")
    look = "gap" if late or view.trouble else "strong"
    for y, text in enumerate(rows):
        canvas.put(1, y, text, look)
    canvas.region(Region(WHOLE, 0, 0, cells, len(rows), words))
    return canvas
