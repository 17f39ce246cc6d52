"""Every control of a strand is drawn exactly once, and a strand with none says so in words.

A strand is one threat with what stops it, or one consequence with what limits it.
"""

from collections.abc import Sequence

import attrs

from tcplan.draw.canvas import Canvas, Region
from tcplan.draw.glyphs import CONTROL_STATES, COVER, RESTRICTIVE, SELECTED, ellipsis, worded
from tcplan.text import clip, width, wrap

_STYLES = {glyph.sign: glyph.style for glyph in (*COVER, *CONTROL_STATES)}
_DASH = "──"
_ARROW = "──▸ "
_FIRST = 5
_INDENT = 2
_BETWEEN = 4
_NOTHING = {True: "nothing recorded stops this", False: "nothing recorded limits this"}


@attrs.frozen
class Link:
    """One control on a strand; `glyph` is the sign of how far it has come."""

    id: str
    label: str
    glyph: str
    restrictive: bool = False


@attrs.frozen
class Strand:
    """One threat or consequence, the answer about it in a sign and words, and its controls."""

    id: str
    label: str
    answer_glyph: str
    answer_word: str
    controls: tuple[Link, ...] = ()


@attrs.frozen
class Look:
    """How strands are drawn: how wide, what is selected (strand id, link id or ""), which signs."""

    cells: int
    selected: tuple[str, str] | None = None
    ascii: bool = False


@attrs.frozen
class _Placed:
    """One control at its place in the chain, its text cut to fit."""

    link: Link
    x: int
    y: int
    sign: str
    label: str
    whole: str

    @property
    def end(self) -> int:
        """The cell after it, its mark included."""
        mark = 1 + width(RESTRICTIVE.sign) if self.link.restrictive else 0
        return self.x + width(self.sign) + 1 + width(self.label) + mark


def threat(strand: Strand, look: Look, *, runs_on: bool) -> Canvas:
    """Return a threat above its controls; `runs_on` draws the line on to the right edge."""
    title_x = 0 if runs_on else _INDENT
    title = _title(strand, look, title_x)
    chain = _chain(strand, look, stops=True)
    canvas = Canvas(look.cells, title.height + chain.height, ascii=look.ascii)
    if not runs_on:
        canvas.put(0, 0, "─")
    canvas.paste(0, 0, title)
    canvas.paste(0, title.height, chain)
    if runs_on:
        end = width(chain.lines()[-1])
        canvas.put(end, canvas.height - 1, "─" * (look.cells - end))
    return canvas


def consequence(strand: Strand, look: Look) -> Canvas:
    """Return what limits a consequence, the line coming in at the top left, above its name."""
    chain = _chain(strand, look, stops=False)
    title = _title(strand, look, _INDENT + width(_ARROW))
    canvas = Canvas(look.cells, chain.height + title.height, ascii=look.ascii)
    canvas.paste(0, 0, chain)
    canvas.put(0, 0, "─" * _INDENT)
    canvas.put(_INDENT, chain.height, _ARROW.rstrip())
    canvas.paste(0, chain.height, title)
    return canvas


def _title(strand: Strand, look: Look, x: int) -> Canvas:
    room = look.cells - x - 1
    label = worded(strand.label, ascii=look.ascii)
    sign = worded(strand.answer_glyph, ascii=look.ascii)
    answer = f"{sign} {worded(strand.answer_word, ascii=look.ascii)}"
    names, answers = wrap(label, room), wrap(answer, room)
    beside = width(names[-1]) + 3 + width(answers[0]) <= room and len(answers) == 1
    canvas = Canvas(look.cells, len(names) + len(answers) - beside, ascii=look.ascii)
    chosen = look.selected == (strand.id, "")
    for y, name in enumerate(names):
        canvas.put(x, y, name, SELECTED.style if chosen else "strong")
    if chosen:
        canvas.put(x + width(names[-1]), len(names) - 1, SELECTED.sign, SELECTED.style)
    answer_x = x + width(names[-1]) + 3 if beside else x
    for y, line in enumerate(answers, start=len(names) - beside):
        canvas.put(answer_x, y, line, _STYLES.get(strand.answer_glyph))
    canvas.region(Region(strand.id, x, 0, room, canvas.height, f"{label}  {answer}"))
    return canvas


def _chain(strand: Strand, look: Look, *, stops: bool) -> Canvas:
    placed = _place(strand.controls, look)
    canvas = Canvas(look.cells, placed[-1].y + 1 if placed else 1, ascii=look.ascii)
    if not placed:
        canvas.put(_INDENT, 0, _DASH)
        end = canvas.put(_FIRST, 0, _NOTHING[stops], "gap")
        canvas.put(end + 1, 0, _DASH[: look.cells - end - 1])
    for item in placed:
        before = item.x - 1 - width(_DASH)
        canvas.put(before, item.y, _DASH)
        canvas.put(item.end + 1, item.y, _DASH)
        chosen = SELECTED.style if look.selected == (strand.id, item.link.id) else None
        if chosen:
            canvas.put(item.x - 1, item.y, SELECTED.sign, chosen)
        x = canvas.put(item.x, item.y, f"{item.sign} {item.label}", chosen)
        if not chosen:
            canvas.put(item.x, item.y, item.sign, _STYLES.get(item.link.glyph))
        if item.link.restrictive:
            canvas.put(x + 1, item.y, RESTRICTIVE.sign, RESTRICTIVE.style)
        cells = item.end - item.x
        canvas.region(Region(item.link.id, item.x, item.y, cells, 1, item.whole, strand.id))
    return canvas


def _place(links: Sequence[Link], look: Look) -> list[_Placed]:
    more = ellipsis(ascii=look.ascii)
    line_end = look.cells - 1
    room = line_end - _FIRST - 1 - width(_DASH)
    placed: list[_Placed] = []
    x, y = _FIRST, 0
    for link in links:
        sign = clip(worded(link.glyph, ascii=look.ascii), 8, more=more)
        whole = worded(link.label, ascii=look.ascii)
        mark = 1 + width(RESTRICTIVE.sign) if link.restrictive else 0
        label = clip(whole, room - width(sign) - 1 - mark, more=more)
        item = _Placed(link, x, y, sign, label, whole)
        if x > _FIRST and item.end + 1 + width(_DASH) > line_end:
            y += 1
            item = attrs.evolve(item, x=_FIRST, y=y)
        placed.append(item)
        x = item.end + _BETWEEN
    return placed
