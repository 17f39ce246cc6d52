"""After a save the answers about whomever it cannot touch are kept, and are those of asking anew.

What belongs to one person touches nobody else. What is shared touches everybody in whose plan
something leans on it, before the save or after it. Whatever is not certainly so is asked anew.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from tcplan.analysis.cohort.again import SHARED
from tcplan.domain.common import Entity
from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance, Action, Concern
from tcplan.domain.whatif_reach import naming_of, waiting
from tcplan.views.looking import Looking

_ALONE = (Action, Concern, Acceptance)
"""What may concern nobody in particular, and is told by shared clocks alone."""


def kept_after(before: Looking, after: Looking) -> Looking:
    """``after``, which knows what ``before`` had found about whomever no difference touches.

    Both are of one plan at two moments, looked at in the same way; otherwise nothing is kept.
    Complexity: a walk through the plan, and twice that where something shared has changed.
    """
    touched = _touched(before, after) if _alike(before, after) else None
    if touched is None:
        return after
    people = {person.id for person in after.plan.individuals} - touched
    for of in ("clocks_found", "due_found", "drawn_dates"):
        found = dict(getattr(before, of))
        getattr(after, of).update({one: found[one] for one in found if one in people})
    risks = {risk.id for risk in after.plan.risks if risk.individual in people}
    controls = {control.id for control in after.plan.controls if control.individual in people}
    after.keep(before, risks, controls)
    return after


def _alike(before: Looking, after: Looking) -> bool:
    """Whether nothing but what the plan records makes a difference."""
    ways = ("day", "today", "names", "agency", "packs", "named_in")
    if any(getattr(before, way) != getattr(after, way) for way in ways):
        return False
    then: Any = before.plan.about
    now: Any = after.plan.about
    return bool(then == attrs.evolve(now, version=then.version, recorded_on=then.recorded_on))


def _touched(before: Looking, after: Looking) -> frozenset[str] | None:
    """Ids of the people about whom anything may be different; None when it may be anybody."""
    then, now = before.plan, after.plan
    changed = tuple(_different(then, now))
    if not all(map(_known_reach, changed)) or _called(then) != _called(now):
        return None
    people = {_whose(entity) for entity in changed} - {None}
    people |= _concerned(before, after)
    shared = {entity.id for entity in changed if isinstance(entity, SHARED)}
    if shared:
        people |= naming_of(then).touched(then, shared) | naming_of(now).touched(now, shared)
    owners = [person for person in people if person is not None]
    return frozenset(owners) | waiting(then, owners) | waiting(now, owners)


def _different(then: Plan, now: Plan) -> Iterator[Entity]:
    """What stands in one of the two plans and not in the other."""
    for one, other in ((then, now), (now, then)):
        stays = {id(entity) for entity in other}
        yield from (entity for entity in one if id(entity) not in stays)


def _known_reach(entity: Entity) -> bool:
    return _whose(entity) is not None or isinstance(entity, (*SHARED, *_ALONE))


def _whose(entity: Entity) -> str | None:
    if isinstance(entity, Individual):
        return entity.id
    whose: str | None = getattr(entity, "individual", None)
    return whose


def _called(plan: Plan) -> list[tuple[str, str]]:
    """Everybody in order, and what they are called: a name gives way to an id in any text."""
    return [(person.id, person.preferred_name) for person in plan.individuals]


def _concerned(before: Looking, after: Looking) -> set[str | None]:
    """Those of whom clocks that are asked of nobody in turn have come, gone or changed."""
    then, now = set(before.shared_clocks), set(after.shared_clocks)
    return {clock.individual for clock in then ^ now}
