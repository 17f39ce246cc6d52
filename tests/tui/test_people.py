"""The list of people: who is first, what is hidden, and how one gets into a person."""

import pytest

from tests.tui.plans import empty_plan, many, three_people
from tests.tui.showing import NARROW, WIDE, looking, press, screen_text, settled, showing
from tui.app import PlannerApp
from tui.listing import Listing
from tui.person import PersonScreen
from tui.places.people import PeoplePlace


def listed(pilot: object) -> list[str]:
    """The ids of the rows in the list, from the top."""
    screen = pilot.app.screen  # type: ignore[attr-defined]
    return [row.key for row in screen.query_one("#main", Listing).rows]


async def test_the_earliest_due_stands_first() -> None:
    """Sam, for whom something is overdue, stands above people with nothing due."""
    async with showing(looking(three_people())) as pilot:
        assert ["P-002", "P-001", "P-003"] == listed(pilot)
        assert "19 Nov late" in screen_text(pilot)


async def test_names_start_hidden() -> None:
    """A screen that is shared in a meeting shows ids until somebody asks for names."""
    async with showing(looking(three_people())) as pilot:
        assert "Sam" not in screen_text(pilot)
        await press(pilot, "asterisk")
        assert "Sam" in screen_text(pilot)
        await press(pilot, "asterisk")
        assert "Sam" not in screen_text(pilot)


async def test_an_answer_with_names_that_comes_after_they_were_hidden_is_dropped() -> None:
    """What was asked while names were shown is never shown once they are hidden, however late."""
    told: list[str] = []
    async with showing(looking(three_people()), "asterisk") as pilot:
        app = pilot.app
        assert isinstance(app, PlannerApp)
        assert isinstance(app.screen, PeoplePlace)
        app.screen.ask("late", lambda: "Sam", told.append, settle=True)
        app.show_names(names=False)
        app.screen.ask("new", lambda: "P-002", told.append, settle=True)
        await settled(pilot)
    assert ["P-002"] == told


async def test_cover_is_said_with_a_word() -> None:
    """A person whose only control is proposed reads as not covered, not as a colour."""
    async with showing(looking(three_people())) as pilot:
        row = next(line for line in screen_text(pilot).splitlines() if "▌ P-002" in line)

        assert "▲ Not covered" in row


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_fixed_sentence_is_in_sight(size: tuple[int, int]) -> None:
    """Whoever sees cover also reads that nothing here predicts what anyone will do."""
    async with showing(looking(three_people()), size=size) as pilot:
        assert (
            "Records judgements and planned support; predicts no one; decides no discharge."
            in screen_text(pilot)
        )


async def test_a_filter_says_how_many_it_hides() -> None:
    """Nobody takes a filtered list for everybody."""
    async with showing(looking(three_people()), "slash", *"rail") as pilot:
        assert ["P-002"] == listed(pilot)
        assert "People · 1 of 3 · filter: rail" in screen_text(pilot)
        assert "2 hidden by the filter, esc clears it" in screen_text(pilot)


async def test_a_filter_stays_after_enter_and_goes_with_escape() -> None:
    """Enter keeps the filter and goes back to the list; escape shows everybody again."""
    async with showing(looking(three_people()), "slash", *"rail", "enter") as pilot:
        assert ["P-002"] == listed(pilot)
        await press(pilot, "escape")
        assert ["P-002", "P-001", "P-003"] == listed(pilot)


async def test_a_hidden_name_finds_nobody() -> None:
    """While names are hidden, typing one gives away nothing."""
    async with showing(looking(three_people()), "slash", *"sam") as pilot:
        assert [] == listed(pilot)
    async with showing(looking(three_people(), names=True), "slash", *"sam") as pilot:
        assert ["P-002"] == listed(pilot)


async def test_letters_in_the_filter_are_no_commands() -> None:
    """A q typed into the filter is a letter; it does not leave the program."""
    async with showing(looking(three_people()), "slash", *"q1n") as pilot:
        assert "filter: q1n" in screen_text(pilot)


async def test_the_order_of_the_list_is_chosen_from_what_needs_doing() -> None:
    """One may sort by dates, stage, id and gaps; never by kind of risk, law, colour or tool."""
    async with showing(looking(three_people()), "s") as pilot:
        text = screen_text(pilot)
        offered = [row.cells[0].text for row in pilot.app.screen.query_one(Listing).rows]

        assert "Sort people by" in text
        assert [
            "earliest due, then open decisions",
            "id",
            "day of the move",
            "stage",
            "gaps in cover, most first",
        ] == offered


async def test_sorting_keeps_the_person_who_was_highlighted() -> None:
    """After sorting, the same person is highlighted, wherever they stand now."""
    async with showing(looking(three_people())) as pilot:
        await press(pilot, "s", "down", "enter")

        assert ["P-001", "P-002", "P-003"] == listed(pilot)
        assert "P-002" == pilot.app.screen.query_one("#main", Listing).key


@pytest.mark.parametrize(
    ("key", "lens"), [("enter", "overview"), ("o", "overview"), ("n", "network"), ("r", "risks")]
)
async def test_a_person_opens_at_a_lens(key: str, lens: str) -> None:
    """From the list a person opens at the lens of the key, or at the overview."""
    async with showing(looking(three_people()), key) as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert ("P-002", lens) == (screen.individual, screen.lens)


async def test_escape_goes_back_one_step_and_never_quits() -> None:
    """Escape on the list itself says how to leave, and leaves nothing."""
    async with showing(looking(three_people()), "enter", "escape", "escape", "escape") as pilot:
        assert ["P-002", "P-001", "P-003"] == listed(pilot)
        assert "q leaves tcplan" in screen_text(pilot)


async def test_moving_is_possible_with_letters() -> None:
    """The letters j and k move as the arrows do."""
    async with showing(looking(three_people()), "j", "j", "k") as pilot:
        assert "P-001" == pilot.app.screen.query_one("#main", Listing).key


async def test_a_row_can_be_read_whole() -> None:
    """The key p shows everything that stands in a row, also what the list had to cut."""
    async with showing(looking(three_people()), "p") as pilot:
        assert "19 Nov 2026: Action: Fit the second rail" in screen_text(pilot)


async def test_an_empty_plan_says_what_to_do() -> None:
    """A plan with nobody in it is no blank screen."""
    async with showing(looking(empty_plan())) as pilot:
        assert "This plan has nobody in it yet." in screen_text(pilot)
        await press(pilot, "o")
        assert "Highlight a person first" in screen_text(pilot)


async def test_a_long_list_scrolls_to_the_highlighted_row() -> None:
    """The highlighted person is in sight at the end of a long list too."""
    async with showing(looking(many(60)), "end", size=NARROW) as pilot:
        assert "▌ P-060" in screen_text(pilot)
        await press(pilot, "home")
        assert "▌ P-001" in screen_text(pilot)


async def test_a_click_highlights_and_a_second_one_opens() -> None:
    """The mouse can do what the keys can."""
    async with showing(looking(three_people())) as pilot:
        await pilot.click("#main", offset=(5, 3))
        await settled(pilot)
        assert "P-001" == pilot.app.screen.query_one("#main", Listing).key
        await pilot.click("#main", offset=(5, 3), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, PersonScreen)
