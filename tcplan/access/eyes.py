"""Whose records a reader may see at all, on what day, and what is the reader's own.

No relationship, no record; a purpose that needs consent is shut without it; what a decision to
disclose opens is one entry, and no relationship or consent.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from tcplan.access.shapes import NOT_SHOWN, NOT_SHOWN_WORDS, shape_of
from tcplan.access.tables import PERSON, Reader, gates, kinds, reader_of
from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity, Source
from tcplan.domain.individual import Consent, Individual
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.network import Agency
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance

_LONG_AGO = dt.date(1900, 1, 1)
_LIKE = re.compile(re.escape(NOT_SHOWN), re.IGNORECASE)
_OPEN = code_list("consent-state").where("open", True)  # noqa: FBT003


@attrs.frozen
class Person:
    """One person whose record a reader may see, if the matrix says so."""

    id: str
    opened: frozenset[str]
    """Purposes for which consent is open, as far as a gate asks for them."""
    own_consents: frozenset[str]
    """Purposes whose consents are the reader's own."""


@attrs.frozen(kw_only=True)
class Eyes:
    """A reader of a plan on a day."""

    reader: Reader
    names: frozenset[str]
    """The agency and its teams; empty for the person and the public."""
    people: Mapping[str, Person]
    disclosed: frozenset[str]
    """Ids of what may be told to the reader by a decision that stands."""
    hidden_agency: Agency
    """What stands where an agency may not be shown."""

    def owns(self, record: Any, person: Person | None) -> bool:  # noqa: ANN401
        """Whether a record is the reader's own by what stands in it."""
        if type(record) is Consent:
            return person is not None and record.purpose in person.own_consents
        cls: Any = type(record)
        get = shape_of(cls).own
        if get is None or not self.names:
            return False
        for value in get(record):
            if type(value) is tuple:
                if not self.names.isdisjoint(value):
                    return True
            elif value in self.names:
                return True
        return False


def eyes_of_agency(plan: Plan, agency: Agency, day: dt.date) -> Eyes:
    """How an agency that does not hold the plan reads it on a day."""
    reader = kinds()[agency.kind]
    teams = plan.teams_of.get(agency.id, ())
    found: dict[str, list[Any]] = {}
    for relationship in plan.relationships:
        if relationship.agency == agency.id:
            found.setdefault(relationship.individual, []).append(relationship)
    people: dict[str, Person] = {}
    if reader.levels["identity"] != "none":
        for individual in plan.individuals:
            mine = found.get(individual.id)
            if mine and (person := _seen(individual, mine, reader, day)) is not None:
                people[individual.id] = person
    told = (one for one in plan.disclosures if one.to == agency.id and one.covers(day))
    return Eyes(
        reader=reader,
        names=frozenset({agency.id, *(team.id for team in teams)}),
        people=people,
        disclosed=frozenset(one.about for one in told),
        hidden_agency=hidden_agency(plan),
    )


def eyes_of_person(plan: Plan, individual: str) -> Eyes:
    """How a person reads their own record."""
    asked = gates()
    opened = frozenset({asked.cetr_consent, asked.register_consent})
    return Eyes(
        reader=reader_of(PERSON, mappa=True),
        names=frozenset(),
        people={individual: Person(individual, opened, frozenset())},
        disclosed=frozenset(),
        hidden_agency=hidden_agency(plan),
    )


def eyes_of_nobody(plan: Plan, column: str) -> Eyes:
    """How somebody reads who may see nobody's record."""
    return Eyes(
        reader=reader_of(column, mappa=False),
        names=frozenset(),
        people={},
        disclosed=frozenset(),
        hidden_agency=hidden_agency(plan),
    )


def consent_open(individual: Individual, purpose: str, day: dt.date) -> bool:
    """Whether the last that was said of a purpose by a day lets it happen."""
    last: Consent | None = None
    for consent in individual.consents:
        if consent.purpose == purpose and consent.on <= day:
            last = consent if last is None or consent.on >= last.on else last
    return last is not None and last.state in _OPEN


def hidden_agency(plan: Plan) -> Agency:
    """The agency that stands where an agency may not be shown; the plan's own where it has it."""
    taken = {name.casefold() for name in _ids(plan) if name[0] in "nN" and _LIKE.match(name)}
    number = 1
    while True:
        name = NOT_SHOWN if number == 1 else f"{NOT_SHOWN}-{number}"
        source = Source(said_by=NOT_SHOWN_WORDS, agency=name, on=_LONG_AGO)
        made = Agency(id=name, name=NOT_SHOWN_WORDS, kind="other", source=source)
        if name not in taken or made in plan.agencies:
            return made
        number += 1


def _ids(plan: Plan) -> Iterator[str]:
    for entity in plan:
        yield entity.id
    for collection, field in NESTED_KINDS.values():
        for entity in getattr(plan, collection):
            for part in getattr(entity, field):
                yield part.id


def entity_person(entity: Entity, plan: Plan, whose: Mapping[str, str | None]) -> str | None:
    """Whose an entity is; an acceptance is of whoever its subject is."""
    if isinstance(entity, Individual):
        return entity.id
    if isinstance(entity, Acceptance):
        return _of_subject(entity.about, plan, whose)
    found: str | None = getattr(entity, "individual", None)
    return found


def _of_subject(about: str, plan: Plan, whose: Mapping[str, str | None]) -> str | None:
    seen: set[str] = set()
    while about not in seen:
        seen.add(about)
        if about in whose:
            return whose[about]
        thing = plan.by_id.get(about)
        if not isinstance(thing, Acceptance):
            return entity_person(thing, plan, whose) if isinstance(thing, Entity) else None
        about = thing.about
    return None


def _seen(
    individual: Individual, relationships: Iterable[Any], reader: Reader, day: dt.date
) -> Person | None:
    """The person, when one relationship with them is lawful on the day."""
    held = list(relationships)
    needed = [(one, one.consent()) for one in held]
    if not any(
        one.covers(day) and (purpose is None or consent_open(individual, purpose, day))
        for one, purpose in needed
    ):
        return None
    asked = gates()
    mine = {purpose for _, purpose in needed if purpose is not None}
    for category, purpose in (("papers", asked.cetr_consent), ("register", asked.register_consent)):
        if reader.levels[category] != "none":
            mine.add(purpose)
    purposes = (asked.cetr_consent, asked.register_consent)
    opened = {purpose for purpose in purposes if consent_open(individual, purpose, day)}
    return Person(individual.id, frozenset(opened), frozenset(mine))
