"""What leaves a database is journalled as it left; what did not leave is not."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from tcplan.domain.changes import Add
from tcplan.domain.records import Concern
from tcplan.errors import BusyDatabaseError
from tcplan.store.database import Database, open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.builders import day, robin, source
from tests.tcplan.cli.databases import MADE, PASSPHRASE, database, journal, typed
from tests.tcplan.cli.samples import robins_plan, run

WHO = ("--who", "Ben", "--agency", "icb")
SUMMARY = ("summary", "--individual", "P-001")


def exports(base: Path) -> list[dict[str, object]]:
    """What the journal says of exports."""
    return [dict(e.after or {}) for e in journal(base) if e.action == "export"]


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        (("plan",), "out.plan.json", ("plan", "json", True, None)),
        (SUMMARY, "out.md", ("summary", "md", False, "P-001")),
        ((*SUMMARY, "--names"), "out.html", ("summary", "html", True, "P-001")),
        (SUMMARY, "out.json", ("summary", "json", False, "P-001")),
    ],
)
def test_every_paper_is_journalled(
    tmp_path: Path, kind: tuple[str, ...], name: str, told: tuple[object, ...]
) -> None:
    """Who took what, for which agency, whose, from which row, and the digest of its bytes."""
    base, file = database(tmp_path), tmp_path / name
    with open_database(base) as store:
        head = store.head.words()
    done = run("export", base, *kind, "-o", file, *WHO)
    entry = journal(base)[-1]
    after = entry.after or {}

    assert (0, "") == (done.code, done.out)
    assert f"it tells of journal row {head}" in done.err
    assert ("export", "Ben", "icb", str(file)) == (entry.action, entry.who, entry.agency, entry.why)
    assert told == (after["kind"], after["form"], after["names"], entry.individual)
    assert (head, hashlib.sha256(file.read_bytes()).hexdigest()) == (after["head"], after["digest"])


def test_a_paper_that_is_printed_is_journalled(tmp_path: Path) -> None:
    """A summary that goes to the screen or to another program has left too."""
    base = database(tmp_path)
    done = run("export", base, *SUMMARY, *WHO)
    (told,) = exports(base)

    assert "printed" == journal(base)[-1].why
    assert hashlib.sha256(done.out.encode()).hexdigest() == told["digest"]


def test_a_plan_file_has_no_journal(tmp_path: Path) -> None:
    """A paper from a plan file is written as ever, and names no journal."""
    file = tmp_path / "out.md"

    assert 0 == run("export", robins_plan(tmp_path), *SUMMARY, "-o", file).code
    assert "Journal head" not in file.read_text("utf-8")


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_journals_head_stands_in_the_paper(tmp_path: Path, form: str) -> None:
    """Whoever holds the paper can show that the journal was not cut before it."""
    base, file = database(tmp_path), tmp_path / f"out.{form}"
    run("export", base, *SUMMARY, "-o", file, *WHO)

    assert str(exports(base)[0]["head"]) in file.read_text("utf-8")


def test_a_past_paper_names_the_past_row(tmp_path: Path) -> None:
    """A paper as known on a day is journalled with the row of that day."""
    base = database(tmp_path)
    with open_database(base) as store:
        head = store.head.words()
        store.looked("P-001", by=By(who="Ann", at=MADE.replace(day=21)))
    run("export", base, *SUMMARY, *WHO, "--known-at", "2026-11-20T12:00+00:00")

    assert [head] == [told["head"] for told in exports(base)]


def others(base: Path) -> list[str]:
    """The files beside a database that do not belong to it."""
    return sorted(p.name for p in base.parent.iterdir() if not p.name.startswith(base.name))


def refuse(*_: object, **__: object) -> None:
    """What a database says that is busy for too long."""
    raise BusyDatabaseError("Others write without a pause.")


@pytest.mark.parametrize(("kind", "name"), [(("plan",), "out.json"), (SUMMARY, "out.md")])
@pytest.mark.parametrize("before", [None, b"last week's"])
def test_what_cannot_be_journalled_does_not_leave(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: tuple[str, ...],
    name: str,
    before: bytes | None,
) -> None:
    """The paper is taken away again, and last week's stands as it stood."""
    base, file = database(tmp_path), tmp_path / name
    if before:
        file.write_bytes(before)
        file.chmod(0o640)
    monkeypatch.setattr(Database, "exported", refuse)
    there = others(base)
    done = run("export", base, *kind, "-o", file, "--replace", *WHO)

    assert (2, "", []) == (done.code, done.out, exports(base))
    assert "Others write without a pause." in done.err
    assert there == others(base)
    assert before == (file.read_bytes() if file.exists() else None)
    assert not before or 0o640 == file.stat().st_mode & 0o777


def test_a_printed_paper_waits_for_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is printed that could not be journalled."""
    monkeypatch.setattr(Database, "exported", refuse)
    done = run("export", database(tmp_path), *SUMMARY, *WHO)

    assert (2, "") == (done.code, done.out)


def test_nothing_leaves_what_can_only_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that cannot be written gives no paper, and says why."""
    base, file = database(tmp_path), tmp_path / "out.md"
    monkeypatch.setattr("tcplan.planner.unlocking.os.access", lambda _, mode: mode != os.W_OK)
    done = run("export", base, *SUMMARY, "-o", file, *WHO)

    assert (2, "", False) == (done.code, done.out, file.exists())
    assert "only be read here" in done.err


@pytest.mark.parametrize(
    ("more", "said"),
    [(("-o", "{none}/p.md"), "does not exist"), (("-o", "{base}", "--replace"), "is a database")],
)
def test_what_was_not_written_is_not_journalled(
    tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    """The journal claims no paper that nobody has."""
    base = database(tmp_path)
    words = (word.format(none=tmp_path / "none", base=base) for word in more)
    done = run("export", base, *SUMMARY, *words, *WHO)

    assert (2, []) == (done.code, exports(base))
    assert said in done.err


def test_the_passphrase_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journalling an export does not ask for the passphrase a second time."""
    base, file = database(tmp_path, Key(passphrase=PASSPHRASE)), tmp_path / "out.md"
    done = typed(monkeypatch, f"{PASSPHRASE}\n", "export", base, *SUMMARY, "-o", file, *WHO)

    assert (0, 1) == (done.code, done.err.count("Passphrase"))
    assert "export" == journal(base, Key(passphrase=PASSPHRASE))[-1].action


def test_the_history_tells_of_a_paper(tmp_path: Path) -> None:
    """Whoever reads the history sees what left, in words."""
    base = database(tmp_path)
    run("export", base, *SUMMARY, "-o", tmp_path / "out.md", *WHO)
    run("export", base, "plan", "-o", tmp_path / "out.json", *WHO)
    told = run("history", base, "--plain").out

    assert "Done: exported the summary of P-001 as md, names hidden, as at journal row" in told
    assert "Done: exported the plan, everybody in it, as json, names shown" in told


def test_a_person_is_told_which_papers_have_left(tmp_path: Path) -> None:
    """All that is held about a person tells of papers and copies too."""
    base = database(tmp_path)
    run("export", base, *SUMMARY, "-o", tmp_path / "out.md", *WHO)
    run("backup", base, tmp_path / "copy.db", *WHO)
    run("backup", base, tmp_path / "stick" / "copy.db", *WHO)
    data = json.loads(run("subject-access", base, "P-001", "--json").out)
    text = run("subject-access", base, "P-001", "--plain").out

    assert [("summary", str(tmp_path / "out.md")), ("backup", str(tmp_path / "copy.db"))] == [
        (copy["what"], copy["where"]) for copy in data["copies"]
    ]
    assert "Still has the person: risk summary, " in text


def test_an_erasure_names_the_copies_before_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is about to erase reads first what still has the person, and can stop."""
    base = database(tmp_path)
    run("export", base, "plan", "-o", tmp_path / "out.json", *WHO)
    done = typed(monkeypatch, "n\n", "erase", base, "P-001", *WHO, "--why", "asked")

    assert "Nothing was erased." in done.err
    listed, asked = (done.err.index(words) for words in (str(tmp_path / "out.json"), "Erase P-001"))
    assert listed < asked


def test_what_stops_an_erasure_is_said_before_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report about a place that names the person's control is named, and nobody is asked."""
    base = database(tmp_path, plan=robin())
    report = Concern(
        id="tension", source=source(), kind="tension", on=day(-3), reported_by="icb",
        place="home", text="Shouting in the street", touches=("c-oak",),
    )  # fmt: skip
    with open_database(base) as store:
        store.load()
        store.save([Add(report)], by=By(who="Ann", at=MADE), seen=store.versions)
    done = typed(monkeypatch, "y\nP-001\n", "erase", base, "P-001", *WHO, "--why", "asked")

    assert (2, "") == (done.code, done.out)
    assert "tension.touches[0] (concerns) names c-oak" in done.err
    assert "Erase P-001?" not in done.err
