"""A paper is written whole or not at all, and what was written is said."""

import json
from pathlib import Path

import pytest

from tests.tcplan.cli.samples import COUNTY_DURHAM, robins_plan, run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path)


def export(plan: Path, *more: str | Path) -> tuple[str, ...]:
    """The command that exports Robin's summary."""
    return ("export", str(plan), "summary", "--individual", "P-001", *map(str, more))


@pytest.mark.parametrize(
    ("form", "begins"), [("html", "<!DOCTYPE html>"), ("md", "# "), ("json", "{\n")]
)
def test_without_a_file_the_paper_goes_to_stdout(plan: Path, form: str, begins: str) -> None:
    """A script can take a paper from stdout, and finds nothing else there."""
    done = run(*export(plan, "--format", form))

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("p.html", "<!DOCTYPE html>"),
        ("p.htm", "<!DOCTYPE html>"),
        ("p.md", "# "),
        ("p.json", "{\n"),
    ],
)
def test_the_name_of_the_file_says_the_format(plan: Path, name: str, begins: str) -> None:
    """A planner who names a page gets a page."""
    file = plan.with_name(name)
    done = run(*export(plan, "-o", file))

    assert (0, "") == (done.code, done.out)
    assert file.read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("p.xlsx", ()),
        ("p.pdf", ("--format", "html")),
        ("p.html", ("--format", "md")),
        ("p.md", ("--format", "json")),
    ],
)
def test_a_paper_is_not_called_what_it_is_not(plan: Path, name: str, more: tuple[str, ...]) -> None:
    """Nobody sends on a page that is called a PDF, and nothing is written under a wrong name."""
    file = plan.with_name(name)
    done = run(*export(plan, "-o", file, *more))

    assert (2, "", False) == (done.code, done.out, file.exists())
    assert f'"{name}" would hold' in done.err


@pytest.mark.parametrize(("name", "form"), [("p", "html"), ("p.txt", "md"), ("P.HTM", "html")])
def test_a_name_that_fits_is_taken(plan: Path, name: str, form: str) -> None:
    """A name without an end, or with another usual one, is nobody's mistake."""
    assert 0 == run(*export(plan, "-o", plan.with_name(name), "--format", form)).code


def test_a_plan_file_is_called_one(plan: Path) -> None:
    """A whole plan, names and all, is not written as what looks like a page."""
    file = plan.with_name("plan.pdf")
    done = run("export", plan, "plan", "-o", file)

    assert (2, False) == (done.code, file.exists())
    assert "would hold json" in done.err


def test_what_was_written_is_said(plan: Path) -> None:
    """The planner reads whose summary went where, how large it is, and that names are hidden."""
    file = plan.with_name("p.html")
    said = run(*export(plan, "-o", file)).err

    assert "P-001" in said
    assert str(file) in said
    assert f"{file.stat().st_size:,} bytes" in said
    assert "names hidden" in said


def test_a_paper_with_names_says_so(plan: Path) -> None:
    """Nobody passes on a paper with names without having been told."""
    assert "names shown" in run(*export(plan, "-o", plan.with_name("p.md"), "--names")).err


def test_an_existing_file_is_kept(plan: Path) -> None:
    """A paper that somebody else wrote is not lost by a second export."""
    file = plan.with_name("p.md")
    file.write_text("older", "utf-8")
    done = run(*export(plan, "-o", file))

    assert 2 == done.code
    assert "--replace" in done.err
    assert "older" == file.read_text("utf-8")


def test_an_existing_file_is_replaced_when_asked(plan: Path) -> None:
    """Who means to replace a paper can."""
    file = plan.with_name("p.md")
    file.write_text("older", "utf-8")

    assert 0 == run(*export(plan, "-o", file, "--replace")).code
    assert file.read_text("utf-8").startswith("# ")


def test_an_unknown_person_writes_nothing(plan: Path) -> None:
    """A mistyped id leaves no half paper behind, and the near id is suggested."""
    file = plan.with_name("p.md")
    done = run("export", plan, "summary", "--individual", "P-01", "-o", file)

    assert 2 == done.code
    assert "P-001" in done.err
    assert not file.exists()


def test_a_folder_that_is_not_there_is_said(plan: Path) -> None:
    """A paper for a folder that does not exist ends with a sentence and no file."""
    done = run(*export(plan, "-o", plan.with_name("nowhere") / "p.md"))

    assert 2 == done.code
    assert "does not exist" in done.err


def test_the_day_of_the_move_can_be_exported() -> None:
    """A summary is as at the day that was asked about."""
    summary = ("export", COUNTY_DURHAM, "summary", "--individual", "P-014", "--format", "json")

    assert (
        "2027-01-02" == json.loads(run(*summary, "--as-at", "2027-01-02").out)["heading"]["as_at"]
    )
