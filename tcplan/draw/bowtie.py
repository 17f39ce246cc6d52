"""A bow-tie reads one way: what could start it, what stops it, the middle, and what follows.

Left to right when there is room, top to bottom when there is not.
"""

from collections.abc import Sequence

import attrs

from tcplan.draw.canvas import Canvas, stacked
from tcplan.draw.frame import Entry, join, legend, middle_box
from tcplan.draw.glyphs import CONTROL_STATES, COVER, RESTRICTIVE, ellipsis, worded
from tcplan.draw.strand import Look, Strand, consequence, threat

NARROWEST = 60
WIDEST = 200
SIDE_BY_SIDE_FROM = 100

_REACH = 2
_ROOMY = 130
_SPINE_BELOW = 1
_BEFORE = "WHAT COULD START IT ▸ WHAT STOPS IT"
_AFTER = "WHAT LIMITS IT ▸ WHAT IT LEADS TO"
_MIDDLE = "WHAT WE WANT TO PREVENT"
_NO_CAUSES = "no causes are recorded"
_NO_CONSEQUENCES = "no consequences are recorded"


@attrs.frozen
class BowTie:
    """What we want to prevent, the answer about it in a sign and words, and its strands."""

    centre: str
    answer_glyph: str
    answer_word: str
    threats: tuple[Strand, ...] = ()
    consequences: tuple[Strand, ...] = ()


def draw_bowtie(
    bowtie: BowTie,
    *,
    width: int,
    selected: tuple[str, str] | None = None,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return a bow-tie: threats and their controls, the middle, controls and consequences.

    `width` is in cells and held between 60 and 200; below 100 the parts stand below each other.
    `selected` is (strand id, control id), or (strand id, "") for the strand itself. Controls are
    regions within their strand; a strand is a region of its own.
    """
    cells = min(max(width, NARROWEST), WIDEST)
    draw = _side_by_side if cells >= SIDE_BY_SIDE_FROM else _one_column
    picture = draw(bowtie, cells, selected, ascii=ascii)
    return stacked([picture, _legend(bowtie, picture, ascii=ascii)], ascii=ascii)


def _side_by_side(
    bowtie: BowTie,
    cells: int,
    selected: tuple[str, str] | None,
    *,
    ascii: bool,  # noqa: A002
) -> Canvas:
    box = _box(bowtie, 19 if cells < _ROOMY else 27, ascii=ascii)
    side = (cells - box.width - 2 * (1 + _REACH)) // 2
    look = Look(side, selected, ascii)
    left = [threat(strand, look, runs_on=True) for strand in bowtie.threats]
    right = [consequence(strand, look) for strand in bowtie.consequences]
    before = stacked(left or [_nothing(_NO_CAUSES, look)], ascii=ascii)
    after = stacked(right or [_nothing(_NO_CONSEQUENCES, look)], ascii=ascii)
    height = max(before.height, box.height, after.height)
    canvas = Canvas(cells, height + 2, ascii=ascii)
    box_y, middle = 2 + (height - box.height) // 2, 2 + height // 2
    box_x, after_x = side + 1 + _REACH, cells - side
    before_y, after_y = 2 + (height - before.height) // 2, 2 + (height - after.height) // 2
    canvas.put(0, 0, _BEFORE, "heading")
    canvas.put(after_x, 0, _AFTER, "heading")
    canvas.paste(box_x, box_y, box)
    canvas.paste(0, before_y, before)
    canvas.paste(after_x, after_y, after)
    tops = zip(_tops(left), left, strict=True)
    ends = [before_y + top + strand.height - 1 for top, strand in tops] or [before_y]
    join(canvas, "left", ends, spine=side, box=box_x, middle=middle)
    starts = [after_y + top for top in _tops(right)] or [after_y]
    edge = box_x + box.width - 1
    join(canvas, "right", starts, spine=after_x - 1, box=edge, middle=middle)
    return canvas


def _one_column(
    bowtie: BowTie,
    cells: int,
    selected: tuple[str, str] | None,
    *,
    ascii: bool,  # noqa: A002
) -> Canvas:
    x = _SPINE_BELOW + 1
    look = Look(cells - x, selected, ascii)
    box = _box(bowtie, min(cells - 4, 56), ascii=ascii)
    above = [threat(strand, look, runs_on=False) for strand in bowtie.threats]
    below = [consequence(strand, look) for strand in bowtie.consequences]
    before = stacked(above or [_nothing(_NO_CAUSES, look)], ascii=ascii)
    after = stacked(below or [_nothing(_NO_CONSEQUENCES, look)], ascii=ascii)
    box_y = 2 + before.height + 1
    after_y = box_y + box.height + 3
    canvas = Canvas(cells, after_y + after.height, ascii=ascii)
    canvas.put(0, 0, _BEFORE, "heading")
    canvas.paste(x, 2, before)
    canvas.paste(0, box_y, box)
    canvas.put(x + 1, after_y - 2, _AFTER, "heading")
    canvas.paste(x, after_y, after)
    tops = [2 + y for y in _tops(above)] or [2]
    _spine(canvas, tops, range(tops[0], box_y), first="┌", last="│")
    starts = [after_y + y for y in _tops(below)] or [after_y]
    _spine(canvas, starts, range(box_y + box.height, starts[-1] + 1), first="│", last="└")
    canvas.put(_SPINE_BELOW, box_y, "╧")
    canvas.put(_SPINE_BELOW, box_y + box.height - 1, "╤")
    return canvas


def _spine(canvas: Canvas, ends: Sequence[int], rows: range, *, first: str, last: str) -> None:
    for y in rows:
        inner = "├" if y in ends else "│"
        sign = first if y == rows[0] else last if y == rows[-1] else inner
        canvas.put(_SPINE_BELOW, y, sign)


def _tops(parts: Sequence[Canvas]) -> list[int]:
    return [sum(part.height + 1 for part in parts[:n]) for n in range(len(parts))]


def _nothing(words: str, look: Look) -> Canvas:
    canvas = Canvas(look.cells, 1, ascii=look.ascii)
    canvas.put(0, 0, "──")
    end = canvas.put(3, 0, words, "gap")
    canvas.put(end + 1, 0, "─" * (look.cells - end - 1))
    return canvas


def _box(bowtie: BowTie, inner: int, *, ascii: bool) -> Canvas:  # noqa: A002
    sign = worded(bowtie.answer_glyph, ascii=ascii)
    answer = f"{sign} {worded(bowtie.answer_word, ascii=ascii)}"
    styles = {glyph.sign: glyph.style for glyph in COVER}
    lines = [
        (_MIDDLE, "heading"),
        ("", None),
        (worded(bowtie.centre, ascii=ascii), "strong"),
        ("", None),
        (answer, styles.get(bowtie.answer_glyph)),
    ]
    return middle_box(lines, inner, ascii=ascii)


def _legend(bowtie: BowTie, picture: Canvas, *, ascii: bool) -> Canvas:  # noqa: A002
    links = [c for strand in (*bowtie.threats, *bowtie.consequences) for c in strand.controls]
    signs = {link.glyph for link in links}
    states = [Entry(g.sign, g.word, g.style) for g in CONTROL_STATES if g.sign in signs]
    marks = []
    if any(link.restrictive for link in links):
        marks.append(Entry(RESTRICTIVE.sign, RESTRICTIVE.word, RESTRICTIVE.style))
    drawn = "\n".join(picture.lines())
    if any(region.within and region.label not in drawn for region in picture.regions):
        marks.append(Entry(ellipsis(ascii=ascii), "cut to fit; the table has the full text"))
    return legend([("CONTROL", states), ("MARK", marks)], picture.width, ascii=ascii)
