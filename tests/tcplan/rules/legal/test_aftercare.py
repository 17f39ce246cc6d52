"""To whom aftercare under section 117 is owed, by the sections of the past."""

import re

import pytest

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.records import Review
from tcplan.domain.transition import Funding
from tcplan.rules.aftercare import aftercare
from tests.builders import TODAY
from tests.tcplan.rules.legal.people import BOOK, made, move, on, spell, states, status


def money(stream: str = "s117", *, charged: bool = False) -> Funding:
    """Money for Robin's support."""
    found: Funding = made(
        Funding, f"money-{stream}", stream=stream, payer="icb", charged_to_person=charged
    )
    return found


LEFT = (spell("spell", -500, -10, "supported-housing"), move(None, "stabilisation"))
NOW = (spell(), move(None, "in-hospital"))


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ((status("03"),), "owed"),
        ((status("03", -500, -100), status("01", -99)), "owed"),
        ((status("02", -500, -472), status("01", -471)), "not-owed"),
        ((status("02"),), "not-owed"),
        ((status("01"),), "not-owed"),
        ((status("02", -500, -472), status("03", -471)), "owed"),
        ((status("09"),), "owed"),
        ((status("10"),), "owed"),
        ((status("15"),), "owed"),
        ((status("17"),), "owed"),
        ((status("34"),), "owed"),
        ((status("37"),), "owed"),
        ((status("07"),), "not-owed"),
        ((status("12"),), "not-owed"),
        ((status("20"),), "not-owed"),
        ((status("CTO", underlying="03"),), "owed"),
        ((status("CTO", underlying="10"),), "owed"),
        ((status("CTO"),), "owed"),
        ((status("CTO", underlying="02"),), "check"),
        ((status("31"),), "check"),
        ((status("99"),), "check"),
        ((status("03", 1),), "check"),
    ],
)
def test_aftercare_by_the_sections_of_the_past(history: tuple[Entity, ...], expected: str) -> None:
    """Aftercare is owed after section 3, 37, 45A, 47 or 48, never after section 2 alone."""
    assert expected == aftercare(on(*history, spell()), "P-001").owed


def test_somebody_who_was_never_in_hospital_is_owed_none() -> None:
    """Nobody asks about aftercare for somebody at home who was never in hospital."""
    assert "not-owed" == aftercare(on(), "P-001").owed


def test_the_sections_are_those_of_the_rule() -> None:
    """The sections that the rule names are those that the code list marks."""
    rule = BOOK.rule("R16", TODAY)
    named = set(rule.word("sections").split(", ")) if rule else set()
    codes = code_list("legal-status")
    marked = {codes.label(code) for code in codes.where("section_117", value="yes")}

    assert named == {re.findall(r"Section (\w+)", label)[0] for label in marked}


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ((status("03"), *LEFT), "not-met"),
        ((status("03"), *LEFT, money()), "met"),
        ((status("03"), *LEFT, made(Review, "r", kind="s117", due=TODAY)), "met"),
        ((status("03"), *LEFT, money("icb")), "not-met"),
        ((status("03"), *NOW), "due"),
        ((status("03"), spell(), move(42)), "not-met"),
        ((status("02"), *LEFT), "not-applicable"),
        ((status("31"), *LEFT), "due"),
    ],
    ids=[
        "left", "funded", "reviewed", "other-money", "no-day-set", "day-set", "section-2", "check",
    ],
)  # fmt: skip
def test_aftercare_that_is_owed_is_flagged(entities: tuple[Entity, ...], expected: str) -> None:
    """Once a day for leaving is set, what is owed stands in the plan as funding or as a review."""
    assert [expected] == states("aftercare-not-flagged", *entities)


@pytest.mark.parametrize(
    ("code", "expected"), [("03", "met"), ("02", "not-met"), ("01", "not-met"), ("99", "due")]
)
def test_section_117_is_not_counted_on_without_a_section(code: str, expected: str) -> None:
    """Money from section 117 for somebody who never qualified is not there when it is asked for."""
    assert [expected] == states("aftercare-without-section", status(code), spell(), money())


def test_no_flag_is_no_question() -> None:
    """Where nothing counts on section 117, nothing is asked about it."""
    assert [] == states("aftercare-without-section", status("02"), spell())


@pytest.mark.parametrize(
    ("code", "paid", "expected"),
    [
        ("03", money(charged=True), ["not-met"]),
        ("03", money(), ["met"]),
        ("03", money("council", charged=True), ["due"]),
        ("03", money("council"), []),
        ("03", money("housing-benefit", charged=True), []),
        ("02", money("council", charged=True), []),
    ],
)
def test_aftercare_is_never_charged(code: str, paid: Funding, expected: list[str]) -> None:
    """Aftercare is free; what else is charged to somebody who is owed it is looked at."""
    assert expected == states("aftercare-charged", status(code), spell(), paid)
