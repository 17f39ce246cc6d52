"""A day that is typed is taken as a day, and a letter never chooses what happens to be marked."""

import pytest
from textual import events

from tests.tui.plans import one_step, robin
from tests.tui.showing import in_passing, in_words, looking, press, screen_text, settled, showing
from tests.tui.test_what_if import tried
from tui.app import PlannerApp
from tui.dialogs.choose import Choose
from tui.dialogs.other_day import DayLine, OtherDay
from tui.moving import MoveBy

ASKED = ("w", "a", "down", "down", "enter", "enter")
"""From the first screen to by how much the move is to slip."""


def slips(app: object) -> list[tuple[str | None, int | None]]:
    """What is moved, and by how many days."""
    assert isinstance(app, PlannerApp)
    return [(one.change.about, one.change.days) for one in app.trying.tried]


async def test_a_day_is_typed_where_a_date_is_moved() -> None:
    """Whoever types the day instead of pressing arrows has that day tried."""
    async with showing(looking(robin()), "t", "m") as pilot:
        await press(pilot, "1", "3", "space", *"Jan", "space", *"2027")
        assert isinstance(pilot.app.screen, OtherDay)
        await press(pilot, "enter")

        assert [("move", 10)] == slips(pilot.app)
        assert "What is tried ·" in screen_text(pilot)


@pytest.mark.parametrize("typed", [("+", "7"), ("9", "space", *"Dec", "space", *"2026")])
async def test_a_day_is_typed_where_a_step_is_moved(typed: tuple[str, ...]) -> None:
    """A step is done by a day; told another, it takes so many days more."""
    async with showing(looking(one_step()), "t", "down", "m", *typed) as pilot:
        assert "in the plan the step is done by 2 Dec 2026" in screen_text(pilot)
        await press(pilot, "enter")

        assert [("m-tenancy", 7)] == slips(pilot.app)


async def test_arrows_say_by_when_a_step_is_done() -> None:
    """A week more for a step is told as the day on which it is done then."""
    async with showing(looking(one_step()), "t", "down", "m", "down") as pilot:
        assert "it takes 7 days more, so it is done by 9 December 2026" in screen_text(pilot)


@pytest.mark.parametrize("keys", [("t", "m"), ("t", "down", "m")])
async def test_a_day_that_is_pasted_is_typed_into_one_line(keys: tuple[str, ...]) -> None:
    """What comes in one go, as from a clipboard without brackets, stands whole in one line."""
    async with showing(looking(one_step()), *keys) as pilot:
        for sign in "15 January 2027":
            pilot.app.post_message(events.Key("space" if sign == " " else sign, sign))
        await settled(pilot)

        assert ["MoveBy", "OtherDay"] == [type(one).__name__ for one in pilot.app.screen_stack[-2:]]
        assert "15 January 2027" == pilot.app.screen.query_one(DayLine).value


async def test_a_date_that_was_not_moved_is_not_tried() -> None:
    """Enter on a date that stands as in the plan says how it is moved, and opens nothing."""
    async with showing(looking(robin()), "t", "m", "enter") as pilot:
        assert isinstance(pilot.app.screen, MoveBy)
        assert "It is still as it is in the plan" in screen_text(pilot)
        assert "Move the day of the move" in screen_text(pilot)


async def test_a_letter_over_a_date_says_what_can_be_typed() -> None:
    """A word is not swallowed: the dialog says that a day or the arrows move it."""
    async with showing(looking(robin()), "t", "m", "s") as pilot:
        assert "Type a day, as +14 or 1 Feb 2027" in screen_text(pilot)


async def test_after_a_letter_enter_waits_for_an_arrow() -> None:
    """Words typed over a menu never take what happens to be marked in it."""
    async with showing(looking(robin()), *ASKED, "s", "enter") as pilot:
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "down", "enter")
        assert 1 == len(slips(pilot.app))


@pytest.mark.parametrize("keys", [("+", "1", "0"), ("home", "enter", "+", "1", "0")])
async def test_by_how_much_takes_a_day_that_is_typed(keys: tuple[str, ...]) -> None:
    """A day can be typed at once, or after its choice, which stands first."""
    async with showing(looking(robin()), *ASKED, *keys, "enter") as pilot:
        assert [("move", 10)] == slips(pilot.app)


async def test_a_date_moves_to_a_day_that_is_typed() -> None:
    """The first choice of how much takes a day; one that is none is refused, nothing is added."""
    keys = ("w", "a", "down", "down", "enter", "enter", "X", "home", "enter")
    async with showing(looking(robin()), *keys[:-2]) as pilot:
        assert "Letters choose nothing here" in screen_text(pilot)
        await press(pilot, *keys[-2:], *"soon", "enter")
        assert "This is no day" in screen_text(pilot)
        await press(pilot, *["backspace"] * 4, *"+10", "enter")
        slips = [one.change for one in pilot.app.trying.tried]  # type: ignore[attr-defined]

        assert [("slip", "move", 10)] == [(c.kind, c.about, c.days) for c in slips]


async def test_a_step_takes_until_a_day_that_is_typed() -> None:
    """Over a step the first digit begins the day too; the step is then done on it."""
    keys = ("w", "a", "down", "down", "enter", "down", "enter")
    async with showing(looking(one_step()), *keys, *"1 Feb 2027") as pilot:
        assert "in the plan the step is done by 2 Dec 2026" in screen_text(pilot)
        await press(pilot, "enter")
        (slip,) = [one.change for one in pilot.app.trying.tried]  # type: ignore[attr-defined]

        assert ("slip", "m-tenancy", 61) == (slip.kind, slip.about, slip.days)


async def test_a_day_that_comes_at_once_stands_whole() -> None:
    """Keys that arrive together lose no sign of the day, and none of them acts elsewhere."""
    keys = ("w", "a", "down", "down", "enter", "down", "enter")
    async with showing(looking(one_step()), *keys) as pilot:
        for sign in "1/2/2027":
            pilot.app.post_message(events.Key(sign, sign))
        await settled(pilot)
        assert "1/2/2027" == pilot.app.screen.query_one(DayLine).value
        await press(pilot, "enter")

        assert [("slip", "m-tenancy", True)] == tried(pilot)


async def test_a_list_of_dates_says_what_each_does() -> None:
    """The move takes all with it; a step takes longer, and the move waits for it."""
    keys = ("w", "a", "down", "down", "enter")
    async with showing(looking(one_step()), *keys, size=(80, 24)) as pilot:
        text = screen_text(pilot)

        assert "The move itself: its day, and all that is counted from it" in text
        assert "A step takes longer: Tenancy signed" in text
        assert "A step is one piece of the work towards the move" in text
        await press(pilot, "down", "enter")
        assert "another day: type it" in screen_text(pilot)
        assert "7 days more" in screen_text(pilot)


async def test_what_was_typed_is_no_choice_until_enter_is_pressed_once_more() -> None:
    """After letters the first enter only says what is marked, an arrow leading nowhere or not."""
    async with showing(looking(robin()), "w", "a", *"oak") as pilot:
        assert "Letters choose nothing here" in screen_text(pilot)
        await press(pilot, "up", "enter")
        assert "Letters chose nothing. Marked is “An agency or a team stops" in in_words(
            screen_text(pilot)
        )
        await press(pilot, "enter")
        assert "Who would stop?" in screen_text(pilot)


async def test_after_letters_another_row_is_a_choice_at_once() -> None:
    """The mark that was moved says what is meant: enter takes it."""
    async with showing(looking(robin()), "w", "a", *"oak", "down", "enter") as pilot:
        assert "Who would be short of staff?" in screen_text(pilot)


async def test_a_day_beyond_ten_years_adds_nothing() -> None:
    """A year that was typed wrongly is said, and nothing is tried."""
    far = (*"1 Feb 2077", "enter")
    keys = ("w", "a", "down", "down", "enter", "enter", *far)
    async with showing(looking(robin()), *keys) as pilot:
        told = in_passing(pilot)
        assert "That is more than ten years away. Nothing was added." in told
        await press(pilot, "m", *far)

        assert "That is more than ten years away." in screen_text(pilot)
        assert [] == tried(pilot)
