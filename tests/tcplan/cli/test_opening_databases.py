"""Every command that takes a plan file takes a database, and says in one sentence why it cannot."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.tcplan.cli.databases import (
    MADE,
    PASSPHRASE,
    RAW,
    database,
    journal,
    key_file,
    typed,
)
from tests.tcplan.cli.samples import ROOT, robins_plan, run

SUMMARY = ("summary", "--individual", "P-001")


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("show", ("people",)),
        ("show", ("P-001", "risks")),
        ("check", ()),
        ("withdraw", ()),
        ("export", SUMMARY),
    ],
)
def test_a_database_answers_as_its_plan_file_does(
    tmp_path: Path, command: str, more: tuple[str, ...]
) -> None:
    """Whatever is asked, the plan says the same from a file and from a database."""
    file, base = robins_plan(tmp_path), database(tmp_path)
    from_file, from_base = (run(command, plan, *more) for plan in (file, base))

    same = re.sub(r"(?m)^.*Journal head.*\n", "", from_base.out)
    assert from_file.out.replace(file.name, base.name) == same
    assert (from_file.code, "") == (from_base.code, from_base.err)


def test_a_database_is_told_by_its_content(tmp_path: Path) -> None:
    """A database with another name is still a database, and a plan file named .db a plan file."""
    base = database(tmp_path)
    file = robins_plan(tmp_path).rename(tmp_path / "plan.db")
    other = base.rename(tmp_path / "robin.plan")
    base.with_name("robin.db.anchor").rename(tmp_path / "robin.plan.anchor")

    assert [0, 0] == [run("show", path, "people").code for path in (file, other)]


def test_a_key_file_opens_an_encrypted_database(tmp_path: Path) -> None:
    """Where nobody can type, the key comes from a file."""
    base = database(tmp_path, Key(raw=RAW))
    done = run("show", base, "people", "--key-file", key_file(tmp_path))

    assert (0, "") == (done.code, done.err)
    assert "P-001" in done.out


def test_the_passphrase_is_asked_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody at a terminal types the passphrase; a wrong one is answered in one sentence."""
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    right = typed(monkeypatch, f"{PASSPHRASE}\n", "show", base, "people", "--plain")
    wrong = typed(monkeypatch, "its a heron\n", "show", base, "people")

    assert (0, 2, "") == (right.code, wrong.code, wrong.out)
    assert right.out.startswith("Plan: ")
    assert "does not open" in wrong.err
    assert "heron" not in right.out + right.err + wrong.err


def foreign(folder: Path, kind: str) -> Path:
    """A database that cannot be opened, in one of many ways."""
    path = database(folder)
    with open_database(path) as store:
        connection = store._tables.conn  # noqa: SLF001  (a test looks behind the door)
        connection.execute("PRAGMA journal_mode=delete")
        if kind == "newer":
            connection.execute("PRAGMA user_version=99")
        if kind == "foreign":
            connection.execute("PRAGMA application_id=7")
    whole = path.read_bytes()
    if kind == "truncated":
        path.write_bytes(whole[: len(whole) // 2])
    if kind == "empty":
        path.write_bytes(b"")
    if kind == "no database":
        path.write_bytes(bytes(range(200)) * 100)
    return path


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("newer", "newer tcplan"),
        ("foreign", "no tcplan database"),
        ("truncated", "damaged or cut short"),
        ("empty", "is empty"),
        ("no database", "no tcplan database"),
    ],
)
def test_a_database_that_cannot_be_opened_gets_one_sentence(
    tmp_path: Path, kind: str, said: str
) -> None:
    """A newer, foreign, cut or empty database ends with 2 and a sentence that says what it is."""
    done = run("show", foreign(tmp_path, kind), "people")

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert said in done.err


def test_a_key_that_does_not_fit_gets_one_sentence(tmp_path: Path) -> None:
    """A missing, useless or wrong key is said, also for what is not encrypted at all."""
    (tmp_path / "short").write_bytes(b"key")
    key = key_file(tmp_path)
    file, plain = robins_plan(tmp_path), database(tmp_path)
    (locked := tmp_path / "locked").mkdir()
    encrypted = database(locked, Key(passphrase=PASSPHRASE))
    runs = [
        run("show", encrypted, "people"),
        run("show", encrypted, "people", "--key-file", key),
        run("show", encrypted, "people", "--key-file", tmp_path / "short"),
        run("show", encrypted, "people", "--key-file", tmp_path / "none"),
        run("show", plain, "people", "--key-file", key),
        run("show", file, "people", "--key-file", key),
    ]
    said = ["at a terminal", "does not open", "32 bytes", "cannot be read", "not encrypted"]

    assert [(2, "", 1)] * 6 == [(r.code, r.out, len(r.err.splitlines())) for r in runs]
    assert all(words in r.err for words, r in zip([*said, "not encrypted"], runs, strict=True))


def test_a_database_shows_what_was_known_then(tmp_path: Path) -> None:
    """A panel sees what was known on a day, not what was learned after it, and is told so."""
    base = database(tmp_path)
    with open_database(base) as store:
        plan = store.load()
        name = plan.individuals[0].id
        later = By(who="Ben", at=MADE.replace(day=21))
        renamed = [Amend(name, {"preferred_name": "Rowan"})]
        store.save(renamed, by=later, seen=store.versions)
    named = ("show", base, "people", "--names", "--plain")
    now, then = run(*named), run(*named, "--known-at", "2026-11-20T12:00+00:00")

    assert ("Name: Rowan" in now.out, "Name: Robin" in then.out) == (True, True)
    assert "as it was known on 2026-11-20" in then.out
    assert "Rowan" not in then.out


@pytest.mark.parametrize("moment", ["yesterday", "2026-02-30", "0001-01-01", "2026-11-20T25:00"])
def test_a_moment_is_written_so_that_it_is_one(tmp_path: Path, moment: str) -> None:
    """What could be read as another moment is refused."""
    done = run("show", database(tmp_path), "people", "--known-at", moment)

    assert (2, "") == (done.code, done.out)
    assert "is no moment" in done.err


def test_nothing_was_known_before_the_plan_began(tmp_path: Path) -> None:
    """A day before the plan is answered in one sentence and not with an empty plan."""
    done = run("show", database(tmp_path), "people", "--known-at", "2020-01-01")

    assert (2, "") == (done.code, done.out)
    assert re.fullmatch(
        "Nothing was known at 2020-01-0[12] [0-9:]{5} UTC: the plan begins later[.]\n", done.err
    )


def test_nobody_knows_the_future(tmp_path: Path) -> None:
    """A slip in the year is not answered with the plan of today as if it were known then."""
    done = run("show", database(tmp_path), "people", "--known-at", "2199-01-01")

    assert (2, "") == (done.code, done.out)
    assert "yet to come" in done.err


def test_a_slip_in_the_agency_is_not_journalled(tmp_path: Path) -> None:
    """The journal names no agency that the plan does not have."""
    base = database(tmp_path)
    done = run("show", base, "P-001", "--agency", "nobody")

    assert (2, "", ()) == (done.code, done.out, journal(base))


@pytest.mark.parametrize("kind", [("plan",), SUMMARY])
def test_no_paper_is_written_over_a_database(tmp_path: Path, kind: tuple[str, ...]) -> None:
    """A slip in the name of a file does not replace years of work, whatever was allowed."""
    base = database(tmp_path)
    before = base.read_bytes()
    done = run("export", robins_plan(tmp_path), *kind, "-o", base, "--replace")

    assert (2, "", before) == (done.code, done.out, base.read_bytes())
    assert "is a database" in done.err


def test_a_plan_file_keeps_no_history(tmp_path: Path) -> None:
    """Nobody takes a plan file of today for what was known last year."""
    done = run("show", robins_plan(tmp_path), "people", "--known-at", "2026-11-20")

    assert (2, "") == (done.code, done.out)
    assert "keeps no history" in done.err


@pytest.mark.parametrize(
    "command",
    [
        ("show", "p-001"),
        ("show", "network", "P-001"),
        ("show", "P-001", "--known-at", "2026-11-21"),
        ("export", *SUMMARY),
    ],
)
def test_who_opens_a_record_is_journalled(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A person can be told who looked at what is held about them, and for which agency."""
    base = database(tmp_path)
    done = run(command[0], base, *command[1:], "--who", "Ben", "--agency", "icb")
    entry = journal(base)[0]

    assert 0 == done.code
    assert ("look", "P-001", "Ben", "icb") == (
        entry.action,
        entry.individual,
        entry.who,
        entry.agency,
    )


def test_who_did_not_say_is_journalled_by_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody opens a record without a trace, even who does not say who they are."""
    monkeypatch.setattr("getpass.getuser", lambda: "ben7")
    base = database(tmp_path)
    run("show", base, "P-001")

    assert ["ben7 (login name)"] == [entry.who for entry in journal(base)]


@pytest.mark.parametrize("command", [("show", "people"), ("show", "icb")])
def test_a_list_opens_nobodys_record(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Lists and agencies are not journalled as somebody's opened record."""
    base = database(tmp_path)
    run(command[0], base, *command[1:])

    assert () == journal(base)


def test_an_opening_that_cannot_be_journalled_is_said(tmp_path: Path) -> None:
    """Where the note of a database is gone, the page says that the look left no trace."""
    base = database(tmp_path)
    base.with_name("robin.db.anchor").unlink()
    cut = run("show", base, "P-001", "--plain")

    assert "could not be journalled: Nothing was saved." in cut.out
    assert () == journal(base)


def test_plan_files_do_without_the_store(tmp_path: Path) -> None:
    """A plan file opens at once, because the database and its driver are not loaded for it."""
    program = (
        "import sys; from tcplan.__main__ import main\n"
        f"try: main(['show', {os.fspath(robins_plan(tmp_path))!r}, 'people'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if 'sqlcipher' in m or 'sqlite' in m or m[:12] == "
        "'tcplan.store'], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert "[]\n" == done.stderr
