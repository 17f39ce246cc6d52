"""Every tie around one person is drawn exactly once, at any width.

Two wings when there is room, one below the person when there is not.
"""

from collections.abc import Sequence

import attrs
from attrs.validators import in_

from tcplan.draw.canvas import Canvas, Region, stacked
from tcplan.draw.frame import Entry, Side, join, legend, middle_box
from tcplan.draw.glyphs import (
    MARKS,
    RESTRICTIVE,
    SELECTED,
    SOLE,
    TIE_KINDS,
    TO_LEFT,
    TO_RIGHT,
    ellipsis,
    worded,
)
from tcplan.text import clip, width

NARROWEST = 60
WIDEST = 200
TWO_WINGS_FROM = 96

_LINES = {
    "strong": "━━━━━",
    "steady": "─────",
    "tenuous": "┄┄┄┄┄",
    "strained": "╌╌╳╌╌",
    "planned": "·····",
    "ended": "╌╌╱╌╌",
}
_LINE = 5
_REACH = 3
_ROOMY = 120
_SPINE_OF_ONE_WING = 3
_SIDES: tuple[Side, Side] = ("left", "right")


@attrs.frozen
class EcomapTie:
    """One tie as it is drawn; `group`, `label` and `note` are in the reader's words.

    `flow` is the way support goes: towards the person, from the person, mutual, or none recorded.
    `only`: nobody else carries what this tie carries.
    """

    id: str
    label: str
    group: str
    wing: str = attrs.field(validator=in_(("left", "right")))
    kind: str = attrs.field(validator=in_(tuple(_LINES)))
    flow: str = attrs.field(default="none", validator=in_(("towards", "from", "mutual", "none")))
    only: bool = False
    restrictive: bool = False
    note: str = ""


Row = EcomapTie | str | None
"""A tie, the heading of a group, or a blank row."""


@attrs.frozen
class _Look:
    """What all rows of one drawing share."""

    marks: int
    selected: str | None
    ascii: bool

    @property
    def around_text(self) -> int:
        """Cells of a tie beside its text: selection, line, marks, and the blanks between."""
        return 1 + _LINE + 1 + (self.marks + 1 if self.marks else 0)

    def text_of(self, tie: EcomapTie) -> str:
        """Return the label and note of a tie, whole."""
        label = worded(tie.label, ascii=self.ascii)
        return f"{label}  {worded(tie.note, ascii=self.ascii)}" if tie.note.strip() else label

    def heading(self, group: str) -> str:
        """Return the heading of a group."""
        return worded(group.upper(), ascii=self.ascii)

    def needed(self, rows: Sequence[Row]) -> int:
        """Return the cells that the longest text of these rows takes."""
        texts = [
            self.text_of(r) if isinstance(r, EcomapTie) else self.heading(r) for r in rows if r
        ]
        return max(map(width, texts), default=0)


def draw_ecomap(
    ties: Sequence[EcomapTie],
    hub: Sequence[str],
    *,
    width: int,
    height: int | None = None,
    selected: str | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return the ecomap of one person: the ties in their groups around the lines of `hub`.

    `width` is in cells and held between 60 and 200; below 96 the ties stand in one wing. Groups
    keep the order in which they first come. `height` is the least height: no tie is left out to
    keep it. `selected` is the id of a tie. Each tie is a region that carries its full text.
    """
    cells = min(max(width, NARROWEST), WIDEST)
    marks = max((tie.only + tie.restrictive for tie in ties), default=0)
    look = _Look(marks, selected, ascii)
    draw = _two_wings if cells >= TWO_WINGS_FROM and ties else _one_wing
    picture = draw(ties, hub, cells, 0, look)
    key = _legend(ties, picture, cells, look)
    if height is not None and picture.height + 1 + key.height < height:
        picture = draw(ties, hub, cells, height - 1 - key.height, look)
    return stacked([picture, key], ascii=ascii)


def _two_wings(
    ties: Sequence[EcomapTie], hub: Sequence[str], cells: int, tall: int, look: _Look
) -> Canvas:
    box = _box(hub, 22 if cells < _ROOMY else 30, look)
    left, right = (_rows([tie for tie in ties if tie.wing == wing]) for wing in _SIDES)
    room = cells - box.width - 2 * (look.around_text + 1 + _REACH)
    left_text, right_text = _share(look.needed(left), look.needed(right), room)
    height = max(box.height, len(left), len(right), tall)
    canvas = Canvas(cells, height, ascii=look.ascii)
    box_y = (height - box.height) // 2
    box_x = (room - left_text - right_text) // 2 + look.around_text + left_text + 1 + _REACH
    canvas.paste(box_x, box_y, box)
    box_end = box_x + box.width - 1
    for side, rows, text, edge, spine in (
        (_SIDES[0], left, left_text, box_x, box_x - _REACH - 1),
        (_SIDES[1], right, right_text, box_end, box_end + _REACH + 1),
    ):
        wing = _wing(rows, text, side, look)
        top = (height - wing.height) // 2
        canvas.paste(spine + 1 if side == "right" else spine - wing.width, top, wing)
        ends = [region.y + top for region in wing.regions]
        if ends:
            join(canvas, side, ends, spine=spine, box=edge, middle=box_y + box.height // 2)
    return canvas


def _one_wing(
    ties: Sequence[EcomapTie], hub: Sequence[str], cells: int, tall: int, look: _Look
) -> Canvas:
    box = _box(hub, 40, look)
    wing_x = _SPINE_OF_ONE_WING + 1
    rows = _rows(sorted(ties, key=lambda tie: tie.wing == "right"))
    wing = _wing(rows, cells - wing_x - look.around_text, "right", look)
    canvas = Canvas(cells, max(box.height + (wing.height or 1), tall), ascii=look.ascii)
    canvas.paste(0, 0, box)
    canvas.paste(wing_x, box.height, wing)
    if not ties:
        canvas.put(0, box.height, "No ties are recorded.", "gap")
        return canvas
    canvas.put(_SPINE_OF_ONE_WING, box.height - 1, "╤")
    for y, row in enumerate(rows, start=1):
        sign = ("└" if y == len(rows) else "├") if isinstance(row, EcomapTie) else "│"
        canvas.put(_SPINE_OF_ONE_WING, box.height - 1 + y, sign)
    return canvas


def _box(hub: Sequence[str], widest: int, look: _Look) -> Canvas:
    lines = [worded(line, ascii=look.ascii) for line in hub] or [""]
    inner = min(max(16, *map(width, lines)), widest)
    styles = ["strong"] + [None] * (len(lines) - 1)
    return middle_box(list(zip(lines, styles, strict=True)), inner, ascii=look.ascii)


def _rows(ties: Sequence[EcomapTie]) -> list[Row]:
    rows: list[Row] = []
    for group in dict.fromkeys(tie.group for tie in ties):
        rows += [None, group] if rows else [group]
        rows += [tie for tie in ties if tie.group == group]
    return rows


def _share(left: int, right: int, room: int) -> tuple[int, int]:
    if left + right <= room:
        return left, right
    half = room // 2
    if left <= half:
        return left, room - left
    return (room - right, right) if right <= half else (half, room - half)


def _wing(rows: Sequence[Row], text: int, side: Side, look: _Look) -> Canvas:
    wing = Canvas(look.around_text + text, len(rows), ascii=look.ascii)
    for y, row in enumerate(rows):
        if isinstance(row, EcomapTie):
            _put_tie(wing, y, row, side, look)
        elif row is not None:
            heading = clip(look.heading(row), text, more=ellipsis(ascii=look.ascii))
            wing.put(1 if side == "left" else look.around_text, y, heading, "heading")
    return wing


def _put_tie(wing: Canvas, y: int, tie: EcomapTie, side: Side, look: _Look) -> None:
    marks = (SOLE.sign if tie.only else "") + (RESTRICTIVE.sign if tie.restrictive else "")
    style = RESTRICTIVE.style if tie.restrictive else SOLE.style
    if side == "left":
        text_x, line_x = 1, wing.width - _LINE
        marks_x = line_x - 1 - len(marks)
    else:
        text_x, line_x, marks_x = look.around_text, 0, _LINE + 1
    wing.put(line_x, y, _line(tie, side))
    wing.put(marks_x, y, marks, style)
    whole = look.text_of(tie)
    shown = clip(whole, wing.width - look.around_text, more=ellipsis(ascii=look.ascii))
    label = len(worded(tie.label, ascii=look.ascii))
    chosen = SELECTED.style if tie.id == look.selected else None
    if chosen:
        wing.put(text_x - 1, y, SELECTED.sign, chosen)
    note_x = wing.put(text_x, y, shown[:label], chosen)
    wing.put(note_x, y, shown[label:], "muted")
    wing.region(Region(tie.id, 0, y, wing.width, 1, whole))


def _line(tie: EcomapTie, side: Side) -> str:
    line = _LINES[tie.kind]
    to_person = tie.flow in ("towards", "mutual")
    to_other = tie.flow in ("from", "mutual")
    leftward, rightward = (to_other, to_person) if side == "left" else (to_person, to_other)
    return (
        (TO_LEFT.sign if leftward else line[0])
        + line[1:-1]
        + (TO_RIGHT.sign if rightward else line[-1])
    )


def _legend(ties: Sequence[EcomapTie], picture: Canvas, cells: int, look: _Look) -> Canvas:
    kinds = {tie.kind for tie in ties}
    lines = [Entry(_LINES[g.code][1:4], g.word) for g in TIE_KINDS if g.code in kinds]
    flows = {tie.flow for tie in ties}
    both = f"{TO_LEFT.sign} {TO_RIGHT.sign}"
    arrows = [Entry(both, "points to who is supported")] if flows - {"none"} else []
    arrows += [Entry(both, "on one tie: each supports the other")] if "mutual" in flows else []
    arrows += [Entry("", "no arrow: direction not recorded")] if "none" in flows else []
    shown = {SOLE: any(t.only for t in ties), RESTRICTIVE: any(t.restrictive for t in ties)}
    marks = [Entry(g.sign, g.word, g.style) for g in MARKS if shown[g]]
    drawn = "\n".join(picture.lines())
    if any(region.label not in drawn for region in picture.regions):
        marks.append(Entry(ellipsis(ascii=look.ascii), "cut to fit; the list has the full text"))
    return legend([("TIE", lines), ("FLOW", arrows), ("MARK", marks)], cells, ascii=look.ascii)
