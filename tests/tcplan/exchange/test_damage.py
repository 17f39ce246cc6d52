"""A damaged plan file is opened whole or refused with reasons; nothing else can happen."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tcplan.domain.plan import Plan
from tcplan.errors import PlanInvalidError, PlanUnreadableError
from tcplan.exchange.plan_json import dump, parse
from tcplan.text import visible
from tests.builders import robin
from tests.tcplan.exchange.strategies import damaged

DATA = dump(robin())
TREE = json.loads(DATA)
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def outcome(data: bytes) -> Plan | PlanInvalidError | PlanUnreadableError:
    """The plan, or the error that refuses it; any other exception fails the test."""
    try:
        return parse(data, "damaged.plan.json")
    except (PlanInvalidError, PlanUnreadableError) as error:
        return error


def is_opened_whole_or_refused_with_reasons(data: bytes) -> bool:
    """Whether a plan came out that saves and opens again, or reasons that can be printed."""
    found = outcome(data)
    if isinstance(found, Plan):
        return found == parse(dump(found))
    told = [problem.sentence() for problem in getattr(found, "problems", [])] or [str(found)]
    return all(line and line == visible(line, keep="") for line in told)


@pytest.mark.no_cover
@MANY
@given(damaged(TREE))
@example({"format": 1, "about": TREE["about"], "agencies": {"id": "icb"}})
@example({"format": 1, "about": [], "individuals": [None, 1, "x", [], {}]})
def test_a_file_with_other_values_is_opened_or_refused(tree: Any) -> None:  # noqa: ANN401
    """Whatever a script leaves out, adds or mistypes, there is a plan or a list of reasons."""
    assert is_opened_whole_or_refused_with_reasons(json.dumps(tree).encode())


@MANY
@given(st.lists(st.tuples(st.integers(0, len(DATA) - 1), st.integers(0, 255)), min_size=1))
def test_a_file_with_other_bytes_is_opened_or_refused(flips: list[tuple[int, int]]) -> None:
    """A file that was damaged on a disk or on the way is opened or refused."""
    data = bytearray(DATA)
    for at, byte in flips:
        data[at] = byte

    assert is_opened_whole_or_refused_with_reasons(bytes(data))


@given(st.integers(0, len(DATA) - 3))
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    """A half plan never opens as if it were a whole one."""
    assert isinstance(outcome(DATA[:length]), PlanUnreadableError)


@given(st.binary())
def test_any_bytes_are_opened_or_refused(data: bytes) -> None:
    """A file of another kind is refused in a sentence."""
    assert isinstance(outcome(data), PlanUnreadableError)


@pytest.mark.no_cover
@MANY
@given(st.data())
def test_a_doubled_line_is_always_found(data: st.DataObject) -> None:
    """Two equal keys are refused wherever they stand, because only one of them can be meant."""
    lines = DATA.decode().split("\n")
    keyed = [at for at, line in enumerate(lines) if '": "' in line or line.endswith("true,")]
    at = data.draw(st.sampled_from(keyed))
    doubled = [*lines[:at], lines[at].rstrip(",") + ",", *lines[at:]]

    found = outcome("\n".join(doubled).encode())

    assert isinstance(found, PlanInvalidError)
    assert any("this key once" in problem.expected for problem in found.problems)
