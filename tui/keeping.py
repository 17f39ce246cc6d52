"""What is tried is kept only when somebody names it, and written only when they agreed to it.

Kept under a name the plan itself stays as it was; adopted, it is journalled and can be taken back.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tcplan import planner
from tcplan.domain.changes import Change
from tcplan.domain.common import Source
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_adopting import adopt_option, adopted, save_option
from tcplan.errors import InvalidValueError
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.fields import form_of
from tcplan.views.forms.proposals import begun_with
from tcplan.views.looking import Looking
from tui import say
from tui.dialogs.adopting import Adopt, Agreed
from tui.dialogs.choose import Choose
from tui.dialogs.naming import Naming
from tui.page import Line, item, para
from tui.told.agency import counted
from tui.told.what_if import only_the_plan

if TYPE_CHECKING:
    from tcplan.planner.adopting import ToWrite
    from tui.lenses.what_if import WhatIfLens

_NO_SOURCE = (
    "It cannot be saved without saying for which agency: start tcplan with --agency and its id, "
    "or record who holds the plan."
)


def ask_what_beside(lens: "WhatIfLens") -> None:
    """Choose what stands beside what is tried: the plan, a saved option, or staying in hospital."""
    lens.when_answered(lambda: _choose_what_beside(lens))


def _choose_what_beside(lens: "WhatIfLens") -> None:
    view = lens.answered
    if view is None:
        return
    if (nothing := only_the_plan(view)) is not None:
        say.toast(lens.app, nothing, "warning")
        return
    choices: list[tuple[str, tuple[str, ...] | None]] = [
        ("with the plan as it stands, and nothing else", None),
        *((f"with the saved option: {one.name}", (one.id,)) for one in view.options),
    ]
    if view.stay is not None and view.stay.possible:
        choices.append(("with staying in hospital", ()))

    def chosen(number: int | None) -> None:
        if number is not None:
            lens.compare(choices[number][1])

    words = [said for said, _ in choices]
    lens.app.push_screen(Choose("Set what is tried side by side", words), chosen)


def ask_to_save(lens: "WhatIfLens") -> None:
    """Ask for a name and a note, and keep what is on as an option of this person."""
    person, app = lens.person, lens.person.planner
    work = app.work
    if work is None:
        return
    looking, seen, changes = app.looking, work.seen, lens.those_on
    source = _source(looking, work.session.who)
    if source is None:
        say.toast(app, _NO_SOURCE, "warning")
        return

    def named(given: tuple[str, str] | None) -> None:
        if given is None:
            say.toast(app, "Nothing was saved; what is tried stays on.")
            return
        name, note = given
        try:
            option = save_option(
                *(looking.plan, changes, name, source),
                individual=person.individual,
                note=note or None,
            )
        except InvalidValueError as error:
            say.toast(app, str(error), "error")
            return
        said = f"Saved for others to see: {name}. The plan itself is as it was."
        app.save([option], None, said, seen=(looking, seen))

    lines: list[Line] = [para("These changes are kept under a name; the plan is not changed.")]
    lines += [item(words) for words in lens.words_on()]
    app.push_screen(Naming("Save what is tried", lines), named)


def ask_to_adopt(lens: "WhatIfLens") -> None:
    """Say what would be written, as soon as that is known, and write it when somebody agrees."""
    lens.when_answered(lambda: _ask_to_adopt(lens))


def _ask_to_adopt(lens: "WhatIfLens") -> None:
    app, view = lens.person.planner, lens.answered
    work = app.work
    if work is None or view is None:
        return
    looking, seen = app.looking, work.seen
    source = _source(looking, work.session.who)
    if source is None:
        say.toast(app, _NO_SOURCE, "warning")
        return

    def agreed(answer: Agreed | None) -> None:
        if answer is None:
            say.toast(app, "The plan is as it was; what is tried stays on.")
            return
        taken = taken_at(answer.at)
        edits = edits_of(looking, taken, source)
        many = counted(len(taken), "change is", "changes are")

        def saved() -> None:
            gone = (one.key for one in app.trying.tried if one.change in taken)
            app.trying = app.trying.without(*gone)

        said = f"Adopted: {many} in the plan now."
        app.save(edits, answer.why or None, said, seen=(looking, seen), saved=saved)

    def taken_at(places: Sequence[int]) -> tuple[WhatIfChange, ...]:
        return tuple(view.changes[at].change for at in places)

    def to_write(places: Sequence[int]) -> "ToWrite":
        taken = taken_at(places)
        edits = edits_of(looking, taken, source)
        return planner.to_write(looking, edits, taken, lens.person.individual)

    app.push_screen(Adopt(view.changes, to_write), agreed)


def edits_of(
    looking: Looking, taken: tuple[WhatIfChange, ...], source: Source
) -> tuple[Change, ...]:
    """What adopting these changes writes; where they were kept as an option, that too."""
    plan, day = looking.plan, looking.day
    asked = frozenset(taken)
    kept = next(
        (o for o in plan.options if frozenset(o.changes) == asked and not o.adopted_on), None
    )
    if kept is None:
        return adopted(plan, taken, day, source)
    return adopt_option(plan, kept, day, source)


def _source(looking: Looking, who: str) -> Source | None:
    """Who says so today, for which agency; None where no agency is known."""
    form = form_of(Source)
    begun = begun_with(form, Around(looking, who=who))
    return Source(**begun) if len(begun) == len(form.fields) else None
