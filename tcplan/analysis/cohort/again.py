"""After a change only those are asked about again whom it can touch.

What belongs to one person touches nobody else's risks. An agency, team, place or system touches
everybody one of whose arrangements leans on it, before the change or after it.
"""

from collections.abc import Iterable, Sequence

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import RiskCover, cover
from tcplan.domain.common import Entity
from tcplan.domain.control import Control
from tcplan.domain.individual import Individual
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Place, System, Team

SHARED = (Agency, Team, Place, System)


def cover_again(
    before: Arrangements, covers: Sequence[RiskCover], changed: Iterable[Entity]
) -> tuple[RiskCover, ...]:
    """The answers once ``changed`` stand in for what has their ids; untouched ones are kept.

    ``covers`` are the answers of ``before``. Complexity: the risks of the people touched, and one
    walk through the plan when something shared has changed.
    """
    instead = {entity.id: entity for entity in changed}
    after = Arrangements(before.plan, before.day, before.instead | instead)
    people = touched(before, after, tuple(instead))
    return tuple(
        cover(after, after.find(one.risk.id)) if one.risk.individual in people else one
        for one in covers
    )


def touched(before: Arrangements, after: Arrangements, changed: Iterable[str]) -> frozenset[str]:
    """Ids of the people about whose risks anything may be different."""
    people: set[str] = set()
    shared: set[str] = set()
    for name in changed:
        entity = after.find(name)
        if isinstance(entity, Individual):
            people.add(name)
        elif isinstance(entity, SHARED):
            shared.add(name)
        elif (whose := getattr(entity, "individual", None)) is not None:
            people.add(whose)
    if shared:
        people |= _leaning(before, shared) | _leaning(after, shared)
    return frozenset(people)


def _leaning(arrangements: Arrangements, shared: set[str]) -> set[str]:
    """People whose arrangements, conditions or reviews of causes lean on any of these."""
    plan = arrangements.plan
    things: tuple[Entity, ...] = (*plan.agencies, *plan.teams, *plan.places, *plan.systems)
    reached = {
        one.id for one in things if not shared.isdisjoint(arrangements.standing(one.id).events)
    }
    personal: tuple[Control | Condition, ...] = (*plan.controls, *plan.conditions)
    found = {
        thing.individual
        for thing in personal
        if not reached.isdisjoint(arrangements.leans_on(arrangements.find(thing.id)))
    }
    for person in plan.individuals:
        if not reached.isdisjoint(team.holder for team in person.responsible_teams):
            found.add(person.id)
    for risk in plan.risks:
        if not reached.isdisjoint(review.by for review in risk.cause_reviews):
            found.add(risk.individual)
    return found
