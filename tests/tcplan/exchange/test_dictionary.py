"""The page on plan files tells of the plan files that there are."""

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from tcplan.domain.codelists import code_lists
from tcplan.errors import PlanInvalidError
from tcplan.exchange.dictionary import dictionary, renewed
from tcplan.exchange.plan_json import parse
from tcplan.exchange.strict_json import MOST_BYTES, MOST_DEPTH, MOST_VALUES
from tests.builders import record_classes

PAGE = (Path(__file__).parents[3] / "docs" / "plan-format.md").read_text("utf-8")
LIST = dictionary()
(EXAMPLE,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


def test_the_list_of_fields_is_that_of_the_program() -> None:
    """Whoever writes a plan by the page writes a plan that opens."""
    assert PAGE == renewed(PAGE)


@pytest.mark.parametrize("cls", record_classes())
def test_every_field_is_listed(cls: Any) -> None:  # noqa: ANN401
    """No field has to be found out by trying."""
    section = LIST.partition(f"### {cls.__name__}\n")[2].partition("\n###")[0]

    listed = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)

    assert [field.name for field in attrs.fields(cls)] == listed


@pytest.mark.parametrize("name", code_lists())
def test_every_code_is_listed_with_its_source(name: str) -> None:
    """Whoever needs a code finds it with its words, and where the list comes from."""
    section = LIST.partition(f"### {name}\n")[2].partition("\n###")[0]

    assert code_lists()[name].source in section
    assert list(code_lists()[name].codes) == re.findall(r"^\| `(.+?)` \|", section, re.MULTILINE)


def test_every_link_of_the_list_leads_somewhere() -> None:
    """A reader who follows a link arrives at the fields or codes that it promises."""
    headings = {line[4:].lower() for line in LIST.splitlines() if line.startswith("### ")}

    assert set(re.findall(r"\(#([^)]+)\)", LIST)) <= headings


def test_the_first_file_opens() -> None:
    """The example on the page is a plan, with one risk that one control holds."""
    plan = parse(EXAMPLE.encode())

    assert ("r001-pain.t1",) == plan.by_id["c001-nights"].prevents


def test_the_errors_on_the_page_are_those_of_the_program() -> None:
    """The slips that the page shows are told in the words that the page shows."""
    tree = json.loads(EXAMPLE)
    control = tree["controls"][0]
    control["stat"] = control.pop("state")
    control["hours"][1]["end"] = "25:00"
    control["delivery"]["holders"] = ["oaks"]
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)

    with pytest.raises(PlanInvalidError) as caught:
        parse(json.dumps(tree).encode())
    told = [problem.sentence() for problem in caught.value.problems]

    assert set(shown.splitlines()) <= set(told)


def test_the_limits_on_the_page_are_those_of_the_program() -> None:
    """What is too large, too deep or too many is said before somebody meets it."""
    assert f"{MOST_BYTES // 1_000_000} MB, {MOST_DEPTH} levels of nesting, {MOST_VALUES:,}" in PAGE
