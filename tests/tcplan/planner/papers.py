"""Papers over the sample county, and over Robin in a database."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from tcplan.planner import Looking, PaperAsked, Request, Visit, look, sample
from tests.builders import TODAY
from tests.tcplan.cli.databases import database

AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


@cache
def county(*, names: bool = False, agency: str | None = None) -> Looking:
    """The sample county on its own day."""
    return look(sample(), Request(names=names, agency=agency), calendar_day=TODAY)


def robins(folder: Path) -> Looking:
    """Robin's plan in a database, opened by Ben."""
    visit = Visit(who="Ben", at=AT)
    return look(database(folder), Request(), calendar_day=TODAY, visit=visit)


def asked(kind: str = "provider", about: str | None = "P-014", **fields: Any) -> PaperAsked:  # noqa: ANN401
    """A paper about Robin of the county; a provider's is for Oakgill Support."""
    usual = {"reader": "oak-support"} if kind == "provider" else {}
    return PaperAsked(kind=kind, about=about, **{**usual, **fields})


def names_in(folder: Path) -> list[str]:
    """Every file below a folder, hidden ones too, by its name."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
