"""The calendar, the actions and the caseload as they are printed, and the calendar as a file."""

import json
import re
from pathlib import Path

import icalendar
import pytest
from jsonschema import Draft202012Validator

from tcplan.cli.page import one_fact_a_line
from tcplan.cli.pages.calendar import calendar_page
from tcplan.cli.schemas import schema
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Gate
from tcplan.views.calendar import calendar
from tcplan.views.looking import Looking
from tests.builders import TODAY, amended, day, robin
from tests.tcplan.cli.databases import database, journal
from tests.tcplan.cli.samples import COUNTY_DURHAM, robins_plan, run

HEADING = r"^(?:Overdue|This week, to .*|Next week, to .*|\w+ \d{4}): \d+$"
WHO = ("--who", "Ben", "--agency", "icb")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Robin's plan as a file."""
    return robins_plan(tmp_path)


def gated(*days: int) -> Plan:
    """Robin's plan with one gate due on each of these days from today, a Sunday."""
    gates = tuple(
        Gate(id=f"g{n}", name=f"Gate {n}", basis="local", due=day(after))
        for n, after in enumerate(days)
    )
    return amended(robin(), "move", gates=gates, target=None)


def heading_of(after: int) -> str:
    """Under which heading a gate stands that is due so many days from today."""
    text = one_fact_a_line(calendar_page(calendar(Looking(gated(after), "x", TODAY, TODAY))))
    parts = re.split(HEADING, text, flags=re.MULTILINE)
    heads = re.findall(HEADING, text, re.MULTILINE)
    (found,) = (head for head, part in zip(heads, parts[1:], strict=True) if "Gate 0" in part)
    return str(found).rpartition(":")[0]


@pytest.mark.parametrize(
    ("after", "heading"),
    [
        (-1, "Overdue"),
        (0, "This week, to 22 Nov 2026"),
        (1, "Next week, to 29 Nov 2026"),
        (7, "Next week, to 29 Nov 2026"),
        (8, "November 2026"),
        (9, "December 2026"),
        (40, "January 2027"),
    ],
)
def test_days_stand_under_their_week_or_month(after: int, heading: str) -> None:
    """A week ends on Sunday; what comes after next week stands under its month."""
    assert heading == heading_of(after)


def test_what_is_not_listed_is_said(plan: Path) -> None:
    """The page counts what lies after its last day and what has no day."""
    out = run("show", plan, "calendar", "--until", "2026-11-22", "--plain").out

    assert re.search(r"Not listed: \d+ more things after 22 November 2026, the first on", out)
    assert "Open and without a day, so in no calendar: 1 gate." in out


def test_a_last_day_goes_with_the_calendar(plan: Path) -> None:
    """A last day for a list that has none is a slip, and is answered as one."""
    assert 0 == run("show", plan, "calendar", "--until", "2027-01-01").code
    for words in (("people",), ("P-001",), ("P-001", "risks")):
        done = run("show", plan, *words, "--until", "2027-01-01")
        assert (2, "") == (done.code, done.out)
        assert "--until goes with the calendar" in done.err


@pytest.mark.parametrize("name", ["calendar", "actions", "caseload"])
def test_the_data_is_as_described(name: str) -> None:
    """Another program can trust the published description, with and without an agency."""
    for more in ((), ("--agency", "icb"), ("--names",)):
        data = json.loads(run("show", COUNTY_DURHAM, name, "--json", *more).out)
        assert [] == list(Draft202012Validator(schema(name)).iter_errors(data))


def test_the_caseload_says_that_it_is_not_for_publication(plan: Path) -> None:
    """Small numbers are there in full, and so is the sentence that keeps them in the room."""
    assert "nothing of this page is for publication" in run("show", plan, "caseload", "--plain").out


def test_a_calendar_is_written_and_said(plan: Path) -> None:
    """The file has each event once, and the planner reads what it holds and what it does not."""
    file = plan.with_name("due.ics")
    done = run("export", plan, "calendar", "-o", file, "--until", "2026-12-31")
    data = json.loads(run("show", plan, "calendar", "--until", "2026-12-31", "--json").out)

    assert (0, "") == (done.code, done.out)
    assert len(data["rows"]) == len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    assert f"{len(data['rows'])} events" in done.err
    assert "names hidden" in done.err
    assert "no words of the plan" in done.err
    assert f"{data['later']} due after 2026-12-31 are not in it" in done.err


def test_names_in_a_calendar_are_warned_of(plan: Path) -> None:
    """Whoever asks for names is told to keep the file as the plan itself."""
    done = run("export", plan, "calendar", "--names")

    assert "SUMMARY:P-001 Robin" in done.out
    assert "keep it as you keep the plan" in done.err


def test_a_calendar_of_one_person(plan: Path) -> None:
    """An id typed in small letters is the person's, and an unknown one writes nothing."""
    file = plan.with_name("p.ics")

    assert 0 == run("export", plan, "calendar", "--individual", "p-001", "-o", file).code
    assert 2 == run("export", plan, "calendar", "--individual", "P-77", "-o", file).code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("calendar", "--format", "md"), "exported as ics"),
        (("calendar", "-o", "{folder}/due.md"), "would hold ics"),
        (("calendar", "--for-import"), "goes with a plan"),
        (("calendar", "--until", "2020-01-01"), "cannot end on"),
        (("summary", "--individual", "P-001", "--format", "ics"), "not as ics"),
        (("summary", "--individual", "P-001", "--until", "2027-01-01"), "goes with a calendar"),
        (("calendar", "-o", "{folder}/robin.plan.json", "--replace"), "is a plan file"),
    ],
)
def test_what_does_not_go_together_writes_nothing(
    plan: Path, words: tuple[str, ...], said: str
) -> None:
    """A slip is answered in a sentence, and every file stays as it was."""
    there = {path: path.read_bytes() for path in plan.parent.iterdir()}
    done = run("export", plan, *(word.format(folder=plan.parent) for word in words))

    assert (2, "") == (done.code, done.out)
    assert said in done.err
    assert there == {path: path.read_bytes() for path in plan.parent.iterdir()}


def test_a_calendar_that_is_there_is_kept(plan: Path) -> None:
    """Last week's file is only replaced when the planner says so."""
    file = plan.with_name("due.ics")
    file.write_bytes(b"last week's")

    assert 2 == run("export", plan, "calendar", "-o", file).code
    assert b"last week's" == file.read_bytes()
    assert 0 == run("export", plan, "calendar", "-o", file, "--replace").code
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("more", [(), ("--individual", "P-001")])
def test_a_calendar_from_a_database_is_journalled(tmp_path: Path, more: tuple[str, ...]) -> None:
    """The journal says that a calendar left, whose, and where; it is never taken for the plan."""
    base, file = database(tmp_path), tmp_path / "due.ics"
    done = run("export", base, "calendar", *more, "-o", file, *WHO)
    entry = journal(base)[-1]
    told = entry.after or {}
    history = run("history", base, "--plain").out

    assert (0, "export", "calendar", "ics") == (
        done.code, entry.action, told["kind"], told["form"],
    )  # fmt: skip
    assert (more[1] if more else None) == entry.individual
    assert re.search(r"exported the calendar(, everybody in it,| of P-001) as ics", history)


def test_a_person_is_told_of_calendars(tmp_path: Path) -> None:
    """All that is held about a person names each calendar that has them."""
    base = database(tmp_path)
    run("export", base, "calendar", "-o", tmp_path / "all.ics", *WHO)
    run("export", base, "calendar", "--individual", "P-001", *WHO)
    data = json.loads(run("subject-access", base, "P-001", "--json").out)
    retained = run("retention", base, "--plain").out

    assert ["calendar", "calendar"] == [copy["what"] for copy in data["copies"]]
    assert "calendar of what is due" in retained
