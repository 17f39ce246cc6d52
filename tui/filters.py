"""What a terminal cannot show, or a reader does not want, is taken out of every line at the end.

Nothing before it has to know, so no screen can forget.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tcplan.text import signs_in_ascii


class Colourless(LineFilter):
    """No colour at all: weight, underline and reversal stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            part._replace(style=_without_colour(part.style)) if part.style else part
            for part in segments
        ]


class InAscii(LineFilter):
    """Signs and frames in ASCII; letters that people wrote stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [part._replace(text=signs_in_ascii(part.text)) for part in segments]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    # Style.without_color would also drop what a click does.
    plain = Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=style.reverse,
    )
    return plain + Style.from_meta(style.meta) if style.meta else plain
