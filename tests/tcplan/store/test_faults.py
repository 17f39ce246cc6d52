"""Faults: wherever a write fails, the old plan stands or the new one, and never a third."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.errors import TcplanError
from tcplan.store import driver
from tcplan.store.database import Database, open_database
from tcplan.store.key import Key
from tests.builders import individual, tie
from tests.tcplan.store.stores import by, bytes_of, key, made, path_of, provider, sql

Write = Callable[[Database], object]


class Failing:
    """A connection that fails at the n-th statement, commit included."""

    def __init__(self, real: Any, at: int) -> None:  # noqa: ANN401
        self.real, self.left = real, at

    def execute(self, statement: str, *values: Any) -> Any:  # noqa: ANN401
        """Ask the real connection, or fail."""
        if not statement.startswith("ROLLBACK"):
            self.left -= 1
            if self.left == 0:
                raise driver.Error("disk I/O error")
        return self.real.execute(statement, *values)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.real, name)


def save(store: Database) -> object:
    """Several changes of every kind in one save."""
    changes: list[Change] = [
        Add(individual("P-002")),
        Add(provider("elm")),
        Add(tie("tie-elm", "elm")),
        Amend("oak", {"name": "Oak Lodge"}),
        Remove("c-oak"),
    ]
    return store.save(changes, by=by(why="several"), seen=store.versions)


def undo(store: Database) -> object:
    """Take the last change back."""
    return store.undo(store.journal()[-1].change, by=by())


def erase(store: Database) -> object:
    """Erase the person."""
    return store.erase("P-001", by=by(why="asked"))


WRITES = {"save": save, "undo": undo, "erase": erase}


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """The folder of a database with one change in it."""
    folder = tmp_path / "original"
    folder.mkdir()
    with made(folder, key=key()) as store:
        store.load()
        changes: list[Change] = [Amend("oak", {"name": "Oaks"}), Add(provider("ash"))]
        store.save(changes, by=by(why="why"), seen=store.versions)
    return folder


def fresh(original: Path, name: str) -> Database:
    """A copy of the database of its own."""
    folder = original.parent / name
    shutil.copytree(original, folder)
    store = open_database(folder / "plan.db", key=key())
    store.load()
    return store


def state(path: Path, opener: Key) -> tuple[bytes, int, bool]:
    """The plan in a file as bytes, how many journal rows it has, and whether it is whole."""
    with open_database(path, key=opener) as store:
        return bytes_of(store.load()), store.head.seq, store.verify().whole


def _never_between(
    original: Path, write: Write, prepare: Callable[[Database, int], None], most: int
) -> int:
    """Fail at every step until nothing fails any more; how often it failed."""
    with fresh(original, "after") as done:
        before = (bytes_of(done.load()), done.head.seq, True)
        write(done)
        after = (bytes_of(done.load()), done.head.seq, True)
    failed = 0
    for step in range(1, most):
        store = fresh(original, str(step))
        real = sql(store)
        prepare(store, step)
        try:
            write(store)
        except TcplanError:
            failed += 1
            acknowledged = False
        else:
            acknowledged = True
        assert not real.in_transaction
        store._tables.conn = real  # noqa: SLF001
        real.set_progress_handler(None, 0)
        store.close()
        found = state(path_of(store), key())
        assert found == after or (found == before and not acknowledged), step
        shutil.rmtree(path_of(store).parent)
        if acknowledged and step > failed + 12:
            break
    return failed


@pytest.mark.no_cover
@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_fails_at_any_statement_leaves_old_or_new(original: Path, write: str) -> None:
    """Whichever statement the disk refuses, the plan is as before or as after."""

    def fail(store: Database, step: int) -> None:
        tables: Any = store._tables  # noqa: SLF001
        tables.conn = Failing(tables.conn, step)

    assert 15 < _never_between(original, WRITES[write], fail, 150)


@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_is_interrupted_leaves_old_or_new(original: Path, write: str) -> None:
    """Wherever a write is stopped within a statement, the plan is as before or as after."""

    def interrupt(store: Database, step: int) -> None:
        windows = [0]

        def count() -> int:
            windows[0] += 1
            return int(windows[0] == step * step)

        sql(store).set_progress_handler(count, 20)

    assert 3 < _never_between(original, WRITES[write], interrupt, 40)


@pytest.mark.parametrize("write", WRITES)
def test_a_full_disk_leaves_old_or_new(original: Path, write: str) -> None:
    """However many pages are left on the disk, the plan is as before or as after."""

    def fill(store: Database, step: int) -> None:
        (pages,) = sql(store).execute("PRAGMA page_count").fetchone()
        sql(store).execute(f"PRAGMA max_page_count={pages + step - 1}")

    _never_between(original, WRITES[write], fill, 14)


def test_a_note_that_cannot_be_written_loses_no_change(
    original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that is in the database is acknowledged as saved, and that its note lags is told."""
    with fresh(original, "note") as store:

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr("tempfile.mkstemp", full)
            saved = store.save([Amend("oak", {"name": "Elm"})], by=by(), seen=store.versions)

        assert not saved.anchored
        assert store.verify().whole
        again = store.save([Amend("oak", {"name": "Ash"})], by=by(), seen=store.versions)
        assert again.anchored
