"""Hours of the week are said in one way everywhere, and in none that could be read as other hours.

What runs over midnight on every day is one stretch: a night, or so many hours to the next day. On
some days only, the hours after midnight are said by their own day, because of bank holidays.
"""

from collections.abc import Mapping, Sequence

from tcplan.domain.hours import DAY_MINUTES, DAYS, Hours, clock, minute

Times = Sequence[tuple[int, int]]
"""Stretches of one day type in minutes after midnight, the first first, none of them touching."""

_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "bank holidays")
AT_ALL_TIMES = "at all times"
"""Every hour of the week, in words."""
_WHOLE = [(0, DAY_MINUTES)]
_EVENING, _MORNING = 17 * 60, 10 * 60
"""A stretch over midnight is a night if it begins no earlier and ends no later than these."""


def hours_said(hours: Hours) -> str:
    """Hours of the week in words: "every night 22:00–07:00", "Mon–Fri 09:00–17:00"."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, day in enumerate(DAYS):
        spans = sorted((minute(s.start), minute(s.end)) for s in hours if day in s.days)
        for start, end in spans:
            times = found.setdefault(number, [])
            if times and start <= times[-1][1]:
                times[-1] = (times[-1][0], max(end, times[-1][1]))
            else:
                times.append((start, end))
    return times_said(found)


def times_said(by_day: Mapping[int, Times]) -> str:
    """Stretches of the week, by the place of their day type in ``DAYS``, in words."""
    same: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day, times in by_day.items():
        same.setdefault(tuple(times), []).append(day)
    if len(same) == 1 and len(by_day) == len(DAYS):
        return _every_day(list(next(iter(same))))
    return "; ".join(_some_days(days, list(times)) for times, days in same.items())


def _every_day(times: list[tuple[int, int]]) -> str:
    if times == _WHOLE:
        return AT_ALL_TIMES
    if len(times) == 1 or times[0][0] != 0 or times[-1][1] != DAY_MINUTES:
        return f"every day {_clocks(times)}"
    late, early = times[-1][0], times[0][1]
    middle = _clocks(times[1:-1])
    if late >= _EVENING and early <= _MORNING:
        night = f"every night {clock(late)}–{clock(early)}"
        return f"every day {middle} and {night}" if middle else night
    over = f"{clock(late)} to {clock(early)} the next day"
    return f"every day {middle} and {over}" if middle else f"every day {over}"


def _some_days(days: Sequence[int], times: list[tuple[int, int]]) -> str:
    named = _days_said(days)
    if times == _WHOLE:
        return named
    if len(times) > 1 and times[0][0] == 0 and times[-1][1] == DAY_MINUTES:
        middle = [_clocks([one]) for one in times[1:-1]]
        said = [f"before {clock(times[0][1])}", *middle, f"from {clock(times[-1][0])}"]
        return f"{named} {' and '.join(said)}"
    return f"{named} {_clocks(times)}"


def _clocks(times: Times) -> str:
    return " and ".join(f"{clock(start)}–{clock(end)}" for start, end in times)


def _days_said(days: Sequence[int]) -> str:
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
