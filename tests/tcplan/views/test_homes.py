"""Where somebody lives goes with its owner or landlord, and no answer about cover says so."""

import pytest

from fixtures.build import county_durham
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Placement
from tcplan.views.agencies import agency as agency_of
from tcplan.views.homes import NOT_COUNTED, homes_lost, homes_words
from tcplan.views.whatif.comparing import what_if
from tcplan.views.withdrawals import withdrawal
from tests.builders import agency, depends, individual, least, place, small_plan
from tests.tcplan.whatif.plans import change, looking, stop


def housed(number: int = 1, **home: object) -> Plan:
    """So many people, each in a home of Elm, with Ash as landlord, both held by one group."""
    names = [f"P-{n:03}" for n in range(1, number + 1)]
    fields = {"landlord": "ash", **home}
    return small_plan(
        individuals=tuple(individual(name) for name in names),
        agencies=(
            *small_plan().agencies,
            agency("group"),
            agency("elm", depends_on=(depends("group"),)),
            agency("ash"),
        ),
        places=(place("flat", owner="elm", name="Top flat"),),
        placements=tuple(
            least(Placement, id=f"h-{name}", individual=name, place="flat", **fields)
            for name in names
        ),
    )


@pytest.mark.parametrize("stopped", ["elm", "ash", "group", "flat"])
def test_a_home_goes_with_its_owner_its_landlord_itself_and_what_they_depend_on(
    stopped: str,
) -> None:
    """Each of them is enough; who has nothing to do with it takes none."""
    look = looking(housed())

    assert ("P-001 lives in Top flat",) == tuple(h.words for h in homes_lost(look, (stopped,)))
    assert () == homes_lost(look, ("oak",))
    assert "" == homes_words(())


def test_of_many_it_is_said_how_many_more_there_are() -> None:
    """Twenty are named and no line vanishes: the rest is counted."""
    words = homes_words(homes_lost(looking(housed(23)), ("elm",)))

    assert words.startswith("Homes go too: P-001 lives in Top flat; P-002 lives in Top flat; ")
    assert words.endswith(f"P-020 lives in Top flat; and 3 more. {NOT_COUNTED}")


def test_a_bed_and_a_home_that_is_waited_for_are_told_as_such() -> None:
    """Who stays in hospital loses the bed with it; with the landlord the home of the move."""
    look = looking(county_durham())

    assert f"A home goes too: P-101 lives in South room at Larch Garth. {NOT_COUNTED}" == (
        withdrawal(look, ("larchgarth",)).homes_words
    )
    assert "A bed goes too: P-040 stays in Heather unit. " in agency_of(look, "longmeadow").homes
    assert "P-040 is to live in Garden room" in agency_of(look, "larkhill").homes


def test_what_if_tells_the_home_of_its_own_person_alone() -> None:
    """Across the plan everybody's; where nothing stops, nobody's."""
    look = looking(housed(2))
    fixed = (stop("elm"), change("offer-assessment", "ash"))

    assert f"A home goes too: P-002 lives in Top flat. {NOT_COUNTED}" == (
        what_if(look, fixed[:1], "P-002", suggest=False).homes
    )
    assert "Homes go too: P-001 lives" in what_if(look, fixed[:1], suggest=False).homes
    assert "" == what_if(look, fixed[1:], "P-002", suggest=False).homes


def test_a_fix_gives_no_home_back() -> None:
    """Beside what the deputy gives back it is said at once that the home is gone all the same."""
    look = looking(county_durham())
    bells = next(c.id for c in look.plan.controls if c.name.startswith("When the bells ring"))
    changes = (stop("larchgarth"), change("deputy", bells, holder="oak-support"))
    view = what_if(look, changes, "P-101", suggest=False)

    assert view.mending is not None
    assert f"{view.homes} The fix is not settled: " in view.mending.summary
    assert ("P-101 lives in South room at Larch Garth",) == view.mending.homes
    assert view.homes not in view.summary
