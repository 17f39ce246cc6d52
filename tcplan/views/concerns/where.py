"""A concern is counted where it was; one about a person that names no place, where they lived."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern

NO_AREA = "Area not recorded"


def area_of(plan: Plan, concern: Concern) -> str:
    """The area of the place that a concern names, else of where its person was on that day."""
    if concern.place is not None:
        return plan.by_id[concern.place].area or NO_AREA
    if concern.individual is None:
        return NO_AREA
    return where_on(plan, concern.individual, concern.on)


def where_on(plan: Plan, individual: str, day: dt.date) -> str:
    """The area of the ward or home in which a person was on a day."""
    spell = stay_on(plan, individual, day)
    if spell is not None:
        ward = plan.by_id[spell.place] if spell.place else None
        own: str | None = ward.area if ward else plan.by_id[spell.hospital].area
        return own or NO_AREA
    homes = [
        move.placement
        for move in plan.of("transitions", individual)
        if move.placement and (move.moved_on is None or move.moved_on <= day)
    ] or [home.id for home in plan.of("placements", individual)]
    if not homes:
        return NO_AREA
    return plan.by_id[plan.by_id[homes[-1]].place].area or NO_AREA


def stay_on(plan: Plan, individual: str, day: dt.date) -> HospitalSpell | None:
    """The stay in hospital that covers a day, the last of them."""
    found = [spell for spell in plan.of("spells", individual) if spell.covers(day)]
    return found[-1] if found else None


def awaited_areas(plan: Plan, day: dt.date) -> Iterator[str]:
    """The areas to which somebody who is in hospital on a day is to move."""
    for move in plan.transitions:
        gone = move.moved_on is not None and move.moved_on <= day
        if move.placement and not gone and stay_on(plan, move.individual, day) is not None:
            yield plan.by_id[plan.by_id[move.placement].place].area or NO_AREA
