"""Everybody, by what is due next; never by kind of risk, legal status, register colour or tool."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from tcplan import planner
from tcplan.domain.codelists import code_list
from tcplan.domain.dates import short_day
from tcplan.draw import glyph_for
from tcplan.views.people import NOTHING_RECORDED, PeopleView, PersonRow
from tcplan.views.person import PersonView
from tui import commands, say
from tui.listing import Cell, Column, Row
from tui.page import BLANK, Line, page, para
from tui.places.place import Order, Place
from tui.sheet import Sheet
from tui.told import person as told

_NEAR = 300
_CLOSED = "enter opens the record, which the journal notes."
_NEVER = dt.date.max
_STAGES = (NOTHING_RECORDED, *code_list("stage").codes)


class PeoplePlace(Place):
    """The list of people."""

    REACH = "people"
    NOUN = "People"
    EMPTY = "This plan has nobody in it yet. tcplan demo opens one of invented people."
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens")
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("earliest due, then open decisions", None),
        Order("id", lambda row: row.id),
        Order("day of the move", lambda row: (row.moved, row.move or _NEVER, row.id)),
        Order("stage", lambda row: (_STAGES.index(row.stage), row.id)),
        Order("gaps in cover, most first", lambda row: (-row.gaps, row.id)),
    )

    def asked(self) -> Callable[[], PeopleView]:
        return partial(planner.people, self.looking)

    def refill(self) -> None:
        super().refill()
        if self.view is not None:
            self.glance(told.people_said(self.view))

    def columns(self) -> Sequence[Column]:
        who = [Column("Who", 7, 1, 16)] if self.looking.names else []
        return (
            Column("ID", 5, 1, 8),
            *who,
            Column("Next due", 13),
            Column("Move", 8),
            Column("Stage", 9, 1, 24),
            Column("Now", 9, 1, 40),
            Column("Cover", 18),
            Column("Gaps", 4, right=True),
        )

    def row(self, one: PersonRow) -> Row:
        today = self.looking.day
        due = one.next_due
        late = due is not None and due.overdue(today)
        when = "–" if due is None else near(due.on, today)
        if due is not None and late:
            when = f"{near(due.on, today, past=True)} late"
        who = [Cell(one.name or "")] if self.looking.names else []
        sign = glyph_for(one.cover) if one.cover else None
        cells = (
            Cell(one.id),
            *who,
            Cell(when, "gap" if late else None),
            Cell(near(one.move, today) if one.move else "–", "muted" if one.moved else None),
            Cell(one.stage_words),
            Cell(one.now),
            Cell(one.cover_words, sign.style, sign.sign) if sign else Cell(one.cover_words),
            Cell(str(one.gaps)),
        )
        return Row(one.id, cells, (due.what,) if due else ())

    def row_lines(self, one: PersonRow) -> Iterable[Line]:
        return told.row_lines(one, self.looking.day)

    def highlighted(self, one: PersonRow) -> None:
        self.individual = one.id
        aside = self.query_one("#aside", Sheet)
        named = f"{one.id} {one.name}" if one.name else one.id
        aside.border_title = say.title(named)
        work = self.planner.work
        if work is not None and one.id not in work.opened:
            lines = [*told.row_lines(one, self.looking.day), BLANK, para(_CLOSED, "muted")]
            aside.show(lambda cells: page(lines, cells))
        elif aside.display:
            looking = self.looking
            self.ask("preview", lambda: overview_of(looking, one.id), self._previewed, settle=True)

    def _previewed(self, found: tuple[PersonView, dict[str, str]]) -> None:
        view, owner = found
        if view.row.id == self.individual:
            lines = told.preview(view, owner)
            self.query_one("#aside", Sheet).show(lambda cells: page(lines, cells))

    def opened(self, one: PersonRow) -> None:
        self.individual = one.id
        self.open_lens("overview")

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(keys)


def overview_of(looking: planner.Looking, individual: str) -> tuple[PersonView, dict[str, str]]:
    """A person's overview, with the names of those who are to do what is due."""
    view = planner.person(looking, individual)
    owner = {due.owner: looking.thing_name(due.owner) for due in view.due if due.owner}
    return view, owner


def near(day: dt.date, today: dt.date, *, past: bool = False) -> str:
    """A day for a narrow column: without its year while it is plain which one is meant.

    A day behind us bears its year, unless the column says that it is ``past``.
    """
    whole = short_day(day)
    ahead = (today - day if past else day - today).days
    if 0 <= ahead <= _NEAR:
        return whole.rpartition(" ")[0]
    return whole.split(" ", 1)[1]
