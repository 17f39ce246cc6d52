"""Options stand side by side in the order in which they were named, and nothing ranks them."""

from collections.abc import Iterable

from tcplan.draw import Canvas, stacked
from tcplan.views.whatif.view import CompareView, SideView
from tui.page import Line, field, heading, item, page, para
from tui.told.beside import Cells, table
from tui.told.what_if import DIRECTIONS, LOOKS, stay_lines

_FEWEST = 12
"""In fewer cells a column of figures would be folded letter by letter."""


def drawn(view: CompareView, cells: int) -> Canvas:
    """The sides in columns where there is room for them, else measure by measure."""
    if cells < _FEWEST * (len(view.sides) + 2):
        return page(whole(view), cells)
    head = ("", *(side.name for side in view.sides))
    rows = [
        (
            (row.words, None),
            *(_cell(v, way) for v, way in zip(row.values, row.directions, strict=True)),
        )
        for row in view.rows
    ]
    risks: list[Cells] = [
        ((risk.title, None), *((value, None) for value in risk.values)) for risk in view.risks
    ]
    parts = [
        page(list(_sides_lines(view)), cells),
        table(head, rows, cells),
        stacked([page(heading(_RISKS), cells), table(head, risks, cells)], gap=0),
        page(list(_last_lines(view)), cells),
    ]
    return stacked([part for part in parts if any(part.lines())])


_RISKS = "RISKS, AT THEIR WORST FROM NOW ON"


def _cell(value: str, direction: str) -> tuple[str, str | None]:
    told = DIRECTIONS.get(direction)
    if direction in {"better", "worse", "other"}:
        return f"{value} {told}", LOOKS[direction]
    return value, None


def whole(view: CompareView) -> Iterable[Line]:
    """Everything as text."""
    yield from _sides_lines(view)
    yield from heading("MEASURE BY MEASURE")
    names = [side.name for side in view.sides]
    for row in view.rows:
        yield para(row.words, "strong")
        for name, value, way in zip(names, row.values, row.directions, strict=True):
            text, look = _cell(value, way)
            yield Line(f"{name}: {text}", look, indent=2)
    if view.risks:
        yield from heading(_RISKS)
    for risk in view.risks:
        yield para(risk.title, "strong")
        yield from (
            Line(f"{name}: {value}", indent=2)
            for name, value in zip(names, risk.values, strict=True)
        )
    yield from _last_lines(view)


def _sides_lines(view: CompareView) -> Iterable[Line]:
    yield para(view.not_ranked, "muted")
    for side in view.sides:
        yield from _side_lines(side)


def _side_lines(side: SideView) -> Iterable[Line]:
    if side.words or side.note or side.not_done:
        yield Line(side.name, "strong")
    if side.note:
        yield Line(side.note, indent=2)
    yield from (item(words, indent=2) for words in side.words)
    yield from (field("Not done", words, "caution", indent=2) for words in side.not_done)


def _last_lines(view: CompareView) -> Iterable[Line]:
    if view.stay is not None:
        yield from heading("STAYING IN HOSPITAL")
        yield from stay_lines(view.stay)
