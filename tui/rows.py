"""Highlighting a row of a drawing draws nothing again, so a long list answers at once."""

from textual.geometry import Region as Place
from textual.message import Message
from textual.strip import Strip

from tcplan.draw import SELECTED, Region, Span
from tui import say
from tui.sheet import Picture, Sheet, look_of


class Rows(Picture):
    """A drawing in which each part is a row, or a few lines that belong together."""

    class Past(Message):
        """Somebody wants to go on past the last row."""

    @property
    def at(self) -> int:
        """The number of the highlighted row."""
        return next((n for n, p in enumerate(self.parts()) if p == self.part), 0)

    def choose(self, part: Region, *, opened: bool = False) -> None:
        self.chosen = (part.id, part.within)
        place = Place(0, part.y, 1, part.height)
        parts = self.parts()
        if part in {parts[0], parts[-1]}:
            edge = 0 if part is parts[0] else self.virtual_size.height
            self.scroll_to(y=edge, animate=False, force=True)
        else:
            self.scroll_to_region(place, animate=False, force=True)
        self.refresh()
        self.post_message(self.Chosen(self, part, opened=opened))

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
        if here is None or not here.y <= row < here.y + here.height or row >= len(self._rows):
            return super().render_line(y)
        cells = self.size.width
        whole = "cursor" if self.has_focus else "strong"
        mark = [Span(SELECTED.sign, None, 0)] if row == here.y else []
        drawn = say.strip([*mark, *self._rows[row]], look_of(self), whole=whole)
        left = self.scroll_offset.x
        return drawn.crop_extend(left, left + cells, look_of(self)(whole))
