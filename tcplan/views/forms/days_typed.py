"""Days as people write them: day before month, as in England, and never a guessed century."""

import datetime as dt
import re

from tcplan.domain.dates import months_after, short_day
from tcplan.domain.fields import FIRST_DAY, LAST_DAY

AS_TYPED = "a day such as 27 Nov 2026, 27/11/2026, 2026-11-27, today, +14 or -3"
AT_AS_TYPED = "a day and a time such as 27 Nov 2026 14:30"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_LATER = re.compile(r"([+-])\s*(\d{1,4})\s*(d|days?|w|weeks?|m|months?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4})")
_NAMED = re.compile(r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|[nr]d|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(.*?)[\sT]+(\d{1,2})[:.](\d{2})(?::(\d{2}(?:\.\d{1,6})?))?")


class NotADayError(ValueError):
    """Text that is no day; the text of the error is what was expected."""


def day_text(day: dt.date) -> str:
    """A day as it can be typed: ``27 Nov 2026``."""
    return short_day(day)


def moment_text(moment: dt.datetime) -> str:
    """A moment as it can be typed; seconds stand there only where there are any."""
    clock = f"{moment:%H:%M}"
    if moment.microsecond:
        clock = f"{moment:%H:%M:%S.%f}"
    elif moment.second:
        clock = f"{moment:%H:%M:%S}"
    return f"{day_text(moment.date())} {clock}"


def day_typed(text: str, today: dt.date) -> dt.date:
    """The day that was typed; raises ``NotADayError`` with what was expected."""
    words = " ".join(text.casefold().split())
    if words in _WORDS:
        return today + dt.timedelta(days=_WORDS[words])
    try:
        found = _later(words, today) or _written(words)
    except (ValueError, OverflowError):
        raise NotADayError(f"{AS_TYPED}; there is no such day") from None
    if found is None:
        raise NotADayError(AS_TYPED)
    if not FIRST_DAY <= found <= LAST_DAY:
        raise NotADayError(f"a day from {FIRST_DAY.year} to {LAST_DAY.year}")
    return found


def moment_typed(text: str, today: dt.date) -> dt.datetime:
    """The local day and time that were typed; raises ``NotADayError`` with what was expected."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise NotADayError(AT_AS_TYPED)
    seconds = float(found[4] or 0)
    try:
        time = dt.time(int(found[2]), int(found[3]), int(seconds), round(seconds % 1 * 1_000_000))
    except ValueError:
        raise NotADayError(AT_AS_TYPED) from None
    return dt.datetime.combine(day_typed(found[1], today), time)


def _later(words: str, today: dt.date) -> dt.date | None:
    found = _LATER.fullmatch(words)
    if found is None:
        return None
    many = int(found[2]) * (1 if found[1] == "+" else -1)
    unit = (found[3] or "d")[0]
    if unit == "m":
        return months_after(today, many)
    return today + dt.timedelta(days=many * (7 if unit == "w" else 1))


def _written(words: str) -> dt.date | None:
    numbers, named, iso = _NUMBERS.fullmatch(words), _NAMED.fullmatch(words), _ISO.fullmatch(words)
    if numbers:
        return dt.date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if iso:
        return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
    if named:
        return _by_name(int(named[1]), named[2], int(named[3]))
    return None


def _by_name(day: int, month: str, year: int) -> dt.date | None:
    for number, name in enumerate(_MONTH_NAMES, start=1):
        if month in (name, _MONTHS[number - 1], "sept" if number == 9 else name):  # noqa: PLR2004
            return dt.date(year, number, day)
    return None
