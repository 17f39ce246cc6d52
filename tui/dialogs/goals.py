"""What one can go to: by id or by what it is called; a person's name only while names are shown."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

import attrs

from tcplan.views.looking import Looking
from tui import commands, pressing, say
from tui.framed import Framed
from tui.key import Command
from tui.places.place import Place

if TYPE_CHECKING:
    from tui.app import PlannerApp

KINDS = ("person", "agency", "risk", "control", "command")
_LETTERS = 2
"""So many letters at least are looked for one by one."""


@attrs.frozen
class Goal:
    """Something to go to, or something to do."""

    kind: str
    id: str
    name: str
    """What it is called."""
    open: Callable[[str], None]
    """Goes there, given its id; one for all of a kind, because there may be tens of thousands."""
    more: str = ""
    """What else is said of it, and found by."""
    dim: bool = False
    """Whether it cannot be done now; ``more`` then says why."""

    def go(self) -> None:
        """Go there, or do it."""
        self.open(self.id)

    @property
    def words(self) -> str:
        """Everything that is said of it."""
        return f"{self.name}: {self.more}" if self.more else self.name

    @cached_property
    def _small(self) -> tuple[str, str, str]:
        whole = f"{self.kind} {self.id} {self.words}".casefold()
        return self.id.casefold(), self.name.casefold(), whole

    def rank(self, asked: str) -> int | None:
        """How well it answers what was typed in small letters, 0 the best; ``None``: not at all.

        Its id, the beginning of it or of its name, the beginnings of words, parts of them, and
        last its letters in their order.
        """
        id_, name, whole = self._small
        if id_ == asked:
            return 0
        if id_.startswith(asked) or name.startswith(asked):
            return 1 if id_.startswith(asked) else 2
        parts = asked.split()
        if all(part in whole for part in parts):
            words = f" {whole}".replace("-", " ")
            return 3 if all(f" {part}" in words for part in parts) else 4
        letters = "".join(parts)
        if len(letters) >= _LETTERS and (_in_order(letters, name) or _in_order(letters, id_)):
            return 5
        return None


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def goals(app: "PlannerApp") -> Iterator[Goal]:
    """Everything that one can go to or do: people, agencies, risks, controls, commands."""
    looking = app.looking
    plan = looking.plan
    everybody = tuple(person.id for person in plan.individuals)
    visit = partial(_open_person, app, everybody)
    for person in everybody:
        yield Goal("person", person, looking.person_name(person) or "", visit)
    for agency in plan.agencies:
        yield Goal("agency", agency.id, looking.thing_name(agency.id), app.open_agency)
    to_risk, to_control = partial(_open_risk, app), partial(_open_control, app)
    for risk in plan.risks:
        me = risk.individual
        name = looking.veiled(risk.title, me)
        yield Goal("risk", risk.id, name, to_risk, looking.person_label(me))
    for control in plan.controls:
        me = control.individual
        name = looking.veiled(control.name, me)
        yield Goal("control", control.id, name, to_control, looking.person_label(me))
    screen = next((s for s in reversed(app.screen_stack) if isinstance(s, Framed)), None)
    if screen is not None:
        yield from _commands(screen)
    yield from _orders(app)


def _orders(app: "PlannerApp") -> Iterator[Goal]:
    """The lists in each of their orders."""
    for place, shows in app.MODES.items():
        if isinstance(shows, type) and issubclass(shows, Place):
            for n, order in enumerate(shows.ORDERS):
                go = partial(_sorted, app, place, n)
                yield Goal("command", "s", f"Sort {shows.NOUN.lower()}", go, order.words)


def _sorted(app: "PlannerApp", place: str, number: int, _printed: str) -> None:
    app.go_to_place(place)
    if isinstance(app.screen, Place):
        app.screen.sort_by(number)


def _open_person(app: "PlannerApp", everybody: tuple[str, ...], person: str) -> None:
    app.open_person(person, "overview", everybody)


def _open_risk(app: "PlannerApp", risk: str) -> None:
    app.open_person(app.looking.plan.by_id[risk].individual, "risks", (), risk)


def _open_control(app: "PlannerApp", control: str) -> None:
    """Open the risk on which a control acts; which one is looked for only for who goes there."""
    whose = app.looking.plan.by_id[control].individual
    app.open_person(whose, "risks", (), risk_of(app.looking, control))


def _commands(screen: Framed) -> Iterator[Goal]:
    here = commands.REACHES[screen.REACH]
    reach = [c for c in commands.COMMANDS if c.scope in here and c.name not in {"go", "back"}]
    for found in reach:
        reason = screen.why_not(found.name)
        go = partial(_do, screen, found.name)
        more = f"not now. {reason}" if reason else found.help
        yield Goal("command", found.printed, found.words, go, more, dim=bool(reason))
    for found in commands.COMMANDS:
        if found.scope not in {*here, "dialog"}:
            yield _elsewhere(screen, found)


def _do(screen: Framed, name: str, _printed: str) -> None:
    pressing.ask_for(screen, name)


def _elsewhere(screen: Framed, found: Command) -> Goal:
    """A command that works on other screens, and on which."""
    where = commands.SCOPES[found.scope]

    def say_where(_printed: str) -> None:
        say.toast(screen.app, f"{found.words} works {where[:1].lower() + where[1:]}.", "warning")

    told = f"not here. It works {where[:1].lower() + where[1:]}."
    return Goal("command", found.printed, found.words, say_where, told, dim=True)


def risk_of(looking: Looking, control: str) -> str | None:
    """A risk on which a control acts; ``None`` when it acts on none."""
    recorded = looking.plan.by_id[control]
    targets = {*recorded.prevents, *recorded.limits}
    return next(
        (
            risk.id
            for risk in looking.plan.of("risks", recorded.individual)
            if targets & {nested.id for nested in (*risk.threats, *risk.consequences)}
        ),
        None,
    )
