"""A database that Ann, Ben and Cat have worked on, and somebody who opens it."""

import datetime as dt
from pathlib import Path
from typing import Any

from tcplan.domain.changes import Amend, Change
from tcplan.domain.plan import Plan
from tcplan.planner import Request, Session, Unlocking
from tcplan.store.database import create, open_database
from tcplan.store.interface import By, Entry
from tests.builders import TODAY, individual, risk, robin, with_entity

START = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 22, 14, tzinfo=dt.UTC)


def two_people() -> Plan:
    """Robin, and Sam who has one risk."""
    plan = with_entity(robin(), individual("P-002", preferred_name="Sam"))
    return with_entity(plan, risk("r-fall", "t-stairs", individual="P-002", title="A fall"))


def database(folder: Path, plan: Plan | None = None) -> Path:
    """A plan that Ann began."""
    path = folder / "plan.db"
    create(path, plan or two_people(), by=By(who="Ann", agency="icb", at=START)).close()
    return path


def save(path: Path, who: str, after: int, *changes: Change, **fields: Any) -> int:  # noqa: ANN401
    """Somebody saves changes so many minutes after the start; their number."""
    by = By(who=who, at=START + dt.timedelta(minutes=after), **fields)
    with open_database(path) as store:
        store.load()
        return store.save(list(changes), by=by, seen=store.versions).change


def renamed(name: str) -> Amend:
    """Robin is called something else."""
    return Amend("P-001", {"preferred_name": name})


def session(path: Path, who: str = "Ben", **request: Any) -> Session:  # noqa: ANN401
    """Somebody at work on a database, on the day of the builders."""
    return Session(
        path=path,
        request=Request(**request),
        unlocking=Unlocking(),
        who=who,
        clock=lambda: NOW,
        calendar_day=TODAY,
    )


def entries(path: Path) -> tuple[Entry, ...]:
    """The journal after the rows that began it."""
    with open_database(path, readonly=True) as store:
        return tuple(entry for entry in store.journal() if entry.change > 1)
