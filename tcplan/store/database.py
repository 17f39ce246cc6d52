"""One file is one plan database, opened for work by one person at a time in one process."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.changes import Change
from tcplan.domain.plan import About, Plan
from tcplan.errors import (
    CannotWriteError,
    CutJournalError,
    DatabaseUnreadableError,
    OlderDatabaseError,
    ReadOnlyDatabaseError,
    TcplanError,
    WrongUseError,
    shown,
)
from tcplan.store import aiming, copying, erasing, saving, schema, undoing
from tcplan.store.anchor import Anchor
from tcplan.store.driver import Connection, Tables, connect, keep_journal, plainly, write
from tcplan.store.held import Held, known, refreshed
from tcplan.store.interface import (
    Allow,
    Asked,
    By,
    Entry,
    Erased,
    Everything,
    Head,
    Hit,
    Paper,
    Saved,
    Verified,
)
from tcplan.store.journal import (
    Deed,
    append,
    derived,
    digest_at,
    entries,
    exported,
    head,
    head_until,
    secret,
)
from tcplan.store.key import Key
from tcplan.store.searching import found
from tcplan.store.verifying import verified

__all__ = ["Database", "copy_opened", "create", "open_database", "restore"]


def create(path: str | Path, plan: Plan, *, by: By, key: Key | None = None) -> "Database":
    """A new database that holds this plan, written whole or not at all, and opened for work.

    Raises ``CannotWriteError`` when something has that name already.
    """
    target = Path(path)
    with plainly(target), copying.new_file(target) as beside:
        tables = connect(beside, key)
        try:
            schema.migrate(tables)
            with write(tables) as connection:
                saving.begin(connection, plan, by)
            Anchor.beside(target).note(tables.conn, head(tables.conn))
        finally:
            tables.close()
    return open_database(target, key=key)


def open_database(
    path: str | Path, *, key: Key | None = None, readonly: bool = False, journal: str = ""
) -> "Database":
    """The plan database in a file, brought to this version's shape where it is older.

    ``journal`` asks for a journal mode other than the best one. Raises
    ``DatabaseUnreadableError``, ``WrongKeyError`` or ``ReadOnlyDatabaseError``, one sentence each.
    """
    target = Path(path)
    if not target.is_file():
        raise DatabaseUnreadableError(f"There is no database {shown(str(target))}.")
    tables = connect(target, key, mode="ro" if readonly else "rw")
    try:
        with plainly(target, key):
            schema.require_ours(tables, target, readonly=readonly)
            if not readonly:
                keep_journal(tables, journal)
                if erasing.unfinished(tables.conn):
                    erasing.scrub(tables.conn)
    except BaseException:
        tables.close()
        raise
    return Database(target, tables, key, readonly=readonly)


@contextlib.contextmanager
def copy_opened(
    copy: str | Path, near: str | Path, *, key: Key | None = None
) -> Iterator["Database"]:
    """A copy to be read; the copy itself is not written to.

    One from before an update gets this version's shape in a folder of its own beside the file
    ``near``, which goes again. Raises as ``open_database`` does.
    """
    with contextlib.ExitStack() as held_open:
        try:
            store = held_open.enter_context(open_database(copy, key=key, readonly=True))
        except OlderDatabaseError:
            apart = held_open.enter_context(copying.set_apart(Path(copy), Path(near).parent))
            store = held_open.enter_context(open_database(apart, key=key))
        yield store


def restore(
    copy: str | Path, path: str | Path, *, key: Key | None = None, by: By | None = None
) -> None:
    """Make a database from a copy, asked whole before and after; the copy is not written to.

    ``by`` stands in its journal as whoever restored it, from the moment at which it is there.
    Raises ``DatabaseUnreadableError`` for a copy that is not whole, and ``CannotWriteError``.
    """
    with copy_opened(copy, path, key=key) as store:
        told = store.verify()
        if not told.whole:
            raise DatabaseUnreadableError(f"{shown(str(copy))} is not whole: {told.fault}")
        store.copy_to(Path(path), restored=by)


class Database:
    """A plan database in a file; it keeps every promise of ``tcplan.store.interface.Store``."""

    def __init__(self, path: Path, tables: Tables, key: Key | None, *, readonly: bool) -> None:
        """Take over an open connection; callers use ``create`` and ``open_database``."""
        self._path = path
        self._tables = tables
        self._key = key
        self._readonly = readonly
        self._anchor = Anchor.beside(path)
        self.held: Held | None = None
        """What was read of the plan; another opening of the same file may go on from it."""
        self._versions: Mapping[str, int] = MappingProxyType({})
        self._loaded = Head(0, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Database({self._path.name!r})"

    def close(self) -> None:
        """Let go of the file."""
        self.held = None
        self._tables.close()

    def load(self, known_at: dt.datetime | None = None, tell: Tell | None = None) -> Plan:
        """The plan as it stands, or as it was known at a moment; ``tell`` hears how far it is."""
        with self._reading() as connection:
            held = self._refreshed(connection, tell)
            if known_at is not None:
                self._loaded = head_until(connection, known_at)
                return known(connection, self._loaded.seq, held)
        self._versions, self._loaded = MappingProxyType(held.versions), held.head
        return held.plan

    @property
    def loaded(self) -> Head:
        """The last row of the journal of which the plan last loaded or saved tells."""
        return self._loaded

    def has(self, head: Head) -> bool:
        """Whether a row is one of this journal."""
        with self._reading() as connection:
            return digest_at(connection, head.seq) == head.digest

    def at(self, head: Head) -> Plan:
        """The plan as it stood at a row of this journal."""
        if not self.has(head):
            raise WrongUseError(f"The journal has no row {shown(head.words())}.")
        with self._reading() as connection:
            return known(connection, head.seq, self._refreshed(connection))

    @property
    def identity(self) -> str:
        """What tells this database and its copies from every other."""
        with self._reading() as connection:
            return secret(connection, "store").hex()

    @property
    def pseudonyms(self) -> bytes:
        """The secret under which readers' pseudonyms are made."""
        with self._reading() as connection:
            return derived(connection, "pseudonyms")

    @property
    def versions(self) -> Mapping[str, int]:
        """Entity to its version in the plan last loaded or saved."""
        return self._versions

    @property
    def head(self) -> Head:
        """The last row of the journal, as an export prints it."""
        with self._reading() as connection:
            return head(connection)

    def save(
        self,
        changes: Sequence[Change],
        *,
        by: By,
        seen: Mapping[str, int],
        about: About | None = None,
    ) -> Saved:
        """Save all the changes or none."""
        return self._saved(
            by, lambda connection, held: aiming.target_of(connection, held, changes, seen, about)
        )

    def undo(self, change: int, *, by: By, allow: Allow | None = None) -> Saved:
        """Take a change back."""
        return self._saved(by, undoing.aim(undoing.undone, change, allow))

    def redo(self, change: int, *, by: By, allow: Allow | None = None) -> Saved:
        """Make a change again that was undone."""
        return self._saved(by, undoing.aim(undoing.redone, change, allow))

    def journal(self, asked: Asked | None = None) -> tuple[Entry, ...]:
        """The journal's rows that were asked for, oldest first."""
        with self._reading() as connection:
            return entries(connection, asked or Asked())

    def looked(self, individual: str, *, by: By) -> None:
        """Note in the journal that somebody opened a person's record."""
        self._note(Deed(action="look", entity=individual, individual=individual), by)

    def exported(self, *papers: Paper, by: By) -> None:
        """Note in the journal that papers have left the plan: all of them, or none."""
        with self._writing() as connection:
            for paper in papers:
                why = f"{paper.where}: {by.why}" if by.why else paper.where
                append(connection, [exported(paper)], attrs.evolve(by, why=why))
        self._stands(None)

    def search(self, text: str) -> tuple[Hit, ...]:
        """Where all these words stand, the nearest first."""
        with self._reading() as connection:
            return found(connection, text)

    def back_up(self, path: str | Path, *, by: By) -> None:
        """Write a whole copy with its own note beside it, while others may be writing."""
        where = str(Path(path).absolute())
        why = f"{where}: {by.why}" if by.why else where
        # The copy must tell of itself, or nobody who restores it and then erases somebody is told.
        begun = self._note(Deed(action="backup"), attrs.evolve(by, why=why))
        try:
            self.copy_to(Path(path))
        except BaseException:
            with contextlib.suppress(TcplanError):
                self._note(Deed(action="failed", undoes=begun), by)
            raise

    def copy_to(self, path: Path, *, restored: By | None = None) -> None:
        """Write a whole copy that nobody's journal tells of; others call ``back_up``."""
        with self._plainly():
            copying.back_up(self._tables.conn, path, self._key, restored)

    def erase(self, individual: str, *, by: By) -> Erased:
        """Remove all that is held about a person."""
        with self._writing() as connection:
            held, told = erasing.erase(connection, self._refreshed(connection), individual, by)
        self._stands(held)
        with self._plainly():
            return attrs.evolve(told, scrubbed=erasing.scrub(self._tables.conn))

    def subject_access(self, individual: str) -> Everything:
        """All that is held about a person, and who looked."""
        with self._reading() as connection:
            return erasing.everything(connection, self._refreshed(connection), individual)

    def verify(self) -> Verified:
        """Ask every page, row, digest, image and the note beside the file."""
        noted = self._anchor.noted()
        try:
            with self._reading() as connection:
                return verified(connection, self._anchor, noted, encrypted=self._key is not None)
        except DatabaseUnreadableError as error:
            return Verified(0, Head(0, ""), 0, str(error))

    def accept(self, *, by: By) -> None:
        """Take the journal's present head as the right one."""
        with self._writing(anchored=False) as connection:
            append(connection, [Deed(action="accept")], by)
        if not self._stands(None):
            raise CannotWriteError(
                f"The journal of {shown(str(self._path))} is accepted, but the note beside it "
                "cannot be written; accept it again when there is room."
            )

    def rekey(self, key: Key, *, by: By) -> None:
        """Change the passphrase or key."""
        if self._key is None:
            raise WrongUseError(
                f"{shown(str(self._path))} is not encrypted; "
                "make an encrypted database from its export."
            )
        with self._plainly():
            (usual,) = self._tables.conn.execute("PRAGMA journal_mode").fetchone()
            copying.let_nobody_in(self._tables.conn)
        try:
            # The row of the journal and the new key stand together, or neither does.
            with self._writing() as connection:
                append(connection, [Deed(action="rekey")], by)
                copying.rekey(connection, self._path, key)
        except BaseException:
            self._tables.close()
            old = self._key
            self._key, self._tables = copying.opened_by_either(self._path, old, key)
            if self._key is old:
                raise
        finally:
            with contextlib.suppress(TcplanError), self._plainly():
                keep_journal(self._tables, usual)
        self._key = key
        self._stands(None)

    def _saved(self, by: By, aim: Callable[[Connection, Held], saving.Target]) -> Saved:
        with self._writing() as connection:
            before = self._refreshed(connection)
            target = aim(connection, before)
            held = saving.write(connection, before, target, by)
        anchored = self._stands(held)
        self._versions, self._loaded = MappingProxyType(held.versions), held.head
        change = before.head.seq + 1 if held.head != before.head else 0
        return Saved(change, held.plan, self._versions, held.head, anchored)

    def _note(self, deed: Deed, by: By) -> int:
        with self._writing() as connection:
            append(connection, [deed], by)
            row = head(connection).seq
        self._stands(None)
        return row

    def _stands(self, held: Held | None) -> bool:
        """Note outside the file that what was committed stands, before it is acknowledged."""
        self.held = held or self.held
        try:
            with self._plainly(), write(self._tables) as connection:
                self._anchor.note(connection, head(connection))
        except TcplanError:
            # What was committed stands, and must never be told as if it did not.
            return False
        return True

    def _refreshed(self, connection: Connection, tell: Tell | None = None) -> Held:
        self.held = refreshed(connection, self.held, tell)
        return self.held

    @contextlib.contextmanager
    def _writing(self, *, anchored: bool = True) -> Iterator[Connection]:
        if self._readonly:
            raise ReadOnlyDatabaseError(f"{shown(str(self._path))} is open for reading only.")
        with self._plainly(), write(self._tables) as connection:
            fault = self._anchor.fault(connection, self._anchor.noted()) if anchored else ""
            if fault:
                raise CutJournalError(
                    f"Nothing was saved. {fault} Restore the file, or accept its journal as it is."
                )
            yield connection

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One moment of the database, whatever others write meanwhile."""
        connection = self._tables.conn
        with self._plainly():
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _plainly(self) -> contextlib.AbstractContextManager[None]:
        return plainly(self._path, self._key)
