"""Hours of the week are said as a rota says them: a night is one stretch and not two spans."""

from tcplan.domain.hours import DAYS, Hours, Span

_MIDNIGHT = ("00:00", "24:00")
_GROUPS = (
    (frozenset(DAYS), "every day"),
    (frozenset(DAYS[:7]), "Monday to Sunday"),
    (frozenset(DAYS[:5]), "Monday to Friday"),
    (frozenset(DAYS[5:]), "weekends and bank holidays"),
    (frozenset(DAYS[5:7]), "weekends"),
)
_NAMES = dict(
    zip(DAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "bank holidays"), strict=True)
)


def hours_said(hours: Hours) -> str:
    """Hours of the week in words, in their order: "every day 22:00–07:00"."""
    left = list(hours)
    told = []
    while left:
        span = left.pop(0)
        other = next((one for one in left if _one_night(span, one)), None)
        if other is not None:
            left.remove(other)
            evening, morning = sorted((span, other), key=lambda one: one.start, reverse=True)
            told.append(f"{_days(span)} {evening.start}–{morning.end}")
        elif (span.start, span.end) == _MIDNIGHT:
            told.append(f"{_days(span)} at all hours")
        else:
            told.append(f"{_days(span)} {span.start}–{span.end}")
    return ", ".join(told)


def _one_night(one: Span, other: Span) -> bool:
    """Whether two spans of the same days meet at midnight and leave the day between them open."""
    early, late = sorted((one, other), key=lambda span: span.start)
    meet = (early.start, late.end) == _MIDNIGHT and early.end <= late.start
    return meet and set(one.days) == set(other.days)


def _days(span: Span) -> str:
    days = frozenset(span.days)
    for group, words in _GROUPS:
        if days == group:
            return words
    return "/".join(_NAMES[day] for day in DAYS if day in days)
