"""A paper is written where one says, under an id or a pseudonym, and never by surprise."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

import attrs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from tcplan import planner
from tcplan.errors import CheckFirstError, TcplanError
from tui import commands, say
from tui.dialogs.choice import Choice
from tui.dialogs.choose import Choose
from tui.dialogs.dialog import Dialog
from tui.dialogs.peek import Peek
from tui.page import para
from tui.sheet import Bar, Notice
from tui.thinking import Far, Gate

_NAMES = ("hidden, ids only", "shown")
_REPLACE = ("Keep the file that is there", "Replace it")
_CHECKED = ("Leave it, and read these places first", "They have been read: write it")
_IDS_ONLY = "Ids instead of names. Free text may still tell who it is: read it first (p)."
_TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
}

_Work = Callable[[Callable[[str, int, int], None], Callable[[], None]], Any]
"""Work that is given whom to tell how far it has come, and whom before it is written."""


class Export(Dialog[None]):
    """What to write, for whom, how, and where to."""

    REACH = "export"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("peek"),
        # Whoever presses enter before anything has the focus is not left without an answer.
        *commands.bindings_of("open"),
    ]

    def __init__(self, individual: str | None, agency: str | None = None) -> None:
        super().__init__()
        self._individual = individual
        self._agency = agency
        self._kinds = planner.kinds_here(individual, agency)
        self._readers: tuple[tuple[str, str], ...] = ()
        self._shown = self._asked_for = False
        self._checked = False
        self._gate: Gate | None = None
        """Through which goes what is being worked out."""

    def compose(self) -> ComposeResult:
        with Container(classes="dialog") as box:
            box.border_subtitle = "enter writes it · p preview · esc"
            yield Choice("Paper", [kind.title for kind in self._kinds], id="kind")
            yield Choice("For", ("holder",), id="reader")
            yield Choice("Format", ("html",), id="format")
            yield Choice("Names", _NAMES, id="names")
            yield Bar(id="with-label")
            yield Input(id="with")
            yield Bar(id="file-label")
            yield Input(id="file")
            yield Notice(id="note")

    def on_mount(self) -> None:
        self.query_one("#file-label", Bar).show([("File, or a folder", "muted")])
        self._of_kind()
        self.query_one("#format").focus()
        self._shown = True
        if self._asked_for:
            self.call_after_refresh(self._on_taken)

    @property
    def kind(self) -> "planner.Kind":
        """The kind of paper."""
        return self._kinds[self._choice("kind").at]

    @property
    def about(self) -> str | None:
        """Whom it is about; a paper about everybody is about nobody alone."""
        by = {"person": self._individual, "agency": self._agency}
        return by.get(self.kind.about)

    @property
    def path(self) -> Path:
        """Where the paper is to be written."""
        return Path(self.query_one("#file", Input).value).expanduser()

    @property
    def form(self) -> str:
        """The format."""
        return self._choice("format").chosen

    @property
    def names_shown(self) -> bool:
        """Whether names are to be in it."""
        return self._choice("names").at == 1

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    def _asked(self) -> planner.PaperAsked:
        reader, _ = self._readers[self._choice("reader").at]
        return planner.PaperAsked(
            kind=self.kind.name,
            about=self.about,
            reader=reader,
            settings=self._typed(),
            checked=self._checked,
        )

    def _typed(self) -> dict[str, str]:
        parts = (part.partition("=") for part in self.query_one("#with", Input).value.split(";"))
        return {key.strip(): value.strip() for key, _, value in parts if key.strip()}

    def _of_kind(self) -> None:
        """Offer the readers and the formats that this kind has."""
        kind, looking = self.kind, self.planner.looking
        self._readers = planner.readers_here(looking, kind, self.about)
        self._choice("reader").offer([words for _, words in self._readers] or ["nobody"])
        # Drawings alone are many files; the command line writes them.
        forms = [form for form in planner.formats(kind.name) if form != "svg"]
        self._choice("format").offer(forms)
        settings = planner.paper_settings(kind.name)
        for name in ("#with-label", "#with"):
            self.query_one(name).display = bool(settings)
        listed = f"With (KEY=VALUE; …): {', '.join(settings)}"
        self.query_one("#with-label", Bar).show([(listed, "muted")])
        self.query_one(".dialog").border_title = say.title(f"Export · {self._title()}")
        self._of_reader()

    def _title(self) -> str:
        looking, words = self.planner.looking, planner.paper_words(self.kind.name)
        if self.kind.about == "person":
            return f"{words} of {looking.person_label(self._individual or '')}"
        if self.kind.about == "agency":
            return f"{words}: {looking.thing_name(self._agency or '')}"
        return f"{words}, everybody"

    def _of_reader(self) -> None:
        self._checked = False
        self._name_file()
        self._note()

    @property
    def _outside(self) -> bool:
        return bool(self._readers) and self._readers[self._choice("reader").at][0] != "holder"

    def _name_file(self) -> None:
        field = self.query_one("#file", Input)
        try:
            asked = attrs.evolve(self._asked(), settings={})
            name = planner.file_name(self.planner.looking, asked, self.form) or ""
        except (TcplanError, IndexError):
            name = ""
        before = Path(field.value) if field.value else Path.cwd() / "-"
        folder = before if before.is_dir() else before.parent
        # A browser keeps its own folder for files, on the machine of whoever looks.
        field.value = say.field(name if self.app.is_web else str(folder / name))
        field.disabled = self.app.is_web and not name

    def _note(self) -> None:
        told = self.query_one("#note", Notice)
        if not self._readers:
            told.tell("Nobody else may be told of this on this day.")
        elif self.names_shown:
            told.tell("The names of people will be in the file.")
        elif self._outside:
            told.tell("Pseudonyms instead of ids and names, in the name of the file too.")
        else:
            told.tell(_IDS_ONLY)

    @on(Choice.Changed)
    def _on_choice(self, event: Choice.Changed) -> None:
        if event.choice.id == "kind":
            self._of_kind()
        else:
            self._of_reader()

    def do_open(self) -> None:
        """Write it; asked before all of this is on the screen, as soon as it is."""
        if self._shown:
            self._on_taken()
        else:
            self._asked_for = True

    @on(Choice.Done)
    @on(Input.Submitted)
    def _on_taken(self) -> None:
        if not self._readers:
            return
        if self.app.is_web:
            self._hand_over()
        elif self.path.exists() and not self.path.is_dir():
            self._ask(f"{self.path.name} is there already", _REPLACE, self._replace)
        else:
            self._write(replace=False)

    def _replace(self) -> None:
        self._write(replace=True)

    def _ask(
        self, title: str, choices: tuple[str, str], then: Callable[[], None], told: str = ""
    ) -> None:
        """Ask before going on; the first choice leaves everything as it is."""

        def chosen(number: int | None) -> None:
            if number == 1:
                then()

        self.app.push_screen(Choose(title, choices, told=told), chosen)

    def _write(self, *, replace: bool) -> None:
        looking = self.planner.looking.naming(names=self.names_shown)
        asked, form, path = self._asked(), self.form, self.path

        def done(paper: planner.Written) -> None:
            beside = f" · and {len(paper.beside)} beside it" if paper.beside else ""
            told = [form, _names(paper), _size(paper.size), f"{paper.path}{beside}"]
            self._end(f"Written · {' · '.join(told)}")

        self._work_out(
            lambda hear, begins: planner.export_paper(
                looking, asked, form, path, replace=replace, hear=hear, begins=begins
            ),
            done,
            lambda: self._write(replace=replace),
        )

    def _hand_over(self) -> None:
        """Give the paper to the browser, once it is journalled that it leaves."""
        looking = self.planner.looking.naming(names=self.names_shown)
        asked, form = self._asked(), self.form

        def done(paper: planner.Handed) -> None:
            self.app.deliver_binary(
                BytesIO(paper.data), save_filename=paper.name, mime_type=_TYPES[form]
            )
            names = "names shown" if looking.names else "ids only"
            if paper.withheld:
                lines = [para(line) for line in paper.withheld.split("\n")]
                self.app.push_screen(Peek(lines, "Withheld: for whoever approves it"))
            self._end(f"Handed to the browser · {form} · {names} · {paper.name}")

        self._work_out(
            lambda hear, begins: planner.hand_over_paper(
                looking, asked, form, hear=hear, begins=begins
            ),
            done,
            self._hand_over,
        )

    def _end(self, words: str) -> None:
        say.toast(self.app, words)
        self.dismiss(None)

    def do_peek(self) -> None:
        if not self._readers:
            return
        looking = self.planner.looking.naming(names=self.names_shown)
        form = self.form if self.form in {"md", "json"} else "md"
        asked = self._asked()

        def done(text: str) -> None:
            self._note()
            lines = [para(line) for line in text.split("\n")]
            self.app.push_screen(Peek(lines, f"Preview, as {form}"))

        self._work_out(
            lambda hear, _: planner.render_paper(looking, asked, form, hear=hear),
            done,
            self.do_peek,
        )

    def _work_out(self, ask: _Work, done: Callable[[Any], None], again: Callable[[], None]) -> None:
        """Compose beside the screen; what stands against it is told, and can be asked about.

        One thing at a time: what is asked while a paper is being written is not begun.
        """
        if self._gate is not None:
            return
        gate, far = Gate(), Far(self._come)

        def hear(called: str, made: int, of: int) -> None:
            far.hear(lambda: (called, made, of))

        async def worked() -> None:
            try:
                try:
                    answer = await self.planner.thinker.answer(lambda: ask(hear, gate.begin))
                finally:
                    far.ended, self._gate = True, None
                done(answer)
            except CheckFirstError as error:
                self._note()
                self._ask("Free text may tell who somebody is", _CHECKED, checked, str(error))
            except TcplanError as error:
                self.query_one("#note", Notice).tell(str(error))
            except Exception as error:  # noqa: BLE001
                self._note()
                self.planner.failed(error)

        def checked() -> None:
            self._checked = True
            again()

        self._gate = gate
        self.query_one("#note", Notice).tell("writing…")
        self.run_worker(worked(), group="export", exclusive=True, exit_on_error=False)

    def _come(self, part: tuple[str, int, int]) -> None:
        """Tell how far it has come."""
        called, made, of = part
        count = f", {made:,} of {of:,}" if of else ""
        self.query_one("#note", Notice).tell(f"writing… · {called}{count} · esc stops it")

    def do_close(self) -> None:
        """Leave; what is being worked out is dropped, and what is being written is written."""
        if self._gate is not None:
            if not self._gate.leave():
                told = "It is being written already, and will be there; this closes when it is."
                self.query_one("#note", Notice).tell(told)
                return
            say.toast(self.app, "Stopped · nothing was written")
            self.workers.cancel_group(self, "export")
        super().do_close()


def _names(paper: planner.Written) -> str:
    if paper.names_shown:
        return "names shown"
    return "pseudonyms" if paper.audience != "holder" else "ids only"


def _size(size: int) -> str:
    return f"{max(round(size / 1000), 1)} kB"
