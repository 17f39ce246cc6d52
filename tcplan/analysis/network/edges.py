"""The plan told as sentences of a graph: source, kind of edge, target, and what else is said.

Which end of an edge leans on the other is written once, in ``LEANS``, so that no question about
the graph has to guess.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tcplan.domain.plan import Plan

ON_SOURCE, ON_TARGET = "source", "target"

LEANS: Mapping[str, str] = MappingProxyType(
    {
        "supports": ON_SOURCE,
        "delivers": ON_SOURCE,
        "deputises": ON_SOURCE,
        "responds": ON_SOURCE,
        "supervises": ON_SOURCE,
        "packages": ON_SOURCE,
        "lets": ON_SOURCE,
        "runs": ON_SOURCE,
        "serves": ON_SOURCE,
        "prevents": ON_SOURCE,
        "limits": ON_SOURCE,
        "leads_to": ON_SOURCE,
        "concerns": ON_SOURCE,
        "requires": ON_TARGET,
        "rests_on": ON_TARGET,
        "depends_on": ON_TARGET,
        "belongs_to": ON_TARGET,
        "lives_in": ON_TARGET,
        "stands_in": ON_TARGET,
        "stays_in": ON_TARGET,
        "waits_for": ON_TARGET,
    }
)
"""Kind of edge to the end that is leaned on; kinds that are not named here are only told."""

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "individuals": "individual",
        "agencies": "agency",
        "teams": "team",
        "places": "place",
        "systems": "system",
        "spells": "spell",
        "conditions": "condition",
        "authorities": "authority",
        "risks": "risk",
        "controls": "control",
        "placements": "placement",
        "transitions": "transition",
    }
)
"""Collections whose entities are nodes, and the kind of those nodes."""

Edge = tuple[str, str, str, dict[str, Any]]
"""Source, kind, target, and what else is said; a day is ``start`` or ``end``."""


def nodes(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Every node: its id, its kind, and what it is called."""
    for collection, kind in _KINDS.items():
        for entity in getattr(plan, collection):
            yield entity.id, kind, _called(entity)
    for risk in plan.risks:
        yield from ((threat.id, "threat", threat.text) for threat in risk.threats)
        yield from ((result.id, "consequence", result.text) for result in risk.consequences)
    for move in plan.transitions:
        yield from ((step.id, "milestone", step.name) for step in move.milestones)


def _called(entity: Any) -> str:  # noqa: ANN401  (entities are called in several ways)
    for field in ("name", "preferred_name", "title", "text", "unit"):
        if (words := getattr(entity, field, None)) is not None:
            return str(words)
    return str(entity.id)


def edges(plan: Plan) -> Iterator[Edge]:
    """Every edge of the plan."""
    yield from _of_ties(plan)
    yield from _of_homes(plan)
    yield from _of_moves_and_risks(plan)
    yield from _of_holders(plan)
    yield from _of_conditions(plan)
    yield from _of_controls(plan)


def _of_ties(plan: Plan) -> Iterator[Edge]:
    for tie in plan.ties:
        told = {**_dates(tie.start, tie.end), "role": tie.role, "strength": tie.strength}
        if tie.direction == "from":
            yield tie.individual, "is_there_for", tie.holder, told
        else:
            yield tie.holder, "supports", tie.individual, {**told, "direction": tie.direction}


def _of_homes(plan: Plan) -> Iterator[Edge]:
    for spell in plan.spells:
        last = spell.ended - dt.timedelta(days=1) if spell.ended else None
        yield spell.individual, "stays_in", spell.id, _dates(spell.on_this_ward_since, last)
        yield spell.hospital, "runs", spell.id, {}
        if spell.place is not None:
            yield spell.id, "stands_in", spell.place, {}
    for home in plan.placements:
        yield home.individual, "lives_in", home.id, {}
        yield home.id, "stands_in", home.place, {}
        if home.landlord is not None:
            yield home.landlord, "lets", home.id, {}
    for package in plan.packages:
        told = {"hours_a_week": package.hours_a_week}
        yield package.provider, "packages", package.individual, told


def _of_moves_and_risks(plan: Plan) -> Iterator[Edge]:
    for move in plan.transitions:
        yield move.id, "concerns", move.individual, {}
        for step in move.milestones:
            yield step.id, "leads_to", move.id, {}
            yield from ((step.id, "waits_for", earlier, {}) for earlier in step.depends_on)
    for risk in plan.risks:
        yield risk.id, "concerns", risk.individual, {}
        yield from ((threat.id, "leads_to", risk.id, {}) for threat in risk.threats)
        yield from ((risk.id, "may_end_in", result.id, {}) for result in risk.consequences)


def _of_holders(plan: Plan) -> Iterator[Edge]:
    things: tuple[Any, ...] = (*plan.agencies, *plan.teams, *plan.places, *plan.systems)
    for thing in things:
        for dependency in thing.depends_on:
            yield thing.id, "depends_on", dependency.on, {"of": dependency.kind}
    for team in plan.teams:
        if team.agency is not None:
            yield team.id, "belongs_to", team.agency, {}


def _of_conditions(plan: Plan) -> Iterator[Edge]:
    for condition in plan.conditions:
        dates = _dates(condition.start, condition.end)
        for supervisor in dict.fromkeys((condition.supervisor, condition.deputy)):
            if supervisor is not None:
                yield supervisor, "supervises", condition.id, dates
        if condition.authority is not None:
            yield condition.id, "rests_on", condition.authority, dates
        for barred in (*condition.excludes_places, *condition.excludes_holders):
            yield condition.id, "excludes", barred, dates
        yield condition.id, "concerns", condition.individual, dates


def _of_controls(plan: Plan) -> Iterator[Edge]:
    for control in plan.controls:
        dates = _dates(control.start, control.end)
        for holder in control.delivery.holders:
            yield holder, "delivers", control.id, {**dates, "mode": control.delivery.mode}
        for kind, other in (("deputises", control.deputy), ("responds", control.responder)):
            if other is not None:
                yield other, kind, control.id, dates
        yield from ((control.id, "prevents", threat, dates) for threat in control.prevents)
        yield from ((control.id, "limits", result, dates) for result in control.limits)
        yield from ((control.id, "requires", name, dates) for name in control.requires)
        if control.authority is not None:
            yield control.id, "rests_on", control.authority, dates
        if control.successor is not None:
            yield control.id, "is_followed_by", control.successor, {}
        yield control.id, "serves", control.individual, dates


def _dates(start: dt.date | None, end: dt.date | None) -> dict[str, Any]:
    return {"start": start, "end": end}
