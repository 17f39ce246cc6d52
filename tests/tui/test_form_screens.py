"""Every form and what it asks, as a planner sees it in two sizes of terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tcplan.domain.changes import Amend
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, WIDE, press, settled
from tests.tui.test_screens import without_toasts
from tests.tui.working import at, at_work, begun, save, session

SCREENS: dict[str, tuple[str, ...]] = {
    "form-control": ("3", "c"),
    "form-control-review": ("3", "c", "X", "ctrl+o"),
    "form-action": ("4", "full_stop", "c"),
    "form-choices": ("3", "c", "tab", "tab", "enter"),
    "retire": ("3", "d"),
}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_form_looks_as_it_did(
    name: str,
    size: tuple[int, int],
    tmp_path: Path,
    assert_screen: Callable[[Pilot[int], str], None],
) -> None:
    """What a form shows changes only when somebody has looked at the change."""
    base = begun(tmp_path, three_people())
    async with at_work(session(base), *SCREENS[name], size=size) as pilot:
        await without_toasts(pilot)

        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_conflict_looks_as_it_did(
    size: tuple[int, int], tmp_path: Path, assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """Both values of what two people changed stand there, with what can be done."""
    base = begun(tmp_path, three_people())
    async with at_work(session(base), "3", "c", "X", size=size) as pilot:
        save(base, "Ben", at(22, 13), Amend("c-oak", {"name": "Night staff", "owner": "nurse"}))
        await press(pilot, "ctrl+o", "enter", "enter")
        await settled(pilot)
        await without_toasts(pilot)

        assert_screen(pilot, f"conflict-{size[0]}x{size[1]}")
