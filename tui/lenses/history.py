"""Who changed what in a person's record, the newest first; what is cut in a row is whole below."""

import datetime as dt
from collections.abc import Iterable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from tcplan.domain.dates import short_day
from tcplan.views.saves import Opened, SavesView, SaveTold
from tui import say
from tui.framed import WORKING
from tui.lenses.lens import Lens
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line, as_text, page
from tui.places.sought import FilterInput
from tui.sheet import Sheet
from tui.told import history as told

_PARTS = ("changes", "since review", "opened or exported")
_OPENED = _PARTS.index("opened or exported")
_DAY, _TIME, _WHO = Column("Day (UTC)", 11), Column("Time", 5), Column("Who", 8, 1, 20)
_FOR, _WHAT = Column("For", 8, 1, 24), Column("What was done", 20, 6, 200)
_COLUMNS = (_DAY, _TIME, _WHO, _FOR, _WHAT)
_WITHOUT_FOR = (_DAY, _TIME, _WHO, _WHAT)
"""Where there is little room the agency stands in the detail alone."""
_ROOM_FOR_FOR = 100
_EMPTY = (
    "Nothing has been changed.",
    "Nothing has been changed since.",
    "Nobody has opened this record.",
)
_NO_REVIEW = "No review is recorded as held, so there is nothing to count from."


class HistoryLens(Lens):
    """The changes of one person's record, and the chosen one whole."""

    view: SavesView | None = None

    def compose(self) -> ComposeResult:
        words = FilterInput(self.keep_words, "words to look for in this history")
        words.border_title = "Filter · enter keeps it, esc clears it"
        saves = Listing(id="saves", empty=WORKING)
        saves.add_class("pane")
        yield Container(words, saves, id="listed")
        yield Sheet(id="save", classes="pane detail")

    def on_mount(self) -> None:
        self.words = ""
        self.part = 0
        """Which part of the history is shown."""

    @property
    def listing(self) -> Listing:
        """The rows."""
        return self.query_one("#saves", Listing)

    def reload(self) -> None:
        work, looking, me = self.person.planner.work, self.person.looking, self.person.individual
        self.query_one("#listed").display = work is not None
        if self.view is not None and self.view.individual != me:
            self.view = None
            self.listing.empty = WORKING
            self.listing.fill(_COLUMNS, ())
        if work is None:
            sheet = self.query_one("#save", Sheet)
            sheet.add_class("alone")
            sheet.border_title = "History"
            lines = told.no_history(self.person.looking)
            sheet.show(lambda cells: page(lines, cells))
            return
        session = work.session
        self.person.ask("history", lambda: session.saves(looking, me), self._answered)

    def _answered(self, view: SavesView) -> None:
        self.view = view
        self.refill()

    def refill(self) -> None:
        """Show the rows of the part that is chosen which the filter lets through."""
        view = self.view
        if view is None:
            return
        wide = self.app.size.width >= _ROOM_FOR_FOR
        columns = _COLUMNS if wide else _WITHOUT_FOR
        rows = list(_in_days(self._rows(view), agencies=wide))
        words = self.words.casefold().split()
        kept = [row for row in rows if row.found_by(words)]
        listing = self.listing
        listing.empty = self._empty(view, any_rows=bool(rows))
        listing.fill(columns, kept)
        of = f"{len(kept)} of {len(rows)}" if words else str(len(rows))
        filtered = f" · filter: {self.words}" if words else ""
        listing.border_title = say.title(f"History · {of}{filtered} · {self._parts_said(view)}")
        hidden = len(rows) - len(kept)
        listing.border_subtitle = say.title(
            f"{hidden} hidden by the filter, esc clears it" if hidden else "newest first"
        )
        self._show()

    def _rows(self, view: SavesView) -> Sequence[tuple[str, SaveTold | Opened]]:
        if self.part == _OPENED:
            return [(f"opened-{n}", opened) for n, opened in enumerate(view.opened)]
        saves = view.saves if self.part == 0 else view.since_review()
        return [(str(save.change), save) for save in saves]

    def _empty(self, view: SavesView, *, any_rows: bool) -> str:
        if any_rows:
            return "No row has these words. esc clears the filter."
        return _NO_REVIEW if self.part == 1 and view.reviewed is None else _EMPTY[self.part]

    def _parts_said(self, view: SavesView) -> str:
        """The parts, the one that is shown in brackets."""
        on = f" {short_day(view.reviewed.on)}" if view.reviewed else ""
        parts = (_PARTS[0], f"{_PARTS[1]}{on}", _PARTS[2])
        return ". " + " · ".join(f"[{p}]" if n == self.part else p for n, p in enumerate(parts))

    @property
    def chosen(self) -> SaveTold | Opened | None:
        """What is highlighted."""
        rows = dict(self._rows(self.view)) if self.view else {}
        return rows.get(self.listing.key or "")

    def chosen_lines(self) -> list[Line]:
        """What is highlighted, whole."""
        one = self.chosen
        if one is None:
            return []
        return told.save_lines(one) if isinstance(one, SaveTold) else told.opened_lines(one)

    def _show(self) -> None:
        lines = self.chosen_lines()
        sheet = self.query_one("#save", Sheet)
        one = self.chosen
        number = f"Change {one.change}" if isinstance(one, SaveTold) else ""
        sheet.border_title = say.title(number)
        sheet.border_subtitle = say.title(self._turns_said())
        sheet.show(lambda cells: page(lines, cells))
        self.person.frame()

    def _turns_said(self) -> str:
        """Which key takes the chosen change back, or makes it again; empty when none does."""
        if self.person.planner.work is None or self.person.planner.work.session.known_at:
            return ""
        if self.to_turn("undo")[0] is not None:
            return "z takes it back, and asks first"
        return "^y makes it again, and asks first" if self.to_turn("redo")[0] is not None else ""

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show()
        sheet = self.query_one("#save", Sheet)
        if event.opened and sheet.display:
            sheet.focus()
        elif event.opened:
            self.person.do_peek()

    def to_turn(self, way: str) -> tuple[int | None, str]:
        """The change that a key takes back (``undo``) or makes again; else why it does not."""
        one = self.chosen
        if not isinstance(one, SaveTold):
            return None, "Highlight a change first; . comes to all changes."
        if one.began:
            return None, "The plan began with this; it cannot be taken back."
        return _undoing(one) if way == "undo" else _redoing(one)

    def on_resize(self, _event: events.Resize) -> None:
        self.refill()

    def step(self) -> None:
        """Show the next part of the history."""
        self.part = (self.part + 1) % len(_PARTS)
        self.refill()

    def start_filter(self) -> None:
        """Ask for the words to filter by."""
        words = self.query_one("#filter", FilterInput)
        words.display = True
        words.focus()

    @on(Input.Changed, "#filter")
    def _on_words(self, event: Input.Changed) -> None:
        self.words = event.value.strip()
        self.refill()

    def keep_words(self) -> None:
        """Go on with the rows that the words let through."""
        self.listing.focus()
        self.query_one("#filter", FilterInput).display = False

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and isinstance(self.screen.focused, FilterInput):
            event.stop()
            self.keep_words()

    def take_focus(self) -> None:
        self._first().focus()

    def step_back(self) -> bool:
        words = self.query_one("#filter", FilterInput)
        if words.display or self.words:
            words.value = ""
            words.display = False
            self.words = ""
            self.listing.focus()
            self.refill()
            return True
        first = self._first()
        if self.screen.focused in {first, None}:
            return False
        first.focus()
        return True

    def _first(self) -> Widget:
        at_work = self.person.planner.work is not None
        return self.listing if at_work else self.query_one("#save", Sheet)

    def lines(self) -> Iterable[Line]:
        if self.person.planner.work is None:
            yield from told.no_history(self.person.looking)
        for _, one in self._rows(self.view) if self.view else ():
            yield from told.save_lines(one) if isinstance(one, SaveTold) else told.opened_lines(one)
            yield BLANK

    def peek_lines(self) -> Iterable[Line]:
        return self.chosen_lines() or self.lines()


def _in_days(found: Iterable[tuple[str, SaveTold | Opened]], *, agencies: bool) -> Iterable[Row]:
    """The rows, the day written where it begins."""
    last: dt.date | None = None
    for key, one in found:
        day = one.at.astimezone(dt.UTC).date()
        lines = told.save_lines(one) if isinstance(one, SaveTold) else told.opened_lines(one)
        done = told.summary(one) if isinstance(one, SaveTold) else one.what
        back = isinstance(one, SaveTold) and one.undone
        cells = (
            Cell("" if day == last else short_day(day), "strong"),
            Cell(told.clock_words(one.at)),
            Cell(one.who),
            *([Cell(one.agency or "–")] if agencies else []),
            Cell(f"taken back since: {done}" if back else done, "muted" if back else None),
        )
        last = day
        yield Row(key, cells, (short_day(day), as_text(lines)))


def _undoing(save: SaveTold) -> tuple[int | None, str]:
    if save.undone:
        return None, "This has been taken back already; ctrl+y makes it again."
    if save.undoes is not None:
        return None, "This was itself an undo or redo; highlight the change that it was about."
    return save.change, ""


def _redoing(save: SaveTold) -> tuple[int | None, str]:
    if save.undoes is None and save.undone:
        return save.change, ""
    if save.took_back and not save.undone:
        return save.undoes, ""
    return None, "This has not been taken back, so there is nothing to make again."
