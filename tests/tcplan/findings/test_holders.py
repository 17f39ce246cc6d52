"""Checks about holders: separate from each other, open, working, asked, and confirmed."""

from typing import Any

import pytest

from tcplan.domain.control import Delivery
from tcplan.domain.network import CarerStanding
from tcplan.domain.plan import Plan
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    control,
    day,
    depends,
    place,
    team,
    tie,
    with_entity,
)
from tests.tcplan.findings.sound import found, held, one, sound, with_fields


def test_two_controls_of_one_agency_are_found() -> None:
    """Two arrangements that fall with the same agency are no back-up for each other."""
    plan = with_entity(sound(), held("c-more", "trust"))
    finding = one(plan, "not-independent")
    assert "t-unnoticed" == finding.about
    assert "if Trust stops (“C-Trust” and “C-More”)" in finding.what


@pytest.mark.parametrize(
    ("kind", "shared", "said"),
    [
        ("parent-company", agency("grove", "parent-company"), "Grove stops"),
        ("staffing-pool", team("pool"), "Pool is not there"),
        ("building", place("priory"), "Priory is lost"),
    ],
)
def test_what_two_agencies_share_is_named(kind: str, shared: Any, said: str) -> None:  # noqa: ANN401
    """A parent company, a staffing pool or a building behind two agencies makes them one."""
    plan = with_entity(
        sound(),
        shared,
        agency("ash", depends_on=(depends(shared.id, kind),)),
        agency("birch", depends_on=(depends(shared.id, kind),)),
        held("c-ash", "ash"),
        held("c-birch", "birch"),
    )
    assert said in one(plan, "not-independent").what


def test_the_nearest_shared_thing_is_named_and_not_all_behind_it() -> None:
    """When two arrangements share a team, its agency and its parent go without saying."""
    plan = with_entity(sound(), team("duo", "elm"), held("c-1", "duo"), held("c-2", "duo"))
    what = one(plan, "not-independent").what
    assert "if Duo is not there (“C-1” and “C-2”)" in what
    assert "if Elm stops (“C-Home”, “C-1” and “C-2”)" in what


def test_a_requirement_that_two_controls_share_is_named() -> None:
    """Two arrangements that both need a third fall with it."""
    plan = with_entity(
        sound(),
        control("c-base", "icb"),
        held("c-1", "barred", requires=("c-base",)),
        held("c-2", "council", requires=("c-base",)),
    )
    assert "“C-Base” fails (“C-1” and “C-2”)" in one(plan, "not-independent").what


def test_an_alarm_and_a_visit_that_hang_on_one_rota_are_found() -> None:
    """Whoever answers an alarm is part of it."""
    plan = with_entity(
        sound(),
        team("rota"),
        held("c-call", "icb", kind="monitoring", responder="rota", respond_within=30),
        held("c-visit", "rota"),
    )
    assert "Rota is not there (“C-Call” and “C-Visit”)" in one(plan, "not-independent").what


@pytest.mark.parametrize(
    "fields",
    [
        {"hours": OFFICE_HOURS, "state": "proposed"},
        {"end": day(-1)},
        {"deputy": "elm"},
        {"delivery": Delivery(holders=("trust", "elm"))},
    ],
)
def test_a_second_control_that_does_not_fall_with_the_first_is_no_finding(
    fields: dict[str, Any],
) -> None:
    """A proposal, what has ended, or what others can deliver too does not fall with the first."""
    plan = with_entity(sound(), held("c-more", "trust", **fields))
    assert [] == found(plan, "not-independent")


def test_controls_of_different_hours_are_not_meant_as_back_up() -> None:
    """Day and night by one agency are two halves, not two of the same."""
    nights = sound().by_id["nights"].opening
    plan = with_entity(sound(), held("c-night", "trust", hours=nights))
    assert [] == found(plan, "not-independent")


def test_a_control_and_what_follows_it_are_not_meant_as_back_up() -> None:
    """Before and after the move by one agency are no back-up for each other."""
    plan = with_entity(
        sound(), held("c-before", "icb", end=day(41)), held("c-after", "icb", start=day(42))
    )
    assert [] == found(plan, "not-independent")


def _with_parent() -> Plan:
    plan = with_entity(sound(), agency("grove", "parent-company"))
    for name in ("oak", "elm"):
        plan = amended(plan, name, depends_on=(depends("grove", "parent-company"),))
    return plan


def test_a_deputy_of_the_same_company_is_found() -> None:
    """A stand-in who hangs on the same parent company is none."""
    finding = one(_with_parent(), "deputy-not-separate")
    assert ("c-oak", "oak") == (finding.about, finding.owner)
    assert finding.what.endswith("if Grove stops.")


def test_a_deputy_of_another_company_is_no_finding() -> None:
    """Without the common parent the deputy stands by itself."""
    assert [] == found(sound(), "deputy-not-separate")


def test_hours_at_which_the_holder_is_closed_are_found() -> None:
    """What is promised for nights by an office team is not there at night."""
    finding = one(
        with_fields("c-trust", hours=sound().by_id["c-oak"].hours), "outside-opening-hours"
    )
    expected = "is meant to hold Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays, when"
    assert expected in finding.what
    assert finding.what.endswith("Community-Team is closed.")


def test_hours_that_a_deputy_takes_are_covered() -> None:
    """Where the deputy is open, the hours are kept."""
    plan = with_fields("c-trust", hours=sound().by_id["c-oak"].hours, deputy="crisis-team")
    assert [] == found(plan, "outside-opening-hours")


def test_all_who_are_needed_must_be_open() -> None:
    """Of two who are both needed, one that is closed is one too few."""
    both = Delivery(holders=("community-team", "crisis-team"), mode="all")
    plan = with_fields("c-oak", delivery=both, deputy=None)
    assert ["c-oak"] == found(plan, "outside-opening-hours")


def test_counting_on_an_agency_that_has_stopped_is_found() -> None:
    """An agency that closed holds nothing, and the plan says since when."""
    plan = with_fields("oak", end=day(-1))
    assert ["c-oak", "c-alarm"] == found(plan, "holder-stopped")
    what = one(with_fields("landlord", end=day(-1)), "holder-stopped").what
    assert what.endswith("(Landlord: it stopped on 21 November 2026).")


def test_counting_on_a_team_of_an_agency_that_has_stopped_is_found() -> None:
    """A team goes with the agency that it belongs to."""
    plan = with_entity(sound(), agency("ash", end=day(-1)), team("solo", "ash"))
    plan = amended(plan, "c-alarm", delivery=Delivery(holders=("solo",)))
    what = one(plan, "holder-stopped").what
    assert "(Solo: Ash, on which it depends, stopped on 21 November 2026)" in what


def test_an_agency_that_opens_before_the_control_starts_is_no_finding() -> None:
    """A home that opens next month may hold what starts next month."""
    plan = with_fields("elm", start=day(42))
    assert ["c-oak"] == found(plan, "holder-stopped")
    assert [] == found(amended(plan, "c-oak", deputy=None), "holder-stopped")


@pytest.mark.parametrize(
    ("carer", "said"),
    [
        (None, "is not recorded"),
        (CarerStanding(willing=True, able=True), "has not been offered a carer's assessment"),
        (
            CarerStanding(willing=True, able=True, assessment_offered_on=day(1)),
            "has not been offered a carer's assessment",
        ),
        (CarerStanding(willing=False, able=False), "is recorded as not willing and not able"),
        (
            CarerStanding(willing=True, able=False, assessment_offered_on=day(-9)),
            "is recorded as not able",
        ),
    ],
)
def test_family_counted_on_without_being_asked_is_found(
    carer: CarerStanding | None, said: str
) -> None:
    """Family is counted on only when willing, able and offered an assessment; the council asks."""
    finding = one(with_fields("mum", carer=carer), "carer-not-counted")
    assert finding.what.endswith(f"{said}.")
    assert ("mum", "P-001", "council") == (finding.about, finding.individual, finding.owner)


def test_family_on_whom_nothing_rests_is_not_asked_about() -> None:
    """A mother who holds nothing owes the plan nothing."""
    plan = amended(with_fields("mum", carer=None), "c-mum", state="proposed")
    assert [] == found(plan, "carer-not-counted")


def test_ties_that_nobody_confirmed_are_found_together() -> None:
    """One finding for each person names their ties that nobody has confirmed."""
    plan = with_entity(sound(), tie("tie-1", "trust"), tie("tie-2", "council"))
    finding = one(plan, "ties-not-confirmed")
    assert "Nobody has confirmed the ties of P-001 with Trust and Council." == finding.what


def test_many_unconfirmed_ties_are_counted_and_not_left_out() -> None:
    """What is not named is counted."""
    ties = [tie(f"tie-{n}", "trust", role=f"role {n}") for n in range(5)]
    assert one(with_entity(sound(), *ties), "ties-not-confirmed").what.endswith("and 2 more.")


def test_a_tie_of_the_past_or_future_needs_no_confirmation_yet() -> None:
    """Only ties of the day are asked about."""
    plan = with_entity(
        sound(), tie("tie-1", "trust", end=day(-1)), tie("tie-2", "council", start=day(1))
    )
    assert [] == found(plan, "ties-not-confirmed")
