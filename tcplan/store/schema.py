"""A file has exactly the shape that this version gives it, or nothing is read from it.

The core grows by numbered steps. The tables of the collections follow the annotations of the
domain: when these have grown, a table is made anew with every row read and judged on the way.
"""

import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tcplan.domain.plan import COLLECTIONS
from tcplan.errors import DatabaseUnreadableError, OlderDatabaseError, shown
from tcplan.store.driver import Connection, Migrations, Tables, complete, in_memory, write
from tcplan.store.rows import columns, from_values, table, to_row

APPLICATION = 0x7463706C
"""Marks the file as ours: "tcpl"."""

_CORE = """
CREATE TABLE about(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  body TEXT NOT NULL CHECK (json_valid(body)),
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE TABLE secrets(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE chores(name TEXT PRIMARY KEY CHECK (name IN ('erasing', 'scrub'))) STRICT;
CREATE TABLE entities(
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  collection TEXT NOT NULL,
  individual TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  place INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX entities_individual ON entities(individual);
CREATE TRIGGER entities_version BEFORE UPDATE ON entities
  WHEN new.version <= old.version OR new.id <> old.id
  BEGIN SELECT RAISE(ABORT, 'a version only grows'); END;
CREATE TABLE images(
  seq INTEGER PRIMARY KEY REFERENCES journal(seq),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  format INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE TRIGGER images_no_update BEFORE UPDATE ON images
  BEGIN SELECT RAISE(ABORT, 'images are never changed'); END;
CREATE TRIGGER images_no_delete BEFORE DELETE ON images
  WHEN NOT EXISTS (SELECT 1 FROM chores WHERE name = 'erasing')
  BEGIN SELECT RAISE(ABORT, 'only an erasure deletes images'); END;
CREATE TABLE reasons(
  change INTEGER PRIMARY KEY REFERENCES journal(seq),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  why TEXT NOT NULL
) STRICT;
CREATE TRIGGER reasons_no_update BEFORE UPDATE ON reasons
  BEGIN SELECT RAISE(ABORT, 'reasons are never changed'); END;
CREATE TRIGGER reasons_no_delete BEFORE DELETE ON reasons
  WHEN NOT EXISTS (SELECT 1 FROM chores WHERE name = 'erasing')
  BEGIN SELECT RAISE(ABORT, 'only an erasure deletes reasons'); END;
CREATE VIRTUAL TABLE search USING fts5(
  words, entity UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
"""

_JOURNAL = """
CREATE TABLE "{name}"(
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  change INTEGER NOT NULL CHECK (change BETWEEN 1 AND seq),
  at TEXT NOT NULL,
  who TEXT NOT NULL CHECK (length(who) > 0),
  agency TEXT,
  action TEXT NOT NULL CHECK (action IN ({actions})),
  collection TEXT,
  entity TEXT,
  individual TEXT,
  version INTEGER,
  place INTEGER,
  undoes INTEGER,
  before_digest BLOB,
  after_digest BLOB,
  why_digest BLOB,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
"""

_JOURNAL_GUARDS = """
CREATE INDEX journal_entity ON journal(entity, seq);
CREATE INDEX journal_individual ON journal(individual, seq);
CREATE INDEX journal_change ON journal(change);
CREATE INDEX journal_undoes ON journal(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX journal_at ON journal(at, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal
  WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
  BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
"""

_FIRST_ACTIONS = ("begin", "add", "amend", "remove", "undo", "redo", "look", "erase", "rekey")
_SECOND_ACTIONS = (*_FIRST_ACTIONS, "accept", "backup")
_ACTIONS = (*_SECOND_ACTIONS, "export", "failed")

migrations = Migrations("tcplan")


@migrations()
def m0001_plan_and_journal(tables: Tables) -> None:
    """The plan's collections, its journal, the images, and the search index."""
    execute = tables.conn.execute
    for statement in statements(_JOURNAL.format(name="journal", actions=_sql(_FIRST_ACTIONS))):
        execute(statement)
    for statement in statements(_JOURNAL_GUARDS + _CORE):
        execute(statement)
    for collection in COLLECTIONS:
        execute(table(collection))
    execute("INSERT INTO secrets VALUES ('journal', ?)", (secrets.token_bytes(32),))
    execute("INSERT INTO secrets VALUES ('store', ?)", (secrets.token_bytes(16),))
    execute(f"PRAGMA application_id={APPLICATION}")


@migrations()
def m0002_backups_and_accepted_heads(tables: Tables) -> None:
    """Backups and accepted heads stand in the journal too."""
    _journal_anew(tables, _SECOND_ACTIONS)


@migrations()
def m0003_exports_and_failed_copies(tables: Tables) -> None:
    """Exports stand in the journal too, and that a copy which was begun came to nothing."""
    _journal_anew(tables, _ACTIONS)


SCHEMA = 3
"""How many steps there are; the number that a file of this version carries."""


def migrate(tables: Tables) -> None:
    """Bring a file to this version's shape, in one transaction: the old shape or the new one."""
    connection = tables.conn
    # A table to which others refer can be made anew only while nobody asks; all is asked below.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with write(tables):
            build(tables)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise DatabaseUnreadableError("A row of this database refers to one that is gone.")
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def build(tables: Tables) -> None:
    """Take every step that is missing, inside the caller's transaction."""
    migrations.apply(tables)
    _reshape(tables.conn)
    tables.conn.execute(f"PRAGMA user_version={SCHEMA}")
    require_shape(tables.conn)


def differs(connection: Connection) -> set[str]:
    """The names of tables, indexes and triggers that are not as this version makes them."""
    found, expected = _shape(connection), _expected()
    return {
        name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)
    }


def require_shape(connection: Connection) -> None:
    """Raise ``DatabaseUnreadableError`` unless the file has exactly this version's shape."""
    if wrong := sorted(differs(connection)):
        raise DatabaseUnreadableError(
            f"The database has not the shape that tcplan gave it: {', '.join(wrong[:3])}."
        )


def outgrown(connection: Connection) -> bool:
    """Whether only tables of collections differ, so that they may follow the domain."""
    return bool(wrong := differs(connection)) and wrong <= COLLECTIONS.keys()


def statements(sql: str) -> Iterator[str]:
    """The statements of a piece of SQL, one by one."""
    statement = ""
    for line in sql.splitlines():
        statement += line + "\n"
        if complete(statement):
            yield statement.strip()
            statement = ""


def _journal_anew(tables: Tables, actions: tuple[str, ...]) -> None:
    """Let the journal know other actions: it is made anew with every row and with its guards."""
    execute = tables.conn.execute
    for statement in statements(_JOURNAL.format(name="journal_anew", actions=_sql(actions))):
        execute(statement)
    execute("INSERT INTO journal_anew SELECT * FROM journal ORDER BY seq")
    execute("DROP TABLE journal")
    execute("ALTER TABLE journal_anew RENAME TO journal")
    for statement in statements(_JOURNAL_GUARDS):
        execute(statement)


def _sql(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _shape(connection: Connection) -> dict[str, str]:
    """Everything that stands in the schema by name, its SQL with the collations in it."""
    rows = connection.execute(
        "SELECT name, type || ' ' || tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    )
    return {name: f"{what} {' '.join(sql.split())}" for name, what, sql in rows}


@cache
def _expected() -> dict[str, str]:
    tables = in_memory()
    try:
        migrations.apply(tables)
        return _shape(tables.conn)
    finally:
        tables.close()


def _reshape(connection: Connection) -> None:
    """Make every collection's table anew whose columns or codes are not those of the domain."""
    wrong = differs(connection)
    for collection in COLLECTIONS:
        if collection in wrong:
            _made_anew(connection, collection)


def _made_anew(connection: Connection, collection: str) -> None:
    held: list[tuple[str, ...]] = connection.execute(
        f'SELECT name FROM pragma_table_info("{collection}")'  # noqa: S608
    ).fetchall()
    names = [name for (name,) in held]
    known = ["id", *(column.name for column in columns(collection))]
    if strange := [name for name in names if name not in known]:
        raise DatabaseUnreadableError(
            f"A newer tcplan wrote this database: {collection} has {', '.join(strange[:3])}."
        )
    rows = connection.execute(f'SELECT * FROM "{collection}"').fetchall() if names else []  # noqa: S608
    entities = [from_values(collection, dict(zip(names, row, strict=True))) for row in rows]
    connection.execute(f'DROP TABLE IF EXISTS "{collection}"')
    connection.execute(table(collection))
    marks = ", ".join("?" for _ in known)
    connection.executemany(
        f'INSERT INTO "{collection}" VALUES ({marks})',  # noqa: S608
        [to_row(collection, entity) for entity in entities],
    )


def require_ours(tables: Tables, path: Path, *, readonly: bool) -> None:
    """Take on a file of an older tcplan, and refuse one that is not ours or is newer than this.

    Raises ``DatabaseUnreadableError``, and ``OlderDatabaseError`` for an older one that may only
    be read.
    """
    connection = tables.conn
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if ours != APPLICATION:
        raise DatabaseUnreadableError(f"{shown(str(path))} is a database, but no tcplan database.")
    if version > SCHEMA:
        raise DatabaseUnreadableError(
            f"{shown(str(path))} was written by a newer tcplan (shape {version}; "
            f"this one knows {SCHEMA}); use that one."
        )
    if version == SCHEMA and not outgrown(connection):
        require_shape(connection)
    elif readonly:
        raise OlderDatabaseError(
            f"{shown(str(path))} was written by an older tcplan. Open it once for work, for "
            "example with `tcplan browse`, which gives it this version's shape; a backup is left "
            "as it is by `tcplan restore`, which makes a database of it."
        )
    else:
        migrate(tables)
