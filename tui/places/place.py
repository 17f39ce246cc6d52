"""A list says what it hides: the filter, and how many rows it keeps out of sight."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import attrs
from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tui import commands, say
from tui.framed import WORKING
from tui.listing import Column, Listing, Row
from tui.page import Line, page
from tui.places.filtered import Filtered
from tui.sheet import Sheet


@attrs.frozen
class Order:
    """One order of a list."""

    words: str
    key: Callable[[Any], Any] | None
    """What the rows of a view are sorted by; ``None`` keeps the order of the view."""


class Place(Filtered):
    """A list with a filter, an order, and a preview beside it."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("place")
    NOUN: ClassVar[str]
    """What the rows are called, in the plural."""
    EMPTY: ClassVar[str]
    """What is said, and what to do, when the plan has none."""
    ORDERS: ClassVar[tuple[Order, ...]]

    def __init__(self) -> None:
        super().__init__()
        self.order = self.ORDERS[0]
        self.view: Any = None
        self.every: tuple[Any, ...] = ()
        """The rows of the view in the order chosen."""
        self.shown: tuple[Any, ...] = ()
        """Those of them that the filter lets through."""

    def body(self) -> Iterable[Widget]:
        listing = Listing(id="main", empty=WORKING, markable=True)
        listing.add_class("pane")
        yield Container(self.new_filter_line(), listing, id="listed")
        yield Sheet(id="aside", classes="pane")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#main", Listing)

    @property
    def markable(self) -> Listing:
        return self.listing

    def every_key(self) -> Sequence[str]:
        return [one.id for one in self.every]

    def shown_keys(self) -> Sequence[str]:
        return [one.id for one in self.shown]

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        raise NotImplementedError

    def row(self, one: Any) -> Row:  # noqa: ANN401  (each place has rows of its own)
        """A row of the view as it stands in the list."""
        raise NotImplementedError

    def row_lines(self, one: Any) -> Iterable[Line]:  # noqa: ANN401
        """A row of the view, whole."""
        raise NotImplementedError

    def highlighted(self, one: Any) -> None:  # noqa: ANN401
        """Show what is beside the highlighted row."""
        raise NotImplementedError

    def opened(self, one: Any) -> None:  # noqa: ANN401
        """Open the highlighted row."""
        raise NotImplementedError

    def asked(self) -> Callable[[], Any]:
        """The question to the planner whose answer has the rows."""
        raise NotImplementedError

    def crumbs(self) -> Sequence[str]:
        return (commands.command(self.REACH).words,)

    def reload(self) -> None:
        self.ask("list", self.asked(), self._answered)

    def _answered(self, view: Any) -> None:  # noqa: ANN401
        self.view = view
        self.refill()

    def refill(self) -> None:
        """Show the rows of the view that the filter lets through, in the order chosen."""
        if self.view is None:
            return
        ones = list(self.view.rows)
        if self.order.key is not None:
            ones.sort(key=self.order.key)
        self.every = tuple(ones)
        rows = [(one, self.row(one)) for one in ones]
        words = self.words.casefold().split()
        kept = [(one, row) for one, row in rows if row.found_by(words)]
        self.shown = tuple(one for one, _ in kept)
        listing = self.listing
        listing.empty = self.EMPTY if not rows else "No row has these words. esc clears the filter."
        listing.fill(self.columns(), [row for _, row in kept])
        self.entitle()
        if not kept:
            self.nothing()
        self.frame()

    def entitle(self) -> None:
        shown, every = len(self.shown), len(self.every)
        of = f"{shown} of {every}" if self.words else f"{every}"
        told = f" · filter: {self.words}" if self.words else ""
        self.listing.border_title = say.title(f"{self.NOUN} · {of}{self.marked_said()}{told}")
        hidden = every - shown
        more = f"{hidden} hidden by the filter, esc clears it · " if hidden else ""
        self.listing.border_subtitle = say.title(f"{more}sorted by {self.order.words}")

    def nothing(self) -> None:
        """There is no row to show anything of."""
        self.individual = self.holder = None
        aside = self.query_one("#aside", Sheet)
        aside.border_title = None
        aside.show(lambda cells: page((), cells))

    def one(self, key: str) -> Any:  # noqa: ANN401
        """The row of the view with that key."""
        return next(one for one in self.shown if self.row(one).key == key)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        if event.listing.key != event.key:
            return
        one = self.one(event.key)
        if event.opened:
            self.opened(one)
        else:
            self.highlighted(one)
            self.frame()

    def whole_lines(self) -> Iterable[Line]:
        for one in self.shown:
            yield from self.row_lines(one)
            yield Line("")

    def marked_lines(self, key: str) -> Iterable[Line]:
        return self.row_lines(next(one for one in self.every if one.id == key))

    def peek_lines(self) -> Iterable[Line]:
        return self.row_lines(self.one(self.listing.key)) if self.listing.key else ()

    def do_sort(self) -> None:
        from tui.dialogs.choose import Choose

        def chosen(number: int | None) -> None:
            if number is not None:
                self.order = self.ORDERS[number]
                self.refill()

        at = self.ORDERS.index(self.order)
        words = [order.words for order in self.ORDERS]
        self.app.push_screen(Choose(f"Sort {self.NOUN.lower()} by", words, at), chosen)
