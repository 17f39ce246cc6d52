"""Two sides stand in columns of their own, each text folded within its column and never cut."""

from collections.abc import Sequence

from tcplan.draw import Canvas, glyph_for, stacked
from tcplan.text import visible, width, wrap
from tcplan.views.whatif.view import RiskBeside
from tui.page import Line, heading, page, para
from tui.told.agency import counted

Cells = tuple[tuple[str, str | None], ...]
"""The cells of a row: text and look."""

_GAP = 2
_LEAST = 8
_NARROWEST = 2
_MOST = 22
_SIDES = ("plan", "what-if")
_NAME = max(map(width, _SIDES)) + 2
_MINUS = "−"


def table(head: Sequence[str], rows: Sequence[Cells], cells: int) -> Canvas:
    """Rows under their headings; the first column takes what the others leave."""
    if not rows:
        return Canvas(cells, 0)
    widths = _widths(head, rows, cells)
    folded = [_fold(tuple((text, "muted") for text in head), widths)]
    folded += [_fold(row, widths) for row in rows]
    canvas = Canvas(cells, sum(map(len, folded)))
    y = 0
    for lines in folded:
        for line in lines:
            x = 0
            for (text, look), column in zip(line, widths, strict=True):
                canvas.put(x, y, text, look)
                x += column + _GAP
            y += 1
    return canvas


def _widths(head: Sequence[str], rows: Sequence[Cells], cells: int) -> list[int]:
    """The first column gets at least a third; the others what they need, shared when too much."""
    room = max(cells - cells // 3 - _GAP * (len(head) - 1), _LEAST)
    most = min(_MOST, max(room // (len(head) - 1), 1))
    others = []
    for n, title in enumerate(head[1:], 1):
        needed = max(width(visible(text, keep="")) for text in (title, *(r[n][0] for r in rows)))
        others.append(max(min(needed, most), _NARROWEST))
    return [cells - sum(others) - _GAP * len(others), *others]


def _fold(row: Cells, widths: Sequence[int]) -> list[Cells]:
    columns = [
        [(line, look) for line in wrap(visible(text), column)] if text else []
        for (text, look), column in zip(row, widths, strict=True)
    ]
    height = max(map(len, columns))
    return [
        tuple(column[y] if y < len(column) else ("", None) for column in columns)
        for y in range(height)
    ]


def weeks_of(risks: Sequence[RiskBeside], cells: int) -> Canvas:
    """The weeks around the move of each risk that would differ: the plan above the what-if."""
    told = [risk for risk in risks if risk.weeks and risk.differs]
    if not told:
        return Canvas(cells, 0)
    parts = [page(heading("WEEK BY WEEK, THE WORST HOURS OF EACH"), cells)]
    for risk in told:
        parts += [page(_risk_lines(risk), cells), _strip(risk, cells)]
    most = max(len(risk.weeks) for risk in told) - (cells - _NAME)
    if most > 0:
        parts.append(page([para(f"{most} later weeks are not drawn here; v has them.")], cells))
    return stacked([*parts, page([_legend(told)], cells)], gap=0)


def _risk_lines(risk: RiskBeside) -> list[Line]:
    before, after = risk.gap_days_before, risk.gap_days_after
    if before is None or after is None:
        return [para(risk.title)]
    now = counted(before, "day with a gap", "days with a gap")
    return [para(f"{risk.title}: {now} in the plan, {after} in the what-if")]


def _strip(risk: RiskBeside, cells: int) -> Canvas:
    room = max(cells - _NAME, 1)
    each = max(min(4, room // len(risk.weeks)), 1)
    shown = risk.weeks[: room // each]
    canvas = Canvas(cells, 1 + len(_SIDES))
    canvas.put(0, 0, "week", "muted")
    end = 0
    for n, week in enumerate(shown):
        x, name = _NAME + n * each, _number(week.number)
        if x >= end and x + width(name) <= cells and week.number % 2 == 0:
            end = canvas.put(x, 0, name, "muted") + 1
        for y, code in enumerate((week.plan, week.what_if), 1):
            glyph = glyph_for(code)
            canvas.put(x, y, glyph.sign * each, glyph.style)
    for y, side in enumerate(_SIDES, 1):
        canvas.put(0, y, side, "muted" if y == 1 else "strong")
    return canvas


def _number(number: int) -> str:
    if number == 0:
        return "move"
    return f"+{number}" if number > 0 else f"{_MINUS}{-number}"


def _legend(risks: Sequence[RiskBeside]) -> Line:
    codes = {code for risk in risks for week in risk.weeks for code in (week.plan, week.what_if)}
    signs = [glyph_for(code) for code in sorted(codes)]
    return para(" · ".join(f"{glyph.sign} {glyph.word}" for glyph in signs), "muted")
