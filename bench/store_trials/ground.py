"""What every trial stands on: ways to keep a database, a small plan, and what was wrong."""

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from tcplan.domain.plan import Plan
from tcplan.store.database import Database, create, open_database
from tcplan.store.interface import By
from tcplan.store.key import Key
from tests.builders import individual, risk, small_plan  # the builders are no part of the product

RAW = bytes(range(32))
CANARY = "Zaphkiel-Quillfeather"
"""A name that stands nowhere else."""
_COMPANIONS = ("", "-wal", "-shm", "-journal", ".anchor")


@attrs.frozen
class Way:
    """How a database is kept: encrypted or plain, with a write-ahead log or a rollback journal."""

    encrypted: bool
    journal: str

    def __str__(self) -> str:
        return f"{'encrypted' if self.encrypted else 'plain'}, {self.journal}"

    @property
    def key(self) -> Key | None:
        """The key of the database, if it has one; a raw key opens at once."""
        return Key(raw=RAW) if self.encrypted else None

    def made(self, path: Path, plan: Plan) -> None:
        """Make a database that is kept so."""
        create(path, plan, by=somebody("start"), key=self.key).close()
        self.opened(path).close()

    def opened(self, path: Path) -> Database:
        """Open it for work."""
        return open_database(path, key=self.key, journal=self.journal)


WAL, ROLLBACK = Way(encrypted=True, journal="wal"), Way(encrypted=True, journal="delete")
PLAIN = Way(encrypted=False, journal="delete")
PLAIN_WAL = Way(encrypted=False, journal="wal")
WAYS = (WAL, ROLLBACK, PLAIN)


@attrs.define
class Tally:
    """What a trial counted, and each thing that was wrong, as a sentence."""

    counted: Counter[str] = attrs.field(factory=Counter)
    wrong: list[str] = attrs.field(factory=list)
    seen: dict[str, Any] = attrs.field(factory=dict)
    """Figures that do not add up, such as times."""

    def judge(self, *, good: bool, otherwise: str) -> bool:
        """Note what was wrong unless something is good."""
        if not good:
            self.wrong.append(otherwise)
        return good

    def told(self) -> dict[str, Any]:
        """Everything, for printing; of many wrong things the first fifty."""
        wrong = {"number wrong": len(self.wrong), "wrong": self.wrong[:50]}
        return dict(self.counted) | self.seen | wrong


def somebody(who: str = "Ann", why: str | None = None) -> By:
    """Whoever works in a trial, now."""
    return By(who=who, agency="icb", at=dt.datetime.now(dt.UTC), why=why)


def named_plan() -> Plan:
    """A small plan whose person has a name that stands nowhere else."""
    return small_plan(
        individuals=(individual(preferred_name=CANARY),),
        risks=(risk("r-pain", "t-unnoticed", title=f"{CANARY} is in pain"),),
    )


def files_of(path: Path) -> list[Path]:
    """The files that belong to a database and are there."""
    every = (path.with_name(path.name + end) for end in _COMPANIONS)
    return [file for file in every if file.exists()]


def holding(path: Path, names: Sequence[str]) -> list[str]:
    """Which of these names stand as bytes in which file of a database."""
    asked = re.compile(b"|".join(re.escape(name.encode()) for name in names))
    return [
        f"{found.decode()} in {file.name}"
        for file in files_of(path)
        for found in sorted(set(asked.findall(file.read_bytes())))
    ]


def is_one_sentence(text: str) -> bool:
    """Whether a text is one clear line for a planner: no name of a person, no traceback."""
    return (
        text.endswith((".", ")"))
        and text[0].isupper() | (text[0] == '"')
        and not {"\n", CANARY}.intersection((text,))
        and "\n" not in text
        and CANARY not in text
        and "Error" not in text
    )


def connection_of(store: Database) -> Any:  # noqa: ANN401
    """The connection of a database, to do and ask what no caller can."""
    return store._tables.conn  # noqa: SLF001  (a trial looks behind the door)


def in_child(work: Any) -> int:  # noqa: ANN401
    """Run something in a process of its own that has nothing open; its process id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child
