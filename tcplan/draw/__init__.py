"""Characters on a grid: pure drawing that knows nothing of care and is given words to draw.

Every drawing takes small frozen values, a width in terminal cells and `ascii`, makes all text
visible itself, and returns a `Canvas`: plain lines, styled spans, and regions to select.
"""

from tcplan.draw.bowtie import BowTie, draw_bowtie
from tcplan.draw.canvas import STYLES, Canvas, Region, Span, stacked
from tcplan.draw.ecomap import EcomapTie, draw_ecomap
from tcplan.draw.glyphs import (
    CONTROL_STATES,
    COVER,
    MARKS,
    NO_ANSWER,
    RESTRICTIVE,
    SELECTED,
    SOLE,
    TIE_KINDS,
    Glyph,
    glyph_for,
)
from tcplan.draw.strand import Link, Strand
from tcplan.draw.strip import WEEK, Interval, draw_strip
from tcplan.draw.svg import LOOKS, to_svg

__all__ = [
    "CONTROL_STATES",
    "COVER",
    "LOOKS",
    "MARKS",
    "NO_ANSWER",
    "RESTRICTIVE",
    "SELECTED",
    "SOLE",
    "STYLES",
    "TIE_KINDS",
    "WEEK",
    "BowTie",
    "Canvas",
    "EcomapTie",
    "Glyph",
    "Interval",
    "Link",
    "Region",
    "Span",
    "Strand",
    "draw_bowtie",
    "draw_ecomap",
    "draw_strip",
    "glyph_for",
    "stacked",
    "to_svg",
]
