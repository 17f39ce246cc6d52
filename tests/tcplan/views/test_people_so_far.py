"""The list of people comes in parts, and no part looks like the whole."""

import attrs
import pytest

from tcplan.domain.individual import Individual
from tcplan.rules.clocks import Clock, own_clocks
from tcplan.rules.on_day import OnDay
from tcplan.views.looking import Looking
from tcplan.views.people import people
from tcplan.views.people_so_far import PeopleSoFar, SoFar, people_so_far
from tests.builders import TODAY
from tests.tui.plans import three_people


@pytest.fixture
def looked() -> Looking:
    """Three people, looked at on the day of the builders."""
    return Looking(three_people(), "three.plan.json", TODAY, TODAY)


def parts_of(looking: Looking) -> list[PeopleSoFar]:
    """Everything that is told on the way."""
    found: list[PeopleSoFar] = []

    def tell(so_far: SoFar) -> None:
        found.append(so_far())

    people_so_far(looking, tell)
    return found


def test_the_whole_list_is_the_list_of_the_command_line(looked: Looking) -> None:
    """What comes in parts ends as what is printed at once."""
    fresh = attrs.evolve(looked)

    assert people(fresh) == people_so_far(looked, lambda _: None).view


def test_everybody_is_there_from_the_first_part_on(looked: Looking) -> None:
    """Nobody comes later than anybody else, and nothing is known of them at first."""
    first = parts_of(looked)[0]

    assert ["P-001", "P-002", "P-003"] == [one.id for one in first.rows]
    assert {(None, None, None)} == {(one.soon, one.held, one.whole) for one in first.rows}


def test_no_part_has_figures_about_everybody_but_the_last(looked: Looking) -> None:
    """A count of gaps among some of the people would be taken for all gaps."""
    parts = parts_of(looked)

    assert [True] * (len(parts) - 1) + [False] == [part.view is None for part in parts]


def test_the_order_is_settled_once_it_is_known_what_is_due(looked: Looking) -> None:
    """Until then people stand as in the plan; from then on as in the whole list."""
    orders = [(part.in_order, [one.id for one in part.rows]) for part in parts_of(looked)]
    whole = [row.id for row in people(looked).rows]
    settled = [in_order for in_order, _ in orders]

    assert sorted(settled) == settled
    assert {True: whole, False: ["P-001", "P-002", "P-003"]} == dict(orders)


def test_what_was_found_before_it_was_given_up_is_not_found_again(
    looked: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes back to the list gets the rest of it, and what was there already at once."""
    asked: list[str] = []

    def counted(on: OnDay, person: Individual) -> tuple[Clock, ...]:
        asked.append(person.id)
        return own_clocks(on, person)

    class GivenUpError(Exception):
        """Somebody went elsewhere."""

    def give_up(so_far: SoFar) -> None:
        if so_far().due_of == 2:
            raise GivenUpError

    monkeypatch.setattr("tcplan.views.due.own_clocks", counted)
    with pytest.raises(GivenUpError):
        people_so_far(looked, give_up)
    people_so_far(looked, lambda _: None)

    assert ["P-001", "P-002", "P-003"] == asked
