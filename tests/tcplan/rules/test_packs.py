"""The rules that come with the program: whole, sourced, and honest about what is not sure."""

import ast
import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from tcplan.analysis.findings import CHECKS
from tcplan.rules.book import Rule, local_packs, rulebook
from tcplan.rules.duties import DUTIES

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 11, 22)
BOOK = rulebook()
RULES = [rule for name in BOOK.ids for rule in BOOK.versions(name)]
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id} {rule.version}")
PENDING = ["R40", "R41"]
NOT_CONFIRMED = [
    "R01", "R02", "R03", "R05", "R06", "R08", "R09", "R16", "R17", "R19", "R20", "R24", "R25",
    "R33", "R38", "R39", "R40", "R41", "R42",
]  # fmt: skip
"""Rules whose source was read in part, in a local page or not at all, or with an open question."""
UNITS = {"days", "weeks", "months", "years", "hours", "word", "yes or no"}


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in one file of the checkout."""
    nodes = ast.walk(ast.parse((ROOT / file).read_text("utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def test_no_rule_of_the_field_is_missing() -> None:
    """Every rule that practitioners were promised is in the packs."""
    assert [] == sorted({f"R{number:02}" for number in range(1, 33)} - set(BOOK.ids))


@EVERY_RULE
def test_a_rule_says_what_it_rests_on(rule: Rule) -> None:
    """Whoever doubts a rule finds its words, its reason, its source and where that was read."""
    assert rule.text.endswith(".")
    assert rule.why.endswith(".")
    assert rule.applies_to.endswith(".")
    assert rule.address is None or re.match(r"https?://\S+$", rule.address)
    assert rule.doubt is None or rule.doubt.endswith(".")


@EVERY_RULE
def test_numbers_have_units(rule: Rule) -> None:
    """Nobody has to guess whether a number is of days or of months."""
    assert {parameter.unit for parameter in rule.parameters} <= UNITS
    for parameter in rule.parameters:
        assert isinstance(parameter.value, str) == (parameter.unit == "word")
        assert isinstance(parameter.value, bool) == (parameter.unit == "yes or no")


@EVERY_RULE
def test_a_rule_speaks_of_people_with_respect(rule: Rule) -> None:
    """No rule calls anybody an offender, a service user, or says that a person failed."""
    text = " ".join((rule.title, rule.text, rule.why, rule.applies_to, rule.doubt or ""))

    assert [] == re.findall(r"(?i)offenders?\b|service user|challenging|non-compliant", text)


@pytest.mark.parametrize("name", NOT_CONFIRMED)
def test_what_is_not_confirmed_says_so(name: str) -> None:
    """A rule that was not read in its source is never shown as certain."""
    latest = BOOK.versions(name)[-1]

    assert not latest.certain
    assert latest.doubt


@pytest.mark.parametrize("name", PENDING)
@pytest.mark.parametrize("day", [DAY, dt.date(2199, 12, 31)], ids=str)
def test_law_without_a_day_is_not_in_force(name: str, day: dt.date) -> None:
    """What Parliament passed and nobody has begun is listed, and in force on no day."""
    assert BOOK.rule(name, day) is None
    assert "pending" == BOOK.on(name, day).status(day)


def test_nothing_else_is_pending() -> None:
    """Only the parts of the Act of 2025 that have not begun wait for a day."""
    assert PENDING == [rule.id for rule in BOOK.all_on(DAY) if rule.status(DAY) == "pending"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2018, 11, 27), None),
        (dt.date(2018, 11, 28), "2018-11-28"),
        (dt.date(2026, 2, 17), "2018-11-28"),
        (dt.date(2026, 2, 18), "2026-02-18"),
    ],
    ids=str,
)
def test_deprivation_of_liberty_has_the_law_of_its_day(day: dt.date, expected: str | None) -> None:
    """The routes changed on 18 February 2026, and the day before the old law still held."""
    rule = BOOK.rule("R15", day)

    assert expected == (rule.version if rule else None)


def test_every_finding_answers_a_rule() -> None:
    """Whatever is found cites a rule, and whatever a rule cites can be found."""
    listed = {check for rule in RULES for check in rule.checks}
    known = {check.id for check in CHECKS} | {duty.id for duty in DUTIES}

    assert set() == known - listed
    assert set() == listed - known


def test_every_duty_stands_among_the_checks_of_its_rule() -> None:
    """A duty is told under the rule that asks for it."""
    missing = [
        duty.id
        for duty in DUTIES
        if not any(duty.id in rule.checks for rule in BOOK.versions(duty.rule))
    ]

    assert [] == missing
    assert len({duty.id for duty in DUTIES}) == len(DUTIES)
    assert set() == {duty.id for duty in DUTIES} & {check.id for check in CHECKS}


@pytest.mark.parametrize("name", [name for rule in RULES for name in rule.enforced_by])
def test_a_rule_that_binds_the_program_names_tests_that_there_are(name: str) -> None:
    """A promise that names its proof names one that can be run."""
    file, _, test = name.partition("::")

    assert test in names_in(file)


@pytest.mark.parametrize("name", ["R27", "R28", "R29", "R30", "R31", "R32"])
def test_rules_for_the_program_itself_name_their_proof(name: str) -> None:
    """What the program promises of itself is held by a test, by name."""
    assert BOOK.on(name, DAY).enforced_by


def test_local_packs_differ_where_areas_do() -> None:
    """After leaving hospital Lincolnshire proposes red for two weeks, Devon amber."""
    proposed = {
        pack.name: rulebook([pack.name]).value("R09", "colour_after_discharge", DAY)
        for pack in local_packs()
    }

    assert {"devon": "amber", "lincolnshire": "red"} == proposed
    assert 14 == rulebook(["lincolnshire"]).value("R09", "days_after_discharge", DAY)


def test_in_hospital_the_colour_is_blue_everywhere() -> None:
    """That blue means in hospital is national; no area may call it otherwise."""
    assert BOOK.on("R09", DAY).parameter("colour_in_hospital").fixed
    assert "blue" == BOOK.value("R09", "colour_in_hospital", DAY)
