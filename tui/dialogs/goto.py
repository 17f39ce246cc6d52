"""Go to anything; what is typed after enter is never taken for something to look for."""

from asyncio import sleep
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tui import say
from tui.dialogs.dialog import Dialog
from tui.dialogs.goals import KINDS, Goal, goals
from tui.framed import WORKING
from tui.listing import Cell, Column, Listing, Row
from tui.typed import TypedLine

_MOST = 200
_SLICE = 1_000
"""So many things are looked at before the screen has its turn."""
_NOTHING = "Nothing is called that."
_BY_ID = "Nothing is called that. Names are hidden, so people go by id."
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
        self._goals: list[Goal] = []
        """What one can go to, as far as it has been looked at."""
        self._coming: Iterator[Goal] = iter(())
        """The rest of it."""
        self._looking: Iterator[None] = iter(())
        """What is still to be done until what was typed is found."""
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
        self._coming = goals(self.planner)
        self._find("")

    @on(Input.Changed)
    def _on_asked(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, words: str) -> None:
        asked = words.strip().casefold()
        if asked == self._asked:
            return
        self._asked = asked
        self._looking = looking = self._ranked(asked)
        self._entitle(f" · {WORKING}")
        if any(True for _ in islice(looking, 1)):
            # The function, not its coroutine: one that is replaced before it begins is never made.
            go_on = partial(self._go_on, looking)
            self.run_worker(go_on, group="looking", exclusive=True)  # type: ignore[arg-type]

    async def _go_on(self, looking: Iterator[None]) -> None:
        """Look through the rest."""
        for _ in looking:
            await sleep(0)

    def _finish(self) -> None:
        """Find at once what was typed: whoever goes on by it means what is found last."""
        for _ in self._looking:
            pass

    def _ranked(self, asked: str) -> Iterator[None]:
        """Look through everything and show what answers best; the screen has its turn between.

        It ends where something else is looked for by now.
        """
        kind = self._kind
        ranked: list[tuple[int, int, Goal]] = []
        for n, goal in enumerate(self._every(), 1):
            if kind in {None, goal.kind}:
                rank = goal.rank(asked) if asked else 0
                if rank is not None:
                    ranked.append((rank, n, goal))
            if n % _SLICE == 0:
                yield
                if (asked, kind) != (self._asked, self._kind):
                    return
        ranked.sort(key=lambda found: found[:2])
        self._show([goal for _, _, goal in ranked[:_MOST]], len(ranked))

    def _every(self) -> Iterator[Goal]:
        yield from self._goals
        for goal in self._coming:
            self._goals.append(goal)
            yield goal

    def _show(self, best: list[Goal], found: int) -> None:
        self._found = {str(n): goal for n, goal in enumerate(best)}
        rows = [_row(key, goal) for key, goal in self._found.items()]
        self.query_one(Listing).fill(_COLUMNS, rows, "0")
        more = found - len(best)
        self._entitle(f" · {more:,} more not listed" if more else "")

    def _entitle(self, more: str) -> None:
        kind = f" · {_ALL.get(self._kind, 'commands')} only" if self._kind else ""
        self.query_one(".dialog").border_title = say.title(f"Go to{kind}{more}")

    def _key(self, key: str) -> bool:
        """Answer a key that is not for the line of text; whether it was one."""
        if key == "enter":
            self._find(self.query_one(Asked).value)
            self._finish()
            self._go(self.query_one(Listing).key)
        elif key == "escape":
            self.do_close()
        elif key == "tab":
            self._next_kind()
        elif key in _MOVES:
            self._finish()
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
