"""Days, months, ages and hours as duties count them."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.dates import (
    age_on,
    anniversary,
    born_between,
    latest_before,
    least_elapsed,
    months_after,
    most_elapsed,
    years_after,
)

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
MONTHS = st.integers(0, 600)
TIMES = st.datetimes(dt.datetime(1972, 1, 1), dt.datetime(2037, 12, 31))  # noqa: DTZ001


def local(text: str) -> dt.datetime:
    """A local time of England without its offset."""
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-28", 1, "2026-02-28"),
        ("2026-05-31", 6, "2026-11-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-02-28", 3, "2026-05-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_months_after_a_day(day: str, months: int, expected: str) -> None:
    """A review due in a month without its day is due on that month's last day."""
    assert dt.date.fromisoformat(expected) == months_after(dt.date.fromisoformat(day), months)


@given(DAYS, MONTHS)
def test_months_lead_to_that_month_and_no_further(day: dt.date, months: int) -> None:
    """So many months later is the same day of that month, or its last day when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]

    assert dt.date(year, month + 1, min(day.day, last)) == months_after(day, months)


@given(DAYS, DAYS, MONTHS)
def test_a_later_day_is_never_due_sooner(one: dt.date, other: dt.date, months: int) -> None:
    """A review that was held later is not followed by one that is due sooner."""
    earlier, later = sorted((one, other))

    assert months_after(earlier, months) <= months_after(later, months)


@given(DAYS, MONTHS, MONTHS)
def test_more_months_are_never_sooner(day: dt.date, one: int, other: int) -> None:
    """Three months are never up before two are."""
    fewer, more = sorted((one, other))

    assert months_after(day, fewer) <= months_after(day, more)


@given(DAYS, st.integers(0, 60))
def test_twelve_months_are_a_year(day: dt.date, years: int) -> None:
    """Whether a duty is written in months or in years, it is due on one day."""
    assert months_after(day, 12 * years) == years_after(day, years)


@given(DAYS, st.integers(0, 90))
def test_an_anniversary_is_the_day_on_which_the_age_is_reached(born: dt.date, years: int) -> None:
    """Somebody is 18 on the 18th anniversary of their birth and 17 on the day before."""
    day = anniversary(born, years)

    assert years == age_on(born, day)
    assert years - 1 == age_on(born, day - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("born", "day", "expected"),
    [
        ("2008-11-22", "2026-11-21", 17),
        ("2008-11-22", "2026-11-22", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-29", 20),
    ],
)
def test_age_changes_on_the_birthday(born: str, day: str, expected: int) -> None:
    """Somebody born on 29 February turns 18 on 1 March when there is no 29 February."""
    assert expected == age_on(dt.date.fromisoformat(born), dt.date.fromisoformat(day))


def test_a_month_of_birth_is_all_its_days() -> None:
    """Somebody of whom the month of birth is known may be born on any day of it."""
    assert (dt.date(2008, 2, 1), dt.date(2008, 2, 29)) == born_between("2008-02")
    assert (dt.date(2008, 2, 7), dt.date(2008, 2, 7)) == born_between("2008-02-07")


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("2026-11-21T10:00", "2026-11-22T10:00", 24.0, 24.0),
        ("2026-03-28T10:00", "2026-03-29T10:00", 23.0, 23.0),
        ("2026-10-24T10:00", "2026-10-25T10:00", 25.0, 25.0),
        ("2026-10-25T01:30", "2026-10-26T01:30", 24.0, 25.0),
        ("2026-10-24T01:30", "2026-10-25T01:30", 24.0, 25.0),
        ("2026-10-25T01:10", "2026-10-25T01:40", 0.5, 1.5),
        ("2026-10-25T01:30", "2026-10-25T01:30", 0.0, 1.0),
        ("2026-03-29T01:30", "2026-03-29T03:30", 1.0, 2.0),
        ("2026-03-28T01:30", "2026-03-29T01:30", 23.0, 24.0),
        ("2026-11-22T10:00", "2026-11-21T10:00", -24.0, -24.0),
    ],
)
def test_hours_between_local_times(start: str, end: str, least: float, most: float) -> None:
    """A day in March has 23 hours, one in October 25; an hour that comes twice may be either."""
    hours = dt.timedelta(hours=1)

    assert least == least_elapsed(local(start), local(end)) / hours
    assert most == most_elapsed(local(start), local(end)) / hours


@given(TIMES, TIMES)
def test_hours_are_never_far_from_the_clock(one: dt.datetime, other: dt.datetime) -> None:
    """A clock is put forward or back by one hour, so no time in hours is off by more than two."""
    least, most = least_elapsed(one, other), most_elapsed(one, other)

    assert least <= most
    assert abs(least - (other - one)) <= dt.timedelta(hours=2)
    assert abs(most - (other - one)) <= dt.timedelta(hours=2)


@given(TIMES, TIMES)
def test_hours_forward_are_never_negative(one: dt.datetime, other: dt.datetime) -> None:
    """Papers that were sent before a review were not sent after it, whatever the clocks do."""
    earlier, later = sorted((one, other))

    assert dt.timedelta(0) <= least_elapsed(earlier, later)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("2026-11-26T14:00", "2026-11-25T14:00"),
        ("2026-10-25T14:00", "2026-10-24T15:00"),
        ("2026-03-29T14:00", "2026-03-28T13:00"),
    ],
)
def test_the_last_hour_before_a_meeting(end: str, last: str) -> None:
    """Twenty-four hours before a meeting, an hour later or sooner on the day clocks change."""
    assert local(last) == latest_before(local(end), 24)


@given(TIMES, st.integers(1, 200))
def test_what_goes_out_by_the_last_hour_is_out_in_time(end: dt.datetime, hours: int) -> None:
    """Papers sent by the hour that is told were sent early enough, whatever the clocks do."""
    assert least_elapsed(latest_before(end, hours), end) >= dt.timedelta(hours=hours)
