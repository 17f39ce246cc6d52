"""A list says what it hides: the filter, and how many rows it keeps out of sight."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

import attrs
from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tcplan.planner import Looking, paced
from tui import commands, say
from tui.framed import WORKING
from tui.listing import Column, Listing, Row
from tui.page import Line, page
from tui.places.filtered import Filtered
from tui.sheet import Sheet
from tui.thinking import SOON, Far


@attrs.frozen
class Order:
    """One order of a list."""

    words: str
    key: Callable[[Any], Any] | None
    """What the rows of a view are sorted by; ``None`` keeps the order of the view."""


Rows = Mapping[str, tuple[Any, Row]]
"""Key to a row of a view, and to how it stands in the list."""


@attrs.frozen
class Drawn:
    """A view, and its rows as they stand in the list, by their keys."""

    view: Any
    rows: Rows


def _seen_alike(one: Looking, other: Looking) -> bool:
    """Whether the same row of a view stands in the list as it did."""
    return (one.day, one.today, one.names) == (other.day, other.today, other.names)


class Place(Filtered):
    """A list with a filter, an order, and a preview beside it."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("place")
    NOUN: ClassVar[str]
    """What the rows are called, in the plural."""
    SORTS: ClassVar[str] = ""
    """Said above a list whose orders answer what people come for."""
    EMPTY: ClassVar[str]
    """What is said, and what to do, when the plan has none."""
    ORDERS: ClassVar[tuple[Order, ...]]
    SHOWS_FIRST: ClassVar[bool] = False
    """Whether sorting shows who is first now, unless somebody else than the first was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.order = self.ORDERS[0]
        self.view: Any = None
        self.every: tuple[Any, ...] = ()
        """The rows of the view in the order chosen."""
        self.shown: tuple[Any, ...] = ()
        """Those of them that the filter lets through."""
        self._rows: Rows = {}
        """Key to a row of the view, and to how it stands in the list."""
        self.far: tuple[int, int] | None = None
        """How far the view has come, while it is worked out."""
        self._drawn: Looking | None = None
        """How the plan was looked at when the rows were drawn."""

    def body(self) -> Iterable[Widget]:
        listing = Listing(id="main", empty=WORKING, markable=True)
        listing.add_class("pane")
        yield Container(self.new_filter_line(), listing, id="listed")
        aside = Sheet(id="aside", classes="pane")
        aside.says_more = "more below: enter"
        yield aside

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

    def asked(self, far: Far) -> Callable[[], Any]:
        """The question to the planner whose answer has the rows; ``far`` hears of its parts."""
        raise NotImplementedError

    def crumbs(self) -> Sequence[str]:
        return (commands.command(self.REACH).words,)

    def reload(self) -> None:
        far = Far(self._heard)
        question = self.asked(far)
        looking, drawn = self.looking, self._drawn
        known = self._rows if drawn is not None and _seen_alike(drawn, looking) else {}
        self._drawn = looking

        def answer() -> Drawn:
            return self.drawn(question(), known)

        self.ask("list", answer, self._answered, urgency=SOON, far=far)

    def drawn(self, view: Any, known: Rows) -> Drawn:  # noqa: ANN401
        """A view with its rows as they stand in the list; those that are ``known`` are kept."""
        rows = {}
        for one in paced(view.rows):
            had = known.get(one.id)
            row = had[1] if had is not None and had[0] is one else self.row(one)
            _ = row.text
            rows[one.id] = (one, row)
        return Drawn(view, rows)

    def _heard(self, part: Any) -> None:  # noqa: ANN401
        if isinstance(part, Drawn):
            self._answered(part)
        else:
            self.far = part
            self.entitle()

    def _answered(self, drawn: Drawn) -> None:
        self.far = None
        self.view, self._rows = drawn.view, drawn.rows
        self.refill()

    @property
    def settled(self) -> bool:
        """Whether the order of the rows will not change by itself."""
        return True

    def unsettled(self) -> bool:
        return super().unsettled() or (self.view is not None and not self.settled)

    def refill(self) -> None:
        """Show the rows of the view that the filter lets through, in the order chosen."""
        if self.view is None:
            return
        ones = list(self.view.rows)
        if self.order.key is not None:
            ones.sort(key=self.order.key)
        self.every = tuple(ones)
        words = self.words.casefold().split()
        found = [self._rows[one.id] for one in ones]
        kept = [(one, row) for one, row in found if row.found_by(words)] if words else found
        self.shown = tuple(one for one, _ in kept)
        listing = self.listing
        listing.empty = self.EMPTY if not ones else "No row has these words. esc clears the filter."
        listing.fill(self.columns(), [row for _, row in kept], settled=self.settled)
        self.entitle()
        if listing.key is None:
            self.nothing()
        self.frame()

    def entitle(self) -> None:
        shown, every = len(self.shown), len(self.every)
        of = f"{shown} of {every}" if self.words else f"{every}"
        told = f" · filter: {self.words}" if self.words else ""
        if self.view is None:
            of = WORKING
        if self.far is not None:
            done, all_ = self.far
            of = f"{of} {done:,} of {all_:,}"
        orders = f" · {self.SORTS}" if self.SORTS else ""
        self.listing.border_title = say.title(
            f"{self.NOUN} · {of}{self.marked_said()}{told}{orders}"
        )
        hidden = every - shown
        more = f"{hidden} hidden by the filter, esc clears it · " if hidden else ""
        self.listing.border_subtitle = say.title(
            f"{more}{'s: ' if self.ORDERS else ''}sorted by {self.order_said()}"
        )

    def order_said(self) -> str:
        """What the rows are sorted by."""
        return self.order.words

    def nothing(self) -> None:
        """There is no row to show anything of."""
        self.individual = self.holder = None
        aside = self.query_one("#aside", Sheet)
        aside.border_title = None
        aside.show(lambda cells: page((), cells))

    def one(self, key: str) -> Any:  # noqa: ANN401
        """The row of the view with that key."""
        return self._rows[key][0]

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
        return self.row_lines(self.one(key))

    def peek_lines(self) -> Iterable[Line]:
        return self.row_lines(self.one(self.listing.key)) if self.listing.key else ()

    def sort_by(self, number: int) -> None:
        """Put the rows in the order of that number; before there are rows, once they come."""
        self.order = self.ORDERS[number]
        if self.view is not None:
            untouched = self.SHOWS_FIRST and not self.listing.at
            self.refill()
            if untouched:
                self.listing.highlight(0)

    def do_sort(self) -> None:
        from tui.dialogs.choose import Choose

        def chosen(number: int | None) -> None:
            if number is not None:
                self.sort_by(number)

        at = self.ORDERS.index(self.order)
        words = [order.words for order in self.ORDERS]
        self.app.push_screen(Choose(f"Sort {self.NOUN.lower()} by", words, at), chosen)
