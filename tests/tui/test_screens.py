"""Every place, lens and dialog, as a planner sees it in two sizes of terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.showing import DURHAM, NARROW, ROOT, WIDE, opened, showing

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
    "sort": ("s",),
    "filter": ("slash",),
    "peek": ("space",),
    "keys": ("question_mark",),
    "go-to": ("ctrl+p", *"home"),
    "export": (*ROBIN, "e"),
}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(
    name: str,
    size: tuple[int, int],
    assert_screen: Callable[[Pilot[int], str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is on this screen changes only when somebody has looked at the change."""
    monkeypatch.setattr(Path, "cwd", lambda: Path("/plans"))
    async with showing(opened(DURHAM), *SCREENS[name], size=size) as pilot:
        toasts = pilot.app._notifications  # noqa: SLF001  (they pass; the screen stays)
        toasts.clear()
        pilot.app._refresh_notifications()  # noqa: SLF001
        await pilot.pause()

        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_the_empty_plan_looks_as_it_did(
    size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """A plan with nobody in it says what to do."""
    async with showing(opened(ROOT / "fixtures" / "empty.plan.json"), size=size) as pilot:
        assert_screen(pilot, f"empty-{size[0]}x{size[1]}")
