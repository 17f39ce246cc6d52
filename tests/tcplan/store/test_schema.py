"""The shape of a database: the old one or the new one, never a third."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tcplan.domain.plan import COLLECTIONS
from tcplan.errors import DatabaseUnreadableError, OlderDatabaseError
from tcplan.store import driver, rows, saving, schema
from tcplan.store.anchor import Anchor
from tcplan.store.database import open_database, restore
from tcplan.store.journal import head
from tests.builders import small_plan
from tests.tcplan.store.stores import by, made, path_of, sql

FIRST = ("m0002_backups_and_accepted_heads", "m0003_exports_and_failed_copies")
SECOND = FIRST[1:]


def first_shape(path: Path, missing: tuple[str, ...] = FIRST) -> driver.Tables:
    """A database as an early version of tcplan made it, with a plan in it."""
    tables = driver.connect(path, None, mode="rwc")
    with driver.write(tables) as connection:
        schema.migrations.apply(tables, stop_before=missing)
        connection.execute(f"PRAGMA user_version={schema.SCHEMA - len(missing)}")
        saving.begin(connection, small_plan(), by())
    Anchor.beside(path).note(tables.conn, head(tables.conn))
    return tables


def shape(tables: driver.Tables) -> dict[str, str]:
    """Everything in the schema, by name."""
    return dict(tables.conn.execute("SELECT name, sql FROM sqlite_master").fetchall())


class StoppedError(Exception):
    """The power went."""


class Stopping:
    """A connection that fails when it is asked for the n-th time."""

    def __init__(self, real: Any, at: int) -> None:  # noqa: ANN401
        self.real, self.left = real, at

    def _count(self, sql: str) -> None:
        if not sql.startswith(("ROLLBACK", "RELEASE")):
            self.left -= 1
            if self.left == 0:
                raise StoppedError(sql)

    def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
        """Ask the real connection, or fail."""
        self._count(sql)
        return self.real.execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
        """Ask the real connection, or fail."""
        self._count(sql)
        return self.real.executemany(sql, *values)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.real, name)


def test_there_are_as_many_steps_as_the_number_says() -> None:
    """The number in a file says which steps it has taken."""
    assert schema.SCHEMA == len(schema.migrations.pending(driver.in_memory()))


@pytest.mark.parametrize("missing", [FIRST, SECOND])
def test_an_older_database_is_brought_up_to_date(tmp_path: Path, missing: tuple[str, ...]) -> None:
    """A database of an earlier version opens with everything in it and all its guards."""
    tables = first_shape(tmp_path / "old.db", missing)
    assert schema.differs(tables.conn)
    tables.close()

    with open_database(tmp_path / "old.db") as store:
        assert small_plan() == store.load()
        assert set() == schema.differs(sql(store))
        assert store.verify().whole
        store.back_up(tmp_path / "copy.db", by=by())
        assert "backup" == store.journal()[-1].action


def test_an_older_backup_is_restored_and_left_as_it_is(tmp_path: Path) -> None:
    """A backup from before an update is good for what it was made for, and stays what it was."""
    first_shape(tmp_path / "old.db").close()
    before = (tmp_path / "old.db").read_bytes()
    with pytest.raises(OlderDatabaseError, match="`tcplan restore`, which makes a database"):
        open_database(tmp_path / "old.db", readonly=True)

    (tmp_path / "there").mkdir()
    restore(tmp_path / "old.db", tmp_path / "there" / "new.db", by=by())

    with open_database(tmp_path / "there" / "new.db") as store:
        assert store.verify().whole
        assert small_plan() == store.load()
        assert "accept" == store.journal()[-1].action
    assert before == (tmp_path / "old.db").read_bytes()
    names = {"new.db", "new.db.anchor"}
    assert names == {file.name for file in (tmp_path / "there").iterdir()}


def test_an_older_backup_that_was_cut_is_not_restored(tmp_path: Path) -> None:
    """What its note contradicts is no copy, of whatever version it is; nothing is left behind."""
    first_shape(tmp_path / "old.db").close()
    note = tmp_path / "old.db.anchor"
    note.write_text(note.read_text().replace('"seq": ', '"seq": 9'))
    (tmp_path / "there").mkdir()

    with pytest.raises(DatabaseUnreadableError, match="is not whole"):
        restore(tmp_path / "old.db", tmp_path / "there" / "new.db", by=by())

    assert [] == list((tmp_path / "there").iterdir())


def test_the_guards_stand_again_after_the_journal_was_made_anew(tmp_path: Path) -> None:
    """A table that is made anew loses its triggers, so they are made anew with it."""
    first_shape(tmp_path / "old.db").close()

    with open_database(tmp_path / "old.db") as store:
        for attack in (
            "DELETE FROM journal",
            "UPDATE journal SET who = 'x'",
            "DELETE FROM images",
            "UPDATE images SET after = NULL",
            "DELETE FROM reasons",
            "UPDATE entities SET version = 1",
            "INSERT INTO journal SELECT * FROM journal",
        ):
            before = sql(store).total_changes
            with contextlib.suppress(driver.Error):
                sql(store).execute(attack)
            assert before == sql(store).total_changes, attack


def _fail_at_every_step(tmp_path: Path, prepare: Callable[[driver.Tables, int], None]) -> int:
    stopped = 0
    for step in range(1, 1000):
        folder = tmp_path / str(step)
        folder.mkdir()
        tables = first_shape(folder / "old.db")
        real, old = tables.conn, shape(tables)
        prepare(tables, step)
        try:
            schema.migrate(tables)
        except (StoppedError, driver.Error):
            stopped += 1
        else:
            tables.conn = real
            real.set_progress_handler(None, 0)
            assert set() == schema.differs(real)
            return stopped
        finally:
            tables.conn = real
            real.set_progress_handler(None, 0)
            assert not real.in_transaction
            assert shape(tables) == old or not schema.differs(real)
            real.close()
    raise AssertionError("the migration never came to its end")


def test_a_migration_that_fails_at_any_statement_changes_nothing(tmp_path: Path) -> None:
    """Whatever statement fails, the file has the old shape or the new one."""

    def stop(tables: driver.Tables, step: int) -> None:
        stopping: Any = Stopping(tables.conn, step)
        tables.conn = stopping

    assert 15 < _fail_at_every_step(tmp_path, stop)


def test_a_migration_that_is_interrupted_changes_nothing(tmp_path: Path) -> None:
    """Wherever the program is stopped within a statement, no third shape is left."""

    def stop(tables: driver.Tables, step: int) -> None:
        windows = [0]

        def count() -> int:
            windows[0] += 1
            return int(windows[0] == step * step)

        tables.conn.set_progress_handler(count, 25)

    assert 5 < _fail_at_every_step(tmp_path, stop)


def _as_before(path: Path, collection: str, change: Callable[[str], str]) -> None:
    """Give a collection's table another shape, as another version of the domain would have."""
    tables = driver.connect(path, None)
    with driver.write(tables) as connection:
        connection.execute(f'ALTER TABLE "{collection}" RENAME TO earlier')
        connection.execute(change(rows.table(collection)))
        names = {
            name
            for (name,) in connection.execute(
                f'SELECT name FROM pragma_table_info("{collection}")'  # noqa: S608
            )
        }
        kept = [
            name
            for (name,) in connection.execute("SELECT name FROM pragma_table_info('earlier')")
            if name in names
        ]
        listed = ", ".join(f'"{name}"' for name in kept)
        connection.execute(
            f'INSERT INTO "{collection}" ({listed}) SELECT {listed} FROM earlier'  # noqa: S608
        )
        connection.execute("DROP TABLE earlier")
    tables.close()


@pytest.mark.parametrize(
    "collection", [name for name in COLLECTIONS if any(c.nullable for c in rows.columns(name))]
)
def test_a_collection_grows_with_the_domain(tmp_path: Path, collection: str) -> None:
    """A column that the domain has gained since is there after the next opening."""
    store = made(tmp_path)
    store.close()
    held = getattr(small_plan(), collection)
    column = next(
        c
        for c in rows.columns(collection)
        if c.nullable and all(getattr(entity, c.name) is None for entity in held)
    )
    _as_before(path_of(store), collection, lambda made: made.replace(f",\n  {column.ddl()}", ""))

    with open_database(path_of(store)) as again:
        assert set() == schema.differs(sql(again))
        assert small_plan() == again.load()
        assert again.verify().whole


def test_a_column_that_is_not_known_is_never_dropped(tmp_path: Path) -> None:
    """What a newer tcplan has written is not lost by opening it with an older one."""
    store = made(tmp_path)
    store.close()
    _as_before(
        path_of(store),
        "controls",
        lambda made: made.replace(',\n  "name"', ',\n  warmth TEXT,\n  "name"'),
    )
    before = path_of(store).read_bytes()

    with pytest.raises(DatabaseUnreadableError, match="newer tcplan"):
        open_database(path_of(store))
    assert before == path_of(store).read_bytes()
