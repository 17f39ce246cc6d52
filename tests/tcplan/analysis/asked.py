"""The product's answers at a moment, in the terms in which the oracle gives its own."""

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import Held, RiskCover, SlotCover, cover
from tcplan.analysis.slots import Slot
from tcplan.domain.hours import DAYS
from tcplan.domain.plan import Plan
from tests.builders import TODAY
from tests.oracle import Moment


def covers(plan: Plan) -> tuple[RiskCover, ...]:
    """The cover of every risk of the plan today."""
    arrangements = Arrangements(plan, TODAY)
    return tuple(cover(arrangements, risk) for risk in plan.risks)


def slots_at(of: RiskCover, moment: Moment) -> list[SlotCover]:
    """Every slot in which the moment lies; it should be one."""
    day = DAYS.index(moment.day)
    return [
        slot_cover
        for slot_cover in of.slots
        for stretch in slot_cover.slot.stretches
        if stretch.day == day and stretch.start <= moment.at < stretch.end
    ]


def at_start(slot: Slot) -> Moment:
    """The first minute of a slot."""
    first = slot.stretches[0]
    return Moment(TODAY, DAYS[first.day], first.start)


def held(plan: Plan, moment: Moment) -> dict[str, Held]:
    """Every risk, threat and consequence as the product holds it at a moment, by its id."""
    found: dict[str, Held] = {}
    for one in covers(plan):
        (at,) = slots_at(one, moment)
        for each in (at.risk, *at.threats, *at.consequences):
            found[each.target] = each
    return found


def answers(plan: Plan, moment: Moment) -> dict[str, str]:
    """The answer about every risk, threat and consequence at a moment."""
    return {target: one.answer for target, one in held(plan, moment).items()}


def bare(cuts: set[frozenset[str]]) -> set[frozenset[str]]:
    """The oracle's cut sets as ids: the product's events are the ids of what may fail."""
    return {frozenset(event.partition(":")[2] for event in cut) for cut in cuts}
