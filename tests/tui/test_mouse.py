"""Everything that a key does can be done by pointing, and nothing recorded can be pointed at."""

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.plans import robin, three_people
from tests.tui.showing import NARROW, WIDE, looking, press, screen_text, settled, showing
from tui import commands
from tui.dialogs.goals import goals
from tui.dialogs.keys import Keys
from tui.framed import Framed
from tui.person import PersonScreen
from tui.places.people import PeoplePlace


async def point(pilot: Pilot[int], words: str, *, times: int = 1, last: bool = False) -> None:
    """Point at some words on the screen."""
    lines = screen_text(pilot).split("\n")
    found = [(line.index(words), y) for y, line in enumerate(lines) if words in line]
    x, y = found[-1 if last else 0]
    await pilot.click(offset=(x, y), times=times)
    await settled(pilot)


def here(pilot: Pilot[int]) -> Framed:
    """The screen that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, Framed)
    return screen


async def test_a_tab_is_gone_to_by_pointing() -> None:
    """Places, lenses, and the step back from a person to the list can all be pointed at."""
    async with showing(looking(three_people())) as pilot:
        await point(pilot, "2 Agencies")
        place = here(pilot).REACH
        await point(pilot, "1 People")
        await point(pilot, "P-001", times=2)
        opened = here(pilot).REACH
        await point(pilot, "t Timeline")
        lens = here(pilot).REACH
        await point(pilot, "People › P-001")

        assert ("agencies", "overview", "timeline") == (place, opened, lens)
        assert isinstance(pilot.app.screen, PeoplePlace)


async def test_a_row_is_highlighted_once_and_opened_twice() -> None:
    """One click highlights a row; two open it."""
    async with showing(looking(three_people())) as pilot:
        await point(pilot, "P-003")
        highlighted = here(pilot).individual
        still = here(pilot).REACH
        await point(pilot, "P-003", times=2, last=True)

        assert ("P-003", "people") == (highlighted, still)
        assert isinstance(pilot.app.screen, PersonScreen)


async def test_a_double_click_opens_one_screen() -> None:
    """A row of the calendar that is opened by pointing is opened once, not twice."""
    async with showing(looking(three_people()), "4") as pilot:
        await point(pilot, "Fit the second rail", times=2)

        assert 2 == len(pilot.app.screen_stack)


async def test_previous_and_next_can_be_pointed_at() -> None:
    """One goes on to the next person of the list, and back, by pointing."""
    async with showing(looking(three_people()), "o") as pilot:
        first = here(pilot).individual
        await point(pilot, "next ]")
        second = here(pilot).individual
        await point(pilot, "[ previous")

        assert ("P-002", "P-001", "P-002") == (first, second, here(pilot).individual)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_the_keys_of_the_footer_can_be_pointed_at(size: tuple[int, int]) -> None:
    """What stands in the footer is done when it is pointed at, each key of a group by itself."""
    async with showing(looking(three_people()), "3", size=size) as pilot:
        first = here(pilot).individual
        await point(pilot, "↓ Move")
        down = here(pilot).individual
        await point(pilot, "↑↓ Move")
        up = here(pilot).individual
        await point(pilot, "/ Filter", last=True)
        typing = "enter keeps it" in screen_text(pilot)
        await press(pilot, "escape")
        await point(pilot, "? Keys")

        assert (first, True) == (up, typing)
        assert {"P-001", "P-002"} == {first, down}
        assert isinstance(pilot.app.screen, Keys)


async def test_a_dialog_is_left_and_answered_by_pointing() -> None:
    """The words about keys at the foot of a dialog are what one points at; so are the choices."""
    async with showing(looking(three_people())) as pilot:
        await point(pilot, "s Sort", last=True)
        await point(pilot, "esc leaves it")
        left = here(pilot).REACH
        await point(pilot, "s Sort", last=True)
        await point(pilot, "day of the move")
        text = screen_text(pilot)

    assert "people" == left
    assert "sorted by day of the move" in text


async def test_a_form_of_the_export_is_chosen_by_pointing() -> None:
    """In the export dialog the choice that is pointed at is taken, and p reads it first."""
    async with showing(looking(robin()), "e") as pilot:
        await point(pilot, "( ) md")
        taken = screen_text(pilot)
        await point(pilot, "p preview")
        preview = screen_text(pilot)

    assert "(•) md" in taken
    assert "Preview, as md" in preview


async def test_the_wheel_scrolls() -> None:
    """What is longer than its pane is reached with the wheel as with the arrows."""
    async with showing(looking(robin()), "o", "v", size=NARROW) as pilot:
        main = pilot.app.screen.query_one("#main")
        wheel = [events.MouseScrollDown]
        await pilot._post_mouse_events(wheel, widget=main, offset=(5, 5), button=0)  # type: ignore[arg-type]  # noqa: SLF001
        await settled(pilot)

        assert main.scroll_offset.y > 0


async def test_a_key_of_the_help_is_carried_out_where_it_is_pointed_at() -> None:
    """Each line of the help does what it tells of, on the screen behind it."""
    async with showing(looking(three_people()), "question_mark", size=(120, 120)) as pilot:
        await point(pilot, "Show or hide names")
        text = screen_text(pilot)

    assert "Names are shown." in text


async def test_the_help_is_carried_out_with_enter_too() -> None:
    """Who cannot remember a key chooses its line and presses enter."""
    async with showing(looking(three_people()), "question_mark", "enter") as pilot:
        assert not isinstance(pilot.app.screen, Keys)


async def test_the_palette_has_every_command() -> None:
    """What cannot be done here stands in the palette too, dim, and says why."""
    async with showing(looking(three_people())) as pilot:
        found = [goal for goal in goals(pilot.app) if goal.kind == "command"]  # type: ignore[arg-type]

    every = {c.words for c in commands.COMMANDS if c.name not in {"go", "back", "close"}}
    dim = {goal.name: goal.more for goal in found if goal.dim}
    assert every <= {goal.name for goal in found}
    assert dim["Undo"].startswith("not now. This is a plan file")
    assert "not here. It works in Risks." == dim["Next risk"]
