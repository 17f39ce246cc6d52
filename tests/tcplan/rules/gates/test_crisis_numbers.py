"""A service that is named to come in a crisis has a number by which it can be rung."""

import pytest

from tcplan.domain.network import Agency, Team
from tcplan.rules.crisis_numbers import without_a_number
from tests.builders import agency, team, with_entity
from tests.tcplan.rules.gates.moving import moving, on_day, states, verdicts
from tests.tcplan.rules.gates.test_crisis_plan import contingency, with_contingency

NUMBER = "01632 960 123"


def lacking(holder: str, *things: Agency | Team) -> tuple[str, ...]:
    """Who comes in a crisis and cannot be rung, when one holder comes."""
    plan = with_entity(with_contingency(), *things, contingency("c-comes", holder))
    return without_a_number(on_day(plan, 0), "P-001")


def test_a_service_without_a_number_is_named() -> None:
    """The line beside it on the card would be empty."""
    plan = with_entity(with_contingency(), agency("crisis"), contingency("c-comes", "crisis"))

    (found,) = verdicts(plan, "crisis-no-number")
    assert "due" == found.state
    assert "If it does not hold for P-001, no number is recorded of: Crisis." == found.what


def test_a_service_with_a_number_can_be_rung() -> None:
    """With the number recorded nothing is left to do."""
    crisis = agency("crisis", telephone=NUMBER)
    plan = with_entity(with_contingency(), crisis, contingency("c-comes", "crisis"))

    assert ["met"] == states(plan, "crisis-no-number", 0)


def test_a_team_is_rung_by_its_own_number_or_by_that_of_its_agency() -> None:
    """A switchboard will do; a team that has neither cannot be rung."""
    assert () == lacking("night", agency("mh"), team("night", "mh", telephone=NUMBER))
    assert () == lacking("night", agency("mh", telephone=NUMBER), team("night", "mh"))
    assert ("night",) == lacking("night", agency("mh"), team("night", "mh"))


@pytest.mark.parametrize("kind", ["family", "friend", "police", "ambulance", "fire", "mhcs"])
def test_of_these_no_number_is_asked(kind: str) -> None:
    """A family's number is theirs, 999 is everybody's, and the ministry is rung by no one first."""
    assert () == lacking("them", agency("them", kind))


def test_nothing_is_asked_where_nobody_is_named() -> None:
    """That nobody comes is another finding."""
    assert [] == verdicts(moving(), "crisis-no-number")
