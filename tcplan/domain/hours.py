"""Hours of the week over eight day types: Monday to Sunday and bank holiday.

A span never runs past midnight: a night is written as two spans, so that the early hours of a
bank holiday are always said and never guessed.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

from tcplan.domain.fields import Coded, Pattern, Record, each_once, record
from tcplan.errors import Problem, shown

DayType = Annotated[str, Coded("day-type")]
ClockTime = Annotated[
    str, Pattern(r"([01]\d|2[0-3]):[0-5]\d|24:00", "a time of day from 00:00 to 24:00")
]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "bank-holiday")
DAY_MINUTES = 24 * 60


@lru_cache(maxsize=2_048)
def minute(clock: str) -> int:
    """Minutes after midnight of a time such as ``22:30``; 1440 for ``24:00``."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """A time of day such as ``22:30`` from minutes after midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


@record
class Span(Record):
    """The same stretch of time on some day types: ``start`` included, ``end`` not."""

    days: tuple[DayType, ...]
    start: ClockTime = "00:00"
    end: ClockTime = "24:00"

    def faults(self) -> Iterator[Problem]:
        """A span has days, each once, and ends after it starts on the same day."""
        if not self.days:
            yield Problem("days", "a list of 0", "at least one day type")
        yield from each_once("days", self)
        if minute(self.end) <= minute(self.start):
            yield Problem(
                "end",
                shown(self.end),
                f"a time after start ({self.start}); write a night as two spans, "
                "such as 22:00 to 24:00 and 00:00 to 07:00",
            )

    def covers(self, day: str, at: int) -> bool:
        """Whether minute ``at`` of day type ``day`` lies in the span."""
        return day in self.days and minute(self.start) <= at < minute(self.end)


Hours = tuple[Span, ...]

EVERY_HOUR: Hours = (Span(days=DAYS),)
"""All 168 hours of the week, and bank holidays."""


def covers(hours: Hours, day: str, at: int) -> bool:
    """Whether minute ``at`` of day type ``day`` lies in any of the spans."""
    return any(span.covers(day, at) for span in hours)


def boundaries(hours: Hours, day: str) -> set[int]:
    """The minutes of a day type at which the hours begin or end."""
    return {
        at for span in hours if day in span.days for at in (minute(span.start), minute(span.end))
    }


def outside(hours: Hours) -> Hours:
    """The hours of the week that the spans leave open, a span for each stretch of a day type."""
    found = []
    for day in DAYS:
        at = 0
        for start, end in sorted(
            (minute(span.start), minute(span.end)) for span in hours if day in span.days
        ):
            if at < start:
                found.append(Span(days=(day,), start=clock(at), end=clock(start)))
            at = max(at, end)
        if at < DAY_MINUTES:
            found.append(Span(days=(day,), start=clock(at), end=clock(DAY_MINUTES)))
    return tuple(found)


def within(hours: Hours, limit: Hours) -> Hours:
    """The hours that lie in both."""
    return outside((*outside(hours), *outside(limit)))
