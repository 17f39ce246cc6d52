"""From which day somebody under a hospital order with restrictions may apply to the tribunal."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.legal import LegalStatus
from tcplan.domain.records import Review
from tcplan.rules.tribunal import first_application
from tests.builders import day
from tests.tcplan.rules.legal.people import made, states, status

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))


def whole_months_are_over(ordered: dt.date, asked: dt.date, months: int) -> bool:
    """Whether so many months have passed, counted by year, month and day as a clerk would."""
    passed = 12 * (asked.year - ordered.year) + asked.month - ordered.month
    return passed > months or (passed == months and asked.day >= ordered.day)


@pytest.mark.parametrize(
    ("ordered", "expected"),
    [
        (dt.date(2026, 1, 15), dt.date(2026, 7, 15)),
        (dt.date(2026, 8, 31), dt.date(2027, 3, 1)),
        (dt.date(2026, 8, 30), dt.date(2027, 3, 1)),
        (dt.date(2026, 8, 29), dt.date(2027, 3, 1)),
        (dt.date(2026, 8, 28), dt.date(2027, 2, 28)),
        (dt.date(2027, 8, 31), dt.date(2028, 3, 1)),
        (dt.date(2027, 8, 29), dt.date(2028, 2, 29)),
        (dt.date(2026, 10, 31), dt.date(2027, 5, 1)),
    ],
    ids=str,
)
def test_the_first_application(ordered: dt.date, expected: dt.date) -> None:
    """After an order of 31 August a whole February goes by, in a leap year too."""
    assert expected == first_application(ordered, 6)


@given(ordered=DAYS)
def test_the_first_application_is_the_first_day_after_six_months(ordered: dt.date) -> None:
    """The day is the first on which six months are over, and the day before it they are not."""
    first = first_application(ordered, 6)

    assert whole_months_are_over(ordered, first, 6)
    assert not whole_months_are_over(ordered, first - dt.timedelta(days=1), 6)


def applied(on: dt.date | None, due: dt.date | None = None) -> Review:
    """A tribunal of Robin's."""
    found: Review = made(Review, "tribunal", kind="tribunal", due=due or on, applied_on=on)
    return found


def order(code: str) -> LegalStatus:
    """A status of Robin's from 15 January 2026."""
    found: LegalStatus = made(LegalStatus, "order", code=code, start=dt.date(2026, 1, 15))
    return found


@pytest.mark.parametrize(
    ("code", "asked", "expected"),
    [
        ("09", dt.date(2026, 7, 14), ["not-met"]),
        ("09", dt.date(2026, 7, 15), ["met"]),
        ("09", dt.date(2026, 1, 15), ["not-met"]),
        ("09", dt.date(2026, 1, 14), []),
        ("15", dt.date(2026, 2, 1), []),
        ("03", dt.date(2026, 2, 1), []),
    ],
)
def test_an_application_in_the_first_six_months(
    code: str, asked: dt.date, expected: list[str]
) -> None:
    """Six months less a day is too early under section 37 with 41, and only there."""
    assert expected == states("tribunal-too-early", order(code), applied(asked))


@pytest.mark.parametrize(("again", "expected"), [(-130, "met"), (-129, "not-met")])
def test_records_of_one_order_that_touch_are_one(again: int, expected: str) -> None:
    """The months run from the order, not from the day on which its record was written anew."""
    first = status("09", -400, -131)
    second = status("09", again)

    assert [expected] == states("tribunal-too-early", first, second, applied(day(-30)))


@pytest.mark.parametrize(
    ("due", "expected"), [(dt.date(2026, 7, 14), "not-met"), (dt.date(2026, 7, 15), "met")]
)
def test_a_hearing_is_not_put_down_too_early(due: dt.date, expected: str) -> None:
    """A plan cannot count on a hearing for which nobody could have applied."""
    assert [expected] == states("tribunal-too-early", order("09"), applied(None, due))
