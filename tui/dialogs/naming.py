"""What is kept under a name is named by whoever keeps it; without a name nothing is kept."""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Container

from tui import say
from tui.dialogs.dialog import Dialog
from tui.page import Line, page
from tui.sheet import Bar, Sheet
from tui.typed import TypedLine

_NO_NAME = "It needs a name, so that it can be found again: type one and press enter."


class Said(TypedLine):
    """A line of the dialog: enter goes on, and what is typed after it is for the next."""

    LEAVES: ClassVar[frozenset[str]] = frozenset({"enter"})

    def answer(self, key: str) -> bool:
        if key == "enter":
            cast("Naming", self.screen).go_on(self)
        return key == "enter"


class Naming(Dialog[tuple[str, str] | None]):
    """Asks for a name and a note; both, or ``None`` when it was left."""

    def __init__(self, title: str, lines: list[Line], name: str = "", note: str = "") -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._given = (name, note)

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "enter goes on, and saves at the end · esc leaves it"
            yield Sheet(id="text")
            yield Bar(id="name-label")
            yield Said(id="name", placeholder="a few words, for example: nights by two agencies")
            yield Bar(id="note-label")
            yield Said(id="note", placeholder="why it was tried, who asked; may stay empty")
            yield Bar(id="said")

    def on_mount(self) -> None:
        self.query_one(Sheet).show(lambda cells: page(self._lines, cells))
        self.query_one("#name-label", Bar).show([("Name", "muted")])
        self.query_one("#note-label", Bar).show([("Note", "muted")])
        for wanted, text in zip(("#name", "#note"), self._given, strict=True):
            self.query_one(wanted, Said).value = say.field(text)
        self.query_one("#name").focus()

    def go_on(self, line: Said) -> None:
        """From the name to the note, and from there to saving, once there is a name."""
        name = self.query_one("#name", Said)
        if line is name:
            self.query_one("#note").focus()
        elif name.value.strip():
            self.dismiss((name.value.strip(), line.value.strip()))
        else:
            self.query_one("#said", Bar).show([(_NO_NAME, "caution")])
            name.focus()
