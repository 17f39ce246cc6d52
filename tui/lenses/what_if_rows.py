"""A change with its box goes on or off where its box is, and everything else opens what it is."""

from textual import events

from tcplan.draw import Region
from tui.rows import Rows
from tui.sheet import Picture


class TriedRows(Rows):
    """Changes with their boxes: a box that is pointed at goes on or off."""

    touched = False
    """Whether somebody has moved in it; until then the highlight may go to what comes."""

    class Switched(Picture.Chosen):
        """The highlighted change goes on or off."""

    def bring(self, part: Region) -> None:
        """All of the row comes in sight: what stands above the first may be long."""
        super().bring(part)
        seen = self.scrollable_content_region.height
        if part.y + part.height > self.scroll_offset.y + seen:
            self.scroll_to(y=part.y + part.height - seen, animate=False, force=True)

    def action_do(self, name: str, _typed: bool = False) -> None:
        self.touched = True
        super().action_do(name, _typed)

    def on_click(self, event: events.Click) -> None:
        self.touched = True
        Picture.on_click(self, event)
        at = event.get_content_offset(self)
        if at is not None and at.x < len(" [x] ") and event.chain == 1:
            self.post_message(self.Switched(self, self.part, opened=False))
