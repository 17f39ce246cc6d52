"""Characters on a grid: nothing is drawn outside it, and nothing that was not made visible."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import attrs

from tcplan.text import ascii_only, clusters, visible, width

STYLES = (
    "heading",
    "strong",
    "muted",
    "selected",
    "gap",
    "caution",
    "single",
    "held",
    "restrictive",
)
"""What a run of characters may be called; a terminal or an SVG gives each name a look."""

_BLANK = " "
_REST_OF_WIDE = ""
_EMPTY: tuple[str, str | None] = (_BLANK, None)
_WORDS = re.compile("x+(?: x+)*")
_ANYTHING = re.compile(".+")


@attrs.frozen
class Span:
    """A run of characters on one row in one style, beginning at cell `x`."""

    text: str
    style: str | None
    x: int


@attrs.frozen
class Region:
    """Where something that can be selected is drawn, with its full text even where that was cut.

    `within` is the id of what it belongs to (a control belongs to a strand), or empty.
    """

    id: str
    x: int
    y: int
    width: int
    height: int
    label: str = ""
    within: str = ""


class Canvas:
    """A grid of `width` by `height` cells, with the regions that can be selected on it.

    Regions stand in reading order: the order in which they were recorded.
    """

    def __init__(self, width: int, height: int, *, ascii: bool = False) -> None:  # noqa: A002
        self.width = width
        self.height = height
        self._ascii = ascii
        self._rows: list[list[tuple[str, str | None]]] = [[_EMPTY] * width for _ in range(height)]
        self._regions: list[Region] = []

    @property
    def regions(self) -> tuple[Region, ...]:
        """Everything that can be selected, in reading order."""
        return tuple(self._regions)

    def put(self, x: int, y: int, text: str, style: str | None = None) -> int:
        """Write one row of text at cell (x, y) and return the cell after it.

        Raises ValueError when it would not fit: text that vanished at an edge could hurt someone.
        """
        shown = ascii_only(visible(text, keep="")) if self._ascii else visible(text, keep="")
        end = x + width(shown)
        if x < 0 or end > self.width or not 0 <= y < self.height:
            raise ValueError(
                f"{end - x} cells at ({x}, {y}) do not fit on {self.width} by {self.height}"
            )
        row = self._rows[y]
        self._free(row, x)
        self._free(row, end)
        if shown.isascii():
            row[x:end] = [(character, style) for character in shown]
            return end
        for cluster, cells in clusters(shown):
            row[x : x + cells] = [(cluster, style)] + [(_REST_OF_WIDE, style)] * (cells - 1)
            x += cells
        return end

    def region(self, region: Region) -> None:
        """Record that something that can be selected is drawn here."""
        self._regions.append(region)

    def paste(self, x: int, y: int, other: "Canvas") -> None:
        """Copy another drawing onto this one, its top left corner at (x, y), with its regions.

        Its unstyled blanks let through what is below. Both print the same set of signs. Raises
        ValueError when it would not fit.
        """
        if min(x, y) < 0 or x + other.width > self.width or y + other.height > self.height:
            raise ValueError(
                f"{other.width} by {other.height} cells at ({x}, {y}) do not fit on "
                f"{self.width} by {self.height}"
            )
        for below, above in zip(self._rows[y:], other._rows, strict=False):  # noqa: SLF001
            if below.count(_EMPTY) == len(below):
                below[x : x + other.width] = above
                continue
            for column, cell in enumerate(above, start=x):
                if cell != _EMPTY:
                    below[column] = cell
        self._regions += [attrs.evolve(r, x=r.x + x, y=r.y + y) for r in other.regions]

    def lines(self) -> list[str]:
        """Return the drawing as plain text, one string a row, without trailing blanks."""
        return ["".join(cluster for cluster, _ in row).rstrip(_BLANK) for row in self._rows]

    def spans(self) -> list[list[Span]]:
        """Return the runs of each row, left to right; unstyled blanks between runs are left out."""
        return [list(_runs(row)) for row in self._rows]

    def _free(self, row: list[tuple[str, str | None]], x: int) -> None:
        if 0 < x < self.width and row[x][0] == _REST_OF_WIDE:
            row[x - 1] = row[x] = _EMPTY


def stacked(
    parts: Sequence[Canvas],
    *,
    gap: int = 1,
    ascii: bool = False,  # noqa: A002
) -> Canvas:
    """Return one drawing with the parts below each other and `gap` blank rows between them."""
    drawn = [part for part in parts if part.height]
    height = sum(part.height for part in drawn) + gap * max(len(drawn) - 1, 0)
    canvas = Canvas(max((part.width for part in drawn), default=0), height, ascii=ascii)
    y = 0
    for part in drawn:
        canvas.paste(0, y, part)
        y += part.height + gap
    return canvas


def _runs(row: list[tuple[str, str | None]]) -> Iterator[Span]:
    start = 0
    for style, group in groupby(row, key=itemgetter(1)):
        cells = [cluster for cluster, _ in group]
        inked = "".join(" " if cluster == _BLANK else "x" for cluster in cells)
        for run in (_WORDS if style is None else _ANYTHING).finditer(inked):
            yield Span("".join(cells[run.start() : run.end()]), style, start + run.start())
        start += len(cells)
