"""A key asks its screen by the name of its command; one that cannot run now says why."""

from textual import events

from tcplan.domain.dates import short_day
from tui import commands, pressing, say
from tui.frame import LEAST, PAST, PLACES, WORKING, Frame
from tui.page import as_text
from tui.work import PAST_ONLY, read_only

__all__ = ["LEAST", "PLACES", "WORKING", "Framed"]

_HIGHLIGHT = {
    "stop": "Highlight an agency, a tie, a control, a milestone or a gate first.",
    "used-by": "Highlight first what somebody delivers, owns or owes; nobody is recorded for this.",
}
_ELSEWHERE = {
    "stop": "asks what would be lost without an agency, an arrangement or a step of a move. "
    "Highlight one: 2 lists agencies, 3 controls; inside a person n, r, t and g show theirs.",
}
_NOBODY = "Highlight a person first; this is about one person."
_UNSETTLED = "The list is still being worked out; ↓ highlights a person now."
_OF_A_PERSON = frozenset(
    {"overview", "network", "risks", "timeline", "gates", "what-if", "history"}
)


class Framed(Frame):
    """A screen of the interface, and what its keys do."""

    def why_not(self, name: str) -> str | None:
        if self.individual is None and name in _OF_A_PERSON | {"export"}:
            return self._nobody(name)
        if name in {"undo", "redo", "reload"} and self.planner.work is None:
            return "This is a plan file, which is only ever read: nothing in it was changed."
        writes = commands.command(name).writes
        if writes and self.planner.work is None:
            return read_only(self.looking)
        if writes and self._manner() == PAST:
            return PAST_ONLY
        if (name == "stop" and not self.to_try()) or (name == "used-by" and self.holder is None):
            return _HIGHLIGHT[name]
        return None

    def _nobody(self, name: str) -> str | None:
        """Why a command waits for a person; what is exported may be about everybody."""
        if self.unsettled():
            return _UNSETTLED
        return None if name == "export" else _NOBODY

    def unsettled(self) -> bool:
        """Whether its list is still being worked out, so that no row is highlighted by itself."""
        return self._asking["list"] > 0

    def on_key(self, event: events.Key) -> None:
        """Say that a key which does something elsewhere does nothing here."""
        found = pressing.meant_elsewhere(self.REACH, event.character or "")
        if found is not None:
            words = _ELSEWHERE.get(found.name, "does nothing here; ? shows the keys that do.")
            say.toast(self.app, f"{event.character} ({found.words}) {words}", "warning")

    def action_do(self, name: str, _typed: bool = False) -> None:
        say.hush(self.app)
        if name == "filter" and commands.command(name).scope not in commands.REACHES[self.REACH]:
            from tui.dialogs.no_filter import NoFilter

            self.app.push_screen(NoFilter())
            return
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
            self.leave()
            self.app.pop_screen()

    def leave(self) -> None:
        """Let go of what lasts no longer than this screen."""

    def whose_record(self) -> str | None:
        """The person whose record is open; None on a screen about several."""
        return None

    def do_quit(self) -> None:
        self.planner.ask_to_leave()

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

        individual, holder = self.individual, self.holder
        agency = self.planner.agency_of(holder) if holder else None

        def admitted() -> None:
            self.app.push_screen(Export(individual, agency))

        if individual is None:
            admitted()
        else:
            self.admit(individual, admitted, lambda words: say.toast(self.app, words, "error"))

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

    def do_what_if(self) -> None:
        self.open_lens("what-if")

    def do_stop(self) -> None:
        """Show what is lost without this; what is on elsewhere is shown like anything else."""
        names, day = self.to_try(), self.seen_at().day
        if self.planner.try_without(names, day, self.whose_record()):
            self.show_tried(names, day)
        self.frame()

    def do_used_by(self) -> None:
        self.planner.open_agency(self.holder or "")
