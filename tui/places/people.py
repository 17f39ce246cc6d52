"""Everybody, by what is due next; never by kind of risk, legal status, register colour or tool."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tcplan import planner
from tcplan.domain.codelists import code_list
from tcplan.domain.dates import short_day
from tcplan.draw import glyph_for
from tcplan.views.people import NOTHING_RECORDED, HeldSo
from tcplan.views.people_so_far import PeopleSoFar, PersonSoFar, SoFar
from tcplan.views.person import PersonView
from tui import commands, say
from tui.listing import Cell, Column, Row
from tui.page import BLANK, Line, page, para
from tui.places.place import Drawn, Order, Place, Rows
from tui.sheet import Sheet
from tui.thinking import Far
from tui.told import people
from tui.told import person as told

_NEAR = 300
_STILL = Cell(people.STILL, "muted")
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
        Order("id", lambda one: one.id),
        Order("day of the move", lambda one: (*_moves(one), one.id)),
        Order("stage", lambda one: (_STAGES.index(one.listed.stage), one.id)),
        Order("gaps in cover, most first", lambda one: (-_gaps(one), one.id)),
    )
    view: PeopleSoFar | None

    def __init__(self) -> None:
        super().__init__()
        self._previewing: str | None = None
        """Whose preview has been asked for."""

    def asked(self, far: Far) -> Callable[[], PeopleSoFar]:
        looking = self.looking
        known: Rows = {}
        self._previewing = None

        def tell(so_far: SoFar) -> None:
            def part() -> Drawn:
                nonlocal known
                drawn = self.drawn(so_far(), known)
                known = drawn.rows
                return drawn

            far.hear(part)

        return lambda: planner.people_so_far(looking, tell)

    @property
    def settled(self) -> bool:
        if self.view is None:
            return False
        if self.order is _BY_GAPS:
            return self.view.view is not None
        return self.view.in_order or self.order is not _BY_DUE

    def order_said(self) -> str:
        if self.settled:
            return super().order_said()
        if self.order is _BY_GAPS:
            return f"{self.order.words}, as far as it is known"
        return "as in the plan, until it is known what is due"

    def refill(self) -> None:
        super().refill()
        if self.view is not None:
            self.glance(people.said(self.view))

    def leads_on(self) -> tuple[str, ...]:
        """A concern is logged from here too, where it can be recorded."""
        return (*super().leads_on(), *(("log",) if self.why_not("log") is None else ()))

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

    def row(self, one: PersonSoFar) -> Row:
        today, listed = self.looking.day, one.listed
        due = one.soon.next_due if one.soon else None
        late = due is not None and due.overdue(today)
        when = "–" if due is None else near(due.on, today)
        if due is not None and late:
            when = f"{near(due.on, today, past=True)} late"
        who = [Cell(listed.name or "")] if self.looking.names else []
        move = near(listed.move, today) if listed.move else "–"
        cells = (
            Cell(one.id),
            *who,
            Cell(when, "gap" if late else None) if one.soon else _STILL,
            Cell(move, "muted" if listed.moved else None),
            Cell(listed.stage_words),
            Cell(listed.now),
            *_cover_cells(one.held),
        )
        return Row(one.id, cells, (due.what,) if due else ())

    def row_lines(self, one: PersonSoFar) -> Iterable[Line]:
        return people.row_lines(one, self.looking.day)

    def nothing(self) -> None:
        self._previewing = None
        super().nothing()

    def highlighted(self, one: PersonSoFar) -> None:
        self.individual = one.id
        aside = self.query_one("#aside", Sheet)
        name = one.listed.name
        aside.border_title = say.title(f"{one.id} {name}" if name else one.id)
        work = self.planner.work
        if work is not None and one.id not in work.opened:
            lines = [*self.row_lines(one), BLANK, para(_CLOSED, "muted")]
            aside.show(lambda cells: page(lines, cells))
        elif aside.display and self._previewing != one.id:
            self._previewing = one.id
            looking = self.looking
            self.ask("preview", lambda: overview_of(looking, one.id), self._previewed, settle=True)

    def _previewed(self, found: tuple[PersonView, dict[str, str]]) -> None:
        view, owner = found
        if view.row.id == self.individual:
            lines = told.preview(view, owner)
            self.query_one("#aside", Sheet).show(lambda cells: page(lines, cells))

    def opened(self, one: PersonSoFar) -> None:
        self.individual = one.id
        self.open_lens("overview")

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(keys)


_BY_DUE, *_, _BY_GAPS = PeoplePlace.ORDERS


def _moves(one: PersonSoFar) -> tuple[bool, dt.date]:
    return one.listed.moved, one.listed.move or _NEVER


def _gaps(one: PersonSoFar) -> int:
    """How many gaps; fewer than any while that is not known."""
    return one.held.gaps if one.held else -1


def _cover_cells(held: HeldSo | None) -> tuple[Cell, Cell]:
    if held is None:
        return _STILL, Cell("…", "muted")
    sign = glyph_for(held.cover) if held.cover else None
    words = held.cover_words
    cover = Cell(words, sign.style, sign.sign) if sign else Cell(words)
    return cover, Cell(str(held.gaps))


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
