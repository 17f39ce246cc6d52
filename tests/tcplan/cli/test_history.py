"""Who did what is told whole, taken back in the open, and verified row by row."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.builders import individual, tie
from tests.tcplan.cli.databases import MADE, database, journal
from tests.tcplan.cli.samples import Run, run

WHO = ("--who", "Cat", "--why", "typed in the wrong record")


def change(base: Path, after: int, *changes: Change, **fields: Any) -> int:  # noqa: ANN401
    """Ben saves a change so many days after the database was made; its number."""
    by = By(who="Ben", at=MADE.replace(day=20 + after), **fields)
    with open_database(base) as store:
        store.load()
        return store.save(list(changes), by=by, seen=store.versions).change


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin's plan, in which Robin is called Rowan since yesterday."""
    path = database(tmp_path)
    renamed = Amend("P-001", {"preferred_name": "Rowan"})
    change(path, 1, renamed, agency="oak", why="Robin asked for it")
    return path


def rows(done: Run) -> list[dict[str, Any]]:
    """The rows that a run printed as data, which are as their schema says."""
    view = json.loads(done.out)
    check = Draft202012Validator(schema("history"), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(view))
    found: list[dict[str, Any]] = view["rows"]
    return found


def test_a_change_is_told_with_who_and_why(base: Path) -> None:
    """The page says who changed what, when, for which agency, why, and from what to what."""
    out = run("history", base, "P-001", "--names", "--plain").out

    assert "21 Nov 2026 09:00 UTC, Ben for Oak" in out
    assert "Why: Robin asked for it" in out
    assert "changed record of the person (P-001): Preferred name: Robin → Rowan" in out


def test_what_was_done_is_told_in_words(base: Path) -> None:
    """No code and no name of a field is printed: each is said as the forms of the plan say it."""
    change(base, 2, Amend("c-oak", {"state": "in-place", "deputy": None}))
    (row,) = rows(run("history", base, "c-oak", "--since", "2026-11-22", "--json"))
    out = run("history", base, "c-oak", "--plain").out

    assert "changed control “C-Oak” (c-oak): State: Tested → In place" in out
    assert "changed control “C-Oak” (c-oak): Deputy: Elm → nothing" in out
    assert {("state", "tested", "in-place"), ("deputy", "elm", None)} == {
        (field["field"], field["before"], field["after"]) for field in row["fields"]
    }
    assert ["Deputy", "State"] == [field["label"] for field in row["told"]["fields"]]


def test_an_entry_that_came_whole_is_told_as_it_came(base: Path) -> None:
    """What was added or removed is said once, not as a change from nothing or to nothing."""
    change(base, 2, Remove("tie-mum"))
    out = run("history", base, "tie-mum", "--plain").out

    assert "added tie “Mum” (tie-mum): Strength: Strong\n" in out
    assert "removed tie “Mum” (tie-mum): Strength: Strong\n" in out


def test_somebody_who_has_left_the_plan_has_no_name_in_it(base: Path) -> None:
    """Where an entry of old points to a person who is gone, their id stands and no name."""
    change(base, 2, Add(individual("P-007", preferred_name="Tam")))
    change(base, 3, Add(tie("tie-7", "oak", individual="P-007")))
    change(base, 4, Remove("tie-7"), Remove("P-007"))
    out = run("history", base, "tie-7", "--plain").out

    assert "added tie “Oak” (tie-7): Individual: P-007\n" in out
    assert "Tam" not in out


def test_names_of_the_past_are_hidden_too(base: Path) -> None:
    """While names are hidden, neither today's name nor the one before it is on the screen."""
    for more in (("--plain",), ("--json",)):
        out = run("history", base, *more).out

        assert "Robin" not in out
        assert "Rowan" not in out


def test_what_bears_on_a_part_of_the_history_is_known_in_it(base: Path) -> None:
    """A part is told as it is told within the whole: with ids for names, and what was undone."""
    change(base, 2, Amend("oak", {"note": "Rowan's mum phones"}), why="Robin, now Rowan, asked")
    number = change(base, 3, Amend("oak", {"note": "Robin wrote"}), why="for Rowan")
    run("undo", base, str(number), *WHO)
    whole = rows(run("history", base, "--json"))

    part = rows(run("history", base, "oak", "--since", "2026-11-22", "--json"))
    assert [row for row in whole if row["entity"] == "oak" and row["at"] >= "2026-11-22"] == part
    assert [False, True, False] == [row["undone"] for row in part]


def test_the_data_has_every_row(base: Path) -> None:
    """A program gets each row of the journal, the hundreds that began the plan among them."""
    with open_database(base, readonly=True) as store:
        expected = [entry.seq for entry in store.journal()]

    assert expected == [row["seq"] for row in rows(run("history", base, "--json"))]


@pytest.mark.parametrize(
    ("more", "whose"),
    [
        (("--done-for", "OAK"), {"Ben"}),
        (("--since", "2026-11-21"), {"Ben"}),
        (("--until", "2026-11-20"), {"Ann"}),
        (("--since", "2026-11-22"), set()),
        (("oak",), {"Ann"}),
        (("p-001",), {"Ann", "Ben", "Cat"}),
    ],
)
def test_a_part_of_the_history_can_be_asked_for(
    base: Path, more: tuple[str, ...], whose: set[str]
) -> None:
    """By agency, by day, by person or by entry, only that part is told."""
    done = run("history", base, *more, "--json", "--who", "Cat")

    assert whose == {row["who"] for row in rows(done)}


def test_asking_about_a_person_is_journalled(base: Path) -> None:
    """A person's history is their record, so who reads it is known."""
    run("history", base, "P-001", "--who", "Cat")
    run("history", base, "--who", "Dee")

    assert [("look", "Cat")] == [(e.action, e.who) for e in journal(base) if e.action == "look"]


def test_what_was_never_in_the_plan_has_no_history(base: Path) -> None:
    """A slip in an id is not answered with an empty history."""
    runs = [run("history", base, *more) for more in (("P-999",), ("--done-for", "nobody"))]
    said = ["There is no individual or entry", "There is no agency"]

    assert [(2, "")] * 2 == [(done.code, done.out) for done in runs]
    assert all(words in done.err for words, done in zip(said, runs, strict=True))


def test_undo_takes_the_last_change_back_and_redo_makes_it_again(base: Path) -> None:
    """A slip can be taken back and made again, each time in the open with who and why."""
    undone = rows(run("undo", base, "--json", "--names", *WHO))
    between = run("show", base, "people", "--names", "--plain").out
    redone = rows(run("redo", base, "--json", *WHO))
    after = run("show", base, "people", "--names", "--plain").out

    assert [("undo", "Cat", "Rowan", "Robin")] == [
        (row["action"], row["who"], row["fields"][0]["before"], row["fields"][0]["after"])
        for row in undone
    ]
    assert ["redo"] == [row["action"] for row in redone]
    assert ("Name: Robin" in between, "Name: Rowan" in after) == (True, True)


def test_undo_goes_back_change_by_change_and_stops_where_the_plan_began(base: Path) -> None:
    """Each undo takes the change before; the plan itself is never undone."""
    change(base, 2, Amend("oak", {"name": "Oak and Ash"}))
    ways = ("undo", "undo", "undo", "redo", "redo", "redo")
    runs = [run(way, base, "--json", *WHO) for way in ways]

    assert [0, 0, 2, 0, 0, 2] == [done.code for done in runs]
    assert ["oak", "P-001", "P-001", "oak"] == [
        rows(done)[0]["entity"] for done in runs if done.code == 0
    ]
    assert ["nothing to undo", "nothing to redo"] == [
        done.err[9:24] for done in runs if done.code == 2
    ]


def test_a_change_under_a_later_one_is_not_taken_back(base: Path) -> None:
    """Nobody's later work is lost by taking an earlier change back."""
    first = journal(base)[-1].change
    change(base, 2, Amend("P-001", {"preferred_name": "Ro"}))
    done = run("undo", base, str(first), *WHO)

    assert (2, "") == (done.code, done.out)
    assert "take that back first" in done.err


@pytest.mark.parametrize("number", ["0", "99", str(10**20)])
def test_a_change_that_there_is_not_is_not_taken_back(base: Path, number: str) -> None:
    """A slip in the number of a change changes nothing."""
    before = journal(base)
    done = run("undo", base, number, *WHO)

    assert (2, "", 1, before) == (
        done.code,
        done.out,
        len(done.err.splitlines()),
        journal(base),
    )
    assert "inside tcplan" not in done.err


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_nobody_writes_without_a_name(base: Path, way: str) -> None:
    """What is written without a name is not written."""
    before = journal(base)
    done = run(way, base)

    assert (2, "", before) == (done.code, done.out, journal(base))
    assert "--who NAME" in done.err


def test_what_has_been_taken_back_says_so(base: Path) -> None:
    """Who reads an old change sees that it no longer stands."""
    run("undo", base, *WHO)
    told = [row for row in rows(run("history", base, "--json")) if row["who"] == "Ben"]

    assert [True] == [row["undone"] for row in told]


def test_a_whole_database_is_whole(base: Path) -> None:
    """The check of a database that nobody touched ends with 0 and prints the journal's head."""
    done = run("verify-journal", base, "--json")
    view = json.loads(done.out)

    assert (0, "", True) == (done.code, done.err, view["whole"])
    assert [] == list(Draft202012Validator(schema("verified")).iter_errors(view))
    assert view["head"].startswith(f"{view['rows']}:")


def test_the_first_broken_row_is_named(base: Path) -> None:
    """A journal that somebody changed behind tcplan's back ends with 1 and the row is named."""
    with open_database(base) as store:
        connection = store._tables.conn  # noqa: SLF001  (a test looks behind the door)
        (guard,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'journal_no_update'"
        ).fetchone()
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET who = 'Eve' WHERE seq = 3")
        connection.execute(guard)
    done = run("verify-journal", base, "--plain")

    assert 1 == done.code
    assert "Whole: NO\n" in done.out
    assert "First broken row: 3\n" in done.out


def test_a_plan_file_has_no_journal(tmp_path: Path) -> None:
    """Asking a plan file for its history is one sentence."""
    path = tmp_path / "robin.plan.json"
    path.write_text("{}")

    for command in ("history", "verify-journal"):
        done = run(command, path)

        assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
        assert "is no database" in done.err
