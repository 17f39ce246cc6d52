"""Hours of one plan's week, each kept once, so that nothing is asked twice of equal hours.

Each different set of hours has a bit; a moment of the week is the set of hours that cover it.
"""

from collections.abc import Iterator
from functools import lru_cache

from tcplan.analysis.slots import Slot, Stretch
from tcplan.domain.hours import DAY_MINUTES, DAYS, Hours, minute

_WHOLE_DAY = (1 << DAY_MINUTES) - 1


@lru_cache(maxsize=4_096)
def minutes_of(hours: Hours) -> int:
    """The minutes of the eight day types that the hours cover, a bit for each, Monday's first."""
    found = 0
    for span in hours:
        start, end = minute(span.start), minute(span.end)
        stretch = ((1 << (end - start)) - 1) << start
        for day in span.days:
            found |= stretch << DAYS.index(day) * DAY_MINUTES
    return found


class Week:
    """The hours that were asked about so far, and the slots that they cut the week into."""

    def __init__(self) -> None:
        """Begin with no hours."""
        self._bits: dict[Hours, int] = {}
        self._minutes: list[int] = []
        self._slots: dict[int, tuple[Slot, ...]] = {}
        self._covering: dict[int, tuple[int, int]] = {}

    def bit(self, hours: Hours) -> int:
        """The bit of these hours: an integer with one bit set."""
        if hours not in self._bits:
            self._bits[hours] = 1 << len(self._minutes)
            self._minutes.append(minutes_of(hours))
        return self._bits[hours]

    @property
    def every(self) -> int:
        """The bits of all hours known so far."""
        return (1 << len(self._minutes)) - 1

    def at(self, slot: Slot) -> int:
        """The bits of all hours known so far that cover the slot's first minute."""
        first = slot.stretches[0]
        at = first.day * DAY_MINUTES + first.start
        known, covering = self._covering.get(at, (0, 0))
        if known < len(self._minutes):
            for number in range(known, len(self._minutes)):
                covering |= (self._minutes[number] >> at & 1) << number
            self._covering[at] = (len(self._minutes), covering)
        return covering

    def slots(self, concerned: int) -> tuple[Slot, ...]:
        """The classes of the week for the hours of these bits, as ``slots`` gives them."""
        if concerned not in self._slots:
            classes = [(1 << len(DAYS) * DAY_MINUTES) - 1]
            for number, covered in enumerate(self._minutes):
                if concerned >> number & 1:
                    cut = (part for one in classes for part in (one & covered, one & ~covered))
                    classes = [part for part in cut if part]
            found = [Slot(tuple(_stretches(one))) for one in classes]
            self._slots[concerned] = tuple(sorted(found, key=lambda slot: slot.stretches))
        return self._slots[concerned]


def _stretches(minutes: int) -> Iterator[Stretch]:
    """The runs of minutes, day by day."""
    for day in range(len(DAYS)):
        left = minutes >> day * DAY_MINUTES & _WHOLE_DAY
        end = 0
        while left:
            start = end + (left & -left).bit_length() - 1
            left >>= start - end
            length = (~left & (left + 1)).bit_length() - 1
            end = start + length
            left >>= length
            yield Stretch(day, start, end)
