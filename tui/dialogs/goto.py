"""Go to anything by id or by what it is called; a person's name finds them only while shown."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import attrs
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tcplan.views.looking import Looking
from tui import commands, say
from tui.dialogs.dialog import Dialog
from tui.framed import Framed
from tui.listing import Cell, Column, Listing, Row

if TYPE_CHECKING:
    from tui.app import PlannerApp

_MOST = 200
_NOTHING = "Nothing is called that."
_BY_ID = f"{_NOTHING} While names are hidden people are found by id; * shows names."
_COLUMNS = (Column("", 8), Column("", 10, 1, 22), Column("", 20, 4, 80))


@attrs.frozen
class Goal:
    """Something to go to."""

    kind: str
    id: str
    words: str
    go: Callable[[], None]

    def rank(self, asked: str) -> int | None:
        """How well it answers what was typed, 0 the best; ``None`` when it does not."""
        name, words = self.id.casefold(), self.words.casefold()
        if name == asked:
            return 0
        if name.startswith(asked):
            return 1
        if words.startswith(asked):
            return 2
        return 3 if all(part in f"{self.kind} {name} {words}" for part in asked.split()) else None


class GoTo(Dialog[None]):
    """The dialog of ctrl+p."""

    def __init__(self) -> None:
        super().__init__()
        self._goals: tuple[Goal, ...] = ()
        self._found: dict[str, Goal] = {}

    def compose(self) -> ComposeResult:
        with Container(classes="dialog goto") as box:
            box.border_title = "Go to"
            box.border_subtitle = "↑↓ choose · enter goes there · esc"
            yield Input(placeholder="an id, a word, or what you want to do", id="asked")
            yield Listing(id="found", empty=_NOTHING if self.planner.looking.names else _BY_ID)

    def on_mount(self) -> None:
        self._goals = tuple(goals(self.planner))
        self._find("")

    @on(Input.Changed)
    def _on_asked(self, event: Input.Changed) -> None:
        self._find(event.value.strip().casefold())

    def _find(self, asked: str) -> None:
        ranked = [
            (rank, n, goal)
            for n, goal in enumerate(self._goals)
            if (rank := goal.rank(asked) if asked else 0) is not None
        ]
        ranked.sort(key=lambda found: found[:2])
        best = [goal for _, _, goal in ranked[:_MOST]]
        self._found = {str(n): goal for n, goal in enumerate(best)}
        rows = [
            Row(key, (Cell(goal.kind, "muted"), Cell(goal.id, "strong"), Cell(goal.words)))
            for key, goal in self._found.items()
        ]
        self.query_one(Listing).fill(_COLUMNS, rows, "0")
        more = len(ranked) - len(best)
        title = f"Go to · {more} more not listed" if more else "Go to"
        self.query_one(".dialog").border_title = say.title(title)

    def on_key(self, event: events.Key) -> None:
        moves = {"up": "up", "down": "down", "pageup": "page-up", "pagedown": "page-down"}
        if event.key in moves and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Listing).action_do(moves[event.key])
        elif self.focused is None and event.is_printable:
            event.stop()
            self.query_one(Input).value += say.field(event.character or "")

    @on(Input.Submitted)
    def _on_taken(self, _event: Input.Submitted) -> None:
        self._go(self.query_one(Listing).key)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if event.opened:
            self._go(event.key)

    def _go(self, key: str | None) -> None:
        if key is not None and key in self._found:
            goal = self._found[key]
            self.dismiss(None)
            self.app.call_later(goal.go)


def goals(app: "PlannerApp") -> Iterator[Goal]:
    """Everything that one can go to: people, agencies, risks, controls, commands."""
    looking = app.looking
    plan = looking.plan
    everybody = tuple(person.id for person in plan.individuals)
    for person in everybody:
        words = looking.person_name(person) or ""
        yield Goal("person", person, words, partial(app.open_person, person, "overview", everybody))
    for agency in plan.agencies:
        go = partial(app.open_agency, agency.id)
        yield Goal("agency", agency.id, looking.thing_name(agency.id), go)
    for risk in plan.risks:
        me = risk.individual
        words = f"{looking.person_label(me)} · {looking.veiled(risk.title, me)}"
        yield Goal("risk", risk.id, words, partial(app.open_person, me, "risks", (), risk.id))
    for control in plan.controls:
        me = control.individual
        words = f"{looking.person_label(me)} · {looking.veiled(control.name, me)}"
        go = partial(app.open_person, me, "risks", (), risk_of(looking, control.id))
        yield Goal("control", control.id, words, go)
    screen = next((s for s in reversed(app.screen_stack) if isinstance(s, Framed)), None)
    if screen is not None:
        for found in commands.within(*commands.REACHES[screen.REACH]):
            if found.scope not in {"move", "row"} and found.name not in {"go", "back"}:
                go = partial(screen.action_do, found.name)
                yield Goal("command", found.printed, f"{found.words}: {found.help}", go)


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
