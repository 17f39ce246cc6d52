"""The one door to the database driver: one SQLite, safe settings, no plugin, no word on stderr.

Nothing else imports sqlite_utils or the driver, so that both raise the same exceptions, and what
the driver raises leaves this package as one sentence.
"""

import contextlib
import os
import random
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from tcplan.errors import (
    BusyDatabaseError,
    CannotWriteError,
    DatabaseUnreadableError,
    ReadOnlyDatabaseError,
    TcplanError,
    WrongKeyError,
    shown,
)
from tcplan.store.key import Key

# sqlite_utils looks for pysqlite3 when it is first imported, and catches that driver's errors.
sys.modules["pysqlite3"] = driver
sys.modules["pysqlite3.dbapi2"] = driver

from sqlite_utils import Database as Tables  # noqa: E402
from sqlite_utils.migrations import Migrations  # noqa: E402

if TYPE_CHECKING:
    from sqlite3 import Connection
else:
    Connection = driver.Connection

__all__ = ["Connection", "Migrations", "Tables"]

BUSY_MS = 20_000
_PAUSE = (0.0005, 0.003)
Error: type[Exception] = driver.Error
VERSION: tuple[int, ...] = driver.sqlite_version_info
complete = driver.complete_statement

_PLAIN_HEADER = b"SQLite format 3\0"
_FIRST_SAFE = (3, 51, 3)
_SAFE_BACKPORTS = ((3, 50, 7), (3, 44, 6))
_SETTINGS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


def wal_is_safe(version: tuple[int, ...] = VERSION) -> bool:
    """Whether this SQLite is free of the WAL-reset fault (sqlite.org/wal.html#walresetbug)."""
    return version >= _FIRST_SAFE or any(
        version[:2] == safe[:2] and version >= safe for safe in _SAFE_BACKPORTS
    )


def connect(path: Path, key: Key | None, *, mode: str = "rw") -> Tables:
    """Open a database file with safe settings.

    ``mode`` is ``ro``, ``rw`` or ``rwc`` (make the file). Nothing is written, because the file may
    be another program's. Raises what ``plainly`` makes of the driver's errors.
    """
    with plainly(path, key):
        address = f"file:{urllib.parse.quote(str(path))}?mode={mode}"
        connection = driver.connect(address, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
        try:
            _prepare(connection, key)
            return Tables(connection, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


def in_memory() -> Tables:
    """An empty database that is never written to a disk."""
    return Tables(driver.connect(":memory:", isolation_level=None), execute_plugins=False)


@contextlib.contextmanager
def write(tables: Tables) -> Iterator[Connection]:
    """One write transaction, begun before anything is read in it: all of it or nothing."""
    connection = tables.conn
    try:
        _begin(connection)
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(connection: Connection) -> None:
    """Ask again and again at short random intervals, so that everybody who waits gets a turn.

    SQLite's own way of waiting sleeps longer and longer, and whoever writes without a pause then
    keeps a colleague out for minutes.
    """
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + patience / 1000
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except driver.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(random.uniform(*_PAUSE))  # noqa: S311  (chance, and no secret)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")


@contextlib.contextmanager
def plainly(path: Path, key: Key | None = None) -> Iterator[None]:
    """Raise one sentence of ours for every error of the driver; it never quotes what is held."""
    try:
        yield
    except Error as error:
        raise _told(path, key, error) from None


def keep_journal(tables: Tables, mode: str = "") -> None:
    """Use the best journal mode that this SQLite keeps safely, or another when one is named.

    While others have the file open, or the disk has no room, it stays in the mode that it has.
    """
    best = "wal" if wal_is_safe() else "delete"
    with contextlib.suppress(driver.OperationalError):
        tables.conn.execute(f"PRAGMA journal_mode={mode or best}")


def _prepare(connection: Connection, key: Key | None) -> None:
    if key is not None:
        # Otherwise a wrong key writes on stderr, across whatever the screen shows.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key={key.pragma()}")
    # A wrong key fails at the first page that is read, so before any setting can be kept.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.enable_load_extension(False)  # noqa: FBT003  (the driver's own argument)


def _told(path: Path, key: Key | None, error: Exception) -> TcplanError:
    message = str(error)
    if "not a database" in message:
        return _no_database(path, key)
    name = shown(str(path))
    if "readonly" in message and not os.access(path.absolute().parent, os.W_OK):
        return ReadOnlyDatabaseError(
            f"{name} lies in a folder that can only be read; copy it, with its note "
            f"{shown(path.name + '.anchor')}, to where you can write."
        )
    if "readonly" in message and _left_half_way(path):
        return ReadOnlyDatabaseError(
            f"{name} was left in the middle of a change, and can only be read here; "
            "open it once where it can be written, which takes that change back."
        )
    for part, kind, sentence in _SENTENCES:
        if part in message:
            return kind(sentence.format(name=name))
    return DatabaseUnreadableError(f"{name} was refused by the database: {shown(message)}.")


_DAMAGED = "{name} is damaged or cut short; restore its last backup and keep this file."
_REFUSED = (
    "The system refused to read or write {name}: its disk may be full, failing or out of reach."
)
_BUSY = f"Others have been writing to {{name}} for {BUSY_MS // 1000} s; nothing was changed."
_CLOSED = "{name} cannot be opened, or no file can be made beside it."
_SENTENCES: tuple[tuple[str, type[TcplanError], str], ...] = (
    ("malformed", DatabaseUnreadableError, _DAMAGED),
    ("disk I/O error", CannotWriteError, _REFUSED),
    ("readonly", ReadOnlyDatabaseError, "{name} is read-only here; nothing was changed."),
    ("locked", BusyDatabaseError, _BUSY),
    ("busy", BusyDatabaseError, _BUSY),
    ("full", CannotWriteError, "Nothing was written to {name}: the disk is full."),
    ("interrupted", CannotWriteError, "Work on {name} was stopped before its end."),
    ("unable to open", DatabaseUnreadableError, _CLOSED),
)


def _left_half_way(path: Path) -> bool:
    """Whether a rollback journal waits, which only who may write can play back."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _no_database(path: Path, key: Key | None) -> TcplanError:
    name = shown(str(path))
    with path.open("rb") as file:
        plain = file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
    if plain and key is not None:
        return WrongKeyError(f"{name} is not encrypted; open it without a passphrase.")
    if key is not None:
        return WrongKeyError(
            f"The passphrase or key does not open {name}, it is no tcplan database, or its "
            "beginning is damaged."
        )
    return WrongKeyError(
        f"{name} is no tcplan database, or it is encrypted; give its passphrase or key file."
    )
