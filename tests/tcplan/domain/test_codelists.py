"""Code lists are the field's own, with their source, and say what the law says."""

import tomllib
from importlib import resources

import attrs
import pytest

from tcplan.domain.codelists import CodeList, code_list, code_lists, label
from tcplan.domain.control import PROMISED_STATES, WORKING_STATES
from tcplan.domain.fields import Coded
from tcplan.domain.hours import DAYS
from tcplan.domain.integrity import leaves
from tests.builders import record_classes

LISTS = list(code_lists().values())
RESTRICTED = {"09", "15", "17"}
RESTRICTED_WHILE_DIRECTED = {"34", "37"}
COURT = {"07", "08", "12"}
TO_CHECK = {"13", "14", "31", "32"}
TO_RESOLVE = {"98", "99"}
SECTION_117 = {"03", "09", "10", "15", "16", "17", "18", "34", "37"}


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_every_list_says_where_it_comes_from(codes: CodeList) -> None:
    """Whoever doubts a code can look up its source and its version."""
    assert codes.title.strip()
    assert codes.source.strip()
    assert codes.version.strip()


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_every_code_has_words_of_its_own(codes: CodeList) -> None:
    """No two codes of a list read the same on the screen, and none is blank."""
    labels = [entry.label for entry in codes.codes.values()]

    assert len(labels) == len(set(labels))
    assert all(text.strip() for text in labels)


def test_the_files_hold_each_list_and_each_code_once() -> None:
    """A code that stands twice would show the words of the second and hide the first."""
    folder = resources.files("tcplan.domain") / "codes"
    tables = [
        (name, [row["code"] for row in table["codes"]])
        for file in folder.iterdir()
        for name, table in tomllib.loads(file.read_text("utf-8")).items()
    ]

    assert sorted(code_lists()) == sorted(name for name, _ in tables)
    assert {name: list(code_list(name).codes) for name, _ in tables} == dict(tables)


def test_every_coded_field_has_its_list_and_every_list_its_field() -> None:
    """No field asks for a list that is not there, and no list is kept for nothing."""
    used = {
        rule.list_name
        for cls in record_classes()
        for field in attrs.fields(cls)
        for leaf in leaves(field.type)
        for rule in getattr(leaf, "__metadata__", ())
        if isinstance(rule, Coded)
    }

    assert used == set(code_lists())


def test_there_are_thirty_eight_reasons_for_a_delay() -> None:
    """Delays are recorded by the codes 01 to 37 and 98 of MHSDS v6, which practitioners know."""
    assert [*(f"{n:02}" for n in range(1, 38)), "98"] == list(code_list("delay-reason").codes)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("11", "Patient or Family choice"),
        ("17", "Housing - Patient NOT eligible for funded care or support"),
        ("24", "Awaiting Ministry of Justice agreement to proposed placement"),
        ("37", "Delays to non-NHS led assessments in the community"),
    ],
)
def test_reasons_for_a_delay_are_worded_as_published(code: str, words: str) -> None:
    """A reason reads on the screen as it reads in the national return."""
    assert words == label("delay-reason", code)


@pytest.mark.parametrize(
    ("flag", "value", "codes"),
    [
        ("restricted", "yes", RESTRICTED),
        ("restricted", "yes-while-direction", RESTRICTED_WHILE_DIRECTED),
        ("restricted", "court", COURT),
        ("restricted", "check", TO_CHECK),
        ("restricted", "resolve", TO_RESOLVE),
        ("section_117", "yes", SECTION_117),
        ("section_117", "if-earlier", {"01"}),
        ("section_117", "underlying", {"CTO"}),
        ("section_117", "check", TO_CHECK),
        ("section_117", "resolve", TO_RESOLVE),
    ],
)
def test_legal_statuses_follow_the_legal_effect(flag: str, value: str, codes: set[str]) -> None:
    """Who is restricted and who has section 117 aftercare follows the law, code by code."""
    assert codes == code_list("legal-status").where(flag, value)


def test_every_other_legal_status_is_unrestricted() -> None:
    """A code that nobody thought about does not slip between restricted and not."""
    thought_of = RESTRICTED | RESTRICTED_WHILE_DIRECTED | COURT | TO_CHECK | TO_RESOLVE
    every = set(code_list("legal-status").codes)

    assert every - thought_of == code_list("legal-status").where("restricted", "no")
    assert {"01", "02", "03", "10", "16", "18", "35", "36", "CTO"} <= every - thought_of


def test_blue_on_the_register_means_in_hospital() -> None:
    """The register's colour for people in hospital is there, and is not a degree of danger."""
    assert ["red", "amber", "green", "blue"] == list(code_list("dsr-rating").codes)
    assert "Blue: in hospital" == label("dsr-rating", "blue")


def test_no_label_counts_as_a_working_state_by_accident() -> None:
    """Only arrangements in place or tested hold a risk; agreed ones do so as promised."""
    states = set(code_list("control-state").codes)

    assert {"in-place", "tested"} == WORKING_STATES
    assert {"proposed", "failed", "withdrawn"} == states - PROMISED_STATES


def test_the_days_of_the_code_list_are_the_days_that_are_computed() -> None:
    """A day that can be written in a plan is a day for which cover is asked."""
    assert list(DAYS) == list(code_list("day-type").codes)


def test_an_unknown_code_is_shown_as_it_is() -> None:
    """A label that cannot be found never hides what was recorded."""
    assert "no-such-code" == label("control-state", "no-such-code")
    assert code_list("control-kind").fact("no-such-code", "notices") is None
    assert code_list("control-kind").fact("monitoring", "notices") is True


def test_words_about_people_are_the_people_s_own() -> None:
    """No list of ours calls anyone an offender or challenging; national labels stay verbatim."""
    ours = [codes for codes in LISTS if codes.name != "delay-reason"]
    text = " ".join(f"{c.title} {entry.label}" for c in ours for entry in c.codes.values())

    assert [] == [
        w for w in ("offender", "challenging", "service user", "suffer") if w in text.casefold()
    ]
