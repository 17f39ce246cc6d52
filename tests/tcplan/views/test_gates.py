"""The Gates lens: whether the move can go ahead in words, and nobody named who must not be."""

import json

import pytest

from tcplan.domain.individual import RegisterEntry
from tcplan.domain.legal import VictimMarker
from tcplan.domain.plan import Plan
from tcplan.domain.records import Review
from tcplan.domain.transition import Dissent, Gate, PlanAcceptance
from tcplan.errors import UnknownIdError
from tcplan.views.as_data import as_json
from tcplan.views.gate_standing import StandingView
from tcplan.views.gates import GatesView, gates
from tcplan.views.looking import Looking
from tcplan.views.move import move
from tests.builders import TODAY, amended, day, evidence, individual, least, source, with_entity
from tests.tcplan.rules.gates.moving import (
    acceptance,
    decider,
    gate,
    go,
    met,
    moving,
    visit,
    waived,
)


def look(plan: Plan, after: int = 0, *, names: bool = False) -> Looking:
    """The plan as it is looked at so many days after today."""
    return Looking(plan, "robin.plan.json", day(after), TODAY, names=names)


def seen(plan: Plan, after: int = 0, *, names: bool = False) -> GatesView:
    """The lens on Robin."""
    return gates(look(plan, after, names=names), "P-001")


def standing(plan: Plan, after: int = 0) -> StandingView:
    """How the only gate of the move stands."""
    (basis,) = seen(plan, after).gates
    (found,) = basis.gates
    return found


def test_gates_stand_by_basis_the_law_first() -> None:
    """A planner sees what the law asks for before what is good practice, and no empty group."""
    plan = moving(
        gates=(gate("g-a"), gate("g-b", basis="local"), gate("g-c", basis="law"), gate("g-d"))
    )

    assert [("law", ["g-c"]), ("local", ["g-b"]), ("good-practice", ["g-a", "g-d"])] == [
        (basis.basis, [one.gate.id for one in basis.gates]) for basis in seen(plan).gates
    ]


def test_evidence_has_an_age_and_says_whether_it_holds() -> None:
    """The age of evidence is counted on the day asked about, and what ran out says so."""
    plan = moving(gates=(met(),))
    (now,), (later,) = standing(plan).evidence, standing(plan, 61).evidence

    assert (30, "in date") == (now.days_old, now.state_words)
    assert (91, "run out") == (later.days_old, later.state_words)


def test_evidence_that_was_replaced_says_so() -> None:
    """An old look stays in the record and is not mistaken for one that is missing."""
    looks = (evidence(review_by=day(5)), evidence(on=day(0), review_by=day(40)))
    found = standing(moving(gates=(met(evidence=looks),)), 20)

    assert ["replaced by newer", "in date"] == [item.state_words for item in found.evidence]
    assert found.passes


def test_evidence_that_lies_ahead_is_not_there() -> None:
    """Asked about a day before it was gathered, evidence is told as not yet there."""
    found = standing(moving(gates=(met(evidence=(evidence(on=day(-3)),)),)), -5)

    assert ["not yet there"] == [item.state_words for item in found.evidence]
    assert "asserted" == found.state


def test_dissent_stands_with_its_gate_and_its_decision() -> None:
    """Who disagreed is named beside what they disagreed with."""
    no = Dissent(by=decider(name="F. O.", role="nurse"), words="Nights are open.")
    view = seen(moving(gates=(met(dissent=(no,)),), decisions=(go(dissent=(no,)),)))

    assert ("F. O., nurse: Nights are open.",) == view.gates[0].gates[0].gate.dissent
    assert view.decision is not None
    assert ("F. O., nurse, Icb: Nights are open.",) == view.decision.dissent


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (-1, "in 6 days"),
        (5, "today"),
        (6, "overdue by 1 day"),
    ],
)
def test_a_gate_is_due_through_its_day(after: int, said: str) -> None:
    """On its day a gate is due; it is overdue from the day after."""
    found = standing(moving(gates=(gate(due=day(5)),)), after)

    assert f"27 Nov 2026, {said}" == found.due_words


def test_the_overview_never_shows_an_expired_gate_as_met() -> None:
    """Wherever a gate is shown, a decision that has run out says what became of it."""

    def words(one: Gate, after: int) -> str:
        plan = moving(gates=(one,))
        return move(look(plan, after), "P-001", plan.transitions[0]).gates[0].decision_words

    assert "Met" == words(met(), 60)
    assert "Met, but open again: its evidence has run out" == words(met(), 61)
    assert "Waived, but the waiver has ended" == words(waived(), 11)
    assert "Met, but not by this day" == words(met(), -11)
    early = met(evidence=(evidence(on=day(-3)),))
    assert "Met, but with no evidence that is dated by this day" == words(early, -4)


def test_an_obstacle_cites_its_rule() -> None:
    """What is asked for names the rule, its version, its source and whether that is sure."""
    view = seen(moving())
    (found,) = (one for one in view.obstacles if one.kind == "team-not-trained")

    assert ("R25", "1", False) == (found.rule, found.rule_version, found.certain)
    assert found.source
    assert found.owner_name


def test_a_decision_that_fell_is_said() -> None:
    """A go whose ground has gone is shown as no longer standing."""
    law = {"basis": "law", "rule": "R15", "rule_version": "2026-02-18"}
    view = seen(moving(gates=(met(**law),), decisions=(go(),), target=day(80)), 61)

    assert "blocked" == view.answer
    assert view.decision_stands is False


def test_decisions_after_the_day_are_not_told() -> None:
    """Asked about last week, this week's decision is not there."""
    view = seen(moving(decisions=(go(decision="pause"),)), -7)

    assert (None, ()) == (view.decision, view.decisions)


def test_the_checklist_suggests_what_is_not_in_the_plan() -> None:
    """An item with a gate shows how it stands; one without is a suggestion and no finding."""
    view = seen(moving(gates=(met("g-home", rule="checklist-07"),)), 61)
    rows = {row.id: row for row in view.checklist}

    assert "Open again: its evidence has run out" == rows["checklist-07"].state_words
    assert (None, "not in the plan") == (
        rows["checklist-01"].gate,
        rows["checklist-01"].state_words,
    )
    assert not any("checklist" in one.kind for one in view.obstacles)


def test_the_first_day_lists_everything() -> None:
    """Each thing that the first day needs stands there, recorded or not."""
    rows = seen(moving()).first_day

    assert {"not-recorded"} == {row.state for row in rows}
    assert ["gp", "keys"] == [rows[0].item, rows[-1].item]


def test_who_accepted_is_told_and_who_was_not_asked() -> None:
    """Receiving team and provider say what they accept; the host is asked out of area only."""
    ours: PlanAcceptance = acceptance(role="provider", holder="oak")
    view = seen(moving(plan_accepted=(ours,)))

    assert [("Receiving team", "missing"), ("Provider", "accepted")] == [
        (one.role_words, one.state) for one in view.acceptances
    ]
    away = amended(moving(), "placement", out_of_area=True)
    assert ["missing", "missing"] == [one.state for one in seen(away).acceptances]


def test_a_visit_ahead_tells_nothing_yet() -> None:
    """Asked about a day before a visit, its outcome and what was said are not told."""
    plan = moving(visits=(visit(-1),))
    (before,), (after,) = seen(plan, -2).visits, seen(plan).visits

    assert ("planned", None) == (before.outcome, before.own_view)
    assert ("continue", "I liked the soup.") == (after.outcome, after.own_view)


def test_names_start_hidden_in_everything() -> None:
    """While names are hidden no sentence of the lens has the person's name; shown, they do."""
    plan = moving(
        gates=(
            met(
                "g-a", name="Tenancy of Robin", dissent=(Dissent(by=decider(), words="Ask Robin."),)
            ),
            waived("g-b", reason="Robin agreed."),
            gate("g-c", name="Robin has keys"),
        ),
        decisions=(go(decision="no-go", reason="Robin said no."),),
        plan_accepted=(acceptance(accepted=False, words="Robin was not asked."),),
        visits=(visit(-1, own_view="I am Robin."),),
    )
    hidden = as_json(seen(plan), "tcplan/gates/1")

    assert "Robin" not in hidden.replace("robin.plan.json", "")
    assert "Robin" in as_json(seen(plan, names=True), "tcplan/gates/1")


def test_a_victim_is_never_named() -> None:
    """Dates of liaison are told; the condition's own words and the contact are not."""
    marker = least(
        VictimMarker,
        id="marker",
        source=source(),
        individual="P-001",
        liaison="icb",
        condition_text="Keep away from Alex Example",
        liaison_contact="Sam Sample",
        views_sought_on=day(-5),
        restorative_justice_offered_on=day(-4),
        restorative_justice="declined-by-other-side",
    )
    view = seen(with_entity(moving(), marker), names=True)
    (row,) = view.victims
    told = as_json(view, "tcplan/gates/1")

    assert day(-5) == row.views_sought_on
    assert "Declined by the other side" == row.restorative_justice
    assert "voluntary" in row.voluntary
    assert "Example" not in told
    assert "Sample" not in told


def test_restorative_justice_is_never_a_gate() -> None:
    """Whether it was offered, declined or held changes nothing about whether the move can go."""
    plan = moving()
    with_offer = with_entity(
        plan,
        least(
            VictimMarker,
            id="marker",
            source=source(),
            individual="P-001",
            liaison="icb",
            restorative_justice_offered_on=day(-4),
            restorative_justice="declined-by-person",
        ),
    )

    assert seen(plan).obstacles == seen(with_offer).obstacles


def test_somebody_at_risk_at_home_has_no_move_to_decide() -> None:
    """At home and amber: the meetings about admission stand there, with what came of them."""
    entry = RegisterEntry(rating="amber", on=day(-20), review_by=day(5))
    meeting = least(
        Review,
        id="laep",
        source=source(),
        individual="P-002",
        kind="laep",
        due=None,
        held=day(-3),
        admission="averted",
        outcome="Afternoons staffed.",
    )
    plan = with_entity(moving(), individual("P-002", register=(entry,)), meeting)
    view = gates(look(plan), "P-002")
    before = gates(look(plan, -4), "P-002")

    assert ("no-move", True) == (view.answer, view.at_risk_at_home)
    assert [("Admission averted", "Afternoons staffed.")] == [
        (row.outcome_words, row.why) for row in view.meetings
    ]
    assert [("Not held yet", None)] == [(row.outcome_words, row.why) for row in before.meetings]


def test_the_lens_gives_no_score() -> None:
    """Nothing in the data of the lens counts obstacles or gates up to a figure or a colour."""
    view = json.loads(as_json(seen(moving()), "tcplan/gates/1"))
    words = {name for name in view if any(bad in name for bad in ("score", "percent", "colour"))}

    assert {"no_score"} == words
    assert not [
        name for name, value in view.items() if isinstance(value, int | float) and value > 1
    ]


def test_somebody_unknown_is_answered() -> None:
    """An id that the plan does not have gets a sentence, and nobody else's gates."""
    with pytest.raises(UnknownIdError):
        gates(look(moving()), "P-999")
