"""Every screen stands in one frame: whose life and which day above, the fixed sentence below.

A key asks its screen by the name of its command; one that cannot run now says why.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from tcplan.domain.dates import short_day
from tcplan.errors import TcplanError
from tcplan.text import clip, width
from tcplan.views.looking import Looking
from tui import commands, pressing, say
from tui.key import Command
from tui.page import Line, as_text
from tui.sheet import Bar, Notice
from tui.thinking import AT_ONCE, Far
from tui.work import PAST_ONLY, READ_ONLY

if TYPE_CHECKING:
    from tui.app import PlannerApp
    from tui.entries.here import Settled

Answer = TypeVar("Answer")

PLACES = ("people", "agencies", "controls", "calendar")
WORKING = "working…"
PAST = "PAST RECORD"
_WHO = 20
LEAST = (50, 14)
"""The cells and rows of the smallest terminal in which the screens can be read."""
TOO_SMALL = (
    "Too small: this terminal has {cells} by {rows}, and tcplan needs "
    f"{LEAST[0]} by {LEAST[1]}. Make it larger; q leaves."
)
CLOSED = "This record stays closed, because its opening could not be journalled: {reason}"
"""What is said when the journal cannot be told."""
_SETTLE = 0.06
_HIGHLIGHT = {
    "stop": "Highlight an agency, a tie, a control, a milestone or a gate first.",
    "used-by": "Highlight an agency, a tie or a control with somebody who delivers it first.",
}
_OF_A_PERSON = frozenset(
    {"overview", "network", "risks", "timeline", "gates", "what-if", "history", "export"}
)


class Framed(Screen[None]):
    """A screen of the interface."""

    REACH: ClassVar[str]
    """Its name in ``commands.REACHES``."""
    AUTO_FOCUS: ClassVar[str | None] = "#main"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("anywhere", "peek")

    def __init__(self) -> None:
        super().__init__()
        self._seen: Looking | None = None
        self._asking: Counter[str] = Counter()
        """What is being worked out for this screen, by its group."""
        self._left = False
        """Whether this was given up when somebody went elsewhere."""
        self.individual: str | None = None
        """The person that this screen is about, or who is highlighted on it."""
        self.holder: str | None = None
        """The agency or team that is highlighted or open."""

    @property
    def planner(self) -> "PlannerApp":
        """The app."""
        return cast("PlannerApp", self.app)

    @property
    def looking(self) -> Looking:
        """The plan as it is looked at."""
        return self.planner.looking

    def seen_at(self) -> Looking:
        """The plan on the day that this screen shows."""
        return self.looking

    @property
    def place(self) -> str:
        """The place that this screen belongs to."""
        return self.planner.current_mode

    def compose(self) -> ComposeResult:
        yield Bar(id="head")
        yield Bar(id="tabs")
        yield Bar(id="glance")
        yield Notice(id="notice")
        with Container(id="body"):
            yield from self.body()
        yield Bar(id="sentence")
        yield Bar(id="keys")
        yield Notice(id="small")

    def body(self) -> Iterable[Widget]:
        """What stands in the frame."""
        raise NotImplementedError

    def reload(self) -> None:
        """Ask again for everything that is shown."""
        raise NotImplementedError

    def crumbs(self) -> Sequence[str]:
        """Where this screen stands, from the place inwards."""
        raise NotImplementedError

    def crumb_keys(self) -> Sequence[str]:
        """The key that goes back to each crumb; empty for where one is."""
        crumbs = self.crumbs()
        place = commands.command(self.place)
        first = place.key if crumbs[0] == place.words else "esc"
        return [*([first] if len(crumbs) > 1 else []), *["esc"] * (len(crumbs) - 2), ""]

    def tabs(self) -> Sequence[say.Run]:
        """The second line: the places, with the one that this is."""
        return pressing.tab_runs(
            [(c.key, c.words, c.name == self.place) for c in map(commands.command, PLACES)]
        )

    def beside_tabs(self) -> Sequence[Sequence[say.Run]]:
        """What stands at the right of the tabs: the first of these that fits."""
        return ()

    def beside_head(self) -> Sequence[Sequence[say.Run]]:
        """What the head must say at its right instead of file and day; mostly nothing."""
        return ()

    def to_settle(self) -> "Settled | None":
        """What is highlighted and may be done, held, answered or replied to."""
        return None

    def lines(self) -> Iterable[Line]:
        """Everything on this screen as text."""
        raise NotImplementedError

    def peek_lines(self) -> Iterable[Line]:
        """What is highlighted, whole."""
        return self.lines()

    def on_mount(self) -> None:
        self._look()

    def on_screen_suspend(self) -> None:
        """Give up what nobody waits for while another screen is open; a dialog is no other one."""
        groups = +self._asking
        if groups and isinstance(self.app.screen, Framed) and self.app.screen is not self:
            self._left = True
            for group in groups:
                self.workers.cancel_group(self, group)

    def on_screen_resume(self) -> None:
        if self._seen is not self.looking or self._left:
            self._look()
        else:
            self.frame()

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self.frame)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self.frame()

    def _look(self) -> None:
        self._left = False
        self._seen = self.looking
        self.reload()
        self.frame()

    def frame(self) -> None:
        """Write the lines above and below again."""
        told = self.seen_at().heading()
        day = f"as at {short_day(told.as_at)}"
        hide = ("names shown" if told.names_shown else "names hidden", "muted", "*")
        crumbs = pressing.crumb_runs(self.crumbs(), self.crumb_keys())
        manner = self._manner()
        look = "caution" if manner == PAST else "muted"
        rights = self.beside_head() or (
            [(f"{told.file} · {day} · ", "muted"), hide, (" · ", "muted"), (f"{manner} ", look)],
            [(f"{day} · ", "muted"), hide, (" · ", "muted"), (f"{manner} ", look)],
            [(f"{manner if manner == PAST else day} ", look)],
        )
        self.query_one("#head", Bar).show([(" tcplan  ", "heading"), *crumbs], *rights)
        self.query_one("#tabs", Bar).show(self.tabs(), *self.beside_tabs())
        news = [self.planner.work.news] if self.planner.work and self.planner.work.news else []
        self.query_one("#notice", Notice).tell(" ".join((*news, *told.notes)))
        self._say_if_small()
        self.query_one("#sentence", Bar).show([(f" {told.predicts_no_one_short}", "muted")])
        self.query_one("#keys", Bar).show(self._keys())

    def _say_if_small(self) -> None:
        """In front of everything, where too little could be read to be relied on."""
        cells, rows = self.size
        small = bool(cells) and (cells < LEAST[0] or rows < LEAST[1])
        notice = self.query_one("#small", Notice)
        words = TOO_SMALL.format(cells=cells, rows=rows) if small else ""
        notice.tell(words)
        if small:
            notice.styles.height = "100%"

    def _manner(self) -> str:
        """How the plan is open: read only, as a past record, or for work by whom."""
        work = self.planner.work
        if work is None:
            return "read only"
        return PAST if work.session.known_at else f"journal: {clip(work.session.who, _WHO)}"

    def _keys(self) -> list[say.Run]:
        def size(found: Command) -> int:
            return sum(map(width, commands.footer_words(found, self.REACH))) + 3

        runs: list[say.Run] = []
        for found in commands.footer(self.REACH, self.size.width - 1, size):
            said = commands.footer_words(found, self.REACH)
            dim = self.why_not(found.name) is not None
            runs += pressing.footer_runs(found, said, dim=dim)
        return runs

    def glance(self, parts: Sequence[str]) -> None:
        """Write the line that says the most important at a glance."""
        bar = self.query_one("#glance", Bar)
        bar.show([(" " + " · ".join(parts), "")])
        bar.display = True

    def ask(
        self,
        group: str,
        question: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        settle: bool = False,
        urgency: int = AT_ONCE,
        far: Far | None = None,
    ) -> None:
        """Have a question worked out beside the screen; a newer one of the group replaces it.

        ``far`` hears how far it has come, and nothing more once it is answered or given up.
        """

        async def answered() -> None:
            self._asking[group] += 1
            try:
                await answered_in_time()
            finally:
                self._asking[group] -= 1
                if far is not None:
                    far.ended = True

        async def answered_in_time() -> None:
            if settle:
                from asyncio import sleep

                await sleep(_SETTLE)
            try:
                answer = await self.planner.thinker.answer(question, urgency)
            except TcplanError as error:
                say.toast(self.app, str(error), "error")
                return
            except Exception as error:  # noqa: BLE001  (told without its text, which may be a name)
                self.planner.failed(error)
                return
            self.planner.guarded(lambda: then(answer))

        # The function, not its coroutine: one that is replaced before it begins is never made.
        self.run_worker(answered, group=group, exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    def why_not(self, name: str) -> str | None:
        """Why a command cannot run now; ``None`` when it can."""
        if name in _OF_A_PERSON and self.individual is None:
            return "Highlight a person first; this is about one person."
        if name in {"undo", "redo", "reload"} and self.planner.work is None:
            return "This is a plan file, which is only ever read; a database can be worked on."
        writes = commands.command(name).writes or name in {"undo", "redo"}
        if writes and self.planner.work is None:
            return READ_ONLY
        if writes and self._manner() == PAST:
            return PAST_ONLY
        if (name == "stop" and not self.to_try()) or (name == "used-by" and self.holder is None):
            return _HIGHLIGHT[name]
        return None

    def action_press(self, sign: str) -> None:
        """Do what a key does, the key named as it is printed."""
        pressing.press(self, self.REACH, sign)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "do" and commands.is_typing(self.focused, parameters):
            return False
        return super().check_action(action, parameters)

    def action_do(self, name: str, _typed: bool = False) -> None:
        reason = self.why_not(name)
        if reason is not None:
            say.toast(self.app, reason, "warning")
            return
        getattr(self, f"do_{name.replace('-', '_')}")()

    def do_people(self) -> None:
        self.planner.go_to_place("people")

    def do_agencies(self) -> None:
        self.planner.go_to_place("agencies")

    def do_controls(self) -> None:
        self.planner.go_to_place("controls")

    def do_calendar(self) -> None:
        self.planner.go_to_place("calendar")

    def do_before(self) -> None:
        self.planner.place_before()

    def do_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def do_quit(self) -> None:
        self.app.exit(0)

    def do_names(self) -> None:
        self.planner.show_names(not self.looking.names)

    def do_go(self) -> None:
        from tui.dialogs.goto import GoTo

        self.app.push_screen(GoTo())

    def do_theme(self) -> None:
        self.planner.chosen.next_theme()

    def do_tour(self) -> None:
        self.planner.chosen.show_tour()

    def do_help(self) -> None:
        from tui.dialogs.keys import Keys

        self.app.push_screen(Keys(self))

    def do_peek(self) -> None:
        from tui.dialogs.peek import Peek

        self.app.push_screen(Peek(list(self.peek_lines())))

    def do_table(self) -> None:
        from tui.text_screen import TextScreen

        self.app.push_screen(TextScreen(self.crumbs(), list(self.lines()), self.seen_at().day))

    def do_copy(self) -> None:
        heading = self.seen_at().heading()
        where = " › ".join(self.crumbs())
        about = f"{where} · {heading.plan}, as at {short_day(heading.as_at)}"
        text = say.plain(f"{about}\n{as_text(self.lines())}")
        self.app.copy_to_clipboard(text)
        say.toast(self.app, f"Copied {len(text)} characters, if your terminal allows it.")

    def do_undo(self) -> None:
        self.planner.ask_to_turn("undo", None, None)

    def do_redo(self) -> None:
        self.planner.ask_to_turn("redo", None, None)

    def do_reload(self) -> None:
        self.planner.read_again()

    def do_add(self) -> None:
        from tui.forms.editing import add

        add(self)

    def do_change(self) -> None:
        from tui.forms.editing import change

        change(self)

    def do_retire(self) -> None:
        from tui.forms.editing import retire

        retire(self)

    def do_done(self) -> None:
        from tui.entries.here import done

        done(self)

    def do_log(self) -> None:
        from tui.entries.here import log

        log(self)

    def do_reply(self) -> None:
        from tui.entries.here import reply

        reply(self)

    def do_escalate(self) -> None:
        from tui.entries.here import escalate

        escalate(self)

    def do_export(self) -> None:
        from tui.dialogs.export import Export

        individual = self.individual or ""

        def admitted() -> None:
            self.app.push_screen(Export(individual))

        self.admit(individual, admitted, lambda words: say.toast(self.app, words, "error"))

    def admit(
        self, individual: str, then: Callable[[], None], refused: Callable[[str], None]
    ) -> None:
        """Have it journalled that a person's record is opened, and only then go on.

        Once in a session is enough. ``refused`` is told why it could not be journalled.
        """
        work = self.planner.work
        if work is None or individual in work.opened:
            then()
            return
        looking = self.looking

        async def noted() -> None:
            try:
                await work.open(looking, individual)
            except TcplanError as error:
                refused(CLOSED.format(reason=error))
            except Exception as error:  # noqa: BLE001  (told without its text)
                refused(CLOSED.format(reason=f"a fault of the program ({type(error).__name__})."))
            else:
                self.planner.guarded(then)

        self.run_worker(noted(), group="admit", exclusive=True, exit_on_error=False)

    def do_overview(self) -> None:
        self.open_lens("overview")

    def do_network(self) -> None:
        self.open_lens("network")

    def do_risks(self) -> None:
        self.open_lens("risks")

    def do_timeline(self) -> None:
        self.open_lens("timeline")

    def do_gates(self) -> None:
        self.open_lens("gates")

    def do_history(self) -> None:
        self.open_lens("history")

    def open_lens(self, lens: str) -> None:
        """Open the highlighted person at a lens."""
        if self.individual is not None:
            self.planner.open_person(self.individual, lens, self.listed_people())

    def listed_people(self) -> tuple[str, ...]:
        """The people of the list that is open, in its order and as it is filtered."""
        return ()

    def do_what_if(self) -> None:
        self.open_lens("what-if")

    def to_try(self) -> tuple[str, ...]:
        """Ids of what `x` tries without: what is marked, else what is highlighted."""
        return (self.holder,) if self.holder else ()

    def do_stop(self) -> None:
        names, day = self.to_try(), self.seen_at().day
        if self.planner.cross(names, day):
            self.show_tried(names, day)
        self.frame()

    def show_tried(self, names: tuple[str, ...], day: dt.date) -> None:
        """Show what was just put among the changes to try."""
        self.planner.show_tried(names, day, self.listed_people())

    def do_used_by(self) -> None:
        self.planner.open_agency(self.holder or "")
