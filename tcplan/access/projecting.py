"""What a reader may see becomes a plan of its own, from which everything is worked out.

What is hidden leaves no trace in it: nothing names it, counts it, or moves because of it. The plan
that comes out keeps every rule of a plan, so it is not judged again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from tcplan.access.eyes import (
    Eyes,
    Person,
    entity_person,
    eyes_of_agency,
    eyes_of_nobody,
    eyes_of_person,
)
from tcplan.access.naming import nested_ids, with_known_names
from tcplan.access.shapes import names_of_network
from tcplan.access.shaping import Levels, altered
from tcplan.access.tables import PUBLIC, gates
from tcplan.domain.common import Entity
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.domain.whatif import Option
from tcplan.domain.whatif_adopting import named_by
from tcplan.errors import UnknownIdError

TITLE = "What one reader may see of a plan"
NETWORK = ("agencies", "teams", "places", "systems")
_OPTIONS = "options"
_LONG_AGO = dt.date(1900, 1, 1)

Kept = dict[str, list[Any]]
"""Collection to the entities of it that stand."""


def project(plan: Plan, agency: str, day: dt.date) -> Plan:
    """The plan that an agency may see on a day: for its holder, the plan itself.

    Definition: docs/need-to-know.md. Pure; ``project(project(p, a, d), a, d) == project(p, a, d)``.
    Complexity: one walk through what the agency may see, and one through the plan's references.
    Raises ``UnknownIdError`` for an agency that the plan does not have.
    """
    if agency == plan.about.holder:
        return plan
    found = next((one for one in plan.agencies if one.id == agency), None)
    if found is None:
        raise UnknownIdError("agency", agency, ())
    return _projected(plan, eyes_of_agency(plan, found, day))


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
    kept = _of_people(plan, eyes)
    _drop_unnamed(plan, eyes, kept)
    _add_network(plan, eyes, kept)
    _add_options(plan, eyes, kept)
    return _assembled(plan, eyes, kept)


def _of_people(plan: Plan, eyes: Eyes) -> Kept:
    """Every entity that stands by itself: people's, and what is nobody's and the reader's own."""
    judged = _Judged(eyes)
    whose = _whose_parts(plan) if plan.acceptances else {}
    kept: Kept = {}
    people: AbstractSet[str] = set()
    for name in COLLECTIONS:
        if name in NETWORK or name == _OPTIONS:
            continue
        standing: list[Any] = []
        for entity in getattr(plan, name):
            person = entity_person(entity, plan, whose)
            allowed = eyes.people if name == "individuals" else people
            if person is not None and person not in allowed:
                continue
            made = judged.shown(name, entity, eyes.people[person] if person else None)
            if made is not None:
                standing.append(made)
        kept[name] = standing
        if name == "individuals":
            people = {one.id for one in standing}
    return kept


class _Judged:
    """How entities are shown to one reader; what is alike for many is worked out once."""

    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes
        self._gates = gates()
        self._levels = Levels.reading(eyes.reader.levels, eyes.hidden_agency.id)
        self._shut = self._levels.without("register")
        self._meetings = self._levels.with_level("papers", "mappa-minutes")
        self._lifted = {
            id(levels): levels.lifted() for levels in (self._levels, self._shut, self._meetings)
        }
        self._lifted[id(self._shut)] = self._levels.lifted().without("register")

    def shown(self, name: str, entity: Any, person: Person | None) -> Any | None:  # noqa: ANN401
        """The entity as far as it may be shown; None when it may not."""
        own = self._eyes.owns(entity, person)
        if person is None:
            if not own:
                return None
        elif self._is_shut(name, entity, person):
            return None
        levels = self._levels
        if name == "individuals" and person and self._gates.register_consent not in person.opened:
            levels = self._shut
        elif name == "reviews" and entity.kind in self._gates.mappa_reviews:
            levels = self._meetings
        if entity.id in self._eyes.disclosed:
            levels = self._lifted[id(levels)]
        return levels.shown(entity, partial(self._eyes.owns, person=person), own=own)

    def network(self, entity: Any) -> Any | None:  # noqa: ANN401
        """An agency, team, place or system as far as it may be shown."""
        owns = partial(self._eyes.owns, person=None)
        return self._levels.shown(entity, owns, own=owns(entity))

    def _is_shut(self, name: str, entity: Any, person: Person) -> bool:  # noqa: ANN401
        asked = self._gates
        if asked.cetr_consent not in person.opened and (
            (name == "reviews" and entity.kind in asked.cetr_reviews)
            or (
                name == "documents"
                and (entity.kind in asked.cetr_documents or entity.consent_needed)
            )
        ):
            return True
        if self._eyes.reader.mappa or entity.id in self._eyes.disclosed:
            return False
        return name in asked.mappa_collections or (
            name == "reviews" and entity.kind in asked.mappa_reviews
        )


def _whose_parts(plan: Plan) -> Mapping[str, str | None]:
    """Id of everything inside an entity to whose it is."""
    return {
        part.id: entity.individual
        for collection, field in NESTED_KINDS.values()
        for entity in getattr(plan, collection)
        for part in getattr(entity, field)
    }


def _drop_unnamed(plan: Plan, eyes: Eyes, kept: Kept) -> None:
    """Leave out every reference to what does not stand, until nothing changes."""
    network = {entity.id for name in NETWORK for entity in getattr(plan, name)}
    while True:
        known = {*network, eyes.hidden_agency.id}
        for name, entities in kept.items():
            known.update(entity.id for entity in entities)
            known.update(nested_ids(name, entities))
        changed = False
        for name, entities in kept.items():
            made = [with_known_names(entity, known) for entity in entities]
            if any(a is not b for a, b in zip(made, entities, strict=True)):
                changed = True
                kept[name] = [one for one in made if one is not None]
        if not changed:
            return


def _add_network(plan: Plan, eyes: Eyes, kept: Kept) -> None:
    """What is named by something that stands, and what that belongs to and depends on."""
    judged = _Judged(eyes)
    everything = {entity.id: entity for name in NETWORK for entity in getattr(plan, name)}
    hidden = eyes.hidden_agency
    waiting = [one.id for one in everything.values() if eyes.owns(one, None)]
    if plan.about.holder is not None:
        waiting.append(plan.about.holder)
    for entities in kept.values():
        for entity in entities:
            waiting.extend(names_of_network(entity))
    shown: dict[str, Any] = {}
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in everything:
            made = judged.network(everything[name])
            if made is not None:
                shown[name] = made
                waiting.extend(names_of_network(made))
    for name in NETWORK:
        kept[name] = [shown[one.id] for one in getattr(plan, name) if one.id in shown]
    if hidden.id in seen and hidden.id not in shown:
        kept["agencies"].append(hidden)


def _add_options(plan: Plan, eyes: Eyes, kept: Kept) -> None:
    """What was tried out stands if all that it names does."""
    kept[_OPTIONS] = []
    if not plan.options:
        return
    judged = _Judged(eyes)
    known = {entity.id for entities in kept.values() for entity in entities}
    for name, entities in kept.items():
        known.update(nested_ids(name, entities))
    people = {one.id for one in kept["individuals"]}
    for option in plan.options:
        person = option.individual
        if person is not None and person not in people:
            continue
        if all(name in known for name in _tried(option)):
            made = judged.shown(_OPTIONS, option, eyes.people[person] if person else None)
            if made is not None:
                kept[_OPTIONS].append(made)


def _tried(option: Option) -> Iterator[str]:
    own = {change.control.id for change in option.changes if change.control is not None}
    for change in option.changes:
        yield from (name for name in named_by(change) if name not in own)


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
