"""Measure a plan database: ``python -m bench.store_speed --people 2000 --rows 100000``.

The plan is made up: for each person a tie, a risk and a control, held by one of fifty providers.
Times are in milliseconds, the median of several where there are several.
"""

import argparse
import datetime as dt
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.store.database import create, open_database
from tcplan.store.interface import By
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


def took(what: Callable[[], object]) -> float:
    """How many milliseconds something takes."""
    began = time.perf_counter()
    what()
    return round((time.perf_counter() - began) * 1000, 1)


def measure(people: int, rows: int) -> dict[str, float]:
    """The times of a plan for so many people whose journal has so many rows."""
    found: dict[str, float] = {}
    key = Key(passphrase="a quiet heron")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.db"
        plan = crowd(people)
        by = By(who="Ann", agency="icb", at=START)
        found["create"] = took(lambda: create(path, plan, by=by, key=key).close())
        with open_database(path, key=key) as store:
            store.load()
            turn = 0
            while store.head.seq < rows:
                turn += 1
                later = By(who="Ann", at=START + dt.timedelta(days=turn))
                changes = [Amend(p.id, {"preferred_name": f"R{turn}"}) for p in plan.individuals]
                store.save(changes, by=later, seen=store.versions)
            found["journal rows"] = store.head.seq
        with open_database(path, key=key) as store:
            found["load"] = took(store.load)
        with open_database(path, key=key) as store:
            found["open and load"] = took(lambda: open_database(path, key=key).load())
            store.load()
            later = By(who="Ann", at=START + dt.timedelta(days=turn + 1))
            name = plan.individuals[0].id
            saves = [
                took(
                    lambda n=n: store.save(  # type: ignore[misc]
                        [Amend(name, {"preferred_name": f"S{n}"})], by=later, seen=store.versions
                    )
                )
                for n in range(5)
            ]
            found["save one change"] = statistics.median(saves)
            found["known at the beginning"] = took(lambda: store.load(known_at=START))
            found["verify"] = took(store.verify)
    return found


def main() -> None:
    """Measure and print as JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=2000)
    asked.add_argument("--rows", type=int, default=100_000)
    given = asked.parse_args()
    print(json.dumps(measure(given.people, given.rows), indent=1))


if __name__ == "__main__":
    main()
