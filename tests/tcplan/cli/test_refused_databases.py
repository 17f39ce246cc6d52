"""A database that cannot be used, or only be read, costs one sentence, and nothing is changed."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.tcplan.cli.databases import MADE, database
from tests.tcplan.cli.samples import ROOT, robins_plan, run
from tests.tcplan.cli.test_opening_databases import foreign

WHO = ("--who", "Ann")
COMMANDS = {
    "undo": ("undo", "{base}", *WHO),
    "import": ("import", "{base}", "{plan}", "--yes", *WHO),
    "backup": ("backup", "{base}", "{folder}/copy.db", *WHO),
    "accept": ("accept-journal", "{base}", "--why", "compared", *WHO),
    "export": ("export", "{base}", "summary", "--individual", "P-001", "-o", "{folder}/a.html"),
    "person": ("show", "{base}", "P-001"),
    "history": ("history", "{base}", "P-001"),
    "saves": ("show", "{base}", "P-001", "history"),
    "access": ("subject-access", "{base}", "P-001"),
}
"""What writes, and what opens somebody's record, which is written down."""
_OVERRIDES = (1, 2)
_DROP_FROM_BOUNDING_SET = 24


def _as_anybody() -> None:
    """Take root's right to write everywhere from the process that is about to start."""
    if os.geteuid() == 0:
        for capability in _OVERRIDES:
            assert 0 == ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def _given(command: tuple[str, ...], base: Path, plan: Path, folder: Path) -> list[str]:
    return [part.format(base=base, plan=plan, folder=folder) for part in command]


def _asked(command: list[str]) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "tcplan", *command]
    return subprocess.run(
        program, cwd=ROOT, check=False, capture_output=True, text=True, preexec_fn=_as_anybody
    )


def _changed(folder: Path) -> Path:
    """A database with a change that can be undone."""
    base = database(folder)
    with open_database(base) as store:
        store.load()
        by = By(who="Ben", at=MADE)
        store.save([Amend("P-001", {"preferred_name": "Rowan"})], by=by, seen=store.versions)
    return base


@pytest.fixture(params=["file", "folder"])
def read_only(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A database of which the file, or the folder in which it lies, can only be read."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only on Linux can root be kept from writing")
    folder = tmp_path / "stick"
    folder.mkdir()
    base = _changed(folder)
    if request.param == "file":
        base.chmod(0o444)
    else:
        folder.chmod(0o555)
    yield base
    folder.chmod(0o755)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_what_can_only_be_read_is_not_written_and_nobodys_record_is_shown(
    read_only: Path, tmp_path: Path, command: str
) -> None:
    """Where nothing can be journalled nothing is saved or handed out, and no record is shown."""
    before = read_only.read_bytes()
    plan = robins_plan(tmp_path)
    done = _asked(_given(COMMANDS[command], read_only, plan, tmp_path))

    assert (2, 1) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    # An import shows what it would change before it saves anything.
    assert command == "import" or not done.stdout
    assert "read" in done.stderr
    assert before == read_only.read_bytes()
    assert {"stick", plan.name} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("read_only", ["file"], indirect=True)
def test_lists_of_what_can_only_be_read_are_shown(read_only: Path) -> None:
    """A list opens nobody's record, so it is shown from a file that cannot be written."""
    done = _asked(["show", str(read_only), "people"])

    assert (0, "") == (done.returncode, done.stderr)
    assert "P-001" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("read_only", ["file"], indirect=True)
def test_what_can_only_be_read_can_be_restored_elsewhere(read_only: Path, tmp_path: Path) -> None:
    """A file that cannot be written becomes a database where there is room to work."""
    done = _asked(["restore", str(read_only), str(tmp_path / "again.db"), *WHO])

    assert 0 == done.returncode, done.stderr
    with open_database(tmp_path / "again.db") as store:
        assert "Rowan" == store.load().individuals[0].preferred_name
        assert ("accept", "Ann") == (store.journal()[-1].action, store.journal()[-1].who)


@pytest.mark.slow
@pytest.mark.parametrize("read_only", ["folder"], indirect=True)
def test_a_folder_that_can_only_be_read_says_what_to_do(read_only: Path) -> None:
    """A database is worked on with files beside it, so it is copied out of such a folder first."""
    done = _asked(["show", str(read_only), "people"])

    assert (2, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert "copy it, with its note" in done.stderr


@pytest.mark.parametrize("kind", ["newer", "foreign", "truncated", "empty", "no database"])
@pytest.mark.parametrize("command", ["undo", "import", "backup", "person"])
def test_what_cannot_be_used_is_not_changed(tmp_path: Path, kind: str, command: str) -> None:
    """A newer, foreign, cut or empty database is refused in one sentence and left as it is."""
    plan, base = robins_plan(tmp_path), foreign(tmp_path, kind)
    before = base.read_bytes()
    done = run(*_given(COMMANDS[command], base, plan, tmp_path))

    assert (2, "", 1) == (done.code, done.out, len(done.err.splitlines())), done.err
    assert before == base.read_bytes()
    assert not (tmp_path / "copy.db").exists()
