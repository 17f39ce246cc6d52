"""What a drawing hangs together by: the box in the middle, the lines to it, and the legend.

The middle and its lines are double, so that they are never read as a tie or as a control.
"""

from collections.abc import Sequence
from typing import Literal

import attrs

from tcplan.draw.canvas import Canvas
from tcplan.text import width, wrap

Side = Literal["left", "right"]

_ENDS = {
    "left": {(True, True): "┤", (False, True): "┐", (True, False): "┘"},
    "right": {(True, True): "├", (False, True): "┌", (True, False): "└"},
}
_TO_MIDDLE = {
    "left": {(True, True): "╞", (False, True): "╒", (True, False): "╘"},
    "right": {(True, True): "╡", (False, True): "╕", (True, False): "╛"},
}


@attrs.frozen
class Entry:
    """One line of a legend: a sign and what it means, both already worded."""

    sign: str
    words: str
    style: str | None = None


def middle_box(
    lines: Sequence[tuple[str, str | None]],
    inner: int,
    *,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return the box in the middle: worded lines with their styles, folded and centred."""
    folded = [(part, style) for text, style in lines for part in wrap(text, inner)]
    canvas = Canvas(inner + 4, len(folded) + 2, ascii=ascii)
    canvas.put(0, 0, f"╔{'═' * (inner + 2)}╗")
    for y, (text, style) in enumerate(folded, start=1):
        canvas.put(0, y, "║")
        canvas.put(2 + (inner - width(text)) // 2, y, text, style)
        canvas.put(inner + 3, y, "║")
    canvas.put(0, len(folded) + 1, f"╚{'═' * (inner + 2)}╝")
    return canvas


def join(
    canvas: Canvas, side: Side, rows: Sequence[int], middle: int, spine: int, box: int
) -> None:
    """Join rows to the box on the row `middle`: `spine` and `box` are the columns to be joined."""
    top, bottom = min([*rows, middle]), max([*rows, middle])
    for y in range(top, bottom + 1):
        reach = (y > top, y < bottom)
        if y == middle and (y in rows or reach == (False, False)):
            sign = "╪" if any(reach) else "═"
        elif y == middle:
            sign = _TO_MIDDLE[side][reach]
        else:
            sign = _ENDS[side][reach] if y in rows else "│"
        canvas.put(spine, y, sign)
    first, last = sorted((spine, box))
    canvas.put(first + 1, middle, "═" * (last - first - 1))
    canvas.put(box, middle, "╣" if side == "left" else "╠")


def legend(
    rows: Sequence[tuple[str, Sequence[Entry]]],
    cells: int,
    *,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return a legend `cells` wide: a heading and its entries to a row; empty rows are left out."""
    used = [(heading, entries) for heading, entries in rows if entries]
    indent = max((width(heading) + 2 for heading, _ in used if heading), default=0)
    placed: list[tuple[int, int, str, str | None]] = []
    y = 0
    for heading, entries in used:
        placed.append((0, y, heading, "heading"))
        x = indent
        for entry in entries:
            lines = wrap(f"{entry.sign} {entry.words}".strip(), cells - indent)
            if x > indent and x + width(lines[0]) > cells:
                x, y = indent, y + 1
            placed += [(x, y + n, line, entry.style) for n, line in enumerate(lines)]
            y += len(lines) - 1
            x += width(lines[-1]) + 3
        y += 1
    canvas = Canvas(cells, y, ascii=ascii)
    for x, row, text, style in placed:
        canvas.put(x, row, text, style)
    return canvas
