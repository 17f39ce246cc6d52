"""Go to anything; what is typed after enter is never taken for something to look for."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tui import say
from tui.dialogs.dialog import Dialog
from tui.dialogs.goals import KINDS, Goal, goals
from tui.listing import Cell, Column, Listing, Row
from tui.typed import TypedLine

_MOST = 200
_NOTHING = "Nothing is called that."
_BY_ID = f"{_NOTHING} While names are hidden people are found by id; * shows names."
_COLUMNS = (Column("", 8), Column("", 10, 1, 22), Column("", 20, 4, 80))
_MOVES = {"up": "up", "down": "down", "pageup": "page-up", "pagedown": "page-down"}
_ALL = {"person": "people", "agency": "agencies", "risk": "risks", "control": "controls"}


class Asked(TypedLine):
    """What is looked for."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        super().__init__(placeholder="an id, a word, or what you want to do", id="asked")
        self._answer = answer

    def answer(self, key: str) -> bool:
        return self._answer(key)


class GoTo(Dialog[None]):
    """The dialog of ctrl+p."""

    AUTO_FOCUS = "#asked"

    def __init__(self) -> None:
        super().__init__()
        self._goals: tuple[Goal, ...] = ()
        self._found: dict[str, Goal] = {}
        self._asked: str | None = None
        self._kind: str | None = None
        self._taken = False
        """Whether one is on the way to where one goes."""

    def compose(self) -> ComposeResult:
        with Container(classes="dialog goto") as box:
            box.border_subtitle = "↑↓ choose · enter goes there · tab one kind · esc"
            yield Asked(self._key)
            found = Listing(id="found", empty=_NOTHING if self.planner.looking.names else _BY_ID)
            found.at_once = True
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        self._goals = tuple(goals(self.planner))
        self._find("")

    @on(Input.Changed)
    def _on_asked(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, words: str) -> None:
        asked = words.strip().casefold()
        if asked == self._asked:
            return
        self._asked = asked
        ranked = [
            (rank, n, goal)
            for n, goal in enumerate(self._goals)
            if self._kind in {None, goal.kind}
            and (rank := goal.rank(asked) if asked else 0) is not None
        ]
        ranked.sort(key=lambda found: found[:2])
        best = [goal for _, _, goal in ranked[:_MOST]]
        self._found = {str(n): goal for n, goal in enumerate(best)}
        rows = [_row(key, goal) for key, goal in self._found.items()]
        self.query_one(Listing).fill(_COLUMNS, rows, "0")
        more = len(ranked) - len(best)
        kind = f" · {_ALL.get(self._kind, 'commands')} only" if self._kind else ""
        unlisted = f" · {more:,} more not listed" if more else ""
        self.query_one(".dialog").border_title = say.title(f"Go to{kind}{unlisted}")

    def _key(self, key: str) -> bool:
        """Answer a key that is not for the line of text; whether it was one."""
        if key == "enter":
            self._find(self.query_one(Asked).value)
            self._go(self.query_one(Listing).key)
        elif key == "escape":
            self.do_close()
        elif key == "tab":
            self._next_kind()
        elif key in _MOVES:
            self.query_one(Listing).action_do(_MOVES[key])
        return key in {"enter", "escape", "tab", *_MOVES}

    def _next_kind(self) -> None:
        kinds = (None, *KINDS)
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._asked = None
        self._find(self.query_one(Asked).value)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and not isinstance(self.focused, Asked):
            event.stop()
            self.query_one(Asked).insert_text_at_cursor(say.field(event.character or ""))

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if event.opened:
            self._go(event.key)

    def _go(self, key: str | None) -> None:
        goal = self._found.get(key or "")
        if goal is not None and not self._taken:
            self._taken = True
            self.app.call_later(self._arrive, goal)

    def _arrive(self, goal: Goal) -> None:
        self.dismiss(None)
        goal.go()


def _row(key: str, goal: Goal) -> Row:
    look = "muted" if goal.dim else None
    cells = (Cell(goal.kind, "muted"), Cell(goal.id, look or "strong"), Cell(goal.words, look))
    return Row(key, cells)
