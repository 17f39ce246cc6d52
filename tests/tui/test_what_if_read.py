"""What-if is read while it changes: old figures say so, and the highlight stays where one works."""

from textual.pilot import Pilot

from tests.tui.plans import three_people, two_providers
from tests.tui.showing import looking, press, settled, showing
from tests.tui.test_what_if import SMALLER, choose, left, lens, tried
from tui.app import PlannerApp
from tui.lenses.what_if_rows import TriedRows
from tui.places.calendar import CalendarPlace
from tui.told.what_if import DIRECTIONS


def right(pilot: Pilot[int]) -> str:
    """What stands at the right, as one line."""
    canvas = lens(pilot).sheet.canvas
    assert canvas is not None
    return " ".join(line.strip() for line in canvas.lines())


async def test_figures_of_before_say_so_and_are_no_answer() -> None:
    """While a change is worked out nobody reads that nothing would be different."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        here = lens(pilot)
        said = here.view.summary if here.view else ""
        assert said in right(pilot)
        here.reload()

        assert said not in right(pilot)
        assert right(pilot).startswith("Being worked out; esc stops it.")
        await settled(pilot)
        assert said in right(pilot)


async def test_after_one_is_taken_off_the_next_is_highlighted() -> None:
    """The key d pressed twice takes off the highlighted change and its neighbour, no other."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        await choose(pilot, "deputy")
        await press(pilot, "enter", "home", "x")
        rows = pilot.app.screen.query_one(TriedRows)

        assert [("deputy", "c-night", True)] == tried(pilot)
        assert isinstance(pilot.app, PlannerApp)
        assert f"try:{pilot.app.trying.tried[0].key}" == rows.key


async def test_escape_from_an_agency_leads_back_to_the_calendar() -> None:
    """Whoever opened who owes something comes back to the row in the calendar."""
    async with showing(looking(three_people()), "4", "home", "u", "escape") as pilot:
        assert isinstance(pilot.app.screen, CalendarPlace)


def test_every_direction_is_told_in_words_of_its_own() -> None:
    """What goes neither way is called different, and nothing is called other."""
    assert {"better", "worse", "different", "the same"} == set(DIRECTIONS.values())


async def test_suggestions_say_what_they_are_compared_with() -> None:
    """What a fix would close is told beside the service that stopped, and that is said."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        assert "Each is compared with what is on above, not with the plan." in left(pilot)
        await press(pilot, "d")
        assert "Each is compared with what is on above" not in left(pilot)
