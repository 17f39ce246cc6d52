"""The sample plans are answered as the simulation answers them: each risk, slot and withdrawal."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import RiskCover, cover_of
from tcplan.analysis.withdrawal import withdraw
from tcplan.domain.hours import DAYS
from tcplan.domain.plan import Plan
from tcplan.exchange import plan_json
from tests import oracle
from tests.oracle import Moment

FIXTURES = Path(__file__).parents[3] / "fixtures"
SAMPLES = sorted(path.name for path in FIXTURES.glob("*.plan.json"))
WEEKS = (-12, -4, 0, 4, 12)


@cache
def sample(name: str) -> Plan:
    """A sample plan."""
    return plan_json.read(FIXTURES / name)


def day_of(plan: Plan, week: int = 0) -> dt.date:
    """The day on which a sample is read, so many weeks later."""
    return (plan.about.read_as_at or plan.about.recorded_on) + dt.timedelta(weeks=week)


def looked_at(plan: Plan, day: dt.date) -> tuple[Arrangements, tuple[RiskCover, ...]]:
    """The plan on a day, and the cover of all its risks."""
    arrangements = Arrangements(plan, day)
    return arrangements, tuple(cover_of(arrangements, plan.risks))


@pytest.mark.no_cover
@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_of_a_sample_is_that_of_the_simulation(name: str, week: int) -> None:
    """In every stretch of the week each risk, cause and result of a sample has the true answer."""
    plan = sample(name)
    day = day_of(plan, week)

    assert [] == [
        (held.target, stretch)
        for one in looked_at(plan, day)[1]
        for at in one.slots
        for stretch in at.slot.stretches
        for held in (at.risk, *at.threats, *at.consequences)
        if held.answer
        != oracle.answer(plan, held.target, Moment(day, DAYS[stretch.day], stretch.end - 1))
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", SAMPLES)
def test_every_withdrawal_of_a_sample_is_that_of_the_simulation(name: str) -> None:
    """Whichever agency stops, each risk of a sample loses in each slot just what it truly loses."""
    plan = sample(name)
    day = day_of(plan)
    arrangements, covers = looked_at(plan, day)
    for agency in plan.agencies:
        losses = withdraw(arrangements, covers, [agency.id])
        expected = {
            (one.risk.id, at.slot): kind
            for one in covers
            if f"agency:{agency.id}" in oracle.events(plan, one.risk.id)
            for at in one.slots
            for moment in [Moment(day, at.slot.day, at.slot.minute)]
            if (kind := oracle.withdrawal_loss(plan, one.risk.id, moment, [agency.id]))
        }

        assert expected == {(loss.risk, loss.slot): loss.kind for loss in losses}
