"""Above the lines stands what they are measured by, and what of them lies outside.

The weeks, their dates, today and the move; then how much there is before and after.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.domain.dates import short_day
from tcplan.draw.canvas import Canvas
from tcplan.draw.glyphs import EARLIER, LATER, MOVE, POINTER, TODAY, ellipsis, worded
from tcplan.draw.weeks import Weeks, day_of, weeks_shown
from tcplan.text import clip, wrap
from tcplan.text import width as cells_of

LABEL_X = 4
LEAST_LABEL = 18
LEAST_CLOSING = 10

_MOST_LABEL = 40
_MOST_CLOSING = 26
_BESIDE_TEXT = LABEL_X + 3
_DATE = len("20 Nov")
_POINTERS = 3
_APART = 3


@attrs.frozen
class Layout:
    """Where things stand on every row of one timeline, and which weeks it shows."""

    cells: int
    label: int
    closing: int
    weeks: Weeks
    ascii: bool

    @property
    def x(self) -> int:
        """The cell at which the weeks begin; the one before it is for a mark."""
        return LABEL_X + self.label + 1

    @property
    def closing_x(self) -> int:
        """The cell at which the closing words begin, after the mark at the end of the line."""
        return self.x + self.weeks.cells + 2

    def fit(self, text: str, cells: int) -> str:
        """The text on one row of so many cells; a blank one says that it has no name."""
        return clip(worded(text, ascii=self.ascii), cells, more=ellipsis(ascii=self.ascii))

    def cuts(self, label: str, closing: str) -> bool:
        """Whether a row would lose something of its label or of its closing words."""
        texts = ((label, self.label), (closing, self.closing))
        return any(cells_of(worded(t, ascii=self.ascii)) > cells for t, cells in texts if t.strip())


def laid_out(
    texts: tuple[Sequence[str], Sequence[str]],
    days: tuple[dt.date, dt.date | None],
    cells: int,
    asked: tuple[int | None, int | None],
    *,
    ascii: bool,  # noqa: A002
) -> Layout:
    """Return the layout for labels and closing words, today and the move, first week and zoom.

    The weeks come first, then the texts up to what they need, then wider weeks.
    """
    first, zoom = asked
    room = cells - _BESIDE_TEXT
    weeks = weeks_shown(*days, room=room - LEAST_LABEL - LEAST_CLOSING, first=first, zoom=zoom)
    label, closing = (
        max([least, *(min(cells_of(worded(text, ascii=ascii)), most) for text in part)])
        for part, least, most in zip(
            texts, (LEAST_LABEL, LEAST_CLOSING), (_MOST_LABEL, _MOST_CLOSING), strict=True
        )
    )
    spare = room - weeks.cells
    if label + closing > spare:
        closing = min(closing, max(LEAST_CLOSING, spare // 3, spare - label))
        label = min(label, spare - closing)
    return Layout(cells, label, closing, weeks.widened(room - label - closing), ascii)


def ruler(today: dt.date, move: dt.date | None, layout: Layout, closing: str) -> Canvas:
    """Return the rows above the lines; `closing` heads the column after the weeks."""
    weeks, x = layout.weeks, layout.x
    canvas = Canvas(layout.cells, 4, ascii=layout.ascii)
    canvas.put(0, 0, weeks.said(), "muted")
    canvas.put(0, 1, "WEEK", "heading")
    zero = "now" if move is None else "T0"
    names = [_name(weeks.first + n * weeks.each, zero) for n in range(weeks.columns)]
    for n in _steps(weeks, max(map(len, names))):
        canvas.put(x + n * weeks.across, 1, names[n], "strong" if names[n] == zero else "muted")
    for n in _steps(weeks, _DATE):
        begins = day_of(weeks.days.start + 7 * weeks.each * n)
        if x + n * weeks.across + _DATE <= layout.cells:
            canvas.put(x + n * weeks.across, 2, short_day(begins).rsplit(" ", 1)[0], "muted")
    canvas.put(layout.closing_x, 1, layout.fit(closing, layout.closing), "heading")
    _point(canvas, marked(today, move, weeks), x)
    return canvas


def marked(today: dt.date, move: dt.date | None, weeks: Weeks) -> dict[str, int]:
    """Return the cells of today and of the move, as far as they are shown, from left to right."""
    days = {"now": today} | ({} if move is None else {"move": move})
    shown = {name: day.toordinal() for name, day in days.items() if day.toordinal() in weeks.days}
    return {name: weeks.cell(day) for name, day in sorted(shown.items(), key=lambda item: item[1])}


def upright(canvas: Canvas, today: dt.date, move: dt.date | None, layout: Layout) -> None:
    """Draw the days of today and of the move down through all rows; the move is drawn last."""
    cells = marked(today, move, layout.weeks)
    for name, glyph in (("now", TODAY), ("move", MOVE)):
        for y in range(canvas.height if name in cells else 0):
            canvas.put(layout.x + cells[name], y, glyph.sign, glyph.style)


def outside(
    today: dt.date,
    move: dt.date | None,
    counted: tuple[Sequence[str], Sequence[str]],
    layout: Layout,
) -> Canvas:
    """Return rows that say what lies before and after the weeks; none when nothing does.

    `counted` is what else lies there, in words such as "2 lines".
    """
    days = layout.weeks.days
    marks = [(TODAY.word, today)] + ([] if move is None else [(MOVE.word, move)])
    before = [name for name, day in marks if day.toordinal() < days.start]
    after = [name for name, day in marks if day.toordinal() >= days.stop]
    earlier = ", ".join([*before, *counted[0]])
    later = ", ".join([*after, *counted[1]])
    left = f"{EARLIER.sign} {earlier} earlier" if earlier else ""
    right = f"{later} later {LATER.sign}" if later else ""
    ahead, after_it = (wrap(text, layout.cells) if text else [] for text in (left, right))
    beside = len(ahead) == len(after_it) == 1
    beside = beside and cells_of(left) + _APART + cells_of(right) <= layout.cells
    canvas = Canvas(layout.cells, len(ahead) + len(after_it) - beside, ascii=layout.ascii)
    for y, line in enumerate(ahead):
        canvas.put(0, y, line, EARLIER.style)
    for y, line in enumerate(after_it, start=len(ahead) - beside):
        canvas.put(layout.cells - cells_of(line), y, line, LATER.style)
    return canvas


def _name(week: int, zero: str) -> str:
    return zero if week == 0 else f"{'+' if week > 0 else '−'}{abs(week)}"


def _steps(weeks: Weeks, cells: int) -> range:
    """The columns to be named: far enough apart for so many cells, week zero among them."""
    step = -(-(cells + 1) // weeks.across)
    return range(-(weeks.first // weeks.each) % -step % step, weeks.columns, step)


def _point(canvas: Canvas, cells: dict[str, int], x: int) -> None:
    if len(set(cells.values())) < len(cells):
        cells = {", ".join(cells): next(iter(cells.values()))}
    for n, (name, cell) in enumerate(cells.items()):
        text = f"{name} {POINTER.sign}"
        if n == 0:
            canvas.put(x + cell + 1 - len(text), _POINTERS, text, "heading")
        else:
            canvas.put(x + cell, _POINTERS, f"{POINTER.sign} {name}", "heading")
