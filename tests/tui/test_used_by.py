"""From whatever somebody delivers, owns or owes, one key leads to them, and one leads back."""

import pytest

from tests.tcplan.timeline.ways import full, on_the_way, step
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, showing
from tui.lenses.risks import RisksLens
from tui.person import PersonScreen
from tui.places.agency import AgencyScreen
from tui.sheet import Picture

ROWS = {
    "agency": ("2", "u"),
    "control": ("3", "home", "u"),
    "action": ("4", "home", "u"),
    "owner": ("4", "full_stop", "home", "u"),
    "tie": ("enter", "n", "u"),
}


@pytest.mark.parametrize("row", ROWS)
async def test_who_is_behind_a_row_is_one_key_away(row: str) -> None:
    """From an agency, a control, an action, its owner and a tie one comes to the agency."""
    async with showing(looking(three_people()), *ROWS[row]) as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)
        assert "oak" == pilot.app.screen.holder or row == "agency"


async def test_who_delivers_what_holds_a_risk_is_one_key_away() -> None:
    """From a control in the bow-tie one comes to who delivers it."""
    async with showing(looking(three_people()), "1", "end", "home", "r") as pilot:
        picture = pilot.app.screen.query_one(RisksLens).query_one("#bowtie", Picture)
        picture.choose(next(part for part in picture.parts() if part.within))
        await press(pilot, "u")

        assert "Agencies › Oak" in screen_text(pilot)


async def test_who_has_a_milestone_in_hand_is_one_key_away() -> None:
    """From a step on the way to the move one comes to who owns it, and back to that step."""
    async with showing(looking(full()), "enter", "t", "down", "down") as pilot:
        chosen = pilot.app.screen.query_one("#timeline-rows", Picture).chosen
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, AgencyScreen)
        owner = pilot.app.screen.holder
        await press(pilot, "minus")

        assert isinstance(pilot.app.screen, PersonScreen)
        assert chosen == pilot.app.screen.query_one("#timeline-rows", Picture).chosen
        move = full().of("transitions", "P-001")[0]
        assert owner == next(one.owner for one in move.milestones if chosen and one.id == chosen[0])


async def test_a_milestone_in_nobodys_hand_says_so() -> None:
    """Where no owner is recorded, and on the move as a whole, the key says why it opens nothing."""
    plan = on_the_way(step("paper", 5, owner=None))
    async with showing(looking(plan), "enter", "t", "u") as pilot:
        await press(pilot, "down", "u")

        assert isinstance(pilot.app.screen, PersonScreen)
        assert "nobody is recorded" in " ".join(screen_text(pilot).split())


async def test_minus_goes_to_and_fro_between_a_person_and_an_agency() -> None:
    """Two places stay as they were left; esc from the agency leads back to the person's lens."""
    async with showing(looking(three_people()), "1", "home", "n", "u") as pilot:
        seen = []
        for key in ("minus", "minus", "minus", "u", "escape"):
            await press(pilot, key)
            seen.append(type(pilot.app.screen).__name__)

    person, agency = "PersonScreen", "AgencyScreen"
    assert [person, agency, person, agency, person] == seen


async def test_minus_keeps_the_person_who_is_open_in_their_lens() -> None:
    """Whoever looks something up in a list comes back to the same person at the same lens."""
    async with showing(looking(three_people()), "1", "home", "r", "3", "minus") as pilot:
        assert "› Risks" in screen_text(pilot).splitlines()[0]
        assert "P-002" in screen_text(pilot).splitlines()[0]
