"""Can the move go ahead? is answered first; then the gates, and what lies around the move."""

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from tcplan import planner
from tcplan.views.gate_standing import StandingView
from tcplan.views.gates import GatesView
from tui import say
from tui.framed import WORKING
from tui.lenses.lens import Lens
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line, page
from tui.places.people import near
from tui.sheet import Sheet
from tui.told import gates as told
from tui.told.agency import counted
from tui.told.around import around_lines

_COLUMNS = (
    Column("Gate", 16, 4, 60),
    Column("How it stands", 16, 3, 42),
    Column("Due", 13),
    Column("Basis", 9, 1, 18),
    Column("Owner", 8, 2, 30),
)
_NO_MOVE = "No move is recorded, so there are no gates."
_NO_GATES = "No gate is recorded for this move."


class GatesLens(Lens):
    """Whether the move of one person can go ahead, and what lies around it."""

    view: GatesView | None = None
    _left: tuple[str, str | None] | None = None
    """Whose gates were shown before, and which one was highlighted."""

    def compose(self) -> ComposeResult:
        with Container(id="asked"):
            answer = Sheet(id="answer", classes="pane")
            answer.border_title = "Can the move go ahead?"
            yield answer
            yield Listing(id="gates-listed", empty=WORKING).add_class("pane")
        with Container(id="beside"):
            yield Sheet(id="gate", classes="pane")
            around = Sheet(id="around", classes="pane")
            around.border_title = "Around the move"
            yield around

    @property
    def listing(self) -> Listing:
        """The gates."""
        return self.query_one(Listing)

    def reload(self) -> None:
        looking, me = self.person.looked_at(), self.person.individual
        was = self.view
        if was is None or (was.individual, was.heading.names_shown) != (me, looking.names):
            self._forget()
        self.person.ask("gates", lambda: planner.gates(looking, me), self._answered)

    def _forget(self) -> None:
        """Show nothing of another person, and no name that is hidden now."""
        if self.view is not None:
            self._left = (self.view.individual, self.listing.key)
        self.view = None
        self.person.holder = None
        self.listing.empty = WORKING
        self.listing.fill(_COLUMNS, ())
        self.listing.border_title = say.title(f"Gates · {WORKING}")
        for sheet in self.query(Sheet):
            sheet.show(lambda cells: page((), cells))
        self.query_one("#gate", Sheet).border_title = None

    def _answered(self, view: GatesView) -> None:
        if view.individual != self.person.individual:
            return
        self.view = view
        listing = self.listing
        listing.empty = _NO_GATES if view.move else _NO_MOVE
        key = self._left[1] if self._left and self._left[0] == view.individual else None
        self._left = None
        listing.fill(_COLUMNS, [self._row(gate) for gate in self._gates()], key)
        found = self._gates()
        open_ = sum(1 for gate in found if not gate.passes)
        listing.border_title = say.title(f"Gates · {open_} open of {len(found)}")
        listing.border_subtitle = say.title(self.person.days_said())
        self._show()

    def _gates(self) -> list[StandingView]:
        return [gate for basis in self.view.gates for gate in basis.gates] if self.view else []

    def _row(self, gate: StandingView) -> Row:
        glyph, due = told.sign_of(gate), gate.gate.due
        today = self.person.seen_at().day
        late = due is not None and due < today and not gate.passes
        when = "–" if due is None else near(due, today, past=late)
        cells = (
            Cell(gate.gate.name),
            Cell(gate.state_words, glyph.style, glyph.sign),
            Cell(f"{when} late" if late else when, "gap" if late else None),
            Cell(gate.gate.basis_words),
            Cell(gate.gate.owner or "nobody named", None if gate.gate.owner else "caution"),
        )
        return Row(gate.gate.id, cells)

    @property
    def gate(self) -> StandingView | None:
        """The highlighted gate."""
        return next((one for one in self._gates() if one.gate.id == self.listing.key), None)

    def to_try(self) -> tuple[str, ...]:
        return (self.gate.gate.id,) if self.gate else ()

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show()
        sheet = self.query_one("#gate", Sheet)
        if event.opened and self.query_one("#beside").display:
            sheet.focus()
        elif event.opened:
            self.person.do_peek()

    def _show(self) -> None:
        view, gate = self.view, self.gate
        if view is None:
            return
        beside = self.query_one("#beside").display
        answer = [*told.answer_lines(view, brief=True)]
        around = [*around_lines(view)]
        if not beside:
            answer = [*answer, BLANK, *around]
        against = len(view.obstacles)
        things = counted(against, "thing stands", "things stand")
        self.query_one("#answer", Sheet).border_subtitle = say.title(
            f"{things} against it · tab goes there" if against else ""
        )
        self.query_one("#answer", Sheet).show(lambda cells: page(answer, cells), keep=True)
        self.query_one("#around", Sheet).show(lambda cells: page(around, cells), keep=True)
        self.person.holder = gate.owner if gate else None
        lines = told.gate_lines(view, gate) if gate else []
        sheet = self.query_one("#gate", Sheet)
        sheet.border_title = say.title(gate.gate.name if gate else "Gate")
        sheet.show(lambda cells: page(lines, cells))
        self.person.frame()

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self._show)

    def lines(self) -> Iterable[Line]:
        return told.whole(self.view, around_lines(self.view)) if self.view else ()

    def peek_lines(self) -> Iterable[Line]:
        view, gate = self.view, self.gate
        if view is None or gate is None:
            return self.lines()
        return [Line(gate.gate.name, "strong"), *told.gate_lines(view, gate)]

    def take_focus(self) -> None:
        self._first().focus()

    def step_back(self) -> bool:
        first = self._first()
        if self.screen.focused in {first, None}:
            return False
        first.focus()
        return True

    def _first(self) -> Widget:
        return self.listing
