"""Days and hours as duties count them and as planners say them, the same on every machine.

A number of months never leads past the last day of its month, and hours are counted in England,
where one night of the year has 23 and another 25 of them.
"""

import calendar
import datetime as dt
from functools import cache
from itertools import product
from zoneinfo import ZoneInfo

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_NO_TIME = dt.timedelta(0)
_YEAR_AND_MONTH = len("2000-01")


def long_day(day: dt.date) -> str:
    """A day in full: ``2 January 2027``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date) -> str:
    """A day for a list: ``2 Jan 2027``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def days_said(days: int) -> str:
    """A number of days in words: ``1 day``, ``12 days``."""
    return "1 day" if days == 1 else f"{days} days"


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, else the last day of that month.

    31 January and one month is the last of February: a duty is due sooner, never in the month
    after. Counted from the first day in one step, because a month at a time would lose days.
    """
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later, 28 February for a 29 February that there is not."""
    return months_after(day, 12 * years)


def anniversary(day: dt.date, years: int) -> dt.date:
    """The day on which so many years are complete, 1 March for a 29 February that there is not.

    Ages and retention periods are counted so; a due date is ``years_after``, which is sooner.
    """
    same = years_after(day, years)
    return same if same.day == day.day else same + dt.timedelta(days=1)


def born_between(born: str) -> tuple[dt.date, dt.date]:
    """The first and the last day on which somebody was born: a year and month, or a date."""
    if len(born) > _YEAR_AND_MONTH:
        day = dt.date.fromisoformat(born)
        return day, day
    year, month = map(int, born.split("-"))
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def age_on(born: dt.date, day: dt.date) -> int:
    """Completed years of age; somebody born on 29 February has the birthday on 1 March."""
    had = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (not had)


def least_elapsed(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """The shortest time that may lie between two local times of England.

    A time of the autumn hour that comes twice may be either; one of the spring hour that is left
    out may be by the clock before or after. What must be *at least* so long is judged by this.
    """
    return min(_elapsed(start, end))


def most_elapsed(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """The longest time that may lie between two local times; see ``least_elapsed``.

    What must be *at most* so long is judged by this.
    """
    return max(_elapsed(start, end))


def latest_before(end: dt.datetime, hours: int) -> dt.datetime:
    """The last local time of England from which at least so many hours pass until another."""
    ready = min(_moments(end)) - dt.timedelta(hours=hours)
    return ready.astimezone(_england()).replace(tzinfo=None, fold=0)


def _elapsed(start: dt.datetime, end: dt.datetime) -> list[dt.timedelta]:
    apart = [b - a for a, b in product(_moments(start), _moments(end))]
    # Of two readings of one clock that was put back, the later reading may be the earlier moment;
    # but what is said to come first did.
    forward = [each for each in apart if each >= _NO_TIME]
    return forward if start <= end and forward else apart


def _moments(local: dt.datetime) -> tuple[dt.datetime, ...]:
    zoned = local.replace(tzinfo=_england())
    return tuple(zoned.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))


@cache
def _england() -> ZoneInfo:
    return ZoneInfo("Europe/London")
