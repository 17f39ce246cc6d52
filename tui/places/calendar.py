"""What falls due across people, by date alone; who owes it stands beside each row."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from tcplan.text import width
from tui import commands, say
from tui.calendar.by_owner import ByOwner
from tui.calendar.concerns import Concerns
from tui.calendar.falling_due import FallingDue
from tui.calendar.measures import Measures
from tui.calendar.part import Part
from tui.calendar.reporting import WhoReports
from tui.framed import WORKING
from tui.marking import Markable
from tui.page import Line, page
from tui.places.filtered import Filtered
from tui.sheet import Sheet
from tui.thinking import SOON, Far

if TYPE_CHECKING:
    from tui.entries.here import Settled

_BORDER = 6
"""Cells of a border and of the blanks beside what is written into it."""
PARTS = ("falling-due", "by-owner", "measures", "concerns", "reporting")
_NOBODY = "This is about nobody alone. u opens who owes it, p shows all of it."


class CalendarPlace(Filtered):
    """What falls due, what was asked of whom, measures of the caseload, and what is reported."""

    REACH = "calendar"
    AUTO_FOCUS = ""
    LOOK_FOR = "words: an id, a kind (duty, gate, action), an owner, what it is, next week"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        "parts", "weeks", "place", "lens", "trying", "holder"
    )

    def __init__(self) -> None:
        super().__init__()
        self.part = PARTS[0]
        self._lines: tuple[Line, ...] = ()

    def body(self) -> Iterable[Widget]:
        with Container(id="listed"):
            yield self.new_filter_line()
            with ContentSwitcher(initial=self.part, id="parts"):
                yield FallingDue(id="falling-due")
                yield ByOwner(id="by-owner")
                yield Measures(id="measures")
                yield Concerns(id="concerns")
                yield WhoReports(id="reporting")
        yield Sheet(id="row", classes="pane detail")

    def on_mount(self) -> None:
        self.first.focus()

    @property
    def open_part(self) -> Part:
        """The part that is open."""
        return self.query_one(f"#{self.part}", Part)

    @property
    def first(self) -> Widget:
        return self.open_part.list

    def crumbs(self) -> Sequence[str]:
        return (commands.command("calendar").words,)

    def reload(self) -> None:
        part = self.open_part
        self.far = Far(self._heard)
        self._heard(None)
        self.ask("list", part.asked(), part.answered, urgency=SOON, far=self.far)

    def _heard(self, part: tuple[int, int] | None) -> None:
        """Say that it is being worked out, and how far it has come."""
        far = f" {part[0]:,} of {part[1]:,}" if part else ""
        self.open_part.list.border_title = say.title(f"{self._parts_said('')} · {WORKING}{far}")

    def refill(self) -> None:
        self.open_part.refill()
        self.frame()

    @property
    def markable(self) -> Markable:
        return self.open_part.markable

    def every_key(self) -> Sequence[str]:
        return self.open_part.every_key()

    def shown_keys(self) -> Sequence[str]:
        return self.open_part.shown_keys()

    def people_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        found = map(self.open_part.person_of, keys)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def marked_lines(self, key: str) -> Iterable[Line]:
        return self.open_part.marked_lines(key)

    def entitle(self) -> None:
        part, shown, of = self.open_part, len(self.shown_keys()), len(self.every_key())
        rows = part.list
        count = f"{shown:,} of {of:,}" if self.words else f"{of:,}"
        rows.border_title = say.title(self._parts_said(f": {count}{self.marked_said()}"))
        hidden = of - shown
        parts = [f"filter: {self.words}"] if self.words else []
        parts += [f"{hidden:,} hidden by the filter, esc clears it"] if hidden else []
        rows.border_subtitle = say.title(" · ".join((*parts, part.order)))

    def _parts_said(self, count: str) -> str:
        """The parts, the one that is open in brackets with how many rows it shows."""
        parts = [(name, self.query_one(f"#{name}", Part)) for name in PARTS]
        whole, short = (
            " · ".join(
                f"[{words}{count}]" if name == self.part else words
                for name, words in ((n, p.SHORT or p.WORDS if less else p.WORDS) for n, p in parts)
            )
            for less in (False, True)
        )
        ways = (f"{whole} · . shows the next", f"{whole} · . next", f"{short} · . next")
        room = self.size.width - _BORDER
        return next((said for said in ways if width(said) <= room), ways[-1])

    def show_row(
        self, individual: str | None, holder: str | None, title: str, lines: Iterable[Line]
    ) -> None:
        """Show what is highlighted beside the list, and whom and which agency it is about."""
        self.individual, self.holder = individual, holder
        self._lines = tuple(lines)
        sheet = self.query_one("#row", Sheet)
        sheet.border_title = say.title(title)
        sheet.border_subtitle = say.title(self._opens())
        sheet.show(lambda cells: page(self._lines, cells))
        self.frame()

    def _opens(self) -> str:
        """Which keys lead on from the highlighted row."""
        part = self.open_part
        keys = [part.OPENS] if self.individual else []
        keys += [f"u opens {part.HELD}"] if self.holder else []
        keys += [part.RECORDS] if part.RECORDS and keys and self.planner.work else []
        return " · ".join(keys)

    def open_row(self, lens: str) -> None:
        """Open whom the highlighted row is about."""
        if self.individual is None:
            say.toast(self.app, _NOBODY, "warning")
        else:
            self.open_lens(lens)

    def why_not(self, name: str) -> str | None:
        if name == "sort" and not self.open_part.ORDERS:
            return f"This part has one order: {self.open_part.order}."
        if name == "next-week" and self.part != PARTS[0]:
            return f"Weeks stand in another part: . goes on to “{FallingDue.WORDS}”."
        return super().why_not(name)

    def leads_on(self) -> tuple[str, ...]:
        weeks = ("next-week",) if self.part == PARTS[0] else ()
        return (*super().leads_on(), *weeks)

    def do_next_week(self) -> None:
        self.query_one(FallingDue).next_week()

    def do_sort(self) -> None:
        from tui.dialogs.choose import Choose

        part = self.open_part

        def chosen(number: int | None) -> None:
            if number is not None:
                part.sorted_at = number
                part.refill()

        self.app.push_screen(Choose(f"Sort {part.WORDS}", part.ORDERS, part.sorted_at), chosen)

    def pointed(self) -> tuple[str, ...]:
        return self.open_part.pointed()

    def do_which(self) -> None:
        self.open_part.forget()
        self.part = PARTS[(PARTS.index(self.part) + 1) % len(PARTS)]
        self.query_one("#parts", ContentSwitcher).current = self.part
        self.show_row(None, None, "", ())
        self.first.focus()
        self.reload()

    def to_settle(self) -> "Settled | None":
        return self.open_part.to_settle()

    def whole_lines(self) -> Iterable[Line]:
        return self.open_part.lines()

    def peek_lines(self) -> Iterable[Line]:
        return self.open_part.chosen_lines()
