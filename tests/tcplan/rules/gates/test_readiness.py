"""Whether a move can go ahead is told obstacle by obstacle, and no decision outlives its ground."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import WayBack
from tcplan.errors import InvalidValueError
from tcplan.rules.readiness import ANSWER_WORDS, WEIGHT_WORDS, Obstacle, Readiness, readiness
from tests.builders import about, amended, day, evidence
from tests.tcplan.rules.gates.moving import (
    acceptance,
    decider,
    gate,
    go,
    met,
    move_of,
    moving,
    on_day,
    states,
    verdicts,
    visit,
    waived,
)

LAW = {"basis": "law", "rule": "R15", "rule_version": "2026-02-18"}


def ready(plan: Plan, after: int = 0) -> Readiness:
    """What stands against the move so many days after today."""
    return readiness(on_day(plan, after), move_of(plan))


def of_kind(found: Readiness, kind: str) -> list[Obstacle]:
    """The obstacles of one kind."""
    return [one for one in found.obstacles if one.kind == kind]


def test_an_open_gate_of_law_blocks() -> None:
    """While a gate of law is open the answer is no, and it says who can close it."""
    found = ready(moving(gates=(gate("g-dol", basis="law", owner="icb"),)))
    (one,) = of_kind(found, "gate")

    assert "blocked" == found.answer
    assert ("blocks", "icb", "g-dol") == (one.weight, one.owner, one.about)
    assert "cannot be waived" in one.remedy


def test_law_blocks_again_on_the_day_after_its_evidence() -> None:
    """Evidence of a gate of law counts through its review date, and blocks from the day after."""
    plan = moving(gates=(met("g-dol", **LAW),))

    assert ["not-yet", "blocked"] == [ready(plan, 60).answer, ready(plan, 61).answer]


def test_another_open_gate_is_named_and_does_not_block() -> None:
    """A gate of good practice is listed for the decision and is no bar of law."""
    found = ready(moving(gates=(gate(),)))
    (one,) = of_kind(found, "gate")

    assert "not-yet" == found.answer
    assert "to-be-named" == one.weight


def test_a_gate_that_will_open_before_the_move_is_told_now() -> None:
    """Evidence that runs out the day before the move is seen weeks ahead; on the day it counts."""
    late = moving(gates=(met(evidence=(evidence(review_by=day(41)),)),))
    enough = moving(gates=(met(evidence=(evidence(review_by=day(42)),)),))

    (one,) = of_kind(ready(late), "gate")
    assert "open again before the move on 3 January 2027" in one.what
    assert [] == of_kind(ready(enough), "gate")


def test_an_unknown_legal_status_blocks() -> None:
    """Nothing goes ahead on a legal status that is recorded as not known."""
    plan = amended(moving(gates=(met(),)), "status", code="99")
    found = ready(plan)

    assert "blocked" == found.answer
    assert ["blocks"] == [one.weight for one in of_kind(found, "legal-status")]


def test_a_move_without_gates_is_not_ready() -> None:
    """Where nobody recorded a gate, nothing shows that the move can go ahead."""
    assert 1 == len(of_kind(ready(moving(gates=())), "no-gates"))


def test_a_missing_way_back_stands_against_it() -> None:
    """A move without a way back says so; with one it does not."""
    back = WayBack(decider="icb", step_up="The flat next door.", out_of_hours="01632 960001")

    assert 1 == len(of_kind(ready(moving()), "no-way-back"))
    assert [] == of_kind(ready(moving(way_back=back)), "no-way-back")


def test_the_law_stands_first() -> None:
    """Whoever reads only the first line reads what the law asks for."""
    found = ready(moving(gates=(gate("g-a"), gate("g-b", basis="law"))))

    assert "blocks" == found.obstacles[0].weight
    assert {"to-be-named"} == {one.weight for one in found.obstacles[1:]}


def test_nothing_turns_green_on_words() -> None:
    """Even with nothing left open the answer is that people decide."""
    assert "People decide" in ANSWER_WORDS["nothing-found"]
    assert set(WEIGHT_WORDS) == {"blocks", "to-be-named"}


def test_a_move_that_is_not_planned_has_nothing_to_decide() -> None:
    """Before a move is planned nobody is told of obstacles to it."""
    found = ready(moving(stage="in-hospital"))

    assert ("no-move", ()) == (found.answer, found.obstacles)


def test_a_move_that_was_made_is_told_as_made() -> None:
    """From the day of the move on it is past; on the day before it is still ahead."""
    plan = moving(moved_on=day(3), stage="stabilisation")

    assert ["not-yet", "moved"] == [ready(plan, 2).answer, ready(plan, 3).answer]


def test_a_go_stands_while_the_law_does() -> None:
    """A go no longer stands on the day after evidence of a gate of law ran out."""
    plan = moving(gates=(met("g-dol", **LAW),), decisions=(go(),), target=day(80))

    assert ["met", "not-met"] == states(plan, "go-no-longer-stands", 60, 61)
    found = ready(plan, 61).decided
    assert found is not None
    assert not found.stands
    assert "“G-Dol” (open again: its evidence has run out)" in found.because


def test_a_go_falls_with_an_unknown_status() -> None:
    """A go that was decided before the legal status came into doubt no longer stands."""
    plan = amended(moving(gates=(met(),), decisions=(go(),)), "status", code="98")

    assert ["not-met"] == states(plan, "go-no-longer-stands", 0)


def test_a_decision_counts_from_its_day_on() -> None:
    """Asked about the day before, nobody had decided yet."""
    plan = moving(gates=(met(),), decisions=(go(),))

    assert ["not-applicable", "met"] == states(plan, "go-no-longer-stands", -2, -1)
    assert ready(plan, -2).decided is None


def test_the_last_decision_by_the_day_counts() -> None:
    """A pause after a go takes its place from its own day on."""
    pause = go(decision="pause", decided_on=day(2), reason="The bell is broken.")
    found = [ready(moving(gates=(met(),), decisions=(go(), pause)), n).decided for n in (1, 2)]

    assert ["go", "pause"] == [one.made.decision for one in found if one]


def test_nobody_can_record_a_go_against_the_law() -> None:
    """The record itself refuses a go while a gate of law is not met."""
    with pytest.raises(InvalidValueError, match="is not met"):
        moving(gates=(gate("g-dol", basis="law"),), decisions=(go(),))


def test_a_go_names_what_was_open() -> None:
    """A go with an open gate that its reason does not name is found; naming it is enough."""
    silent = moving(gates=(gate(),), decisions=(go(),))
    named = moving(gates=(gate(),), decisions=(go(reason="We go although G-TEAM is open."),))

    assert ["not-met"] == states(silent, "open-gate-not-named", 0)
    assert ["met"] == states(named, "open-gate-not-named", 0)


def test_a_waiver_needs_no_naming() -> None:
    """What was waived on the day of the go was decided already."""
    plan = moving(gates=(waived(),), decisions=(go(),))

    assert ["met"] == states(plan, "open-gate-not-named", 0)


def test_acceptance_is_owed_until_the_day_of_the_move() -> None:
    """The receiving team may still accept on the day of the move, and is late the day after."""
    assert ["due", "not-met"] == states(moving(), "plan-not-accepted", 42, 43)


def test_acceptance_counts_through_its_review_date() -> None:
    """A team that was to be asked again by a day has accepted until that day."""
    plan = moving(plan_accepted=(acceptance(review_by=day(7)),))

    assert ["met", "due"] == states(plan, "plan-not-accepted", 7, 8)


@pytest.mark.parametrize("version", ["1", "version 1", "v2", "draft of May", "2026-05-01"])
def test_a_current_version_is_accepted(version: str) -> None:
    """A version that is the plan's own, newer or not a number is taken as it was said."""
    plan = moving(plan_accepted=(acceptance(plan_version=version),))

    assert ["met"] == states(plan, "plan-not-accepted", 0)


def test_an_older_version_was_accepted_then() -> None:
    """A yes to version 2 is no yes to version 3."""
    plan = moving(plan_accepted=(acceptance(plan_version="version 2"),))
    newer = amended_about(plan, 3)
    (one,) = verdicts(newer, "plan-not-accepted")

    assert "due" == one.state
    assert "accepted version 2" in one.what
    assert "now at version 3" in one.what
    assert ["met"] == states(amended_about(plan, 2), "plan-not-accepted", 0)


def amended_about(plan: Plan, version: int) -> Plan:
    """The plan at another version."""
    return plan.altered(about=about(version=version))


def test_a_refusal_gives_its_reason() -> None:
    """A team that did not accept is heard in its own words, and an earlier yes is gone."""
    no = acceptance(on=day(-2), accepted=False, words="Nobody answers at night.")
    plan = moving(plan_accepted=(acceptance(), no))
    (one,) = verdicts(plan, "plan-not-accepted")

    assert "due" == one.state
    assert "Nobody answers at night." in one.what
    assert ["met", "due"] == states(plan, "plan-not-accepted", -3, -2)


def test_one_refusal_outweighs_another_teams_yes() -> None:
    """Where two teams receive the person, both have to accept."""
    no = acceptance(holder="on-call", accepted=False, words="Not asked.")

    assert ["due"] == states(moving(plan_accepted=(acceptance(), no)), "plan-not-accepted", 0)


def test_a_host_commissioner_is_asked_out_of_area() -> None:
    """Out of area the host commissioner accepts too; in area nobody asks; else it is asked."""
    host = acceptance(role="host-commissioner", holder="icb", decided_by=decider())
    away = amended(moving(), "placement", out_of_area=True, host_commissioner="icb")

    assert ["due"] == states(away, "host-not-accepted", 0)
    assert ["met"] == states(amended(away, "move", plan_accepted=(host,)), "host-not-accepted", 0)
    own = amended(moving(), "placement", out_of_area=False)
    assert ["not-applicable"] == states(own, "host-not-accepted", 0)
    (asked,) = verdicts(moving(), "host-not-accepted")
    assert "not recorded whether" in asked.what


def test_a_pause_asks_for_a_decision() -> None:
    """A visit that ended in a pause waits a week for a decision, and is found after it."""
    plan = moving(visits=(visit(-7, "pause"),))

    assert ["due", "not-met"] == states(plan, "pause-not-followed", 0, 1)
    decided = amended(plan, "move", decisions=(go(decision="pause"),))
    assert ["met"] == states(decided, "pause-not-followed", 1)


def test_an_open_gate_cites_the_rule_that_it_names() -> None:
    """A gate that names its rule sends the reader there; one of law that names none, to no go."""
    named = ready(moving(gates=(gate("g-dol", basis="law", rule="R15"),)))
    unnamed = ready(moving(gates=(gate("g-dol", basis="law"),)))

    assert [("R15", "2026-02-18")] == [(o.rule, o.version) for o in of_kind(named, "gate")]
    assert [("R34", "1")] == [(o.rule, o.version) for o in of_kind(unnamed, "gate")]


def test_after_the_person_has_settled_nothing_stands_against_the_move() -> None:
    """While the person settles what is open still shows; once they have, it is history."""
    settling = moving(moved_on=day(-3), stage="stabilisation")

    assert of_kind(ready(settling), "plan-not-accepted")
    assert () == ready(amended(settling, "move", stage="settled")).obstacles
