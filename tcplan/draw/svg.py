"""A drawing as a picture that needs nothing else: no script, no font file, no address.

Every run of characters has its own place and its own length, because readers of SVG drop leading
blanks and monospaced fonts differ in width.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from tcplan.draw.canvas import Canvas, Span
from tcplan.draw.strokes import CELL, DRAWN, ROW, Sign, stroke_paths
from tcplan.text import clusters, visible

FONT_SIZE = 14
MARGIN = 12
PAPER = "#ffffff"
CHOSEN_PAPER = "#fff1b8"
INK = "#1a1a1a"

LOOKS = {
    "heading": ("#1f3d6b", True),
    "strong": ("#000000", True),
    "muted": ("#555555", False),
    "selected": ("#000000", True),
    "gap": ("#a11212", True),
    "caution": ("#7a4a00", True),
    "single": ("#1f4e8c", True),
    "held": ("#1e5c2e", True),
    "restrictive": ("#6b1f7a", True),
}
"""The ink of each style and whether it is bold; every ink reads at 4.5 to 1 on its paper."""

_FONTS = "DejaVu Sans Mono,Menlo,Consolas,Cascadia Mono,Liberation Mono,monospace"
_BASELINE = 0.72 * ROW

_Piece = tuple[str, int, int]
"""A text, the cell at which it begins, and the cells it takes."""


def to_svg(canvas: Canvas, *, title: str, description: str) -> str:
    """Return the drawing as the text of one SVG element, for a page or for a file of its own.

    `title` and `description` are read out in place of the characters, so the description should
    say what the drawing shows.
    """
    wide, high = canvas.width * CELL + 2 * MARGIN, canvas.height * ROW + 2 * MARGIN
    placed = [(span, y) for y, spans in enumerate(canvas.spans()) for span in spans]
    signs = [sign for span, y in placed for sign in _signs(span, y)]
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide:g} {high:g}"'
            f' font-family="{_FONTS}" font-size="{FONT_SIZE}" fill="{INK}">'
        ),
        f"<title>{escape(visible(title))}</title>",
        f"<desc>{escape(visible(description))}</desc>",
        f'<rect width="{wide:g}" height="{high:g}" fill="{PAPER}"/>',
        *[paper for span, y in placed if span.style == "selected" for paper in _chosen(span, y)],
        stroke_paths(signs, ink=INK, paper=PAPER),
        *[element for span, y in placed for element in _texts(span, y)],
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _pieces(span: Span) -> Iterator[tuple[bool, _Piece]]:
    """Yield the strokes and the words of a span apart, without the blanks around them."""
    x = span.x
    for drawn, group in groupby(clusters(span.text), key=lambda cluster: cluster[0] in DRAWN):
        parts = list(group)
        text, cells = "".join(part for part, _ in parts), sum(size for _, size in parts)
        inked = text.strip(" ")
        if inked:
            before = len(text) - len(text.lstrip(" "))
            blanks = len(text) - len(inked)
            yield drawn, (inked, x + before, cells - blanks)
        x += cells


def _signs(span: Span, y: int) -> Iterator[Sign]:
    for drawn, (text, x, _) in _pieces(span):
        for n, sign in enumerate(text if drawn else ""):
            yield Sign(sign, MARGIN + (x + n + 0.5) * CELL, MARGIN + (y + 0.5) * ROW)


def _chosen(span: Span, y: int) -> Iterator[str]:
    for _, (_, x, cells) in _pieces(span):
        yield (
            f'<rect x="{MARGIN + x * CELL:g}" y="{MARGIN + y * ROW:g}"'
            f' width="{cells * CELL:g}" height="{ROW:g}" fill="{CHOSEN_PAPER}"/>'
        )


def _texts(span: Span, y: int) -> Iterator[str]:
    ink, bold = LOOKS.get(span.style or "", (INK, False))
    look = (f' fill="{ink}"' if ink != INK else "") + (' font-weight="bold"' if bold else "")
    for drawn, (text, x, cells) in _pieces(span):
        if not drawn:
            yield (
                f'<text x="{MARGIN + x * CELL:g}" y="{MARGIN + y * ROW + _BASELINE:g}"'
                f' textLength="{cells * CELL:g}" lengthAdjust="spacingAndGlyphs"{look}>'
                f"{escape(text)}</text>"
            )
