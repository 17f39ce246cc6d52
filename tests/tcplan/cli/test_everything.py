"""What every command prints of every sample plan, in every manner of printing."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.page import laid_out, one_fact_a_line
from tcplan.cli.schemas import schema
from tcplan.text import width
from tcplan.views.as_data import as_data, as_json
from tcplan.views.sentences import PREDICTS_NO_ONE, WHAT_COVER_SAYS
from tests.tcplan.cli.samples import COUNTY_DURHAM, FIXTURES, document, everything, ids, run

PLANS = sorted(path.name for path in FIXTURES.glob("*.plan.json"))
DRAWN = re.compile("[\u2500-\u25ff\u2800-\u28ff]")
ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)

# What these tests reach is counted page by page elsewhere; here it would triple the time.
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


@pytest.fixture(params=PLANS)
def path(request: pytest.FixtureRequest) -> Path:
    """Each sample plan."""
    return FIXTURES / str(request.param)


def test_every_page_says_what_cover_does_not_say(path: Path) -> None:
    """Whatever is printed carries both sentences: no prediction, and no promise of safety."""
    sentences = f"{PREDICTS_NO_ONE}\n{WHAT_COVER_SAYS}\n"
    silent = [
        shown.command
        for shown in everything(path)
        if not one_fact_a_line(shown.page).endswith(sentences)
    ]

    assert [] == silent


@pytest.mark.parametrize("names", [False, True])
def test_nothing_in_a_plan_acts_on_the_terminal(path: Path, names: bool) -> None:  # noqa: FBT001
    """What somebody wrote into a plan cannot colour, hide, ring or turn round what is printed."""
    acting = [
        shown.command
        for shown in everything(path, names=names)
        for text in (
            laid_out(shown.page, 100),
            one_fact_a_line(shown.page),
            as_json(shown.view, shown.schema),
        )
        if ACTS.search(text)
    ]

    assert [] == acting


def test_ascii_is_ascii(path: Path) -> None:
    """On an old console every sign and letter is one that it has."""
    beyond = [
        shown.command
        for shown in everything(path, names=True)
        for text in (
            laid_out(shown.page, 100, ascii=True),
            one_fact_a_line(shown.page, ascii=True),
        )
        if not text.isascii()
    ]

    assert [] == beyond


def test_plain_draws_nothing() -> None:
    """A screen reader meets no lines, boxes or signs drawn with characters."""
    drawn = [
        shown.command
        for shown in everything(COUNTY_DURHAM)
        if DRAWN.search(one_fact_a_line(shown.page))
    ]

    assert [] == drawn


@pytest.mark.parametrize("columns", [40, 80, 130])
def test_no_line_runs_past_the_edge(path: Path, columns: int) -> None:
    """What is printed for so many columns fits into them, whatever stands in the plan."""
    wide = [
        shown.command
        for shown in everything(path)
        if any(width(line) > columns for line in laid_out(shown.page, columns).splitlines())
    ]

    assert [] == wide


def test_names_are_hidden_until_they_are_asked_for() -> None:
    """On a screen that others can see, people appear by their ids in all that is printed."""
    names = [person["preferred_name"] for person in document(COUNTY_DURHAM)["individuals"]]
    printed = "\n".join(one_fact_a_line(shown.page) for shown in everything(COUNTY_DURHAM))

    assert [] == [name for name in names if re.search(rf"(?<!\w){name}(?!\w)", printed)]


def test_every_output_is_as_its_schema_says(path: Path) -> None:
    """A program that reads the data of any plan can trust the published description of it."""
    wrong = [
        (shown.command, error.json_path)
        for shown in everything(path)
        for error in Draft202012Validator(
            schema(shown.schema.split("/")[1]), format_checker=FormatChecker()
        ).iter_errors({"schema": shown.schema, **as_data(shown.view)})
    ]

    assert [] == wrong


def test_each_lens_has_its_own_schema() -> None:
    """A program knows from the name of the schema what it reads."""
    kinds = {shown.schema for shown in everything(COUNTY_DURHAM)}

    assert {f"tcplan/{name}/1" for name in PRINTED} == kinds


PRINTED = (
    "people", "agencies", "controls", "risks", "calendar", "actions", "caseload", "person",
    "network", "person-risks", "timeline", "agency", "check", "withdrawal", "withdrawals", "pairs",
    "each-person", "concerns",
)  # fmt: skip


def test_every_summary_is_as_its_schema_says(path: Path) -> None:
    """The risk summary as data can be trusted like every other output."""
    check = Draft202012Validator(schema("summary"), format_checker=FormatChecker())
    summary = ("export", path, "summary", "--format", "json", "--individual")
    wrong = [
        (person, error.json_path)
        for person in ids(path, "individuals")[:3]
        for error in check.iter_errors(json.loads(run(*summary, person).out))
    ]

    assert [] == wrong
