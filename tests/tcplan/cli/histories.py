"""A plan that several people have worked on, and the pages that tell its history."""

import datetime as dt
import re
from pathlib import Path

from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.records import Review
from tcplan.store.database import create, open_database
from tcplan.store.interface import By, Paper
from tcplan.store.key import Key
from tests.builders import day, individual, robin, source, with_entity
from tests.tcplan.cli.samples import run

BEGAN = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
HISTORIES: dict[str, tuple[str, ...]] = {
    "person-history": ("show", "{base}", "P-001", "history"),
    "person-history-60-ascii": ("show", "{base}", "P-001", "history", "--width", "60", "--ascii"),
    "person-history-since-plain": (
        "show", "{base}", "P-001", "history", "--since-review", "--plain", "--names",
    ),
    "history": ("history", "{base}"),
}  # fmt: skip
"""Name of a golden page to the command that prints it; ``{base}`` is the plan worked on."""


def by(who: str, days: int, agency: str | None = None, why: str | None = None) -> By:
    """Who works so many days after the plan began."""
    return By(who=who, agency=agency, at=BEGAN + dt.timedelta(days=days), why=why)


def worked_on(folder: Path, key: Key | None = None) -> Path:
    """Robin's plan and Sam: three changes, one of them taken back, a review, who looked."""
    base = folder / "worked.db"
    plan = with_entity(robin(), individual("P-002", preferred_name="Sam"))
    review = Review(id="rev", source=source(), individual="P-001", kind="dsr", held=day(-1))
    prevent = (
        "Robin is in pain, nobody who is there sees it, and the doctor is called a day too late."
    )
    renamed: list[Change] = [
        Amend("P-001", {"preferred_name": "Rowan"}),
        Amend("P-002", {"preferred_name": "Sammy"}),
    ]
    create(base, plan, by=by("Ann", 0, "icb"), key=key).close()
    with open_database(base, key=key) as store:

        def save(*changes: Change, who: By) -> int:
            store.load()
            return store.save(list(changes), by=who, seen=store.versions).change

        save(Amend("c-oak", {"state": "failed"}), who=by("Ben", 1, "oak", "Robin told us"))
        store.undo(save(*renamed, who=by("Cat", 2)), by=by("Dan", 2, why="the wrong record"))
        store.looked("P-001", by=by("Ben", 2, "oak"))
        save(Add(review), who=by("Eve", 3, "icb"))
        save(Amend("r-pain", {"to_prevent": prevent}), who=by("Ben", 4))
        paper = Paper(
            kind="summary",
            form="html",
            individual="P-001",
            names=False,
            head=store.head,
            digest="0" * 64,
            where="robin.html",
        )
        store.exported(paper, by=by("Eve", 4, "icb"))
    return base


def told(name: str, base: Path) -> str:
    """A golden page as it is printed now; digests differ from run to run and are left out."""
    page = run(*(part.format(base=base) for part in HISTORIES[name])).out
    return re.sub(r"\b(\d+):[0-9a-f]{16}\b", r"\1:DIGEST", page)
