"""Every screen stands in one frame: whose life and which day above, the fixed sentence below."""

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
from tcplan.domain.records import Concern
from tcplan.errors import TcplanError
from tcplan.text import clip, width
from tcplan.views.looking import Looking
from tui import commands, pressing, say
from tui.key import Command
from tui.letting_go import letting_go
from tui.listing import Listing
from tui.page import Line
from tui.sheet import LOOKS, LOOKS_CSS, Bar, Notice, Sheet
from tui.thinking import AT_ONCE, Far

if TYPE_CHECKING:
    from tui.app import PlannerApp
    from tui.entries.here import Settled

Answer = TypeVar("Answer")

PLACES = ("people", "agencies", "controls", "calendar")
WORKING = "working…"
PAST = "PAST RECORD"
_WHO = 20
_CRUMBS = 24
"""So many cells of the head at least are left to say where one is."""
LEAST = (50, 14)
"""The cells and rows of the smallest terminal in which the screens can be read."""
TOO_SMALL = (
    "Too small: this terminal has {cells} by {rows}, and tcplan needs "
    f"{LEAST[0]} by {LEAST[1]}. Make it larger; q leaves."
)
CLOSED = "This record stays closed, because its opening could not be journalled: {reason}"
"""What is said when the journal cannot be told."""
_SETTLE = 0.06
_TO_READ = ("peek",)
_WHILE_READING = {"open": "List", "up": "Read"}
"""What keys do in the detail beside a list, in as few cells as what they do in the list."""


class Frame(Screen[None]):
    """What every screen stands in."""

    REACH: ClassVar[str]
    """Its name in ``commands.REACHES``."""
    INSIDE_A_PERSON: ClassVar[bool] = False
    """Whether all of it is about one person, not only the row that is highlighted."""
    AUTO_FOCUS: ClassVar[str | None] = "#main"
    _ANYWHERE = commands.bindings("anywhere", "peek")
    BINDINGS: ClassVar[list[BindingType]] = [*_ANYWHERE, *commands.bindings_of("filter")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = f"Frame {{ {LOOKS_CSS} }}"

    async def _message_loop_exit(self) -> None:
        with letting_go(self):
            await super()._message_loop_exit()

    def __init__(self) -> None:
        super().__init__()
        self._seen: Looking | None = None
        self._asking: Counter[str] = Counter()
        """What is being worked out for this screen, by its group."""
        self._fars: dict[str, Far | None] = {}
        """What hears how far a group has come."""
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
        if groups and isinstance(self.app.screen, Frame) and self.app.screen is not self:
            self._left = True
            for group in groups:
                self.workers.cancel_group(self, group)

    def on_unmount(self) -> None:
        """Let go of the plan: what is left of a screen may last longer than the screen."""
        self._seen = None

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
        if self._seen is not None and self._seen.names and not self.looking.names:
            self._veil()
        self._seen = self.looking
        self.reload()
        self.frame()

    def _veil(self) -> None:
        """Show no name of a moment ago: what is on the screen goes until it is answered anew."""
        self.query_one("#glance", Bar).show([])
        for rows in (*self.query(Listing), *self.query(Sheet)):
            rows.border_title = rows.border_subtitle = None
            rows.veil()

    def frame(self) -> None:
        """Write the lines above and below again."""
        told = self.seen_at().heading()
        day = f"as at {short_day(told.as_at)}"
        hide = ("names shown" if told.names_shown else "names hidden", "muted", "*")
        crumbs = pressing.crumb_runs(self.crumbs(), self.crumb_keys())
        manner = self._manner()
        look = "caution" if manner == PAST else "muted"
        firm = self._firm()
        rights = firm or (
            [(f"{told.file} · {day} · ", "muted"), hide, (" · ", "muted"), (f"{manner} ", look)],
            [(f"{day} · ", "muted"), hide, (" · ", "muted"), (f"{manner} ", look)],
            [(f"{manner} ", look)] if manner == PAST else [(f"{day} · ", "muted"), hide],
            [(f"{manner if manner == PAST else day} ", look)],
        )
        left: list[say.Run] = [(" tcplan  ", "heading"), *crumbs]
        if firm or manner == PAST:
            left = say.clipped(left, self.size.width - say.cells_of(rights[-1]) - 2)
        self.query_one("#head", Bar).show(left, *rights)
        self.query_one("#tabs", Bar).show(self.tabs(), *self.beside_tabs())
        news = [self.planner.work.news] if self.planner.work and self.planner.work.news else []
        self.query_one("#notice", Notice).tell(" ".join((*news, *told.notes)))
        self._say_if_small()
        self.query_one("#sentence", Bar).show([(f" {told.predicts_no_one_short}", "muted")])
        self.query_one("#keys", Bar).show(self._keys())

    def _firm(self) -> Sequence[Sequence[say.Run]]:
        """What the head says however long the way here is: the longest form that has room."""
        past: list[say.Run] = [(f"{PAST} · ", "caution")] if self._manner() == PAST else []
        forms = [[*past, *form] for form in self.beside_head()]
        room = self.size.width - _CRUMBS
        return [form for form in forms if say.cells_of(form) <= room][:1] or forms[-1:]

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
            return sum(map(width, self.called(found))) + 3

        reading = isinstance(self.focused, Sheet) and self.focused.has_class("detail")
        runs: list[say.Run] = []
        shut = self.planner.work is None or self._manner() == PAST
        idle = [c for c in commands.COMMANDS if (shut and c.writes) or c.yields]
        ways = (self._leads(), self.leads_on(), [c.name for c in idle if self.why_not(c.name)])
        for found in commands.footer(self.REACH, self.size.width - 1, size, *ways):
            key, words = self.called(found)
            said = (key, _WHILE_READING.get(found.name, words) if reading else words)
            dim = self.why_not(found.name) is not None
            runs += pressing.footer_runs(found, said, dim=dim)
        return runs

    def called(self, found: Command) -> tuple[str, str]:
        """The key of a command, and what it does here and now."""
        narrow = self.size.width <= commands.NARROW
        return commands.footer_words(found, self.REACH, narrow=narrow)

    def _leads(self) -> tuple[str, ...]:
        """What the highlighted row asks for, where that can be recorded now."""
        found = self.to_settle()
        if found is None or self.why_not("done") is not None:
            return ()
        return ("done", "log") if isinstance(found, Concern) else ("done",)

    def leads_on(self) -> tuple[str, ...]:
        """What comes next after opening a row: reading it, where no pane shows all of it."""
        panes = self.query("#aside, #row")
        unread = bool(panes) and not any(pane.display for pane in panes)
        return _TO_READ if unread and "peek" in commands.REACHES[self.REACH] else ()

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

        ``far`` hears how far it has come, and nothing more once it is answered or given up. What
        was asked while names were shown is dropped once they are hidden: it has names in it.
        """
        names = self.looking.names
        before, self._fars[group] = self._fars.get(group), far
        if before is not None:
            before.ended = True

        async def answered() -> None:
            nonlocal question, then
            self._asking[group] += 1
            try:
                await answered_in_time()
            finally:
                self._asking[group] -= 1
                if far is not None:
                    far.ended = True
                # A worker that has ended is held by itself, and all that it was asked for with it.
                del question, then

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
            if self.looking.names or not names:
                self.planner.guarded(lambda: then(answer))

        # The function, not its coroutine: one that is replaced before it begins is never made.
        self.run_worker(answered, group=group, exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    def why_not(self, name: str) -> str | None:  # noqa: ARG002  (each kind of screen knows of its own)
        """Why a command cannot run now; ``None`` when it can."""
        return None

    def action_press(self, sign: str) -> None:
        """Do what a key does, the key named as it is printed."""
        pressing.press(self, self.REACH, sign)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "do" and commands.is_typing(self.focused, parameters):
            return False
        return super().check_action(action, parameters)

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

    def open_lens(self, lens: str) -> None:
        """Open the highlighted person at a lens."""
        if self.individual is not None:
            self.planner.open_person(self.individual, lens, self.listed_people())

    def pointed(self) -> tuple[str, ...]:
        """Ids of what is highlighted, where the rows have keys of another kind."""
        return ()

    def listed_people(self) -> tuple[str, ...]:
        """The people of the list that is open, in its order and as it is filtered."""
        return ()

    def to_try(self) -> tuple[str, ...]:
        """Ids of what `x` tries without: what is marked, else what is highlighted."""
        return (self.holder,) if self.holder else ()

    def show_tried(self, names: tuple[str, ...], day: dt.date) -> None:
        """Show what was just put among the changes to try."""
        self.planner.show_tried(names, day, self.listed_people())
