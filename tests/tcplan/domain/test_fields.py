"""Each field keeps its rule, and an error says what was expected."""
# ruff: noqa: ANN401  (annotations and record classes have no common type)

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.fields import (
    FIRST_DAY,
    LAST_DAY,
    Between,
    Coded,
    Id,
    Line,
    Pattern,
    Prose,
    Record,
    checker,
    each_once,
    in_order,
    record,
    words,
)
from tcplan.domain.hours import Span
from tcplan.domain.individual import Born
from tcplan.domain.network import Agency
from tcplan.errors import InvalidValueError, Problem
from tests.builders import NOW, TODAY, evidence, least, record_classes

GOOD = [
    (Id, "c014-quiet.room_2"),
    (Id, "P-014"),
    (Id, "a" * 64),
    (Line, "O'Neill [on leave] \x1b[31m"),
    (Line, "\u202ereversed"),
    (Line, "x" * 500),
    (Prose, "two\nlines"),
    (Born, "1991-04"),
    (Born, "2009-12-31"),
    (dt.date, FIRST_DAY),
    (dt.date, LAST_DAY),
    (dt.datetime, NOW),
    (bool, False),
    (str | None, None),
    (tuple[Id, ...], ()),
]
BAD = [
    (Id, ""),
    (Id, "-begins-with-dash"),
    (Id, "two words"),
    (Id, "a" * 65),
    (Id, "id\n"),
    (Id, "é"),
    (Id, None),
    (Line, ""),
    (Line, " \t "),
    (Line, "x" * 501),
    (Line, "two\nlines"),
    (Line, "NUL\0"),
    (Line, "half a pair \ud800"),
    (Line, 3),
    (Prose, "x" * 20_001),
    (Prose, "\n"),
    (Born, "1991"),
    (Born, "1991-13"),
    (Born, "1991-04\n"),
    (Born, "١٩٩١-٠٤"),
    (dt.date, FIRST_DAY - dt.timedelta(days=1)),
    (dt.date, LAST_DAY + dt.timedelta(days=1)),
    (dt.date, NOW),
    (dt.date, "2026-11-22"),
    (dt.datetime, TODAY),
    (dt.datetime, NOW.replace(tzinfo=dt.UTC)),
    (dt.datetime, NOW.replace(year=1800)),
    (bool, 1),
    (bool, "true"),
    (tuple[Id, ...], ["a-list"]),
    (tuple[Id, ...], "text"),
]


@pytest.mark.parametrize(("annotation", "value"), GOOD)
def test_a_field_takes_what_its_rule_allows(annotation: Any, value: object) -> None:
    """Names, dates and texts that people write, brackets and all, are kept."""
    assert [] == list(checker(annotation)(value, "here"))


@pytest.mark.parametrize(("annotation", "value"), BAD)
def test_a_field_refuses_what_its_rule_forbids(annotation: Any, value: object) -> None:
    """A value that could be misread is refused, and the error says where it stood."""
    (problem,) = checker(annotation)(value, "here")

    assert ("here", words(annotation)) == (problem.path, problem.expected)


@given(st.integers())
def test_a_number_is_within_its_bounds_or_refused(number: int) -> None:
    """No number of minutes, hours or pounds lies outside what can be meant."""
    rule = Between(1, 60, "minutes")

    assert (1 <= number <= 60) == rule.holds(number)


@pytest.mark.parametrize("value", [True, 1.0, "1", None])
def test_only_a_whole_number_counts_as_a_number(value: object) -> None:
    """Text, fractions and true are never read as a number."""
    assert not Between(0, 10, "people").holds(value)


def test_an_unknown_code_is_refused_with_the_codes_that_are_known() -> None:
    """Somebody who wrote a wrong code sees the right ones."""
    rule = Coded("control-state")

    assert not rule.holds("active")
    assert "one of proposed, agreed, in-place, tested, failed, withdrawn" in rule.expected


def test_a_long_code_list_is_told_in_part_and_says_so() -> None:
    """An error stays readable when a list has thirty-eight codes, and does not hide that."""
    assert "… (38 codes) (code list delay-reason)" in Coded("delay-reason").expected


def test_digits_of_another_script_are_no_time_of_day() -> None:
    """A time that a reader cannot read is not stored as a time."""
    assert not Pattern(r"\d\d:\d\d", "a time").holds("٠٩:٣٠")


def test_every_problem_of_a_record_is_told_at_once() -> None:
    """Somebody who corrects a form is not sent back once for each slip."""
    with pytest.raises(InvalidValueError) as caught:
        Span(days=("mon", "moon"), start="9:00", end="25:00")

    assert ["days[1]", "start", "end"] == [p.path for p in caught.value.problems]


def test_an_error_of_many_problems_tells_the_first_and_how_many_more() -> None:
    """A message stays one readable sentence and says what it leaves out."""
    problems = [Problem(f"field{n}", "x", "y") for n in range(5)]

    text = str(InvalidValueError("the plan", problems))

    assert text.startswith("the plan: field0: found x, expected y; ")
    assert text.endswith("; and 2 more")


def test_a_problem_names_the_entity_that_it_is_in() -> None:
    """The reader of an error looks for a control's id, not for the 138th control."""
    problem = Problem("controls[137].end", '"x"', "a date", "c-night")

    assert 'controls[137].end (c-night): found "x", expected a date' == problem.sentence()


@pytest.mark.parametrize("cls", record_classes())
def test_the_facts_of_a_plan_cannot_be_altered(cls: Any) -> None:
    """What was recorded stays as recorded; a change makes a new value."""
    value = least(cls)
    name = attrs.fields(cls)[0].name

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, getattr(value, name))


@pytest.mark.parametrize("cls", record_classes())
def test_every_field_of_every_record_is_checked(cls: Any) -> None:
    """No field of any kind of record takes a value that nobody has a rule for."""
    for field in attrs.fields(cls):
        with pytest.raises(InvalidValueError) as caught:
            least(cls, **{field.name: object()})
        assert field.name in [problem.path for problem in caught.value.problems]


def test_two_dates_out_of_order_are_told_at_the_later_one() -> None:
    """The date that cannot be right is named together with the one it contradicts."""
    (problem,) = in_order("on", "review_by", _Dates(on=TODAY, review_by=TODAY.replace(day=1)))

    assert ("review_by", "2026-11-22 (on) or a later date") == (problem.path, problem.expected)


@record
class _Dates(Record):
    on: dt.date
    review_by: dt.date


def test_a_repeated_item_is_told_at_its_second_place() -> None:
    """Whoever named a holder twice sees which of the two is too many."""
    (problem,) = each_once("days", _Days(days=("mon", "tue", "mon")))

    assert ("days[2]", '"mon"') == (problem.path, problem.value)


@record
class _Days(Record):
    days: tuple[str, ...]


def test_a_record_inside_a_record_is_of_its_own_class() -> None:
    """Evidence cannot stand where a source is wanted."""
    with pytest.raises(InvalidValueError, match="an object \\(Source\\)"):
        least(Agency, source=evidence())
