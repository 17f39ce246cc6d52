"""Highlighting a row of a drawing draws nothing again, so a long list answers at once."""

from collections.abc import Callable

from textual import events
from textual.geometry import Region as Place
from textual.message import Message
from textual.strip import Strip

from tcplan.draw import MARKED, SELECTED, Canvas, Region, Span
from tcplan.text import width
from tui import say
from tui.marking import MarkAsked
from tui.sheet import Picture, Sheet, look_of

_MARK_X = 2
"""The column of the marks: the drawing leaves it blank between the sign of a row and its words."""


class Rows(Picture):
    """A drawing in which each part is a row, or a few lines that belong together."""

    class Past(Message):
        """Somebody wants to go on past the last row."""

    marked: frozenset[str] = frozenset()
    """The ids of the rows that are marked, whether or not they are in sight."""

    @property
    def key(self) -> str | None:
        """The id of the highlighted row."""
        return self.part.id if self.part is not None else None

    def show_marks(self, marked: frozenset[str]) -> None:
        """Have these rows marked, and no others."""
        self.marked = marked
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        part = self.pointed_at(event)
        at = event.get_content_offset(self)
        if part is not None and at is not None and at.x + self.scroll_offset.x <= _MARK_X:
            event.prevent_default()
            self.choose(part)
            self.post_message(MarkAsked(part.id))

    @property
    def at(self) -> int:
        """The number of the highlighted row."""
        return next((n for n, p in enumerate(self.parts()) if p == self.part), 0)

    def choose(self, part: Region, *, opened: bool = False) -> None:
        self.chosen = (part.id, part.within)
        self.bring(part)
        self.refresh()
        self.post_message(self.Chosen(self, part, opened=opened))

    def bring(self, part: Region) -> None:
        """Scroll so that a row is in sight, the first and the last with what stands around them."""
        parts, seen = self.parts(), self.scrollable_content_region.height
        if part is parts[0]:
            self.scroll_to(y=max(part.y + part.height - seen, 0), animate=False, force=True)
        elif part is parts[-1]:
            end = max(self.virtual_size.height - seen, 0)
            self.scroll_to(y=min(end, part.y), animate=False, force=True)
        else:
            place = Place(0, part.y, 1, part.height)
            self.scroll_to_region(place, animate=False, force=True)

    def draw(
        self,
        draw: Callable[[int, tuple[str, str] | None], Canvas],
        *,
        chosen: tuple[str, str] | None = None,
    ) -> None:
        super().draw(draw, chosen=chosen)
        self.call_after_refresh(self._keep_in_sight)

    def on_resize(self, _event: events.Resize) -> None:
        """A highlight that nobody sees is no highlight: enter would act on what is out of sight."""
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        part = self.part
        if part is not None:
            self.bring(part)

    def action_do(self, name: str, _typed: bool = False) -> None:
        parts = self.parts()
        steps = {"up": -1, "down": 1}
        if not parts or name in {"left", "right"}:
            Sheet.action_do(self, name)
        elif name in steps:
            self._go(self.at + steps[name])
        elif name in {"page-up", "page-down"}:
            page = max(self.scrollable_content_region.height - 2, 1)
            self._go_by_lines(-page if name == "page-up" else page)
        elif name in {"first", "last"}:
            self._go(0 if name == "first" else len(parts) - 1)
        else:
            super().action_do(name)

    def _go(self, number: int) -> None:
        parts = self.parts()
        if number >= len(parts):
            self.post_message(self.Past())
        self.choose(parts[min(max(number, 0), len(parts) - 1)])

    def _go_by_lines(self, lines: int) -> None:
        """To the row nearest to so many lines on, but at least to the next."""
        parts, at = self.parts(), self.at
        wanted = parts[at].y + lines
        found = min(range(len(parts)), key=lambda n: abs(parts[n].y - wanted))
        self._go(found if found != at else at + (1 if lines > 0 else -1))

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        here = self.part
        if here is None or row >= len(self._rows):
            return super().render_line(y)
        chosen = here.y <= row < here.y + here.height
        spans = self._rows[row]
        if chosen and row == here.y:
            spans = [Span(SELECTED.sign, None, 0), *spans]
        if self.marked and any(p.y == row and p.id in self.marked for p in self.parts()):
            spans = _marked(spans)
        whole = ("cursor" if self.has_focus else "strong") if chosen else None
        drawn = say.strip(spans, look_of(self), whole=whole)
        left = self.scroll_offset.x
        return drawn.crop_extend(left, left + self.size.width, look_of(self)(whole))


def _marked(spans: list[Span]) -> list[Span]:
    """A row with the sign of a mark in its blank column; what stands around it stays."""
    found = [Span(MARKED.sign, MARKED.style, _MARK_X)]
    for span in spans:
        before = max(_MARK_X - span.x, 0)
        after = _MARK_X + 1 - span.x
        if span.x <= _MARK_X < span.x + width(span.text):
            found.append(Span(span.text[:before], span.style, span.x))
            found.append(Span(span.text[after:], span.style, _MARK_X + 1))
        else:
            found.append(span)
    return sorted((span for span in found if span.text), key=lambda span: span.x)
