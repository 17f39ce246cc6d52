"""The driver: one SQLite, safe settings, one sentence for every error."""

import pickle
import re
import sys
from pathlib import Path

import pytest

from tcplan.errors import (
    BusyDatabaseError,
    CannotWriteError,
    DatabaseUnreadableError,
    ReadOnlyDatabaseError,
    TcplanError,
    WrongKeyError,
)
from tcplan.store import driver
from tcplan.store.key import Key
from tests.tcplan.store.stores import FOLDER, made, sql


def test_the_library_and_the_driver_raise_the_same_errors() -> None:
    """What the database refuses is never mistaken for something else."""
    library = sys.modules["sqlite_utils.utils"]

    assert driver.Error in library.OperationalError.__mro__


def test_one_module_knows_the_driver() -> None:
    """The database's library and driver are named in one module, so both are the same one."""
    naming = [
        path.name
        for path in sorted((FOLDER / "tcplan").rglob("*.py"))
        if re.search(r"(?m)^\s*(import|from) (sqlite|sqlcipher|pysqlite)", path.read_text())
    ]

    assert ["driver.py"] == naming


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_is_safe(
    version: tuple[int, ...], mode: str
) -> None:
    """An SQLite that may lose pages with a write-ahead log keeps a rollback journal."""
    assert mode == ("wal" if driver.wal_is_safe(version) else "delete")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("recursive_triggers", 1),
    ],
)
def test_a_database_is_opened_with_safe_settings(
    tmp_path: Path, setting: str, value: object
) -> None:
    """Every opened file syncs, checks references, clears what it deletes, keeps no temp files."""
    with made(tmp_path) as store:
        assert value == sql(store).execute(f"PRAGMA {setting}").fetchone()[0]


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("database disk image is malformed", DatabaseUnreadableError),
        ("attempt to write a readonly database", ReadOnlyDatabaseError),
        ("database is locked", BusyDatabaseError),
        ("database or disk is full", CannotWriteError),
        ("unable to open database file", DatabaseUnreadableError),
        ("disk I/O error", CannotWriteError),
        ("interrupted", CannotWriteError),
        ("UNIQUE constraint failed: controls.id", DatabaseUnreadableError),
    ],
)
def test_every_error_of_the_driver_becomes_one_sentence(
    message: str, kind: type[TcplanError]
) -> None:
    """A planner reads what happened and what to do, and no program's error."""
    with pytest.raises(kind, match=r"plan\.db.*\.$"), driver.plainly(Path("plan.db")):
        raise driver.Error(message)


def test_a_key_never_shows_itself() -> None:
    """A passphrase is in no printed value and cannot be copied into a file."""
    key = Key(passphrase="quiet heron")

    assert "Key(…)" == repr(key) == str(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


@pytest.mark.parametrize("passphrase", ["", "   ", "a\0b", "\ud800", "x'" + "ab" * 32 + "'"])
def test_what_can_be_no_passphrase_is_refused(passphrase: str) -> None:
    """Nobody believes a plan to be encrypted that an empty passphrase opens."""
    with pytest.raises(WrongKeyError):
        Key(passphrase=passphrase)


def test_a_key_is_a_passphrase_or_32_bytes() -> None:
    """A key of the wrong length, or none, or two, is refused."""
    for wrong in ({}, {"passphrase": "a", "raw": bytes(32)}, {"raw": bytes(31)}):
        with pytest.raises(WrongKeyError):
            Key(**wrong)


@pytest.mark.parametrize("content", [bytes(range(32)), bytes(range(32)).hex().encode() + b"\n"])
def test_a_key_file_holds_bytes_or_digits(tmp_path: Path, content: bytes) -> None:
    """A key file may be raw or written in hexadecimal digits; both are the same key."""
    (tmp_path / "key").write_bytes(content)

    assert Key(raw=bytes(range(32))).pragma() == Key.from_file(tmp_path / "key").pragma()


@pytest.mark.parametrize("content", [None, b"", bytes(33), b"zz" * 32])
def test_what_is_no_key_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """A key file that is missing, empty, too long or of other letters is refused."""
    if content is not None:
        (tmp_path / "key").write_bytes(content)

    with pytest.raises(WrongKeyError, match="key file"):
        Key.from_file(tmp_path / "key")


def test_the_same_passphrase_from_another_keyboard_is_the_same() -> None:
    """An accent may be typed in one stroke or two."""
    assert Key(passphrase="Zo\u00eb").pragma() == Key(passphrase="Zoe\u0308").pragma()
