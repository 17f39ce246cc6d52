"""Many draws of one network at once, as arrays; each draw follows the rules of the critical path.

A 16-bit number is read in a table of normal scores, common factor and own part are added as columns
of the table of durations, and the duration is read there: no beta variate is generated. A duration
and its mirror image stand side by side, so that one reading gives both.

Draws come in pairs, the second the mirror image of the first in every normal score (antithetic
variates). Each draw by itself has its distribution; and because no duration ever makes a move
earlier by growing, a share of draws that are done by a day is never less steady than it would be
from as many separate draws. Source: J. M. Hammersley and K. W. Morton, "A new Monte Carlo
technique: antithetic variates", Proceedings of the Cambridge Philosophical Society 52 (1956).
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.path.network import Activity, ActivityNetwork
from tcplan.analysis.path.pert import MIDDLE, PER_SCORE, Rows
from tcplan.analysis.path.room import AT_ONCE, Room, slots

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Flags = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.uint16]

_LEVELS = 65_536

Numbered = Callable[[int], "Numbers"]
"""Gives so many rows of uniform 16-bit numbers, one number for each pair of draws."""


@lru_cache(maxsize=8)
def score_columns(variance: float, middle: int = 0) -> "npt.NDArray[np.int16]":
    """The column that each 16-bit number stands for: its normal score times √variance."""
    import numpy as np
    from scipy.special import ndtri

    scores = ndtri((np.arange(_LEVELS) + 0.5) / _LEVELS)
    columns = np.rint(scores * (variance**0.5 * PER_SCORE)) + middle
    # Small numbers, so that the table stays in the processor's cache while it is read.
    return columns.astype(np.int16)  # type: ignore[no-any-return]


@attrs.frozen
class _Work:
    """What a draw must know of an activity that is still to be done; days count from today."""

    before: tuple[int, ...]
    """Places of the open activities that it waits for."""
    slot: int
    """The room's array for the days on which it is done."""
    floor: int
    """It does not begin (is not done, when under way) before this day."""
    under_way: bool
    second_try: int
    """Below this 16-bit number it needs the second try; 0 when there is none."""
    more: int


class Block:
    """The draws of one network on one day."""

    def __init__(self, network: ActivityNetwork, day: dt.date, together: float) -> None:
        """Leave out what is done, but for the days on which it is done."""
        todo = [one for one in network.activities if one.done_on is None]
        places = {one.id: at for at, one in enumerate(todo)}
        done = {
            one.id: (one.done_on - day).days
            for one in network.activities
            if one.done_on is not None
        }
        self._common = score_columns(together)
        self._own = score_columns(1 - together, MIDDLE)
        self._elapsed = {
            at: (day - one.started_on).days
            for at, one in enumerate(todo)
            if one.started_on is not None and one.under_way(day)
        }
        self._rows = Rows(todo, self._elapsed)
        self._last = [places[name] for name in network.last if name in places]
        self._floor = max((done[name] for name in network.last if name in done), default=None)
        before = [_before(one, places) for one in todo]
        own = slots(before, self._last)
        self._works = [
            _work(one, b, s, done, day) for one, b, s in zip(todo, before, own, strict=True)
        ]
        self._finishes = max(own, default=-1) + 1
        self._flags = len(self._last) + sum(map(len, before))
        self.open = tuple(places)
        """Ids of the activities that are not done, in the order of the counts."""
        self.overdue = tuple(one.id for one in todo if _overdue(one, day))

    def drawn(self, numbers: Numbered, room: Room) -> "tuple[Floats, list[int]]":
        """Days from now to the end, of each draw; and how often each activity was critical.

        Takes a row for the common factor, then one for each activity, followed by one more where
        there may be a second try. The days stand in the room until it is used again.
        """
        import numpy as np

        room = room.of(self._finishes, self._flags)
        np.take(self._common, numbers(1)[0], out=room.common, mode="wrap")
        finishes: list[Floats] = []
        flags = iter(room.flags)
        binding: list[list[Flags | None]] = []
        for work in self._durations(numbers, room):
            finish = room.finishes[work.slot]
            before = [finishes[at] for at in work.before]
            bound = _follow(work, before, room, finish)
            binding.append(
                [
                    None if bound is None or one is bound else np.equal(one, bound, out=next(flags))
                    for one in before
                ]
            )
            finishes.append(finish)
        room.end.fill(-np.inf if self._floor is None else self._floor)
        for at in self._last:
            np.maximum(room.end, finishes[at], out=room.end)
        critical = {at: np.equal(finishes[at], room.end, out=next(flags)) for at in self._last}
        return room.end[: room.draws], self._counts(critical, binding, room.draws)

    def _durations(self, numbers: Numbered, room: Room) -> Iterator[_Work]:
        """Each activity, when the days that it takes stand in its place."""
        import numpy as np

        for first in range(0, len(self._works), AT_ONCE):
            works = self._works[first : first + AT_ONCE]
            many = len(works)
            words = numbers(many + sum(work.second_try > 0 for work in works))
            own, again = _rows_of(works)
            index, columns = room.index[:many], room.columns[:many]
            # Every index lies within its table; told to wrap, NumPy fills the room without a copy.
            np.copyto(index, words[own] if again else words)
            self._own.take(index, None, columns, "wrap")
            columns += room.common
            np.copyto(index, columns)
            self._tables(first, many, room)
            for at, work in enumerate(works):
                room.tables[at].take(index[at], None, room.drawn[work.slot], "wrap")
                if at in again:
                    _try_again(words[again[at]], work, room.finishes[work.slot])
                yield work

    def _tables(self, first: int, many: int, room: Room) -> None:
        """The durations of some activities by column, each beside that of its mirror image."""
        import numpy as np

        rows = room.rows[:many]
        self._rows.read(first, rows, room.more[:many])
        for at, elapsed in self._elapsed.items():
            if first <= at < first + many:
                rows[at - first] -= np.float32(elapsed)
        room.own[:many] = rows
        room.image[:many] = rows[:, :0:-1]

    def _counts(
        self,
        critical: "dict[int, Flags]",
        binding: "list[list[Flags | None]]",
        draws: int,
    ) -> list[int]:
        """How often each is critical: what binds something critical is critical itself."""
        import numpy as np

        counts = [0] * len(self._works)
        for at in reversed(range(len(self._works))):
            own = critical.get(at)
            counts[at] = 0 if own is None else int(np.count_nonzero(own[:draws]))
            if own is None or not counts[at]:
                # Never critical, so nothing becomes critical through it.
                continue
            for before, flags in zip(self._works[at].before, binding[at], strict=True):
                # What alone is waited for always binds. It may share the flags: they are counted.
                through = own if flags is None else np.logical_and(flags, own, out=flags)
                if before in critical:
                    critical[before] |= through
                else:
                    critical[before] = through
        return counts


def _rows_of(works: list[_Work]) -> tuple[list[int], dict[int, int]]:
    """Which row of numbers is each activity's own, and which is of its second try."""
    own: list[int] = []
    again: dict[int, int] = {}
    row = 0
    for at, work in enumerate(works):
        own.append(row)
        row += 1
        if work.second_try:
            again[at] = row
            row += 1
    return own, again


def _try_again(words: "Numbers", work: _Work, days: "Floats") -> None:
    import numpy as np

    more = np.float32(work.more)
    days[::2] += more * (words < work.second_try)
    days[1::2] += more * (~words < work.second_try)


def _follow(work: _Work, before: "list[Floats]", room: Room, finish: "Floats") -> "Floats | None":
    """From how long it takes to when it is done; the days up to which it is bound."""
    import numpy as np

    start = _start(work, before, room)
    if work.under_way:
        bound = np.float32(work.floor) if start is None else start
        # Its days are already those from now on.
        return np.maximum(finish, bound, out=finish)
    if start is not None:
        finish += start
    elif work.floor:
        finish += np.float32(work.floor)
    return start


def _start(work: _Work, before: "list[Floats]", room: Room) -> "Floats | None":
    import numpy as np

    if not before:
        return None
    start = before[0]
    for finish in before[1:]:
        start = np.maximum(start, finish, out=room.start)
    if work.floor:
        start = np.maximum(start, np.float32(work.floor), out=room.start)
    return start


def _before(one: Activity, places: dict[str, int]) -> tuple[int, ...]:
    return tuple([places[name] for name in dict.fromkeys(one.after) if name in places])


def _work(
    one: Activity, before: tuple[int, ...], slot: int, done: dict[str, int], day: dt.date
) -> _Work:
    under_way = one.under_way(day)
    floor = 0
    if done:
        floor = max([0, *(done[name] for name in one.after if name in done)])
    if one.started_on is not None and not under_way:
        floor = max(floor, (one.started_on - day).days)
    second_try = round(one.second_try_in_100 * _LEVELS / 100) if one.second_try_days else 0
    return _Work(before, slot, floor, under_way, second_try, one.second_try_days)


def _overdue(one: Activity, day: dt.date) -> bool:
    if one.started_on is None or not one.under_way(day):
        return False
    return (day - one.started_on).days >= one.longest
