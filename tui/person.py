"""One person through one lens at a time; others appear here only as a count."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from tcplan.views.looking import Looking
from tcplan.views.person import PersonView
from tui import commands, pressing, say
from tui.days import days_ahead
from tui.framed import PLACES, Framed
from tui.key import Command
from tui.lenses.gates import GatesLens
from tui.lenses.history import HistoryLens
from tui.lenses.lens import Lens
from tui.lenses.network import NetworkLens
from tui.lenses.overview import OverviewLens
from tui.lenses.risks import RisksLens
from tui.lenses.timeline import TimelineLens
from tui.lenses.what_if import WhatIfLens
from tui.page import Line, page, para
from tui.places.people import overview_of
from tui.sheet import Bar, Sheet
from tui.told import person as told
from tui.told.tried import TRY

LENSES = ("overview", "network", "risks", "timeline", "gates", "what-if", "history")
_OPENING = "Opening the record; that it is opened is being journalled."
_NOT_OPEN = "o tries again; esc goes back."
_LENS_OF = {
    "parts": "i History",
    "holder": "n Network, r Risks, t Timeline or g Gates",
    "listed": "i History",
    "timeline": "t Timeline",
    "moving": "t Timeline or w What-if",
    "marks": "w What-if",
    "what-if": "w What-if",
}
_CLOSE = 100
"""In fewer cells the tabs stand close together."""
_ALWAYS = frozenset({*PLACES, "before", "back", "go", "names", "help"})
_WITHOUT_RECORD = _ALWAYS | {"quit", "previous", "next", "reload", "undo", "redo", *LENSES}


class PersonScreen(Framed):
    """A person, seen through a lens."""

    INSIDE_A_PERSON = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        *("lens", "person", "dated", "risks", "timeline", "parts", "listed", "holder"),
        *("trying", "moving", "what-if", "marks"),
    )

    def __init__(
        self, individual: str, lens: str, listed_people: tuple[str, ...], risk: str | None = None
    ) -> None:
        super().__init__()
        self.individual: str = individual
        self.lens = lens
        self.risk = risk
        """The risk whose bow-tie is shown; the first when none was chosen."""
        self.view: PersonView | None = None
        self._listed = listed_people
        self._later = 0
        self._before_what_if: str | None = None
        """The lens from which What-if was opened, to which esc goes back."""
        self.is_open = False
        """Whether the record is shown, which the journal must have first."""
        self._waiting: str | None = None
        """Whose record is just being journalled as opened."""

    @property
    def REACH(self) -> str:  # type: ignore[override]  # noqa: N802
        """The scopes of the lens that is open."""
        return self.lens

    def body(self) -> Iterable[Widget]:
        yield Sheet(id="opening", classes="pane")
        with ContentSwitcher(initial=self.lens, id="lenses"):
            yield OverviewLens(id="overview")
            yield NetworkLens(id="network")
            yield RisksLens(id="risks")
            yield TimelineLens(id="timeline")
            yield GatesLens(id="gates")
            yield WhatIfLens(id="what-if")
            yield HistoryLens(id="history")

    def on_mount(self) -> None:
        self.open_one.take_focus()

    @property
    def open_one(self) -> Lens:
        """The lens that is open."""
        return self.query_one(f"#{self.lens}", Lens)

    def crumbs(self) -> Sequence[str]:
        place = commands.command(self.place).words
        label = self.looking.person_label(self.individual)
        return (place, label, commands.command(self.lens).words)

    def crumb_keys(self) -> Sequence[str]:
        return (commands.command(self.place).key, "", "")

    def tabs(self) -> Sequence[say.Run]:
        lenses = [commands.command(name) for name in LENSES]
        return pressing.tab_runs(
            [(c.key, self._lens_words(c), c.name == self.lens) for c in lenses],
            close=self.size.width < _CLOSE,
        )

    def _lens_words(self, lens: Command) -> str:
        """What a lens is called, and for What-if how many changes are on."""
        return f"{lens.words} ({self._on})" if lens.name == "what-if" and self._on else lens.words

    @property
    def _on(self) -> int:
        """How many changes are on in the What-if of this person."""
        return self.planner.trying.on_for(self.looking.plan, self.individual)

    def beside_head(self) -> Sequence[Sequence[say.Run]]:
        if self.lens != "what-if":
            return ()
        return [
            [("WHAT-IF: nothing here changes the plan ", "caution")],
            [("WHAT-IF: changes nothing ", "caution")],
            [("WHAT-IF ", "caution")],
        ]

    def beside_tabs(self) -> Sequence[Sequence[say.Run]]:
        many = len(self._listed)
        if many < 2:  # noqa: PLR2004
            return ()
        at = f"{self._listed.index(self.individual) + 1} of {many}"
        steps: list[say.Run] = [
            ("[ previous", "muted", "["),
            (" · ", "muted"),
            ("next ]", "muted", "]"),
        ]
        whole = (f"person {at}  ", "muted")
        return [[whole, *steps, (" ", "")], [whole], [(f"{at} ", "muted")]]

    def reload(self) -> None:
        me, work = self.individual, self.planner.work
        people = {person.id for person in self.looking.plan.individuals}
        self._listed = tuple(p for p in self._listed if p in people or p == me)
        if me not in people:
            self._close(f"{me} is no longer in the plan. esc goes back.")
        elif work is None or me in work.opened:
            self._show()
        elif self._waiting != me:
            self._close(_OPENING)
            self._waiting = me
            self.admit(me, self._show, self._refused)

    def _close(self, words: str) -> None:
        """Show words instead of the record."""
        self._waiting = None
        self.is_open = False
        sheet = self.query_one("#opening", Sheet)
        sheet.show(lambda cells: page([para(words)], cells))
        self._swap()
        sheet.focus()
        self.frame()

    def _refused(self, words: str) -> None:
        self._close(f"{words} {_NOT_OPEN}")

    def _show(self) -> None:
        """Show the record: the journal has it that it is open, or it is a plan file's."""
        if not self.is_open:
            self._waiting = None
            self.is_open = True
            self._swap()
            self.open_one.take_focus()
        looking, me = self.seen_at(), self.individual
        self.ask("person", lambda: overview_of(looking, me), self._answered)
        self.open_one.reload()
        self.frame()

    def _swap(self) -> None:
        self.query_one("#opening").display = not self.is_open
        self.query_one("#lenses").display = self.is_open
        self.query_one("#glance").display = False

    def seen_at(self) -> Looking:
        undated = {"overview", "timeline", "what-if", "history"}
        return self.looking if self.lens in undated else self.looked_at()

    def reopen(self) -> None:
        """Ask again for the lens that is open, and give it the focus."""
        self.reload()
        if self.is_open:
            self.open_one.take_focus()

    def _answered(self, found: tuple[PersonView, dict[str, str]]) -> None:
        view, owner = found
        self.view = view
        self._show_glance()
        if self.lens == "overview":
            self.query_one(OverviewLens).told(view, owner)

    def frame(self) -> None:
        super().frame()
        if self.query_one("#glance", Bar).display:
            self._show_glance()

    def _show_glance(self) -> None:
        """How they stand in the plan; where something is tried, that it is the plan is said."""
        view, glance = self.view, self.query_one("#glance", Bar)
        if view is not None and view.row.id == self.individual:
            label = self.looking.person_label(self.individual)
            words = told.header(view, "in the plan: " if self._on else "")
            glance.show([(f" {label}", "strong"), (f" · {words}", "")])
            glance.display = True

    def days(self) -> tuple[tuple[str, Looking], ...]:
        """The days that can be looked at, each with its words."""
        return days_ahead(self.looking, self.individual)

    @property
    def later(self) -> int:
        """Which of the days is looked at."""
        return min(self._later, len(self.days()) - 1)

    def days_said(self) -> str:
        """The days, the one looked at in brackets."""
        at = self.later
        days = [f"[{words}]" if n == at else words for n, (words, _) in enumerate(self.days())]
        return f"f Day: {' · '.join(days)}"

    def looked_at(self) -> Looking:
        """The plan on the day that is looked at."""
        return self.days()[self.later][1]

    def why_not(self, name: str) -> str | None:
        found = commands.command(name)
        if not self.is_open and name not in _WITHOUT_RECORD:
            return "The record is not open yet."
        if found.scope not in commands.REACHES[self.lens]:
            lenses = _LENS_OF.get(found.scope, "n Network, r Risks or g Gates")
            return f"{found.words} works under {lenses}."
        if name == "later" and len(self.days()) == 1:
            return "No move lies ahead, so there is no later day to look at."
        if name in {"previous", "next"} and len(self._listed) == 1:
            return "There is nobody else in the list that this person was opened from."
        if self.lens == "what-if" and name in {"add", "retire"}:
            return None
        return self._why_not_here(name) or super().why_not(name)

    def _why_not_here(self, name: str) -> str | None:
        """Why the lens that is open cannot do one of its own commands."""
        if name in {"closer", "wider"}:
            return self.query_one(TimelineLens).why_not_zoom(-1 if name == "closer" else 1)
        if name in {"previous-risk", "next-risk"}:
            return self.query_one(RisksLens).why_not_another()
        if name in {"save-option", "adopt", "compare"}:
            return self.what_if.why_not(name)
        return None

    def listed_people(self) -> tuple[str, ...]:
        return self._listed

    def open_lens(self, lens: str) -> None:
        if lens == "what-if" and self.lens != lens:
            self._before_what_if = self.lens
        self.lens = lens
        self.holder = None
        self.query_one("#lenses", ContentSwitcher).current = lens
        self.reopen()

    def do_previous(self) -> None:
        self._step(-1)

    def do_next(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        at = self._listed.index(self.individual)
        self.individual = self._listed[(at + by) % len(self._listed)]
        self.risk = None
        self._later = 0
        self.holder = None
        self.reopen()

    def do_later(self) -> None:
        self._later = (self.later + 1) % len(self.days())
        self.reload()

    def do_previous_risk(self) -> None:
        self.query_one(RisksLens).step(-1)

    def do_next_risk(self) -> None:
        self.query_one(RisksLens).step(1)

    def do_closer(self) -> None:
        self.query_one(TimelineLens).zoom(-1)

    def do_wider(self) -> None:
        self.query_one(TimelineLens).zoom(1)

    def do_which(self) -> None:
        self.query_one(HistoryLens).step()

    def do_filter(self) -> None:
        self.query_one(HistoryLens).start_filter()

    def do_undo(self) -> None:
        self._turn("undo")

    def do_redo(self) -> None:
        self._turn("redo")

    def _turn(self, way: str) -> None:
        """In History the highlighted change, elsewhere the last of whoever works here."""
        if self.lens != "history" or not self.is_open:
            self.planner.ask_to_turn(way, None, None)
            return
        change, reason = self.query_one(HistoryLens).to_turn(way)
        if change is None:
            say.toast(self.app, reason, "warning")
        else:
            self.planner.ask_to_turn(way, change, self.individual)

    def do_figures(self) -> None:
        self.query_one(RisksLens).ask_figures()

    def called(self, found: Command) -> tuple[str, str]:
        sign, words = super().called(found)
        switches = self.lens == "what-if" and found.name == "open" and self.is_open
        return sign, "On/off" if switches and self.what_if.chosen()[0] == TRY else words

    def to_try(self) -> tuple[str, ...]:
        return self.open_one.to_try()

    def whose_record(self) -> str | None:
        return self.individual

    def do_stop(self) -> None:
        if self.lens == "what-if":
            self.what_if.take_off()
        else:
            super().do_stop()

    def show_tried(self, names: tuple[str, ...], day: dt.date) -> None:  # noqa: ARG002
        self.open_lens("what-if")

    def do_mark(self) -> None:
        self.what_if.switch()

    def do_add(self) -> None:
        if self.lens == "what-if" and self.is_open:
            self.what_if.ask_to_add()
        else:
            super().do_add()

    def do_retire(self) -> None:
        if self.lens == "what-if" and self.is_open:
            self.what_if.take_off()
        else:
            super().do_retire()

    def do_move_date(self) -> None:
        from tui.moving import ask_to_move

        ask_to_move(self, self.open_one.dated())

    def do_compare(self) -> None:
        self.what_if.ask_what_beside()

    def do_save_option(self) -> None:
        self.what_if.ask_to_save()

    def do_adopt(self) -> None:
        self.what_if.ask_to_adopt()

    @property
    def what_if(self) -> WhatIfLens:
        """The lens of what is tried."""
        return self.query_one(WhatIfLens)

    def do_back(self) -> None:
        if self.open_one.step_back():
            return
        before, self._before_what_if = self._before_what_if, None
        if self.lens == "what-if" and before is not None:
            self.open_lens(before)
        else:
            super().do_back()

    def lines(self) -> Iterable[Line]:
        return self.open_one.lines()

    def peek_lines(self) -> Iterable[Line]:
        return self.open_one.peek_lines()
