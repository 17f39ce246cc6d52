"""What a planner must not miss stands on the page in words."""

import re
from pathlib import Path

import pytest

from tcplan.domain.control import Delivery
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import write
from tests.builders import (
    authority,
    control,
    day,
    empty_plan,
    evidence,
    family,
    risk,
    robin,
    small_plan,
    with_entity,
)
from tests.tcplan.cli.samples import run


def told(folder: Path, plan: Plan, *command: str) -> str:
    """What a command tells of a plan, one fact a line."""
    path = folder / "test.plan.json"
    write(plan, path)
    name, *more = command
    return run(name, path, *more, "--plain").out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("show", "people"), "Nobody is recorded"),
        (("show", "agencies"), "No agency is recorded"),
        (("show", "controls"), "No control is recorded"),
        (("show", "risks"), "No risk is recorded"),
        (("check",), "0 open"),
        (("withdraw",), "None."),
    ],
)
def test_an_empty_plan_says_that_it_is_empty(
    command: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Whoever opens an empty plan reads that nothing is recorded, not that all is well."""
    assert said in told(tmp_path, empty_plan(), *command)


def test_a_person_of_whom_little_is_recorded_has_a_page(tmp_path: Path) -> None:
    """What is not recorded is said not to be recorded."""
    out = told(tmp_path, small_plan(risks=(), controls=()), "show", "P-001")

    assert "No words are recorded." in out
    assert "No risk is recorded." in out
    assert "Confirmed: nobody has confirmed it" in out


def test_a_promise_is_never_carried_without_saying_so(tmp_path: Path) -> None:
    """What an agency has only agreed to do is not read as done."""
    out = told(tmp_path, robin(), "show", "elm")

    assert "Carries: C-Training (agreed, not yet in place)" in out


def test_a_control_that_holds_nothing_says_why(tmp_path: Path) -> None:
    """A mother who was offered no carer's assessment is not counted on, and the page says so."""
    plan = small_plan(
        agencies=(*small_plan().agencies, family("mum", carer=None)),
        controls=(control("c-mum", "mum", prevents=("t-unnoticed",)),),
    )
    out = told(tmp_path, plan, "show", "controls")

    assert (
        "Counts: no: Mum is not recorded as willing, able and offered a carer's assessment" in out
    )


def test_what_restricts_the_person_is_marked_wherever_it_stands(tmp_path: Path) -> None:
    """A locked door carries its mark in the list, on its cause, and with its authority."""
    locked = control(
        "c-door", "oak", prevents=("t-unnoticed",), restrictive=True, authority="order"
    )
    plan = small_plan(controls=(locked,), authorities=(authority("order"),))

    assert "State: In place (R, restricts the person)" in told(tmp_path, plan, "show", "controls")
    risks = told(tmp_path, plan, "show", "P-001", "risks")
    assert "Controls on it: C-Door (in place, R)" in risks
    assert "Authority: Order of the Court of Protection" in risks
    assert "How it will be reduced: not recorded" in risks


def test_cover_by_restriction_alone_is_said(tmp_path: Path) -> None:
    """Back-up that is there only by restricting the person is never just called back-up."""
    doors = [
        control(f"c-door-{n}", holder, prevents=("t-unnoticed",), restrictive=True)
        for n, holder in enumerate(("oak", "trust"))
    ]
    out = told(tmp_path, small_plan(controls=tuple(doors)), "show", "risks")

    assert "Cover: Has back-up, by restriction" in out


def test_the_list_of_causes_is_said_to_be_thin(tmp_path: Path) -> None:
    """A list of causes that the team now responsible has not gone through is not trusted."""
    plan = small_plan(risks=(risk("r-pain", "t-unnoticed", cause_reviews=()),))
    out = told(tmp_path, plan, "show", "P-001", "risks")

    assert re.search(r"Causes last reviewed: never; not by the team responsible", out)


def test_no_single_failure_is_not_said_of_what_nothing_holds(tmp_path: Path) -> None:
    """A risk that nothing holds is not read as one without single points of failure."""
    out = told(tmp_path, small_plan(controls=()), "show", "P-001", "risks")

    assert "None in hours in which something holds it; see the gaps." in out


def test_an_agency_that_takes_nothing_with_it_is_named(tmp_path: Path) -> None:
    """Agencies without which nothing is lost are listed too, so that none is overlooked."""
    out = told(tmp_path, small_plan(), "withdraw")

    assert "Agency: Icb (icb)" in out.partition("Would take no cover and no back-up from a risk")[2]


def test_a_loss_tells_before_and_after_and_the_way(tmp_path: Path) -> None:
    """A panel reads what would be lost, when, from which answer to which, and by which path."""
    out = told(tmp_path, small_plan(), "withdraw", "oak")

    assert "1 risk of 1 person would lose cover" in out
    assert "When: at all times" in out
    assert "Answer: Relies on one becomes not covered" in out
    assert "By this way: “C-Oak” is lost: it needs Oak" in out


def test_hours_in_which_a_control_counts_are_told(tmp_path: Path) -> None:
    """A control for all hours by a team that closes at five counts until five."""
    out = told(
        tmp_path,
        with_entity(
            robin(),
            control("c-trust", "community-team", prevents=("t-unnoticed",)),
        ),
        "show",
        "controls",
    )

    assert "Counts: only Mon–Fri 09:00–17:00" in out


def test_evidence_is_told_with_its_age(tmp_path: Path) -> None:
    """Whoever relies on evidence reads when it was seen, by whom, and when it runs out."""
    seen = (evidence(on=day(-1), review_by=day(10)), evidence(on=day(-90), review_by=day(-5)))
    plan = small_plan(
        controls=(
            control(
                "c-oak",
                (),
                delivery=Delivery(mode="at-least", holders=("oak", "trust", "icb"), needed=2),
                prevents=("t-unnoticed",),
                evidence=seen,
            ),
        )
    )
    out = told(tmp_path, plan, "show", "P-001", "risks")

    assert "Delivered by: at least 2 of Oak, Trust and Icb" in out
    assert "seen by case manager, 21 Nov 2026, 1 day old; review by 2 Dec 2026" in out
    assert "24 Aug 2026, 90 days old; ran out 17 Nov 2026" in out


def test_the_gaps_of_the_day_of_the_move_are_one_option_away(tmp_path: Path) -> None:
    """Who reads what holds today is told how to ask about the day of the move."""
    assert "--as-at 2027-01-03" in told(tmp_path, robin(), "show", "P-001", "risks")
