"""What a commissioner would want put right in a plan; findings are about services, never ranked.

They come in the fixed order of the checks, and within a check in the order of the plan.
"""

import datetime as dt
from collections.abc import Mapping

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
from tcplan.domain.dates import long_day
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance

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
    order = {name: number for number, name in enumerate(on.places_in_plan)}
    given = _acceptances(plan)
    return tuple(
        _finding(on, check, found, given.get((check.id, found.about), ()))
        for check in CHECKS
        for found in sorted(check.find(on), key=lambda one: order[one.about])
    )


def _acceptances(plan: Plan) -> Mapping[tuple[str, str], list[Acceptance]]:
    given: dict[tuple[str, str], list[Acceptance]] = {}
    for acceptance in plan.acceptances:
        given.setdefault((acceptance.finding, acceptance.about), []).append(acceptance)
    return given


def _finding(
    on: OnDay, check: Check, found: Found, given: tuple[Acceptance, ...] | list[Acceptance]
) -> Finding:
    where, whose = on.places_in_plan[found.about]
    begun = sorted((a for a in given if a.source.on <= on.day), key=lambda a: a.until)
    latest = begun[-1] if begun else None
    lapsed = latest if latest and latest.until < on.day else None
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
        accepted=None if lapsed else latest,
        lapsed=lapsed,
    )
