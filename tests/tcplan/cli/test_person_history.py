"""What History shows of one person on the screen, the command line prints, and says so."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.planner import Request, Session, Unlocking
from tcplan.store.key import Key
from tcplan.views.as_data import as_data
from tests.builders import TODAY
from tests.tcplan.cli.databases import RAW, database, journal, key_file
from tests.tcplan.cli.histories import HISTORIES, told, worked_on
from tests.tcplan.cli.samples import GOLDEN, robins_plan, run

ASKED = ("P-001", "history")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin's plan, in which Ben, Cat, Dan and Eve have worked."""
    return worked_on(tmp_path)


def data(base: Path, *more: str) -> dict[str, Any]:
    """Robin's history as data, which is as its schema says."""
    view: dict[str, Any] = json.loads(run("show", base, *ASKED, "--json", *more).out)
    check = Draft202012Validator(schema("person-history"), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(view))
    return view


@pytest.mark.parametrize("name", sorted(HISTORIES))
def test_the_page_is_the_one_that_was_agreed(name: str, base: Path) -> None:
    """A history reads as it did when somebody last read it."""
    assert (GOLDEN / f"{name}.txt").read_text("utf-8") == told(name, base)


@pytest.mark.parametrize("names", [False, True])
def test_it_is_what_the_interface_shows(base: Path, names: bool) -> None:  # noqa: FBT001
    """Whoever cannot use the screen gets the same changes and openings in the same words."""
    ben = Session(
        path=base,
        request=Request(),
        unlocking=Unlocking(),
        who="Ben",
        clock=lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        calendar_day=TODAY,
    )
    shown = as_data(ben.saves(ben.look(names=names)[0], "P-001"))
    printed = data(base, *(["--names"] if names else []))

    same = ("individual", "saves", "opened", "reviewed")
    assert {part: shown[part] for part in same} == {part: printed[part] for part in same}


def test_every_change_and_opening_is_on_the_page(base: Path) -> None:
    """The words of the data and those of the page are the same, none is left out."""
    view = data(base)
    page = run("show", base, *ASKED, "--plain").out
    deeds = [deed for save in view["saves"] for deed in save["deeds"]]
    words = [
        *(f"Change {save['change']}, " for save in view["saves"]),
        *(deed["called"] for deed in deeds),
        *(side for deed in deeds for f in deed["fields"] for side in (f["before"], f["after"])),
    ]

    assert [] == [word for word in words if word and word not in page]
    assert page.count("When: ") == len(view["opened"]) + len(["what was opened for the data"])


def test_what_was_left_out_before_the_review_is_counted(base: Path) -> None:
    """What stands before the review is not told but numbered, so that nothing vanishes unsaid."""
    since = data(base, "--since-review")
    whole = data(base)

    assert ["Ben", "Eve"] == [save["who"] for save in since["saves"]]
    assert (4, 1) == (since["saves_left_out"], since["opened_left_out"])
    assert len(whole["saves"]) == len(since["saves"]) + since["saves_left_out"]


def test_without_a_review_nothing_is_counted_from(tmp_path: Path) -> None:
    """No review that was held is said, and is no empty history."""
    done = run("show", database(tmp_path), *ASKED, "--since-review")

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert "no review that was held" in done.err


def test_since_review_goes_with_a_history_alone(base: Path) -> None:
    """Where it would be ignored it is refused, before anybody's record is opened."""
    before = journal(base)
    done = run("show", base, "P-001", "risks", "--since-review")

    assert (2, "", before) == (done.code, done.out, journal(base))
    assert "goes with a person's history" in done.err


def test_reading_it_opens_the_record(base: Path) -> None:
    """A history is part of the record, so who reads it is journalled and told to the next."""
    run("show", base, *ASKED, "--who", "Fay", "--agency", "icb")
    first = data(base)["opened"][0]

    assert ("Fay", "Icb", "opened this record") == (first["who"], first["agency"], first["what"])


def test_other_people_are_a_number(base: Path) -> None:
    """Whoever reads Robin's history learns of Sam only that an entry more was changed."""
    page = run("show", base, *ASKED, "--names").out

    assert "1 further entry of this change belongs to other people" in page
    assert not any(word in page for word in ("Sam", "P-002"))


@pytest.mark.parametrize("more", [("--plain",), ("--json",), ("--since-review",)])
def test_names_are_hidden_until_they_are_asked_for(base: Path, more: tuple[str, ...]) -> None:
    """On a screen that others see, no name of today or of the past stands, nor in a reason."""
    out = run("show", base, *ASKED, *more).out

    assert out
    assert not any(name in out for name in ("Robin", "Rowan", "Sam"))


def test_the_past_knows_nothing_of_what_came_after(base: Path) -> None:
    """Asked as it was known on a day, only what was done by then is told."""
    then = data(base, "--known-at", "2026-11-19T23:00+00:00")

    assert ["Ben", "Ann"] == [save["who"] for save in then["saves"]]
    assert ([], None) == (then["opened"], then["reviewed"])


def test_a_plan_file_says_how_to_get_a_history(tmp_path: Path) -> None:
    """A plan file keeps none; one sentence says so and how to get one."""
    done = run("show", robins_plan(tmp_path), *ASKED)

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert "keeps no history" in done.err
    assert "tcplan new NAME.db --from" in done.err


def test_an_encrypted_history_is_read_with_its_key(tmp_path: Path) -> None:
    """The key that opens the plan opens its history, and is asked once."""
    base = worked_on(tmp_path, Key(raw=RAW))
    done = run("show", base, *ASKED, "--plain", "--key-file", key_file(tmp_path))

    assert (0, "") == (done.code, done.err)
    assert "State: Tested → Failed" in done.out


def test_what_a_person_is_given_of_their_record_is_in_words(base: Path) -> None:
    """The copy that a person gets says what was done in words, and of nobody else."""
    out = run("subject-access", base, "P-001", "--names", "--plain").out
    history = out.partition("What was done to it, and who opened it")[2]

    assert "changed control “C-Oak” (c-oak): State: Tested → Failed" in history
    assert not any(word in history for word in ("P-002", "Sam"))
