"""One form for everything: what is typed stays until it is saved or thrown away on purpose."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widget import Widget

from tcplan.text import one_line
from tcplan.views.forms import fields
from tcplan.views.forms.draft import Draft, Unread, part, with_part
from tcplan.views.forms.faults import Placed
from tcplan.views.forms.fields import Field
from tcplan.views.forms.shown import read_as
from tui import commands, say
from tui.dialogs.choose import Choose
from tui.dialogs.dialog import Dialog
from tui.forms.choices import Chooser
from tui.forms.row import FieldRow
from tui.forms.slots import Asked, Press, Stepped, Typed
from tui.sheet import Bar, Notice

TAKEN_OUT = object()
"""What a form gives when its entry is to be taken out of where it stands."""
TYPED_IS_KEPT = "What you typed is not saved yet: ^o saves it, esc leaves it."
"""What is said to whoever would leave the program out of a form."""
_LEAVE = ("Stay here and go on", "Throw away what I typed")
_SAVE, _OUT, _BACK = "keep", "out", "back"


class FormScreen(Dialog[Any]):
    """Fields one below the other, with help for the one that one is in."""

    REACH = "form"
    # Tab before the widgets too, so that what is pressed right after it is meant for the next.
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("form"),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    TAKES: ClassVar[str] = "Take it over  ^o"
    AUTO_FOCUS = None

    def __init__(
        self, draft: Draft, title: str, open_at: tuple[str, int | None] | None = None
    ) -> None:
        super().__init__()
        self.draft = draft
        self._title = title
        self._open_at = open_at
        self._begun = draft
        self._left: set[str] = set()
        """Fields that one has been in and left, so that what is wrong may be said."""
        self._refused: tuple[Placed, ...] = ()

    def compose(self) -> ComposeResult:
        with Container(classes="dialog form") as box:
            box.border_title = say.title(self._title)
            box.border_subtitle = "tab next · ^o save · esc leave"
            with VerticalScroll(id="fields", can_focus=False):
                for field in self.draft.form.fields:
                    yield FieldRow(self.draft, field)
            yield Notice(id="help")
            with Horizontal(id="presses"):
                yield Press(_SAVE, self.TAKES)
                if self.can_take_out():
                    yield Press(_OUT, "Take it out")
                yield Press(_BACK, "Leave  esc")
                yield Bar(id="state")

    def can_take_out(self) -> bool:
        """Whether there is something here that can be taken out of where it stands."""
        return False

    def on_mount(self) -> None:
        self._tell_all()
        first = next((row for row in self.rows if not row.locked), None)
        if first is not None:
            first.editor.focus()
        if self._open_at is not None:
            name, number = self._open_at
            self.row(name).editor.focus()
            self.call_after_refresh(self._open_part, name, number)

    def on_unmount(self) -> None:
        """Let go of the plan: what is left of a form may last longer than the form."""
        del self.draft, self._begun

    @property
    def rows(self) -> list[FieldRow]:
        """Every field, from the top."""
        return list(self.query(FieldRow))

    def row(self, name: str) -> FieldRow:
        """The row of a field."""
        return next(row for row in self.rows if row.field.name == name)

    @property
    def here(self) -> FieldRow | None:
        """The row that one is in."""
        focused = self.focused
        return focused.parent if focused and isinstance(focused.parent, FieldRow) else None

    def is_changed(self) -> bool:
        """Whether something here would be lost."""
        return self.draft.entered != self._begun.entered and (
            bool(self.draft.changed)
            or any(isinstance(held, Unread) for held in self.draft.entered.values())
        )

    @on(Typed)
    def _on_typed(self, event: Typed) -> None:
        event.stop()
        self.draft = self.draft.typed(event.name, event.text)
        self._refused = tuple(one for one in self._refused if one.field != event.name)
        row = self.row(event.name)
        if row.wrong and not any(one.field == event.name for one in self.draft.faults):
            row.say_wrong("")
        self._tell_states()

    @on(Stepped)
    def _on_stepped(self, event: Stepped) -> None:
        event.stop()
        if event.by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Press.Pressed)
    def _on_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.what == _SAVE:
            self.do_keep()
        elif event.what == _OUT:
            self.dismiss(TAKEN_OUT)
        else:
            self.do_close()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self._help()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        row = event.widget.parent
        if isinstance(row, FieldRow) and self.is_attached:
            self._left.add(row.field.name)
            self._say_wrongs()

    @on(Asked)
    def _on_asked(self, event: Asked) -> None:
        event.stop()
        if self.app.screen is not self:  # Typed in haste: for the choices that are opening.
            if event.letter:
                self.app.post_message(events.Key(event.letter, event.letter))
            return
        field = self.draft.form.by_name[event.name]
        if event.act == "clear":
            self.put(event.name, None)
        elif event.act == "take-out":
            self.draft = with_part(self.draft, event.name, event.row, None)
            self._tell(event.name)
        elif event.act == "add":
            self._open_part(event.name, None)
        elif field.kind in {fields.RECORD, fields.LIST}:
            self._open_part(event.name, event.row)
        else:
            self._choose(field, event.letter)

    def _choose(self, field: Field, letter: str) -> None:
        def chosen(value: Any) -> None:  # noqa: ANN401
            if value is not None:
                self.put(field.name, None if value is Chooser.NOTHING else value)

        self.app.push_screen(Chooser(field, self.draft, letter), chosen)

    def _open_part(self, name: str, number: int | None) -> None:
        field = self.draft.form.by_name[name]
        inner = field.inner or field
        inside = part(self.draft, name, number)

        def done(value: Any) -> None:  # noqa: ANN401
            if value is not None:
                out = None if value is TAKEN_OUT or value is Chooser.NOTHING else value
                if out is not None or number is not None or field.inner is None:
                    self.draft = with_part(self.draft, name, number, out)
                self._tell(name)

        if inner.kind in {fields.CODE, fields.REFERENCE, fields.YES_NO} and field.inner:
            item = inside.form.fields[0]
            self.app.push_screen(Chooser(item, inside, "", title=field.label), done)
            return
        removable = field.inner is not None and number is not None
        removable = removable or (
            field.inner is None and field.optional and inside.read is not None
        )
        title = f"{self._title} › {field.label}"
        self.app.push_screen(PartForm(inside, title, removable=removable), done)

    def put(self, name: str, value: Any) -> None:  # noqa: ANN401
        """Put a value into a field that is chosen."""
        self.draft = self.draft.put(name, value)
        self._tell(name)

    def _tell(self, name: str) -> None:
        self._refused = tuple(one for one in self._refused if one.field != name)
        self._left.add(name)
        self.row(name).tell(self.draft)
        self._tell_states()
        self._say_wrongs()

    def _tell_all(self) -> None:
        for row in self.rows:
            row.tell(self.draft)
        self._tell_states()

    def _tell_states(self) -> None:
        """Mark what is needed and what is changed; a proposed id follows what is typed."""
        for row in self.rows:
            name = row.field.name
            if name == "id" and not row.editor.has_focus:
                row.tell(self.draft)
            held = self.draft.value(name)
            needed = row.field.required and held in (None, ())
            changed = self.draft.is_changed(name) and self.draft.read is not None
            row.status = "needed" if needed else "changed" if changed else ""
        self._help()

    def _wrong(self) -> tuple[Placed, ...]:
        return (*self.draft.faults, *self._refused)

    def _say_wrongs(self, *, every: bool = False) -> None:
        if every:
            self._left |= set(self.draft.form.by_name)
        wrong = self._wrong()
        for row in self.rows:
            name = row.field.name
            told = [one.sentence for one in wrong if one.field == name and name in self._left]
            row.say_wrong(" ".join(told))
        self._help()

    def _help(self) -> None:
        row = self.here
        words = self.draft.form.about if row is None else row.locked or row.field.help
        if row is not None:
            understood = read_as(self.draft, row.field.name)
            words = f"Read as {understood}." if understood else words
        self.query_one("#help", Notice).tell(one_line(words))
        self.query_one("#state", Bar).show([(self.state_words(), "muted")])

    def state_words(self) -> str:
        """How the whole form stands."""
        wrong = len({one.field for one in self.draft.faults})
        changed = len(self.draft.changed)
        parts = []
        if changed and self.draft.read is not None:
            parts.append(f"{changed} changed")
        if wrong:
            parts.append(f"{wrong} to fill in or mend")
        return " · ".join(parts)

    def action_do(self, name: str, _typed: bool = False) -> None:
        """Carry out a command when the keys that were typed before it have been taken in."""
        focused = self.focused
        if focused is None:
            self._after_typing(name)
        else:
            focused.call_later(self.call_later, self._after_typing, name)

    def _after_typing(self, name: str) -> None:
        for row in self.rows:
            text = row.typed_text()
            proposed = row.field.name == "id" and "id" not in self.draft.entered
            if text is not None and (row.editor.has_focus or not proposed):
                self.draft = self.draft.typed(row.field.name, text)
        super().action_do(name)

    def complain(self, refused: Sequence[Placed] = ()) -> bool:
        """Say everything that is wrong and go to the first of it; whether there was anything."""
        self._refused = tuple(refused)
        wrong = self._wrong()
        if not wrong:
            return False
        self._say_wrongs(every=True)
        nowhere = [one.sentence for one in wrong if one.field is None]
        if nowhere:
            say.toast(self.app, " ".join(nowhere), "error")
        first = next((one.field for one in wrong if one.field is not None), None)
        if first is not None:
            self._focus(self.row(first).editor)
        return True

    def _focus(self, editor: Widget) -> None:
        editor.focus()
        self._help()

    def do_keep(self) -> None:
        """Take over what was typed."""
        if not self.complain():
            self.dismiss(self.draft.built())

    def do_close(self) -> None:
        if not self.is_changed():
            self.dismiss(None)
            return

        def answered(number: int | None) -> None:
            if number == 1:
                self.dismiss(None)

        self.app.push_screen(Choose("What you typed is not saved", _LEAVE), answered)


class PartForm(FormScreen):
    """A part of an entry, one level deeper; it is saved with the whole."""

    def __init__(self, draft: Draft, title: str, *, removable: bool) -> None:
        super().__init__(draft, title)
        self._removable = removable

    def can_take_out(self) -> bool:
        return self._removable
