"""The keys that work here, from the same table as the keys; each line can be carried out too."""

from collections import Counter
from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from tcplan.draw import Canvas, Region, stacked
from tui import commands, pressing
from tui.dialogs.dialog import Dialog
from tui.framed import Framed
from tui.key import Command
from tui.page import Line, field, heading, page, para
from tui.rows import Rows
from tui.sheet import Picture

_ALWAYS = (
    field("tab", "Next pane: go to the next pane of the screen."),
    field("ctrl+q", "Quit: the same as q."),
)


class Lines(Rows):
    """Lines of which each carries out a command, when it is opened or pointed at."""

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        part = self.pointed_at(event)
        if part is not None:
            self.choose(part, opened=True)


class Keys(Dialog[None]):
    """The help screen."""

    def __init__(self, screen: Framed) -> None:
        super().__init__()
        self._screen = screen

    def compose(self) -> ComposeResult:
        with Container(classes="dialog tall") as box:
            box.border_title = "Keys that work here"
            box.border_subtitle = "↑↓ choose · enter does it · esc closes"
            yield Lines(id="text")

    def on_mount(self) -> None:
        rows = self.query_one(Lines)
        rows.draw(lambda cells, _chosen: self.drawn(cells))
        rows.focus()

    def drawn(self, cells: int) -> Canvas:
        """Every key that works here, under the words of where it works."""
        parts = [page([para("The same key means the same everywhere.")], cells)]
        every = [
            (words, self._shut(found)) for words, found in commands.for_help(self._screen.REACH)
        ]
        for words, (able, shut) in sorted(every, key=lambda part: not part[1][0]):
            parts.append(_headed(words, cells))
            parts += [self._line(one, cells) for one in able]
            for reason, found in shut.items():
                parts.append(page([Line(f"Not now: {reason}", "muted")], cells))
                parts += [self._line(one, cells, told=True) for one in found]
        parts.append(_headed("Always", cells))
        parts += [page([line], cells) for line in _ALWAYS]
        return stacked(parts, gap=0)

    def _shut(self, found: Sequence[Command]) -> tuple[list[Command], dict[str, list[Command]]]:
        """What can be told by itself, and under each reason the several that it keeps from it."""
        reasons = {one.name: self._screen.why_not(one.name) for one in found}
        times = Counter(reasons.values())
        shut: dict[str, list[Command]] = {}
        able = []
        for one in found:
            reason = reasons[one.name]
            if reason is None or times[reason] == 1:
                able.append(one)
            else:
                shut.setdefault(reason, []).append(one)
        return able, shut

    def _line(self, one: Command, cells: int, *, told: bool = False) -> Canvas:
        """One key; ``told`` where the reason why it cannot be used stands above it."""
        reason = self._screen.why_not(one.name)
        lines = [field(one.printed, f"{one.words}: {one.help}", "muted" if reason else None)]
        lines += [Line(f"Not now: {reason}", "muted", indent=2)] if reason and not told else []
        drawn = page(lines, cells - 1)
        canvas = Canvas(cells, drawn.height)
        canvas.paste(1, 0, drawn)
        canvas.region(Region(one.name, 0, 0, cells, drawn.height, one.words))
        return canvas

    @on(Picture.Chosen)
    def _on_chosen(self, event: Picture.Chosen) -> None:
        event.stop()
        if event.opened and event.part is not None and self.app.screen is self:
            screen, name = self._screen, event.part.id
            self.dismiss(None)
            self.app.call_later(pressing.ask_for, screen, name)


def _headed(words: str, cells: int) -> Canvas:
    lines: Sequence[Line] = heading(words.upper())
    drawn = page(lines, cells)
    canvas = Canvas(cells, drawn.height + 1)
    canvas.paste(0, 1, drawn)
    return canvas
