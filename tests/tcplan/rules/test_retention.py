"""Retention periods are data with a source, and the longest that may apply is taken."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.codelists import code_list
from tcplan.rules.retention import Period, may_apply, periods

LAST = dt.date(2026, 11, 22)
LEAP_DAY = dt.date(2024, 2, 29)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize("period", periods(), ids=lambda period: period.id)
def test_every_period_says_what_it_rests_on(period: Period) -> None:
    """Whoever doubts a period finds its basis, its source, its date and where it was read."""
    told = (period.text, period.source, period.published, period.address, period.read_in)

    assert all(text.strip() for text in told)
    assert period.basis in code_list("basis").codes
    assert period.certain or period.doubt.strip()


def test_no_period_is_called_certain() -> None:
    """No schedule names a commissioner's transition plan, so nobody is told that one applies."""
    assert [] == [period.id for period in periods() if period.certain]


@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        ("1991-04", None, {"social-care": "2034-11-22", "mental-health": "2046-11-22"}),
        ("1991-04", dt.date(2026, 2, 1), {"after-death": "2036-02-01"}),
        (
            "2012-06",
            None,
            {"social-care": "2034-11-22", "child": "2037-06-30", "mental-health": "2046-11-22"},
        ),
        (
            "2008-12-01",
            None,
            {"child": "2034-12-01", "social-care": "2034-11-22", "mental-health": "2046-11-22"},
        ),
        ("2008-11-22", None, {"social-care": "2034-11-22", "mental-health": "2046-11-22"}),
        ("2012-06", LAST, {"after-death": "2036-11-22"}),
    ],
    ids=["adult", "died", "child", "seventeen", "eighteen today", "child who died"],
)
def test_the_periods_of_a_record(born: str, died: dt.date | None, expected: dict[str, str]) -> None:
    """Which periods may apply, and their last days, worked out by hand."""
    found = may_apply(born, LAST, died)

    assert expected == {until.period.id: until.last_day.isoformat() for until in found}
    assert sorted(until.last_day for until in found) == [until.last_day for until in found]


def test_a_day_that_there_is_not_is_the_day_after() -> None:
    """A record last used on 29 February is kept a day longer, not a day shorter."""
    ends = {until.period.id: until.last_day for until in may_apply("1991-04", LEAP_DAY, None)}

    assert dt.date(2032, 2, 29) == ends["social-care"]
    assert dt.date(2044, 2, 29) == ends["mental-health"]
    assert dt.date(2034, 3, 1) == may_apply("1991-04", LEAP_DAY, LEAP_DAY)[0].last_day


@given(DAYS, DAYS)
def test_a_record_that_is_used_later_is_never_kept_shorter(one: dt.date, other: dt.date) -> None:
    """Another entry in the record never brings its review forward."""
    earlier, later = sorted((one, other))
    ends = [may_apply("1940-01", day, None)[-1].last_day for day in (earlier, later)]

    assert ends == sorted(ends)
