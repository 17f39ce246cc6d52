"""What a user says about themselves once is known to every command from then on."""

from pathlib import Path

import pytest

from tests.tcplan.cli.databases import database, journal
from tests.tcplan.cli.samples import robins_plan, run


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's settings are kept; nothing is there yet."""
    path = tmp_path / "config" / "settings.json"
    monkeypatch.setenv("TCPLAN_SETTINGS", str(path))
    return path


def test_what_is_kept_is_printed_with_its_place(file: Path) -> None:
    """A user sees what is kept about them, and where."""
    first = run("settings")
    second = run("settings", "--who", "Dora", "--agency", "oak", "--theme", "contrast", "--tour")

    assert (0, "") == (first.code, first.err)
    assert first.out.startswith(
        "name    (none)\nagency  (none)\ntheme   dark\ntour    not yet seen\n"
    )
    assert second.out.startswith("name    Dora\nagency  oak\ntheme   high contrast\n")
    assert second.out.endswith(f"file    {file}\n")
    assert second.out == run("settings").out


def test_a_name_can_be_forgotten() -> None:
    """Who no longer works here takes the name away again."""
    run("settings", "--who", "Dora", "--agency", "oak")
    done = run("settings", "--who", "")

    assert done.out.startswith("name    (none)\nagency  oak\n")


def test_a_look_is_journalled_in_the_name_that_is_kept(tmp_path: Path) -> None:
    """Who said once who they are is not called by their login name."""
    base = database(tmp_path)
    run("settings", "--who", "Dora")
    done = run("show", base, "P-001")

    assert 0 == done.code, done.err
    assert ["Dora"] == [entry.who for entry in journal(base)]


@pytest.mark.parametrize(("agency", "expected"), [("OAK", "oak"), ("elsewhere", None)])
def test_work_is_for_the_agency_that_is_kept(
    tmp_path: Path, agency: str, expected: str | None
) -> None:
    """The agency counts where the plan has it, and stops nobody where it does not."""
    base, key = database(tmp_path), tmp_path / "copy.db"
    run("settings", "--who", "Dora", "--agency", agency)
    done = run("backup", base, key)

    assert 0 == done.code, done.err
    assert [("Dora", expected)] == [(entry.who, entry.agency) for entry in journal(base)]


def test_what_is_said_at_once_counts_before_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a shared machine the option and the environment say who really works."""
    base = database(tmp_path)
    run("settings", "--who", "Dora")
    run("show", base, "P-001", "--who", "Ben")
    monkeypatch.setenv("TCPLAN_WHO", "Cat")
    run("show", base, "P-001")

    assert ["Ben", "Cat"] == [entry.who for entry in journal(base)]


def test_broken_settings_are_one_line_and_no_more(tmp_path: Path, file: Path) -> None:
    """With broken settings a command does its work and says so in one line."""
    file.parent.mkdir()
    file.write_text("{", "utf-8")
    done = run("show", robins_plan(tmp_path), "people")
    changed = run("settings", "--who", "Dora")

    assert (0, 1) == (done.code, len(done.err.splitlines()))
    assert "P-001" in done.out
    assert (2, "", 1) == (changed.code, changed.out, len(changed.err.splitlines()))
    assert "{" == file.read_text("utf-8")
