"""What a commissioner would want put right in a plan; findings are about services, never ranked.

They come in the fixed order of the checks, and within a check in the order of the plan.
"""

import datetime as dt

from tcplan.analysis.findings import (
    controls,
    holders,
    law,
    moves,
    person,
    restrictions,
    risks,
    services,
    shared,
)
from tcplan.analysis.findings.check import Check, Finding, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.analysis.pace import paced
from tcplan.domain.dates import long_day
from tcplan.domain.plan import Plan

__all__ = ["CHECKS", "Check", "Finding", "findings"]

CHECKS: tuple[Check, ...] = (
    *person.CHECKS,
    *risks.CHECKS,
    *moves.CHECKS,
    *law.CHECKS,
    *restrictions.CHECKS,
    *controls.CHECKS,
    *shared.CHECKS,
    *holders.CHECKS,
    *services.CHECKS,
)
"""Every check, in the order in which findings are told."""


def findings(plan: Plan, day: dt.date) -> tuple[Finding, ...]:
    """Every finding about the plan as it is meant to be on ``day``, accepted ones included.

    Definition: the questions of ``CHECKS``, each asked of the whole plan; none needs the dates of
    duties or the critical path. Complexity: linear in the plan, but for pairs of controls on one
    cause, and for a maximum flow at each time at which hours could be short.
    """
    on = OnDay(plan, day)
    order = {name: number for number, name in enumerate(plan.paths)}
    return tuple(
        _finding(on, check, found)
        for check in paced(CHECKS, called="checks of the plan")
        for found in sorted(check.find(on), key=lambda one: order[one.about])
    )


def _finding(on: OnDay, check: Check, found: Found) -> Finding:
    where, whose = on.plan.paths[found.about]
    holds, lapsed = on.plan.acceptance(check.id, found.about, on.day)
    again = f" It was accepted until {long_day(lapsed.until)}; that has ended." if lapsed else ""
    return Finding(
        id=check.id,
        title=check.title,
        what=found.what + again,
        where=where,
        about=found.about,
        individual=whose or found.individual,
        why=check.why,
        source=check.source,
        basis=check.basis,
        owner=found.owner,
        accepted=holds,
        lapsed=lapsed,
    )
