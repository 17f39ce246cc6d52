"""Where one stands decides what is recorded; without a row, one chooses from what is due."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.dates import short_day
from tcplan.domain.records import Action, Concern
from tcplan.views.due import Due
from tcplan.views.entries import actions, concerns
from tcplan.views.entries.entering import Entering
from tcplan.views.entries.settling import action, settle, to_settle
from tcplan.views.forms.candidates import Around
from tui import say
from tui.entries.short import ShortFormScreen
from tui.forms.pick import Pick

if TYPE_CHECKING:
    from tui.framed import Framed

Settled = Due | Action | Concern
"""What a highlighted row may be about."""

NOBODY = "Highlight what was done first: a row of the calendar, or a person whose due list to see."
NOTHING_DUE = "Nothing that is settled in one line is due for {who}; c changes an entry."
NO_ACTION = "Highlight an action first: in the calendar, or a person with an open action."


def done(screen: "Framed") -> None:
    """Record that what is highlighted was done, held or answered; of a person, ask what."""
    found = screen.to_settle()
    if found is not None:
        _open(screen, _whose(found), lambda around: _settled(around, found))
        return
    me = screen.individual
    if me is None:
        say.toast(screen.app, NOBODY, "warning")
        return

    def asked() -> None:
        due = to_settle(screen.looking, me)
        words = [f"{one.what}, {short_day(one.on)}: {one.standing}" for one in due]
        title = f"What was done for {screen.looking.person_label(me)}?"
        _pick(screen, title, words, due, lambda one: lambda around: settle(around, one))

    _admitted(screen, me, asked)


def log(screen: "Framed") -> None:
    """Ask what kind of concern it is, and open its form; from a list it asks about whom."""
    kinds = concerns.kinds()

    def chosen(number: int | None) -> None:
        if number is None:
            return
        kind = kinds[number][0]
        inside = screen.INSIDE_A_PERSON and not concerns.about_a_place(kind)
        me, near = screen.individual if inside else None, screen.individual
        _open(screen, me, lambda around: concerns.log(attrs.evolve(around, near=near), kind))

    screen.app.push_screen(Pick("Log a concern", [words for _, words in kinds]), chosen)


def reply(screen: "Framed") -> None:
    """Record what the owner of the highlighted action answered."""
    _action(screen, actions.reply, "Which action was answered?")


def escalate(screen: "Framed") -> None:
    """Record to whom the highlighted action was taken further."""
    _action(screen, actions.escalate, "Which action was escalated?")


def _action(screen: "Framed", entry: Callable[[Around, Action], Entering], title: str) -> None:
    found = screen.to_settle()
    thing = screen.looking.plan.by_id.get(found.about) if isinstance(found, Due) else found
    if isinstance(thing, Action):
        _open(screen, thing.individual, lambda around: entry(around, thing))
        return
    me = screen.individual
    if me is None:
        say.toast(screen.app, NO_ACTION, "warning")
        return

    def asked() -> None:
        owed = [one for one in screen.looking.plan.of("actions", me) if actions.is_owed(one)]
        words = [screen.looking.veiled(one.what, me) for one in owed]
        _pick(screen, title, words, owed, lambda one: lambda around: entry(around, one))

    _admitted(screen, me, asked)


def _settled(around: Around, found: Settled) -> Entering | str:
    if isinstance(found, Due):
        return settle(around, found)
    if isinstance(found, Concern):
        return concerns.acknowledge(around, found)
    return action(around, found)


def _pick(
    screen: "Framed",
    title: str,
    words: Sequence[str],
    things: Sequence[object],
    entry: Callable[..., Callable[[Around], Entering | str]],
) -> None:
    """Ask which of several is meant; of one, nothing is asked."""
    me = screen.individual
    if not things:
        who = screen.looking.person_label(me) if me else "anybody"
        say.toast(screen.app, NOTHING_DUE.format(who=who), "warning")
        return

    def chosen(number: int | None) -> None:
        if number is not None:
            _open(screen, me, entry(things[number]))

    screen.app.push_screen(Pick(title, words), chosen)


def _open(screen: "Framed", person: str | None, entry: Callable[[Around], Entering | str]) -> None:
    """Open a short form, or say where else it is done; the journal hears of the person first."""
    work = screen.planner.work
    if work is None:
        return
    found = entry(Around(screen.looking, person, who=work.session.who))
    if isinstance(found, str):
        say.toast(screen.app, found, "warning")
        return

    def admitted() -> None:
        screen.app.push_screen(ShortFormScreen(found))

    _admitted(screen, person, admitted)


def _admitted(screen: "Framed", person: str | None, then: Callable[[], None]) -> None:
    if person is None:
        then()
    else:
        screen.admit(person, then, lambda words: say.toast(screen.app, words, "error"))


def _whose(found: Settled) -> str | None:
    return found.individual
