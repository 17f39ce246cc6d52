"""A part of the calendar says how much it hides, and whose row is highlighted."""

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.containers import Container
from textual.widget import Widget

from tui.marking import Markable
from tui.page import Line

if TYPE_CHECKING:
    from tui.entries.here import Settled
    from tui.places.calendar import CalendarPlace


class Part(Container):
    """One list of the calendar; the other parts are not asked for while it is open."""

    WORDS: ClassVar[str]
    """What it is called."""
    SHORT: ClassVar[str] = ""
    """The same where there is little room; empty when it is short already."""
    OPENS: ClassVar[str] = "enter opens the person"
    """What enter does on a row that is about a person."""
    HELD: ClassVar[str] = "who owes it"
    """What the agency of a row is to it."""
    RECORDS: ClassVar[str] = ""
    """What can be recorded of a row, in a database."""
    ORDERS: ClassVar[tuple[str, ...]] = ()
    """The orders that can be chosen; empty where there is one alone."""
    sorted_at = 0
    """Which of them is chosen."""
    view: Any = None
    order = ""
    """What its rows are ordered by."""
    _went: tuple[str, str | None] | None = None
    """The row that went while it was highlighted, and that which was highlighted instead."""

    @property
    def place(self) -> "CalendarPlace":
        """The screen on which it stands."""
        return cast("CalendarPlace", self.screen)

    @property
    def list(self) -> Widget:
        """Where its rows are."""
        return self.query_one(".pane")

    def asked(self) -> Callable[[], Any]:
        """The question to the planner whose answer it shows."""
        raise NotImplementedError

    def answered(self, view: Any) -> None:  # noqa: ANN401  (each part has a view of its own)
        """Show an answer."""
        self.view = view
        self.refill()
        self.place.glance(self.said())

    def instead(self, gone: str, now: str | None) -> str | None:
        """What is highlighted instead of a row that has gone, and gives way when it comes back."""
        self._went = (gone, now)
        return now

    def come_back(self, chosen: str | None, every: Collection[str]) -> str | None:
        """The row that had gone and is there again, if nothing else was highlighted since."""
        if self._went is None or self._went[0] not in every:
            return None
        (came, stood_in), self._went = self._went, None
        return came if stood_in == chosen else None

    def forget(self) -> None:
        """Show nothing: it was asked for long ago, perhaps while names were shown."""
        self.view = None

    def refill(self) -> None:
        """Show the rows that the words of the filter let through."""
        raise NotImplementedError

    def said(self) -> tuple[str, ...]:
        """What it says at a glance."""
        raise NotImplementedError

    @property
    def markable(self) -> Markable:
        """Its rows, as something that can be marked."""
        return cast("Markable", self.list)

    def every_key(self) -> Sequence[str]:
        """The keys of all its rows, in their order."""
        raise NotImplementedError

    def shown_keys(self) -> Sequence[str]:
        """The keys of those that the filter lets through."""
        raise NotImplementedError

    def person_of(self, key: str) -> str | None:  # noqa: ARG002
        """Whom a row is about; ``None`` when it is about nobody alone."""
        return None

    def pointed(self) -> tuple[str, ...]:
        """Ids of what is highlighted, where the keys of its rows are no ids."""
        return ()

    def to_settle(self) -> "Settled | None":
        """What the highlighted row is about, where it may be done, held or answered."""
        return None

    def marked_lines(self, key: str) -> Iterable[Line]:
        """A row, whole, with whom it is about."""
        raise NotImplementedError

    def lines(self) -> Iterable[Line]:
        """All its rows that are shown, whole, and what is counted and not listed."""
        raise NotImplementedError

    def chosen_lines(self) -> Iterable[Line]:
        """The highlighted row, whole."""
        raise NotImplementedError

    def entitled(self, order: str) -> None:
        """Say above the rows which part this is and how many there are, below what is hidden."""
        self.order = order
        self.place.entitle()


def next_left(gone: str, before: Sequence[str], now: AbstractSet[str]) -> str | None:
    """Of what stood before, what is still there: the next after ``gone``, else the one before."""
    if gone not in before:
        return None
    at = before.index(gone)
    return next((key for key in (*before[at + 1 :], *reversed(before[:at])) if key in now), None)
