"""Attacks by somebody with the key and the file, and what a verification says of them."""

from tcplan.store.anchor import Anchor
from tcplan.store.database import Database
from tcplan.store.interface import Verified
from tcplan.store.verifying import verified
from tests.tcplan.store.stores import path_of, sql

CONTENTS = "; DELETE FROM images WHERE seq = ?; DELETE FROM reasons WHERE change = ?"
COLUMNS = {
    "seq": 999_999,
    "change": 0,
    "at": "2020-01-01T00:00:00.000000+00:00",
    "who": "Mallory",
    "agency": "elm",
    "action": "export",
    "collection": "systems",
    "entity": "P-999",
    "individual": "P-999",
    "version": 77,
    "place": 777,
    "undoes": 7,
    "before_digest": bytes(32),
    "after_digest": bytes(32),
    "why_digest": bytes(32),
    "previous": bytes(range(32)),
    "digest": bytes(32),
}


def told(store: Database, attack: str, *values: object, encrypted: bool = False) -> Verified:
    """What a verification says after an attack, which is taken back afterwards."""
    connection = sql(store)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    anchor = Anchor.beside(path_of(store))
    connection.execute("BEGIN")
    try:
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        before = connection.total_changes
        for statement in attack.split(";"):
            connection.execute(statement, values if "?" in statement else ())
        assert before < connection.total_changes, attack
        for _, guard in guards:
            connection.execute(guard)
        return verified(connection, anchor, anchor.noted(), encrypted=encrypted)
    finally:
        connection.execute("ROLLBACK")


def rows_of(store: Database) -> list[int]:
    """The numbers of all journal rows."""
    return [row.seq for row in store.journal()]
