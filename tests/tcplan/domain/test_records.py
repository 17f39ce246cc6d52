"""The rules among the fields of one record, each kept one way and broken the other."""
# ruff: noqa: ANN401  (record classes have no common type)

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.common import Evidence
from tcplan.domain.control import Control, Delivery
from tcplan.domain.fields import Record
from tcplan.domain.hospital import Delay, HospitalSpell, Restriction
from tcplan.domain.hours import Span
from tcplan.domain.individual import Individual, RegisterEntry, Responsibility
from tcplan.domain.legal import (
    Condition,
    LegalAuthority,
    LegalRoute,
    LegalStatus,
    MappaRecord,
    VictimMarker,
)
from tcplan.domain.matrix import RiskMatrix
from tcplan.domain.network import Absence, Agency, CarerStanding, Place, System, Team, Tie
from tcplan.domain.records import Acceptance, Action, Concern, Review, Rule
from tcplan.domain.risk import CauseReview, Formulation, ToolRecord
from tcplan.domain.sharing import Disclosure, Relationship
from tcplan.domain.transition import (
    DayOne,
    Decider,
    Gate,
    GoDecision,
    Milestone,
    PlanAcceptance,
    ProviderApproach,
    SupportPackage,
    Transition,
)
from tcplan.domain.unavailability import Unavailability
from tcplan.domain.whatif import NewControl, Option, WhatIfChange
from tcplan.errors import InvalidValueError
from tests.builders import (
    TODAY,
    day,
    evidence,
    least,
    matrix_rows,
    record_classes,
    source,
    unavailability,
)

ORDERED = [
    (Evidence, "on", "review_by"),
    (Control, "start", "end"),
    (Delay, "start", "end"),
    (Restriction, "start", "end"),
    (HospitalSpell, "admitted", "clinically_ready"),
    (RegisterEntry, "on", "review_by"),
    (Responsibility, "start", "end"),
    (LegalStatus, "start", "end"),
    (LegalStatus, "start", "expires"),
    (Condition, "start", "end"),
    (LegalAuthority, "start", "end"),
    (LegalAuthority, "start", "review_by"),
    (LegalRoute, "applied_on", "authorised_on"),
    (LegalRoute, "authorised_on", "expires"),
    (VictimMarker, "statement_offered_on", "statement_made_on"),
    (MappaRecord, "start", "review_by"),
    (Agency, "start", "end"),
    (Absence, "start", "end"),
    (WhatIfChange, "on", "until"),
    (Tie, "start", "end"),
    (CauseReview, "on", "review_by"),
    (Formulation, "on", "review_by"),
    (ToolRecord, "on", "review_by"),
    (Milestone, "started_on", "done_on"),
    (ProviderApproach, "asked_on", "replied_on"),
    (PlanAcceptance, "on", "review_by"),
    (Action, "asked_on", "due"),
    (Concern, "happened_on", "on"),
    (Rule, "effective_from", "effective_to"),
    (Unavailability, "on", "review_by"),
    (Relationship, "start", "end"),
]
DECIDER = Decider(name="A. Moss", role="chair", organisation="icb")
DECIDED = {"decided_by": DECIDER, "decided_on": TODAY}
MET = {"decision": "met", "evidence": (evidence(),), **DECIDED}
WAIVED = {
    "decision": "waived",
    "basis": "local",
    "reason": "r",
    "waived_until": day(9),
    **DECIDED,
}
GO = GoDecision(decision="go", decided_by=DECIDER, decided_on=TODAY, reason="all is ready")
NO_GO = GoDecision(decision="no-go", decided_by=DECIDER, decided_on=day(-1), reason="no team")
LAW = least(Gate, basis="law", **MET)
KEYS = least(DayOne, item="keys")
READY = {"ready_on": TODAY, "seen_by": "A. Moss"}
RED = least(RegisterEntry, rating="red")
EARLIER = RegisterEntry(rating="blue", on=day(-9), review_by=day(9))
TENSION = {"kind": "tension", "individual": None, "place": "area"}
FIGURE = {"out_of_service": unavailability()}
NUMBER = {"telephone": "01632 960 123"}
TWO_ROWS = matrix_rows("rare", "likely")
SPANS = (least(Span),)
AWAY, AT_NIGHT = Absence(start=TODAY), Absence(start=TODAY, hours=SPANS)
STOPS = WhatIfChange(kind="stop", about="icb")
AT_LEAST = {"mode": "at-least", "holders": ("oak", "elm"), "needed": 2}

# Record, fields that keep the rule, what breaks it, and where the problem is told.
BROKEN: list[tuple[Any, dict[str, Any], dict[str, Any], str]] = [
    (Span, {"days": ("mon", "tue")}, {"days": ()}, "days"),
    (Span, {"days": ("mon", "tue")}, {"days": ("mon", "mon")}, "days[1]"),
    (Span, {"start": "09:00", "end": "09:01"}, {"end": "09:00"}, "end"),
    (Delivery, {"mode": "all"}, {"holders": ()}, "holders"),
    (Delivery, {"holders": ("oak", "elm")}, {"holders": ("oak", "oak")}, "holders[1]"),
    (Delivery, AT_LEAST, {"needed": None}, "needed"),
    (Delivery, AT_LEAST, {"needed": 3}, "needed"),
    (Delivery, {"mode": "any"}, {"needed": 1}, "needed"),
    (Delivery, {"mode": "all"}, {"needed": 1}, "needed"),
    (Control, {"hours": (least(Span),)}, {"hours": ()}, "hours"),
    (Control, {"prevents": ("t1", "t2")}, {"prevents": ("t1", "t1")}, "prevents[1]"),
    (Control, {"limits": ("k1", "k2")}, {"limits": ("k1", "k1")}, "limits[1]"),
    (Control, {"requires": ("c1", "c2")}, {"requires": ("c1", "c1")}, "requires[1]"),
    (Individual, {"born": "2008-02-29"}, {"born": "2009-02-29"}, "born"),
    (Individual, {"register": (EARLIER, RED)}, {"register": (RED, EARLIER)}, "register[1].on"),
    (HospitalSpell, {"admitted": day(-9)}, {"on_this_ward_since": day(-10)}, "on_this_ward_since"),
    (
        HospitalSpell,
        {"ended": TODAY, "ended_as": "family-home"},
        {"on_this_ward_since": day(1)},
        "ended",
    ),
    (HospitalSpell, {"ended": TODAY, "ended_as": "family-home"}, {"ended": None}, "ended"),
    (HospitalSpell, {"ended": TODAY, "ended_as": "family-home"}, {"ended_as": None}, "ended_as"),
    (Condition, {"supervisor": "trust", "deputy": "oak"}, {"supervisor": None}, "deputy"),
    (Milestone, {"shortest": 1, "likely": 2, "longest": 3}, {"likely": 4}, "likely"),
    (Milestone, {"shortest": 1, "likely": 2, "longest": 3}, {"shortest": 3}, "likely"),
    (Gate, MET, {"evidence": ()}, "evidence"),
    (Gate, MET, {"decided_by": None}, "decided_by"),
    (Gate, MET, {"decided_on": None}, "decided_on"),
    (Gate, MET | {"decision": "not-met"}, {"decided_by": None}, "decided_by"),
    (Gate, MET | {"decision": "not-applicable", "reason": "r"}, {"reason": None}, "reason"),
    (Gate, WAIVED, {"reason": None}, "reason"),
    (Gate, WAIVED, {"waived_until": None}, "waived_until"),
    (Gate, WAIVED, {"waived_until": day(-1)}, "waived_until"),
    (Gate, WAIVED, {"basis": "law"}, "decision"),
    (
        VictimMarker,
        {"restorative_justice": "held", "restorative_justice_offered_on": TODAY},
        {"restorative_justice_offered_on": None},
        "restorative_justice_offered_on",
    ),
    (PlanAcceptance, {"accepted": False, "words": "no rota"}, {"words": None}, "words"),
    (DayOne, READY, {"seen_by": None}, "seen_by"),
    (DayOne, READY, {"not_needed": "none are used"}, "not_needed"),
    (Transition, {"decisions": (NO_GO, GO)}, {"decisions": (GO, NO_GO)}, "decisions[1].decided_on"),
    (
        Transition,
        {"decisions": (GO,), "gates": (LAW,)},
        {"gates": (least(Gate, basis="law"),)},
        "decisions[0].decision",
    ),
    (
        Transition,
        {"day_one": (KEYS, least(DayOne, item="gp"))},
        {"day_one": (KEYS, KEYS)},
        "day_one[1].item",
    ),
    (
        SupportPackage,
        {"core_team": 6, "core_team_in_post": 6},
        {"core_team": 5},
        "core_team_in_post",
    ),
    (Unavailability, {"least": 2, "most": 2}, {"most": 1}, "most"),
    (Agency, FIGURE | {"kind": "provider"}, {"kind": "family"}, "out_of_service"),
    (Agency, FIGURE | {"kind": "provider"}, {"kind": "friend"}, "out_of_service"),
    (Agency, NUMBER | {"kind": "provider"}, {"kind": "family"}, "telephone"),
    (Agency, NUMBER | {"kind": "provider"}, {"kind": "friend"}, "telephone"),
    (Team, FIGURE | {"kind": "rota", "posts": 2}, {"kind": "role"}, "out_of_service"),
    (Team, FIGURE | {"kind": "rota", "posts": 2}, {"posts": 1}, "out_of_service"),
    (Place, FIGURE | {"kind": "home", "owner": "icb"}, {"owner": None}, "out_of_service"),
    (Place, FIGURE | {"kind": "home", "owner": "icb"}, {"kind": "area"}, "out_of_service"),
    (RiskMatrix, {"columns": ("minor", "severe")}, {"columns": ("minor", "minor")}, "columns[1]"),
    (RiskMatrix, {"rows": TWO_ROWS}, {"rows": TWO_ROWS[:1]}, "rows"),
    (RiskMatrix, {"rows": TWO_ROWS}, {"rows": (*TWO_ROWS, TWO_ROWS[0])}, "rows[2].label"),
    (Review, {"due": None, "held": TODAY}, {"held": None}, "due"),
    (Action, {"status": "done", "done_on": TODAY}, {"done_on": None}, "done_on"),
    (Action, {"status": "open"}, {"done_on": TODAY}, "done_on"),
    (Action, {"chased_by": "icb", "chased_by_name": "clerk"}, {"chased_by": None}, "chased_by"),
    (Concern, TENSION, {"individual": "P-001"}, "individual"),
    (Concern, TENSION, {"place": None}, "place"),
    (Concern, {"kind": "exploitation"}, {"individual": None}, "individual"),
    (Acceptance, {"until": TODAY, "source": source(on=TODAY)}, {"until": day(-1)}, "until"),
    (Disclosure, {"until": TODAY, "source": source(on=TODAY)}, {"until": day(-1)}, "until"),
    (Place, {"absences": (AWAY,)}, {"absences": (AWAY, AT_NIGHT)}, "absences[1].hours"),
    (System, {"absences": (AWAY,)}, {"absences": (AT_NIGHT,)}, "absences[0].hours"),
    (NewControl, {"holders": ("oak", "elm")}, {"holders": ()}, "holders"),
    (NewControl, {"against": ("t1", "t2")}, {"against": ("t1", "t1")}, "against[1]"),
    (NewControl, {"hours": (least(Span),)}, {"hours": ()}, "hours"),
    (WhatIfChange, {"kind": "stop"}, {"about": None}, "about"),
    (WhatIfChange, {"kind": "stop"}, {"holder": "oak"}, "holder"),
    (WhatIfChange, {"kind": "slip", "days": -7}, {"days": 0}, "days"),
    (WhatIfChange, {"kind": "slip", "days": 7}, {"days": None}, "days"),
    (WhatIfChange, {"kind": "short", "posts": 2}, {"posts": None}, "hours"),
    (WhatIfChange, {"kind": "short", "hours": SPANS}, {"hours": SPANS * 2}, "hours[1]"),
    (Option, {}, {"changes": ()}, "changes"),
    (Option, {}, {"changes": (STOPS, STOPS)}, "changes[1]"),
]


def paths(cls: Any, fields: dict[str, Any]) -> list[str]:
    """Where the problems of a record with these fields are told."""
    with pytest.raises(InvalidValueError) as caught:
        least(cls, **fields)
    return [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize(("cls", "earlier", "later"), ORDERED)
def test_a_later_date_is_not_before_an_earlier_one(cls: Any, earlier: str, later: str) -> None:
    """Nothing ends before it starts or is reviewed before it is recorded; one day is enough."""
    assert least(cls, **{earlier: TODAY, later: TODAY})
    assert [later] == paths(cls, {earlier: TODAY, later: TODAY - dt.timedelta(days=1)})


@pytest.mark.parametrize(("cls", "kept", "broken", "path"), BROKEN)
def test_a_rule_among_fields_is_kept_or_told(
    cls: Any, kept: dict[str, Any], broken: dict[str, Any], path: str
) -> None:
    """What contradicts itself is refused at the field where it shows; what does not is kept."""
    assert least(cls, **kept)
    assert [path] == paths(cls, kept | broken)


def test_every_rule_among_fields_has_its_test() -> None:
    """No kind of record has rules of its own that nobody has tried both ways."""
    tried = {row[0] for row in ORDERED} | {row[0] for row in BROKEN}

    assert tried == {cls for cls in record_classes() if cls.faults is not Record.faults}


def test_an_undecided_gate_needs_nothing() -> None:
    """A gate can be written down before anybody has decided on it."""
    assert "undecided" == least(Gate, basis="law").decision


@pytest.mark.parametrize(
    ("delivery", "needed"),
    [
        (Delivery(holders=()), 1),
        (Delivery(holders=("oak", "elm")), 1),
        (Delivery(mode="all", holders=("oak", "elm")), 2),
        (Delivery(mode="at-least", holders=("oak", "elm", "mum"), needed=2), 2),
    ],
)
def test_somebody_is_always_needed(delivery: Delivery, needed: int) -> None:
    """A control with nobody named to deliver it is never delivered by that."""
    assert needed == delivery.least_needed()


@pytest.mark.parametrize(
    ("start", "end", "day_asked", "holds"),
    [
        (None, None, 0, True),
        (0, 0, 0, True),
        (1, None, 0, False),
        (None, -1, 0, False),
        (-1, 1, 0, True),
    ],
)
@pytest.mark.parametrize(
    ("cls", "asked"), [(Control, "in_date"), (Agency, "works_on"), (Tie, "covers")]
)
def test_the_first_and_the_last_day_both_count(
    cls: Any, asked: str, start: int | None, end: int | None, day_asked: int, *, holds: bool
) -> None:
    """An arrangement holds from its first day to its last, both included."""
    dates = {"start": start, "end": end}
    given = {name: None if value is None else day(value) for name, value in dates.items()}

    assert holds == getattr(least(cls, **given), asked)(day(day_asked))


@pytest.mark.parametrize("cls", [Responsibility, LegalStatus, LegalAuthority, Condition])
def test_a_status_holds_from_its_first_day_to_its_last(cls: Any) -> None:
    """An order, a condition and a responsible team are there on their last day and not after."""
    value = least(cls, start=day(-1), end=TODAY)

    assert [False, True, True, False] == [value.covers(day(n)) for n in (-2, -1, 0, 1)]
    assert least(cls, start=TODAY).covers(day(900))


def test_a_condition_without_a_first_day_is_not_in_force() -> None:
    """A condition that was drafted and never started is not shown as in force."""
    assert not least(Condition).covers(TODAY)


def test_the_day_of_leaving_is_no_day_on_the_ward() -> None:
    """The ward's controls are not counted on the day the person moves."""
    spell = least(HospitalSpell, on_this_ward_since=TODAY, ended=day(5), ended_as="family-home")

    assert [False, True, True, False] == [spell.covers(day(n)) for n in (-1, 0, 4, 5)]


def test_evidence_counts_from_its_day_to_its_review() -> None:
    """Evidence past its review date is not relied on, nor is evidence of tomorrow."""
    control = least(Control, evidence=(evidence(on=day(-3), review_by=day(3)),))

    assert [False, True, True, False] == [control.has_evidence(day(n)) for n in (-4, -3, 3, 4)]
    assert not least(Control).has_evidence(TODAY)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"willing": True, "able": True, "assessment_offered_on": TODAY}, True),
        ({"willing": False, "able": True, "assessment_offered_on": TODAY}, False),
        ({"willing": True, "able": False, "assessment_offered_on": TODAY}, False),
        ({"willing": True, "able": True}, False),
        ({"willing": True, "able": True, "assessment_offered_on": day(1)}, False),
    ],
)
def test_family_is_counted_on_only_if_willing_able_and_offered_an_assessment(
    fields: dict[str, Any], *, holds: bool
) -> None:
    """Nobody assumes that a mother or a brother will do it."""
    assert holds == CarerStanding(**fields).holds(TODAY)


def test_the_day_of_the_move_is_when_it_happened_else_when_it_is_meant_to() -> None:
    """A move that has happened is not asked about on the day once planned for it."""
    assert day(9) == least(Transition, target=day(9)).move_day()
    assert day(2) == least(Transition, target=day(9), moved_on=day(2)).move_day()
    assert least(Transition).move_day() is None
