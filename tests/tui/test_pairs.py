"""Pairs of agencies on the screen: what only both take, how far the work is, and its end."""

import asyncio
from itertools import count
from threading import Event

import pytest

from tests.tui.showing import DURHAM, opened, press, screen_text, showing
from tui.pairs import PairsScreen
from tui.places.agencies import AgenciesPlace
from tui.stopped import StoppedScreen


async def test_pairs_are_told_from_the_list_of_agencies() -> None:
    """The key b tries every pair, and the first are two names of one owner."""
    async with showing(opened(DURHAM), "2", "b") as pilot:
        text = screen_text(pilot)

        assert isinstance(pilot.app.screen, PairsScreen)
        assert "3,486 pairs of 84 agencies tried" in text
        assert "Lost only if both stop · 59 of 59" in text


async def test_enter_stops_both() -> None:
    """A pair leads to what would be lost if both stopped, and esc leads back to the pairs."""
    async with showing(opened(DURHAM), "2", "b", "enter") as pilot:
        assert isinstance(pilot.app.screen, StoppedScreen)
        assert "If Oakgill Support and Ravenbeck Living stopped" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PairsScreen)


async def test_pairs_with_one_agency_name_it_in_each_row() -> None:
    """From an agency the pairs are those with it."""
    async with showing(opened(DURHAM), "2", "enter", "b") as pilot:
        screen = pilot.app.screen

        assert isinstance(screen, PairsScreen)
        assert screen.view is not None
        assert all("wear-vale" in row.ids for row in screen.view.rows)


async def test_work_on_pairs_shows_how_far_it_is_and_esc_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody has to wait for an answer that they no longer want."""
    began, ended = Event(), Event()

    def endless(*asked: object) -> None:
        tell = asked[-1]
        try:
            for done in count():
                tell(done, 10_000)  # type: ignore[operator]
                began.wait(0.01)
                began.set()
        finally:
            ended.set()

    monkeypatch.setattr("tui.pairs.planner.every_pair", endless)
    async with showing(opened(DURHAM), "2") as pilot:
        await pilot.press("b")
        assert await asyncio.to_thread(began.wait, 20)
        while "of 10,000 risks looked at, esc ends it" not in screen_text(pilot):
            await pilot.pause()
        await pilot.press("escape")
        assert await asyncio.to_thread(ended.wait, 20)
        assert isinstance(pilot.app.screen, AgenciesPlace)
