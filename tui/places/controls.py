"""Every control of the plan, person by person, with whether it counts and why not."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from tcplan import planner
from tcplan.draw import RESTRICTIVE, glyph_for
from tcplan.views.controls import ControlsView, ControlView
from tui import commands, say
from tui.listing import Cell, Column, Row
from tui.page import Line, page
from tui.places.people import near
from tui.places.place import Order, Place
from tui.sheet import Sheet
from tui.thinking import Far
from tui.told.risk import control_lines

_NEVER = dt.date.max


class ControlsPlace(Place):
    """The list of controls."""

    REACH = "controls"
    NOUN = "Controls"
    EMPTY = "This plan has no controls yet. tcplan demo opens one of invented people."
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("lens", "trying", "holder")
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("person, as planned", None),
        Order("name", lambda row: (row.name.casefold(), row.id)),
        Order("review date", lambda row: (review_by(row) or _NEVER, row.id)),
        Order("those that do not count first", lambda row: (row.counts, row.id)),
    )

    def asked(self, far: Far) -> Callable[[], ControlsView]:
        return partial(planner.controls, self.looking, far.count)

    def refill(self) -> None:
        super().refill()
        if self.view is not None:
            rows = self.view.rows
            idle = sum(1 for row in rows if not row.counts)
            restrict = sum(1 for row in rows if row.restrictive)
            self.glance(
                (
                    f"{len(rows) - idle} of {len(rows)} count on evidence",
                    f"{idle} do not",
                    f"{restrict} restrict a person ({RESTRICTIVE.sign})",
                )
            )

    def columns(self) -> Sequence[Column]:
        return (
            Column("Person", 6, 1, 16),
            Column("Control", 18, 4, 50),
            Column(RESTRICTIVE.sign, 1),
            Column("State", 12, 1, 26),
            Column("Delivered by", 14, 3, 40),
            Column("Review", 8, 1, 11),
            Column("Counts", 6),
        )

    def row(self, one: ControlView) -> Row:
        state = glyph_for(one.state)
        review = review_by(one)
        return Row(
            one.id,
            (
                Cell(one.individual_label),
                Cell(one.name),
                Cell(RESTRICTIVE.sign if one.restrictive else "", RESTRICTIVE.style),
                Cell(one.state_words, state.style, state.sign),
                Cell(one.delivery),
                Cell(near(review, self.looking.day) if review else "–"),
                Cell("yes" if one.counts else "no", None if one.counts else "gap"),
            ),
            (one.why_not, one.kind_words, one.owner or ""),
        )

    def row_lines(self, one: ControlView) -> Iterable[Line]:
        yield Line(one.individual_label, "strong")
        yield from control_lines(one)

    def highlighted(self, one: ControlView) -> None:
        self.individual = one.individual
        self.holder = one.holders[0] if one.holders else None
        aside = self.query_one("#aside", Sheet)
        aside.border_title = say.title(f"{one.individual_label} · {one.id}")
        lines = control_lines(one)
        aside.show(lambda cells: page(lines, cells))

    def to_try(self) -> tuple[str, ...]:
        chosen = self.listing.key
        return self.marked or ((chosen,) if chosen else ())

    def opened(self, one: ControlView) -> None:
        looking = self.looking
        targets = {*looking.plan.by_id[one.id].prevents, *looking.plan.by_id[one.id].limits}
        risk = next(
            (
                risk.id
                for risk in looking.plan.of("risks", one.individual)
                if targets & {nested.id for nested in (*risk.threats, *risk.consequences)}
            ),
            None,
        )
        self.planner.open_person(one.individual, "risks", self.listed_people(), risk)

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        wanted = frozenset(keys)
        found = (one.individual for one in self.every if one.id in wanted)
        return tuple(dict.fromkeys(found))


def review_by(one: ControlView) -> dt.date | None:
    """The day by which it is to be looked at again: its own, else that of its newest evidence."""
    return one.review_by or max((seen.review_by for seen in one.evidence), default=None)
