"""The whole country at once against its budgets: ``python -m bench.cohort``.

Each size is measured in a process of its own, so that its peak of memory is its own. Beside it
stands what one would write first with networkx, in full where that is bearable, and else some of
its cases multiplied; the table says which. Seconds are of the processor: one process works on one
core, so the clock shows the same on a machine that does nothing else, and this more steadily.
"""

import argparse
import gc
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

import attrs

from bench.naive import Moment
from fixtures.build import county_durham
from fixtures.national import national
from fixtures.national.network import AS_AT
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cohort.again import cover_again
from tcplan.analysis.cohort.contingency import Contingencies, contingencies
from tcplan.analysis.cover import RiskCover, cover_of
from tcplan.analysis.withdrawal import losing
from tcplan.domain.control import Control
from tcplan.domain.plan import Plan

RUNS = 3
SIZES = (250, 500, 1_000, 2_000)
BUDGETS = {"cover": 2.0, "one": 1.0, "two": 5.0, "again": 0.05, "gigabytes": 1.5, "growth": 1.2}
NAIVE_IN_FULL = 60
"""People of the cohort on which the naive version is run in full and compared."""
NAIVE_CASES = 3
"""Cases of the naive version that are timed on the full cohort."""
SAMPLED = 200
"""Pairs of the full cohort that are compared with asking for them alone."""


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of some runs in processor time, and what came of it."""
    took, found = [], None
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        found = work()
        took.append(time.process_time() - start)
    return min(took), found


def everything(plan: Plan) -> tuple[Arrangements, tuple[RiskCover, ...]]:
    """The cover of every risk, from nothing."""
    arrangements = Arrangements(plan, AS_AT)
    return arrangements, cover_of(arrangements, plan.risks)


def in_ones(covers: tuple[RiskCover, ...], names: list[str]) -> Contingencies:
    """N-1, with what each takes."""
    found = contingencies(covers, names)
    assert found.alone
    return found


def in_twos(covers: tuple[RiskCover, ...], names: list[str]) -> Contingencies:
    """N-2, with the losses of every single pair."""
    found = contingencies(covers, names, pairs=True)
    number = sum(1 for pair in found.pairs() if pair.cover >= 0)
    assert number == len(names) * (len(names) - 1) // 2
    return found


def measured(people: int) -> dict[str, float]:
    """One size, in this process: seconds, gigabytes and counts."""
    start = time.process_time()
    plan = national(people)
    built = time.process_time() - start
    names = [agency.id for agency in plan.agencies]
    cover, (arrangements, covers) = seconds(lambda: everything(plan))
    one, _ = seconds(lambda: in_ones(covers, names))
    two, found = seconds(lambda: in_twos(covers, names))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    again = again_seconds(arrangements, covers)
    compare(found, covers, names)
    week = arrangements.week
    return {
        "people": people,
        "built": built,
        "cover": cover,
        "one": one,
        "two": two,
        "gigabytes": peak,
        "again": again,
        "agencies": len(names),
        "pairs": len(names) * (len(names) - 1) // 2,
        "asked": sum(len(one.slots) for one in covers),
        "classes": len(week.slots(week.every)),
    }


def again_seconds(arrangements: Arrangements, covers: tuple[RiskCover, ...]) -> float:
    """Seconds until the answers stand after one arrangement of one person has changed."""
    control = arrangements.plan.controls[len(arrangements.plan.controls) // 2]
    state = "failed" if control.state == "in-place" else "in-place"
    changed: Control = attrs.evolve(control, state=state)  # type: ignore[misc]
    return seconds(lambda: cover_again(arrangements, covers, [changed]))[0]


def compare(found: Contingencies, covers: tuple[RiskCover, ...], names: list[str]) -> None:
    """Fail unless sampled pairs lose what asking for them alone finds."""
    pairs = list(combinations(sorted(names), 2))
    for pair in pairs[:: max(1, len(pairs) // SAMPLED)]:
        happened = frozenset(pair)
        lost = {c.risk.id for c in covers for _, k in losing(c, happened) if k == "cover"}
        assert lost == set(found.together(*pair).cover), pair


def size(people: int) -> dict[str, float]:
    """One size, in a process of its own."""
    command = [sys.executable, "-m", "bench.cohort", "--people", str(people)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def naive_in_full() -> tuple[int, float, float]:
    """Cases, and seconds by networkx and by the engine, for every agency at every moment."""
    plan = national(NAIVE_IN_FULL)
    names = [agency.id for agency in plan.agencies]
    arrangements, covers = everything(plan)
    quick, found = seconds(lambda: in_ones(covers, names))
    start = time.process_time()
    lost: dict[str, set[str]] = {name: set() for name in names}
    slots = arrangements.week.slots(arrangements.week.every)
    for slot in slots:
        moment = Moment(plan, AS_AT, (slot.day, slot.minute))
        before = moment.uncovered(moment.graph)
        for name in names:
            lost[name] |= moment.lost([name], before) if name in moment.graph else set()
    slow = time.process_time() - start
    for name in names:
        evident = on_evidence(covers, found.alone[name].cover, name)
        assert evident == lost[name], name
    return len(slots) * len(names), slow, quick


def on_evidence(covers: tuple[RiskCover, ...], risks: tuple[str, ...], name: str) -> set[str]:
    """Of the risks that lose cover, those that lose it where they had it on evidence."""
    by_id = {cover.risk.id: cover for cover in covers}
    return {
        risk
        for risk in risks
        for at, kind in losing(by_id[risk], frozenset([name]))
        if kind == "cover" and at.risk.reading == "on-evidence"
    }


def naive_case(people: int) -> float:
    """Seconds of one case by networkx on the full cohort: one agency, one moment."""
    plan = national(people)
    moment = Moment(plan, AS_AT, ("mon", 600))
    before = moment.uncovered(moment.graph)
    names = [agency.id for agency in plan.agencies if agency.id in moment.graph]
    took = []
    for name in names[:: len(names) // NAIVE_CASES][:NAIVE_CASES]:
        start = time.process_time()
        moment.lost([name], before)
        took.append(time.process_time() - start)
    return statistics.median(took)


def line(what: str, value: float, budget: float, unit: str = "s") -> None:
    """A row: what, how much, and how much of its budget that is."""
    print(f"{what:58}{value:9.3f} {unit:3}{budget:8.2f}{value / budget:8.0%}")


def report() -> None:
    """Print the table."""
    found = [size(people) for people in SIZES]
    full = found[-1]
    print(
        f"\nnational cohort: {full['people']:,.0f} people, {full['agencies']:.0f} agencies, "
        f"{full['asked']:,.0f} slots of risks, {full['classes']:.0f} slot classes in the plan; "
        f"built in {full['built']:.1f} s; shortest of {RUNS}"
    )
    print(f"{'what':58}{'took':>9}    {'budget':>8}{'of it':>8}")
    line("cover of every risk, every slot", full["cover"], BUDGETS["cover"])
    line("N-1: every agency", full["one"], BUDGETS["one"])
    line(f"N-2: all {full['pairs']:,.0f} pairs", full["two"], BUDGETS["two"])
    line("peak memory of it all, the plan included", full["gigabytes"], BUDGETS["gigabytes"], "GB")
    line(f"growth with people, {SIZES[0]} to {SIZES[-1]:,}: exponent", growth(found), 1.2, "")
    line("again after one change, in the cohort", full["again"], BUDGETS["again"])
    durham = again_seconds(*everything(county_durham()))
    line("again after one change, county-durham", durham, BUDGETS["again"])
    cases, slow, quick = naive_in_full()
    print(
        f"networkx copy and remove, {NAIVE_IN_FULL} people, all {cases:,} cases of N-1, same "
        f"losses: {slow:.1f} s, {slow / quick:,.0f} times the engine's {quick:.4f} s"
    )
    case = naive_case(SIZES[-1])
    whole = case * full["agencies"] * full["classes"]
    print(
        f"networkx copy and remove, {SIZES[-1]:,} people: {case:.3f} s a case ({NAIVE_CASES} "
        f"timed); N-1 would take {whole:,.0f} s, {whole / full['one']:,.0f} times the engine"
    )


def growth(found: list[dict[str, float]]) -> float:
    """The exponent of people in the time of cover, N-1 and N-2 together (least squares)."""
    people = [math.log(one["people"]) for one in found]
    took = [math.log(one["cover"] + one["one"] + one["two"]) for one in found]
    return statistics.linear_regression(people, took).slope


def main() -> None:
    """Print the table, or with ``--people`` the figures of one size as JSON."""
    parser = argparse.ArgumentParser(description="Measure answers about a national cohort.")
    parser.add_argument("--people", type=int, help="only this size, as JSON")
    asked = parser.parse_args()
    if asked.people:
        print(json.dumps(measured(asked.people)))
    else:
        report()


if __name__ == "__main__":
    main()
