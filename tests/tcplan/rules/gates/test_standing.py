"""A gate stands as its evidence stands on the day that is asked about."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.common import Evidence
from tcplan.domain.transition import Gate
from tcplan.errors import InvalidValueError
from tcplan.rules.gates import STATE_WORDS, GateStanding, standing
from tests.builders import day, evidence
from tests.tcplan.rules.gates.moving import BOOK, gate, met, waived


def stands(one: Gate, after: int = 0) -> GateStanding:
    """How a gate stands so many days after today."""
    return standing(one, day(after), BOOK)


def states(one: Gate, *days: int) -> list[str]:
    """The states of a gate, day by day."""
    return [stands(one, after).state for after in days]


def test_evidence_counts_through_its_review_date() -> None:
    """On the review date itself the evidence still holds; on the day after, the gate is open."""
    assert ["met", "open-again"] == states(met(), 60, 61)


def test_an_open_gate_says_since_when_and_why() -> None:
    """Who reads that a gate is open again is told which evidence ran out, and on which day."""
    found = stands(met(evidence=(evidence(what="Rota seen"),)), 90)

    assert found.since == day(61)
    assert "“Rota seen” was to be looked at again by 21 January 2027" in found.because
    assert not found.passes


def test_a_decision_counts_from_its_day() -> None:
    """Asked about a day before the decision, the gate was not decided yet."""
    assert ["undecided", "met"] == states(met(), -11, -10)
    assert "after the day that is asked about" in stands(met(), -11).because


def test_a_gate_is_not_met_before_its_evidence() -> None:
    """Said to be met while nothing shows it is told as said, and lets nobody through."""
    one = met(evidence=(evidence(on=day(-3)),))

    assert ["asserted", "met"] == states(one, -4, -3)
    assert not stands(one, -4).passes


def test_every_kind_of_evidence_must_be_in_date() -> None:
    """A gate that rests on two payers' letters is open again when one of them runs out."""
    letters = (evidence(what="ICB letter"), evidence(what="Council letter", review_by=day(5)))
    found = stands(met(evidence=letters), 6)

    assert "open-again" == found.state
    assert ["Council letter"] == [item.what for item in found.run_out]
    assert ["ICB letter"] == [item.what for item in found.holds]


def test_newer_evidence_of_the_same_kind_takes_the_place_of_older() -> None:
    """A rota that is looked at again closes the gap; the old look may stay in the record."""
    looks = (evidence(review_by=day(5)), evidence(what="Rota  SEEN", on=day(0), review_by=day(40)))

    assert ["met", "met", "open-again"] == states(met(evidence=looks), 6, 40, 41)


def test_a_waiver_ends_after_its_last_day() -> None:
    """The last day of a waiver counts; on the day after, the gate stands open."""
    assert ["waived", "waiver-ended"] == states(waived(), 10, 11)
    assert stands(waived(), 10).passes
    assert not stands(waived(), 11).passes


def test_what_does_not_apply_says_why() -> None:
    """A gate that does not apply passes, with its reason beside it."""
    one = met(decision="not-applicable", reason="No tenancy.", evidence=())
    found = stands(one)

    assert found.passes
    assert found.because.endswith("does not apply: No tenancy.")


def test_not_met_never_passes() -> None:
    """A gate that was decided as not met is shut, whatever evidence is attached."""
    found = stands(met(decision="not-met", reason="Two posts open."))

    assert "not-met" == found.state
    assert not found.passes
    assert "Two posts open." in found.because


def test_law_is_never_waived() -> None:
    """Nobody can record a waiver of a gate that rests on law."""
    with pytest.raises(InvalidValueError, match="cannot be waived"):
        waived(basis="law")


def test_another_version_of_the_rule_is_said() -> None:
    """A gate on deprivation of liberty decided before 18 February 2026 says that the law moved."""
    before = dt.date(2026, 2, 17)
    one = met(
        basis="law",
        rule="R15",
        rule_version="2018-11-28",
        decided_on=before,
        evidence=(evidence(on=before, review_by=dt.date(2027, 1, 1)),),
    )
    last, first = (standing(one, on, BOOK) for on in (before, dt.date(2026, 2, 18)))

    assert last.rule_note is None
    assert first.rule_note == (
        "It was decided under version 2018-11-28 of R15; on 18 February 2026 version 2026-02-18 is."
    )
    assert "met" == first.state


def test_the_version_is_known_from_the_day_of_the_decision() -> None:
    """Where nobody wrote down the version, the one in force on that day is taken, and said."""
    before = dt.date(2026, 2, 17)
    one = met(rule="R15", decided_on=before, evidence=(evidence(on=before),))

    note = standing(one, dt.date(2026, 2, 18), BOOK).rule_note
    assert note is not None
    assert "when 2018-11-28 of R15 was in force" in note


def test_a_rule_that_is_not_in_force_is_said() -> None:
    """A gate decided under law that has not begun does not pass for settled by law in silence."""
    found = stands(met(rule="R40", rule_version="2025"))

    assert found.rule_note is not None
    assert "not in force" in found.rule_note


def test_what_is_no_rule_has_no_note() -> None:
    """A gate that answers the local checklist is judged by no version of a rule."""
    assert stands(met(rule="checklist-03")).rule_note is None


def test_every_state_has_words() -> None:
    """No planner reads a code."""
    found = {
        *states(met(), 0, 61, -11),
        *states(met(evidence=(evidence(on=day(-3)),)), -4),
        *states(waived(), 0, 11),
        *states(met(decision="not-met"), 0),
        *states(met(decision="not-applicable", reason="No."), 0),
    }

    assert set(STATE_WORDS) == found


LOOKS = st.builds(
    lambda what, on, after: evidence(what=what, on=day(on), review_by=day(on + after)),
    st.sampled_from(["rota", "Rota", "letter", "visit"]),
    st.integers(-40, 10),
    st.integers(0, 40),
)


def in_date(looks: list[Evidence], asked: dt.date) -> bool:
    """Whether each kind of evidence that there was has a newest look in date: the slow way."""
    there = [look for look in looks if look.on <= asked]
    kinds = {look.what.lower() for look in there}
    newest = [
        max((one.on, one.review_by) for one in there if one.what.lower() == kind) for kind in kinds
    ]
    return bool(newest) and all(asked <= review_by for _, review_by in newest)


@given(st.lists(LOOKS, min_size=1, max_size=6), st.integers(-10, 60))
def test_a_gate_is_met_exactly_while_its_evidence_is(looks: list[Evidence], after: int) -> None:
    """However evidence was gathered, a gate is met on a day only if every kind is in date."""
    found = stands(met(evidence=tuple(looks)), after)

    assert (found.state == "met") == in_date(looks, day(after))
    assert found.passes == (found.state == "met")


@given(st.lists(LOOKS, min_size=1, max_size=6), st.integers(-10, 60))
def test_the_last_day_is_true(looks: list[Evidence], after: int) -> None:
    """Until the day that is told the gate stays met, unless evidence is added; not a day longer."""
    found = stands(met(evidence=tuple(looks)), after)
    if found.state != "met" or found.until is None:
        return
    shown = [look for look in looks if look.on <= day(after)]
    fixed = met(evidence=tuple(shown))

    assert "met" == standing(fixed, found.until, BOOK).state
    assert "open-again" == standing(fixed, found.until + dt.timedelta(days=1), BOOK).state


def test_a_gate_that_nobody_decided_has_no_beginning() -> None:
    """An undecided gate has stood so for as long as it is there."""
    assert stands(gate()).since is None
