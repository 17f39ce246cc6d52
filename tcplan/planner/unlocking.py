"""A plan file or a database is told by what stands in it, and a key is asked for only when needed.

The store is imported only once a database is really opened, so that plan files open at once.
"""

import os
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.errors import DatabaseUnreadableError, WrongKeyError, WrongUseError, shown

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.key import Key

SUFFIX = ".db"
"""An encrypted database has no mark of its own, so its name has one."""
SHORTEST = 12
"""Fewest characters of a new passphrase; an old one that is shorter still opens its database."""
_DIFFERENT = 5
_PLAIN = b"SQLite format 3\0"


@attrs.frozen
class Unlocking:
    """How an encrypted database may be opened."""

    key_file: Path | None = None
    ask: Callable[[str], str] | None = None
    """Asks somebody for the passphrase of the file with this name; None where nobody sits."""

    def remembering(self) -> "Unlocking":
        """The same, asking only once: the answer is kept while the program runs."""
        return attrs.evolve(self, ask=self.ask and cache(self.ask))

    def new_key(self, path: Path) -> "Key":
        """The key of a database that is about to be made, or gets another.

        Raises ``WrongKeyError`` for a passphrase that is too short, or where nobody can be asked.
        """
        if self.key_file is None and self.ask is None:
            raise WrongKeyError(
                f"{shown(str(path))} needs a key: work at a terminal where a passphrase can be "
                "typed, give --key-file, or leave it unencrypted with --plain."
            )
        if self.key_file is not None or self.ask is None:
            return self.key(path.name)
        passphrase = self.ask(path.name)
        _refuse_short(passphrase)
        return _key(passphrase)

    def key(self, name: str) -> "Key":
        """The key from the file, else from whoever is asked."""
        from tcplan.store.key import Key

        if self.key_file is not None:
            return Key.from_file(self.key_file)
        return _key(self.ask(name) if self.ask else "")


def _key(passphrase: str) -> "Key":
    from tcplan.store.key import Key

    return Key(passphrase=passphrase)


def _refuse_short(passphrase: str) -> None:
    """What can be tried out in an afternoon keeps nobody's record safe."""
    letters = unicodedata.normalize("NFC", passphrase.strip())
    if len(letters) < SHORTEST:
        raise WrongKeyError(
            f"A new passphrase has at least {SHORTEST} characters; three or more words that do not "
            "belong together are easy to keep in mind."
        )
    if len(set(letters.casefold())) < _DIFFERENT:
        raise WrongKeyError(
            f"A new passphrase has at least {_DIFFERENT} different characters; three or more words "
            "that do not belong together are easy to keep in mind."
        )


def is_database(path: Path, unlocking: Unlocking = Unlocking()) -> bool:
    """Whether a file is opened as a database; a file that cannot be read is none."""
    begins = _beginning(path)
    if begins is None or begins.startswith(_PLAIN):
        return begins is not None
    marked = path.suffix.lower() == SUFFIX or unlocking.key_file is not None
    return marked and not _is_text(begins)


def is_encrypted(path: Path) -> bool:
    """Whether a database needs a key."""
    return not (_beginning(path) or b"").startswith(_PLAIN)


def open_at(path: Path, unlocking: Unlocking, *, readonly: bool = False) -> "Database":
    """The database in a file, opened with its key.

    Raises ``DatabaseUnreadableError``, ``WrongKeyError``, ``ReadOnlyDatabaseError`` or
    ``WrongUseError`` for a plan file, one sentence each.
    """
    key = key_of(path, unlocking)
    from tcplan.store.database import open_database

    return open_database(path, key=key, readonly=readonly)


def open_for(path: Path, unlocking: Unlocking) -> "tuple[Database, bool]":
    """The database in a file, for work where it can be written, and whether it can be."""
    # A database is written together with its journal and its note, which lie beside it.
    writable = all(os.access(place, os.W_OK) for place in (path, path.absolute().parent))
    return open_at(path, unlocking, readonly=not writable), writable


def key_of(path: Path, unlocking: Unlocking) -> "Key | None":
    """The key of a database that is there; None for one that is not encrypted; raises as above."""
    if not is_database(path, unlocking):
        if not path.is_file():
            raise DatabaseUnreadableError(f"There is no database {shown(str(path))}.")
        raise WrongUseError(
            f"{shown(str(path))} is no database; `tcplan new` makes one from a plan file."
        )
    name = shown(str(path))
    if _beginning(path) == b"":
        raise DatabaseUnreadableError(f"{name} is empty, so it is no tcplan database.")
    if unlocking.key_file is None and not is_encrypted(path):
        return None
    if unlocking.key_file is None and unlocking.ask is None:
        raise WrongKeyError(
            f"{name} is no tcplan database, or it is encrypted: give --key-file, or work at a "
            "terminal where its passphrase can be asked."
        )
    return unlocking.key(path.name)


def _beginning(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(64)
    except (OSError, ValueError):
        return None


def _is_text(begins: bytes) -> bool:
    """Whether this begins an object of JSON; no encrypted page does so but by chance."""
    return begins.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and begins.isascii()
