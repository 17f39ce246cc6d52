"""Copies and keys: a copy is whole or not there; a change of key leaves one key or the other."""

import threading
from pathlib import Path

import pytest

from tcplan.domain.changes import Amend
from tcplan.errors import (
    BusyDatabaseError,
    CannotWriteError,
    DatabaseUnreadableError,
    WrongKeyError,
    WrongUseError,
)
from tcplan.store.database import open_database, restore
from tcplan.store.key import Key
from tests.builders import robin, small_plan
from tests.tcplan.store.stores import by, key, made, path_of, reopened, sql

NEW = Key(passphrase="a new heron")


@pytest.mark.parametrize("opener", [None, key(), Key(passphrase="quiet heron")])
def test_a_copy_is_the_whole_database(tmp_path: Path, opener: Key | None) -> None:
    """A copy opens with the same key, has its own note, and is verified by itself."""
    with made(tmp_path, robin(), opener) as store:
        store.back_up(tmp_path / "copy.db", by=by(why="Friday"))
        head = store.head

    with open_database(tmp_path / "copy.db", key=opener) as copy:
        assert robin() == copy.load()
        assert (True, head) == (copy.verify().whole, copy.head)
        assert f"{tmp_path / 'copy.db'}: Friday" == copy.journal()[-1].why


def test_a_copy_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    """Last week's copy is not written over."""
    with made(tmp_path) as store:
        (tmp_path / "copy.db").write_text("last week's")
        with pytest.raises(CannotWriteError, match="exists already"):
            store.back_up(tmp_path / "copy.db", by=by())

    assert "last week's" == (tmp_path / "copy.db").read_text()


def test_a_copy_into_no_folder_says_so(tmp_path: Path) -> None:
    """A copy to a stick that is not there is one sentence."""
    with (
        made(tmp_path) as store,
        pytest.raises(CannotWriteError, match="Nothing was written"),
    ):
        store.back_up(tmp_path / "stick" / "copy.db", by=by())


def test_a_copy_that_is_not_whole_gets_no_name(tmp_path: Path) -> None:
    """A damaged database is not copied as if it were whole."""
    with made(tmp_path) as store:
        sql(store).execute("UPDATE agencies SET name = 'x' WHERE id = 'oak'")
        with pytest.raises(DatabaseUnreadableError, match="not whole"):
            store.back_up(tmp_path / "copy.db", by=by())

    assert [] == list(tmp_path.glob("copy.db*"))
    assert [] == list(tmp_path.glob("*.part*"))


def test_copies_are_whole_while_others_write(tmp_path: Path) -> None:
    """A copy can be made at any time of a working day."""
    store = made(tmp_path, key=key())
    stop = threading.Event()

    def work() -> None:
        with open_database(path_of(store), key=key()) as other:
            other.load()
            while not stop.is_set():
                name = f"Oak {other.head.seq}"
                other.save([Amend("oak", {"name": name})], by=by("Ben"), seen=other.versions)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for turn in range(5):
            store.back_up(tmp_path / f"copy{turn}.db", by=by())
    finally:
        stop.set()
        worker.join()
    for turn in range(5):
        with open_database(tmp_path / f"copy{turn}.db", key=key()) as copy:
            assert copy.verify().whole
    assert store.verify().whole
    store.close()


def test_an_older_copy_in_its_place_is_noticed(tmp_path: Path) -> None:
    """Whoever puts an older copy where the database was is found out by the note."""
    with made(tmp_path) as store:
        store.load()
        store.back_up(tmp_path / "copy.db", by=by())
        store.save([Amend("oak", {"name": "Oak Lodge"})], by=by(), seen=store.versions)
    (tmp_path / "copy.db").replace(tmp_path / "plan.db")

    with open_database(tmp_path / "plan.db") as again:
        assert "cut" in again.verify().fault


@pytest.mark.parametrize("old", [key(), Key(passphrase="quiet heron")])
def test_the_key_can_be_changed(tmp_path: Path, old: Key) -> None:
    """After a change of passphrase the new one opens, the old one does not, nothing is lost."""
    store = made(tmp_path, robin(), old)
    store.rekey(NEW, by=by(why="Ben has left"))
    assert store.verify().whole
    with pytest.raises(WrongKeyError):
        open_database(path_of(store), key=old)

    with reopened(store, NEW) as again:
        assert robin() == again.load()
        assert ("rekey", "Ben has left") == (again.journal()[-1].action, again.journal()[-1].why)


def test_the_key_is_not_changed_under_somebody(tmp_path: Path) -> None:
    """While a colleague works in the plan its passphrase stays."""
    with made(tmp_path, key=key()) as store:
        sql(store).execute("PRAGMA busy_timeout=50")
        with open_database(path_of(store), key=key()) as other:
            other.load()
            with pytest.raises(BusyDatabaseError):
                store.rekey(NEW, by=by())
            assert small_plan() == other.load()
        assert small_plan() == reopened(store, key()).load()


def test_a_plain_database_has_no_key_to_change(tmp_path: Path) -> None:
    """A plain file is not taken for an encrypted one after a change of key."""
    with made(tmp_path) as store, pytest.raises(WrongUseError, match="not encrypted"):
        store.rekey(NEW, by=by())


def test_a_copy_becomes_a_database_again(tmp_path: Path) -> None:
    """What is restored is the copy to the last row, and the copy stays as it was."""
    with made(tmp_path, robin(), key()) as store:
        store.back_up(tmp_path / "copy.db", by=by())
    before = (tmp_path / "copy.db").read_bytes()
    restore(tmp_path / "copy.db", tmp_path / "again.db", key=key())

    with open_database(tmp_path / "again.db", key=key()) as again:
        assert (True, robin()) == (again.verify().whole, again.load())
    assert before == (tmp_path / "copy.db").read_bytes()


def test_a_copy_that_was_cut_is_not_restored(tmp_path: Path) -> None:
    """A copy whose journal is shorter than its note says is refused; nothing is made of it."""
    with made(tmp_path) as store:
        store.back_up(tmp_path / "copy.db", by=by())
        store.back_up(tmp_path / "later.db", by=by())
    (tmp_path / "later.db.anchor").replace(tmp_path / "copy.db.anchor")
    with pytest.raises(DatabaseUnreadableError, match="not whole: The journal is cut"):
        restore(tmp_path / "copy.db", tmp_path / "again.db")

    assert not (tmp_path / "again.db").exists()
