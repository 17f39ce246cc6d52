"""An entry is saved whole, against what was read when its form was opened."""

from typing import ClassVar

import attrs

from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.common import Source
from tcplan.errors import TcplanError
from tcplan.planner import Looking, Seen
from tcplan.views.forms.draft import Draft
from tcplan.views.forms.faults import placed_error
from tcplan.views.forms.fields import form_for, form_of
from tcplan.views.forms.image import named, told
from tcplan.views.forms.offered import needs_reason
from tcplan.views.forms.proposals import begun_with
from tui import say
from tui.forms.form import FormScreen
from tui.forms.review import BACK, SAVE, SAVE_AND_SAY, Review
from tui.sheet import Bar

_SAVING = "saving…"


class EntryForm(FormScreen):
    """The form of an entry of the plan."""

    TAKES: ClassVar[str] = "Save  ^o"

    def __init__(
        self,
        collection: str,
        draft: Draft,
        title: str,
        basis: tuple[Looking, Seen],
        open_at: tuple[str, int | None] | None = None,
    ) -> None:
        super().__init__(draft, title, open_at)
        self._collection = collection
        self._basis = basis
        self._is_saving = False

    def on_unmount(self) -> None:
        del self._basis

    @property
    def is_new(self) -> bool:
        """Whether the plan does not have the entry yet."""
        return self.draft.read is None

    def do_keep(self) -> None:
        if self._is_saving or self.complain():
            return
        if not self.is_new and not self.draft.amended():
            say.toast(self.app, "Nothing has been changed, so there is nothing to save.")
            return
        built = self.draft.built()
        looking = self._basis[0]
        fields = told(looking, self.draft.read, built)
        words = named(looking, built)
        choices = [(SAVE, f"Save: add {words}" if self.is_new else f"Save: change {words}")]
        if self._could_say():
            choices.append(
                (SAVE_AND_SAY, f"Save, and record that {self.draft.around.who} said so today")
            )
        choices.append((BACK, "Back to the form; nothing is saved"))
        changed = () if self.is_new else tuple(self.draft.amended())
        reason = needs_reason(built, changed, is_new=self.is_new)
        review = Review("Save this?", fields, choices, is_new=self.is_new, needs_reason=reason)
        self.app.push_screen(review, self._agreed)

    def _could_say(self) -> bool:
        """Whether who said so stayed as it was while something else was changed."""
        return not self.is_new and not self.draft.is_changed("source") and self._said() is not None

    def _said(self) -> Source | None:
        begun = begun_with(form_of(Source), self.draft.around)
        return Source(**begun) if len(begun) == len(form_of(Source).fields) else None

    def _agreed(self, answer: tuple[str, str] | None) -> None:
        if answer is None:
            return
        choice, why = answer
        if choice == SAVE_AND_SAY:
            self.draft = self.draft.put("source", self._said())
        self._is_saving = True
        self.query_one("#state", Bar).show([(_SAVING, "muted")])
        done = "added" if self.is_new else "changed"
        words = named(self._basis[0], self.draft.built())
        self.planner.save(
            [self._change()],
            why or None,
            f"{words[0].upper()}{words[1:]} is {done}.",
            seen=self._basis,
            saved=self._saved,
            refused=self._not_saved,
            back=self._with_newest,
        )

    def _change(self) -> Change:
        if self.is_new:
            return Add(self.draft.built())
        return Amend(self.draft.read.id, self.draft.amended())

    def on_screen_suspend(self) -> None:
        """What is being asked in front of the form is no longer being saved."""
        self._help()

    def _saved(self) -> None:
        if self.is_attached:
            self.app.call_later(self._leave)

    def _leave(self) -> None:
        if self.app.screen is self:
            self.dismiss(self.draft.built())

    def _not_saved(self, error: TcplanError) -> None:
        self._is_saving = False
        if not self.is_attached:
            say.toast(self.app, str(error), "error")
            return
        self._tell_states()
        self.complain(
            placed_error(form_for(self._collection), error, self._collection, self._number())
        )

    def _number(self) -> int:
        """The entry's place in its collection, as the paths of an error count it."""
        entities = getattr(self._basis[0].plan, self._collection)
        name = self.draft.value("id")
        return next((n for n, one in enumerate(entities) if one.id == name), len(entities))

    def _with_newest(self) -> None:
        """Go on with what was typed, on top of what somebody else has saved."""
        self._is_saving = False
        work = self.planner.work
        looking = self.planner.looking
        if work is None or not self.is_attached:
            return
        standing = looking.plan.by_id.get(self.draft.value("id"))
        around = attrs.evolve(self.draft.around, looking=looking)
        if standing is None and self.draft.read is not None:
            whole = attrs.evolve(self.draft.read, **self.draft.amended())
            everything = {f.name: getattr(whole, f.name) for f in self.draft.form.fields}
            self.draft = Draft(self.draft.form, around, None, {}, everything)
        else:
            self.draft = self.draft.newest(standing, around)
        self._basis = (looking, work.seen)
        self._tell_all()
        self._say_wrongs()
