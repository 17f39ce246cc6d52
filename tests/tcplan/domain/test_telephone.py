"""A number is a service's, written so that somebody can ring it."""

import attrs
import pytest

from tcplan.domain.changes import Add, apply
from tcplan.domain.network import Team
from tcplan.errors import InvalidValueError, PlanInvalidError
from tests.builders import agency, robin, team, with_entity

RINGS = [
    "01632 960 123",
    "01632960123",
    "+44 (0)1632 960 123",
    "(01632) 960 123",
    "020 7946 0123 ext 45",
    "020 7946 0123 ext.45",
    "0808 157 0123",
    "111",
]
DOES_NOT = [
    "01632 960 123 (ask for Jo)",
    "01632-960-123",
    "01632  960 123",
    " 01632 960 123",
    "01632 960 123 ",
    "12",
    "++44 1632 960 123",
    "0 (1632 960 123",
    "()01632",
    "ext 45",
    "01632 960 123 ext",
    "٠١٦٣٢ ٩٦٠ ١٢٣",
    "01632 960 123\n",
    "0" * 41,
]


@pytest.mark.parametrize("number", RINGS)
def test_a_number_that_can_be_rung_is_kept_as_written(number: str) -> None:
    """A planner writes a number with spaces, a country's code, brackets or an extension."""
    assert number == agency("crisis", telephone=number).telephone


@pytest.mark.parametrize("number", DOES_NOT)
def test_what_nobody_could_ring_is_refused_with_an_example(number: str) -> None:
    """Words beside a number, or a slip in it, are told at once and not on the night of the call."""
    with pytest.raises(InvalidValueError) as refused:
        agency("crisis", telephone=number)

    (problem,) = refused.value.problems
    assert "telephone" == problem.path
    assert "such as 01632 960 123" in problem.expected


def test_a_long_slip_is_refused_at_once() -> None:
    """A page of digits pasted into the field is refused and does not keep anybody waiting."""
    with pytest.raises(InvalidValueError):
        agency("crisis", telephone="(0)" * 5_000 + "!")


def test_no_number_is_recorded_of_a_familys_team() -> None:
    """What rings at a sister's home is hers to give, so the plan holds no such number."""
    plan = with_entity(robin(), agency("sister", "family"))
    visits = team("visits", "sister", telephone="01632 960 123")

    with pytest.raises(PlanInvalidError) as refused:
        attrs.evolve(plan, teams=(*plan.teams, visits))
    assert [f"teams[{len(plan.teams)}].telephone"] == [one.path for one in refused.value.problems]


def test_a_number_cannot_come_to_be_a_familys_by_a_change() -> None:
    """A change of one team is judged for this as strictly as a whole plan is."""
    plan = with_entity(robin(), agency("sister", "family"))
    visits: Team = team("visits", "sister", telephone="01632 960 123")

    with pytest.raises(PlanInvalidError):
        apply(plan, [Add(visits)])
