"""What a reader may see becomes a plan of its own, from which everything is worked out.

What is hidden leaves no trace in it: nothing names it, counts it, or moves because of it. The plan
that comes out keeps every rule of a plan, so it is not judged again.
"""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from tcplan.access.eyes import (
    Eyes,
    entity_person,
    eyes_of_agency,
    eyes_of_nobody,
    eyes_of_person,
    hidden_agency,
)
from tcplan.access.judging import Judged
from tcplan.access.naming import is_less, names_tried, nested_ids, with_known_names
from tcplan.access.shapes import names_of_network
from tcplan.access.shaping import altered
from tcplan.access.tables import PUBLIC
from tcplan.domain.common import Entity
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.errors import UnknownIdError

TITLE = "What one reader may see of a plan"
NETWORK = ("agencies", "teams", "places", "systems")
_OPTIONS = "options"
_NAMING_ANYTHING = frozenset(
    {_OPTIONS, "actions", "documents", "acceptances", "disclosures", "concerns", "transitions"}
)
"""Collections whose entities may name what is nobody's, or somebody else's."""
_LONG_AGO = dt.date(1900, 1, 1)

Kept = dict[str, list[Any]]
"""Collection to the entities of it that stand."""


def project(plan: Plan, agency: str, day: dt.date, now: Plan | None = None) -> Plan:
    """The plan that an agency may see on a day: for its holder, the plan itself.

    ``now`` is the plan as it stands, where ``plan`` is a past state of it: relationships, consents
    and decisions are asked of that, so that the past opens nothing that has been shut since.
    Definition: docs/need-to-know.md. Pure; ``project(project(p, a, d), a, d) == project(p, a, d)``.
    Complexity: one walk through what the agency may see, and one through the plan's references.
    Raises ``UnknownIdError`` for an agency that the plan does not have.
    """
    asked = plan if now is None else now
    if agency == asked.about.holder:
        return plan
    found = next((one for one in asked.agencies if one.id == agency), None)
    if found is None:
        raise UnknownIdError("agency", agency, ())
    eyes = eyes_of_agency(asked, found, day)
    if now is not None:
        eyes = attrs.evolve(eyes, hidden_agency=hidden_agency(plan))
    return _projected(plan, eyes)


def project_for_person(plan: Plan, individual: str, day: dt.date) -> Plan:  # noqa: ARG001
    """The plan that a person may see: their own record, and nobody else in it.

    Raises ``UnknownIdError`` for somebody whom the plan does not have.
    """
    if all(one.id != individual for one in plan.individuals):
        raise UnknownIdError("individual", individual, ())
    return _projected(plan, eyes_of_person(plan, individual))


def for_public(plan: Plan) -> Plan:
    """The plan that everybody may see: who holds it, and no fact about any individual."""
    return _projected(plan, eyes_of_nobody(plan, PUBLIC))


def _projected(plan: Plan, eyes: Eyes) -> Plan:
    judged = Judged(eyes)
    kept, reduced = _standing(plan, eyes, judged)
    while True:
        _drop_unnamed(plan, eyes, kept, reduced)
        _put_network(plan, eyes, judged, kept)
        named = _known(kept)
        tried = [one for one in kept[_OPTIONS] if named.issuperset(names_tried(one))]
        if len(tried) == len(kept[_OPTIONS]):
            return _assembled(plan, eyes, kept)
        kept[_OPTIONS] = tried


def _standing(plan: Plan, eyes: Eyes, judged: Judged) -> tuple[Kept, AbstractSet[str]]:
    """Every entity that stands by itself, and the people of whom something does not.

    They are people's, or nobody's and the reader's own.
    """
    whose = _whose_parts(plan) if plan.acceptances else {}
    kept: Kept = {}
    people: AbstractSet[str] = eyes.people.keys()
    reduced: set[str] = set()
    for name in COLLECTIONS:
        if name in NETWORK:
            continue
        standing: list[Any] = []
        for entity in getattr(plan, name):
            person = entity_person(entity, plan, whose)
            if person is not None and person not in people:
                continue
            made = judged.shown(name, entity, eyes.people[person] if person else None)
            if made is not None:
                standing.append(made)
            if person is not None and is_less(name, entity, made):
                reduced.add(person)
        kept[name] = standing
        if name == "individuals":
            people = {one.id for one in standing}
    return kept, reduced


def _whose_parts(plan: Plan) -> Mapping[str, str | None]:
    """Id of everything inside an entity to whose it is."""
    return {
        part.id: entity.individual
        for collection, field in NESTED_KINDS.values()
        for entity in getattr(plan, collection)
        for part in getattr(entity, field)
    }


def _known(kept: Kept) -> set[str]:
    known = {entity.id for entities in kept.values() for entity in entities}
    for name, entities in kept.items():
        known.update(nested_ids(name, entities))
    return known


def _drop_unnamed(plan: Plan, eyes: Eyes, kept: Kept, reduced: AbstractSet[str]) -> None:
    """Leave out every reference to what does not stand, until nothing changes.

    Whose record stands whole names nothing of theirs that is hidden, so it is asked only for what
    may name anything, and again once something has gone.
    """
    network = {entity.id for name in NETWORK for entity in getattr(plan, name)}
    asked_all = False
    while True:
        known = {*network, eyes.hidden_agency.id, *_known(kept)}
        before = sum(map(len, kept.values()))
        for name, entities in kept.items():
            if name in NETWORK:
                continue
            every = asked_all or name in _NAMING_ANYTHING
            made = [
                with_known_names(entity, known)
                if every or getattr(entity, "individual", None) in reduced
                else entity
                for entity in entities
            ]
            kept[name] = [one for one in made if one is not None]
        if before == sum(map(len, kept.values())):
            return
        asked_all = True


def _put_network(plan: Plan, eyes: Eyes, judged: Judged, kept: Kept) -> None:
    """What is named by something that stands, and what that belongs to and depends on."""
    everything = {entity.id: entity for name in NETWORK for entity in getattr(plan, name)}
    waiting = {one.id for one in everything.values() if eyes.owns(one, None)}
    if plan.about.holder is not None:
        waiting.add(plan.about.holder)
    for name, entities in kept.items():
        if name not in NETWORK:
            waiting |= names_of_network(entities)
    shown: dict[str, Any] = {}
    seen: set[str] = set()
    while waiting:
        seen |= waiting
        found = [judged.network(everything[name]) for name in waiting if name in everything]
        shown |= {one.id: one for one in found if one is not None}
        waiting = names_of_network(one for one in found if one is not None) - seen
    for name in NETWORK:
        kept[name] = [shown[one.id] for one in getattr(plan, name) if one.id in shown]
    hidden = eyes.hidden_agency
    if hidden.id in seen and hidden.id not in shown:
        kept["agencies"].append(hidden)


def _assembled(plan: Plan, eyes: Eyes, kept: Kept) -> Plan:
    hidden = eyes.hidden_agency.id
    days = (
        entity.source.on for entities in kept.values() for entity in entities if entity.id != hidden
    )
    particulars = {"title": TITLE, "version": 1, "recorded_on": max(days, default=_LONG_AGO)}
    about = altered(plan.about, particulars)
    made = object.__new__(Plan)
    object.__setattr__(made, "about", about)
    for name in COLLECTIONS:
        found: tuple[Entity, ...] = tuple(kept[name])
        held = getattr(plan, name)
        whole = len(found) == len(held) and all(a is b for a, b in zip(found, held, strict=True))
        object.__setattr__(made, name, held if whole else found)
    return made
