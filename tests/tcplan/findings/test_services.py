"""Checks about what services state: hours, how often they were missing, and their own matrix."""

import re

import pytest

from tcplan.analysis.findings import findings
from tcplan.domain.matrix import MatrixRow, RiskMatrix
from tests.builders import TODAY, agency, amended, control, day, team, unavailability, with_entity
from tests.tcplan.findings.sound import MOVE, found, held, one, sound, with_fields


def test_more_hours_asked_than_offered_are_found() -> None:
    """The rota that is one hour short from the day of the move is named weeks before it."""
    finding = one(with_fields("oak", capacity_hours=167), "over-capacity")

    assert ("oak", "oak") == (finding.about, finding.owner)
    assert finding.what.startswith("From 3 January 2027 on Oak is asked for 168 hours a week and")
    assert "offers 167; nobody else may deliver: the support package of P-001." in finding.what


def test_hours_that_somebody_else_may_deliver_are_no_shortage() -> None:
    """Two agencies that may share the work are short only when both together are."""
    shared = held("c-shared", ("oak", "elm"), hours_a_week=10)

    assert [] == found(with_entity(sound(), shared), "over-capacity")
    elm = amended(with_entity(sound(), shared), "elm", capacity_hours=9)
    told = one(elm, "over-capacity").what
    assert "Elm and Oak together are asked for 178 hours a week and offer 177" in told


def test_a_shortage_that_ends_says_when() -> None:
    """Between two days, and not after, is what a rota needs to know."""
    short = control("c-visits", "elm", hours_a_week=8, start=day(2), end=day(9))
    plan = amended(with_entity(sound(), short), "elm", capacity_hours=7)

    told = one(plan, "over-capacity").what
    assert told.startswith("From 24 November 2026 to 1 December 2026 Elm is asked for 8 hours")


def test_a_shortage_that_is_over_is_not_told() -> None:
    """What could not be worked last month is nobody's action today."""
    short = control("c-visits", "elm", hours_a_week=8, start=day(-20), end=day(-1))
    plan = amended(with_entity(sound(), short), "elm", capacity_hours=7)

    assert [] == found(plan, "over-capacity")
    assert [] == found(plan, "over-capacity", MOVE)


def test_a_figure_without_a_source_is_found() -> None:
    """A number that nobody stands for is not used, and somebody is asked to stand for it."""
    plan = with_fields("nights", out_of_service=unavailability(said_by=None))

    assert (
        "does not say who counted it, so it is not used" in one(plan, "figure-without-source").what
    )


def test_a_figure_past_its_review_is_found() -> None:
    """A rota that was counted two years ago is counted again before it is relied on."""
    old = unavailability(on=day(-700), review_by=day(-1))
    plan = with_fields("nights", out_of_service=old)

    assert ["nights"] == found(plan, "figure-out-of-date")
    assert [] == found(plan, "figure-out-of-date", day(-1))


@pytest.mark.parametrize(("most", "about"), [(2_200, []), (2_201, ["nights"])])
def test_a_range_too_wide_to_decide_anything_is_found(most: int, about: list[str]) -> None:
    """More than 20 in 100 between the two figures leaves everything open."""
    plan = with_fields("nights", out_of_service=unavailability(200, most))

    assert about == found(plan, "figure-wide")


def test_no_finding_repeats_a_figure() -> None:
    """A list of findings is no place for numbers that only somebody who asks should see."""
    wide = unavailability(1_234, 9_876, said_by=None, on=day(-700), review_by=day(-1))
    told = [f.what for f in findings(with_fields("nights", out_of_service=wide), TODAY)]
    about = [what for what in told if "Nights was missing" in what]

    assert 3 == len(about)
    assert [] == [what for what in about if re.search(r"%|12|98", what)]


def test_figures_of_places_and_systems_are_asked_for_too() -> None:
    """A building or an alarm line counted long ago is found like a rota."""
    old = unavailability(on=day(-700), review_by=day(-1))
    plan = amended(with_fields("alarm", out_of_service=old), "centre", out_of_service=old)

    assert ["centre", "alarm"] == found(plan, "figure-out-of-date")


def test_a_matrix_that_cannot_be_consistent_is_found_with_its_cells() -> None:
    """The organisation reads which of its own cells contradict each other, and by which axiom."""
    rows = (
        MatrixRow(label="rare", colours=("green", "red")),
        MatrixRow(label="likely", colours=("green", "red")),
    )
    plan = with_fields("trust", matrix=RiskMatrix(columns=("minor", "severe"), rows=rows))
    told = one(plan, "matrix-axioms").what

    assert "red stands in the lowest row or column (weak consistency): rare / severe" in told
    assert "green touches red at a corner with no colour between (betweenness)" in told
    assert "nothing is computed from them" in told


def test_what_services_state_is_never_told_in_one_persons_record() -> None:
    """A shortage that concerns several people is an action for the agency, not one for a person."""
    plan = with_entity(
        with_fields("oak", capacity_hours=1), agency("fir"), team("fir-nights", "fir")
    )
    told = [finding for finding in findings(plan, TODAY) if finding.id == "over-capacity"]

    assert [None] == [finding.individual for finding in told]
