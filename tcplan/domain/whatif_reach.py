"""Whom a change can touch: whoever has in their plan something that leans on what it touches."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs

from tcplan.domain.integrity import named
from tcplan.domain.plan import COLLECTIONS, Plan

_SHARED = ("agencies", "teams", "places", "systems")


@attrs.frozen
class Naming:
    """Who and what names each thing of a plan; who said so is no part of it."""

    people: Mapping[str, frozenset[str]]
    """Id of a thing to the people whose entries name it."""
    shared: Mapping[str, frozenset[str]]
    """Id of a thing to the agencies, teams, places and systems that name it."""

    def touched(self, plan: Plan, changed: Collection[str]) -> frozenset[str]:
        """The people whom a change of these things can touch; ``plan`` is the plan after it."""
        people = _owners(plan, changed)
        for name in _reached(self.shared, plan, changed):
            people |= self.people.get(name, frozenset())
        return frozenset(people) | waiting(plan, people)


def supported(plan: Plan, changed: Collection[str]) -> frozenset[str]:
    """The people whose arrangements or ties lean on any of these things, or whose own they are.

    Sooner told than whom a change can touch, and fewer: whoever is only written about is not meant.
    """
    people = _owners(plan, changed)
    for name in _reached(_shared(plan), plan, changed):
        people |= {control.individual for control in plan.carried_by.get(name, ())}
        people |= {tie.individual for tie in plan.tied_to.get(name, ())}
    return frozenset(people)


def naming_of(plan: Plan) -> Naming:
    """Who names what in a plan. Complexity: one walk through it."""
    people: dict[str, set[str]] = {}
    for collection in COLLECTIONS:
        for entity in getattr(plan, collection):
            own = entity.id if collection == "individuals" else None
            whose = own or getattr(entity, "individual", None)
            if whose is not None:
                for name in _names(entity):
                    people.setdefault(name, set()).add(whose)
    return Naming({name: frozenset(found) for name, found in people.items()}, _shared(plan))


def _shared(plan: Plan) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for collection in _SHARED:
        for entity in getattr(plan, collection):
            for name in _names(entity):
                found.setdefault(name, set()).add(entity.id)
    return {name: frozenset(names) for name, names in found.items()}


def _owners(plan: Plan, changed: Collection[str]) -> set[str]:
    whose = (plan.paths[name][1] for name in changed if name in plan.by_id)
    return {person for person in whose if person is not None}


def _reached(
    shared: Mapping[str, frozenset[str]], plan: Plan, changed: Collection[str]
) -> tuple[str, ...]:
    """Of what changed the shared things and moves, and every shared thing that leans on them."""
    kinds = {*_SHARED, "transitions"}
    found = {name: None for name in changed if plan.index.kind(name) in kinds}
    queue = list(found)
    for name in queue:
        for following in shared.get(name, frozenset()):
            if following not in found:
                found[following] = None
                queue.append(following)
    return tuple(found)


def _names(entity: Any) -> Iterator[str]:  # noqa: ANN401
    """What an entity names; the first is the agency of whoever said so."""
    names = iter(named(entity))
    next(names, None)
    return (name for name, _ in names)


def waiting(plan: Plan, people: Collection[str]) -> frozenset[str]:
    """Everybody whose milestones wait for those of these people, directly or through others."""
    whose = {one.id: move.individual for move in plan.transitions for one in move.milestones}
    waits: dict[str, set[str]] = {}
    for move in plan.transitions:
        for name in (name for one in move.milestones for name in one.depends_on):
            if whose[name] != move.individual:
                waits.setdefault(whose[name], set()).add(move.individual)
    found: dict[str, None] = {}
    queue = list(people)
    for person in queue:
        for other in waits.get(person, ()):
            if other not in found:
                found[other] = None
                queue.append(other)
    return frozenset(found)
