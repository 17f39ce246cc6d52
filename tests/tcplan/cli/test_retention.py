"""Whoever answers for the plan sees what is held and until when, and nothing goes by itself."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Add, Amend
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.plan import Plan
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.builders import agency, individual, small_plan, source, tie
from tests.tcplan.cli.databases import MADE, database, typed
from tests.tcplan.cli.samples import Run, run

WHO = ("--who", "Cat")


def stay(whose: str, ended: dt.date | None, ended_as: str | None) -> HospitalSpell:
    """A stay in hospital since 2024."""
    return HospitalSpell(
        id=f"stay-{whose.lower()}",
        source=source(),
        individual=whose,
        hospital="hospital",
        unit="Ward 4",
        security="low",
        ward_type="learning-disability",
        bed_category="1",
        commissioner_kind="icb",
        commissioner="icb",
        admitted=dt.date(2024, 1, 8),
        on_this_ward_since=dt.date(2024, 1, 8),
        ended=ended,
        ended_as=ended_as,
    )


def plan() -> Plan:
    """P-001 is supported, P-002 left hospital two years ago, P-003 died, P-004 is only named."""
    names = ("P-001", "P-002", "P-003", "P-004")
    return small_plan(
        individuals=tuple(individual(name) for name in names),
        agencies=(*small_plan().agencies, agency("hospital", "independent-hospital")),
        ties=(tie("tie-oak", "oak"),),
        spells=(
            stay("P-002", dt.date(2025, 3, 1), "family-home"),
            stay("P-003", dt.date(2026, 2, 1), "died"),
        ),
    )


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The plan as a database."""
    return database(tmp_path, plan=plan())


def view(done: Run) -> dict[str, Any]:
    """What a run printed as data, which is as its schema says."""
    found: dict[str, Any] = json.loads(done.out)
    check = Draft202012Validator(schema("retention"), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(found))
    return found


def person(done: Run, name: str) -> dict[str, Any]:
    """What a run told of one person."""
    (row,) = (row for row in view(done)["rows"] if row["individual"] == name)
    return dict(row)


def test_what_is_held_is_told_with_since_when_and_by_whom(base: Path) -> None:
    """How many entries of which kind, since when, and the last change of anybody."""
    with open_database(base) as store:
        store.load()
        by = By(who="Ben", at=MADE.replace(day=21))
        store.save([Amend("r-pain", {"title": "Pain"})], by=by, seen=store.versions)
        store.looked("P-001", by=By(who="Dan", at=MADE.replace(day=22)))
    row = person(run("retention", base, "--json"), "P-001")

    assert {"individuals": 1, "ties": 1, "risks": 1, "controls": 1} == {
        one["collection"]: one["entries"] for one in row["holdings"]
    }
    assert (4, "2026-11-20T09:00:00+00:00") == (row["entries"], row["since"])
    assert ("2026-11-21T09:00:00+00:00", "Ben") == (row["last_change"], row["last_change_by"])


def test_no_period_runs_while_something_is_going_on(base: Path) -> None:
    """A person who is supported is in use, whatever else has ended."""
    row = person(run("retention", base, "--as-at", "2199-01-01", "--json"), "P-001")

    assert (None, False, []) == (row["review_on"], row["due"], row["periods"])
    assert ["tie of support", "control"] == row["running"]


@pytest.mark.parametrize(
    ("name", "review_on", "died"),
    [("P-002", "2046-11-21", None), ("P-003", "2036-02-02", "2026-02-01")],
)
def test_the_longest_period_is_counted_from_the_last_day(
    base: Path, name: str, review_on: str, died: str | None
) -> None:
    """From the last change, or from the day of death; due on that day and not the day before."""
    day = dt.date.fromisoformat(review_on)
    before, on = (
        person(run("retention", base, "--as-at", str(when), "--json"), name)
        for when in (day - dt.timedelta(days=1), day)
    )

    assert (review_on, died, []) == (on["review_on"], on["died_on"], on["running"])
    assert (False, True) == (before["due"], on["due"])
    assert [] == [period for period in on["periods"] if period["certain"]]


def test_those_who_are_due_first_stand_first(base: Path) -> None:
    """The list begins with the earliest review; who is in use comes last."""
    rows = view(run("retention", base, "--json"))["rows"]

    assert ["P-003", "P-002", "P-004", "P-001"] == [row["individual"] for row in rows]


def test_copies_and_the_erased_are_told(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has left is listed with whose it is; the erased are ids with copies from before."""
    run("export", base, "plan", "-o", tmp_path / "out.json", *WHO)
    run("export", base, "summary", "--individual", "P-004", "-o", tmp_path / "four.md", *WHO)
    erased = ("erase", base, "P-004", *WHO, "--why", "asked")
    assert 0 == typed(monkeypatch, "y\nP-004\n", *erased).code
    run("backup", base, tmp_path / "copy.db", *WHO)
    run("backup", base, tmp_path / "stick" / "copy.db", *WHO)
    told = view(run("retention", base, "--json"))

    assert [("P-004", "Cat", 2)] == [
        (one["individual"], one["who"], one["copies"]) for one in told["erased"]
    ]
    assert [
        (None, str(tmp_path / "out.json")),
        ("P-004", None),
        (None, str(tmp_path / "copy.db")),
    ] == [(one["individual"], one["where"]) for one in told["copies"]]
    assert {"P-001": 2, "P-002": 2, "P-003": 2} == {
        row["individual"]: row["copies"] for row in told["rows"]
    }


def test_the_page_says_what_it_rests_on_and_that_it_erases_nothing(base: Path) -> None:
    """A reader sees the source of each period, that none is certain, and that nothing is erased."""
    before = base.read_bytes()
    done = run("retention", base, "--plain")

    assert (0, "", before) == (done.code, done.err, base.read_bytes())
    assert "Nothing is erased by this." in done.out
    assert "Records Management Code of Practice" in done.out
    assert "Certain: no." in done.out
    assert "Review: not yet" in done.out


@pytest.mark.parametrize("manner", ["--plain", "--json"])
def test_names_start_hidden(base: Path, manner: str) -> None:
    """The report is read in meetings, so it has ids until names are asked for."""
    name = plan().individuals[0].preferred_name
    hidden, shown = (run("retention", base, manner, *more).out for more in ((), ("--names",)))

    assert (False, True) == (name in hidden, name in shown)


def test_somebody_added_later_has_only_later_copies(base: Path, tmp_path: Path) -> None:
    """A backup from before somebody came into the plan is no copy of them."""
    run("backup", base, tmp_path / "copy.db", *WHO)
    with open_database(base) as store:
        store.load()
        by = By(who="Ben", at=MADE.replace(day=21))
        store.save([Add(individual("P-005"))], by=by, seen=store.versions)

    assert 0 == person(run("retention", base, "--json"), "P-005")["copies"]
