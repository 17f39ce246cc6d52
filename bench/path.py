"""The dates of many moves at once against their budget: ``python -m bench.path``.

As many people, milestones and draws as a country has, in a process of its own, so that its peak of
memory is its own. Beside it stands what one would write first: a beta variate from NumPy for each
milestone and draw, the same passes over the same networks, on a few of the people, in turns with
ours in the same process, because the machine's own speed drifts. Seconds are of the
processor.
"""

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import time
from random import Random

from tcplan.analysis.path.critical import critical_path
from tcplan.analysis.path.dates import Asked, date_distributions
from tcplan.analysis.path.network import Activity, network
from tcplan.analysis.path.pert import table

PEOPLE = 2_000
MILESTONES = 40
SAMPLES = 10_000
BUDGETS = {"draws": 5.0, "gigabytes": 1.0}
BESIDE = 20
"""People on whom plain beta variates are drawn as well."""
TURNS = 5
DAY = dt.date(2026, 11, 22)


def person(number: int) -> Asked:
    """Forty milestones; each waits for up to three of the eight before; some are under way."""
    chance = Random(number)
    steps: list[Activity] = []
    for at in range(MILESTONES):
        shortest = chance.randint(1, 20)
        likely = shortest + chance.randint(0, 20)
        longest = likely + chance.randint(1, 60)
        before = steps[max(0, at - 8) : at]
        steps.append(
            Activity(
                id=f"m{at}",
                shortest=shortest,
                likely=likely,
                longest=longest,
                after=tuple(one.id for one in chance.sample(before, min(len(before), 3)))[
                    : chance.randint(1, 3)
                ],
                started_on=DAY - dt.timedelta(days=shortest + 1) if at < 2 else None,
                second_try_in_100=20 if at % 10 == 5 else 0,
                second_try_days=28 if at % 10 == 5 else 0,
            )
        )
    found = network(steps)
    assert found is not None
    return Asked(f"P-{number:04}", found, DAY + dt.timedelta(days=300))


def plain(asked: Asked, seed: int) -> object:
    """The same question with one beta variate for each milestone and draw, all independent."""
    import numpy as np

    generator = np.random.default_rng(seed)
    finishes: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]] = {}
    for one in asked.network.activities:
        width = one.longest - one.shortest
        shape = (one.likely - one.shortest) / width
        days = one.shortest + width * generator.beta(1 + 4 * shape, 5 - 4 * shape, SAMPLES)
        if one.second_try_days:
            again = generator.random(SAMPLES) < one.second_try_in_100 / 100
            days += one.second_try_days * again
        start = np.zeros(SAMPLES)
        for name in one.after:
            start = np.maximum(start, finishes[name])
        finishes[one.id] = start + days
    end = np.maximum.reduce([finishes[name] for name in asked.network.last])
    return np.quantile(end, (0.1, 0.5, 0.8, 0.95))


def measured() -> dict[str, float]:
    """The figures of the whole size, in this process."""
    people = [person(number) for number in range(PEOPLE)]
    start = time.process_time()
    table()
    made = time.process_time() - start
    start = time.process_time()
    found = date_distributions(people, DAY)
    took = time.process_time() - start
    assert all(one.samples == SAMPLES for one in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    start = time.process_time()
    for one in people:
        critical_path(one.network, DAY, one.target)
    critical = time.process_time() - start
    ours, theirs = beside(people[:BESIDE])
    return {
        "table": made,
        "draws": took + made,
        "gigabytes": peak,
        "critical": critical,
        "ours": ours,
        "theirs": theirs,
    }


def beside(people: list[Asked]) -> tuple[float, float]:
    """Shortest seconds of some turns: ours, with criticality, and plain beta variates without."""
    ours, theirs = [], []
    for turn in range(TURNS):
        start = time.process_time()
        date_distributions(people, DAY)
        between = time.process_time()
        for at, one in enumerate(people):
            plain(one, turn * BESIDE + at)
        ours.append(between - start)
        theirs.append(time.process_time() - between)
    return min(ours), min(theirs)


def report() -> None:
    """Print the table."""
    command = [sys.executable, "-m", "bench.path", "--measured"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    print(
        f"\ndates of moves: {PEOPLE:,} people, {MILESTONES} milestones each, {SAMPLES:,} draws "
        f"({PEOPLE * MILESTONES * SAMPLES / 1e6:,.0f} million durations)"
    )
    print(f"{'what':58}{'took':>9}    {'budget':>8}{'of it':>8}")
    line("percentiles, chance of target, criticality; with table", found["draws"], "draws")
    line("peak memory of the process", found["gigabytes"], "gigabytes", "GB")
    print(f"{'of it the table of quantiles':58}{found['table']:9.3f} s")
    print(f"{'critical path, floats and decide-by days of everybody':58}{found['critical']:9.3f} s")
    print(
        f"plain Generator.beta, {BESIDE} people, independent and without criticality: "
        f"{found['theirs']:.3f} s, ours one after another {found['ours']:.3f} s: "
        f"{found['theirs'] / found['ours']:.1f} times; all would take "
        f"{found['theirs'] * PEOPLE / BESIDE:.0f} s"
    )


def line(what: str, value: float, budget: str, unit: str = "s") -> None:
    """A row: what, how much, and how much of its budget that is."""
    of = BUDGETS[budget]
    print(f"{what:58}{value:9.3f} {unit:3}{of:8.2f}{value / of:8.0%}")


def main() -> None:
    """Print the table, or with ``--measured`` the figures as JSON."""
    parser = argparse.ArgumentParser(description="Measure the dates of many moves.")
    parser.add_argument("--measured", action="store_true", help="the figures, as JSON")
    if parser.parse_args().measured:
        print(json.dumps(measured()))
    else:
        report()


if __name__ == "__main__":
    main()
