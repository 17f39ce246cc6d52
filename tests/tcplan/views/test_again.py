"""After a save a planner sees what would be seen if everything were asked anew."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.national import national
from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.part import part_of
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.errors import TcplanError
from tcplan.exchange.plan_json import read
from tcplan.planner import Looking, Request, Session, Unlocking, sample
from tcplan.store.database import create, open_database
from tcplan.store.interface import By
from tcplan.views.again import kept_after
from tcplan.views.agencies import agencies
from tcplan.views.calendar import calendar
from tcplan.views.controls import controls
from tcplan.views.people import people
from tests.tcplan.analysis.plans import share

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)


@cache
def plan_of(which: str) -> Plan:
    """Some of the sample, in which there is something of everything, or a national cohort."""
    if which == "cohort":
        return national(6)
    whole = read(sample())
    return part_of(whole, [person.id for person in whole.individuals[::2]])


def seen(looking: Looking) -> dict[str, Any]:
    """What People, Calendar, Agencies and Controls show, and what stands behind them."""
    places = (people, calendar, agencies, controls)
    rows = {place.__name__: place(looking).rows for place in places}
    return {**rows, "covers": looking.covers(), "alone": looking.contingencies().alone}


def differences(kept: dict[str, Any], anew: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Where two ways of asking do not tell the same."""
    return [
        (name, one, other)
        for name in anew
        for one, other in zip(_rows(kept[name]), _rows(anew[name]), strict=True)
        if one != other
    ]


def _rows(found: Any) -> list[Any]:  # noqa: ANN401
    return list(found.items()) if hasattr(found, "items") else list(found)


def edits(plan: Plan, chance: Random) -> Iterator[Change]:
    """A change of something of any kind: values of others of its kind, or it goes, or one comes."""
    kinds = [name for name in COLLECTIONS if getattr(plan, name)]
    every: tuple[Any, ...] = getattr(plan, chance.choice(kinds))
    one, other = chance.choice(every), chance.choice(every)
    fields = [f.name for f in attrs.fields(type(one)) if f.name not in {"id", "individual"}]
    way = chance.random()
    if way < 0.1:
        yield Remove(one.id)
    elif way < 0.2:
        whose = {"individual": one.individual} if hasattr(one, "individual") else {}
        yield Add(attrs.evolve(other, id=f"{one.id}-again", **whose))
    else:
        yield Amend(one.id, {n: getattr(other, n) for n in chance.sample(fields, k=1)})


@pytest.mark.no_cover
@pytest.mark.parametrize("which", ["sample", "cohort"])
@share(0.08)
@given(seed=st.integers(0, 2**32))
def test_what_is_kept_is_what_asking_anew_finds(
    which: str, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Whatever is saved, one edit after the other, no list shows what held before it."""
    chance = Random(seed)
    worker = at_work(begun(tmp_path_factory.mktemp("again"), which))
    names = chance.random() < 0.5
    looking, read_so_far = worker.look(names=names)
    seen(looking)
    saved = 0
    while saved < 2:
        with suppress(TcplanError):
            changes = list(edits(looking.plan, chance))
            saved += bool(worker.change(looking, changes, read_so_far, "an edit"))
            found, read_so_far = worker.look(names=names)
            looking = kept_after(looking, found)

    assert [] == differences(seen(looking), seen(attrs.evolve(looking)))


def begun(folder: Path, which: str) -> Path:
    """A database of a plan."""
    base, plan = folder / "plan.db", plan_of(which)
    icb = next(agency.id for agency in plan.agencies if agency.kind == "icb")
    create(base, plan, by=By(who="Ann", agency=icb, at=NOW)).close()
    return base


def at_work(base: Path) -> Session:
    """Somebody who works on it."""
    return Session(
        path=base,
        request=Request(today=TODAY),
        unlocking=Unlocking(),
        who="Dora",
        clock=lambda: NOW,
        calendar_day=TODAY,
    )


def test_nobody_else_is_asked_again_after_the_save_of_one_record(tmp_path: Path) -> None:
    """What was found about everybody else is the very same after one person's record was saved."""
    worker = at_work(begun(tmp_path, "cohort"))
    before, read_so_far = worker.look(names=False)
    seen(before)
    worker.change(before, [Amend("c0003-1", {"state": "failed"})], read_so_far, None)
    after = kept_after(before, worker.look(names=False)[0])
    then, now = before.covers(), {cover.risk.id: cover for cover in after.covers()}

    assert {"P-0003"} == {c.risk.individual for c in then if now[c.risk.id] is not c}
    assert len(before.plan.individuals) - 1 == len(after.due_found)


def test_only_what_was_saved_is_read_again(tmp_path: Path) -> None:
    """After a save, by whomever, entries that stand as before are not read a second time."""
    base = begun(tmp_path, "cohort")
    worker = at_work(base)
    before, _ = worker.look(names=False)
    with open_database(base) as store:
        store.load()
        by = By(who="Ben", at=NOW)
        store.save([Amend("c0003-1", {"state": "failed"})], by=by, seen=store.versions)
    after, _ = worker.look(names=False)
    stood = {id(entity) for entity in before.plan}

    assert ["c0003-1"] == [entity.id for entity in after.plan if id(entity) not in stood]


def test_an_erased_person_is_not_kept(tmp_path: Path) -> None:
    """After an erasure all is read anew, so that nothing of the person is left in what is read."""
    base = begun(tmp_path, "cohort")
    worker = at_work(base)
    before, _ = worker.look(names=False)
    with open_database(base) as store:
        store.erase("P-0003", by=By(who="Ben", at=NOW))
    after, _ = worker.look(names=False)

    assert worker.memory.held is not None
    assert "P-0003" not in {person.id for person in worker.memory.held.plan.individuals}
    assert not {id(one) for one in before.plan} & {id(one) for one in after.plan}


def test_another_file_in_its_place_is_read_whole(tmp_path: Path) -> None:
    """Where somebody puts another database in its place, nothing of the one before is shown."""
    base = begun(tmp_path, "cohort")
    worker = at_work(base)
    worker.look(names=False)
    (tmp_path / "other").mkdir()
    begun(tmp_path / "other", "sample").replace(base)

    assert plan_of("sample") == worker.look(names=False)[0].plan


def asked_after(plan: Plan, change: Change) -> tuple[dict[str, Any], Looking]:
    """What is seen before a change, and the look at the plan after it that goes on from there."""
    before = Looking(plan, "test.plan.json", TODAY, TODAY)
    then = seen(before)
    return then, kept_after(before, attrs.evolve(before, plan=apply(plan, [change])))


def test_an_acceptance_that_ends_sooner_is_told_on_its_new_day() -> None:
    """What was accepted about somebody belongs to nobody's record, and is told of them even so."""
    plan = read(sample())
    one = next(one for one in plan.acceptances if plan.paths[one.about][1] is not None)
    then, after = asked_after(plan, Amend(one.id, {"until": TODAY + dt.timedelta(days=3)}))

    assert then["calendar"] != seen(after)["calendar"]
    assert [] == differences(seen(after), seen(attrs.evolve(after)))


def test_who_waits_for_somebody_else_is_asked_again() -> None:
    """Where one person's milestone waits for another's, a change of the one asks both again."""
    plan = read(sample())
    first, other = (m for m in plan.transitions if m.individual in {"P-014", "P-031"})
    step: Any = first.milestones[-1]
    waited_for: Any = other.milestones[-1]
    waiting = attrs.evolve(step, depends_on=(*step.depends_on, waited_for.id))
    plan = apply(plan, [Amend(first.id, {"milestones": (*first.milestones[:-1], waiting)})])
    slower = attrs.evolve(waited_for, longest=waited_for.longest + 60)
    change = Amend(other.id, {"milestones": (*other.milestones[:-1], slower)})
    _, after = asked_after(plan, change)
    everybody = {person.id for person in plan.individuals}

    assert {"P-014", "P-031"} == everybody.difference(after.due_found)
    assert [] == differences(seen(after), seen(attrs.evolve(after)))
