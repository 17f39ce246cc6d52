"""The week of eight day types, cut into the fewest classes in which nothing changes."""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from itertools import pairwise

import attrs

from tcplan.domain.hours import DAY_MINUTES, DAYS, Hours, boundaries
from tcplan.domain.hours_said import times_said

_KEPT = 4_096
"""So many weeks that were cut are kept."""


@attrs.frozen(order=True)
class Stretch:
    """Minutes ``start`` (included) to ``end`` (not) of one day type, by its place in ``DAYS``."""

    day: int
    start: int
    end: int


@attrs.frozen
class Slot:
    """Stretches of the week in which the same arrangements are in hours."""

    stretches: tuple[Stretch, ...]

    @property
    def day(self) -> str:
        """A day type that stands for the slot."""
        return DAYS[self.stretches[0].day]

    @property
    def minute(self) -> int:
        """A minute of that day that stands for the slot."""
        return self.stretches[0].start

    def hours(self) -> float:
        """Hours of the slot in a week, the bank holiday counted as an eighth day."""
        return sum(s.end - s.start for s in self.stretches) / 60


def slots(
    concerned: Iterable[Hours], alike: Callable[[str, int], Hashable] | None = None
) -> tuple[Slot, ...]:
    """The classes of the week for the hours concerned, in the order of the week.

    ``alike(day, minute)`` says what holds at a moment; moments for which it is equal are one
    class. Without it, moments are alike when they lie in the same of the given hours.
    """
    distinct = tuple(dict.fromkeys(concerned))
    return _classes(distinct, alike) if alike else _of_hours(distinct)


@lru_cache(maxsize=_KEPT)
def _of_hours(concerned: tuple[Hours, ...]) -> tuple[Slot, ...]:
    """The same for hours alone: thousands of people share a few hundred of them."""
    return _classes(concerned, None)


def _classes(
    concerned: tuple[Hours, ...], alike: Callable[[str, int], Hashable] | None
) -> tuple[Slot, ...]:
    classes: dict[Hashable, list[Stretch]] = {}
    for number, day in enumerate(DAYS):
        cuts = {0, DAY_MINUTES}.union(*(boundaries(hours, day) for hours in concerned))
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            key = (
                alike(day, start)
                if alike
                else tuple(any(span.covers(day, start) for span in h) for h in concerned)
            )
            stretches = classes.setdefault(key, [])
            if stretches and stretches[-1].day == number and stretches[-1].end == start:
                stretches[-1] = attrs.evolve(stretches[-1], end=end)
            else:
                stretches.append(Stretch(number, start, end))
    return tuple(Slot(tuple(stretches)) for stretches in classes.values())


def slot_words(slot: Slot) -> str:
    """The slot as a planner says it: "every night 22:00–07:00", "Sat–Sun", "at all times"."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for stretch in slot.stretches:
        by_day.setdefault(stretch.day, []).append((stretch.start, stretch.end))
    return times_said(by_day)
