"""What is due for as many people as a country has: ``python -m bench.everybody``.

The people are those of the sample county, each again and again under ids of their own.
"""

import argparse
import sys
from collections.abc import Callable

from bench.rules import DAY, PEOPLE, many, seconds
from tcplan.domain.plan import Plan
from tcplan.exchange.calendar_file import dump
from tcplan.views.actions import actions
from tcplan.views.calendar import calendar
from tcplan.views.caseload import caseload
from tcplan.views.looking import Looking

BUDGET = 3.0
"""Seconds of the processor for each, on a plan that nothing has been asked of yet."""


def looked(plan: Plan) -> Looking:
    """The plan as it is looked at, names hidden."""
    return Looking(plan, "bench", DAY, DAY)


WORK: dict[str, Callable[[Plan], object]] = {
    "calendar": lambda plan: calendar(looked(plan)),
    "actions": lambda plan: actions(looked(plan)),
    "caseload": lambda plan: caseload(looked(plan)),
}


def report(people: int = PEOPLE) -> bool:
    """Print the table; whether the budget was kept."""
    plan = many(people)
    kept = True
    print(f"{len(plan.individuals):,} people, budget {BUDGET} s each")
    for name, work in WORK.items():
        took, _ = seconds(plan, work)
        kept = kept and took <= BUDGET
        print(f"  {name:<22}{took:6.2f} s")
    view = calendar(looked(plan))
    took, data = seconds(plan, lambda _: dump(view, "bench"))
    print(
        f"  {'calendar as a file':<22}{took:6.2f} s  {len(view.rows):,} events, {len(data):,} bytes"
    )
    return kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    sys.exit(not report(parser.parse_args().people))
