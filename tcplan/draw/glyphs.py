"""On one screen no sign has two meanings, and every sign has a word beside it somewhere.

Signs are one cell wide in every font that was tried and have no emoji form, which some terminals
would draw two cells wide.
"""

import attrs

from tcplan.text import ascii_only, one_line


@attrs.frozen
class Glyph:
    """One sign, its stand-in in ASCII, and the words that a legend says for it."""

    code: str
    sign: str
    ascii: str
    word: str
    style: str | None = None

    def drawn(self, *, ascii: bool = False) -> str:  # noqa: A002
        """Return the sign, or its stand-in when only ASCII may be printed."""
        return self.ascii if ascii else self.sign


COVER = (
    Glyph("not-covered", "▲", "^", "not covered", "gap"),
    Glyph("only-if-promised", "□", "p", "only if promised", "caution"),
    Glyph("not-confirmed", "?", "?", "not confirmed", "caution"),
    Glyph("relies-on-one", "◧", "1", "relies on one", "single"),
    Glyph("has-back-up", "■", "B", "has back-up", "held"),
)
"""The five answers about cover, worst first."""

NO_ANSWER = Glyph("no-answer", "_", "_", "no answer given", "gap")
"""What a strip shows for hours that nobody answered for: never as cover."""

CONTROL_STATES = (
    Glyph("proposed", "○", "o", "proposed"),
    Glyph("agreed", "◐", "%", "agreed, not yet in place"),
    Glyph("in-place", "●", "*", "in place"),
    Glyph("tested", "✓", "v", "in place and tested"),
    Glyph("failed", "✗", "x", "failed", "gap"),
    Glyph("withdrawn", "⊘", "w", "withdrawn", "gap"),
)
"""How far a control has come."""

TIE_KINDS = (
    Glyph("strong", "━", "=", "strong"),
    Glyph("steady", "─", "-", "steady"),
    Glyph("tenuous", "┄", "~", "tenuous (thin)"),
    Glyph("strained", "╳", "#", "strained"),
    Glyph("planned", "·", ".", "planned, not yet real"),
    Glyph("ended", "╱", "/", "ended"),
)
"""Kinds of tie, as an ecomap draws them."""

SOLE = Glyph("sole", "!", "!", "nobody else carries it", "caution")
RESTRICTIVE = Glyph("restrictive", "R", "R", "restricts the person", "restrictive")
MARKS = (SOLE, RESTRICTIVE)
"""Marks beside the name of a tie or control."""

WORK = (
    Glyph("planned", "░", ".", "planned"),
    Glyph("under-way", "▓", "+", "under way"),
    Glyph("done", "█", "#", "done"),
    Glyph("float", "╌", "-", "float: may slip this far", "muted"),
)
"""How far a piece of work has come, the least first; what may slip stands behind it."""

GATES = (
    Glyph("not-met", "✗", "x", "gate not met", "gap"),
    Glyph("to-decide", "◆", "@", "gate to decide", "strong"),
    Glyph("set-aside", "◇", "o", "gate waived or does not apply", "caution"),
    Glyph("met", "✓", "v", "gate met", "held"),
)
"""What was decided at a gate, the worst first."""

REPORTED = Glyph("reported", "▬", "=", "report", "single")
"""One report, in a trend of them."""

HOSPITAL = Glyph("hospital", "H", "H", "the hospital holds it")
"""What a line of cover shows while the hospital holds the risk, until the person has moved."""

DUES = (
    Glyph("overdue", "▲", "^", "overdue", "gap"),
    Glyph("due", "◆", "@", "due", "strong"),
    Glyph("planned", "◇", "o", "planned"),
    Glyph("done", "✓", "v", "done", "held"),
    Glyph("not-applicable", "–", "-", "not applicable", "muted"),
)
"""Where a dated duty stands."""

CRITICAL = Glyph("critical", "━", "=", "on the critical path", "strong")
LATE = Glyph("late", "!", "!", "late", "gap")
TODAY = Glyph("today", "┊", ":", "today", "caution")
MOVE = Glyph("move", "┃", "|", "the move", "strong")
POINTER = Glyph("pointer", "▾", "V", "this day")
EARLIER = Glyph("earlier", "‹", "<", "goes on earlier", "caution")
LATER = Glyph("later", "›", ">", "goes on later", "caution")
TIMELINE_MARKS = (CRITICAL, LATE, TODAY, MOVE, EARLIER, LATER)
"""Marks beside and across the lines of a timeline."""

TO_LEFT = Glyph("to-left", "◂", "<", "support goes this way")
TO_RIGHT = Glyph("to-right", "▸", ">", "support goes this way")
SELECTED = Glyph("selected", "▌", "]", "selected", "selected")
MARKED = Glyph("marked", "»", ">", "marked by whoever looks", "strong")

_BY_CODE = {glyph.code: glyph for glyph in (*COVER, *CONTROL_STATES, *TIE_KINDS, *MARKS)}
_NO_NAME = "(no name)"


def glyph_for(code: str) -> Glyph:
    """Return the sign of a cover answer, control state, kind of tie or mark; else KeyError."""
    return _BY_CODE[code]


def worded(text: str, *, ascii: bool = False) -> str:  # noqa: A002
    """Return a label ready to be drawn on one row; a blank one says that it has no name."""
    shown = one_line(text).strip()
    return (ascii_only(shown) if ascii else shown) or _NO_NAME


def ellipsis(*, ascii: bool = False) -> str:  # noqa: A002
    """Return what a label ends in when it was cut to fit."""
    return "..." if ascii else "…"
