"""A drawing on paper is as wide as its column, no higher than its page, and told in words."""

import re

import attrs

from tcplan.draw import to_svg
from tcplan.report.document import Drawing
from tcplan.text import visible

_UNSHOWN = "\ufffd"
_NOTE = f" The sign {_UNSHOWN} stands for a character that this file has no letter for."
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
    shown = svg.translate(dict.fromkeys(map(ord, undrawable), _UNSHOWN))
    box = _VIEW_BOX.search(svg)
    wide, high = (float(box[1]), float(box[2])) if box else (1.0, 1.0)
    told = visible(f"{drawing.title}. {drawing.description}")
    return Drawn(shown, min(width, highest * wide / high), told, _NOTE if shown != svg else "")
