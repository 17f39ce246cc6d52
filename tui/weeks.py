"""Rows across weeks: up and down go from row to row, left and right through the weeks.

The weeks stand above the rows and stay in sight, so that no row is read against the wrong day.
"""

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Region as Place
from textual.message import Message

from tcplan.draw import Region
from tui import say
from tui.sheet import Picture, look_of

if TYPE_CHECKING:
    from textual.strip import Strip

_LEAST_BELOW = 4
"""Fewer rows than this below what stays in sight would be no list to move in."""


class WeeksPicture(Picture):
    """A drawing of rows across weeks."""

    above = 0
    """So many rows at its top are those of the weeks."""

    class Moved(Message):
        """The weeks before (−1) or after (1) are asked for."""

        def __init__(self, picture: "WeeksPicture", by: int) -> None:
            super().__init__()
            self.picture = picture
            self.by = by

        @property
        def control(self) -> "WeeksPicture":
            return self.picture

    @property
    def pinned(self) -> int:
        """So many rows stay in sight."""
        return self.above if self.size.height - self.above >= _LEAST_BELOW else 0

    def parts(self) -> tuple[Region, ...]:
        """The rows; a gate within a row is told with it."""
        return tuple(part for part in super().parts() if not part.within)

    def choose(self, part: Region, *, opened: bool = False) -> None:
        super().choose(part, opened=opened)
        y = max(part.y - self.pinned, 0)
        place = Place(part.x, y, part.width, part.y + part.height - y)
        self.scroll_to_region(place, animate=False, force=True)

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name in {"left", "right"}:
            self.post_message(self.Moved(self, -1 if name == "left" else 1))
        else:
            super().action_do(name)

    def render_line(self, y: int) -> "Strip":
        if y >= self.pinned or y >= len(self._rows):
            return super().render_line(y)
        drawn = say.strip(self._rows[y], look_of(self))
        return drawn.crop_extend(0, self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is not None and at.y < self.pinned:
            event.prevent_default()
