"""Opening a database: the right one, with the right key, in the right shape, or one sentence."""

import os
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.errors import (
    CannotWriteError,
    DatabaseUnreadableError,
    ReadOnlyDatabaseError,
    WrongKeyError,
)
from tcplan.exchange import plan_json
from tcplan.store import driver
from tcplan.store.database import create, open_database
from tcplan.store.interface import Store
from tcplan.store.key import Key
from tests.builders import robin, small_plan
from tests.tcplan.store.stores import FOLDER, by, bytes_of, key, made, path_of, reopened, sql


@pytest.mark.parametrize("opener", [None, key()])
def test_what_was_written_is_read_back(tmp_path: Path, opener: Key | None) -> None:
    """A plan comes out of the database byte for byte as it went in."""
    plan = plan_json.read(FOLDER / "fixtures" / "county-durham.plan.json")

    with reopened(made(tmp_path, plan, opener), opener) as store:
        assert bytes_of(plan) == bytes_of(store.load())
        assert plan == store.load()


def test_a_passphrase_opens_its_database_and_no_other_does(tmp_path: Path) -> None:
    """The right passphrase opens, a wrong one and none are refused in one sentence."""
    store = made(tmp_path, key=Key(passphrase="it's a heron"))
    store.close()

    with open_database(path_of(store), key=Key(passphrase="it's a heron")) as again:
        assert small_plan() == again.load()
    for wrong in (None, Key(passphrase="its a heron"), key()):
        with pytest.raises(WrongKeyError) as refused:
            open_database(path_of(store), key=wrong)
        assert "heron" not in str(refused.value)


def test_a_key_for_what_is_not_encrypted_is_said(tmp_path: Path) -> None:
    """Nobody is left believing that a plain file is encrypted."""
    store = made(tmp_path)
    store.close()

    with pytest.raises(WrongKeyError, match="not encrypted"):
        open_database(path_of(store), key=key())


def test_no_stray_word_reaches_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A wrong key leaves nothing on the terminal but our own sentence."""
    store = made(tmp_path, key=key())
    store.close()
    with pytest.raises(WrongKeyError):
        open_database(path_of(store), key=Key(raw=bytes(32)))

    assert ("", "") == tuple(capfd.readouterr())


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database, only words" * 100, b"SQLite format 3\0" + bytes(84)],
    ids=["empty", "letter", "torn"],
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """An empty file, a letter and a torn header are each refused in one sentence."""
    path = tmp_path / "plan.db"
    path.write_bytes(content)

    with pytest.raises((DatabaseUnreadableError, WrongKeyError), match="plan"):
        open_database(path)
    assert content == path.read_bytes()


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    """A mistyped name opens nothing, and makes nothing."""
    with pytest.raises(DatabaseUnreadableError, match="no database"):
        open_database(tmp_path / "plann.db")

    assert [] == list(tmp_path.iterdir())


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """A browser's history is no plan."""
    tables = driver.connect(tmp_path / "other.db", None, mode="rwc")
    tables.conn.execute("CREATE TABLE visits(url)")
    tables.close()
    before = (tmp_path / "other.db").read_bytes()

    with pytest.raises(DatabaseUnreadableError, match="no tcplan database"):
        open_database(tmp_path / "other.db")
    assert before == (tmp_path / "other.db").read_bytes()


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    """What a newer tcplan wrote may mean something that this one does not know."""
    store = made(tmp_path)
    sql(store).execute("PRAGMA user_version=99")
    store.close()

    with pytest.raises(DatabaseUnreadableError, match="newer tcplan"):
        open_database(path_of(store))


@pytest.mark.parametrize("opener", [None, key()])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.95])
def test_a_cut_file_is_refused(tmp_path: Path, opener: Key | None, kept: float) -> None:
    """Half a file is never shown as a whole plan."""
    store = made(tmp_path, robin(), opener)
    store.close()
    path = path_of(store)
    os.truncate(path, int(path.stat().st_size * kept))

    with (
        pytest.raises((DatabaseUnreadableError, WrongKeyError), match="plan"),
        open_database(path, key=opener) as cut,
    ):
        cut.load()


def test_a_guard_that_is_gone_is_noticed_at_once(tmp_path: Path) -> None:
    """A file whose journal may be changed is not opened."""
    store = made(tmp_path)
    sql(store).execute("DROP TRIGGER journal_no_delete")
    store.close()

    with pytest.raises(DatabaseUnreadableError, match="journal_no_delete"):
        open_database(path_of(store))


def test_a_database_for_reading_is_not_written(tmp_path: Path) -> None:
    """Who may only read is told so, and nothing changes."""
    store = made(tmp_path)
    store.close()
    with open_database(path_of(store), readonly=True) as reading:
        assert small_plan() == reading.load()
        with pytest.raises(ReadOnlyDatabaseError):
            reading.save([Amend("oak", {"name": "Elm"})], by=by(), seen=reading.versions)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A new database never takes the place of a file."""
    (tmp_path / "plan.db").write_text("the only copy")

    with pytest.raises(CannotWriteError, match="exists already"):
        create(tmp_path / "plan.db", small_plan(), by=by())
    assert "the only copy" == (tmp_path / "plan.db").read_text()


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the machine can read the file, its log or its note."""
    with made(tmp_path) as store:
        store.save([Amend("oak", {"name": "Elm"})], by=by(), seen={"oak": 1})
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}

    assert {0o600} == set(modes.values()), modes


def test_a_plan_that_cannot_be_written_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A creation that fails half way leaves neither a database nor a copy of the plan."""

    def fail(*_: object) -> None:
        raise driver.Error("database or disk is full")

    monkeypatch.setattr("tcplan.store.saving.begin", fail)
    with pytest.raises(CannotWriteError):
        made(tmp_path)

    assert [] == list(tmp_path.iterdir())


def test_a_file_answers_all_that_a_store_promises(tmp_path: Path) -> None:
    """Callers know the store's interface only, so a server can take the place of the file."""
    store: Store = made(tmp_path)
    promised = {name for name in vars(Store) if not name.startswith("_")}
    with store:
        assert promised <= set(dir(store))
