"""Measure a plan database: ``python -m bench.store_speed --people 2000 --rows 100000``.

The plan is made up: for each person a tie, a risk and a control, held by one of fifty providers.
Each time is in milliseconds, of the clock and of the processor; that of one save is the median of
25. What else the machine does is told as its load.
"""

import argparse
import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.store.database import Database, create, open_database
from tcplan.store.interface import Asked, By
from tcplan.store.key import Key
from tests.builders import about, agency, control, individual, risk, team, tie

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def crowd(people: int) -> Plan:
    """A made-up plan for so many people."""
    numbers = [f"P-{n:04}" for n in range(people)]
    return Plan(
        about=about(),
        agencies=(
            agency("icb", "icb"),
            agency("trust", "mh-trust"),
            *(agency(f"oak-{n}") for n in range(50)),
        ),
        teams=(team("community-team", "trust"),),
        individuals=tuple(individual(name) for name in numbers),
        ties=tuple(
            tie(f"tie-{name}", f"oak-{n % 50}", individual=name) for n, name in enumerate(numbers)
        ),
        risks=tuple(risk(f"r-{name}", f"t-{name}", individual=name) for name in numbers),
        controls=tuple(
            control(f"c-{name}", f"oak-{n % 50}", individual=name, prevents=(f"t-{name}",))
            for n, name in enumerate(numbers)
        ),
    )


Times = tuple[float, float]
"""Milliseconds that passed, and those of the processor, which other work lengthens little."""


def took(what: Callable[[], object]) -> Times:
    """How long something takes."""
    began, worked = time.perf_counter(), time.process_time()
    what()
    passed, work = time.perf_counter() - began, time.process_time() - worked
    return round(passed * 1000, 1), round(work * 1000, 1)


def median(times: Iterable[Times]) -> Times:
    """The median of each of the two."""
    passed, worked = zip(*times, strict=True)
    return statistics.median(passed), statistics.median(worked)


def measure(people: int, rows: int) -> dict[str, Times]:
    """The times of a plan for so many people whose journal has so many rows."""
    found: dict[str, Times] = {}
    key = Key(passphrase="a quiet heron")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.db"
        plan = crowd(people)
        by = By(who="Ann", agency="icb", at=START)
        found["create"] = took(lambda: create(path, plan, by=by, key=key).close())
        with open_database(path, key=key) as store:
            days = filled(store, plan, rows)
        found["open and load"] = took(lambda: open_database(path, key=key).load())
        with open_database(path, key=key) as store:
            measure_work(store, plan.individuals[0].id, START + dt.timedelta(days=days), found)
        with open_database(path, key=key) as store, open_database(path, key=key) as colleague:
            measure_two(store, colleague, plan.individuals[0].id, found)
    return found


def filled(store: Database, plan: Plan, rows: int) -> int:
    """Fill the journal by changes of everybody's record, ten days apart; how many days it takes."""
    store.load()
    days = 0
    while store.head.seq < rows:
        days += 10
        by = By(who="Ann", at=START + dt.timedelta(days=days))
        changes = [Amend(person.id, {"preferred_name": f"R{days}"}) for person in plan.individuals]
        store.save(changes, by=by, seen=store.versions)
    return days


def measure_work(store: Database, name: str, now: dt.datetime, found: dict[str, Times]) -> None:
    """The times of what is done in an open database."""

    def save() -> object:
        change = Amend(name, {"preferred_name": f"R{time.monotonic_ns()}"})
        return store.save([change], by=By(who="Ann", at=now), seen=store.versions)

    found["load"] = took(store.load)
    found["judge the whole plan"] = took(lambda: attrs.evolve(store.load()))
    found["first save"] = took(save)
    found["save one change"] = median(took(save) for _ in range(25))
    year_ago = max(START, now - dt.timedelta(days=365))
    found["known a year back"] = took(lambda: store.load(known_at=year_ago))
    found["history of one entity"] = took(lambda: store.journal(Asked(entity=name)))
    found["history of one person"] = took(lambda: store.journal(Asked(individual=name)))
    found["a page of 100 rows"] = took(lambda: store.journal(Asked(last=100)))
    found["the whole journal"] = took(store.journal)
    found["verify"] = took(store.verify)


def measure_two(store: Database, colleague: Database, name: str, found: dict[str, Times]) -> None:
    """The time in which a colleague's save is seen in a plan that was loaded before it."""
    store.load()
    colleague.load()
    by = By(who="Ben", at=dt.datetime.now(dt.UTC))
    store.save([Amend(name, {"preferred_name": "Ben's"})], by=by, seen=store.versions)
    found["load after a colleague's save"] = took(colleague.load)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=2000)
    asked.add_argument("--rows", type=int, default=100_000)
    given = asked.parse_args()
    before = os.getloadavg()[0]
    found = measure(given.people, given.rows)
    for name, (passed, worked) in found.items():
        print(f"{name:<30}{passed:>10.1f} ms {worked:>10.1f} ms of the processor")
    print(f"load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
