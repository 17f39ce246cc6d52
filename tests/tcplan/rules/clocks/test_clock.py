"""A clock is in time on its last day, and overdue from the day after."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.rules.clocks.clock import Clock, ClockState, running, soon
from tests.builders import TODAY, day
from tests.tcplan.rules.packs import book, rule

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


def clock(due: int, state: ClockState = "due") -> Clock:
    """A clock that ends so many days from today."""
    if state in {"due", "overdue"}:
        state, days = running(TODAY, day(due))
        return Clock(
            kind="a-review",
            rule="L01",
            individual="P-001",
            about="P-001",
            what="A review",
            state=state,
            due=day(due),
            days=days,
            because="Counted from the last one.",
        )
    return Clock(
        kind="a-review",
        rule="L01",
        individual="P-001",
        about="P-001",
        what="A review",
        state=state,
        because="It was held.",
    )


@given(DAYS, DAYS)
def test_overdue_exactly_when_the_day_is_past(today: dt.date, due: dt.date) -> None:
    """A duty is overdue when its last day is over, and on no day before."""
    state, days = running(today, due)

    assert (today > due) == (state == "overdue")
    assert abs((today - due).days) == days


@given(DAYS, DAYS)
def test_a_day_later_is_one_day_more(today: dt.date, due: dt.date) -> None:
    """With every day that passes, one day less is left, or one day more is overdue."""
    signed = []
    for asked in (today, today + dt.timedelta(days=1)):
        state, days = running(asked, due)
        signed.append(days if state == "overdue" else -days)

    assert signed[0] + 1 == signed[1]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (clock(-1), "overdue by 1 day"),
        (clock(-12), "overdue by 12 days"),
        (clock(0), "due today"),
        (clock(1), "due in 1 day"),
        (clock(30), "due in 30 days"),
        (clock(0, "done"), "done"),
        (clock(0, "not-applicable"), "not applicable"),
    ],
    ids=["yesterday", "long past", "today", "tomorrow", "later", "done", "not applicable"],
)
def test_where_it_stands_in_words(one: Clock, expected: str) -> None:
    """A planner reads how many days are left or lost."""
    assert expected == one.standing


@pytest.mark.parametrize(("ahead", "expected"), [(30, True), (31, False), (-5, True)])
def test_near_enough_to_be_shown(ahead: int, expected: bool) -> None:  # noqa: FBT001
    """What is due is shown from as many days before as the rule says, the first one included."""
    look = {"value": 30, "unit": "days", "words": "from so many days before it is shown"}
    said = book(rule(parameters={"look_ahead_days": look})).on("L01", TODAY)

    assert expected == soon(clock(ahead), said)


def test_a_rule_without_a_look_ahead_shows_it_from_the_first_day() -> None:
    """Where a rule sets no look-ahead, what is due is always shown."""
    assert soon(clock(900), book(rule()).on("L01", TODAY))
