"""A newcomer sees five lines once; nobody is stopped by them or by broken settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tcplan.planner.settings import Kept, Settings, keep, read
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, WIDE, in_words, looking, press, screen_text, settled
from tui.app import PlannerApp
from tui.dialogs.tour import LINES, Tour
from tui.places.people import PeoplePlace


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's settings are kept; nothing is there yet."""
    path = tmp_path / "settings.json"
    monkeypatch.setenv("TCPLAN_SETTINGS", str(path))
    return path


def begun(kept: Kept | None = None) -> PlannerApp:
    """The interface as a user with these settings starts it."""
    return PlannerApp(looking(three_people()), kept=kept or read())


def shows_tour(pilot: Pilot[int]) -> bool:
    """Whether the five lines stand in front."""
    return isinstance(pilot.app.screen, Tour)


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("key", ["q", "escape", "down", "tab"])
async def test_any_key_puts_the_tour_away(key: str) -> None:
    """Whatever a newcomer presses first, the list is there, and nothing else happens."""
    async with begun().run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = shows_tour(pilot)
        await press(pilot, key)
        after, place = shows_tour(pilot), pilot.app.current_mode

    assert (True, False, "people") == (before, after, place)


@pytest.mark.usefixtures("file")
async def test_the_tour_comes_once() -> None:
    """The second time the list is there at once, also where the first time was cut short."""
    found = []
    for _ in range(2):
        async with begun().run_test(size=WIDE) as pilot:
            await settled(pilot)
            found.append(shows_tour(pilot))

    assert [True, False] == found


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_all_five_lines_can_be_read(size: tuple[int, int]) -> None:
    """No line of the tour is cut short, in a large terminal or a small one."""
    async with begun().run_test(size=size) as pilot:
        await settled(pilot)
        shown = in_words(screen_text(pilot))

    assert 5 == len(LINES)
    words = " ".join(" – ".join(("", *LINES)).split())
    if size == WIDE:
        assert [] == [line for line in LINES if line not in shown]
    else:
        assert [] == [word for word in words.split() if word not in shown]


@pytest.mark.usefixtures("file")
async def test_the_tour_can_be_seen_again() -> None:
    """Who put it away too soon finds it under a key and in the list of commands."""
    async with begun(Kept(Settings(tour_seen=True))).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+g")
        shown = shows_tour(pilot)

    assert shown


@pytest.fixture
def broken(file: Path) -> Iterator[None]:
    """Settings that are no settings, and are the same afterwards."""
    file.write_text("{", "utf-8")
    yield
    assert "{" == file.read_text("utf-8")


@pytest.mark.usefixtures("broken")
async def test_broken_settings_stop_nobody() -> None:
    """Settings that cannot be read are told of in passing; the plan is there, and they are kept."""
    async with begun().run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        shown = " ".join(screen_text(pilot).split())

    assert "P-001" in shown
    assert "could not be read" in shown


async def test_without_a_place_for_settings_there_is_no_tour() -> None:
    """Where it could not be remembered, the tour would come again and again, so it does not."""
    async with begun().run_test(size=WIDE) as pilot:
        await settled(pilot)
        shown = shows_tour(pilot)

    assert not shown
    assert keep(tour_seen=True)


@pytest.mark.usefixtures("file")
async def test_two_keys_at_once_put_away_the_tour_and_nothing_behind_it() -> None:
    """Whoever presses enter and escape before the screen answers is at the list, and not out."""
    app = begun()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        tour = app.screen
        for key in ("enter", "escape", "escape"):
            tour.post_message(events.Key(key, None))
        await settled(pilot)

        assert not shows_tour(pilot)
        assert isinstance(app.screen, PeoplePlace)
        assert 1 == len(app.screen_stack)


@pytest.mark.usefixtures("file")
async def test_the_first_keys_are_not_lost_by_it() -> None:
    """Whoever knows what they want types it at once: the first key asks for it, as each later."""
    async with begun().run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = shows_tour(pilot)
        await press(pilot, "2", "slash", "o", "a", "k")
        shown = screen_text(pilot)

    assert before
    assert "filter: oak" in shown
    assert "[2 Agencies]" in shown
