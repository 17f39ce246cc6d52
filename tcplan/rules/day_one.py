"""What the first day at home needs is ready when somebody has seen it, not when it is said."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import long_day
from tcplan.domain.transition import DayOne, Transition
from tcplan.rules.judging import Duty
from tcplan.rules.moves import Answer, MoveDuty, listed, moved, owed
from tcplan.rules.on_day import OnDay

ItemState = Literal["ready", "not-needed", "due", "late", "not-recorded"]


@attrs.frozen(kw_only=True)
class ItemStanding:
    """How one thing that the first day needs stands on a day."""

    item: str
    """A code of the list ``day-one``."""
    state: ItemState
    because: str
    due: dt.date | None = None
    recorded: DayOne | None = None


def first_day(on: OnDay, move: Transition) -> tuple[ItemStanding, ...]:
    """Everything that the first day needs, in the order of the list, recorded or not.

    An item is due on its own day, else so many days before the move as R36 says; that day counts.
    """
    recorded = {one.item: one for one in move.day_one}
    return tuple(_item(on, move, code, recorded.get(code)) for code in code_list("day-one").codes)


def _item(on: OnDay, move: Transition, code: str, one: DayOne | None) -> ItemStanding:
    by = (one.due if one else None) or _by(on, move)
    until = f" by {long_day(by)}" if by else ""
    state: ItemState
    if one is None:
        state, because = "not-recorded", "Nobody has said whether it is ready or needed."
    elif one.not_needed is not None:
        state, because = "not-needed", f"Not needed: {one.not_needed}"
    elif one.ready_on is not None and one.ready_on <= on.day:
        state, because = "ready", f"Seen to be ready on {long_day(one.ready_on)}."
    elif (by is not None and by < on.day) or moved(on, move):
        state, because = "late", f"It was to be ready{until}, and nobody has seen that it is."
    else:
        state, because = "due", f"It is to be ready{until}."
    return ItemStanding(item=code, state=state, because=because, due=by, recorded=one)


def _by(on: OnDay, move: Transition) -> dt.date | None:
    day = move.move_day()
    if day is None:
        return None
    days = on.book.on("R36", on.day).number("days_before_move")
    return day - dt.timedelta(days=days)


def _words(found: list[ItemStanding]) -> str:
    return listed([f"“{label('day-one', one.item)}”" for one in found])


def _not_ready(on: OnDay, move: Transition) -> Iterator[Answer]:
    found, me = first_day(on, move), move.individual
    late = [one for one in found if one.state == "late"]
    waiting = [one for one in found if one.state == "due"]
    owner = next((one.recorded.owner for one in late or waiting if one.recorded), None)
    owner = owner or on.commissioner(me)
    due = min((one.due for one in late or waiting if one.due), default=None)
    if late:
        what = f"For the first day of {me} at home these were to be ready: {_words(late)}."
        yield Answer("not-met", what, owner, due)
    elif waiting:
        what = f"For the first day of {me} at home these are to be made ready: {_words(waiting)}."
        yield Answer("due", what, owner, due)
    elif not move.day_one:
        yield Answer("not-applicable", f"No list for the first day of {me} at home is recorded.")
    else:
        what = f"What is listed for the first day of {me} at home is ready, or not needed."
        yield Answer("met", what, owner)


def _not_recorded(on: OnDay, move: Transition) -> Iterator[Answer]:
    me = move.individual
    missing = [one for one in first_day(on, move) if one.state == "not-recorded"]
    if moved(on, move):
        yield Answer("not-applicable", f"The first day of {me} at home has been.")
    elif missing:
        what = f"Nothing is recorded of what the first day of {me} at home needs."
        if move.day_one:
            what = f"For the first day of {me} at home nothing is recorded of {_words(missing)}."
        by = move.move_day()
        yield Answer(owed(on, move, by, done=False), what, on.commissioner(me), by)
    else:
        yield Answer("met", f"Everything that the first day of {me} at home needs is listed.")


NOT_READY = MoveDuty("R36", "day-one-not-ready", "First day at home is not ready", _not_ready)
NOT_RECORDED = MoveDuty(
    "R36", "day-one-not-recorded", "First day at home is not thought through", _not_recorded
)

DUTIES: tuple[Duty, ...] = (NOT_READY.duty(), NOT_RECORDED.duty())
"""Duties about the first day at home."""
