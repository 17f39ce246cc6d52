"""Agencies stand in the order of what each alone holds, because that is what hurts most."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from tcplan import planner
from tcplan.domain.network import Agency
from tcplan.views.agencies import AgenciesView, AgencyRow, AgencyView
from tcplan.views.sizes import among_nights, size_words
from tui import commands, say
from tui.listing import Cell, Column, Row
from tui.page import Line, field, heading, page, para
from tui.places.place import Order, Place
from tui.sheet import Sheet
from tui.thinking import Far
from tui.told import agency as told


def _smallest(row: AgencyRow) -> tuple[bool, int, int, str]:
    """Whoever supports nobody is no small provider, and stands last."""
    return (not row.people, row.people, row.controls, row.id)


def _smallest_provider(row: AgencyRow) -> tuple[bool, bool, bool, int, int, str]:
    """Support providers first; of them those that hold a night, the smallest of these first."""
    return (row.kind != "provider", not row.alone.people_losing_nights, *_smallest(row))


def _most_nights(row: AgencyRow) -> tuple[int, int, str]:
    return (-row.alone.people_losing_nights, -row.alone.people_losing_cover, row.id)


def _lost(people: int) -> Cell:
    return Cell(str(people), "gap" if people else "muted")


class AgenciesPlace(Place):
    """The list of agencies."""

    REACH = "agencies"
    NOUN = "Agencies"
    SORTS = "s: by loss, nights or size"
    SHOWS_FIRST = True
    EMPTY = "This plan has no agencies yet. tcplan demo opens one of invented people."
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("trying", "holder", "pairs")
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("what would be lost, most first", None),
        Order("night cover lost, most people first", _most_nights),
        Order("nights lost, smaller support providers first, by people", _smallest_provider),
        Order("smallest first, by people", _smallest),
        Order("largest first, by people", lambda row: (-row.people, -row.controls, row.id)),
        Order("name", lambda row: (row.name.casefold(), row.id)),
        Order("id", lambda row: row.id),
    )

    def asked(self, far: Far) -> Callable[[], AgenciesView]:
        return partial(planner.agencies, self.looking, far.count)

    def refill(self) -> None:
        super().refill()
        if self.view is not None:
            rows = self.view.rows
            lose = sum(1 for row in rows if row.alone.people_losing_cover)
            nights = sum(1 for row in rows if row.alone.people_losing_nights)
            back = sum(1 for row in rows if row.alone.people_losing_back_up)
            self.glance(
                (
                    f"{lose} of {len(rows)} each leave somebody without cover",
                    f"{nights} at night",
                    f"{back} take back-up",
                )
            )

    def columns(self) -> Sequence[Column]:
        return (
            Column("Agency", 26, 3, 40),
            Column("Kind", 12, 2, 30),
            Column("People", 6, right=True),
            Column("Lose cover", 10, right=True),
            Column("At night", 8, right=True),
            Column("Back-up", 7, right=True),
            Column("h/week", 6, right=True),
        )

    def row(self, one: AgencyRow) -> Row:
        alone = one.alone
        return Row(
            one.id,
            (
                Cell(one.name),
                Cell(one.kind_words),
                Cell(str(one.people), None if one.people else "muted"),
                _lost(alone.people_losing_cover),
                _lost(alone.people_losing_nights),
                Cell(str(alone.people_losing_back_up)),
                Cell("–", "muted") if one.hours_a_week is None else Cell(str(one.hours_a_week)),
            ),
            ("night cover at night",) if alone.people_losing_nights else (),
        )

    def peek_lines(self) -> Iterable[Line]:
        yield from super().peek_lines()
        one = next((row for row in self.view.rows if row.id == self.holder), None)
        if one is not None:
            yield field("Size", self._among(one.id, size_words) or "not compared with others")

    def _among(self, name: str, words: Callable[[Agency, dict[str, int], list[str]], str]) -> str:
        """Its place among those of its kind that are listed; empty where it is not."""
        one = next((row for row in self.view.rows if row.id == name), None)
        alike = [row for row in self.view.rows if one and row.kind == one.kind]
        people = {row.id: row.people for row in alike}
        nights = [row.id for row in alike if row.alone.people_losing_nights]
        return words(self.looking.get("agencies", name), people, nights) if one else ""

    def show_tried(self, names: tuple[str, ...], day: dt.date) -> None:
        from tui.stopped import StoppedScreen

        super().show_tried(names, day)
        screen = self.app.screen
        if isinstance(screen, StoppedScreen) and len(names) == 1:
            screen.called_so = self._among(names[0], among_nights)

    def row_lines(self, one: AgencyRow) -> Iterable[Line]:
        return told.row_lines(one)

    def highlighted(self, one: AgencyRow) -> None:
        self.holder = one.id
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(one.name)
        if aside.display:
            looking = self.looking
            self.ask(
                "preview", lambda: planner.agency(looking, one.id), self._previewed, settle=True
            )

    def _previewed(self, view: AgencyView) -> None:
        if view.row.id != self.holder:
            return
        lines = [*told.agency_lines(view), *heading("SUPPORTS")]
        for person in view.people:
            held = told.counted(len(person.carries), "control", "controls")
            lines.append(field(person.individual_label, f"{person.tie} · {held}"))
        if not view.people:
            lines.append(para("Nobody on this day.", "muted"))
        self.query_one("#aside", Sheet).show(lambda cells: page(lines, cells))

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def to_try(self) -> tuple[str, ...]:
        return self.marked or super().to_try()

    def opened(self, one: AgencyRow) -> None:
        self.planner.open_agency(one.id)

    def do_used_by(self) -> None:
        self.planner.open_agency(self.holder or "")

    def do_pairs(self) -> None:
        self.planner.open_pairs(None)
