"""All rules for as many people as a country has, against their budget: ``python -m bench.rules``.

The people are those of the sample county, each again and again under ids of their own, because
they have every kind of record that a duty is about. Seconds are of the processor, the shortest of
some runs, each on a plan that nothing has been asked of yet.
"""

import argparse
import datetime as dt
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs

from fixtures.build import county_durham
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.rules.book import rulebook
from tcplan.rules.clocks import clocks
from tcplan.rules.judging import judged

PEOPLE = 2_000
RUNS = 3
BUDGETS = {"all rules": 3.0}
DAY = dt.date(2026, 11, 22)


def many(people: int) -> Plan:
    """The sample county so often that there are at least as many people."""
    county = county_durham()
    times = -(-people // len(county.individuals))
    own = frozenset(_own_ids(county))
    collections = {}
    for name in COLLECTIONS:
        entities = getattr(county, name)
        shared = [one for one in entities if one.id not in own]
        personal = [one for one in entities if one.id in own]
        copies = [_again(one, own, copy) for copy in range(times) for one in personal]
        collections[name] = (*shared, *copies)
    return Plan(about=county.about, **collections)


def _own_ids(county: Plan) -> set[str]:
    """Ids of the people and of all that is theirs, or that may be."""
    kinds = {"agencies", "teams", "places", "systems", "rules"}
    shared = {one.id for name in kinds for one in getattr(county, name)}
    return set(county.by_id) - shared


def _again(value: Any, own: frozenset[str], copy: int) -> Any:  # noqa: ANN401
    """The same value with ids of its own."""
    if isinstance(value, str):
        return f"{value}-{copy}" if value in own else value
    if isinstance(value, tuple):
        return tuple(_again(one, own, copy) for one in value)
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return attrs.evolve(
            value, **{f.name: _again(getattr(value, f.name), own, copy) for f in fields}
        )
    return value


def seconds(plan: Plan, work: Callable[[Plan], Any]) -> tuple[float, Any]:
    """The shortest of some runs in processor time, each on a plan without answers."""
    took, found = [], None
    for _ in range(RUNS):
        fresh = attrs.evolve(plan)
        gc.collect()
        start = time.process_time()
        found = work(fresh)
        took.append(time.process_time() - start)
    return min(took), found


def report(people: int = PEOPLE) -> bool:
    """Print the table; whether the budget was kept."""
    plan = many(people)
    book = rulebook()
    rules, verdicts = seconds(plan, lambda fresh: judged(fresh, DAY, book))
    ran, running = seconds(plan, lambda fresh: clocks(fresh, DAY, book))
    states = Counter(one.state for one in verdicts)
    held = (f"{len(getattr(plan, name)):,} {name}" for name in ("reviews", "actions", "controls"))
    print(f"{len(plan.individuals):,} people: {', '.join(held)}")
    print(f"all rules {rules:6.2f} s, budget {BUDGETS['all rules']} s: {len(verdicts):,} answers")
    print(f"clocks    {ran:6.2f} s: {len(running):,} clocks")
    print(", ".join(f"{state} {number:,}" for state, number in states.most_common()))
    return rules <= BUDGETS["all rules"]


def main() -> int:
    """Print the table; 1 when the budget is broken."""
    parser = argparse.ArgumentParser(description="Judge all rules for many people.")
    parser.add_argument("--people", type=int, default=PEOPLE)
    return 0 if report(parser.parse_args().people) else 1


if __name__ == "__main__":
    sys.exit(main())
