"""Everything that is read is a drawing on a sheet: nothing on it is ever parsed as markup.

`Sheet` scrolls, `Picture` has parts that can be chosen, `Bar` is one line.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Region as Place
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tcplan.draw import STYLES, Canvas, Region, Span
from tcplan.text import visible, wrap
from tui import commands, say

_NO_COLOR = Color(0, 0, 0, 0)
TWICE = 2
"""So many clicks on one place open what is there."""

MORE = "more below: v shows all of it · shift+tab, then ↓, reads on"

LOOKS = frozenset(f"look--{name}" for name in (*STYLES, "cursor", "dim", "key"))

LOOKS_CSS = """
& > .look--heading { color: $text-primary; text-style: bold; }
& > .look--strong { text-style: bold; }
& > .look--muted { color: $look-muted; }
& > .look--selected { text-style: bold reverse; }
& > .look--gap { color: $text-error; text-style: bold; }
& > .look--caution { color: $text-warning; }
& > .look--single { color: $text-accent; }
& > .look--held { color: $text-success; }
& > .look--restrictive { text-style: bold underline; }
& > .look--cursor {
    background: $block-cursor-background; color: $block-cursor-foreground;
    text-style: $look-cursor-style;
}
& > .look--dim { color: $look-dim; }
& > .look--key { color: $text-accent; text-style: bold; }
"""


def look_of(widget: Widget) -> say.Look:
    """The styles of the terminal for the looks of a widget, on the ground that it stands on.

    A screen has the classes of `LOOKS` once for all that stands on it: worked out for every widget
    they take longer than all else of its style.
    """
    plain, ground, screen = widget.rich_style, widget.background_colors[1], widget.screen
    found: dict[str | None, Style] = {None: plain, "": plain}

    def look(name: str | None) -> Style:
        if name not in found:
            styles = screen.get_component_styles(f"look--{name}")
            own = styles.background if styles.has_rule("background") else _NO_COLOR
            color = styles.color if styles.has_rule("color") else None
            found[name] = _on(ground, own, color, styles.auto_color) + styles.text_style
            found[name] = plain + found[name]
        return found[name]

    return look


@lru_cache(maxsize=1_024)
def _on(ground: Color, own: Color, color: Color | None, auto: bool) -> Style:
    """What is seen of a ground and of what stands on it."""
    ground += own
    if color is None:
        return Style.from_color(None, ground.rich_color)
    if auto:
        color = ground.get_contrast_text(color.a)
    return Style.from_color((ground + color).rich_color, ground.rich_color)


class Bar(Widget):
    """One line: what stands at its left never gives way to what stands at its right."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    runs: reactive[tuple[say.Run, ...]] = reactive(())
    rights: reactive[tuple[tuple[say.Run, ...], ...]] = reactive(())

    def show(self, runs: Sequence[say.Run], *rights: Sequence[say.Run]) -> None:
        """Show these runs at the left, and at the right the first of ``rights`` that fits."""
        self.runs = tuple(runs)
        self.rights = tuple(tuple(right) for right in rights)

    def render_line(self, y: int) -> Strip:
        look, cells = look_of(self), self.size.width
        drawn = say.bar(self.runs, self.rights, cells, look) if y == 0 else Strip([])
        return drawn.extend_cell_length(cells, look(None))


class Notice(Bar):
    """A warning, which takes as many lines as its words need; without words, none."""

    _words = ""
    _wrapped_at = 0

    def tell(self, words: str) -> None:
        """Show these words."""
        self._words, self._wrapped_at = words, self._room()
        lines = wrap(visible(words), max(self._wrapped_at - 2, 1)) if words else []
        self.show([(f" {line}", "caution") for line in lines])
        self.styles.height = len(lines)
        self.display = bool(lines)

    def on_resize(self) -> None:
        if self._words and self._wrapped_at != self._room():
            self.tell(self._words)

    def _room(self) -> int:
        """Its cells: those of the terminal, unless it stands in a narrower box."""
        whole = self.app.size.width
        return whole if self.parent is self.screen else self.size.width or whole

    def render_line(self, y: int) -> Strip:
        here = self.runs[y : y + 1]
        look = look_of(self)
        spans = say.line(here, (), self.size.width)
        return say.strip(spans, look).extend_cell_length(self.size.width, look(None))


class Sheet(ScrollView, can_focus=True):
    """A drawing that is made for the width of the sheet and scrolls when it is longer."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("move")
    DEFAULT_CSS = """
    Sheet {
        scrollbar-size: 1 1;
        scrollbar-gutter: stable;
        background: $background;
    }
    """

    says_more = ""
    """What its lower border says where something stands below the edge."""
    _says_else = ""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._make: Callable[[int], Canvas] | None = None
        self._rows: list[list[Span]] = []
        self._drawn_for = 0
        """The cells for which it was drawn."""
        self.canvas: Canvas | None = None

    def show(self, make: Callable[[int], Canvas], *, keep: bool = False) -> None:
        """Show what ``make`` draws for a width in cells; ``keep`` stays where one has read to."""
        self._make, self._drawn_for = make, 0
        if not keep:
            self.scroll_to(0, 0, animate=False, force=True)
        self.redraw()

    def watch_show_vertical_scrollbar(self, below: bool) -> None:
        """Say that more stands below."""
        if self.says_more:
            self.border_subtitle = say.title(self.says_more if below else self._says_else)

    def say_below(self, more: str, otherwise: str) -> None:
        """What the lower border says where something stands below the edge, and where nothing."""
        self.says_more, self._says_else = more, otherwise
        self.watch_show_vertical_scrollbar(self.show_vertical_scrollbar)

    def veil(self) -> None:
        """Show nothing until something else is shown."""
        self._make, self._rows = None, []
        self.refresh()

    def redraw(self) -> None:
        """Draw again, for the width that the sheet has now."""
        cells = self.scrollable_content_region.width
        if self._make is None or cells < 1:
            return
        self.canvas, self._drawn_for = self._make(cells), cells
        self._rows = self.canvas.spans()
        self.virtual_size = Size(self.canvas.width, self.canvas.height)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        if self._drawn_for != self.scrollable_content_region.width:
            self.redraw()

    def render_line(self, y: int) -> Strip:
        scroll_x, scroll_y = self.scroll_offset
        cells = self.size.width
        row = y + scroll_y
        if row >= len(self._rows):
            return Strip.blank(cells, self.rich_style)
        drawn = say.strip(self._rows[row], look_of(self))
        return drawn.crop_extend(scroll_x, scroll_x + cells, self.rich_style)

    def action_do(self, name: str, _typed: bool = False) -> None:
        page = max(self.scrollable_content_region.height - 1, 1)
        steps = {"up": -1, "down": 1, "page-up": -page, "page-down": page}
        if name in steps:
            self.scroll_relative(y=steps[name], animate=False)
        elif name in {"left", "right"}:
            self.scroll_relative(x=-4 if name == "left" else 4, animate=False)
        elif name == "first":
            self.scroll_home(animate=False)
        elif name == "last":
            self.scroll_end(animate=False)
        elif name == "open" and self.has_class("detail"):
            self.screen.focus_previous()

    def on_key(self, event: events.Key) -> None:
        """What is read beside a list is left by enter, which does nothing else there."""
        if event.key == "enter" and self.has_class("detail"):
            event.stop()
            self.action_do("open")


class Picture(Sheet):
    """A drawing with parts that can be chosen, with the arrows or by pointing."""

    class Chosen(Message):
        """A part was chosen; ``opened`` when it is to be opened."""

        def __init__(self, picture: "Picture", part: Region | None, *, opened: bool) -> None:
            super().__init__()
            self.picture = picture
            self.part = part
            self.opened = opened

        @property
        def control(self) -> "Picture":
            return self.picture

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("row")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._draw: Callable[[int, tuple[str, str] | None], Canvas] | None = None
        self.chosen: tuple[str, str] | None = None
        """Id of the chosen part and of what it belongs to, or an empty string."""

    def draw(
        self,
        draw: Callable[[int, tuple[str, str] | None], Canvas],
        *,
        chosen: tuple[str, str] | None = None,
    ) -> None:
        """Show what ``draw`` draws for a width and a chosen part."""
        self._draw = draw
        self.chosen = chosen
        self.show(lambda cells: draw(cells, self.chosen))
        parts = self.parts()
        if parts and self.part is None:
            self.choose(parts[0])

    def parts(self) -> tuple[Region, ...]:
        """Everything that can be chosen, in reading order."""
        return self.canvas.regions if self.canvas else ()

    @property
    def part(self) -> Region | None:
        """The chosen part."""
        return next((p for p in self.parts() if (p.id, p.within) == self.chosen), None)

    def choose(self, part: Region, *, opened: bool = False) -> None:
        """Choose a part, bring it into sight and say so."""
        self.chosen = (part.id, part.within)
        self.redraw()
        place = Place(part.x, part.y, part.width, part.height)
        self.scroll_to_region(place, animate=False, force=True)
        self.post_message(self.Chosen(self, part, opened=opened))

    def redraw(self) -> None:
        super().redraw()
        if self.chosen is None and self.canvas and self.canvas.regions:
            self.choose(self.canvas.regions[0])

    def action_do(self, name: str, _typed: bool = False) -> None:
        here = self.part
        if name in {"up", "down", "left", "right"} and self.parts():
            found = _towards(name, here, self.parts())
            if found is not None:
                self.choose(found)
            else:
                super().action_do(name)
        elif name == "open":
            self.post_message(self.Chosen(self, here, opened=True))
        else:
            super().action_do(name)

    def pointed_at(self, event: events.Click) -> Region | None:
        """The part under the pointer, the innermost where one belongs to another."""
        at = event.get_content_offset(self)
        if at is None:
            return None
        x, y = at + self.scroll_offset
        for part in reversed(self.parts()):
            if part.x <= x < part.x + part.width and part.y <= y < part.y + part.height:
                return part
        return None

    def on_click(self, event: events.Click) -> None:
        part = self.pointed_at(event)
        if part is not None:
            self.choose(part, opened=event.chain == TWICE)


def _towards(way: str, here: Region | None, parts: Sequence[Region]) -> Region | None:
    """The nearest part in a direction; rows weigh more than columns when moving up or down."""
    if here is None:
        return parts[0]

    def distance(part: Region) -> tuple[int, int] | None:
        down = part.y - here.y
        across = (part.x + part.width // 2) - (here.x + here.width // 2)
        if way in {"up", "down"}:
            ahead = -down if way == "up" else down
            apart = _apart(part.x, part.width, here.x, here.width)
            return (ahead + 1000 * (apart > 0), abs(across)) if ahead > 0 else None
        ahead = -across if way == "left" else across
        if ahead <= 0 or (part.x < here.x + here.width and here.x < part.x + part.width):
            return None
        return (abs(down) * 4 + ahead, abs(down))

    found = [(far, n) for n, part in enumerate(parts) if (far := distance(part)) is not None]
    return parts[min(found)[1]] if found else None


def _apart(x: int, cells: int, other_x: int, other_cells: int) -> int:
    return max(other_x - (x + cells), x - (other_x + other_cells), 0)
