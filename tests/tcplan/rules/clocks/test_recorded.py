"""Days that the plan records: ends, reviews, evidence, actions, and what was agreed."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.legal import LegalAuthority, LegalStatus, MappaRecord, VictimMarker
from tcplan.domain.records import Acceptance
from tcplan.domain.risk import CauseReview, ToolRecord
from tcplan.domain.transition import DayOne, DecideBy, Decider, Gate, PlanAcceptance
from tcplan.rules.clocks import Clock, clocks
from tests.builders import control, evidence, individual, least, risk, source
from tests.tcplan.rules.clocks.asking import (
    BOOK,
    DAY,
    action,
    clock,
    move,
    plan_of,
    review,
    route,
    status,
    stay,
)

DUE = dt.date(2027, 2, 28)
SINCE = dt.date(2026, 3, 1)
AROUND = pytest.mark.parametrize(("after", "state"), [(0, "due"), (1, "overdue")])
WHO = Decider(name="B.", role="case manager", organisation="icb")


def record(cls: Any, **fields: Any) -> Any:  # noqa: ANN401
    """A record of Robin's with nothing else in it."""
    return least(cls, id="it", source=source(on=SINCE), individual="P-001", **fields)


def gate(**fields: Any) -> Gate:  # noqa: ANN401
    """A gate of good practice."""
    return Gate(**{"id": "g-team", "name": "Team", "basis": "good-practice"} | fields)


RECORDED = {
    "section-end": status("03", SINCE, expires=DUE),
    "sentence-end": status("15", SINCE, sentence_ends=DUE),
    "authorisation-end": route("dols", SINCE, expires=DUE),
    "authority-review": record(LegalAuthority, kind="mha", start=SINCE, review_by=DUE),
    "mappa-review": record(MappaRecord, lead="icb", start=SINCE, review_by=DUE),
    "victim-liaison": record(VictimMarker, liaison="icb", next_liaison_by=DUE),
    "tool-review": record(ToolRecord, on=SINCE, review_by=DUE),
    "causes-review": risk(
        cause_reviews=(CauseReview(on=SINCE, by="community-team", review_by=DUE),)
    ),
    "evidence-review": control("c", "oak", evidence=(evidence(on=SINCE, review_by=DUE),)),
    "control-review": control("c", "oak", review_by=DUE),
    "action": action(DUE),
    "decide-by": move(decide_by=(DecideBy(what="Panel", by=DUE, owner="icb"),)),
    "gate-decision": move(gates=(gate(due=DUE),)),
    "day-one": move(day_one=(DayOne(item="keys", due=DUE),)),
    "plan-acceptance": move(
        plan_accepted=(
            least(PlanAcceptance, holder="community-team", decided_by=WHO, on=SINCE, review_by=DUE),
        )
    ),
    "gate-evidence": move(
        gates=(
            gate(
                decision="met",
                decided_by=WHO,
                decided_on=SINCE,
                evidence=(evidence(on=SINCE, review_by=DUE),),
            ),
        )
    ),
    "waiver-end": move(
        gates=(
            gate(decision="waived", decided_by=WHO, decided_on=SINCE, reason=".", waived_until=DUE),
        )
    ),
    "planned-review": review("mdt", due=DUE),
}


@AROUND
@pytest.mark.parametrize("kind", RECORDED)
def test_a_recorded_day_is_in_time_and_the_day_after_is_not(
    kind: str, after: int, state: str
) -> None:
    """What the record says is due by a day is overdue from the day after, and not before."""
    found = clock(kind, DUE + after * DAY, RECORDED[kind])

    assert (state, DUE, after) == (found.state, found.due, found.days)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (status("09", SINCE), "a restriction has no day of renewal"),
        (status("34", SINCE, limitation_direction=True), "a restriction has no day of renewal"),
        (status("01", SINCE), "an informal stay has no end in law"),
        (status("03", SINCE), "its end is not recorded"),
        (status("18", SINCE), "ask the Mental Health Act office"),
        (status("99", SINCE), "ask the Mental Health Act office"),
    ],
    ids=["37/41", "45A", "informal", "section 3", "section 48", "not known"],
)
def test_no_end_is_invented(made: LegalStatus, said: str) -> None:
    """Where no end is recorded none is worked out, and the sentence says why."""
    found = clock("section-end", DUE, made)

    assert ("not-applicable", None) == (found.state, found.due)
    assert said in found.because.lower() or said in found.because


def test_the_sooner_of_expiry_and_end() -> None:
    """A section that is known to end before it expires ends on that day."""
    found = clock("section-end", SINCE, status("03", SINCE, expires=DUE, end=DUE - 9 * DAY))

    assert DUE - 9 * DAY == found.due


def test_an_authority_that_has_ended_is_owed_no_more() -> None:
    """An authority is seen coming to its end, and afterwards it has ended."""
    ends = record(LegalAuthority, kind="mha", start=SINCE, end=DUE)

    assert "due" == clock("authority-end", DUE, ends).state
    assert "done" == clock("authority-end", DUE + DAY, ends).state


def test_a_mappa_meeting_without_a_next_day() -> None:
    """A meeting that was held leaves the day overdue until the next one is recorded."""
    mappa = RECORDED["mappa-review"]
    found = clock("mappa-review", DUE + 5 * DAY, mappa, review("mappa-2", DUE + DAY))

    assert ("overdue", DUE + DAY) == (found.state, found.done)
    assert "no next day is recorded" in found.because


def test_liaison_that_was_made() -> None:
    """Liaison on the recorded day is done, and that no next day is recorded is said."""
    made = record(VictimMarker, liaison="icb", next_liaison_by=DUE, last_liaised_on=DUE)
    never = record(VictimMarker, liaison="icb")

    assert "overdue" == clock("victim-liaison", DUE + DAY, RECORDED["victim-liaison"]).state
    assert "done" == clock("victim-liaison", DUE + DAY, made).state
    assert "not-applicable" == clock("victim-liaison", DUE, never).state


def test_of_several_pieces_of_evidence_the_one_that_lasts_counts() -> None:
    """An arrangement is shown as long as one piece holds; evidence of tomorrow shows nothing."""
    shown = (
        evidence(on=SINCE, review_by=DUE),
        evidence(on=SINCE, review_by=DUE - 50 * DAY),
        evidence(on=DUE + 9 * DAY, review_by=DUE + 99 * DAY),
    )

    assert DUE == clock("evidence-review", DUE, control("c", "oak", evidence=shown)).due


@pytest.mark.parametrize("state", ["proposed", "agreed", "failed", "withdrawn"])
def test_what_is_not_in_place_has_no_evidence_to_look_at(state: str) -> None:
    """Evidence of what is only agreed, or over, is not asked for again."""
    over = control("c", "oak", state=state, review_by=DUE)

    assert set() == {"evidence-review", "control-review"} & kinds(over)


def kinds(*entities: Any) -> set[str]:  # noqa: ANN401
    """The kinds of Robin's clocks."""
    return {one.kind for one in clocks(plan_of(*entities), DUE, BOOK)}


def test_the_newest_record_of_a_tool_counts() -> None:
    """An older record with the same tool was replaced."""
    old = record(ToolRecord, on=SINCE, review_by=DUE - 90 * DAY)
    new = least(
        ToolRecord, id="new", source=source(), individual="P-001", on=SINCE + DAY, review_by=DUE
    )

    assert "new" == clock("tool-review", DUE, new, old).about


@pytest.mark.parametrize(("after", "state"), [(2, "overdue"), (3, "done")])
def test_an_action_is_done_from_its_day_on(after: int, state: str) -> None:
    """Asked of a day before it was done, an action was still open."""
    done = action(DUE, status="done", done_on=DUE + 3 * DAY)

    assert state == clock("action", DUE + after * DAY, done).state


def test_a_stopped_action_has_no_clock() -> None:
    """What was stopped with a reason is owed by nobody."""
    assert "action" not in kinds(action(DUE, status="stopped"))


def test_an_action_for_several_people_is_shown_once() -> None:
    """An action that belongs to nobody's plan alone is everybody's, and no single person's."""
    plan = plan_of(action(DUE, individual=None))
    found = [one for one in clocks(plan, DUE, BOOK) if one.kind == "action"]

    assert [(None, "x-one")] == [(one.individual, one.about) for one in found]
    assert "action" not in {one.kind for one in clocks(plan, DUE, BOOK, "P-001")}


@pytest.mark.parametrize(
    ("about", "whose"), [("g-team", "P-001"), ("P-001", "P-001"), ("oak", None)]
)
@pytest.mark.parametrize(("after", "state"), [(0, "due"), (1, "done")])
def test_the_end_of_an_acceptance(about: str, whose: str | None, after: int, state: str) -> None:
    """After its last day a finding is shown again; whose it is follows from what it is about."""
    accepted = Acceptance(
        id="ac", source=source(on=SINCE), finding="no-deputy", about=about, reason=".", owner="B.",
        until=DUE,
    )  # fmt: skip
    found = clock("acceptance-end", DUE + after * DAY, accepted, move(gates=(gate(),)))

    assert (state, whose) == (found.state, found.individual)


def test_an_agreed_review_is_shown_though_no_rule_asks_for_it() -> None:
    """A visit that was agreed in the own area stays in sight, and is not told twice elsewhere."""
    agreed = review("oversight-visit", due=DUE)
    own = kinds(agreed, stay(SINCE, out_of_area=False))
    away = kinds(agreed, stay(SINCE, out_of_area=True))

    assert "planned-review" in own
    assert "planned-review" not in away


def test_a_planned_review_that_was_followed_by_another_is_owed_no_more() -> None:
    """A meeting that did not take place and was made up for is not overdue for ever."""
    missed, made_up = review("mdt", due=DUE - 9 * DAY), review("mdt", DUE - 5 * DAY)

    assert "planned-review" in kinds(missed)
    assert "planned-review" not in kinds(missed, made_up)


def test_first_things_first() -> None:
    """Clocks stand by their day, and what is not applicable stands last."""
    found = clocks(plan_of(*_different(RECORDED.values())), DUE, BOOK)
    days = [one.due or dt.date.max for one in found]

    assert sorted(days) == days
    assert "not-applicable" == found[-1].state


def _different(entities: Any) -> list[Any]:  # noqa: ANN401
    return list({one.id: one for one in entities}.values())


def test_one_person_has_the_clocks_that_they_have_among_all() -> None:
    """Asked of one person, the clocks are those of the whole plan that are theirs."""
    plan = plan_of(*_different(RECORDED.values()))
    two = plan_of(*_different(RECORDED.values()), id="P-001")
    everybody = clocks(plan, DUE, BOOK)

    assert clocks(two, DUE, BOOK, "P-001") == tuple(
        one for one in everybody if one.individual == "P-001"
    )


def _says(one: Clock) -> bool:
    return one.because.endswith(".") and one.because[0] == one.because[0].upper()


def test_every_clock_says_why() -> None:
    """Each clock has a sentence, in which the person is called by the id alone."""
    found = clocks(plan_of(*_different(RECORDED.values())), DUE, BOOK)

    assert all(_says(one) for one in found)
    assert not any(individual().preferred_name in one.because for one in found)


def test_what_was_decided_or_seen_to_be_ready_is_done() -> None:
    """A decision that was made, and keys that somebody saw, are owed no more from that day on."""
    ready = move(
        decide_by=(DecideBy(what="Panel", by=DUE, owner="icb", decided_on=SINCE),),
        day_one=(DayOne(item="keys", due=DUE, ready_on=SINCE, seen_by="nurse"),),
        gates=(
            gate(due=DUE, decision="not-applicable", reason=".", decided_by=WHO, decided_on=SINCE),
        ),
    )
    states = {
        (kind, day): clock(kind, day, ready).state
        for kind in ("decide-by", "day-one", "gate-decision")
        for day in (SINCE - DAY, SINCE)
    }

    assert {"due", "done"} == set(states.values())
    assert all((state == "done") == (day == SINCE) for (_, day), state in states.items())
