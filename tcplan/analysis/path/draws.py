"""Many draws of one network at once, as arrays; each draw follows the rules of the critical path.

A 16-bit number is read in a table of normal scores, common factor and own part are added as columns
of the table of durations, and the duration is read there: no beta variate is generated.

Draws come in pairs, the second the mirror image of the first in every normal score (antithetic
variates). Each draw by itself has its distribution; and because no duration ever makes a move
earlier by growing, a share of draws that are done by a day is never less steady than it would be
from as many separate draws. Source: J. M. Hammersley and K. W. Morton, "A new Monte Carlo
technique: antithetic variates", Proceedings of the Cambridge Philosophical Society 52 (1956).
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.path.network import Activity, ActivityNetwork
from tcplan.analysis.path.pert import MIDDLE, PER_SCORE, durations

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Flags = npt.NDArray[np.bool_]

_LEVELS = 65_536


Row = Callable[[], "npt.NDArray[np.uint16]"]
"""Gives the next row of uniform 16-bit numbers, one for each pair of draws."""


@lru_cache(maxsize=8)
def score_columns(variance: float, middle: int = 0) -> "npt.NDArray[np.int16]":
    """The column that each 16-bit number stands for: its normal score times √variance."""
    import numpy as np
    from scipy.special import ndtri

    scores = ndtri((np.arange(_LEVELS) + 0.5) / _LEVELS)
    columns = np.rint(scores * (variance**0.5 * PER_SCORE)) + middle
    # Small numbers, so that the table stays in the processor's cache while it is read.
    return columns.astype(np.int16)  # type: ignore[no-any-return]


class Room:
    """Arrays that are filled again for each network: fresh memory takes longer than the draws."""

    def __init__(self, draws: int) -> None:
        """Room for so many draws of a network that has no activity yet."""
        import numpy as np

        self.draws = draws
        pairs, rest = (draws + 1) // 2, draws // 2
        self.pairs = pairs
        self.index = np.empty(draws, np.intp)
        self.first_index = self.index[:pairs]
        self.column = np.empty(draws, np.int16)
        self.first = self.column[:pairs]
        self.mirrored, self.mirror = self.column[:rest], self.column[pairs:]
        self.common = np.empty(pairs, np.int16)
        self.binding = np.empty(draws, np.bool_)
        self.end = np.empty(draws, np.float32)
        self.finishes: list[Floats] = []
        """The days on which each activity is done."""
        self.starts: list[Floats] = []
        """The days on which each can begin, filled where it waits for several."""
        self.flags: list[Flags] = []
        """Whether each is critical."""

    def of(self, activities: int) -> "Room":
        """The same, with room for so many activities."""
        import numpy as np

        while len(self.finishes) < activities:
            self.finishes.append(np.empty(self.draws, np.float32))
            self.starts.append(np.empty(self.draws, np.float32))
            self.flags.append(np.empty(self.draws, np.bool_))
        return self


@attrs.frozen
class _Work:
    """An activity that is still to be done, as a draw needs it; days count from today."""

    id: str
    at: int
    days: "Floats"
    """Its durations by column; of work under way, the days from now until it is done."""
    before: tuple[int, ...]
    """Places of the open activities that it waits for."""
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
        self._works = [_work(one, places, done, day) for one in todo]
        self._last = [places[name] for name in network.last if name in places]
        self._floor = max((done[name] for name in network.last if name in done), default=None)
        self.open = tuple(places)
        """Ids of the activities that are not done, in the order of the counts."""
        self.overdue = tuple(one.id for one in todo if _overdue(one, day))

    def drawn(self, row: Row, room: Room) -> "tuple[Floats, list[int]]":
        """Days from now to the end, of each draw; and how often each activity was critical.

        Takes a row for the common factor, then one for each activity, followed by one more where
        there may be a second try. The days stand in the room until it is used again.
        """
        import numpy as np

        room = room.of(len(self._works))
        np.take(self._common, row(), out=room.common, mode="clip")
        starts = [self._start_and_finish(work, row, room) for work in self._works]
        room.end.fill(-np.inf if self._floor is None else self._floor)
        for at in self._last:
            np.maximum(room.end, room.finishes[at], out=room.end)
        return room.end, self._critical(starts, room)

    def _start_and_finish(self, work: _Work, row: Row, room: Room) -> "Floats | None":
        """Fill in when it is done; return when it can begin, ``None`` where that is its floor."""
        import numpy as np

        finish = room.finishes[work.at]
        # Every index lies within its table; with "clip" NumPy fills the room without a copy.
        np.copyto(room.first_index, row())
        self._own.take(room.first_index, None, room.first, "clip")
        room.first += room.common
        np.subtract(2 * MIDDLE, room.mirrored, out=room.mirror)
        np.copyto(room.index, room.column)
        work.days.take(room.index, None, finish, "clip")
        if work.second_try:
            words = row()
            again = np.concatenate((words, ~words[: len(room.mirror)])) < work.second_try
            finish += np.float32(work.more) * again
        start = _start(work, room)
        bound = np.float32(work.floor) if start is None else start
        if work.under_way:
            np.maximum(finish, bound, out=finish)
        elif start is not None or work.floor:
            finish += bound
        return start

    def _critical(self, starts: "list[Floats | None]", room: Room) -> list[int]:
        import numpy as np

        finishes, flags = room.finishes, room.flags
        marked = set(self._last)
        for at in self._last:
            np.equal(finishes[at], room.end, out=flags[at])
        counts = [0] * len(self._works)
        for work in reversed(self._works):
            own = flags[work.at]
            if work.at in marked:
                counts[work.at] = int(np.count_nonzero(own))
            if not counts[work.at]:
                # Never critical, so nothing becomes critical through it.
                continue
            bound = finishes[work.at] if work.under_way else starts[work.at]
            for before in work.before:
                binding = own
                if bound is not None and finishes[before] is not bound:
                    binding = np.equal(finishes[before], bound, out=room.binding)
                    binding &= own
                if before in marked:
                    flags[before] |= binding
                else:
                    np.copyto(flags[before], binding)
                    marked.add(before)
        return counts


def _start(work: _Work, room: Room) -> "Floats | None":
    import numpy as np

    if not work.before:
        return None
    first, *others = (room.finishes[at] for at in work.before)
    if not others and not work.floor:
        return first
    start = room.starts[work.at]
    np.maximum(first, others[0] if others else np.float32(work.floor), out=start)
    for finish in others[1:]:
        np.maximum(start, finish, out=start)
    if work.floor and others:
        np.maximum(start, np.float32(work.floor), out=start)
    return start


def _work(one: Activity, places: dict[str, int], done: dict[str, int], day: dt.date) -> _Work:
    import numpy as np

    under_way = one.under_way(day)
    since = (one.started_on - day).days if one.started_on else 0
    known = [done[name] for name in one.after if name in done]
    days = durations(one, -since if under_way else None)
    return _Work(
        id=one.id,
        at=places[one.id],
        days=days + np.float32(since) if under_way else days,
        before=tuple(places[name] for name in dict.fromkeys(one.after) if name in places),
        floor=max([0, *known, *([] if under_way else [since])]),
        under_way=under_way,
        second_try=round(one.second_try_in_100 * _LEVELS / 100) if one.second_try_days else 0,
        more=one.second_try_days,
    )


def _overdue(one: Activity, day: dt.date) -> bool:
    if not one.under_way(day) or one.started_on is None:
        return False
    return (day - one.started_on).days >= one.longest
