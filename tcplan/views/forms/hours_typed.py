"""Hours of the week as they are typed: nothing is guessed, least of all the hours after midnight.

``Mon–Fri 09:00–17:00; Sat, Sun 10:00–14:00``. A night is typed as two stretches, but for one of
every day, which can mean only one thing: ``every night 22:00–07:00``.
"""

import re
from collections.abc import Iterator

from tcplan.domain.hours import DAY_MINUTES, DAYS, EVERY_HOUR, Hours, Span, clock, minute
from tcplan.domain.hours_said import hours_said

EXAMPLES = (
    "every hour · Mon–Fri 09:00–17:00 · every night 22:00–07:00 · Sat, Sun; Bank hol 10:00–14:00"
)
_AS_TYPED = (
    "hours of the week, for example: every hour; Mon–Fri 09:00–17:00; every night 22:00–07:00; "
    "Sat, Sun 10:00–14:00"
)
_NIGHT = (
    "a night as two stretches, such as Fri 22:00–24:00; Sat 00:00–07:00, so that it is said which "
    "mornings are meant"
)
_EVERY_HOUR, _EVERY_DAY = "every hour", "every day"
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Bank hol")
_NAMES = {
    **{short.casefold(): day for short, day in zip(_SHORT, DAYS, strict=True)},
    **{day.casefold(): day for day in DAYS},
    "monday": "mon", "tuesday": "tue", "tues": "tue", "wednesday": "wed", "weds": "wed",
    "thursday": "thu", "thurs": "thu", "friday": "fri", "saturday": "sat",
    "sunday": "sun", "bank holiday": "bank-holiday", "bank holidays": "bank-holiday",
    "bank hols": "bank-holiday",
}  # fmt: skip
_GROUPS = {
    _EVERY_DAY: DAYS,
    "every night": DAYS,
    "nights": DAYS,
    "daily": DAYS,
    "weekdays": DAYS[:5],
    "weekends": DAYS[5:7],
    "weekend": DAYS[5:7],
}
_TIMES = re.compile(r"\s*(\d{1,2})(?::(\d\d))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d\d))?\s*$")
_NEXT_DAY = re.compile(r"\s+the\s+next\s+day\s*$", re.IGNORECASE)
_RUN = re.compile(r"(.+?)\s*(?:-|–|\bto\b)\s*(.+)")
_LONG_RUN = 3


class NotHoursError(ValueError):
    """Text that says no hours; the text of the error is what was expected."""


def hours_text(hours: Hours) -> str:
    """Hours as they can be typed; reading it again gives the same spans."""
    if hours == EVERY_HOUR:
        return _EVERY_HOUR
    return "; ".join(_texts(hours))


def hours_typed(text: str) -> Hours:
    """The hours that were typed; raises ``NotHoursError`` with what was expected."""
    if " ".join(text.casefold().split()) in {_EVERY_HOUR, "always", "at all times", "24/7"}:
        return EVERY_HOUR
    parts = [part for part in text.split(";") if part.strip()]
    return tuple(span for part in parts for span in _spans(part))


def _texts(hours: Hours) -> Iterator[str]:
    """Each span, and a night of every day as the one stretch that it is typed as."""
    left = list(hours)
    while left:
        span = left.pop(0)
        if left and _one_night(span, left[0]):
            yield hours_said((span, left.pop(0)))
        else:
            yield _span_text(span)


def _one_night(early: Span, late: Span) -> bool:
    meet = (early.start, late.end) == ("00:00", clock(DAY_MINUTES)) and early.days == DAYS
    return meet and late.days == DAYS and minute(early.end) < minute(late.start)


def _span_text(span: Span) -> str:
    days = _days_text(span.days)
    whole = (span.start, span.end) == ("00:00", clock(DAY_MINUTES))
    return days if whole else f"{days} {span.start}–{span.end}"


def _days_text(days: tuple[str, ...]) -> str:
    """Days in their own order; only a run of the week that rises is said by its ends."""
    if days == DAYS:
        return _EVERY_DAY
    at = [DAYS.index(day) for day in days]
    said: list[str] = []
    while at:
        end = 1
        while end < len(at) and at[end] == at[0] + end and at[end] < len(DAYS) - 1:
            end += 1
        if end >= _LONG_RUN and at[0] < len(DAYS) - 1:
            said.append(f"{_SHORT[at[0]]}–{_SHORT[at[end - 1]]}")
        else:
            end = 1
            said.append(_SHORT[at[0]])
        at = at[end:]
    return ", ".join(said)


def _spans(part: str) -> tuple[Span, ...]:
    over = _NEXT_DAY.search(part)
    times = _TIMES.search(part[: over.start()] if over else part)
    if times is None:
        return (Span(days=_days(part)),)
    days = _days(part[: times.start()])
    start = _clock(times[1], times[2])
    end = _clock(times[3], times[4])
    if over and minute(end) > minute(start):
        raise NotHoursError(_AS_TYPED)
    if minute(end) > minute(start):
        return (Span(days=days, start=start, end=end),)
    if days != DAYS or end == start:
        raise NotHoursError(_NIGHT)
    late = Span(days=days, start=start, end=clock(DAY_MINUTES))
    return (late,) if minute(end) == 0 else (Span(days=days, start="00:00", end=end), late)


def _clock(hours: str, minutes: str | None) -> str:
    at = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) >= 60 or at > DAY_MINUTES:  # noqa: PLR2004  (minutes of an hour)
        raise NotHoursError(_AS_TYPED)
    return clock(at)


def _days(text: str) -> tuple[str, ...]:
    words = " ".join(text.casefold().split())
    if words in _GROUPS:
        return _GROUPS[words]
    found: list[str] = []
    for part in (each.strip() for each in re.split(r",| and ", words)):
        found += _GROUPS.get(part) or _run(part)
    if not found or len(set(found)) != len(found):
        raise NotHoursError(_AS_TYPED)
    return tuple(found)


def _run(text: str) -> tuple[str, ...]:
    if text in _NAMES:
        return (_NAMES[text],)
    run = _RUN.fullmatch(text)
    if run is None or run[1] not in _NAMES or run[2] not in _NAMES:
        raise NotHoursError(_AS_TYPED)
    start, end = DAYS.index(_NAMES[run[1]]), DAYS.index(_NAMES[run[2]])
    if start > end:
        raise NotHoursError(_AS_TYPED)
    return DAYS[start : end + 1]
