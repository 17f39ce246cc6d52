"""A short form asks once, in one line, before it is saved; enter agrees and escape goes back."""

from collections.abc import Sequence

from tcplan.errors import TcplanError
from tcplan.views.entries.entering import Entering
from tcplan.views.forms.faults import Placed, placed_error
from tcplan.views.forms.fields import form_for
from tui import say
from tui.dialogs.choose import Choose
from tui.forms.form import FormScreen
from tui.sheet import Bar

_BACK = "Back to the form; nothing is saved"
_AGREED = ("Save it", _BACK)
_NEXT = ("Agree the day", "Not now; it stays due")
_SAVING = "saving…"


class ShortFormScreen(FormScreen):
    """Few fields, the rest proposed."""

    TAKES = "Save  ^o"

    def __init__(self, entering: Entering) -> None:
        super().__init__(entering.draft, entering.title)
        self._entering = entering
        self._is_saving = False

    def on_mount(self) -> None:
        self.query_one(".form").add_class("short")
        super().on_mount()

    def on_unmount(self) -> None:
        del self._entering

    def is_changed(self) -> bool:
        """Whether something that was typed would be lost; what was proposed is nobody's loss."""
        return self.draft.entered != self._begun.entered

    def _wrong(self) -> tuple[Placed, ...]:
        """What is wrong; of a field out of sight it is told beside the form."""
        seen = {field.name for field in self.draft.form.fields}
        return tuple(
            one if one.field in seen else Placed(None, one.sentence) for one in super()._wrong()
        )

    def do_keep(self) -> None:
        if self._is_saving or self.complain():
            return
        doubt = self._entering.doubt
        doubted = doubt(self.draft.built()) if doubt is not None else ""
        at = _AGREED.index(_BACK) if doubted else 0
        about = self._entering.about
        told = about(self.draft.built()) if about is not None else ""
        told = " ".join(filter(None, (told, doubted)))
        self.app.push_screen(Choose(self._entering.ask, _AGREED, at, told=told), self._answered)

    def _answered(self, number: int | None) -> None:
        if number != 0:
            return
        self._is_saving = True
        self.query_one("#state", Bar).show([(_SAVING, "muted")])
        self.planner.save(
            self._entering.changes(self.draft.built()),
            None,
            self._entering.said,
            saved=self._saved,
            refused=self._not_saved,
        )

    def _saved(self) -> None:
        if self.is_attached:
            self.app.call_later(self._leave)

    def _leave(self) -> None:
        if self.app.screen is not self:
            return
        then, app = self._entering.then, self.app
        following = then(self.draft.built()) if then is not None else None
        self.dismiss(None)
        if following is not None:

            def agreed(number: int | None) -> None:
                if number == 0:
                    app.push_screen(ShortFormScreen(following))

            told = self._entering.said
            app.push_screen(Choose(following.why_then, _NEXT, told=told), agreed)

    def _not_saved(self, error: TcplanError) -> None:
        self._is_saving = False
        if not self.is_attached:
            say.toast(self.app, str(error), "error")
            return
        self._tell_states()
        self.complain(self._told(error))

    def _told(self, error: TcplanError) -> Sequence[Placed]:
        collection = self._entering.collection
        entities = getattr(self.planner.looking.plan, collection)
        name = self.draft.value("id")
        number = next((n for n, one in enumerate(entities) if one.id == name), len(entities))
        return placed_error(form_for(collection), error, collection, number)
