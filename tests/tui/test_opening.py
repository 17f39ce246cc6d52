"""A plan that takes long to read says how far it has come, and can be left meanwhile."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from tcplan.errors import PlanUnreadableError
from tcplan.planner import Looking, Tell
from tests.tui.plans import three_people
from tests.tui.showing import WIDE, looking, screen_text, settled
from tui.opening import OpeningApp


class Reading:
    """A plan that is read in two steps, the second when it is let go on."""

    def __init__(self, fault: PlanUnreadableError | None = None) -> None:
        self.go_on = threading.Event()
        self._fault = fault

    def __call__(self, tell: Tell) -> tuple[Looking]:
        """Read it."""
        for _ in range(200):
            tell(4_000, 61_000)
            if self.go_on.wait(0.05):
                break
        if self._fault is not None:
            raise self._fault
        return (looking(three_people()),)


@asynccontextmanager
async def opening(reading: Reading) -> AsyncIterator[Pilot[int]]:
    """The interface, opened on a plan that is still being read."""
    app = OpeningApp(reading, "large.plan.json")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        yield pilot
    reading.go_on.set()


async def said(pilot: Pilot[int], words: str) -> bool:
    """Whether these words come to stand on the screen."""
    for _ in range(200):
        if words in screen_text(pilot):
            return True
        await pilot.pause(0.02)
    return False


async def test_how_much_has_been_read_is_said_and_then_everybody_is_listed() -> None:
    """Whoever waits sees that something happens, and no list before all of it is known."""
    reading = Reading()
    async with opening(reading) as pilot:
        assert await said(pilot, "4,000 of 61,000 records read and checked.")
        assert "P-001" not in screen_text(pilot)
        reading.go_on.set()
        assert await said(pilot, "P-001")
        await settled(pilot)
        assert "People · 3" in screen_text(pilot)


async def test_a_plan_that_cannot_be_read_says_why_outside_the_screen() -> None:
    """The reason is handed to whoever started it, who prints it where it stays to be read."""
    reading = Reading(PlanUnreadableError("large.plan.json is empty."))
    reading.go_on.set()
    async with opening(reading) as pilot:
        await pilot.app.workers.wait_for_complete()
        app = pilot.app
    assert isinstance(app, OpeningApp)
    assert ("large.plan.json is empty.", 2) == (str(app.refused), app.return_code)


async def test_one_can_leave_while_it_is_being_read() -> None:
    """Nobody has to wait for the end; any other key says what is going on."""
    reading = Reading()
    async with opening(reading) as pilot:
        await pilot.press("2")
        assert await said(pilot, "The plan is still being read; q leaves.")
        await pilot.press("q")
        await pilot.pause()
        assert 0 == pilot.app.return_code


async def test_the_screens_that_are_opened_next_are_loaded_while_one_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever opens the first person does not wait for the program to load that screen."""
    loaded: list[str] = []
    monkeypatch.setattr("tui.opening.import_module", loaded.append)
    reading = Reading()
    async with opening(reading) as pilot:
        assert await said(pilot, "4,000 of 61,000 records read and checked.")

    assert "tui.person" in loaded
