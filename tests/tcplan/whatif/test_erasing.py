"""A kept what-if goes into a database and out again, and leaves nothing of an erased person."""

import sqlite3
from pathlib import Path

import pytest

from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.exchange.plan_json import dump, parse
from tcplan.store.database import open_database
from tests.builders import source, with_entity
from tests.tcplan.cli.databases import database, typed
from tests.tcplan.whatif.plans import change, stop, two_people

WHO = ("--who", "Ann")
ERASED = ("--why", "asked for")


def option(whose: str | None, *changes: WhatIfChange, name: str = "Kept") -> Option:
    """A kept what-if."""
    return Option(id="kept", source=source(), individual=whose, changes=changes, name=name)


def test_an_option_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """From a file, and from a database, every change is the one that was saved."""
    plan = with_entity(two_people(), option("P-001", stop("oak"), change("slip", "move", days=7)))
    with open_database(database(tmp_path, plan=plan), readonly=True) as store:
        assert plan.options == store.load().options
    assert plan.options == parse(dump(plan)).options


def test_an_option_of_one_person_is_erased_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a byte of what was thought about somebody stays in the file."""
    kept = option("P-002", stop("oak"), name="Heron moves in")
    base = database(tmp_path, plan=with_entity(two_people(), kept))
    done = typed(monkeypatch, "y\nP-002\n", "erase", base, "P-002", *WHO, *ERASED)

    assert 0 == done.code
    with sqlite3.connect(base) as connection:
        assert (0,) == connection.execute("SELECT count(*) FROM options").fetchone()
    assert b"Heron" not in base.read_bytes()


def test_an_option_about_nobody_that_names_somebody_s_things_stops_the_erasure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever erases is told which option has to let go of what first."""
    kept = option(None, stop("oak"), change("fail-control", "c-other"))
    base = database(tmp_path, plan=with_entity(two_people(), kept))
    done = typed(monkeypatch, "y\nP-002\n", "erase", base, "P-002", *WHO, *ERASED)

    assert 2 == done.code
    assert "kept.changes[1] (options) names c-other" in done.err
