"""What was broken off is finished, taken back or told; none of it is told as if it were whole."""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from bench.store_trials.steps import limited_files
from tcplan.domain.changes import Add, Amend
from tcplan.errors import CannotWriteError, ReadOnlyDatabaseError, WrongKeyError
from tcplan.store.database import open_database, restore
from tcplan.store.key import Key
from tcplan.store.log import pages_in_log
from tests.builders import robin, small_plan
from tests.tcplan.store.stores import by, key, made, path_of, provider, sql

NEW = Key(raw=bytes(range(32, 64)))
_PAGE = 4096


def no_room(*_: object, **__: object) -> NoReturn:
    """Refuse as a full disk does."""
    raise OSError(28, "No space left on device")


def test_a_change_of_key_that_is_refused_leaves_the_old_key(tmp_path: Path) -> None:
    """The old key opens, the new one does not, the journal tells of no change, work goes on."""
    with made(tmp_path, robin(), key()) as store:
        store.load()
        rows = store.head.seq
        with (
            limited_files(10 * _PAGE),
            pytest.raises(CannotWriteError, match="was not changed"),
        ):
            store.rekey(NEW, by=by())
        assert rows == store.head.seq
        store.save([Add(provider("yew"))], by=by(), seen=store.versions)
        assert store.verify().whole

    with pytest.raises(WrongKeyError):
        open_database(path_of(store), key=NEW)
    with open_database(path_of(store), key=key()) as again:
        assert "yew" in again.load().by_id


def test_an_erasure_that_was_not_cleared_is_told_to_who_only_looks(tmp_path: Path) -> None:
    """Whoever verifies without writing is told that erased words may still lie in the file."""
    store = made(tmp_path)
    sql(store).execute("INSERT INTO chores VALUES ('scrub')")
    store.close()
    with open_database(path_of(store), readonly=True) as looking:
        assert "has not been cleared" in looking.verify().fault

    open_database(path_of(store)).close()
    with open_database(path_of(store), readonly=True) as looking:
        assert looking.verify().whole


def test_a_copy_of_what_was_not_cleared_is_cleared(tmp_path: Path) -> None:
    """A copy that is made while an erasure is still to be cleared holds nothing of the erased."""
    with made(tmp_path) as store:
        sql(store).execute("INSERT INTO chores VALUES ('scrub')")
        store.back_up(tmp_path / "copy.db", by=by())

    with open_database(tmp_path / "copy.db", readonly=True) as copy:
        assert copy.verify().whole


def test_a_half_written_page_that_the_log_holds_is_no_damage(tmp_path: Path) -> None:
    """Somebody killed while the log was being cleared leaves half pages; the log has them whole."""
    with made(tmp_path, robin(), key()) as store:
        path = path_of(store)
        sql(store).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.load()
        store.save([Amend("oak", {"name": "Oaks"})], by=by(), seen=store.versions)
        logged = pages_in_log(path)
        in_file = range(2, path.stat().st_size // _PAGE + 1)
        _scribble(path, next(page for page in in_file if page in logged))
        assert store.verify().whole

        _scribble(path, next(page for page in in_file if page not in logged))
        assert not store.verify().whole


def _scribble(path: Path, page: int) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * _PAGE + 500)
        file.write(bytes(100))


def test_a_file_left_in_the_middle_of_a_change_says_so(tmp_path: Path) -> None:
    """Who can only read it is told to open it for work; that takes the change back."""
    left = tmp_path / "left"
    left.mkdir()
    made(tmp_path).close()
    with open_database(tmp_path / "plan.db", journal="delete") as store:
        connection = sql(store)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE secrets SET value = zeroblob(400000) WHERE name = 'store'")
        for file in tmp_path.glob("plan.db*"):
            shutil.copy(file, left)
        connection.execute("ROLLBACK")
    with pytest.raises(ReadOnlyDatabaseError, match="in the middle of a change"):
        open_database(left / "plan.db", readonly=True)

    with open_database(left / "plan.db") as again:
        assert small_plan() == again.load()
        assert again.verify().whole


def test_a_copy_that_cannot_get_its_name_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that refuses the last step of a copy leaves no copy, no litter and one sentence."""
    rename = Path.replace

    def refuse(path: Path, name: Path) -> Path:
        return no_room() if name.suffix == ".db" else rename(path, name)

    with made(tmp_path) as store, monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(CannotWriteError, match=r"Nothing was written to .*copy"):
            store.back_up(tmp_path / "copy.db", by=by())

    assert not list(tmp_path.glob("copy*")) + list(tmp_path.glob(".tcplan*"))


def test_an_accepted_journal_without_its_note_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody believes a journal to be accepted to which nothing can be written yet."""
    with made(tmp_path) as store:
        (tmp_path / "plan.db.anchor").unlink()
        with monkeypatch.context() as patched:
            patched.setattr("tempfile.mkstemp", no_room)
            with pytest.raises(CannotWriteError, match="accept it again"):
                store.accept(by=by())

        store.accept(by=by())
        assert store.verify().whole


def test_a_change_that_is_saved_is_never_told_as_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong after a change is in the file, the change counts as saved."""
    with made(tmp_path) as store:
        store.load()
        with monkeypatch.context() as patched:
            patched.setattr("tcplan.store.database.Anchor.note", _broken)
            saved = store.save([Amend("oak", {"name": "Oaks"})], by=by(), seen=store.versions)

        assert not saved.anchored
        assert "Oaks" == store.load().by_id["oak"].name


def _broken(*_: object) -> None:
    from tcplan.store.driver import Error

    raise Error("disk I/O error")


def test_who_restored_a_database_stands_in_it_from_its_first_moment(tmp_path: Path) -> None:
    """There is no moment at which a restored database is there and does not say who restored it."""
    with made(tmp_path, robin(), key()) as store:
        store.back_up(tmp_path / "copy.db", by=by())
    restore(tmp_path / "copy.db", tmp_path / "again.db", key=key(), by=by("Cat", why="fire"))

    with open_database(tmp_path / "again.db", key=key(), readonly=True) as again:
        last = again.journal()[-1]
        assert ("accept", "Cat", "fire") == (last.action, last.who, last.why)
        assert (True, robin()) == (again.verify().whole, again.load())
