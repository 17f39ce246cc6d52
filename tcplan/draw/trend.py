"""A trend is drawn with its numbers: bars are only as long as their own count, at any width."""

from collections.abc import Sequence

import attrs

from tcplan.draw.canvas import Canvas
from tcplan.draw.glyphs import REPORTED, worded
from tcplan.text import clip
from tcplan.text import width as cells_of

NARROWEST = 60
WIDEST = 200

_NAME_MOST = 34
_BAR_MOST = 12
_ALL = "all"


@attrs.frozen
class Counted:
    """Something that was counted in each of some periods."""

    words: str
    counts: tuple[int, ...]


def draw_trend(
    rows: Sequence[Counted],
    periods: Sequence[str],
    *,
    width: int,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return a line for each row: its words, for each period a bar with its number, and the sum.

    `width` is in cells and held between 60 and 200. All bars have one scale: a sign stands for one
    report, or, where the longest would not fit, for so many that the legend says; without room
    for any there are the numbers alone.
    """
    cells = min(max(width, NARROWEST), WIDEST)
    names = [worded(row.words, ascii=ascii) for row in rows]
    most = max((count for row in rows for count in row.counts), default=0)
    sums = [str(sum(row.counts)) for row in rows]
    last = max([len(_ALL), *map(len, sums)])
    room = cells - last - 1
    name = min(max(map(cells_of, names), default=0), _NAME_MOST, room * 2 // 5)
    column = (room - name - 1) // max(len(periods), 1)
    each = _scale(most, min(column - len(str(most)) - 2, _BAR_MOST))
    canvas = Canvas(cells, 1 + len(rows) + (each > 1), ascii=ascii)
    for n, period in enumerate(periods):
        said = clip(worded(period, ascii=ascii), column - 1)
        canvas.put(name + 1 + n * column, 0, said, "muted")
    canvas.put(cells - last, 0, _ALL, "muted")
    for y, (row, words, total) in enumerate(zip(rows, names, sums, strict=True), start=1):
        canvas.put(0, y, clip(words, name))
        for n, count in enumerate(row.counts):
            _bar(canvas, name + 1 + n * column, y, count, each)
        canvas.put(cells - len(total), y, total, "strong")
    if each > 1:
        canvas.put(0, len(rows) + 1, f"{REPORTED.sign} up to {each} {REPORTED.word}s", "muted")
    return canvas


def _scale(most: int, room: int) -> int:
    """How many one sign stands for, so that the longest bar has room; 0 where none has."""
    return max(-(-most // room), 1) if room > 0 else 0


def _bar(canvas: Canvas, x: int, y: int, count: int, each: int) -> None:
    bar = REPORTED.sign * -(-count // each) if each else ""
    if bar:
        canvas.put(x, y, bar, REPORTED.style)
        x += len(bar) + 1
    canvas.put(x, y, str(count), "strong" if count else "muted")
