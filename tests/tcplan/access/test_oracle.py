"""What a plan looks like to a reader equals what the page says, read again by other code."""

import datetime as dt
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from tcplan.access import for_public, project, project_for_person
from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity, Source
from tcplan.domain.network import Agency
from tcplan.domain.plan import Plan
from tcplan.domain.sharing import Disclosure, Relationship
from tcplan.errors import PlanInvalidError
from tcplan.exchange.plan_json import read
from tests.tcplan.access import oracle
from tests.tcplan.access.oracle import for_agency, for_person
from tests.tcplan.access.raw_plans import difference, raw_plan

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

FIXTURES = Path(__file__).parents[3] / "fixtures"
TODAY = dt.date(2026, 11, 22)
A_DAY = dt.timedelta(days=1)
KINDS = tuple(code_list("agency-kind").codes)
PURPOSES = tuple(code_list("relationship-purpose").codes)
STATES = tuple(code_list("consent-state").codes)
SAMPLES = ("county-durham", "robin", "hostile", "empty")


def sample(name: str) -> Plan:
    """A sample plan."""
    return read(FIXTURES / f"{name}.plan.json")


def altered(entity: Any, **fields: Any) -> Any:  # noqa: ANN401
    """An entry with other values in some fields."""
    return attrs.evolve(entity, **fields)


def same(plan: Plan, agency: str, day: dt.date = TODAY) -> list[str]:
    """Where the projection and the oracle differ."""
    return difference(for_agency(plan, agency, day), raw_plan(project(plan, agency, day)))


def with_reader(plan: Plan, kind: str, purposes: tuple[str, ...]) -> Plan:
    """The plan with an agency that has to do with everybody, for these purposes in turn."""
    source = Source(said_by="case manager", agency="reader", on=TODAY)
    reader = Agency(id="reader", source=source, name="A reader", kind=kind)
    relations = tuple(
        Relationship(
            id=f"rel-reader-{number}",
            source=source,
            individual=person.id,
            agency="reader",
            purpose=purposes[number % len(purposes)],
            start=TODAY,
        )
        for number, person in enumerate(plan.individuals)
    )
    return attrs.evolve(
        plan,
        agencies=(*plan.agencies, reader),
        relationships=(*plan.relationships, *relations),
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_every_agency_of_a_sample_sees_what_the_page_says(name: str) -> None:
    """Each agency sees of each person, field by field, what the table allows and nothing more."""
    plan = sample(name)
    assert {} == {a.id: found for a in plan.agencies if (found := same(plan, a.id))}


@pytest.mark.parametrize("kind", KINDS)
def test_an_agency_of_every_kind_sees_what_the_page_says(kind: str) -> None:
    """A new agency of this kind, with a relationship to everybody, sees what its column allows."""
    plan = with_reader(sample("county-durham"), kind, PURPOSES)
    assert [] == same(plan, "reader")


@pytest.mark.parametrize("name", SAMPLES)
def test_everybody_sees_of_their_own_record_what_the_page_says(name: str) -> None:
    """A person reads their own record, and of nobody else even that they are there."""
    plan = sample(name)
    found = {
        p.id: difference(
            for_person(plan, p.id, TODAY), raw_plan(project_for_person(plan, p.id, TODAY))
        )
        for p in plan.individuals
    }
    assert {} == {name: places for name, places in found.items() if places}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_public_sees_nobody(name: str) -> None:
    """For the public nobody stands, and of services the agency that holds the plan."""
    plan = sample(name)
    shown = for_public(plan)
    assert () == shown.individuals
    assert [] == difference(oracle.for_public(plan), raw_plan(shown))


def test_the_oracle_hides_something_and_shows_something() -> None:
    """The comparison is of plans with content: a provider sees its people and not everybody."""
    plan = sample("county-durham")
    providers = [a.id for a in plan.agencies if a.kind == "provider"][:3]
    sizes = [len(for_agency(plan, name, TODAY)["individuals"]) for name in providers]
    assert 0 < max(sizes) < len(plan.individuals)


@pytest.mark.parametrize("by", [-A_DAY, 0 * A_DAY, A_DAY], ids=["before", "on", "after"])
def test_a_relationship_of_one_day_shows_that_day_only(by: dt.timedelta) -> None:
    """A reader whose relationship is of this one day sees somebody on it, and nobody on others."""
    day = TODAY + by
    plan = with_reader(sample("robin"), "provider", PURPOSES[:1])
    ended = tuple(altered(r, end=TODAY, start=TODAY) for r in plan.relationships)
    plan = attrs.evolve(plan, relationships=ended)
    assert [] == same(plan, "reader", day)
    shown = project(plan, "reader", day).individuals
    assert bool(shown) == (day == TODAY)


def changed_at_random(plan: Plan, chance: Random) -> Plan:
    """The plan with a few relationships, consents, disclosures and owners changed."""
    agencies = [agency.id for agency in plan.agencies]
    for _ in range(chance.randint(1, 6)):
        try:
            plan = _changed(plan, chance, agencies)
        except PlanInvalidError:
            continue
    return plan


def _changed(plan: Plan, chance: Random, agencies: list[str]) -> Plan:
    day = TODAY + dt.timedelta(days=chance.choice((-400, -1, 0, 1)))
    source = Source(said_by="coordinator", agency=chance.choice(agencies), on=day)
    number, somebody = chance.randrange(10**6), chance.choice(agencies)
    what = chance.choice(("end", "consent", "disclose", "relate", "deputy"))
    if what == "end" and plan.relationships:
        gone = chance.choice(plan.relationships)
        return plan.altered(relationships=tuple(r for r in plan.relationships if r is not gone))
    if what == "consent":
        person = chance.choice(plan.individuals)
        states = tuple(altered(c, state=chance.choice(STATES)) for c in person.consents)
        return _with(plan, "individuals", altered(person, consents=states))
    if what == "disclose" and (plan.mappa or plan.conditions):
        about: Any = chance.choice((*plan.mappa, *plan.conditions))
        decided = Disclosure(
            id=f"dis-{number}",
            source=source,
            individual=about.individual,
            about=about.id,
            to=somebody,
            decided_by="coordinator",
            reason="To manage the condition.",
            until=None if chance.random() < 0.5 else max(day, TODAY),
        )
        return plan.altered(disclosures=(*plan.disclosures, decided))
    if what == "relate":
        relation = Relationship(
            id=f"rel-{number}",
            source=source,
            individual=chance.choice(plan.individuals).id,
            agency=somebody,
            purpose=chance.choice(PURPOSES),
            start=day,
        )
        return plan.altered(relationships=(*plan.relationships, relation))
    control = altered(chance.choice(plan.controls), deputy=somebody)
    return _with(plan, "controls", control)


def _with(plan: Plan, collection: str, entity: Entity) -> Plan:
    entities = tuple(entity if e.id == entity.id else e for e in getattr(plan, collection))
    return plan.altered(**{collection: entities})


@pytest.mark.parametrize("seed", range(12))
def test_after_changes_at_random_everybody_still_sees_what_the_page_says(seed: int) -> None:
    """Whatever relationships end, consents change or decisions are made, the two readings agree."""
    chance = Random(seed)
    plan = changed_at_random(sample("county-durham" if seed % 2 else "robin"), chance)
    readers = chance.sample([a.id for a in plan.agencies], 6)
    assert {} == {name: found for name in readers if (found := same(plan, name))}
