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
        people: set[str] = set()
        reached: dict[str, None] = {}
        for name in changed:
            collection, whose = plan.paths[name] if name in plan.by_id else ("", None)
            if whose is not None:
                people.add(whose)
            if collection.partition("/")[0] in {*_SHARED, "transitions"}:
                reached[name] = None
        queue = list(reached)
        for name in queue:
            people |= self.people.get(name, frozenset())
            for following in self.shared.get(name, frozenset()):
                if following not in reached:
                    reached[following] = None
                    queue.append(following)
        return frozenset(people) | _waiting(plan, people)


def naming_of(plan: Plan) -> Naming:
    """Who names what in a plan. Complexity: one walk through it."""
    people: dict[str, set[str]] = {}
    shared: dict[str, set[str]] = {}
    for collection in COLLECTIONS:
        for entity in getattr(plan, collection):
            whose = (
                entity.id if collection == "individuals" else getattr(entity, "individual", None)
            )
            if whose is not None:
                for name in _names(entity):
                    people.setdefault(name, set()).add(whose)
            elif collection in _SHARED:
                for name in _names(entity):
                    shared.setdefault(name, set()).add(entity.id)
    return Naming(
        {name: frozenset(found) for name, found in people.items()},
        {name: frozenset(found) for name, found in shared.items()},
    )


def _names(entity: Any) -> Iterator[str]:  # noqa: ANN401
    """What an entity names; the first is the agency of whoever said so."""
    names = iter(named(entity))
    next(names, None)
    return (name for name, _ in names)


def _waiting(plan: Plan, people: Collection[str]) -> frozenset[str]:
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
