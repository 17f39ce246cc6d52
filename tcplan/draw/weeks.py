"""Every day of the weeks that are shown has exactly one cell, and every other day has none.

Weeks are counted from a day zero, the day of the move or today, so that a week is seven whole days
on one side of it.
"""

import datetime as dt

import attrs

from tcplan.domain.dates import short_day

BEFORE = -12
AFTER = 12
"""The first and the last week around a move; without a move the weeks begin with today."""

FURTHEST = 5_000
"""Weeks that a screen can be moved to either side: a lifetime."""

ZOOMS = ((1, 7), (1, 3), (2, 3), (4, 3), (8, 3))
"""Weeks that a column stands for, and the fewest cells that it takes; the closest first."""

_DAYS = 7
_WIDEST_COLUMN = 8
_LAST_DAY = dt.date.max.toordinal()


@attrs.frozen
class Weeks:
    """The weeks that are shown: `columns` of `each` weeks, `across` cells to a column.

    `first` is the number of the first week, counted from the week that begins on `zero`. `zoom` is
    the place in `ZOOMS`.
    """

    zero: dt.date
    first: int
    zoom: int
    columns: int
    across: int

    @property
    def each(self) -> int:
        """Weeks that one column stands for; also a good step to move the weeks by."""
        return ZOOMS[self.zoom][0]

    @property
    def cells(self) -> int:
        """Cells of all columns together."""
        return self.columns * self.across

    @property
    def last(self) -> int:
        """The number of the last week."""
        return self.first + self.columns * self.each - 1

    @property
    def days(self) -> range:
        """The days that are shown, as proleptic ordinals."""
        begins = self.zero.toordinal() + _DAYS * self.first
        return range(begins, begins + _DAYS * self.each * self.columns)

    def cell(self, ordinal: int) -> int:
        """The cell of a day; less than 0 or not less than `cells` for a day not shown."""
        return (ordinal - self.days.start) * self.across // (_DAYS * self.each)

    def widened(self, room: int) -> "Weeks":
        """The same weeks with wider columns, as far as there is room; a cell is a day or more."""
        across = min(room // self.columns, _DAYS * self.each, _WIDEST_COLUMN)
        return attrs.evolve(self, across=max(across, self.across))

    def said(self) -> str:
        """The days that are shown and what one column stands for, in words."""
        begins, ends = (day_of(self.days.start), day_of(self.days.stop - 1))
        column = "1 week" if self.each == 1 else f"{self.each} weeks"
        return f"{short_day(begins)} to {short_day(ends)}, {column} a column"


def day_of(ordinal: int) -> dt.date:
    """The day of an ordinal, held within the calendar."""
    return dt.date.fromordinal(min(max(ordinal, 1), _LAST_DAY))


def weeks_shown(
    today: dt.date,
    move: dt.date | None,
    *,
    room: int,
    first: int | None = None,
    zoom: int | None = None,
) -> Weeks:
    """Return the weeks from 12 before to 12 after the move, or as many of them as have room.

    Without a move they run from today to 12 weeks ahead. `room` is in cells, 3 or more. `zoom` is
    a place in `ZOOMS`, held within it; without it the closest one but the first at which all weeks
    have room. `first` is the week to begin with; without it the column before today. A column
    never parts week zero from the weeks after it.
    """
    begins = 0 if move is None else BEFORE
    zero = today if move is None else move
    fitting = [n for n, (each, least) in enumerate(ZOOMS) if _columns(begins, each) * least <= room]
    place = min([n for n in fitting if n > 0], default=len(ZOOMS) - 1) if zoom is None else zoom
    place = min(max(place, 0), len(ZOOMS) - 1)
    each, least = ZOOMS[place]
    wanted = _columns(begins, each)
    columns = max(min(wanted, room // least), 1)
    start = begins // each
    if first is not None:
        start = min(max(first, -FURTHEST), FURTHEST) // each
    elif columns < wanted:
        week = (today - zero).days // _DAYS
        start = min(max(week // each - 1, start), start + wanted - columns)
    return Weeks(zero, start * each, place, columns, least)


def _columns(begins: int, each: int) -> int:
    return AFTER // each - begins // each + 1
