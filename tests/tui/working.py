"""A database of invented people, worked on by several, and the interface opened on it."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import attrs
from textual.pilot import Pilot

from tcplan.domain.changes import Amend, Change
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import read
from tcplan.planner import Request, Session, Unlocking
from tcplan.store.database import create, open_database
from tcplan.store.interface import By, Entry
from tests.tui.showing import DURHAM, WIDE, press, settled
from tui.app import PlannerApp
from tui.work import Work

NOW = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of November 2026."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


def begun(folder: Path, plan: Plan) -> Path:
    """A plan as a database that Ann began."""
    path = folder / "plan.db"
    icb = next(agency.id for agency in plan.agencies if agency.kind == "icb")
    create(path, plan, by=By(who="Ann", agency=icb, at=at(1, 9))).close()
    return path


def save(path: Path, who: str, when: dt.datetime, *changes: Change, **fields: Any) -> int:  # noqa: ANN401
    """Somebody saves changes; their number."""
    with open_database(path) as store:
        store.load()
        by = By(who=who, at=when, **fields)
        return store.save(list(changes), by=by, seen=store.versions).change


def durham(folder: Path) -> Path:
    """County Durham as a database, in which P-014 has a history."""
    plan = read(DURHAM)
    path = begun(folder, plan)
    controls, risk = plan.of("controls", "P-014"), plan.of("risks", "P-014")[0]
    move = plan.of("transitions", "P-014")[0]
    slower = attrs.evolve(move.milestones[0], likely=30, longest=40)
    reworded = attrs.evolve(risk.threats[0], text="Noise from the road in front of the flat")
    first = save(
        path,
        "Ben",
        at(12, 10),
        Amend(controls[0].id, {"state": "failed", "evidence": ()}),
        why="The ward asked for it",
        agency=plan.agencies[1].id,
    )
    save(
        path,
        "Cat",
        at(18, 11),
        Amend(risk.id, {"threats": (reworded, *risk.threats[1:])}),
        Amend(move.id, {"milestones": (slower, *move.milestones[1:])}),
    )
    save(path, "Cat", at(18, 15), Amend("P-014", {"education_plan": True}), why="Panel agreed")
    with open_database(path) as store:
        store.undo(first, by=By(who="Ben", at=at(20, 9, 30), why="Typed in the wrong record"))
    return path


def session(path: Path, who: str = "Dora", **request: Any) -> Session:  # noqa: ANN401
    """Somebody at work on a database at five past two."""
    return Session(
        path=path,
        request=Request(today=dt.date(2026, 11, 22), **request),
        unlocking=Unlocking(),
        who=who,
        clock=lambda: NOW,
        calendar_day=dt.date(2026, 11, 22),
    )


@asynccontextmanager
async def at_work(
    worker: Session, *keys: str, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[int]]:
    """The interface of somebody at work, after some keys."""
    looking, seen = worker.look(names=worker.request.names)
    app = PlannerApp(looking, Work(worker, seen))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        yield pilot


def journal(path: Path, *actions: str) -> list[Entry]:
    """The rows of the journal that tell of these actions."""
    with open_database(path, readonly=True) as store:
        return [entry for entry in store.journal() if entry.action in actions]
