"""A crisis plan is a paper, somebody at every hour of the week, and a rehearsal."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.control import Control, Delivery
from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span, covers, outside
from tcplan.domain.plan import Plan
from tcplan.domain.records import Document
from tcplan.rules.crisis_plan import crisis_plan, hours_said
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    control,
    day,
    evidence,
    least,
    source,
    with_entity,
    without,
)
from tests.tcplan.rules.gates.moving import moving, on_day, states, verdicts

NIGHTS: Hours = (Span(days=DAYS, end="08:00"), Span(days=DAYS, start="20:00"))
DAYTIME: Hours = (Span(days=DAYS, start="08:00", end="20:00"),)


def contingency(name: str, holders: str, /, **fields: Any) -> Control:
    """An arrangement for a crisis on evidence that holds until the move."""
    return control(name, holders, **{"kind": "recovery", "evidence": (evidence(),)} | fields)


def with_contingency(*controls: Control, **fields: Any) -> Plan:
    """The move with these arrangements for a crisis."""
    return with_entity(moving(**fields), *controls)


def nobody(plan: Plan, after: int = 0) -> Hours:
    """The hours in which nobody comes."""
    found = crisis_plan(on_day(plan, after), "P-001")
    assert found is not None
    return found.nobody


def test_every_hour_needs_somebody() -> None:
    """Two services that share day and night cover the week; one alone leaves the rest open."""
    night, daytime = (
        contingency("c-n", "oak", hours=NIGHTS),
        contingency("c-d", "elm", hours=DAYTIME),
    )

    assert () == nobody(with_contingency(night, daytime))
    assert ["met"] == states(with_contingency(night, daytime), "crisis-hours-uncovered", 0)
    assert outside(NIGHTS) == nobody(with_contingency(night))
    assert ["due"] == states(with_contingency(night), "crisis-hours-uncovered", 0)


def test_who_is_closed_does_not_come() -> None:
    """An arrangement for every hour by a team with office hours covers office hours."""
    plan = with_contingency(contingency("c-team", "community-team"))

    assert outside(OFFICE_HOURS) == nobody(plan)


def test_a_deputy_who_is_open_comes() -> None:
    """While the team is closed, a deputy who can deliver it alone covers the rest."""
    assert () == nobody(with_contingency(contingency("c-team", "community-team", deputy="oak")))


@pytest.mark.parametrize(
    ("delivery", "covered"),
    [
        (Delivery(mode="any", holders=("community-team", "oak")), True),
        (Delivery(mode="all", holders=("community-team", "oak")), False),
        (Delivery(mode="at-least", holders=("community-team", "oak", "elm"), needed=2), True),
        (Delivery(mode="at-least", holders=("community-team", "oak", "elm"), needed=3), False),
        (Delivery(mode="any", holders=()), False),
    ],
    ids=["any", "all", "two-of-three", "three-of-three", "nobody"],
)
def test_enough_of_those_who_deliver_are_open(delivery: Delivery, covered: bool) -> None:  # noqa: FBT001
    """An arrangement counts at the hours in which as many are open as it needs."""
    plan = with_contingency(contingency("c-both", "oak", delivery=delivery))

    assert covered == (nobody(plan) == ())


def test_a_provider_that_has_stopped_does_not_come() -> None:
    """A provider that stops before the move is not counted on the day of the move."""
    plan = with_entity(with_contingency(contingency("c", "oak")), agency("oak", end=day(41)))

    assert EVERY_HOUR[0].days == tuple(span.days[0] for span in nobody(plan))
    assert () == nobody(with_entity(plan, agency("oak", end=day(42))))


def test_a_promise_is_told_as_a_promise() -> None:
    """What is only agreed is never shown as cover."""
    plan = with_contingency(contingency("c", "oak", state="agreed"))
    (found,) = verdicts(plan, "crisis-hours-uncovered")

    assert "due" == found.state
    assert "has agreed to, and nothing in date shows it: every hour of the week" in found.what


def test_evidence_that_ran_out_is_no_cover() -> None:
    """On the last day of its evidence an arrangement counts, on the day after as a promise."""
    plan = with_contingency(contingency("c", "oak"), target=day(80))

    assert ["met", "due"] == states(plan, "crisis-hours-uncovered", 60, 61)


def test_a_ward_is_no_crisis_plan_for_home() -> None:
    """What the ward does stays on the ward."""
    plan = with_contingency(contingency("c", "hospital", setting="hospital"))

    assert ["due"] == states(plan, "crisis-hours-uncovered", 0)


def test_a_rehearsal_counts_for_six_months() -> None:
    """Exercised on 22 May, the plan holds through 22 November and is to be tried again after."""
    tried = contingency("c", "oak", last_tested=dt.date(2026, 5, 22))
    plan = with_contingency(tried)

    assert ["met", "due"] == states(plan, "crisis-plan-not-exercised", 0, 1)
    assert ["due"] == states(with_contingency(contingency("c", "oak")),
                             "crisis-plan-not-exercised", 0)  # fmt: skip


def test_a_rehearsal_ahead_is_none_yet() -> None:
    """A rehearsal that is planned for next week has not been held."""
    plan = with_contingency(contingency("c", "oak", last_tested=day(7)))

    assert ["due", "met"] == states(plan, "crisis-plan-not-exercised", 6, 7)


def test_the_paper_counts_from_its_day() -> None:
    """A crisis plan that is dated tomorrow is not there today."""
    paper = least(
        Document, id="paper", source=source(), individual="P-001", kind="crisis-plan", on=day(1)
    )
    plan = with_entity(moving(), paper)

    assert ["due", "met"] == states(plan, "crisis-plan-missing", 0, 1)


def test_at_home_it_is_missing_and_not_only_due() -> None:
    """For somebody who lives at home the plan is needed now; on a ward without a move, not yet."""
    home = without(moving(), "move", "spell", "status")
    ward = moving(stage="in-hospital")

    assert ["not-met"] == states(home, "crisis-plan-missing", 0)
    assert [] == verdicts(ward, "crisis-plan-missing")


def test_after_a_missed_target_it_is_missing() -> None:
    """On the target day it is due; when that day has passed without a move, it is missing."""
    assert ["due", "not-met"] == states(moving(), "crisis-plan-missing", 42, 43)


def test_the_team_of_that_day_acts() -> None:
    """Asked for the day of the move, the team that is responsible on it is named."""
    person = amended(moving(), "P-001", responsible_teams=())
    (found,) = verdicts(person, "crisis-plan-missing")
    (named,) = verdicts(moving(), "crisis-plan-missing")

    assert ("icb", "community-team") == (found.owner, named.owner)


def test_hours_are_said_as_a_planner_says_them() -> None:
    """How many hours of the week there are, and when they begin."""
    assert "every hour of the week" == hours_said(EVERY_HOUR)
    assert "84 hours a week, first Monday 00:00–08:00" == hours_said(outside(DAYTIME))
    assert "bank holidays, 09:00–17:00" == hours_said(
        (Span(days=("bank-holiday",), start="09:00", end="17:00"),)
    )


CLOCKS = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
SPANS = st.tuples(CLOCKS, CLOCKS, st.sets(st.sampled_from(DAYS), min_size=1)).filter(
    lambda three: three[0] < three[1]
)
HOURS = st.lists(
    SPANS.map(lambda s: Span(days=tuple(sorted(s[2], key=DAYS.index)), start=s[0], end=s[1])),
    max_size=5,
).map(tuple)


@pytest.mark.no_cover
@given(HOURS, HOURS)
def test_hours_are_counted_half_hour_by_half_hour(one: Hours, other: Hours) -> None:
    """Whatever is arranged, each half hour is open exactly where nobody comes."""
    held = [
        contingency(f"c-{name}", holder, hours=hours)
        for name, holder, hours in (("a", "oak", one), ("b", "elm", other))
        if hours
    ]
    open_hours = nobody(with_contingency(*held))

    for name in DAYS:
        for at in range(0, 24 * 60, 30):
            expected = not covers(one, name, at) and not covers(other, name, at)
            assert expected == covers(open_hours, name, at)
