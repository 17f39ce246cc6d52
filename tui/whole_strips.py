"""A line that is not cut is answered with itself, and does not keep itself in its own cache.

Textual keeps what became of a line with the line. Where nothing became of it, that is the line
itself: each line that is drawn would be a circle, and rubbish in circles has to be searched for
(`tui.sweeping`). With textual 8 that was most of what a closed screen left behind.
"""

from collections.abc import Iterable, Sequence

from rich.style import Style
from textual.strip import Strip

_divide, _crop_extend = Strip.divide, Strip.crop_extend


def _divided(self: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    inside = [cut for cut in cuts if cut <= self.cell_length]
    return [self] if inside == [self.cell_length] else _divide(self, inside)


def _cropped(self: Strip, start: int, end: int, style: Style | None) -> Strip:
    whole = start == 0 and end == self.cell_length
    return self if whole else _crop_extend(self, start, end, style)


def answer_whole_lines_with_themselves() -> None:
    """Have it so in this program."""
    Strip.divide = _divided  # type: ignore[method-assign]
    Strip.crop_extend = _cropped  # type: ignore[method-assign]
