"""Short ways to a database for the tests of the store; every person in one is invented."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tcplan.domain.plan import Plan
from tcplan.exchange import plan_json
from tcplan.store.database import Database, create, open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.builders import agency, small_plan

START = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
"""The moment at which every test's database is made."""
RAW = bytes(range(32))
FOLDER = Path(__file__).parents[3]


def key() -> Key:
    """A raw key, which opens at once."""
    return Key(raw=RAW)


def by(who: str = "Ann", after: int = 0, /, **fields: Any) -> By:  # noqa: ANN401
    """Somebody, so many minutes after the start."""
    given: dict[str, Any] = {"agency": "icb", "at": START + dt.timedelta(minutes=after)}
    return By(who=who, **given | fields)


def made(folder: Path, plan: Plan | None = None, key: Key | None = None) -> Database:
    """A new database in a folder."""
    return create(folder / "plan.db", plan or small_plan(), by=by(), key=key)


def reopened(store: Database, key: Key | None = None) -> Database:
    """The same file, opened anew."""
    store.close()
    return open_database(path_of(store), key=key)


def path_of(store: Database) -> Path:
    """The file of a database."""
    return store._path  # noqa: SLF001  (a test looks behind the door)


def sql(store: Database) -> Any:  # noqa: ANN401
    """The connection of a database, to do what no caller can."""
    return store._tables.conn  # noqa: SLF001


def unguarded(store: Database) -> Any:  # noqa: ANN401
    """The connection without the triggers that guard it, as somebody with the key would work."""
    connection = sql(store)
    connection.execute("PRAGMA foreign_keys=OFF")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def files_of(store: Database) -> Iterator[Path]:
    """Every file that belongs to a database."""
    yield from sorted(path_of(store).parent.glob(f"{path_of(store).name}*"))


def holds(store: Database, text: str) -> list[str]:
    """The names of the files of a database in which a text stands as bytes."""
    return [path.name for path in files_of(store) if text.encode() in path.read_bytes()]


def bytes_of(plan: Plan) -> bytes:
    """The plan as the bytes of its file."""
    return plan_json.dump(plan)


def provider(name: str, /, **fields: Any) -> Any:  # noqa: ANN401
    """A provider to add, change and remove."""
    return agency(name, **fields)
