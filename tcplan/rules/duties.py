"""Every duty that is judged, family by family, in the order in which verdicts are told."""

from tcplan.rules import (
    acceptance,
    actions,
    aftercare,
    concerns,
    core_team,
    crisis_numbers,
    crisis_plan,
    day_one,
    gate_duties,
    go_decision,
    judgements,
    liberty,
    mappa,
    rating,
    register,
    restricted,
    reviews,
    tribunal,
    victims,
    visits,
    waiting,
)
from tcplan.rules.clocks import duties as clocks
from tcplan.rules.judging import Duty

DUTIES: tuple[Duty, ...] = (
    *clocks.DUTIES,
    *reviews.DUTIES,
    *actions.DUTIES,
    *concerns.DUTIES,
    *register.DUTIES,
    *acceptance.DUTIES,
    *rating.DUTIES,
    *crisis_plan.DUTIES,
    *crisis_numbers.DUTIES,
    *core_team.DUTIES,
    *gate_duties.DUTIES,
    *go_decision.DUTIES,
    *judgements.DUTIES,
    *day_one.DUTIES,
    *visits.DUTIES,
    *restricted.DUTIES,
    *tribunal.DUTIES,
    *liberty.DUTIES,
    *aftercare.DUTIES,
    *mappa.DUTIES,
    *victims.DUTIES,
    *waiting.DUTIES,
)
"""One line for each family: ``*reviews.DUTIES``."""
