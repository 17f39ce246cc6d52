"""Actions stand under whoever owes them, so that one look says what to chase with whom."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from textual import on
from textual.app import ComposeResult

from tcplan import planner
from tcplan.domain.dates import short_day
from tcplan.domain.records import Action
from tcplan.views.actions import ActionRow, ActionsView, OwnerActions
from tcplan.views.chasing import NOBODY_CHASES
from tui.calendar.part import Part, next_left
from tui.framed import WORKING
from tui.listing import Cell, Column, Listing, Row
from tui.page import BLANK, Line, para
from tui.places.people import near
from tui.told import actions as told
from tui.told.calendar import looked_for, weeks_said

_COLUMNS = (
    Column("Owner", 10, 1, 34),
    Column("Due", 13),
    Column("Who", 6, 1, 16),
    Column("Last reply", 11, 2, 23),
    Column("What", 30, 6, 90),
    Column("Chased by", 15, 2, 30),
    Column("Escalated to", 12, 2, 30),
    Column("Asked", 11),
)
_ASK_AGAIN = "ask again · "
_NONE = "no reply"
_SILENT = "who has been silent longest first"
_SORTED: tuple[Callable[[tuple[OwnerActions, ActionRow]], tuple[int, ...]], ...] = (
    lambda _pair: (),
    lambda pair: (pair[1].due.toordinal(),),
    lambda pair: (-pair[1].silent_days,),
)
_BY_CHASER = "by who chases, what is due earliest first"


class ByOwner(Part):
    """The open actions of everybody."""

    WORDS = "actions by owner"
    SHORT = "by owner"
    RECORDS = "D done · R reply · E escalate"
    ORDERS = (
        "by owner, who owes something earliest first",
        "the earliest due first",
        _SILENT,
        _BY_CHASER,
    )
    view: ActionsView | None = None

    def compose(self) -> ComposeResult:
        yield Listing(id="actions-listed", empty=WORKING, markable=True).add_class("pane")

    def on_mount(self) -> None:
        self.shown: tuple[tuple[OwnerActions, ActionRow], ...] = ()

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    def asked(self) -> Callable[[], ActionsView]:
        return partial(planner.actions, self.place.looking)

    def forget(self) -> None:
        super().forget()
        self.shown = ()
        self.listing.empty = WORKING
        self.listing.fill(_COLUMNS, ())

    def refill(self) -> None:
        view = self.view
        if view is None:
            return
        every = list(self._every().values())
        drawn = [(pair, self._row(*pair)) for pair in every]
        words = looked_for(self.place.words)
        kept = [(pair, row) for pair, row in drawn if row.found_by(words)]
        before, self.shown = self.shown, tuple(pair for pair, _ in kept)
        none = "No action is open."
        self.listing.empty = "No row has these words. esc clears the filter." if every else none
        key = self._instead(before, {one.id for _, one in every})
        self.listing.fill(_COLUMNS, [row for _, row in kept], key)
        if not kept:
            self.place.show_row(None, None, "", ())
        self.entitled(self.ORDERS[self.sorted_at])

    def _instead(
        self, before: Sequence[tuple[OwnerActions, ActionRow]], every: AbstractSet[str]
    ) -> str | None:
        """The next action of the same owner, when the highlighted one is no longer owed."""
        gone = self.listing.key
        if gone is None or gone in every:
            return self.come_back(gone, every)
        owner = next((own.owner for own, one in before if one.id == gone), None)
        now = {one.id for _, one in self.shown}
        theirs = [one.id for own, one in before if own.owner == owner]
        left = next_left(gone, theirs, now) or next_left(gone, [o.id for _, o in before], now)
        return self.instead(gone, left)

    def _row(self, owner: OwnerActions, one: ActionRow) -> Row:
        today = self.place.looking.day
        when = f"{near(one.due, today, past=True)} late" if one.overdue else near(one.due, today)
        replied = short_day(one.last_reply_on) if one.last_reply_on else one.last_reply or _NONE
        look = "caution" if one.ask_again or replied == _NONE else None
        cells = (
            Cell(owner.owner_name),
            Cell(when, "gap" if one.overdue else None),
            Cell(one.individual_label or "–"),
            Cell(f"{_ASK_AGAIN if one.ask_again else ''}{replied}", look),
            Cell(one.what),
            Cell(one.chaser or NOBODY_CHASES, None if one.chaser else "caution"),
            Cell(one.escalated_to or "–"),
            Cell(short_day(one.asked_on)),
        )
        more = (one.standing, one.named or "", one.last_reply or "", one.from_review or "")
        chased = told.chased_words(one.chased_by, one.chaser)
        return Row(one.id, cells, (*more, *chased, *weeks_said(one.due, today)))

    @property
    def chosen(self) -> tuple[OwnerActions, ActionRow] | None:
        """The highlighted action and who owes it."""
        return next((pair for pair in self.shown if pair[1].id == self.listing.key), None)

    @on(Listing.Highlighted)
    def _on_row(self, event: Listing.Highlighted) -> None:
        event.stop()
        if self.chosen is None:
            return
        owner, one = self.chosen
        self.place.show_row(
            one.individual, owner.owner, owner.owner_name, told.action_lines(owner, one)
        )
        if event.opened:
            self.place.open_row("overview")

    def to_settle(self) -> Action | None:
        return self.place.looking.plan.by_id.get(self.chosen[1].id) if self.chosen else None

    def said(self) -> tuple[str, ...]:
        return told.said(self.view) if self.view else ()

    def _every(self) -> dict[str, tuple[OwnerActions, ActionRow]]:
        owners = self.view.owners if self.view else ()
        pairs = [(owner, row) for owner in owners for row in owner.rows]
        if self.ORDERS[self.sorted_at] == _BY_CHASER:
            chasers = self.view.chasers if self.view else ()
            stands = {name: at for at, name in enumerate(n for one in chasers for n in one.actions)}
            pairs.sort(key=lambda pair: stands[pair[1].id])
        else:
            pairs.sort(key=_SORTED[self.sorted_at])
        return {row.id: (owner, row) for owner, row in pairs}

    def every_key(self) -> Sequence[str]:
        return list(self._every())

    def shown_keys(self) -> Sequence[str]:
        return [one.id for _, one in self.shown]

    def person_of(self, key: str) -> str | None:
        return self._every()[key][1].individual

    def marked_lines(self, key: str) -> Iterable[Line]:
        return told.action_lines(*self._every()[key])

    def lines(self) -> Iterable[Line]:
        if self.view is None:
            return
        yield para(told.settled(self.view))
        for owner, one in self.shown:
            yield BLANK
            yield from told.action_lines(owner, one)

    def chosen_lines(self) -> Iterable[Line]:
        return told.action_lines(*self.chosen) if self.chosen else ()
