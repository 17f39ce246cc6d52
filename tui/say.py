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
from textual.style import Style as VisualStyle

from tcplan.draw import Span
from tcplan.text import clip, one_line, visible, width

if TYPE_CHECKING:
    from textual.app import App

Severity = Literal["information", "warning", "error"]

Run = tuple[str, str] | tuple[str, str, str]
"""Some text, the name of its look (empty for the ordinary one), and the key that pointing presses.

A key is named as the footer prints it.
"""

Look = Callable[[str | None], Style]
"""The style of a terminal for the name of a look."""


def content(text: str) -> Content:
    """Text for a widget that shows several lines."""
    return Content(visible(text))


def title(text: str, *presses: tuple[str, str]) -> Content:
    """Text for a border or a caption, on one line.

    Each of ``presses`` is a part of it and the key that pointing at that part presses.
    """
    found = Content(one_line(text))
    for words, sign in presses:
        at = found.plain.rfind(one_line(words)) if words else -1
        if at >= 0:
            style = VisualStyle.from_meta(_pressing(sign))
            found = found.stylize(style, at, at + len(one_line(words)))
    return found


def keys(text: str) -> Content:
    """Our own words about keys for a border, as “p preview · esc”: pointing at them presses."""
    return title(text, *((words, words.split()[0]) for words in text.split(" · ")))


def _pressing(sign: str) -> dict[str, Any]:
    return {"@click": ("screen.press", (sign,))}


def field(text: str) -> str:
    """Text for an input line, which shows what it is given literally."""
    return one_line(text)


def toast(app: "App[Any]", text: str, severity: Severity = "information") -> None:
    """Say something in passing, in place of what was said before."""
    app.clear_notifications()
    app.notify(visible(text), severity=severity, markup=False)


def hush(app: "App[Any]") -> None:
    """Take away a warning, once somebody goes on to something else."""
    told = app.screen.query("Toast")
    if told and all(note.has_class("-warning") for note in told):
        app.clear_notifications()


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
    return [span for span, _ in _laid(runs, rights, cells)]


def cells_of(runs: Sequence[Run]) -> int:
    """How many cells the runs take."""
    return sum(width(one_line(run[0])) for run in runs)


def clipped(runs: Sequence[Run], cells: int) -> list[Run]:
    """The runs in at most so many cells, ending in “…” when something was cut."""
    found: list[Run] = []
    rest = cells_of(runs)
    for run in runs:
        size = width(one_line(run[0]))
        if rest > cells and size >= cells:
            shown = clip(f"{one_line(run[0])}…", max(cells, 0))
            return [*found, (shown, run[1])] if shown else found
        found.append(run)
        rest, cells = rest - size, cells - size
    return found


def bar(runs: Sequence[Run], rights: Sequence[Sequence[Run]], cells: int, look: Look) -> Strip:
    """The same line as a row of the terminal, on which pointing presses the keys of the runs."""
    segments: list[Segment] = []
    x = 0
    for span, sign in _laid(runs, rights, cells):
        if span.x > x:
            segments.append(Segment(" " * (span.x - x), look(None)))
        style = look(span.style)
        segments.append(Segment(span.text, style + Style(meta=_pressing(sign)) if sign else style))
        x = span.x + width(span.text)
    return Strip(segments)


def _laid(
    runs: Sequence[Run], rights: Sequence[Sequence[Run]], cells: int
) -> list[tuple[Span, str]]:
    left = list(_placed(runs, 0, cells))
    end = left[-1][0].x + width(left[-1][0].text) if left else 0
    for right in rights:
        size = sum(width(one_line(run[0])) for run in right)
        if size <= cells - end - 2:
            return [*left, *_placed(right, cells - size, cells)]
    return left


def _placed(runs: Sequence[Run], x: int, cells: int) -> Iterable[tuple[Span, str]]:
    for run in runs:
        shown = clip(one_line(run[0]), cells - x)
        if not shown:
            return
        yield Span(shown, run[1] or None, x), run[2] if len(run) == 3 else ""  # noqa: PLR2004
        x += width(shown)
