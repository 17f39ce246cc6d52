"""Keys are answered in the order in which they were typed, however fast they came.

Enter and escape leave a line of text at once; what was typed after them is for what comes next,
and what was typed before them never is.
"""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input


class TypedLine(Input):
    """A line of text that is left with enter or escape."""

    BINDINGS: ClassVar[list[BindingType]] = []
    LEAVES: ClassVar[frozenset[str]] = frozenset({"enter", "escape"})
    _left = False

    def answer(self, key: str) -> bool:
        """Do what a key does that is not for the text; whether it was such a key."""
        raise NotImplementedError

    def on_focus(self) -> None:
        self._left = False

    async def _on_key(self, event: events.Key) -> None:
        if self._left:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif self.answer(event.key):
            event.stop()
            event.prevent_default()
            self._left = event.key in self.LEAVES
