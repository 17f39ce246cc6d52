"""The app holds how the plan is looked at; a fault of the program never prints a person's data."""

import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import ClassVar

import attrs
from rich.text import Text
from textual import events
from textual.app import App
from textual.driver import Driver

from tcplan.domain.changes import Change
from tcplan.errors import TcplanError
from tcplan.planner import Seen, Session, settings
from tcplan.planner.settings import Kept
from tcplan.views.looking import Looking
from tcplan.views.saves import SaveTold
from tui import say, themes
from tui.chosen import Chosen, keep_still
from tui.faults import fault_words
from tui.forms.saving import Saving, Wish
from tui.framed import Framed
from tui.letting_go import UntyingStylesheet
from tui.places.agencies import AgenciesPlace
from tui.places.calendar import CalendarPlace
from tui.places.controls import ControlsPlace
from tui.places.people import PeoplePlace
from tui.pressing import Once
from tui.thinking import Thinker
from tui.told.history import clock_words
from tui.trying import Trying, going_words
from tui.whole_strips import answer_whole_lines_with_themselves
from tui.work import POLL, Work, read_only

SAVING_FIRST = "This is being saved; tcplan leaves as soon as it stands."


class PlannerApp(App[int]):
    """The terminal interface over one plan; with ``work``, over a database that is worked on."""

    CSS_PATH = "planner.tcss"
    TITLE = "tcplan"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    MODES: ClassVar[dict[str, str | Callable[[], Framed]]] = {  # type: ignore[assignment]
        "people": PeoplePlace,
        "agencies": AgenciesPlace,
        "controls": ControlsPlace,
        "calendar": CalendarPlace,
    }
    DEFAULT_MODE = "people"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-wide"), (150, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        looking: Looking,
        work: Work | None = None,
        kept: Kept | None = None,
        *,
        ascii: bool = False,  # noqa: A002
    ) -> None:
        super().__init__()
        answer_whole_lines_with_themselves()
        self.stylesheet = UntyingStylesheet(variables=self.get_css_variables())
        self.chosen = Chosen(self, kept, ascii=ascii)
        self.looking = looking
        self.work = work
        self.thinker = Thinker()
        self.saving = Saving(self)
        self.once = Once()
        self.trying = Trying()
        """What is tried; it belongs to the session and is never written."""
        self._before: str | None = None
        self._warned_of: Trying | None = None
        """What is tried, where it was said already that it goes with leaving."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() | (themes.COLOURLESS if self.no_color else {})

    async def on_event(self, event: events.Event) -> None:
        """Take esc and the next key, which a slow line sends at once, as the two that they are.

        The terminal's library reads them as the key with alt, with which nothing is done here.
        """
        key = event.key if isinstance(event, events.Key) and not event.is_forwarded else ""
        if isinstance(event, events.Key) and key.startswith("alt+"):
            await super().on_event(events.Key("escape", "\x1b"))
            event = events.Key(event.character or event.key, event.character)
        if not (key and self.once.swallows(key, self.screen)):
            await super().on_event(event)

    def on_mount(self) -> None:
        self.opened()

    def opened(self) -> None:
        """The plan can be looked at: listen for news, and greet whoever is new."""
        if self.work is not None:
            self.set_interval(POLL, self.look_for_news)
        self.call_after_refresh(self.chosen.greet)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        keep_still(event.widget)

    async def action_quit(self) -> None:
        """Leave, unless something that was typed would be lost: then the form asks."""
        from tui.forms.form import TYPED_IS_KEPT, FormScreen

        forms = [screen for screen in self.screen_stack if isinstance(screen, FormScreen)]
        if any(form.is_changed() for form in forms):
            say.toast(self, TYPED_IS_KEPT, "warning")
        else:
            self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Leave; what is tried goes with it, which is said once before."""
        lost = self.trying.unsaved(self.looking.plan)
        if lost and self._warned_of is not self.trying:
            self._warned_of = self.trying
            saves = self.work is not None and not self.work.session.known_at
            say.toast(self, going_words(lost, saves=saves), "warning")
        else:
            self.leave()

    def leave(self) -> None:
        """Leave, once what is being saved stands; where it cannot be saved, stay and say so."""
        work = self.work
        if work is None or not work.writes:
            self.exit(0)
            return

        async def left() -> None:
            if await work.written():
                self.exit(0)

        say.toast(self, SAVING_FIRST)
        self._beside("leaving", left)

    def look_for_news(self) -> None:
        """Ask beside the screen whether somebody else has saved, and say so."""

        async def asked() -> None:
            if self.work is not None:
                before = self.work.news
                await self.work.look_for_news()
                if self.work.news != before:
                    self._frame_again()

        self._beside("news", asked)

    def read_again(self, said: str = "") -> None:
        """Read the database again and show it as it stands; then say so."""

        async def read() -> None:
            work = self.work
            if work is None:
                return
            self.show_newest(await work.read(self.looking))
            now = clock_words(work.session.clock())
            say.toast(self, said or f"This is the plan as it stands at {now} UTC.")

        self._beside("read", read)

    def save(
        self,
        changes: Sequence[Change],
        why: str | None,
        said: str,
        *,
        seen: tuple[Looking, Seen] | None = None,
        saved: Callable[[], None] | None = None,
        refused: Callable[[TcplanError], None] | None = None,
        back: Callable[[], None] | None = None,
    ) -> None:
        """Save changes beside the screen, read again, and say what was done: ``said``, a sentence.

        ``seen`` is the plan against which they were typed, else the one that is shown. Where
        somebody else has changed the same, both are shown and it asks; ``back`` leads back to
        what was typed. ``refused`` is told an error that the reader can act on.
        """
        if self.work is None:
            say.toast(self, read_only(self.looking), "warning")
            return
        read, versions = seen or (self.looking, self.work.seen)
        self.saving.save(
            Wish(
                changes=tuple(changes),
                why=why,
                said=said,
                read=read,
                seen=versions,
                saved=saved,
                refused=refused,
                back=back,
            )
        )

    def show_newest(self, found: Looking) -> None:
        """Show the plan as it has just been read."""
        self.looking = found.naming(names=self.looking.names)
        self.trying = self.trying.still(found.plan)
        self._look_again()

    def ask_to_turn(self, way: str, change: int | None, individual: str | None) -> None:
        """Tell what taking back (or redoing) a change would do, and do it when agreed to."""
        from tui.dialogs.turn import Turn

        work = self.work
        if work is None:
            return
        session, looking = work.session, self.looking

        def question() -> SaveTold:
            if change is None:
                return session.last(looking, way)
            return session.save(looking, change, individual)

        async def asked() -> None:
            save = await self.thinker.answer(question)
            self.push_screen(Turn(save, way), partial(self._turn, way, save.change))

        self._beside("turn", asked)

    def _turn(self, way: str, change: int, why: str | None) -> None:
        async def turned() -> None:
            if self.work is not None and why is not None:
                number = await self.work.turn(way, change, why)
                done = {"undo": "was taken back", "redo": "was made again"}[way]
                back = {"undo": "ctrl+y makes it again", "redo": "z takes it back"}[way]
                self.read_again(f"Change {change} {done}, as change {number}; {back}.")

        if why is None:
            stays = {"undo": "stays; nothing was taken back", "redo": "was not made again"}[way]
            say.toast(self, f"Change {change} {stays}.")
        else:
            self._beside("turn", turned)

    def _beside(self, group: str, act: Callable[[], Coroutine[None, None, None]]) -> None:
        """Do something beside the screen, and say in one sentence why it could not be done."""

        async def guarded() -> None:
            try:
                await act()
            except TcplanError as error:
                say.toast(self, str(error), "error")
            except Exception as error:  # noqa: BLE001  (told without its text, which may be a name)
                self.failed(error)

        self.run_worker(guarded(), group=group, exclusive=True, exit_on_error=False)

    def _frame_again(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Framed) and screen.is_mounted:
                screen.frame()

    def _look_again(self) -> None:
        """Have the screen in sight, and the one behind a dialog, look at the plan as it is now."""
        for screen in tuple(self.screen_stack[-2:]):
            # One that is only just being opened looks by itself, at the plan as it is now.
            if isinstance(screen, Framed) and screen.is_mounted:
                screen.on_screen_resume()

    def go_to_place(self, place: str) -> None:
        """Go to the list itself, whatever was open in that place."""
        self.switch_to(place)
        while len(self.screen_stack) > 1:
            if isinstance(self.screen, Framed):
                self.screen.leave()
            self.pop_screen()

    def place_before(self) -> None:
        """Go to the place before, with what was open in it."""
        if self._before is None:
            say.toast(self, "There is no place before this one yet.", "warning")
        else:
            self.switch_to(self._before)

    def switch_to(self, place: str) -> None:
        """Go to a place, with what was open in it."""
        here = self.current_mode
        if place != here:
            self._before = here
            self.switch_mode(place)

    def show_names(self, names: bool) -> None:
        """Look again with names shown or hidden."""
        self.looking = self.looking.naming(names=names)
        self._look_again()
        say.toast(self, "Names are shown." if names else "Names are hidden.")

    def open_person(
        self, individual: str, lens: str, listed: Sequence[str] = (), risk: str | None = None
    ) -> None:
        """Open a person at a lens; ``listed`` are those whom `[` and `]` go to."""
        from tui.person import PersonScreen

        self.push_screen(PersonScreen(individual, lens, tuple(listed) or (individual,), risk))

    def agency_of(self, holder: str) -> str | None:
        """The agency that a holder is or belongs to; None where it belongs to none."""
        thing = self.looking.plan.by_id.get(holder)
        agency = getattr(thing, "agency", None) or holder
        return agency if agency in {a.id for a in self.looking.plan.agencies} else None

    def open_agency(self, holder: str) -> None:
        """Open the agency that a holder is or belongs to, among the agencies."""
        from tui.places.agency import AgencyScreen

        agency = self.agency_of(holder)
        if agency is None:
            say.toast(self, f"{self.looking.thing_name(holder)} belongs to no agency.", "warning")
            return
        here = self.current_mode
        self.switch_to("agencies")
        open_one = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(open_one, AgencyScreen) or open_one.holder != agency:
            open_one = AgencyScreen(agency)
            self.push_screen(open_one)
        open_one.came_from = here

    def open_pairs(self, within: str | None) -> None:
        """Show what two agencies would take together, of all or with one of them."""
        from tui.pairs import PairsScreen

        self.push_screen(PairsScreen(within))

    def open_stopped(self, holders: tuple[str, ...], day: dt.date) -> None:
        """Show what everybody would lose from a day on if these stopped."""
        from tui.stopped import StoppedScreen

        self.push_screen(StoppedScreen(holders, day))

    def try_without(
        self, names: tuple[str, ...], day: dt.date, individual: str | None = None
    ) -> bool:
        """Try without these; whether there is something to show."""
        from tui.crossing import try_without

        return try_without(self, names, day, individual)

    def show_tried(self, names: tuple[str, ...], day: dt.date, listed: tuple[str, ...]) -> None:
        """Show what was just put among the changes to try."""
        from tui.crossing import show_tried

        show_tried(self, names, day, listed)

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something whose failure ends the program without printing data."""
        try:
            act()
        except Exception as error:  # noqa: BLE001
            self._handle_exception(error)

    def failed(self, error: BaseException) -> None:
        """Say that something could not be worked out, without its text."""
        words = f"This could not be worked out ({type(error).__name__}); the rest still holds."
        say.toast(self, words, "error")

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End with the place of the fault in the program; its text and values may be names."""
        self.bell()
        self._exit_renderables[:] = [Text(fault_words(self._exception))]
        self._close_messages_no_wait()


def browse(
    looking: Looking,
    session: Session | None = None,
    seen: Seen | None = None,
    *,
    ascii: bool = False,  # noqa: A002
    driver: type[Driver] | None = None,
) -> int:
    """Open the interface, on a database with its session, and return the exit status.

    ``driver`` draws it elsewhere than on this terminal.
    """
    work = Work(session, seen) if session is not None and seen is not None else None
    app = PlannerApp(looking, work, settings.read(), ascii=ascii)
    if driver is not None:
        app.driver_class = driver
    app.run()
    return app.return_code or 0


def run(looking: Looking, *, names: bool = False) -> None:
    """Open the terminal interface; ``names`` starts with names shown."""
    raise SystemExit(browse(attrs.evolve(looking, names=True) if names else looking))
