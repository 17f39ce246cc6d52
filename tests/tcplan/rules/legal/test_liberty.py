"""Support that deprives of liberty has exactly one authorised way, by the law of its day."""

import datetime as dt

import pytest

from tcplan.domain.common import Entity
from tcplan.domain.legal import LegalRoute
from tests.builders import day
from tests.tcplan.rules.legal.people import (
    AFTER,
    BEFORE,
    capacity,
    home,
    made,
    move,
    plan_of,
    route,
    spell,
    states,
    status,
    verdicts,
)

LACKS = capacity("lacks-capacity", on=-1000)
COURT = route("court-of-protection", -5)
CIVIL = status("03", -2000)
RESTRICTED = status("09", -2000)


@pytest.mark.parametrize(
    ("deprives", "moved", "expected"),
    [
        (None, False, "due"),
        (None, True, "not-met"),
        (True, False, "met"),
        (False, True, "met"),
    ],
)
def test_whether_liberty_is_deprived_is_asked(
    deprives: bool | None,  # noqa: FBT001
    moved: bool,  # noqa: FBT001
    expected: str,
) -> None:
    """Before the move it is asked whether the support deprives of liberty; silence is no answer."""
    made_on = dt.date(2026, 11, 1) if moved else None
    found = states("liberty-not-considered", home(deprives=deprives), move(moved_on=made_on))

    assert [expected] == found


@pytest.mark.parametrize(
    ("tenure", "ways", "expected"),
    [
        ("supported-living", (COURT,), "met"),
        ("supported-living", (), "due"),
        ("supported-living", (route("court-of-protection"),), "due"),
        ("supported-living", (route("dols", -5),), "due"),
        ("care-home", (route("dols", -5),), "met"),
        ("care-home", (COURT,), "due"),
        ("supported-living", (route("cto", -5),), "due"),
        ("supported-living", (route("court-of-protection", 42),), "met"),
        ("supported-living", (route("court-of-protection", 43),), "due"),
    ],
    ids=[
        "court", "none", "not-authorised", "wrong-for-the-home", "care-home",
        "court-for-a-care-home", "community-order", "on-the-day", "a-day-late",
    ],
)  # fmt: skip
def test_one_way_authorises_it(tenure: str, ways: tuple[LegalRoute, ...], expected: str) -> None:
    """Only a way that is open to this person in this home, and authorised by the move, counts."""
    found = states(
        "liberty-without-route", CIVIL, home(tenure, deprives=True), move(), *ways, capacity=LACKS
    )

    assert [expected] == found


@pytest.mark.parametrize(("target", "expected"), [(0, "not-met"), (1, "due")])
def test_on_the_day_of_the_move_it_is_missing(target: int, expected: str) -> None:
    """Until the day of the move it is owed, and on the day itself it is missing."""
    found = states("liberty-without-route", CIVIL, home(deprives=True), move(target))

    assert [expected] == found


@pytest.mark.parametrize(("expires", "expected"), [(0, "met"), (-1, "not-met")])
def test_an_authorisation_that_ended_authorises_nothing(expires: int, expected: str) -> None:
    """Somebody who has moved is not deprived of liberty on an order that ran out."""
    way = route("court-of-protection", -5, expires=day(expires))
    found = states(
        "liberty-without-route",
        CIVIL,
        home(deprives=True),
        move(moved_on=dt.date(2026, 11, 20)),
        way,
        capacity=LACKS,
    )

    assert [expected] == found


def test_two_ways_are_told() -> None:
    """Two authorised ways for one deprivation of liberty are a finding, and both are named."""
    ways = (COURT, route("conditional-discharge-dol", -5))
    plan = plan_of(RESTRICTED, home(deprives=True), move(), *ways, capacity=LACKS)
    (found,) = verdicts(plan, "liberty-without-route")

    assert "not-met" == found.state
    assert "Two ways" in found.what


@pytest.mark.parametrize(
    ("authorised", "expected"), [(BEFORE, "not-met"), (AFTER, "met")], ids=["17", "18"]
)
def test_conditions_of_before_the_change_authorise_nothing(
    authorised: dt.date, expected: str
) -> None:
    """Conditions of 17 February 2026 could not deprive of liberty, whatever the law is today."""
    way = made(LegalRoute, "way", kind="conditional-discharge-dol", authorised_on=authorised)
    moved = move(moved_on=dt.date(2026, 3, 1))
    found = states("liberty-without-route", RESTRICTED, home(deprives=True), moved, way)

    assert [expected] == found


def test_the_sentence_says_why_a_way_does_not_count() -> None:
    """Whoever reads the finding learns what is wrong with the way that is recorded."""
    plan = plan_of(CIVIL, home("care-home", deprives=True), move(0), COURT, capacity=LACKS)
    (found,) = verdicts(plan, "liberty-without-route")

    assert "closed on 22 November 2026 (In a care home" in found.what


def test_no_deprivation_needs_no_way() -> None:
    """Where it is recorded that nobody is deprived of liberty, no way is owed."""
    assert ["not-applicable"] == states("liberty-without-route", home(deprives=False), move())


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ((CIVIL, route("cto")), ["met"]),
        ((status("02"), route("cto")), ["not-met"]),
        ((RESTRICTED, route("cto")), []),
        ((CIVIL, route("conditional-discharge", -5)), ["not-met"]),
        ((RESTRICTED, route("conditional-discharge")), ["met"]),
        ((RESTRICTED, route("conditional-discharge-dol")), ["due"]),
        ((RESTRICTED, route("conditional-discharge-dol", -5)), ["met"]),
        ((status("98"), spell(), route("informal")), ["due"]),
    ],
    ids=[
        "order-after-section-3", "order-after-section-2", "restricted-is-another-finding",
        "discharge-of-nobody-restricted", "discharge", "conditions-planned",
        "conditions-authorised", "status-unknown",
    ],
)  # fmt: skip
def test_a_planned_way_is_one_that_is_open(
    entities: tuple[Entity, ...], expected: list[str]
) -> None:
    """A plan that rests on a way that is closed to the person is told so, and only once."""
    assert expected == states("route-not-open", *entities)
