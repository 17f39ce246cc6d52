"""Every place, lens and dialog, as a planner sees it in two sizes of terminal."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tcplan.planner import Looking
from tests.tui.showing import DURHAM, NARROW, ROOT, WIDE, opened, showing
from tests.tui.working import at, at_work, durham, session

ROBIN = ("ctrl+p", *"p-014", "enter")

SCREENS: dict[str, tuple[str, ...]] = {
    "people": (),
    "people-filtered": ("slash", *"planning", "enter"),
    "people-named": ("asterisk",),
    "agencies": ("2",),
    "agency": ("2", "enter"),
    "stopped": ("2", "x"),
    "pairs": ("2", "b"),
    "pairs-of-one": ("2", *["down"] * 5, "enter", "b"),
    "both-stopped": ("2", "b", "enter"),
    "controls": ("3",),
    "overview": ROBIN,
    "network": (*ROBIN, "n"),
    "network-on-move-day": (*ROBIN, "n", "f"),
    "network-if-stopped": (*ROBIN, "n", "x"),
    "risks": (*ROBIN, "r"),
    "risks-control": (*ROBIN, "r", "down", "down"),
    "risks-as-text": (*ROBIN, "r", "v"),
    "gates": (*ROBIN, "g"),
    "gates-as-text": (*ROBIN, "g", "v"),
    "calendar": ("4",),
    "calendar-filtered": ("4", "slash", *"p-014", "enter"),
    "calendar-actions": ("4", "full_stop"),
    "calendar-caseload": ("4", "full_stop", "full_stop"),
    "calendar-concerns": ("4", "full_stop", "full_stop", "full_stop"),
    "sort": ("s",),
    "filter": ("slash",),
    "peek": ("p",),
    "keys": ("question_mark",),
    "go-to": ("ctrl+p", *"home"),
    "export": (*ROBIN, "e"),
    "history-of-a-file": (*ROBIN, "i"),
}

WORKED: dict[str, tuple[str, ...]] = {
    "history": (*ROBIN, "i"),
    "history-change": (*ROBIN, "i", "down", "down"),
    "history-since-review": (*ROBIN, "i", "full_stop"),
    "history-opened": (*ROBIN, "i", "full_stop", "full_stop"),
    "history-filtered": (*ROBIN, "i", "slash", *"panel", "enter"),
    "history-as-text": (*ROBIN, "i", "v"),
    "undo": (*ROBIN, "i", "down", "down", "z"),
    "people-worked-on": (),
    "log-a-concern": ("L", "enter", *"Shouted at", "tab"),
    "mark-done": ("4", "full_stop", "D"),
    "record-a-review": (*ROBIN, "D", *"c(e)tr", "enter"),
}


@pytest.fixture(scope="module")
def looked() -> Looking:
    """County Durham, read once: what is worked out for one screen serves the next."""
    return opened(DURHAM)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(
    name: str,
    size: tuple[int, int],
    looked: Looking,
    assert_screen: Callable[[Pilot[int], str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is on this screen changes only when somebody has looked at the change."""
    # Only while the screen is shown: what counts coverage asks for the folder afterwards.
    with monkeypatch.context() as patch:
        patch.setattr(Path, "cwd", lambda: Path("/plans"))
        async with showing(looked, *SCREENS[name], size=size) as pilot:
            await without_toasts(pilot)

            assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


async def without_toasts(pilot: Pilot[int]) -> None:
    """What is said in passing is no part of a golden screen."""
    pilot.app._notifications.clear()  # noqa: SLF001
    pilot.app._refresh_notifications()  # noqa: SLF001
    await pilot.pause()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """County Durham as a database with a history."""
    return durham(tmp_path_factory.mktemp("durham"))


def copied(base: Path, folder: Path) -> Path:
    """A copy of a database, in which nobody has opened anything yet."""
    for file in base.parent.iterdir():
        shutil.copy(file, folder)
    return folder / base.name


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize("name", WORKED)
async def test_a_screen_of_a_database_looks_as_it_did(
    name: str,
    size: tuple[int, int],
    base: Path,
    tmp_path: Path,
    assert_screen: Callable[[Pilot[int], str], None],
) -> None:
    """What is on this screen of a database changes only when somebody has looked at the change."""
    worker = session(copied(base, tmp_path))
    async with at_work(worker, *WORKED[name], size=size) as pilot:
        await without_toasts(pilot)

        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_past_record_looks_as_it_did(
    size: tuple[int, int],
    base: Path,
    tmp_path: Path,
    assert_screen: Callable[[Pilot[int], str], None],
) -> None:
    """A past record says so above everything, in a wide terminal and in a narrow one."""
    worker = session(copied(base, tmp_path), known_at=at(15, 12))
    async with at_work(worker, *ROBIN, "i", size=size) as pilot:
        assert_screen(pilot, f"past-record-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_closed_record_looks_as_it_did(
    size: tuple[int, int],
    base: Path,
    tmp_path: Path,
    assert_screen: Callable[[Pilot[int], str], None],
) -> None:
    """A record whose opening cannot be journalled shows the reason and nothing else."""
    path = copied(base, tmp_path)
    path.with_name("plan.db.anchor").unlink()
    async with at_work(session(path), *ROBIN, size=size) as pilot:
        assert_screen(pilot, f"closed-record-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_the_empty_plan_looks_as_it_did(
    size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """A plan with nobody in it says what to do."""
    async with showing(opened(ROOT / "fixtures" / "empty.plan.json"), size=size) as pilot:
        assert_screen(pilot, f"empty-{size[0]}x{size[1]}")
