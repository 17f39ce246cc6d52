"""A key that does nothing where one is says so, and a warning goes when one goes on."""

import pytest

from tests.tui.plans import three_people
from tests.tui.showing import in_passing, looking, press, showing


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("x",), "x (Try without) asks what would be lost without an agency, an arrangement"),
        (("S",), "S (Save) does nothing here; ? shows the keys that do."),
        (("2", "enter", "%"), "% (Figures) does nothing here; ? shows the keys that do."),
    ],
)
async def test_a_key_of_another_screen_says_that_it_does_nothing_here(
    keys: tuple[str, ...], said: str
) -> None:
    """Nobody takes silence for an answer."""
    async with showing(looking(three_people()), *keys) as pilot:
        assert [True] == [words.startswith(said) for words in in_passing(pilot)]


@pytest.mark.parametrize("keys", [("ä",), ("down",), ("slash", "x"), ("ctrl+p", "x")])
async def test_what_is_no_key_anywhere_or_is_typed_is_left_alone(keys: tuple[str, ...]) -> None:
    """Nothing is said of a letter that means nothing, nor of one that is typed into a line."""
    async with showing(looking(three_people()), *keys) as pilot:
        assert [] == in_passing(pilot)


async def test_a_warning_goes_when_one_goes_on() -> None:
    """What could not be done does not cover the next screen; what was done stays to be read."""
    async with showing(looking(three_people()), "z") as pilot:
        assert 1 == len(in_passing(pilot))
        await press(pilot, "2")
        assert [] == in_passing(pilot)
        await press(pilot, "*", "1")
        assert ["Names are shown."] == in_passing(pilot)
