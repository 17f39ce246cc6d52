"""Characters on a grid: pure drawing that knows nothing of care and is given words to draw.

Every drawing takes small frozen values, a width in terminal cells and `ascii`, makes all text
visible itself, and returns a `Canvas`: plain lines, styled spans, and regions to select.
"""

from tcplan.draw.agenda import Agenda, Dated
from tcplan.draw.bowtie import BowTie, draw_bowtie
from tcplan.draw.canvas import STYLES, Canvas, Region, Span, stacked
from tcplan.draw.ecomap import EcomapTie, draw_ecomap
from tcplan.draw.glyphs import (
    CONTROL_STATES,
    COVER,
    DUES,
    GATES,
    HOSPITAL,
    MARKED,
    MARKS,
    NO_ANSWER,
    REPORTED,
    RESTRICTIVE,
    SELECTED,
    SOLE,
    TIE_KINDS,
    TIMELINE_MARKS,
    WORK,
    Glyph,
    glyph_for,
)
from tcplan.draw.lanes import HOLDS, Gate, Holding, Lane, Stretch
from tcplan.draw.strand import Link, Strand
from tcplan.draw.strip import WEEK, Interval, draw_strip
from tcplan.draw.svg import LOOKS, to_svg
from tcplan.draw.symbols import SYMBOLS, symbol_svg
from tcplan.draw.timeline import Timeline, draw_timeline, timeline_weeks
from tcplan.draw.trend import Counted, draw_trend
from tcplan.draw.weeks import ZOOMS, Weeks

__all__ = [
    "CONTROL_STATES",
    "COVER",
    "DUES",
    "GATES",
    "HOLDS",
    "HOSPITAL",
    "LOOKS",
    "MARKED",
    "MARKS",
    "NO_ANSWER",
    "REPORTED",
    "RESTRICTIVE",
    "SELECTED",
    "SOLE",
    "STYLES",
    "SYMBOLS",
    "TIE_KINDS",
    "TIMELINE_MARKS",
    "WEEK",
    "WORK",
    "ZOOMS",
    "Agenda",
    "BowTie",
    "Canvas",
    "Counted",
    "Dated",
    "EcomapTie",
    "Gate",
    "Glyph",
    "Holding",
    "Interval",
    "Lane",
    "Link",
    "Region",
    "Span",
    "Strand",
    "Stretch",
    "Timeline",
    "Weeks",
    "draw_bowtie",
    "draw_ecomap",
    "draw_strip",
    "draw_timeline",
    "draw_trend",
    "glyph_for",
    "stacked",
    "symbol_svg",
    "timeline_weeks",
    "to_svg",
]
