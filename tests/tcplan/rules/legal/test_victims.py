"""A victim's views are sought before a condition is settled; restorative justice is no gate."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

from typing import Any

import pytest

from tcplan.domain.legal import Condition, VictimMarker
from tcplan.rules.duties import DUTIES
from tcplan.rules.judging import judged
from tests.builders import TODAY, day
from tests.tcplan.rules.legal.people import BOOK, made, plan_of, states


def condition(kind: str = "exclusion", settled: int | None = None, **fields: Any) -> Condition:
    """A condition of Robin's, settled so many days from today if at all."""
    given = {"kind": kind, "settled_on": None if settled is None else day(settled)}
    found: Condition = made(Condition, "condition", **given | fields)
    return found


def marker(sought: int | None = None, name: str = "marker", **fields: Any) -> VictimMarker:
    """A victim marker; views were sought so many days from today if at all."""
    on = None if sought is None else day(sought)
    found: VictimMarker = made(VictimMarker, name, liaison="icb", views_sought_on=on, **fields)
    return found


@pytest.mark.parametrize(
    ("settled", "sought", "expected"),
    [
        (-10, -10, "met"),
        (-10, -11, "met"),
        (-10, -9, "not-met"),
        (-10, None, "not-met"),
        (None, None, "due"),
        (None, -1, "met"),
        (1, None, "due"),
        (0, None, "not-met"),
    ],
)
def test_views_are_sought_before_it_is_settled(
    settled: int | None, sought: int | None, expected: str
) -> None:
    """Views sought on the day on which it is settled are in time, and a day later they are not."""
    assert [expected] == states(
        "victim-views-not-sought", condition(settled=settled), marker(sought)
    )


@pytest.mark.parametrize("kind", ["no-contact", "exclusion", "residence"])
def test_kinds_on_which_views_bear(kind: str) -> None:
    """Contact, places and where the person lives are what a victim is asked about."""
    assert ["due"] == states("victim-views-not-sought", condition(kind), marker())


@pytest.mark.parametrize("kind", ["treatment", "substances", "curfew", "supervision"])
def test_other_conditions_are_not_asked_about(kind: str) -> None:
    """Treatment is nobody's business but the person's and the team's."""
    assert [] == states("victim-views-not-sought", condition(kind), marker())


@pytest.mark.parametrize(("start", "expected"), [(0, "not-met"), (1, "due")])
def test_a_condition_in_force_is_settled(start: int, expected: str) -> None:
    """A condition that is in force is settled, whether anybody wrote that down or not."""
    found = states("victim-views-not-sought", condition(start=day(start)), marker())

    assert [expected] == found


def test_every_victim_is_asked() -> None:
    """Where two victims are marked, views of one alone are not enough."""
    found = states("victim-views-not-sought", condition(settled=-5), marker(-6), marker(None, "m2"))

    assert ["not-met"] == found


@pytest.mark.parametrize(("end", "expected"), [(0, ["not-met"]), (-1, [])])
def test_conditions_of_the_past_are_left_alone(end: int, expected: list[str]) -> None:
    """A condition that ended yesterday is judged no more."""
    found = states("victim-views-not-sought", condition(settled=-50, end=day(end)), marker())

    assert expected == found


def test_without_a_marker_it_does_not_apply() -> None:
    """Where no victim is marked, it is said that none is, and nothing is owed."""
    assert ["not-applicable"] == states("victim-views-not-sought", condition(settled=-5))


@pytest.mark.parametrize("answer", ["no-answer", "declined-by-person", "declined-by-other-side"])
def test_restorative_justice_changes_no_verdict(answer: str) -> None:
    """Whether anybody agrees to restorative justice never decides about anything else."""
    plain = marker(-20)
    offered = marker(-20, restorative_justice=answer, restorative_justice_offered_on=day(-30))
    with_and_without = [
        judged(plan_of(condition(settled=-5), one), TODAY, BOOK, duties=DUTIES)
        for one in (plain, offered)
    ]

    assert with_and_without[0] == with_and_without[1]
