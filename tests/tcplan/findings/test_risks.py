"""Checks about risks: causes, results and signs that nobody holds."""

from typing import Any

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tests.builders import (
    OFFICE_HOURS,
    amended,
    control,
    day,
    risk,
    source,
    threats,
    with_entity,
    without,
)
from tests.tcplan.findings.sound import altered, found, held, one, sound, with_fields


def _second_cause(**fields: Any) -> Plan:  # noqa: ANN401
    """The sound plan with one more cause, on which nothing acts yet."""
    return with_fields("r-pain", threats=threats("t-unnoticed", "t-new"), **fields)


def test_a_risk_without_a_cause_is_found() -> None:
    """A risk whose causes nobody has written down must not look safe."""
    plan = with_entity(sound(), risk("r-empty", lead="oak"))
    assert ["r-empty"] == found(plan, "risk-without-threat")


def test_a_cause_that_nothing_prevents_is_found() -> None:
    """Each cause is looked at by itself; a control on another cause does not count."""
    assert ["t-new"] == found(_second_cause(), "threat-without-control")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": "proposed"}, []),
        ({"state": "failed"}, ["t-new"]),
        ({"state": "withdrawn"}, ["t-new"]),
        ({"end": day(-1)}, ["t-new"]),
    ],
)
def test_only_a_control_that_is_not_over_answers_a_cause(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """A proposal is an answer to work with; what failed, was withdrawn or has ended is none."""
    plan = with_entity(_second_cause(), control("c-new", "oak", prevents=("t-new",), **fields))
    assert expected == found(plan, "threat-without-control")


def test_a_result_that_nothing_limits_is_found() -> None:
    """Results are asked for as causes are."""
    plan = without(sound(), "c-alarm", "c-bed", "c-mum", "c-visits")
    assert ["k-admission"] == found(plan, "consequence-without-control")


def _only_by_day() -> Plan:
    """The cause is prevented in office hours only, and nothing is proposed for the rest."""
    return without(sound(), "c-oak", "c-ward", "c-home", "c-lock", "c-idea")


def test_hours_that_nothing_covers_and_for_which_nothing_is_proposed_are_found() -> None:
    """The hours are said, so that a panel knows what to ask for."""
    finding = one(_only_by_day(), "gap-without-proposal")
    assert "r-pain" == finding.about
    assert "Mon–Fri before 09:00 and from 17:00; Sat–Sun, bank holidays" in finding.what


def test_a_promise_for_the_hours_is_no_finding() -> None:
    """What is agreed for these hours is something to work with."""
    plan = with_entity(_only_by_day(), held("c-new", "oak", state="agreed", evidence=()))
    assert [] == found(plan, "gap-without-proposal")


def test_a_proposal_answers_only_the_hours_that_it_is_for() -> None:
    """A proposal for the day does not answer the night."""
    by_day = held("c-new", "oak", state="proposed", hours=OFFICE_HOURS)
    assert ["r-pain"] == found(with_entity(_only_by_day(), by_day), "gap-without-proposal")
    always = held("c-new", "oak", state="proposed")
    assert [] == found(with_entity(_only_by_day(), always), "gap-without-proposal")


def test_a_gap_on_a_risk_that_nobody_leads_is_found() -> None:
    """A gap belongs to somebody."""
    plan = amended(_only_by_day(), "r-pain", lead=None)
    assert ["r-pain"] == found(plan, "gap-without-owner")


def test_a_gap_that_an_open_action_is_to_close_has_an_owner() -> None:
    """Who has the action owns the gap; an action that is done owns nothing."""
    plan = amended(_only_by_day(), "r-pain", lead=None)
    action = Action(
        id="act",
        source=source(),
        individual="P-001",
        what="Find somebody for the nights",
        owner="icb",
        asked_on=day(-5),
        due=day(20),
        closes=("t-unnoticed",),
    )
    assert [] == found(with_entity(plan, action), "gap-without-owner")
    done = altered(action, status="done", done_on=day(-1))
    assert ["r-pain"] == found(with_entity(plan, done), "gap-without-owner")


def test_a_risk_that_is_held_needs_no_lead() -> None:
    """Without a gap there is none to own."""
    assert [] == found(with_fields("r-pain", lead=None), "gap-without-owner")


def test_causes_that_the_responsible_team_has_not_reviewed_are_found() -> None:
    """The team that is responsible on the day has looked at the list itself."""
    finding = one(with_fields("r-pain", cause_reviews=()), "causes-not-reviewed")
    assert ("r-pain", "community-team") == (finding.about, finding.owner)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"noticed_by": None}, "to notice it"),
        ({"responder": None}, "to respond"),
        ({"respond_within": None}, "to respond within a stated time"),
    ],
)
def test_an_early_warning_sign_with_a_part_missing_is_found(
    missing: dict[str, None], said: str
) -> None:
    """A sign has somebody who sees it, somebody who comes, and a time."""
    (sign,) = sound().risks[0].early_warning_signs
    plan = with_fields("r-pain", early_warning_signs=(altered(sign, **missing),))
    finding = one(plan, "sign-incomplete")
    assert "s-quiet" == finding.about
    assert finding.what.endswith(f"nobody named {said}.")


def test_a_finding_about_a_cause_says_where_it_stands() -> None:
    """The path leads to the cause within its risk."""
    finding = one(_second_cause(), "threat-without-control")
    assert "risks/r-pain/threats/t-new" == finding.where
    assert "P-001" == finding.individual
