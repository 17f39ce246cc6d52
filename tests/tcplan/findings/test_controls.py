"""Checks about controls: what each needs before a panel can count on it."""

from typing import Any

import pytest

from tcplan.domain.control import Delivery
from tests.builders import OFFICE_HOURS, amended, control, day, evidence, with_entity, without
from tests.tcplan.findings.sound import found, held, one, sound, with_fields


def test_a_control_that_acts_on_nothing_is_found() -> None:
    """An arrangement says what it is for."""
    assert ["c-lost"] == found(with_entity(sound(), control("c-lost", "oak")), "acts-on-nothing")


def test_a_control_that_another_needs_is_for_something() -> None:
    """What another arrangement requires acts through it."""
    plan = with_entity(
        sound(), control("c-base", "oak"), held("c-more", "elm", requires=("c-base",))
    )
    assert [] == found(plan, "acts-on-nothing")


def test_a_control_that_failed_is_not_asked_what_it_is_for() -> None:
    """What is over needs no purpose."""
    plan = with_entity(sound(), control("c-lost", "oak", state="failed"))
    assert [] == found(plan, "acts-on-nothing")


def test_a_promise_that_nobody_delivers_is_found() -> None:
    """Somebody is named to do what is promised; a deputy alone is somebody."""
    plan = with_fields("c-oak", delivery=Delivery(holders=()), deputy=None)
    assert ["c-oak"] == found(plan, "no-holder")
    assert [] == found(with_fields("c-oak", delivery=Delivery(holders=())), "no-holder")


def test_a_control_without_an_owner_is_found() -> None:
    """One role answers for each arrangement."""
    assert ["c-bed"] == found(with_fields("c-bed", owner=None), "no-owner")


def test_a_control_that_stands_alone_without_a_deputy_is_found() -> None:
    """Where nothing else holds a result, somebody stands in."""
    plan = without(sound(), "c-alarm", "c-mum", "c-visits")
    assert ["c-bed"] == found(plan, "no-deputy")
    assert [] == found(amended(plan, "c-bed", deputy="elm"), "no-deputy")


def test_a_control_that_one_of_two_can_deliver_has_a_stand_in() -> None:
    """Any one of two holders is back-up for the other; both needed together are none."""
    plan = without(sound(), "c-alarm", "c-mum", "c-visits")
    both = ("crisis-team", "elm")
    assert [] == found(amended(plan, "c-bed", delivery=Delivery(holders=both)), "no-deputy")
    needed = Delivery(holders=both, mode="all")
    assert ["c-bed"] == found(amended(plan, "c-bed", delivery=needed), "no-deputy")


def test_a_second_arrangement_that_shares_the_agency_is_no_stand_in() -> None:
    """Only something separate takes the place of a deputy."""
    plan = without(sound(), "c-alarm", "c-mum", "c-visits")
    after: dict[str, Any] = {"prevents": (), "limits": ("k-admission",)}
    same = with_entity(plan, control("c-more", "trust", **after))
    assert ["c-bed", "c-more"] == found(same, "no-deputy")
    separate = with_entity(plan, control("c-more", "icb", **after))
    assert [] == found(separate, "no-deputy")


def test_a_second_arrangement_stands_in_only_at_its_own_hours() -> None:
    """What is there in the day takes nobody's place at night."""
    plan = without(sound(), "c-alarm", "c-mum", "c-visits")
    after: dict[str, Any] = {"prevents": (), "limits": ("k-admission",)}
    by_day = control("c-day", "icb", hours=OFFICE_HOURS, **after)
    assert ["c-bed"] == found(with_entity(plan, by_day), "no-deputy")


def test_nobody_stands_in_for_a_wall() -> None:
    """What is built into a home has no deputy."""
    plan = without(sound(), "c-alarm", "c-mum", "c-visits")
    assert [] == found(amended(plan, "c-bed", kind="environmental"), "no-deputy")


def test_nobody_is_asked_to_stand_in_for_a_mother() -> None:
    """A relationship with family has no deputy."""
    plan = without(sound(), "c-alarm", "c-bed", "c-visits")
    assert [] == found(plan, "no-deputy")
    assert ["c-mum"] == found(amended(plan, "c-mum", kind="supervision"), "no-deputy")


def test_a_control_in_place_without_evidence_is_found() -> None:
    """Being written down as in place is not enough."""
    assert ["c-bed"] == found(with_fields("c-bed", evidence=()), "no-evidence")


def test_evidence_of_tomorrow_is_no_evidence_today() -> None:
    """Evidence counts from the day it was seen."""
    plan = with_fields("c-bed", evidence=(evidence(on=day(1)),))
    assert ["c-bed"] == found(plan, "no-evidence")
    assert [] == found(plan, "no-evidence", day(1))


def test_evidence_past_its_date_is_found() -> None:
    """The day on which it ran out is said; the day before, it still holds."""
    plan = with_fields("c-bed", evidence=(evidence(review_by=day(-1)),))
    assert "ran out on 21 November 2026" in one(plan, "evidence-out-of-date").what
    assert [] == found(plan, "evidence-out-of-date", day(-1))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"last_tested": None}, ["c-bed"]),
        ({"last_tested": day(1)}, ["c-bed"]),
        ({"last_tested": None, "kind": "skills"}, []),
        ({"last_tested": None, "kind": "skills", "state": "tested"}, ["c-bed"]),
    ],
)
def test_what_is_kept_for_a_crisis_has_been_tried_out(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """Contingencies and alarms are tried before they are needed; a test has a day."""
    assert expected == found(with_fields("c-bed", **fields), "not-tested")


def test_a_control_that_nobody_will_look_at_again_is_found() -> None:
    """A date of its own, evidence with a date, or a start to come says when it is looked at."""
    bare: dict[str, Any] = {"review_by": None, "evidence": ()}
    assert ["c-bed"] == found(with_fields("c-bed", **bare), "no-review-date")
    assert [] == found(with_fields("c-bed", review_by=None), "no-review-date")
    assert [] == found(with_fields("c-bed", **bare, start=day(5)), "no-review-date")


@pytest.mark.parametrize("missing", ["responder", "respond_within"])
def test_an_alarm_that_nobody_answers_is_found(missing: str) -> None:
    """What only notices has somebody who comes, and a time."""
    assert ["c-alarm"] == found(with_fields("c-alarm", **{missing: None}), "no-responder")


def test_a_control_that_does_something_itself_needs_no_responder() -> None:
    """Only what merely notices is asked who comes."""
    plan = with_fields("c-alarm", responder=None, kind="supervision")
    assert [] == found(plan, "no-responder")


@pytest.mark.parametrize("state", ["proposed", "agreed", "failed", "withdrawn"])
def test_a_control_in_place_that_needs_one_that_is_not_is_found(state: str) -> None:
    """What cannot work without another arrangement is not in place when the other is not."""
    base = control("c-base", "oak", state=state)
    plan = with_entity(sound(), base, held("c-more", "elm", requires=("c-base",)))
    assert ["c-more"] == found(plan, "rests-on-what-is-not-there")


def test_a_control_that_rests_on_one_in_place_is_no_finding() -> None:
    """When both are in place there is nothing to say."""
    plan = with_entity(
        sound(), control("c-base", "oak"), held("c-more", "elm", requires=("c-base",))
    )
    assert [] == found(plan, "rests-on-what-is-not-there")


@pytest.mark.parametrize("check", ["no-owner", "no-holder", "no-evidence", "no-review-date"])
def test_a_proposal_is_asked_for_nothing_yet(check: str) -> None:
    """An idea without owner, holder, evidence or date is an idea, not a fault."""
    idea = sound().by_id["c-idea"]
    assert (None, (), ()) == (idea.owner, idea.evidence, idea.delivery.holders)
    assert [] == found(sound(), check)


def test_a_control_that_has_ended_is_asked_for_nothing() -> None:
    """What is over is not improved."""
    plan = with_fields("c-bed", owner=None, evidence=(), review_by=None, end=day(-1))
    checks = ("no-owner", "no-evidence", "no-review-date")
    assert [[], [], []] == [found(plan, check) for check in checks]


def test_who_delivers_a_control_acts_on_what_is_found_about_it() -> None:
    """Who delivers acts; when nobody does, who leads on the risk."""
    assert "mum" == one(with_fields("c-mum", owner=None), "no-owner").owner
    plan = with_fields("c-bed", delivery=Delivery(holders=()))
    assert "community-team" == one(plan, "no-holder").owner
