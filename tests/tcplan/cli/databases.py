"""Databases for the tests of the command line; everybody in one is invented."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from tcplan.cli import command_line
from tcplan.domain.plan import Plan
from tcplan.store.database import create, open_database
from tcplan.store.interface import By, Entry
from tcplan.store.key import Key
from tests.builders import robin
from tests.tcplan.cli.samples import Run

MADE = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
"""The moment at which a test's database is made."""
RAW = bytes(range(32))
PASSPHRASE = "it's a heron"  # noqa: S105  (invented)


def database(folder: Path, key: Key | None = None, plan: Plan | None = None) -> Path:
    """Robin's plan, or another, as a database."""
    path = folder / "robin.db"
    create(path, plan or robin(), by=By(who="Ann", agency="icb", at=MADE), key=key).close()
    return path


def key_file(folder: Path) -> Path:
    """A file that holds a key."""
    path = folder / "key"
    path.write_bytes(RAW)
    return path


def journal(path: Path, key: Key | None = None) -> tuple[Entry, ...]:
    """The journal of a database after the rows that began it."""
    with open_database(path, key=key, readonly=True) as store:
        return tuple(entry for entry in store.journal() if entry.change > 1)


def typed(monkeypatch: pytest.MonkeyPatch, lines: str, *arguments: str | Path) -> Run:
    """Run the command line as somebody at a terminal who types these lines."""
    monkeypatch.setattr("tcplan.cli.asking.at_keyboard", lambda: True)
    done = CliRunner().invoke(command_line, [str(a) for a in arguments], input=lines)
    return Run(done.exit_code, done.stdout, done.stderr)
