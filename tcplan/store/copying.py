"""A copy is asked whole before it gets its name; a change of key leaves one key or the other."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tcplan import durable
from tcplan.errors import (
    BusyDatabaseError,
    CannotWriteError,
    DatabaseUnreadableError,
    WrongKeyError,
    shown,
)
from tcplan.store.anchor import Anchor
from tcplan.store.driver import Connection, Error, Tables, connect, write
from tcplan.store.erasing import scrub, unfinished
from tcplan.store.interface import By
from tcplan.store.journal import Deed, append, head
from tcplan.store.key import Key
from tcplan.store.verifying import verified


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file beside ``path`` for its owner alone, which takes that name when all went well.

    Raises ``CannotWriteError`` when something has the name already, and leaves nothing behind.
    """
    name = shown(str(path))
    if path.exists() or path.is_symlink():
        raise CannotWriteError(f"{name} exists already; nothing was written over it.")
    with _worded(name):
        descriptor, made = tempfile.mkstemp(prefix=".tcplan-", suffix=".part", dir=path.parent)
        os.close(descriptor)
    beside = Path(made)
    try:
        yield beside
        with _worded(name):
            with beside.open("rb+") as file:
                os.fsync(file.fileno())
            beside.replace(path)
        durable.settle(path.parent)
    except BaseException:
        for left in (beside, *(beside.with_name(beside.name + end) for end in _COMPANIONS)):
            with contextlib.suppress(OSError):
                left.unlink()
        raise


@contextlib.contextmanager
def set_apart(copy: Path, folder: Path) -> Iterator[Path]:
    """A copy and its note once more, for their owner alone, in a folder that goes again.

    Raises ``CannotWriteError``.
    """
    with _worded(str(folder)), tempfile.TemporaryDirectory(prefix=".tcplan-", dir=folder) as room:
        apart = Path(room) / copy.name
        shutil.copyfile(copy, apart)
        noted = Anchor.beside(copy).path
        if noted.exists():
            shutil.copyfile(noted, Anchor.beside(apart).path)
        yield apart


@contextlib.contextmanager
def _worded(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise CannotWriteError(f"Nothing was written to {name}: {reason}.") from None


def back_up(
    connection: Connection, path: Path, key: Key | None, restored: By | None = None
) -> None:
    """Write a copy under the same key, ask it whole, and only then give it its name and note.

    With ``restored``, the copy's journal says who made a database of it, before it has its name.
    """
    with _no_stray_note(path) as anchor, new_file(path) as beside:
        copy = connect(beside, key)
        try:
            # All in one step: in several, a writer would make it begin again and again.
            connection.backup(copy.conn, pages=-1)
            copy.conn.execute("PRAGMA journal_mode=delete")
            if unfinished(copy.conn):
                scrub(copy.conn)
            if restored is not None:
                with write(copy) as copied:
                    append(copied, [Deed(action="accept")], restored)
            last = head(copy.conn)
            anchor.note(copy.conn, last)
            told = verified(copy.conn, anchor, anchor.noted(), encrypted=key is not None)
            if not told.whole:
                raise DatabaseUnreadableError(f"The copy is not whole: {told.fault}")
        finally:
            copy.close()


@contextlib.contextmanager
def _no_stray_note(path: Path) -> Iterator[Anchor]:
    """The note of a copy, which goes again where the copy does not get its name."""
    anchor = Anchor.beside(path)
    there = path.exists() or path.is_symlink()
    try:
        yield anchor
    except BaseException:
        if not there:
            with contextlib.suppress(OSError):
                anchor.path.unlink()
        raise


def let_nobody_in(connection: Connection) -> None:
    """Keep the file by a rollback journal, as a change of key needs; only who is alone can.

    Raises ``BusyDatabaseError`` while others have the file open.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (mode,) = connection.execute("PRAGMA journal_mode=delete").fetchone()
    if mode != "delete":
        raise BusyDatabaseError("Others have the database open; its key was not changed.")


def rekey(connection: Connection, path: Path, new: Key) -> None:
    """Encrypt every page anew, inside the caller's transaction, which ends with it.

    After an error the connection must be closed: it would write with the new key what it reads
    with the old one. Raises ``CannotWriteError``.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
        raise BusyDatabaseError("Others have the database open; its key was not changed.")
    try:
        connection.execute(f"PRAGMA rekey={new.pragma()}")
    except Error:
        raise CannotWriteError(
            f"The key of {shown(str(path))} was not changed: the system refused, or the disk is "
            "full."
        ) from None


def opened_by_either(path: Path, old: Key, new: Key) -> tuple[Key, Tables]:
    """The key that opens a file after a change of key was broken off, and the file opened."""
    try:
        return old, connect(path, old)
    except WrongKeyError:
        return new, connect(path, new)


_COMPANIONS = ("-wal", "-shm", "-journal")
