"""A part of a plan is whole in itself: some people, everything shared, and nothing that dangles.

It is for asking the same question many times of few people, and is never saved.
"""

from collections.abc import Collection
from typing import Any

from tcplan.domain.common import Entity
from tcplan.domain.integrity import NESTED_KINDS, named
from tcplan.domain.plan import COLLECTIONS, Plan


def part_of(plan: Plan, individuals: Collection[str]) -> Plan:
    """The plan with these people only, and whoever's milestones theirs wait for.

    What belongs to nobody stays, except what names somebody else's things.
    Complexity: one walk through the plan.
    """
    people = _with_shared_milestones(plan, individuals)
    kept: dict[str, tuple[Entity, ...]] = {}
    for name in COLLECTIONS:
        entities: tuple[Any, ...] = getattr(plan, name)
        if name == "individuals":
            kept[name] = tuple(one for one in entities if one.id in people)
        else:
            kept[name] = tuple(
                one for one in entities if getattr(one, "individual", None) in {None, *people}
            )
    return Plan(about=plan.about, **_whole(kept))  # type: ignore[arg-type]


def _with_shared_milestones(plan: Plan, individuals: Collection[str]) -> frozenset[str]:
    whose = {one.id: move.individual for move in plan.transitions for one in move.milestones}
    people = dict.fromkeys(individuals)
    queue = list(people)
    for person in queue:
        for move in plan.of("transitions", person):
            for name in (name for one in move.milestones for name in one.depends_on):
                if whose[name] not in people:
                    people[whose[name]] = None
                    queue.append(whose[name])
    return frozenset(people)


def _whole(kept: dict[str, tuple[Entity, ...]]) -> dict[str, tuple[Entity, ...]]:
    """What is kept without shared things that name what is not; these may name one another."""
    while True:
        known = {one.id for entities in kept.values() for one in entities}
        for collection, field in NESTED_KINDS.values():
            known |= {part.id for one in kept[collection] for part in getattr(one, field)}
        whole = {
            collection: tuple(
                one
                for one in entities
                if getattr(one, "individual", None) is not None
                or all(name in known for name, _ in named(one))
            )
            for collection, entities in kept.items()
        }
        if all(len(whole[name]) == len(kept[name]) for name in kept):
            return whole
        kept = whole
