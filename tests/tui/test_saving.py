"""What is typed is saved against what was read; over somebody else's change only when asked."""

import gc
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tcplan.domain.changes import Amend
from tcplan.planner import Session
from tcplan.store.database import open_database
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, settled, showing
from tests.tui.working import at, at_work, begun, journal, save, session
from tui.app import SAVING_FIRST, PlannerApp


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin, Sam and Kit as Ann began the plan."""
    return begun(tmp_path, three_people())


def name_of(path: Path) -> str:
    """What the control of Robin is called in the database."""
    with open_database(path, readonly=True) as store:
        return str(store.load().by_id["c-oak"].name)


def app_of(pilot: Pilot[int]) -> PlannerApp:
    """The app under test."""
    assert isinstance(pilot.app, PlannerApp)
    return pilot.app


async def test_a_change_is_saved_and_says_how_it_is_taken_back(base: Path) -> None:
    """Whoever saves is told what was done, and that z takes it back."""
    async with at_work(session(base)) as pilot:
        app_of(pilot).save([Amend("c-oak", {"name": "Night staff"})], "Renamed", "It is renamed.")
        await settled(pilot)
        await settled(pilot)

        assert "It is renamed. z takes it back." in " ".join(screen_text(pilot).split())
    assert "Night staff" == name_of(base)
    assert ["Renamed"] == [row.why for row in journal(base, "amend")]


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("3", "c", "tab", *"said", "ctrl+o", "enter", "enter", "1"),
        ("1", "down", "enter", "c", "enter", "escape", "1"),
        ("1", "down", "enter", "w", "escape", "1"),
        ("1", "down", "L", "e", "enter", "escape", "1"),
    ],
)
async def test_what_was_shown_before_a_save_goes_without_being_searched_for(
    base: Path, keys: tuple[str, ...]
) -> None:
    """A plan that a save replaces is held by no circle, nor by what is left of a screen."""
    async with at_work(session(base)) as pilot:
        await renamed(pilot, "Night staff")
        before = weakref.ref(app_of(pilot).looking)
        gc.collect()
        gc.disable()
        try:
            await press(pilot, *keys)
            assert app_of(pilot).screen_stack == [app_of(pilot).screen]
            await renamed(pilot, "Night team")
            assert before() is None
        finally:
            gc.enable()


async def renamed(pilot: Pilot[int], name: str) -> None:
    """Save a name, and wait until it is shown."""
    app_of(pilot).save([Amend("c-oak", {"name": name})], None, "It is renamed.")
    await settled(pilot)
    await settled(pilot)


async def clashing(pilot: Pilot[int], base: Path) -> None:
    """Ben renames the control that is about to be renamed here."""
    save(base, "Ben", at(22, 13), Amend("c-oak", {"name": "Ben's name"}))
    app_of(pilot).save([Amend("c-oak", {"name": "My name"})], None, "It is renamed.")
    await settled(pilot)
    await settled(pilot)


async def test_a_conflict_shows_both_and_saves_nothing_yet(base: Path) -> None:
    """Somebody else's name and mine stand one below the other, and nothing is written."""
    async with at_work(session(base)) as pilot:
        await clashing(pilot, base)
        shown = screen_text(pilot)

    assert all(words in shown for words in ("Ben", "Ben's name", "My name", "Oak"))
    assert "Ben's name" == name_of(base)


async def test_mine_is_put_over_theirs_when_asked(base: Path) -> None:
    """To put mine over theirs is one choice, and the journal has both."""
    async with at_work(session(base)) as pilot:
        await clashing(pilot, base)
        await press(pilot, "down", "enter")

    assert "My name" == name_of(base)
    assert ["Ben", "Dora"] == [row.who for row in journal(base, "amend")]


async def test_theirs_is_kept_unless_something_else_is_chosen(base: Path) -> None:
    """Enter alone, pressed in haste, leaves what somebody else saved."""
    async with at_work(session(base)) as pilot:
        await clashing(pilot, base)
        await press(pilot, "enter")

    assert "Ben's name" == name_of(base)


async def test_a_plan_file_says_that_it_is_only_read() -> None:
    """Whoever would change a plan file is told how a database is made of it."""
    async with showing(looking(three_people())) as pilot:
        app_of(pilot).save([Amend("c-oak", {"name": "Night staff"})], None, "It is renamed.")
        await settled(pilot)

        assert "tcplan new test.db --from test.plan.json" in " ".join(screen_text(pilot).split())


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A save that takes until this is set, as on a slow disk."""
    go_on, change = threading.Event(), Session.change

    def slowly(worker: Session, *given: Any) -> int:  # noqa: ANN401
        assert go_on.wait(30)
        return change(worker, *given)

    monkeypatch.setattr(Session, "change", slowly)
    return go_on


async def begun_to_leave(pilot: Pilot[int]) -> None:
    """Rename something, and leave before it can have been written."""
    app_of(pilot).save([Amend("c-oak", {"name": "Night staff"})], None, "It is renamed.")
    await pilot.pause()
    await pilot.press("q", "q")
    assert SAVING_FIRST in " ".join(screen_text(pilot).split())


async def test_whoever_leaves_while_it_is_saved_loses_nothing(
    base: Path, held: threading.Event
) -> None:
    """The program ends when what was agreed to stands, and not in the middle of it."""
    async with at_work(session(base)) as pilot:
        await begun_to_leave(pilot)
        assert app_of(pilot).return_code is None
        held.set()
        await settled(pilot)

        assert 0 == app_of(pilot).return_code
    assert "Night staff" == name_of(base)


async def test_whoever_leaves_is_told_what_could_not_be_saved(
    base: Path, held: threading.Event
) -> None:
    """Where a colleague was there first the program stays, and asks as it would have."""
    async with at_work(session(base)) as pilot:
        await begun_to_leave(pilot)
        save(base, "Ben", at(22, 13), Amend("c-oak", {"name": "Ben's name"}))
        held.set()
        await settled(pilot)
        await settled(pilot)

        assert app_of(pilot).return_code is None
        assert "Ben's name" in screen_text(pilot)


async def test_a_plan_that_is_read_while_a_screen_is_only_just_opening_is_shown(base: Path) -> None:
    """The screen is not asked for what does not stand on it yet; opened, it shows the new plan."""
    async with at_work(session(base)) as pilot:
        app = app_of(pilot)
        app.open_person("P-001", "overview")
        assert not app.screen.is_mounted
        app.show_newest(app.looking.naming(names=True))
        await settled(pilot)

        assert app.screen.is_mounted
        assert app.looking is app.screen._seen  # noqa: SLF001
