"""Copies are verified, a person's data can be had whole, and is erased only after two yeses."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Amend
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.builders import individual, risk, small_plan
from tests.tcplan.cli.databases import MADE, PASSPHRASE, database, journal, typed
from tests.tcplan.cli.samples import Run, robins_plan, run

WHO = ("--who", "Cat", "--agency", "icb")
NAME = "Zaphkiel"
WHY = ("--why", "asked by the person")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A plan with one person, whose name stands nowhere else."""
    plan = small_plan(
        individuals=(individual(preferred_name=NAME),),
        risks=(risk("r-pain", "t-unnoticed", title=f"{NAME} is in pain"),),
    )
    return database(tmp_path, plan=plan)


def view(done: Run, name: str) -> dict[str, Any]:
    """What a run printed as data, which is as its schema says."""
    found: dict[str, Any] = json.loads(done.out)
    check = Draft202012Validator(schema(name), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(found))
    return found


def holds(base: Path, text: str) -> list[str]:
    """The files beside a database, and itself, in which a text stands as bytes."""
    return [f.name for f in base.parent.glob(f"{base.name}*") if text.encode() in f.read_bytes()]


def test_a_copy_can_be_restored(tmp_path: Path) -> None:
    """A plan comes back from its copy, and the journal says who made and who restored it."""
    base, copy, again = (database(tmp_path), tmp_path / "copy.db", tmp_path / "again.db")
    runs = [
        run("backup", base, copy, *WHO, "--why", "Friday"),
        run("restore", copy, again, *WHO, "--why", "disk failed"),
    ]
    out = tmp_path / "out.plan.json"

    assert [(0, "")] * 2 == [(done.code, done.out) for done in runs]
    assert "whoever was erased after the copy is in it again" in runs[1].err
    assert 0 == run("export", again, "plan", "-o", out).code
    assert robins_plan(tmp_path).read_bytes() == out.read_bytes()
    assert [
        ("backup", "Cat", f"{copy}: Friday"),
        ("accept", "Cat", f"restored from {copy}: disk failed"),
    ] == [(e.action, e.who, e.why) for e in journal(again) if e.action != "export"]
    assert 0 == run("verify-journal", again).code


def test_a_copy_keeps_the_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of an encrypted database is encrypted, and restoring asks for the passphrase once."""
    base, copy, again = (
        database(tmp_path, Key(passphrase=PASSPHRASE)),
        tmp_path / "copy.db",
        tmp_path / "again.db",
    )
    made = typed(monkeypatch, f"{PASSPHRASE}\n", "backup", base, copy, *WHO)
    restored = typed(monkeypatch, f"{PASSPHRASE}\n", "restore", copy, again, *WHO)

    assert [0, 0] == [made.code, restored.code]
    assert [[], []] == [holds(path, "Robin") for path in (copy, again)]


@pytest.mark.parametrize(
    ("command", "names", "said"),
    [
        ("backup", ("robin.db", "there.db"), "exists already"),
        ("backup", ("robin.db", "copy"), "end its name with .db"),
        ("backup", ("robin.db", "none/copy.db"), "Nothing was written"),
        ("backup", ("none.db", "copy.db"), "There is no database"),
        ("restore", ("robin.db", "there.db"), "exists already"),
        ("restore", ("robin.plan.json", "copy.db"), "is no database"),
    ],
)
def test_a_copy_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, command: str, names: tuple[str, str], said: str
) -> None:
    """A copy is never half there, and never takes the place of last week's."""
    database(tmp_path)
    robins_plan(tmp_path)
    (tmp_path / "there.db").write_text("last week's")
    before = sorted(tmp_path.iterdir())
    done = run(command, *(tmp_path / name for name in names), *WHO)

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert said in done.err
    assert before == sorted(tmp_path.iterdir())


@pytest.mark.parametrize(
    "command", [("backup", "copy.db"), ("restore", "copy.db"), ("erase", "P-001")]
)
def test_nobody_keeps_a_database_without_a_name(base: Path, command: tuple[str, str]) -> None:
    """Who copies, restores or erases says who they are."""
    done = run(command[0], base, command[1], *WHY)

    assert (2, "", ()) == (done.code, done.out, journal(base))
    assert "--who NAME" in done.err


def test_a_person_can_have_all_that_is_held(base: Path) -> None:
    """The person's copy has every entry about them, what was done to it, and who looked."""
    run("show", base, "P-001", "--who", "Ben")
    done = run("subject-access", base, "p-001", "--names", "--json", *WHO[:2])
    told = view(done, "subject-access")

    assert {"P-001", "r-pain", "c-oak"} == {entry["id"] for entry in told["entries"]}
    assert f"{NAME} is in pain" in done.out
    assert ["Ben", "Cat"] == [r["who"] for r in told["history"] if r["action"] == "look"]


@pytest.mark.parametrize("manner", ["--plain", "--json"])
def test_a_persons_name_is_hidden_until_it_is_asked_for(base: Path, manner: str) -> None:
    """On a shared screen even the person's own copy hides names."""
    hidden, shown = (run("subject-access", base, "P-001", manner, *n) for n in ((), ("--names",)))

    assert (False, True) == (NAME in hidden.out, NAME in shown.out)


def test_nothing_is_held_about_a_stranger(base: Path) -> None:
    """A slip in an id is not answered with nothing held."""
    done = run("subject-access", base, "P-999")

    assert (2, "") == (done.code, done.out)
    assert "There is no individual" in done.err


def test_an_erasure_leaves_the_name_in_no_byte(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After two yeses the name stands nowhere; the copies that still have it are told."""
    copy = base.with_name("copy.db")
    run("backup", base, copy, *WHO)
    asked = ("erase", base, "p-001", "--json", *WHO, *WHY)
    done = typed(monkeypatch, "y\nP-001\n", *asked)
    told = view(done, "erased")

    assert (0, True, [str(copy)]) == (
        done.code,
        told["cleared"],
        [known["where"] for known in told["copies"]],
    )
    assert [] == holds(base, NAME)
    assert 0 == run("verify-journal", base).code
    assert ("erase", "asked by the person") == (journal(base)[-1].action, journal(base)[-1].why)
    assert NAME not in run("history", base, "P-001", "--names").out


@pytest.mark.parametrize("answers", ["n\n", "\n", "y\nP-002\n", "y\n\n"])
def test_less_than_two_yeses_erase_nothing(
    base: Path, monkeypatch: pytest.MonkeyPatch, answers: str
) -> None:
    """A slip of the finger erases nobody."""
    done = typed(monkeypatch, answers, "erase", base, "P-001", *WHO, *WHY)

    assert (0, "", ()) == (done.code, done.out, journal(base))
    assert "Nothing was erased." in done.err


@pytest.mark.parametrize(
    ("why", "said"),
    [((), "needs its reason"), (("--why", f"{NAME} asked"), "leave the person's name out")],
)
def test_an_erasure_has_a_reason_that_names_nobody(
    base: Path, monkeypatch: pytest.MonkeyPatch, why: tuple[str, ...], said: str
) -> None:
    """The reason stays for ever, so it is there and does not name the person."""
    done = typed(monkeypatch, "y\nP-001\n", "erase", base, "P-001", *WHO, *why)

    assert (2, "", ()) == (done.code, done.out, journal(base))
    assert said in done.err


def test_an_erasure_needs_somebody_to_ask(base: Path) -> None:
    """No job in the night erases anybody."""
    done = run("erase", base, "P-001", *WHO, *WHY)

    assert (2, "", ()) == (done.code, done.out, journal(base))
    assert "needs a terminal" in done.err


def test_where_the_name_still_stands_is_told(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An agency that is called after the person is named for somebody to look at."""
    with open_database(base) as store:
        store.load()
        named = [Amend("oak", {"name": f"{NAME} and friends"})]
        store.save(named, by=By(who="Ben", at=MADE), seen=store.versions)
    done = typed(monkeypatch, "y\nP-001\n", "erase", base, "P-001", "--plain", *WHO, *WHY)

    assert 0 == done.code
    assert "Name still stands in: oak (agencies)" in done.out
