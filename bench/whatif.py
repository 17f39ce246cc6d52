"""What-ifs on as many people as a country has: ``python -m bench.whatif``.

The people are those of the sample county, each again and again under ids of their own. The first
what-if on a plan also learns who names what in it, which is kept for the next ones; the table has
both. Seconds are of the processor.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable

from bench.rules import DAY, PEOPLE, many
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.looking import Looking
from tcplan.views.whatif.comparing import what_if

ONE_PERSON, ONE_AGENCY = 1.0, 3.0
"""Seconds for the what-if of one person, and of one agency over the whole plan."""


def busiest(plan: Plan) -> str:
    """The provider that delivers the most arrangements."""
    providers = {agency.id for agency in plan.agencies if agency.kind == "provider"}
    named = (name for control in plan.controls for name in control.delivery.holders)
    return Counter(name for name in named if name in providers).most_common(1)[0][0]


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that something takes once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(people: int = PEOPLE) -> bool:
    """Print the table; whether the budgets were kept once a plan is known."""
    plan = many(people)
    agency = busiest(plan)
    person = next(c.individual for c in plan.controls if agency in c.delivery.holders)
    stop = (WhatIfChange(kind="stop", about=agency),)
    move = plan.of("transitions", person)
    both = (*stop, *(WhatIfChange(kind="slip", about=one.id, days=14) for one in move[-1:]))
    looking = Looking(plan, "bench", DAY, DAY)
    rows: list[tuple[str, Callable[[], object], float | None]] = [
        ("one person, first", lambda: what_if(looking, both, person, suggest=False), None),
        ("one person", lambda: what_if(looking, both, person, suggest=False), ONE_PERSON),
        ("one person, suggestions too", lambda: what_if(looking, both, person), ONE_PERSON),
        ("one agency over the plan", lambda: what_if(looking, stop, suggest=False), ONE_AGENCY),
        ("the same, suggestions too", lambda: what_if(looking, stop), ONE_AGENCY),
    ]
    print(f"{len(plan.individuals):,} people; {agency} stops, and one move is two weeks later")
    kept = True
    for name, work, budget in rows:
        took = seconds(work)
        kept = kept and (budget is None or took <= budget)
        bound = f"of {budget:.1f} s" if budget is not None else ""
        print(f"  {name:<30}{took:6.2f} s  {bound}")
    return kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    sys.exit(not report(parser.parse_args().people))
