"""The week of eight day types, cut into the fewest classes in which nothing changes."""

from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise

import attrs

from tcplan.domain.hours import DAY_MINUTES, DAYS, Hours, boundaries, clock


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
    concerned = tuple(dict.fromkeys(concerned))
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


_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "bank holidays")


def slot_words(slot: Slot) -> str:
    """The slot as a planner says it: "every night 22:00–07:00", "Sat–Sun", "at all times"."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for stretch in slot.stretches:
        by_day.setdefault(stretch.day, []).append((stretch.start, stretch.end))
    same: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day, times in by_day.items():
        same.setdefault(tuple(times), []).append(day)
    if list(same) == [((0, DAY_MINUTES),)] and len(by_day) == len(DAYS):
        return "at all times"
    return "; ".join(_said(days, list(times)) for times, days in same.items())


def _said(days: list[int], times: list[tuple[int, int]]) -> str:
    named = _days_said(days)
    if times == [(0, DAY_MINUTES)]:
        return named
    if len(times) > 1 and times[0][0] == 0 and times[-1][1] == DAY_MINUTES:
        early, late = times[0][1], times[-1][0]
        if len(days) == len(DAYS):
            times = [*times[1:-1], (late, early)]
        else:
            middle = [f"{clock(start)}–{clock(end)}" for start, end in times[1:-1]]
            said = [f"before {clock(early)}", *middle, f"from {clock(late)}"]
            return f"{named} {' and '.join(said)}"
    return f"{named} {' and '.join(f'{clock(start)}–{clock(end)}' for start, end in times)}"


def _days_said(days: list[int]) -> str:
    if len(days) == len(DAYS):
        return "every day"
    week = [day for day in days if day < len(DAYS) - 1]
    parts: list[str] = []
    run: list[int] = []
    for day in [*week, None]:
        if run and (day is None or day != run[-1] + 1):
            first, last = _SHORT[run[0]], _SHORT[run[-1]]
            parts.append(first if first == last else f"{first}–{last}")
            run = []
        if day is not None:
            run.append(day)
    if len(DAYS) - 1 in days:
        parts.append(_SHORT[-1])
    return ", ".join(parts)
