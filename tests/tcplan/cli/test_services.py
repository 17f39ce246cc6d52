"""What the command line prints of services: separate ways, hours, labels, figures on request."""

from pathlib import Path

import pytest

from tcplan.domain.matrix import MatrixLabel
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import write
from tests.builders import TODAY, amended, control, robin, unavailability, with_entity
from tests.tcplan.cli.samples import Run, run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file in which Oak, its owner and its deputy were counted, and Oak is short."""
    made: Plan = with_entity(robin(), control("c-nights", "oak", hours_a_week=70))
    for name in ("oak", "elm", "grove"):
        made = amended(made, name, out_of_service=unavailability())
    label = MatrixLabel(organisation="trust", words="Amber (4×3)", on=TODAY)
    made = amended(made, "oak", capacity_hours=60)
    path = tmp_path / "test.plan.json"
    write(amended(made, "r-pain", matrix_labels=(label,)), path)
    return path


def shown(plan: Path, *more: str) -> Run:
    """What ``show`` prints, one fact a line."""
    return run("show", plan, *more, "--plain")


def test_figures_are_printed_only_when_asked_for(plan: Path) -> None:
    """The page of a person's risks has no such number; the option has, with its sentence."""
    asked = shown(plan, "P-001", "risks", "--reliability", "r-pain")

    assert "called upon" not in shown(plan, "P-001", "risks").out
    assert "called upon" not in shown(plan, "risks").out + shown(plan, "agencies").out
    assert 0 == asked.code
    assert "These figures are about services" in asked.out
    assert "of the times it is called upon" in asked.out


@pytest.mark.parametrize("place", [("people",), ("oak",), ("P-001",), ("P-001", "network")])
def test_figures_are_of_one_risk_of_one_person(plan: Path, place: tuple[str, ...]) -> None:
    """There is no list of figures to ask for."""
    asked = run("show", plan, *place, "--reliability", "r-pain")

    assert 2 == asked.code
    assert "Figures are of one risk" in asked.err
    assert "" == asked.out


def test_a_risk_that_is_not_there_is_told_with_near_ones(plan: Path) -> None:
    """A slip of the pen in the id of a risk gets the id that was meant."""
    asked = run("show", plan, "P-001", "risks", "--reliability", "r-pian")

    assert 2 == asked.code
    assert "r-pain" in asked.err


def test_separate_ways_stand_beside_what_must_fail_together(plan: Path) -> None:
    """The two figures have two names, and a sentence that keeps them apart."""
    out = shown(plan, "P-001", "risks", "--as-at", "2027-01-03").out

    assert "Separate ways: " in out
    assert "Must fail together: " in out
    assert "Two different figures: " in out


def test_hours_that_are_short_stand_on_the_agencys_page(plan: Path) -> None:
    """Oak reads what it is asked for, what it offers, and what nobody else may deliver."""
    out = shown(plan, "oak").out

    assert "Only it may deliver: 70" in out
    assert "is asked for 70 hours a week and offers 60; nobody else may deliver" in out


def test_a_label_is_printed_with_what_it_is(plan: Path) -> None:
    """An organisation's words stand as it wrote them, and that nothing follows from them."""
    out = shown(plan, "P-001", "risks").out

    assert "Label: Trust, 22 Nov 2026: Amber (4×3)" in out
    assert "computes nothing from it and sorts nothing by it" in out
