"""A drawing on paper is as wide as its column, no higher than its page, and told in words."""

import re
import unicodedata

import attrs

from tcplan.draw import to_svg
from tcplan.report.document import Drawing
from tcplan.text import clusters, visible

_UNSHOWN = "\ufffd"
_NOTE = f" The sign {_UNSHOWN} stands for a character that this file has no letter for."
_BEYOND_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@attrs.frozen
class Drawn:
    """A picture to place: its SVG, its width in mm, what it shows, and what to add to that."""

    svg: str
    width: float
    told: str
    note: str


def drawn(drawing: Drawing, width: float, highest: float, undrawable: frozenset[str]) -> Drawn:
    """The drawing within some mm; what has no letter keeps its cells and is named beside it."""
    svg = to_svg(drawing.canvas, title=drawing.title, description=drawing.description)
    shown = _BEYOND_ASCII.sub(lambda run: _in_cells(run[0], undrawable), svg)
    box = _VIEW_BOX.search(svg)
    wide, high = (float(box[1]), float(box[2])) if box else (1.0, 1.0)
    told = visible(f"{drawing.title}. {drawing.description}")
    lost = shown.count(_UNSHOWN) > svg.count(_UNSHOWN)
    return Drawn(shown, min(width, highest * wide / high), told, _NOTE if lost else "")


def _in_cells(run: str, undrawable: frozenset[str]) -> str:
    """One sign for each cluster: in an SVG typst sets no letter that has marks beside it."""
    composed = (unicodedata.normalize("NFC", part) for part, _ in clusters(run))
    return "".join(
        part if part.isascii() or (len(part) == 1 and part not in undrawable) else _UNSHOWN
        for part in composed
    )
