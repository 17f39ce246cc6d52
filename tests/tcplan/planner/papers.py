"""Papers over the sample county, and over Robin in a database."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from tcplan.access import project_for_person
from tcplan.planner import Looking, PaperAsked, Request, Visit, look, sample
from tests.builders import TODAY, amended
from tests.tcplan.cli.databases import database

AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


@cache
def county(*, names: bool = False, agency: str | None = None) -> Looking:
    """The sample county on its own day."""
    return look(sample(), Request(names=names, agency=agency), calendar_day=TODAY)


def telling(looking: Looking) -> Looking:
    """The same look where Robin of the county has said in whose home somebody else lives."""
    plan = looking.plan
    theirs = project_for_person(plan, "P-014", TODAY).by_id
    home = next(one for one in plan.places if one.kind == "home" and one.id not in theirs)
    said = amended(plan, "P-014", what_matters=f"My friend, who lives at {home.name}.")
    return attrs.evolve(looking, plan=said)


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
