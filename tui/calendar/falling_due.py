"""What is overdue stands first; what is not listed is counted, and comes when one goes on."""

from collections.abc import Callable, Iterable, Sequence

import attrs
from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.draw import Agenda, Dated
from tcplan.views.calendar import CalendarRow, CalendarView
from tcplan.views.drawn import dated
from tcplan.views.due import Due
from tui import say
from tui.calendar.part import Part, next_left
from tui.framed import WORKING
from tui.page import BLANK, Line, page, para
from tui.rows import Rows
from tui.sheet import Picture
from tui.told import calendar as told

STEP = 120
"""So many rows are drawn at a time."""
_NOTHING = "Nothing is overdue, and nothing falls due in the next twelve weeks."
_NO_SUCH = "No row has these words. esc clears the filter."


@attrs.frozen
class Listed:
    """The calendar, with the text by which each row is found and how it is drawn, by its id."""

    view: CalendarView
    whole: Agenda
    """All rows, in the order in which they are drawn."""
    texts: dict[str, str]
    rows: dict[str, tuple[CalendarRow, Dated]]


class FallingDue(Part):
    """The agenda of everybody."""

    WORDS = "what is due"
    RECORDS = "D done"
    view: CalendarView | None = None

    def compose(self) -> ComposeResult:
        yield Rows(id="agenda", classes="pane")

    def on_mount(self) -> None:
        self.limit = STEP
        self.shown: tuple[CalendarRow, ...] = ()
        self._texts: dict[str, str] = {}
        self._by_id: dict[str, tuple[CalendarRow, Dated]] = {}
        self._whole: Agenda | None = None
        self._agenda: Agenda | None = None
        """What is shown of it."""

    @property
    def rows(self) -> Rows:
        """The drawing."""
        return self.query_one("#agenda", Rows)

    def asked(self) -> Callable[[], Listed]:
        looking, far = self.place.looking, self.place.far

        def question() -> Listed:
            view = planner.calendar(looking, tell=far.count)
            every = planner.paced(view.rows)
            texts = {row.id: told.found_in(row, looking.day) for row in every}
            items = dated(view.rows)
            rows = {row.id: (row, item) for row, item in zip(view.rows, items, strict=True)}
            return Listed(view, Agenda.of(items, looking.day), texts, rows)

        return question

    def answered(self, view: Listed) -> None:
        self._texts, self._by_id, self._whole = view.texts, view.rows, view.whole
        super().answered(view.view)

    def forget(self) -> None:
        super().forget()
        self.shown = ()
        self.rows.draw(lambda cells, _chosen: page([para(WORKING, "muted")], cells))

    def refill(self) -> None:
        view = self.view
        if view is None:
            return
        words = told.looked_for(self.place.words)
        texts = self._texts
        before = [row.id for row in self.shown]
        self.shown, self._agenda = view.rows, self._whole
        if words:
            self.shown = tuple(r for r in view.rows if all(word in texts[r.id] for word in words))
            items = [self._by_id[row.id][1] for row in self.shown]
            self._agenda = Agenda.of(items, view.heading.as_at)
        self.limit = STEP
        chosen = self.rows.chosen[0] if self.rows.chosen else None
        self._draw()
        if chosen is not None and chosen not in self._by_id:
            left = next_left(chosen, before, {row.id for row in self.shown})
            self._go_on(self.instead(chosen, left))
        elif (came := self.come_back(chosen, self._by_id)) is not None:
            self._go_on(came)

    def _go_on(self, key: str | None) -> None:
        """Highlight what stood next to a row that has gone, not whatever is first now."""
        part = next((one for one in self.rows.parts() if one.id == key), None)
        if part is not None:
            self.rows.choose(part)

    def _draw(self) -> None:
        view, shown, limit, agenda = self.view, self.shown, self.limit, self._agenda
        if view is None:
            return
        if shown and agenda:
            self.rows.draw(
                lambda cells, _chosen: agenda.draw(cells, limit=limit), chosen=self.rows.chosen
            )
        else:
            words = _NO_SUCH if view.rows else _NOTHING
            self.rows.draw(lambda cells, _chosen: page([para(words)], cells))
            self.place.show_row(None, None, "", ())
        order = view.sorted_by
        if len(shown) > limit:
            order = f"{limit} of {len(shown):,} listed, ↓ past the last lists more"
        self.entitled(order)

    @on(Rows.Past)
    def _on_past(self, event: Rows.Past) -> None:
        event.stop()
        if len(self.shown) > self.limit:
            at = self.rows.at
            self.limit += STEP
            self._draw()
            self.rows.choose(self.rows.parts()[at + 1])

    def next_week(self) -> None:
        """Highlight the first row of the next week, past what is overdue and this week."""
        chosen, view = self.rows.chosen, self.view
        if view is None or chosen is None:
            return
        day = view.heading.as_at
        parts = [(row.id, self._by_id[row.id][1].part(day)) for row in self.shown]
        here = next((part for key, part in parts if key == chosen[0]), None)
        at = next((n for n, (key, _) in enumerate(parts) if key == chosen[0]), len(parts))
        found = next((n for n in range(at, len(parts)) if parts[n][1] != here), None)
        if found is None:
            say.toast(self.app, "No later week is listed here; home goes to the first row.")
            return
        self.limit = max(self.limit, -(-(found + 1) // STEP) * STEP)
        self._draw()
        self._go_on(parts[found][0])
        if self.rows.part is not None:
            # The heading of the week stands at the top, and as much of the week as there is room.
            self.rows.scroll_to(y=self.rows.part.y - 1, animate=False, force=True)

    @property
    def row(self) -> CalendarRow | None:
        """The highlighted row."""
        chosen = self.rows.chosen
        found = self._by_id.get(chosen[0]) if chosen and self.shown else None
        return found[0] if found else None

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        event.stop()
        row = self.row
        if row is None:
            return
        due = row.due
        title = " · ".join(filter(None, (row.individual_label, due.kind_words)))
        self.place.show_row(due.individual, due.owner, title, told.row_lines(row))
        if event.opened:
            self.place.open_row(told.LENSES.get(due.kind, "overview"))

    def to_settle(self) -> Due | None:
        return self.row.due if self.row else None

    def pointed(self) -> tuple[str, ...]:
        row = self.row
        return (row.due.about,) if row is not None else ()

    def said(self) -> tuple[str, ...]:
        return told.said(self.view) if self.view else ()

    def every_key(self) -> Sequence[str]:
        return [row.id for row in self.view.rows] if self.view else ()

    def shown_keys(self) -> Sequence[str]:
        return [row.id for row in self.shown]

    def person_of(self, key: str) -> str | None:
        return self._by_id[key][0].due.individual or None

    def marked_lines(self, key: str) -> Iterable[Line]:
        row, _ = self._by_id[key]
        yield para(row.individual_label or told.NOBODY_ALONE, "strong")
        yield from told.row_lines(row)

    def lines(self) -> Iterable[Line]:
        if self.view is None:
            return
        yield from told.not_listed(self.view)
        for row in self.shown:
            yield BLANK
            yield from self.marked_lines(row.id)

    def chosen_lines(self) -> Iterable[Line]:
        row = self.row
        return told.row_lines(row) if row else ()
