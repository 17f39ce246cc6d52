"""The decision log: each decision with its person, evidence, rule and dissent, none rewritten."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance
from tcplan.domain.transition import DecideBy, Dissent
from tcplan.errors import UnknownIdError
from tcplan.planner.opening import Request, Visit, look
from tcplan.planner.saves import person_history
from tcplan.views.looking import Looking
from tcplan.views.papers.decision_log import NO_JOURNAL, DecisionLogView, decision_log
from tcplan.views.papers.given import Given, Recipient
from tests.builders import (
    TODAY,
    day,
    empty_plan,
    evidence,
    least,
    robin,
    source,
    with_entity,
)
from tests.tcplan.planner.sessions import NOW, database, save
from tests.tcplan.report.papers.work import looking, raw
from tests.tcplan.rules.gates.moving import acceptance, decider, gate, go, met, moving, waived


def seen(plan: Plan, after: int = 0, **given: Any) -> DecisionLogView:  # noqa: ANN401
    """The log of Robin's move."""
    return decision_log(Looking(plan, "x", day(after), TODAY), "P-001", Given(**given))


def test_every_decided_gate_of_the_plan_stands_in_a_log() -> None:
    """Read from the file by hand: person, role, agency, day, evidence and dissent of each gate."""
    names = {one["id"]: one["name"] for one in raw()["agencies"]}
    for move in raw()["transitions"]:
        log = decision_log(looking(), move["individual"], Given())
        told = {row.id: row for row in log.decisions if row.kind == "gate"}
        made = [
            one for one in move.get("gates", []) if one.get("decision", "undecided") != "undecided"
        ]
        assert {one["id"] for one in made} == set(told)
        for one in made:
            row, by = told[one["id"]], one["decided_by"]
            assert (by["name"], by["role"]) == (row.by.name, row.by.role)
            assert names[by["organisation"]] == row.by.agency
            assert one["decided_on"] == str(row.on)
            assert len(one.get("evidence", [])) == len(row.evidence)
            assert [e["review_by"] for e in one.get("evidence", [])] == [
                str(item.review_by) for item in row.evidence
            ]
            assert [d["by"]["name"] for d in one.get("dissent", [])] == [
                said.name for said in row.dissent
            ]
            assert one.get("waived_until") == (str(row.until) if row.until else None)


def test_every_gate_stands_as_decided_or_as_open() -> None:
    """No gate of a move is missing from the log: it was decided, or is still to be."""
    for move in raw()["transitions"]:
        log = decision_log(looking(), move["individual"], Given())
        told = {row.id for row in log.decisions} | {row.id for row in log.open}
        assert {one["id"] for one in move.get("gates", [])} <= told


def test_the_log_runs_from_the_oldest_decision() -> None:
    """Whoever reads the log reads what happened in the order in which it happened."""
    days = [row.on for row in decision_log(looking(), "P-071", Given()).decisions]

    assert sorted(days) == days
    assert dt.date(2026, 10, 19) == days[0]


def test_the_version_of_the_rule_is_the_one_recorded() -> None:
    """The version that was written down with the decision is the one that is told."""
    plan = moving(gates=(met(rule="R22", rule_version="1"),))
    (row,) = seen(plan).decisions
    assert row.rule is not None

    assert ("R22", "1", "recorded with the decision") == (
        row.rule.id,
        row.rule.version,
        row.rule.how_known,
    )
    assert "in force on every day" == row.rule.effective_words


def test_a_version_that_was_not_recorded_is_said_to_be_worked_out() -> None:
    """Where nobody wrote the version down, the one of that day is told, and that it was not."""
    (row,) = seen(moving(gates=(met(rule="R22"),))).decisions
    assert row.rule is not None

    assert ("1", "not recorded with the decision; this version was in force on that day") == (
        row.rule.version,
        row.rule.how_known,
    )
    assert any("version of its rule" in words for words in row.lacks)


def test_a_version_that_the_rules_do_not_have_is_said_to_be_unknown() -> None:
    """Nothing is made up about a version that is in none of the rules in use."""
    (row,) = seen(moving(gates=(met(rule="R22", rule_version="77"),))).decisions
    assert row.rule is not None

    assert ("77", None) == (row.rule.version, row.rule.title)
    assert "the rules in use have no version 77 of it" == row.rule.effective_words


def test_an_item_of_the_checklist_is_called_one() -> None:
    """A gate that answers the local checklist is not told as if it were a national rule."""
    (row,) = seen(moving(gates=(met(rule="checklist-04", rule_version="1"),))).decisions
    assert row.rule is not None

    assert row.rule.effective_words.startswith("an item of the ")


def test_a_waiver_stands_with_its_reason_and_its_end() -> None:
    """Who waived a gate, why and until when is told, and after its end that it has ended."""
    plan = moving(gates=(waived(),))
    (now,) = seen(plan).decisions
    assert now.until is not None
    after = (now.until - TODAY).days + 1
    (then,), still = seen(plan, after).decisions, seen(plan, after).open

    assert "Waived" == now.decision_words
    assert now.reason
    assert then.standing.startswith("Waiver has ended.")
    assert ([], [now.id]) == ([one.id for one in seen(plan).open], [one.id for one in still])


def test_dissent_stands_with_who_and_in_which_words() -> None:
    """Somebody who disagreed is told with name, role, agency and words."""
    no = Dissent(by=decider(name="F. O.", role="nurse"), words="Nights are open.")
    (row,) = seen(moving(gates=(met(dissent=(no,)),))).decisions

    assert [("F. O.", "nurse", "Icb", "Nights are open.")] == [
        (one.name, one.role, one.agency, one.words) for one in row.dissent
    ]


def test_a_decision_after_the_day_is_not_told_as_made() -> None:
    """Asked about the day before it, a decision is still to be made."""
    made = met(decided_on=day(0))
    log = seen(moving(gates=(made,)), -1)

    assert () == log.decisions
    assert [made.id] == [one.id for one in log.open]


def test_a_go_that_a_later_decision_replaced_stays_in_the_log() -> None:
    """A pause after a go does not rub the go out, and says which stands."""
    plan = moving(decisions=(go(decided_on=day(-9)), go(decision="pause", decided_on=day(-2))))
    first, second = seen(plan).decisions

    assert ("Go", "A later decision stands in its place.") == (first.decision_words, first.standing)
    assert "Pause" == second.decision_words
    assert second.standing.startswith("Decided on 20 November 2026: pause")


def test_what_was_decided_by_a_day_says_whether_it_was_late() -> None:
    """A step that was decided three days after its day says so, and that nobody is named."""
    step = DecideBy(what="Who has the nights", by=day(-6), owner="icb", decided_on=day(-3))
    (row,) = seen(moving(decide_by=(step,))).decisions

    assert "Decided 3 days after its day, 16 November 2026." == row.standing
    assert ("It names no person and no role.",) == row.lacks


def test_who_accepted_the_plan_stands_in_the_log() -> None:
    """The team that takes over says that it accepts the plan, in which version."""
    (row,) = seen(moving(plan_accepted=(acceptance(),))).decisions

    assert ("plan", "Accepted") == (row.kind, row.decision_words)
    assert row.plan_version


def test_an_accepted_gap_stands_in_the_log_of_the_person_whose_it_is() -> None:
    """Who lives with a gap for a while, why and until when, and when it has run out."""
    control = robin().controls[0]
    given = least(
        Acceptance, id="ac", source=source(on=day(-4)), finding="no-deputy", about=control.id,
        reason="Robin wants one.", owner="coordinator", until=day(2),
    )  # fmt: skip
    plan = with_entity(robin(), given)
    (row,) = seen(plan).decisions

    assert ("acceptance", day(-4), day(2)) == (row.kind, row.on, row.until)
    assert (f"no-deputy: {control.name}", "P-001 wants one.") == (row.what, row.reason)
    assert "It ran out on 24 November 2026." == seen(plan, 3).decisions[0].standing


def test_milestones_stand_as_recorded() -> None:
    """Each milestone of the file stands with its owner and its days."""
    log = decision_log(looking(), "P-014", Given())
    (move,) = (one for one in raw()["transitions"] if one["individual"] == "P-014")

    assert [one["id"] for one in move["milestones"]] == [step.id for step in log.steps]
    assert "3 to 10 days, 5 likely" == log.steps[0].days


def test_a_plan_file_says_that_it_has_no_journal() -> None:
    """Nothing is told of who changed what where nobody kept it."""
    log = seen(moving(gates=(met(),)))

    assert (False, NO_JOURNAL, (), ()) == (log.journalled, log.journal, log.days_moved, log.changes)


def journalled(folder: Path) -> Looking:
    """Robin's move, whose target Ben put off and whose gate Cat dated."""
    plan = moving(gates=(gate("g-a", name="Keys", due=day(5)),), target=day(20))
    path = database(folder, plan)
    (move,) = plan.transitions
    save(path, "Ben", 60, Amend(move.id, {"target": day(34)}), agency="icb", why="No staff yet")
    later = (gate("g-a", name="Keys", due=day(9)),)
    save(path, "Cat", 90, Amend(move.id, {"gates": later}))
    save(path, "Cat", 95, Amend("P-001", {"my_hopes": "A cat"}))
    visit = Visit(who="Ann", at=NOW)
    return look(path, Request(), calendar_day=TODAY, visit=visit)


def test_days_that_were_moved_are_told_from_the_journal(tmp_path: Path) -> None:
    """Who put a day off, from when to when, at which hour and why."""
    plan = journalled(tmp_path)
    log = decision_log(plan, "P-001", Given(journal=person_history(plan, "P-001")))

    assert [
        ("Ben", "Target", "12 Dec 2026", "26 Dec 2026", "No staff yet"),
        ("Cat", "Gate “Keys”: due", "27 Nov 2026", "1 Dec 2026", None),
    ] == [(one.who, one.what, one.before, one.after, one.why) for one in log.days_moved]
    assert (dt.date(2026, 11, 20), "10:00 UTC") == (log.days_moved[0].on, log.days_moved[0].clock)
    assert log.journal.startswith("From the journal, up to row ")


def test_changes_of_other_entries_are_counted(tmp_path: Path) -> None:
    """The log tells changes of the move and says how many saves it does not tell."""
    plan = journalled(tmp_path)
    log = decision_log(plan, "P-001", Given(journal=person_history(plan, "P-001")))

    assert ["Ann", "Ben", "Cat"] == [one.who for one in log.changes]
    assert 1 == log.changes_elsewhere


def test_the_journal_is_told_to_the_holder_alone(tmp_path: Path) -> None:
    """A partner gets the decisions and nothing of who typed what."""
    plan = journalled(tmp_path)
    reader = Recipient(kind="agency", agency="oak", words="Oak")
    log = decision_log(
        plan, "P-001", Given(journal=person_history(plan, "P-001"), recipient=reader)
    )

    assert (False, (), ()) == (log.journalled, log.days_moved, log.changes)
    assert "The journal is told to the plan's holder only." == log.journal


def test_somebody_without_a_move_has_an_empty_log() -> None:
    """Nothing recorded gives a log without rows, and somebody unknown gives an error."""
    log = decision_log(Looking(without_moves(), "x", TODAY, TODAY), "P-001", Given())

    assert ((), (), (), ()) == (log.moves, log.decisions, log.open, log.steps)
    with pytest.raises(UnknownIdError):
        decision_log(Looking(empty_plan(), "x", TODAY, TODAY), "P-001", Given())


def without_moves() -> Plan:
    """Robin's plan without a move."""
    return attrs.evolve(robin(), transitions=())


def test_evidence_says_whether_it_still_holds() -> None:
    """Evidence is in date through its review day, and has run out on the day after."""
    plan = moving(gates=(met(evidence=(evidence(review_by=day(3)),)),))
    (now,), (then,) = seen(plan, 3).decisions, seen(plan, 4).decisions

    assert ["in date"] == [item.state_words for item in now.evidence]
    assert ["run out"] == [item.state_words for item in then.evidence]
    assert then.standing.startswith("Open again")
