"""A concern is answered in time: from which day it is owed, to whom, and when no more."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern
from tcplan.rules.book import rulebook
from tcplan.rules.clocks import clocks
from tcplan.rules.clocks.reported import working_days_after
from tcplan.rules.concerns import DUTIES
from tcplan.rules.judging import judged
from tests.builders import TODAY, place, small_plan, source, with_entity

REPORTED = dt.date(2026, 11, 18)
"""A Wednesday."""


def reported(**given: Any) -> Plan:  # noqa: ANN401
    """A plan with a hate incident against Robin, reported on a Wednesday."""
    fields: dict[str, Any] = {
        "id": "co",
        "kind": "hate-incident",
        "on": REPORTED,
        "reported_by": "icb",
        "individual": "P-001",
        "text": "Shouted at from a car.",
    }
    told = Concern(source=source(), **fields | given)
    return with_entity(small_plan(places=(place("market"),)), told)


def owed(day: dt.date = TODAY, **given: Any) -> list[tuple[str | None, str, dt.date | None]]:  # noqa: ANN401
    """Whose acknowledgement is owed on a day, and by when."""
    return [
        (clock.individual, clock.state, clock.due)
        for clock in clocks(reported(**given), day, rulebook())
        if clock.kind == "concern-acknowledgement"
    ]


@given(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), st.integers(1, 15))
def test_working_days_leave_saturdays_and_sundays_out(day: dt.date, number: int) -> None:
    """Two working days after a Thursday is the Monday: counted one day after another."""
    last = working_days_after(day, number)
    between = [day + dt.timedelta(days=n) for n in range(1, (last - day).days + 1)]

    assert number == sum(1 for one in between if one.strftime("%a") not in {"Sat", "Sun"})
    assert last.strftime("%a") not in {"Sat", "Sun"}


@pytest.mark.parametrize(
    ("day", "state"),
    [(18, "due"), (20, "due"), (21, "overdue")],
    ids=["the day itself", "the last day", "the day after"],
)
def test_a_report_is_answered_within_two_working_days(day: int, state: str) -> None:
    """From the day of the report; overdue from the day after the last one."""
    assert [("P-001", state, dt.date(2026, 11, 20))] == owed(dt.date(2026, 11, day))


def test_nothing_is_owed_for_what_is_reported_later() -> None:
    """Asked as at a day, the plan knows nothing of what came after it."""
    assert [] == owed(REPORTED - dt.timedelta(days=1))


def test_an_answer_ends_it_from_its_own_day() -> None:
    """Acknowledged on the Thursday: owed on the Wednesday still, and done afterwards."""
    answered = REPORTED + dt.timedelta(days=1)

    assert ["due"] == [state for _, state, _ in owed(REPORTED, acknowledged_on=answered)]
    assert ["done"] == [state for _, state, _ in owed(answered, acknowledged_on=answered)]


def test_a_closed_concern_is_owed_no_answer() -> None:
    """Nobody waits any more for an answer about what is over."""
    assert [] == owed(status="closed")


def test_tension_is_owed_an_answer_and_is_about_nobody() -> None:
    """A report about a place stands in nobody's record."""
    tension = owed(kind="tension", individual=None, place="market")

    assert [(None, "overdue", dt.date(2026, 11, 20))] == tension


def test_the_duty_is_not_met_when_nobody_answers() -> None:
    """The finding says whose acknowledgement is late, without a word of what was reported."""
    (found,) = judged(reported(), TODAY, rulebook(), duties=DUTIES)

    assert ("not-met", "co", "P-001") == (found.state, found.about, found.individual)
    assert "Shouted" not in found.what
