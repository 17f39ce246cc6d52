"""A cell of a strip shows the worst answer of the time it stands for, never a better one.

A day nobody answered for is said to be unanswered, so that silence never looks like cover.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from tcplan.draw.canvas import Canvas, Region, stacked
from tcplan.draw.frame import Entry, legend
from tcplan.draw.glyphs import COVER, NO_ANSWER, worded
from tcplan.text import width as cells_of
from tcplan.text import wrap

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""The seven days in order; any other key, such as a bank holiday, keeps its own name and row."""

NARROWEST = 20
WIDEST = 200

Interval = tuple[int, int, str]
"""From minute, to minute (of one day, 0 to 1440), and the code of an answer about cover."""

_DAY = 1440
_HOUR = 60
_HOURS_A_CELL = (1, 2, 3)
_HOURS_A_LABEL = (1, 2, 3, 4, 6, 12, 24)
_WIDEST_CELL = 4
_LEAST_RUN = 3
_WORST_FIRST = (COVER[0], NO_ANSWER, *COVER[1:])
_CODES = frozenset(glyph.code for glyph in COVER)
_RANK = {glyph.code: rank for rank, glyph in enumerate(_WORST_FIRST)}


@attrs.frozen
class _Scale:
    """How the hours of a day are laid on the row: where they begin, and how many to a cell."""

    x: int
    hours: int
    across: int

    def at(self, hour: int) -> int:
        """The column at which an hour begins."""
        return self.x + hour * self.across // self.hours


def draw_strip(
    days: Mapping[str, Sequence[Interval]],
    *,
    width: int,
    title: str = "",
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return the cover of a week: a row for days that are alike, a sign for each 1, 2 or 3 hours.

    Keys are those of `WEEK` and any further kinds of day, in the order to be shown. Where answers
    overlap, or differ within a cell, the worst shows; minutes without an answer show as "no answer
    given", worse than anything but "not covered". `width` is in cells and held between 20 and 200.
    Each row is a region that carries its days. Raises ValueError for a code that is not one of the
    five answers and for times outside a day.
    """
    cells = min(max(width, NARROWEST), WIDEST)
    rows = [(worded(_names(alike), ascii=ascii), answers) for alike, answers in _alike(days)]
    label_cells = min(max([2, *(cells_of(label) for label, _ in rows)]), cells // 2)
    scale = _scale(label_cells + 1, cells)
    parts = [_ruler(cells, scale, ascii=ascii)]
    if title.strip():
        parts.insert(0, _words(title, cells, "heading", ascii=ascii))
    if not rows:
        parts.append(_words("No day is recorded.", cells, "gap", ascii=ascii))
    parts += [_row(label, answers, cells, scale, ascii=ascii) for label, answers in rows]
    present = sorted({worst for _, answers in rows for worst in answers})
    entries = [Entry(g.sign, g.word, g.style) for g in map(_WORST_FIRST.__getitem__, present)]
    note = f"Worst answer in each {'hour' if scale.hours == 1 else f'{scale.hours} hours'}."
    key = legend([("", entries), ("", [Entry("", note, "muted")])], cells, ascii=ascii)
    return stacked([stacked(parts, gap=0, ascii=ascii), key], ascii=ascii)


def _words(text: str, cells: int, style: str, *, ascii: bool) -> Canvas:  # noqa: A002
    lines = wrap(worded(text, ascii=ascii), cells)
    canvas = Canvas(cells, len(lines), ascii=ascii)
    for y, line in enumerate(lines):
        canvas.put(0, y, line, style)
    return canvas


def _row(
    label: str,
    answers: Sequence[int],
    cells: int,
    scale: _Scale,
    *,
    ascii: bool,  # noqa: A002
) -> Canvas:
    names = wrap(label, scale.x - 1)
    canvas = Canvas(cells, len(names), ascii=ascii)
    for y, name in enumerate(names):
        canvas.put(0, y, name)
    for hour in range(0, 24, scale.hours):
        glyph = _WORST_FIRST[min(answers[hour : hour + scale.hours])]
        canvas.put(scale.at(hour), 0, glyph.sign * scale.across, glyph.style)
    canvas.region(Region(label, 0, 0, scale.at(24), len(names), label))
    return canvas


def _alike(days: Mapping[str, Sequence[Interval]]) -> list[tuple[list[str], tuple[int, ...]]]:
    ordered = [day for day in WEEK if day in days] + [day for day in days if day not in WEEK]
    rows: dict[tuple[int, ...], list[str]] = {}
    for day in ordered:
        rows.setdefault(_worst_by_hour(day, days[day]), []).append(day)
    return [(names, answers) for answers, names in rows.items()]


def _worst_by_hour(day: str, intervals: Sequence[Interval]) -> tuple[int, ...]:
    minutes = [len(_WORST_FIRST)] * _DAY
    for start, end, code in intervals:
        if code not in _CODES:
            raise ValueError(f"{day}: “{code}” is not one of the five answers about cover")
        if not 0 <= start < end <= _DAY:
            raise ValueError(f"{day}: from minute {start} to minute {end} is not a time of one day")
        rank = _RANK[code]
        minutes[start:end] = [min(rank, before) for before in minutes[start:end]]
    unanswered = _RANK[NO_ANSWER.code]
    answered = [unanswered if rank == len(_WORST_FIRST) else rank for rank in minutes]
    return tuple(min(answered[hour : hour + _HOUR]) for hour in range(0, _DAY, _HOUR))


def _names(days: Sequence[str]) -> str:
    return ", ".join(_runs(days))


def _runs(days: Sequence[str]) -> Iterator[str]:
    place = {day: n for n, day in enumerate(WEEK)}
    for _, group in groupby(enumerate(days), key=lambda item: place.get(item[1], 99) - item[0]):
        run = [day for _, day in group]
        if len(run) >= _LEAST_RUN and run[0] in place:
            yield f"{run[0]}–{run[-1]}"
        else:
            yield from run


def _scale(x: int, cells: int) -> _Scale:
    hours = next(hours for hours in _HOURS_A_CELL if cells - x >= 24 // hours)
    return _Scale(x, hours, min((cells - x) // (24 // hours), _WIDEST_CELL))


def _ruler(cells: int, scale: _Scale, *, ascii: bool) -> Canvas:  # noqa: A002
    step = next(hours for hours in _HOURS_A_LABEL if hours * scale.across >= 3 * scale.hours)
    canvas = Canvas(cells, 1, ascii=ascii)
    for hour in range(0, 25, step):
        if scale.at(hour) + 2 <= cells:
            canvas.put(scale.at(hour), 0, f"{hour:02}", "muted")
    return canvas
