"""Checks about the move: nothing ends before what follows begins, and there is a way back."""

from itertools import pairwise
from typing import Any

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Decider, Gate, Milestone
from tests.builders import (
    agency,
    amended,
    day,
    depends,
    tie,
    with_entity,
    without,
)
from tests.tcplan.findings.sound import MOVE, altered, found, held, one, sound, with_fields


def test_a_move_without_a_way_back_is_found() -> None:
    """What happens if the home does not hold is agreed before the move."""
    assert ["move"] == found(with_fields("move", way_back=None), "no-way-back")


@pytest.mark.parametrize("stage", ["at-risk-at-home", "planning", "settled"])
def test_a_move_that_is_far_off_or_over_needs_no_way_back(stage: str) -> None:
    """The way back is asked for when a home has been found and until the person has settled."""
    assert [] == found(with_fields("move", way_back=None, stage=stage), "no-way-back")


def test_hospital_as_the_only_way_back_is_found() -> None:
    """Without any contingency outside hospital, going back to the ward is the only one."""
    assert ["move"] == found(without(sound(), "c-bed"), "readmission-only")


@pytest.mark.parametrize(
    "fields", [{"state": "withdrawn"}, {"setting": "hospital"}, {"end": day(-1)}]
)
def test_a_contingency_that_is_over_or_on_the_ward_is_no_way_back(fields: dict[str, Any]) -> None:
    """Only a contingency outside hospital that is not over keeps the person's home."""
    assert ["move"] == found(with_fields("c-bed", **fields), "readmission-only")


def test_a_step_up_that_is_not_hospital_is_no_finding() -> None:
    """A way back that says nothing of hospital leads somewhere else."""
    back = sound().transitions[0].way_back
    assert back is not None
    plan = amended(
        without(sound(), "c-bed"),
        "move",
        way_back=altered(back, step_up="Two nights at the crisis house."),
    )
    assert [] == found(plan, "readmission-only")


def test_days_between_a_control_and_what_follows_it_are_found_and_counted() -> None:
    """The gap is said in days; the new arrangement's holder acts."""
    finding = one(with_fields("c-home", start=day(45)), "handover-gap")
    assert "2 January 2027; “C-Home” follows on 6 January 2027: 3 days" in finding.what
    assert ("c-ward", "elm") == (finding.about, finding.owner)


def test_a_ward_arrangement_without_an_end_holds_until_the_day_before_the_move() -> None:
    """The ward's support ends with the stay, even if nobody wrote an end."""
    plan = with_fields("c-ward", end=None)
    assert [] == found(plan, "handover-gap")
    late = amended(plan, "c-home", start=day(43))
    assert "1 day between them" in one(late, "handover-gap").what


def test_a_successor_that_was_given_up_is_found() -> None:
    """What is to follow must not have failed or been withdrawn."""
    plan = with_fields("c-home", state="withdrawn")
    assert "has been given up or has failed" in one(plan, "handover-gap").what


def test_a_successor_that_overlaps_is_no_finding() -> None:
    """Overlap at the handover is what good handovers have."""
    assert [] == found(with_fields("c-home", start=day(30)), "handover-gap")
    assert [] == found(with_fields("c-home", start=None), "handover-gap")


def _only_on_the_ward() -> Plan:
    plan = without(sound(), "c-oak", "c-trust", "c-home", "c-lock", "c-idea", "c-ward")
    return with_entity(plan, held("c-ward", "hospital", setting="hospital"))


def test_a_ward_arrangement_that_nothing_follows_is_found() -> None:
    """What only the ward does is missed on the first day at home."""
    finding = one(_only_on_the_ward(), "ward-control-without-successor")
    assert "from the move on 3 January 2027 nothing is planned instead" in finding.what
    assert "community-team" == finding.owner


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": "proposed"}, []),
        ({"setting": "hospital"}, ["c-ward", "c-next"]),
        ({"state": "failed"}, ["c-ward"]),
        ({"end": day(41)}, ["c-ward"]),
    ],
)
def test_only_something_at_home_after_the_move_takes_over(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """A proposal for home is a start; the ward, a failure or an early end is not."""
    plan = with_entity(_only_on_the_ward(), held("c-next", "oak", **fields))
    assert expected == found(plan, "ward-control-without-successor")


def test_without_a_date_for_the_move_no_successor_is_asked_for() -> None:
    """Before a date is set, the ward's arrangements are simply the arrangements."""
    plan = amended(_only_on_the_ward(), "move", target=None)
    assert [] == found(plan, "ward-control-without-successor")
    assert [] == found(
        _only_on_the_ward(), "ward-control-without-successor", MOVE + (day(1) - day(0))
    )


def test_a_landlord_who_is_the_support_provider_is_found() -> None:
    """Home and support are kept apart, so that one can change without the other."""
    assert ["placement"] == found(
        with_fields("package", provider="landlord"), "landlord-is-provider"
    )


def test_a_landlord_of_the_same_company_as_the_provider_is_found() -> None:
    """One parent company behind both is named."""
    plan = with_entity(sound(), agency("grove", "parent-company"))
    for name in ("oak", "landlord"):
        plan = amended(plan, name, depends_on=(depends("grove", "parent-company"),))
    assert one(plan, "landlord-is-provider").what.endswith("organisation, Grove.")


def test_a_care_home_is_its_own_landlord() -> None:
    """In a care home, home and care are one by law."""
    plan = amended(with_fields("package", provider="landlord"), "placement", tenure="care-home")
    assert [] == found(plan, "landlord-is-provider")


@pytest.mark.parametrize("met", ["home", "landlord", "mum", "oak"])
def test_a_home_together_with_what_it_must_not_meet_is_found(met: str) -> None:
    """A place or holder that was found not to go with this home is not brought together with it."""
    assert ["placement"] == found(
        with_fields("placement", incompatible_with=(met,)), "home-incompatible"
    )


def test_a_tie_of_the_past_does_not_bring_together() -> None:
    """Who no longer comes is not met."""
    plan = with_entity(sound(), tie("tie-barred", "barred", end=day(-1)))
    assert [] == found(plan, "home-incompatible")


def _step(name: str, *waits_for: str) -> Milestone:
    return Milestone(
        id=name, name=name.upper(), shortest=1, likely=2, longest=3, depends_on=waits_for
    )


def test_steps_that_wait_for_each_other_are_found_with_the_whole_loop() -> None:
    """Every step of the loop is named, each waiting for the next."""
    steps = (_step("a", "c"), _step("b", "a"), _step("c", "b"), _step("d", "a"))
    what = one(with_fields("move", milestones=steps), "milestone-loop").what
    loop = [part.strip("“”.") for part in what.partition(": ")[2].split(" → ")]
    assert {"A", "B", "C"} == set(loop)
    assert loop[0] == loop[-1]
    waits = {step.name: {name.upper() for name in step.depends_on} for step in steps}
    assert all(later in waits[earlier] for earlier, later in pairwise(loop))


def test_steps_in_a_row_are_no_finding() -> None:
    """One step may wait for several."""
    steps = (_step("a"), _step("b", "a"), _step("c", "a", "b"))
    assert [] == found(with_fields("move", milestones=steps), "milestone-loop")


@pytest.mark.parametrize("decision", ["undecided", "not-met"])
def test_an_open_gate_that_nobody_sees_to_is_found(decision: str) -> None:
    """Each gate that is not met has somebody who sees to it."""
    gate = _gate(decision)
    assert ["g-team"] == found(with_fields("move", gates=(gate,)), "gate-without-owner")


def test_a_gate_that_does_not_apply_needs_no_owner() -> None:
    """Nobody sees to a gate that does not apply."""
    gate = _gate("not-applicable")
    assert [] == found(with_fields("move", gates=(gate,)), "gate-without-owner")


def _gate(decision: str) -> Gate:
    decided: dict[str, Any] = {}
    if decision != "undecided":
        decider = Decider(name="A. N.", role="case manager", organisation="icb")
        decided = {"decided_by": decider, "decided_on": day(-1), "reason": "Said at the panel"}
    return Gate(id="g-team", name="Team", basis="good-practice", decision=decision, **decided)


def test_a_person_without_a_move_has_no_findings_about_one() -> None:
    """Somebody at home is asked nothing about moving."""
    plan = without(sound(), "move")
    checks = ("no-way-back", "readmission-only", "handover-gap", "ward-control-without-successor")
    assert [[], [], [], []] == [found(plan, check) for check in checks]
