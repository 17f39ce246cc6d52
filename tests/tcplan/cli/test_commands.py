"""What each command prints on the sample plans, and the number that it ends with."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tcplan.planner import Request, look, withdrawal
from tests.builders import TODAY
from tests.tcplan.cli.samples import COUNTY_DURHAM, FIXTURES, ids, robins_plan, run


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path_factory.mktemp("plan"))


def test_names_are_shown_when_they_are_asked_for(plan: Path) -> None:
    """The planner who needs the name gets it."""
    assert "Name: Robin" in run("show", plan, "people", "--names", "--plain").out
    assert "Names: shown" in run("show", plan, "people", "--names", "--plain").out


def test_everybody_is_in_the_list() -> None:
    """Nobody is left out of the list of people."""
    out = run("show", COUNTY_DURHAM, "people", "--plain").out
    listed = re.findall(r"^ID: (\S+)$", out, re.MULTILINE)

    assert sorted(ids(COUNTY_DURHAM, "individuals")) == sorted(listed)


def test_every_agency_that_would_leave_a_risk_uncovered_is_told() -> None:
    """The list of withdrawals names the same agencies as asking about each by itself."""
    told = run("withdraw", COUNTY_DURHAM, "--plain").out
    uncovering = told.partition("Would leave a risk uncovered\n")[2].partition("\nWould take a")[0]
    looking = look(COUNTY_DURHAM, Request(), calendar_day=TODAY)
    alone = {
        agency.id
        for agency in looking.plan.agencies
        if withdrawal(looking, [agency.id]).risks_losing_cover
    }

    assert alone == set(re.findall(r"^ID: (\S+)$", uncovering, re.MULTILINE))


def test_findings_end_with_one() -> None:
    """A script learns from the exit code that somebody has something to put right."""
    assert 1 == run("check", COUNTY_DURHAM).code


def test_a_plan_without_findings_ends_with_nought() -> None:
    """An empty plan has nothing to put right, and says so with its exit code."""
    found = run("check", FIXTURES / "empty.plan.json")

    assert 0 == found.code
    assert "0 open" in found.out


def test_findings_about_one_person_are_about_that_person() -> None:
    """Who asks about one person does not read about another."""
    view = json.loads(run("check", COUNTY_DURHAM, "--individual", "P-014", "--json").out)

    assert {"P-014"} == {row["individual"] for row in view["rows"]}


def test_accepted_findings_are_counted_and_shown_when_asked_for() -> None:
    """An accepted gap stays known: it is counted, and told with who accepted it and until when."""
    few, every = (run("check", COUNTY_DURHAM, *more).out for more in ((), ("--all",)))

    assert "Accepted by" not in few
    assert "Accepted by" in every


def test_a_loss_ends_with_nought(plan: Path) -> None:
    """Asking what would be lost is a question and no fault, so scripts go on."""
    assert 0 == run("withdraw", plan, "oak").code


def test_a_day_ahead_is_asked_about(plan: Path) -> None:
    """The day that is asked about stands on the page, with the day of asking beside it."""
    out = run("show", plan, "people", "--as-at", "2027-01-03", "--plain").out

    assert "As at: 3 January 2027, asked on 22 November 2026" in out


def test_the_sample_is_read_on_its_own_day() -> None:
    """A sample plan answers the same next year, and says that it is read on its own day."""
    out = run("show", COUNTY_DURHAM, "people", "--plain").out

    assert "its own day" in out
    assert dt.date(2026, 11, 22).strftime("As at: %d November %Y") in out


def test_through_whose_eyes_one_looks_is_said() -> None:
    """Nobody takes a gap that an agency sees for one that nobody fills."""
    out = run("show", COUNTY_DURHAM, "people", "--agency", "two-becks", "--plain").out
    words = " ".join(out.split())

    assert "Agency: two-becks" in words
    assert "This is what two-becks may see of the plan." in words
    assert "may be held by support that it cannot see" in words


def test_the_holder_of_a_plan_is_told_of_no_limit() -> None:
    """Whoever holds the plan sees all of it, and is not told otherwise."""
    out = run("show", COUNTY_DURHAM, "people", "--agency", "icb", "--plain").out

    assert "Agency: icb" in out
    assert "may see of the plan" not in out


def test_the_demonstration_without_a_terminal_prints_people_and_what_to_try() -> None:
    """Without a terminal the demonstration shows the people, and says on stderr what to try."""
    shown = run("demo")

    assert 0 == shown.code
    assert "P-014" in shown.out
    assert "tcplan withdraw" in shown.err


@pytest.mark.parametrize("text", ["demo", "browse"])
def test_the_command_line_alone_has_no_screen(text: str, plan: Path) -> None:
    """Where no screen is installed nothing pretends to open one."""
    arguments = (text,) if text == "demo" else (text, plan)

    assert {"demo": 0, "browse": 2}[text] == run(*arguments).code


def test_the_width_of_a_page_can_be_given(plan: Path) -> None:
    """A page for a printer or a mail can be made as wide as it must be."""
    narrow = run("show", plan, "P-001", "--width", "60").out.splitlines()
    wide = run("show", plan, "P-001", "--width", "140").out.splitlines()

    assert len(wide) < len(narrow)
