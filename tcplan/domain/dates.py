"""Days as planners say them, the same on every machine whatever its language settings."""

import datetime as dt

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


def long_day(day: dt.date) -> str:
    """A day in full: ``2 January 2027``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date) -> str:
    """A day for a list: ``2 Jan 2027``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def days_said(days: int) -> str:
    """A number of days in words: ``1 day``, ``12 days``."""
    return "1 day" if days == 1 else f"{days} days"
