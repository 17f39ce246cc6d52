"""A row of a timeline says by signs what colour says too: selected, critical, late, goes on.

What a row cannot show in signs, its region says in words.
"""

from collections.abc import Sequence
from itertools import groupby

import attrs

from tcplan.draw.canvas import Canvas, Region
from tcplan.draw.glyphs import CRITICAL, EARLIER, LATE, LATER, SELECTED, worded
from tcplan.draw.lanes import (
    Gate,
    Holding,
    Lane,
    Row,
    gate_sign,
    gates,
    holds,
    is_gap,
    sides,
    work,
)
from tcplan.draw.ruler import LABEL_X, Layout
from tcplan.draw.weeks import Weeks

_NO_DATES = "no dates recorded"


@attrs.frozen
class Line:
    """One row as it will be drawn; `goes_on`: whether there is more before and after the weeks."""

    id: str
    label: str
    whole: str
    closing: str
    closing_style: str | None
    row: Row
    goes_on: tuple[bool, bool]
    gates: dict[int, list[Gate]] = attrs.field(factory=dict)
    critical: bool = False
    late: bool = False
    undated: bool = False

    @property
    def shown(self) -> bool:
        """Whether anything of it lies in the weeks that are shown."""
        return bool(self.gates) or any(self.row)


def milestone(lane: Lane, weeks: Weeks) -> Line:
    """Return the row of a milestone."""
    return Line(
        id=lane.id,
        label=lane.label,
        whole=lane.whole(),
        closing=lane.owner,
        closing_style="muted",
        row=work(lane, weeks),
        goes_on=sides(lane.days, weeks),
        gates=gates(lane, weeks),
        critical=lane.critical,
        late=lane.late,
        undated=not lane.days,
    )


def risk(holding: Holding, weeks: Weeks) -> Line:
    """Return the row of a risk; it goes on where a gap lies outside the weeks."""
    row, goes_on = holds(holding, weeks), sides(holding.gaps(), weeks)
    return Line(
        id=holding.id,
        label=holding.label,
        whole=holding.whole(),
        closing=holding.word,
        closing_style="gap" if any(map(is_gap, row)) or any(goes_on) else None,
        row=row,
        goes_on=goes_on,
    )


def put_line(canvas: Canvas, y: int, line: Line, layout: Layout, *, selected: bool) -> None:
    """Draw a row, and record its region and those of its gates."""
    chosen = SELECTED.style if selected else None
    if chosen:
        canvas.put(0, y, SELECTED.sign, chosen)
    for x, glyph, marked in ((1, CRITICAL, line.critical), (2, LATE, line.late)):
        if marked:
            canvas.put(x, y, glyph.sign, glyph.style)
    canvas.put(LABEL_X, y, layout.fit(line.label, layout.label), chosen)
    if line.closing.strip():
        closing = layout.fit(line.closing, layout.closing)
        canvas.put(layout.closing_x, y, closing, line.closing_style)
    _put_cells(canvas, y, line, layout)
    canvas.region(Region(line.id, 0, y, layout.cells, 1, worded(line.whole, ascii=layout.ascii)))
    for cell, here in line.gates.items():
        _put_gates(canvas, (layout.x + cell, y), here, line.id)


def _put_cells(canvas: Canvas, y: int, line: Line, layout: Layout) -> None:
    style = LATE.style if line.late else CRITICAL.style if line.critical else None
    for glyph, run in groupby(range(len(line.row)), key=line.row.__getitem__):
        if glyph is not None:
            cells = list(run)
            canvas.put(layout.x + cells[0], y, glyph.sign * len(cells), glyph.style or style)
    ends = ((layout.x - 1, EARLIER), (layout.x + layout.weeks.cells, LATER))
    for (x, glyph), more in zip(ends, line.goes_on, strict=True):
        if more:
            canvas.put(x, y, glyph.sign, glyph.style)
    if line.undated:
        canvas.put(layout.x, y, layout.fit(_NO_DATES, layout.weeks.cells), "caution")


def _put_gates(canvas: Canvas, at: tuple[int, int], here: Sequence[Gate], within: str) -> None:
    x, y = at
    sign, style = gate_sign(here)
    canvas.put(x, y, sign, style)
    for gate in here:
        canvas.region(Region(gate.id, x, y, 1, 1, worded(gate.whole()), within))
