"""No transfer shortens a stay, no day of waiting is without a reason, and a home is thought of."""

import pytest

from tcplan.analysis.findings import findings
from tcplan.domain.hospital import Delay, HospitalSpell
from tcplan.domain.records import Document
from tests.builders import TODAY, day
from tests.tcplan.rules.legal.people import made, move, plan_of, spell, states, verdicts


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ((spell("a", -500, -100, "bed-transfer"), spell("b", -100)), ["not-met"]),
        (
            (spell("a", -500, -100, "bed-transfer"), spell("b", -100, admitted=day(-500))),
            ["met"],
        ),
        ((spell("a", -500, -101, "family-home"), spell("b", -100)), ["not-met"]),
        ((spell("a", -500, -102, "family-home"), spell("b", -100)), ["met"]),
        ((spell("a", -500, -100, "family-home"),), []),
    ],
    ids=["reset", "kept", "one-day-apart", "two-days-apart", "at-home"],
)
def test_the_original_admission_is_kept(
    spells: tuple[HospitalSpell, ...], expected: list[str]
) -> None:
    """A stay that follows another without two days at home keeps the first admission."""
    assert expected == states("admission-reset", *spells)


def test_how_much_a_reset_hides() -> None:
    """The sentence says how many days of hospital a later admission hides."""
    plan = plan_of(spell("a", -500, -100, "bed-transfer"), spell("b", -100))

    assert "which hides 400 days" in verdicts(plan, "admission-reset")[0].what


@pytest.mark.parametrize(
    ("ended_as", "stage", "expected"),
    [
        ("bed-transfer", "settled", ["not-met"]),
        ("acute-transfer", "stabilisation", ["not-met"]),
        ("supported-housing", "settled", ["met"]),
        ("bed-transfer", "planning", ["met"]),
    ],
)
def test_a_transfer_is_no_discharge(ended_as: str, stage: str, expected: list[str]) -> None:
    """A move that is told as made does not start from a stay that ended in a transfer."""
    entities = (spell("spell", -500, -10, ended_as), move(None, stage, from_spell="spell"))

    assert expected == states("transfer-taken-for-discharge", *entities)


def waits(*delays: tuple[int, int | None]) -> HospitalSpell:
    """A stay in which Robin has been clinically ready for 20 days, with reasons for some."""
    return spell(
        clinically_ready=day(-20),
        delays=tuple(
            Delay(
                reason="18",
                attribution="05",
                start=day(start),
                end=None if end is None else day(end),
            )
            for start, end in delays
        ),
    )


@pytest.mark.parametrize(
    ("stay", "expected", "also"),
    [
        (waits((-20, None)), "met", 0),
        (waits((-20, -11), (-10, None)), "met", 0),
        (waits((-20, -11), (-9, None)), "not-met", 0),
        (waits((-19, None)), "not-met", 0),
        (waits((0, None)), "not-met", 0),
        (waits((-20, -1)), "met", 1),
        (waits((-20, -2)), "met", 1),
        (waits((-19, -2)), "not-met", 1),
        (waits(), "met", 1),
    ],
    ids=[
        "all", "touching", "one-day-between", "first-day", "only-today", "until-yesterday",
        "until-the-day-before", "both", "none",
    ],
)  # fmt: skip
def test_past_days_without_a_reason(stay: HospitalSpell, expected: str, also: int) -> None:
    """Past days without a reason are told once; the time that goes on has a finding of its own."""
    plan = plan_of(stay)
    found = [one for one in findings(plan, TODAY) if one.id == "delay-not-recorded"]

    assert [expected] == [one.state for one in verdicts(plan, "delay-days-uncoded")]
    assert also == len(found)


def assessed(on: int) -> Document:
    """A housing needs assessment, so many days from today."""
    found: Document = made(Document, f"needs-{-on}", kind="housing-needs", on=day(on))
    return found


@pytest.mark.parametrize(
    ("admitted", "papers", "expected"),
    [
        (-30, (), "due"),
        (-31, (), "not-met"),
        (-31, (assessed(-31),), "met"),
        (-31, (assessed(-32),), "not-met"),
        (-31, (assessed(0),), "met"),
        (-31, (assessed(1),), "not-met"),
    ],
    ids=["last-day", "a-day-late", "at-admission", "before-admission", "late", "to-come"],
)
def test_housing_needs_are_assessed(
    admitted: int, papers: tuple[Document, ...], expected: str
) -> None:
    """Within thirty days of admission somebody has begun to ask where the person will live."""
    assert [expected] == states("housing-needs-late", spell("spell", admitted), *papers)


def test_a_late_assessment_is_told_as_late() -> None:
    """Somebody who looks back sees by how much the assessment was late."""
    plan = plan_of(spell("spell", -40), assessed(-3))

    assert "was 7 days late" in verdicts(plan, "housing-needs-late")[0].what


def test_a_transfer_gives_no_new_time_for_housing() -> None:
    """The thirty days run from the first admission, whatever ward the person is on."""
    spells = (spell("a", -500, -10, "bed-transfer"), spell("b", -10))

    assert ["not-met"] == states("housing-needs-late", *spells)


def test_nobody_at_home_is_asked_about_housing_on_admission() -> None:
    """Whoever has left hospital has no assessment outstanding."""
    assert [] == states("housing-needs-late", spell("a", -500, -10, "family-home"))
