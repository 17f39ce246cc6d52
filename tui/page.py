"""A page is a list of lines of text with their looks; it is folded to the width, never cut."""

from collections.abc import Iterable, Sequence

import attrs

from tcplan.draw import Canvas, glyph_for
from tcplan.text import clip, visible, width, wrap

_LEAST = 20
_LABEL = 13


@attrs.frozen
class Line:
    """One paragraph: an optional mark or label, and text that hangs beside it."""

    text: str
    style: str | None = None
    indent: int = 0
    mark: str = ""
    mark_style: str | None = None
    label: str = ""
    """Stands in a column of its own before the text."""


BLANK = Line("")


def heading(text: str) -> tuple[Line, ...]:
    """A heading with a blank line above it."""
    return (BLANK, Line(text, "heading"))


def para(text: str, style: str | None = None) -> Line:
    """A paragraph."""
    return Line(text, style)


def item(text: str, style: str | None = None, *, indent: int = 0) -> Line:
    """An item of a list."""
    return Line(text, style, indent, mark="–")


def field(label: str, text: str, style: str | None = None, *, indent: int = 0) -> Line:
    """A label and what is recorded under it."""
    return Line(text, style, indent, label=label)


def answered(code: str, text: str, *, indent: int = 0) -> Line:
    """An answer about cover, or the state of a control: sign, then words."""
    glyph = glyph_for(code)
    return Line(text, None, indent, mark=glyph.sign, mark_style=glyph.style)


def page(lines: Iterable[Line], cells: int) -> Canvas:
    """The lines folded to so many cells; a label that comes again is not written again."""
    cells = max(cells, _LEAST)
    rows: list[tuple[int, str, str | None]] = []
    placed: list[tuple[int, int, str, str | None]] = []
    column = min(_LABEL, cells // 3 + 1)
    before = BLANK
    for line in _trimmed(lines):
        x = min(line.indent, cells // 3)
        again = (line.label, line.indent) == (before.label, before.indent)
        before = line
        top = len(rows)
        if line.mark:
            placed.append((x, top, line.mark, line.mark_style))
            x += 2
        if line.label:
            shown = "" if again else visible(line.label, keep="")
            if width(shown) < column:
                placed.append((x, top, shown, "muted"))
                x += column
            else:
                rows.append((x, clip(shown, cells - x), "muted"))
                x += 2
        rows += [(x, text, line.style) for text in wrap(visible(line.text), cells - x)]
    canvas = Canvas(cells, max(len(rows), 1))
    for mark_x, y, text, style in placed:
        canvas.put(mark_x, y, text, style)
    for y, (x, text, style) in enumerate(rows):
        if text:
            canvas.put(x, y, text, style)
    return canvas


def _trimmed(lines: Iterable[Line]) -> Sequence[Line]:
    """Without blank lines at the top."""
    found = list(lines)
    while found and found[0] == BLANK:
        found.pop(0)
    return found


def as_text(lines: Iterable[Line]) -> str:
    """The lines as plain text, one paragraph a line, for the clipboard."""
    return "\n".join(
        "  " * bool(line.indent)
        + (f"{line.mark} " if line.mark else "")
        + (f"{line.label}: " if line.label else "")
        + line.text
        for line in _trimmed(lines)
    )
