"""The only door from data to widgets: what is said is never markup, and nothing in it acts.

Every function takes text as recorded and gives what Textual shows, through `tcplan.text.visible`.
No other module of this package may hand a string that is not a literal to a widget; a test looks.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from tcplan.draw import Span
from tcplan.text import clip, one_line, visible, width

if TYPE_CHECKING:
    from textual.app import App

Severity = Literal["information", "warning", "error"]

Run = tuple[str, str]
"""Some text and the name of its look; an empty name is the ordinary look."""

Look = Callable[[str | None], Style]
"""The style of a terminal for the name of a look."""


def content(text: str) -> Content:
    """Text for a widget that shows several lines."""
    return Content(visible(text))


def title(text: str) -> Content:
    """Text for a border or a caption, on one line."""
    return Content(one_line(text))


def field(text: str) -> str:
    """Text for an input line, which shows what it is given literally."""
    return one_line(text)


def toast(app: "App[Any]", text: str, severity: Severity = "information") -> None:
    """Say something in passing."""
    app.notify(visible(text), severity=severity, markup=False)


def plain(text: str) -> str:
    """Text for the clipboard."""
    return visible(text)


def cell(text: str, cells: int, *, right: bool = False) -> str:
    """One line of exactly so many cells, ending in “…” when something was cut."""
    shown = clip(one_line(text), cells)
    blank = " " * (cells - width(shown))
    return blank + shown if right else shown + blank


def strip(spans: Iterable[Span], look: Look, *, whole: str | None = None) -> Strip:
    """One row of a drawing; ``whole`` is one look for all of the row."""
    segments: list[Segment] = []
    x = 0
    base = look(whole)
    for span in spans:
        if span.x > x:
            segments.append(Segment(" " * (span.x - x), base))
        text = visible(span.text, keep="")
        segments.append(Segment(text, base if whole else look(span.style)))
        x = span.x + width(text)
    return Strip(segments)


def line(runs: Sequence[Run], rights: Sequence[Sequence[Run]], cells: int) -> list[Span]:
    """One line of so many cells: a left part, and the first of the right parts that fits."""
    left = list(_placed(runs, 0, cells))
    end = left[-1].x + width(left[-1].text) if left else 0
    for right in rights:
        size = sum(width(one_line(text)) for text, _ in right)
        if size <= cells - end - 2:
            return [*left, *_placed(right, cells - size, cells)]
    return left


def _placed(runs: Sequence[Run], x: int, cells: int) -> Iterable[Span]:
    for text, style in runs:
        shown = clip(one_line(text), cells - x)
        if not shown:
            return
        yield Span(shown, style or None, x)
        x += width(shown)
