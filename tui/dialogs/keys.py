"""The keys that work here, from the same table as the keys themselves."""

from tui import commands
from tui.dialogs.peek import Peek
from tui.page import Line, field, heading, para


class Keys(Peek):
    """The help screen."""

    def __init__(self, screen: str) -> None:
        lines: list[Line] = [para("The same key means the same everywhere.")]
        for words, found in commands.for_help(screen):
            lines += heading(words.upper())
            lines += [field(c.printed, f"{c.words}: {c.help}") for c in found]
        lines += heading("ALWAYS")
        lines += [
            field("tab", "Next pane: go to the next pane of the screen."),
            field("ctrl+q", "Quit: the same as q."),
        ]
        super().__init__(lines, "Keys that work here")
