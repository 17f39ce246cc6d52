"""What one agency may see of two thousand people: ``python -m bench.need_to_know``.

The people are a national cohort in which an agency of each kind has to do with everybody. Seconds
are of the processor, the shortest of some runs, each on a plan of which nothing was asked yet.
"""

import datetime as dt
import gc
import time

from fixtures.national import national
from tcplan.access import project
from tcplan.domain.plan import Plan
from tcplan.domain.sharing import Relationship

PEOPLE = 2_000
RUNS = 5
BUDGET = 0.5
DAY = dt.date(2026, 11, 22)
KINDS = ("provider", "mh-trust", "council-asc", "gp", "housing")


def dealing_with_everybody(plan: Plan, agency: str) -> Plan:
    """The plan in which an agency has to do with everybody, read anew."""
    source = plan.individuals[0].source
    relationships = tuple(
        Relationship(
            id=f"rel-{person.id}",
            source=source,
            individual=person.id,
            agency=agency,
            purpose="direct-care",
            start=dt.date(2026, 1, 5),
        )
        for person in plan.individuals
    )
    return plan.altered(relationships=relationships)


def report() -> None:
    """Print the table."""
    plan = national(PEOPLE)
    print(f"\nneed to know: {PEOPLE:,} people seen by one agency, {sum(1 for _ in plan):,} entries")
    print(f"{'kind of agency':36}{'entries seen':>14}{'seconds':>9}{'budget':>8}")
    for kind in KINDS:
        agency = next(one.id for one in plan.agencies if one.kind == kind)
        took = []
        for _ in range(RUNS):
            fresh = dealing_with_everybody(plan, agency)
            gc.collect()
            start = time.process_time()
            shown = project(fresh, agency, DAY)
            took.append(time.process_time() - start)
        print(f"{kind:36}{sum(1 for _ in shown):14,}{min(took):9.3f}{BUDGET:8.2f}")


if __name__ == "__main__":
    report()
