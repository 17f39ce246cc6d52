"""What is tried, as a planner sees it in two sizes of terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.plans import robin, two_providers
from tests.tui.showing import DURHAM, NARROW, WIDE, looking, opened, press, showing
from tests.tui.test_screens import ROBIN, without_toasts
from tests.tui.test_what_if import SMALLER, choose
from tests.tui.working import at_work, begun, session

DURHAM_SCREENS: dict[str, tuple[str, ...]] = {
    "what-if": (*ROBIN, "w"),
    "what-if-tried": (*ROBIN, "n", "x", "down", "enter"),
    "what-if-as-text": (*ROBIN, "w", "enter", "v"),
}
SMALL_SCREENS: dict[str, tuple[str, ...]] = {
    "what-if-smaller-stops": SMALLER,
    "what-if-add": ("w", "a"),
}
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])


@SIZES
@pytest.mark.parametrize("name", DURHAM_SCREENS)
async def test_what_is_tried_looks_as_it_did(
    name: str, size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """What is on this screen changes only when somebody has looked at the change."""
    async with showing(opened(DURHAM), *DURHAM_SCREENS[name], size=size) as pilot:
        await without_toasts(pilot)

        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@SIZES
@pytest.mark.parametrize("name", SMALL_SCREENS)
async def test_a_step_on_the_way_to_a_fix_looks_as_it_did(
    name: str, size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """What one meets on the way from a provider to a fix is looked at before it changes."""
    async with showing(looking(two_providers()), *SMALL_SCREENS[name], size=size) as pilot:
        await without_toasts(pilot)

        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@SIZES
async def test_side_by_side_looks_as_it_did(
    size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """What is tried stands beside the plan and beside staying in hospital; nothing is ranked."""
    keys = ("w", "enter", "equals_sign", "end", "enter")
    async with showing(looking(robin()), *keys, size=size) as pilot:
        await without_toasts(pilot)

        assert_screen(pilot, f"what-if-side-by-side-{size[0]}x{size[1]}")


@SIZES
async def test_adopting_looks_as_it_did(
    size: tuple[int, int],
    tmp_path: Path,
    assert_screen: Callable[[Pilot[int], str], None],
) -> None:
    """The question says each thing that will be written; afterwards it stands in the plan."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter", size=size) as pilot:
        await choose(pilot, "deputy")
        await press(pilot, "enter")
        await without_toasts(pilot)
        await press(pilot, "A")
        assert_screen(pilot, f"what-if-adopt-{size[0]}x{size[1]}")
        await press(pilot, "down", "enter")
        await without_toasts(pilot)
        assert_screen(pilot, f"what-if-adopted-{size[0]}x{size[1]}")
