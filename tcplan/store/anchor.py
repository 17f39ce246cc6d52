"""The journal's head is noted outside the file before a change is acknowledged.

Whoever cuts the journal's end leaves a chain that is whole and too short; only the note tells. It
is written after the commit, so a note never promises a row that a crash could still take back,
and while the database's write lock is held, so a late note never replaces a newer one.
"""

import json
from pathlib import Path

import attrs

from tcplan import durable
from tcplan.errors import CannotWriteError, shown
from tcplan.store.driver import Connection
from tcplan.store.interface import Head
from tcplan.store.journal import secret


@attrs.frozen
class Noted:
    """What a note says: of which database, which row, and its digest."""

    store: str
    seq: int
    digest: str


@attrs.frozen
class Anchor:
    """The note beside one database file; it holds digests and nothing of the plan."""

    path: Path

    @classmethod
    def beside(cls, database: Path) -> "Anchor":
        """The note of the database at this path."""
        return cls(database.with_name(f"{database.name}.anchor"))

    def noted(self) -> "Noted | str":
        """What the note says, or what is wrong with it, as a sentence."""
        name = shown(self.path.name)
        try:
            tree = json.loads(self.path.read_bytes())
            return Noted(str(tree["store"]), int(tree["seq"]), str(tree["digest"]))
        except FileNotFoundError:
            return f"The note {name} beside the database is missing."
        except (OSError, ValueError, TypeError, KeyError):
            return f"The note {name} beside the database cannot be read."

    def fault(self, connection: Connection, noted: "Noted | str") -> str:
        """What a note says against the journal, as a sentence; empty when they agree.

        A journal may be longer than its note (a writer was killed before it could note its end)
        and never shorter, nor another. The note is read before the journal is, because another
        writer may add to both.
        """
        if isinstance(noted, str):
            return noted
        if noted.store != secret(connection, "store").hex():
            return f"The note {shown(self.path.name)} belongs to another database."
        found = connection.execute("SELECT digest FROM journal WHERE seq = ?", (noted.seq,))
        row = found.fetchone()
        if row is None:
            return f"The journal is cut: row {noted.seq} is noted beside the database and is gone."
        if bytes(row[0]).hex() != noted.digest:
            return f"The journal is another: row {noted.seq} is not as noted beside the database."
        return ""

    def note(self, connection: Connection, head: Head) -> None:
        """Note the head that stands; it reaches the disk. Raises ``CannotWriteError``."""
        store = secret(connection, "store").hex()
        tree = {"store": store, "seq": head.seq, "digest": head.digest}
        try:
            durable.replace(self.path, json.dumps(tree).encode())
        except OSError as error:
            reason = (error.strerror or "the system refused").lower()
            raise CannotWriteError(
                f"The note {shown(self.path.name)} cannot be written: {reason}."
            ) from None
