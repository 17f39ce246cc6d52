"""Every duty that is judged, family by family, in the order in which verdicts are told."""

from tcplan.rules import (
    acceptance,
    core_team,
    crisis_plan,
    day_one,
    gate_duties,
    go_decision,
    rating,
    visits,
)
from tcplan.rules.judging import Duty

DUTIES: tuple[Duty, ...] = (
    *acceptance.DUTIES,
    *rating.DUTIES,
    *crisis_plan.DUTIES,
    *core_team.DUTIES,
    *gate_duties.DUTIES,
    *go_decision.DUTIES,
    *day_one.DUTIES,
    *visits.DUTIES,
)
"""One line for each family: ``*reviews.DUTIES``."""
