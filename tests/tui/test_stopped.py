"""If a service stopped: what is lost is always shown, and what is on elsewhere stays on there."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.builders import agency, with_entity
from tests.tui.plans import three_people, two_providers
from tests.tui.showing import (
    DURHAM,
    in_passing,
    in_words,
    looking,
    opened,
    press,
    screen_text,
    showing,
)
from tests.tui.test_what_if import choose, left, tried
from tui.dialogs.no_filter import NoFilter
from tui.listing import Listing
from tui.places.agency import AgencyScreen
from tui.stopped import StoppedScreen

TAKEN_ON = ("2", "slash", *"small", "enter", "x", "enter", "escape", "escape")
"""The smaller provider is tried, taken on into Robin's What-if, and one goes back to the list."""


def on(pilot: Pilot[int]) -> list[tuple[str | None, frozenset[str]]]:
    """What is tried, and in whose What-if it is on."""
    app: Any = pilot.app
    return [(one.change.about, one.people) for one in app.trying.tried if one.on]


def footer(pilot: Pilot[int]) -> str:
    """The keys below."""
    return screen_text(pilot).splitlines()[-1]


async def test_what_is_on_in_a_what_if_is_shown_again_from_its_own_page() -> None:
    """A service that is still tried for Robin is answered like any other, and stays on there."""
    async with showing(looking(two_providers()), *TAKEN_ON, "enter") as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, StoppedScreen)
        await press(pilot, "escape")

        assert isinstance(pilot.app.screen, AgencyScreen)
        assert [("elm", {"P-001"})] == on(pilot)


async def test_from_a_record_x_shows_what_is_on_already() -> None:
    """The same control crossed again in the Network is shown in What-if, and is not taken off."""
    async with showing(looking(two_providers()), "1", "home", "n", "x", "escape") as pilot:
        before = on(pilot)
        await press(pilot, "x")

        assert "What is tried ·" in screen_text(pilot)
        assert before == on(pilot)
        assert before


async def test_it_says_in_whose_what_if_it_stays_on() -> None:
    """What Robin's What-if holds is not let go by leaving, and the page says so."""
    async with showing(looking(two_providers()), *TAKEN_ON, "x") as pilot:
        words = " ".join(screen_text(pilot).split())

        assert "Nothing in the plan is changed. It stays on in the What-if of P-001" in words


async def test_what_else_is_tried_is_named_with_whose_it_is() -> None:
    """Whoever tries a second service reads which other is on and for whom, not only how many."""
    keys = (*TAKEN_ON, "escape", "home", "slash", *"oak", "enter", "x")
    async with showing(looking(two_providers()), *keys) as pilot:
        told = " ".join(line.text for line in pilot.app.screen.lines())  # type: ignore[attr-defined]

        assert "Elm Small Supports stops (in the What-if of P-001)" in told


async def test_what_is_tried_for_others_alone_is_not_told_here() -> None:
    """Where who it is tried for would lose nothing, it is no word of this list."""
    plan = with_entity(two_providers(), agency("ash"))
    async with showing(looking(plan), *TAKEN_ON, "escape", "slash", *"ash", "enter", "x") as pilot:
        assert isinstance(pilot.app.screen, StoppedScreen)
        assert "not counted here" not in "".join(x.text for x in pilot.app.screen.lines())


async def test_what_happens_stands_before_what_would_be_done() -> None:
    """Taken off and put on again, what stops is the first of the changes, and the fix after it."""
    keys = ("2", "slash", *"small", "enter", "x", "enter")
    async with showing(looking(two_providers()), *keys) as pilot:
        await choose(pilot, "deputy")
        await press(pilot, "enter", "escape", "x", "x", "enter")

        assert [("deputy", "c-night", True), ("stop", "elm", True)] == tried(pilot)
        assert left(pilot).startswith("[x] Elm Small Supports stops [x] ")


async def test_the_footer_says_what_x_does_now() -> None:
    """While it is on x takes it off, and once it is off x puts it on."""
    async with showing(looking(two_providers()), "2", "x", size=(160, 40)) as pilot:
        assert "x Take off" in footer(pilot)
        await press(pilot, "x")
        assert "x Put on" in footer(pilot)
        assert "│Taken off: this is not tried now;" in screen_text(pilot)


async def test_words_filter_what_would_be_lost() -> None:
    """Whoever types /night sees the losses at night, and esc first shows all of them again."""
    async with showing(looking(two_providers()), "2", "slash", *"small", "enter", "x") as pilot:
        await press(pilot, "slash", *"night", "enter")
        rows = pilot.app.screen.query_one("#main", Listing)
        assert [1, True] == [len(rows.rows), isinstance(pilot.app.screen, StoppedScreen)]
        await press(pilot, "slash", *"xyz")
        assert "No row has these words" in screen_text(pilot)
        await press(pilot, "escape")
        assert 1 == len(rows.rows)


async def test_parts_that_are_none_are_left_out() -> None:
    """Nobody reads that 0 people would lose back-up where only cover is lost."""
    async with showing(looking(two_providers()), "2", "slash", *"small", "enter", "x") as pilot:
        assert "1 person would lose cover, for 1 risk (" in screen_text(pilot)
        assert "0 people" not in screen_text(pilot)


async def test_where_nothing_can_be_filtered_letters_do_nothing() -> None:
    """Words typed after / on a page without a filter open nobody's record."""
    async with showing(looking(three_people()), "2", "enter", "slash") as pilot:
        assert isinstance(pilot.app.screen, NoFilter)
        await press(pilot, *"night")
        assert isinstance(pilot.app.screen, NoFilter)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AgencyScreen)


async def test_a_result_that_loses_its_limit_is_in_the_same_sentence() -> None:
    """Where no risk loses anything a result may: nobody reads the agency as harmless."""
    keys = ("2", "slash", *"larkhill", "enter", "x")
    async with showing(opened(DURHAM), *keys, size=(100, 30)) as pilot:
        words = in_words(screen_text(pilot))

        assert "its back-up, but 1 possible result would have nothing left to limit the" in words
        assert "harm: P-040 “Larkhill gives the room away”" in words
        assert "Nothing would be lost." not in words
        assert "v tells the results that would" in words


async def test_what_is_below_the_edge_is_told_with_its_keys() -> None:
    """What does not fit is named with v and tab; results stand above the edge even so."""
    keys = ("2", "slash", *"oakgill", "enter", "x")
    async with showing(opened(DURHAM), *keys, size=(100, 30)) as pilot:
        words = in_words(screen_text(pilot))

        assert "more below: v shows all of it · shift+tab, then ↓, reads on" in words
        assert "P-088 “They stop letting staff in”" in words
        assert "14 risks have hours" not in words
        await press(pilot, "shift+tab", *["down"] * 4)
        assert "14 risks have hours" in screen_text(pilot)
        assert "(Only if promised → Not covered)" in words


async def test_where_all_fits_no_key_is_named_for_more() -> None:
    """On a large terminal nothing is said to be below."""
    keys = ("2", "slash", *"oakgill", "enter", "x")
    async with showing(opened(DURHAM), *keys, size=(160, 60)) as pilot:
        assert "more below" not in screen_text(pilot)
        assert "hours that nothing covers even now" in screen_text(pilot)


async def test_what_is_tried_does_not_go_unsaid() -> None:
    """Q tells once that what is on in a What-if is kept nowhere; asked for again it leaves."""
    async with showing(looking(two_providers()), *TAKEN_ON, "q") as pilot:
        stays = pilot.app.return_code
        said = in_passing(pilot)
        await press(pilot, "q")

        going = "What you are trying (1 change) is not saved and goes when you leave."
        assert [f"{going} q again leaves."] == said
        assert (None, 0) == (stays, pilot.app.return_code)


@pytest.mark.parametrize("keys", [("2",), TAKEN_ON[:-3], (*TAKEN_ON[:-2], "home", "d")])
async def test_what_was_only_looked_at_holds_nobody_back(keys: tuple[str, ...]) -> None:
    """Nothing is asked of whoever has put nothing on in anybody's What-if."""
    async with showing(looking(two_providers()), *keys, "q") as pilot:
        assert 0 == pilot.app.return_code
