"""A risk summary is written where one says, under an id and never a name, and never by surprise."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tcplan import planner
from tcplan.draw import Span
from tcplan.errors import TcplanError
from tui import commands, say
from tui.dialogs.choose import Choose
from tui.dialogs.dialog import Dialog
from tui.dialogs.peek import Peek
from tui.page import para
from tui.sheet import LOOKS, LOOKS_CSS, Bar, look_of

_NAMES = ("hidden, ids only", "shown")
_REPLACE = ("Keep the file that is there", "Replace it")


class Choice(Widget, can_focus=True):
    """A line of choices of which one is taken, with left and right."""

    class Changed(Message):
        """Another choice was taken."""

    class Done(Message):
        """Enter was pressed on the choices."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = f"Choice {{ height: 1; width: 1fr; {LOOKS_CSS} }}"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("move", "row", "marks")

    at: reactive[int] = reactive(0)

    def __init__(self, label: str, choices: tuple[str, ...], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._choices = choices

    @property
    def chosen(self) -> str:
        """What is taken."""
        return self._choices[self.at]

    def _drawn(self) -> list[Span]:
        """The label, then each choice."""
        runs: list[say.Run] = [(say.cell(self._label, 9), "muted")]
        for n, words in enumerate(self._choices):
            mark = "(•)" if n == self.at else "( )"
            here = n == self.at and self.has_focus
            runs += [(f"{mark} {words}", "selected" if here else ""), ("   ", "")]
        return say.line(runs, (), self.size.width)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  (it has one line)
        spans = self._drawn()
        return say.strip(spans, look_of(self)).extend_cell_length(self.size.width, self.rich_style)

    def action_do(self, name: str, _typed: bool = False) -> None:
        if name in {"left", "right", "mark"}:
            self.at = (self.at + (-1 if name == "left" else 1)) % len(self._choices)
            self.post_message(self.Changed())
        elif name in {"up", "down"}:
            self.screen.focus_previous() if name == "up" else self.screen.focus_next()
        elif name == "open":
            self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        starts = [span.x for span in self._drawn()[1::2]]
        if at is not None and starts and at.x >= starts[0]:
            self.at = sum(1 for x in starts if x <= at.x) - 1
            self.post_message(self.Changed())


class Export(Dialog[None]):
    """What to write, how, and where to."""

    REACH = "export"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("peek")

    def __init__(self, individual: str) -> None:
        super().__init__()
        self._individual = individual

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            label = self.planner.looking.person_label(self._individual)
            box.border_title = say.title(f"Export · risk summary of {label}")
            box.border_subtitle = "enter writes it · p preview · esc"
            yield Choice("Format", planner.formats(), id="format")
            yield Choice("Names", _NAMES, id="names")
            yield Bar(id="file-label")
            yield Input(id="file")
            yield Bar(id="note")

    def on_mount(self) -> None:
        self.query_one("#file-label", Bar).show([("File", "muted")])
        self._name_file()
        self._note()
        self.query_one("#format").focus()

    @property
    def path(self) -> Path:
        """Where the summary is to be written."""
        return Path(self.query_one("#file", Input).value).expanduser()

    @property
    def form(self) -> str:
        """The format."""
        return self.query_one("#format", Choice).chosen

    @property
    def names_shown(self) -> bool:
        """Whether names are to be in it."""
        return self.query_one("#names", Choice).at == 1

    def _name_file(self) -> None:
        day = self.planner.looking.day.isoformat()
        name = f"{self._individual}-summary-{day}.{self.form}"
        field = self.query_one("#file", Input)
        folder = Path(field.value).parent if field.value else Path.cwd()
        # A browser keeps its own folder for files, on the machine of whoever looks.
        field.value = say.field(name if self.app.is_web else str(folder / name))

    def _note(self) -> None:
        words = (
            "The names of people will be in the file."
            if self.names_shown
            else "Ids instead of names. Free text may still tell who it is: read it first (p)."
        )
        style = "caution" if self.names_shown else "muted"
        self.query_one("#note", Bar).show([(words, style)])

    @on(Choice.Changed)
    def _on_choice(self) -> None:
        self._name_file()
        self._note()

    @on(Choice.Done)
    @on(Input.Submitted)
    def _on_taken(self) -> None:
        if self.app.is_web:
            self._hand_over()
        elif self.path.exists() and not self.path.is_dir():

            def chosen(number: int | None) -> None:
                if number == 1:
                    self._write(replace=True)

            self.app.push_screen(Choose(f"{self.path.name} is there already", _REPLACE), chosen)
        else:
            self._write(replace=False)

    def _write(self, *, replace: bool) -> None:
        looking = self.planner.looking.naming(names=self.names_shown)
        individual, form, path = self._individual, self.form, self.path

        def write() -> planner.Written:
            return planner.export_summary(looking, individual, form, path, replace=replace)

        self.query_one("#note", Bar).show([("writing…", "muted")])
        self.run_worker(self._written(write), group="export", exclusive=True, exit_on_error=False)

    async def _written(self, write: Callable[[], planner.Written]) -> None:
        try:
            done = await self.planner.thinker.answer(write)
        except TcplanError as error:
            self.query_one("#note", Bar).show([(str(error), "gap")])
            return
        except Exception as error:  # noqa: BLE001
            self._note()
            self.planner.failed(error)
            return
        names = "names shown" if done.names_shown else "ids only"
        size = max(round(done.size / 1000), 1)
        say.toast(self.app, f"Written · {done.form} · {names} · {size} kB · {done.path}")
        self.dismiss(None)

    def _hand_over(self) -> None:
        """Give the summary to the browser, once it is journalled that it leaves."""
        looking = self.planner.looking.naming(names=self.names_shown)
        name, form = self.path.name, self.form

        async def handed() -> None:
            try:
                text = await self.planner.thinker.answer(
                    lambda: planner.print_summary(looking, self._individual, form)
                )
            except TcplanError as error:
                self.query_one("#note", Bar).show([(str(error), "gap")])
                return
            except Exception as error:  # noqa: BLE001
                self.planner.failed(error)
                return
            self.app.deliver_text(StringIO(text), save_filename=name)
            names = "names shown" if looking.names else "ids only"
            say.toast(self.app, f"Handed to the browser · {form} · {names} · {name}")
            self.dismiss(None)

        self.run_worker(handed(), group="export", exclusive=True, exit_on_error=False)

    def do_peek(self) -> None:
        looking = self.planner.looking.naming(names=self.names_shown)
        form = "md" if self.form == "html" else self.form

        async def read() -> None:
            try:
                text = await self.planner.thinker.answer(
                    lambda: planner.render_summary(looking, self._individual, form)
                )
            except TcplanError as error:
                self.query_one("#note", Bar).show([(str(error), "gap")])
                return
            except Exception as error:  # noqa: BLE001
                self.planner.failed(error)
                return
            lines = [para(line) for line in text.split("\n")]
            self.app.push_screen(Peek(lines, f"Preview, as {form}"))

        self.run_worker(read(), group="export", exclusive=True, exit_on_error=False)
