"""A word wider than its place is given places to break, and no other word is.

Widths are estimated in ems on the wide side, because a word that may break where it need not is
read all the same, and a word that runs over the edge of the page is lost.
"""

import re
from functools import cache

from tcplan.text import clusters

BREAK = "\u200b"
"""Where a word may break; no visible text holds it, so none of the plan's is mistaken for it."""

_MM = 25.4 / 72
_EMS = (
    (re.compile(r"[iljtfrI.,:;'!|()\[\]/ ]"), 0.4),
    (re.compile(r"[mwMWQ@%&—…]"), 1.0),
    (re.compile(r"[A-Z_+=<>~#$£?]"), 0.76),
    (re.compile(r"[!-~]"), 0.58),
)
_OTHER = 0.88
_WIDE = 1.3


def breakable(text: str, millimetres: float, points: float) -> str:
    """The visible text with ``BREAK`` in every word wider than its place, in type of this size."""
    room = millimetres / _MM / points
    return _too_long(int(room / _WIDE)).sub(lambda word: _parted(word[0], room), text)


@cache
def _too_long(letters: int) -> re.Pattern[str]:
    """What could be wider than the place, were all its letters of the widest."""
    return re.compile(rf"[^\s\-]{{{max(letters, 1)},}}")


def _parted(word: str, room: float) -> str:
    parts = list(clusters(word))
    if sum(_ems(part, cells) for part, cells in parts) <= room:
        return word
    return BREAK.join(part for part, _ in parts)


def _ems(part: str, cells: int) -> float:
    if cells > 1:
        return _WIDE
    return next((ems for kind, ems in _EMS if kind.match(part)), _OTHER)
