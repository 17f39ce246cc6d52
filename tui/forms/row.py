"""A field stands under its label; what is wrong with it stands below it, once one has left it."""

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tcplan.text import wrap
from tcplan.views.forms import fields
from tcplan.views.forms.draft import Draft
from tcplan.views.forms.fields import Field
from tcplan.views.forms.shown import shown, words_of
from tui import say
from tui.forms.slots import Items, Lines, Slot, Written
from tui.sheet import look_of

LABEL = 28
STATUS = 9
_LEAST = 10
_SIGNS = {fields.RECORD: "…"}
_CHOICE = "▾"


class FieldRow(Widget):
    """One field: its label, where it is typed or chosen, and how it stands."""

    DEFAULT_CSS = "FieldRow { height: auto; width: 1fr; layout: horizontal; }"

    status: reactive[str] = reactive("")

    def __init__(self, draft: Draft, field: Field) -> None:
        super().__init__(id=f"field-{field.name.replace('_', '-')}")
        self.field = field
        self.locked = draft.locked(field.name)
        self.editor = self._made(draft)
        self.wrong = ""

    def _made(self, draft: Draft) -> Widget:
        name, kind = self.field.name, self.field.kind
        if self.locked:
            return Slot(name, shown(draft, name), "", locked=True)
        if kind == fields.PROSE:
            return Lines(name, draft.text(name))
        if kind in fields.TYPED:
            return Written(name, draft.text(name))
        if kind == fields.LIST:
            return Items(name, rows_of(draft, name), "add one")
        return Slot(name, shown(draft, name), _SIGNS.get(kind, _CHOICE))

    def compose(self) -> ComposeResult:
        yield self.editor

    def on_mount(self) -> None:
        self._place()

    def _place(self) -> None:
        self.editor.styles.margin = (0, STATUS, len(self._wrong_lines()), LABEL)
        self.editor.styles.width = "1fr"

    def _wrong_lines(self) -> list[str]:
        cells = max(self.size.width - LABEL, _LEAST)
        return wrap(say.plain(self.wrong), cells) if self.wrong else []

    def on_resize(self) -> None:
        self._place()

    def say_wrong(self, sentence: str) -> None:
        """Say below the field what is wrong with it; nothing when all is well."""
        if sentence != self.wrong:
            self.wrong = sentence
            self._place()
            self.refresh(layout=True)

    def typed_text(self) -> str | None:
        """What stands in the line or lines to type in; None where one chooses."""
        if isinstance(self.editor, Input):
            return self.editor.value
        return self.editor.text if isinstance(self.editor, TextArea) else None

    def tell(self, draft: Draft) -> None:
        """Show what the field holds now, but for what is being typed in it."""
        name = self.field.name
        if isinstance(self.editor, Items):
            self.editor.show(rows_of(draft, name))
        elif isinstance(self.editor, Slot):
            self.editor.words = shown(draft, name)
        elif isinstance(self.editor, Input) and self.editor.value != draft.text(name):
            # What is proposed is not typed, and must not become what somebody wanted.
            with self.editor.prevent(Input.Changed):
                self.editor.value = say.field(draft.text(name))
            self.editor.cursor_position = len(self.editor.value)
        elif isinstance(self.editor, TextArea) and self.editor.text != draft.text(name):
            with self.editor.prevent(TextArea.Changed):
                self.editor.text = say.plain(draft.text(name))

    def render_line(self, y: int) -> Strip:
        look = look_of(self)
        left: list[say.Run] = []
        right: list[say.Run] = []
        wrong = self._wrong_lines()
        below = y - self.editor.size.height
        if y == 0:
            here = "strong" if self.editor.has_focus else "muted"
            left = [(say.cell(self.field.label, LABEL - 1), here)]
            right = [(say.cell(self.status, STATUS - 1, right=True), "caution")]
        elif 0 <= below < len(wrong):
            left = [(" " * LABEL, ""), (wrong[below], "gap")]
        spans = say.line(left, [right], self.size.width)
        return say.strip(spans, look).extend_cell_length(self.size.width, self.rich_style)


def rows_of(draft: Draft, name: str) -> list[str]:
    """What stands in the rows of a list."""
    inner = draft.form.by_name[name].inner
    if inner is None:
        return []
    return [words_of(inner, item, draft.inside) or "–" for item in draft.value(name) or ()]
