"""Every command of every screen is within reach of somebody who only points."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.showing import press
from tests.tui.test_mouse import point
from tests.tui.walks import WALK
from tests.tui.working import at_work, durham, session
from tui import commands, pressing
from tui.dialogs.keys import Keys
from tui.dialogs.no_filter import NoFilter
from tui.framed import Framed

_BY_ITSELF = frozenset({"move", "row"})
"""Scopes of which the wheel, and pointing at a row, do everything."""
_POINTED_AT = frozenset({("export", "mark")})
"""In the export dialog a choice is marked by pointing at the choice; another test does."""


async def test_every_command_can_be_pointed_at(tmp_path: Path) -> None:
    """On a place or a person the help has each command, and in a dialog each stands at its foot."""
    seen: set[tuple[str, str]] = set()
    out_of_reach: set[tuple[str, str, str]] = set()
    async with at_work(session(durham(tmp_path), who="Cat")) as pilot:
        for step in WALK:
            await press(pilot, *step.keys)
            if (step.reach, step.kind) not in seen:
                seen.add((step.reach, step.kind))
                missing = wanted(step.reach) - pointed_at(pilot, step.reach)
                out_of_reach |= {(step.reach, step.kind, name) for name in missing}

    assert set(commands.REACHES) == {reach for reach, _ in seen}
    assert set() == out_of_reach


async def test_what_stands_where_no_filter_is_can_be_left_by_pointing(tmp_path: Path) -> None:
    """Who pressed / where no list can be filtered, and then points at how to go back, goes back."""
    async with at_work(session(durham(tmp_path)), "2", "enter", "slash") as pilot:
        assert isinstance(pilot.app.screen, NoFilter)
        await point(pilot, "esc goes back")

        assert isinstance(pilot.app.screen, Framed)


def wanted(reach: str) -> set[str]:
    """The commands of a screen that neither the wheel nor a row carries out."""
    every = commands.within(*commands.REACHES[reach])
    names = {c.name for c in every if c.scope not in _BY_ITSELF}
    return {name for name in names if (reach, name) not in _POINTED_AT}


def pointed_at(pilot: Pilot[int], reach: str) -> set[str]:
    """The commands that pointing somewhere asks for, on the screen or in its help."""
    screen = pilot.app.screen
    signs: set[str] = set()
    for strip in screen._compositor.render_strips():  # noqa: SLF001  (the only way in)
        for segment in strip:
            click = segment.style.meta.get("@click") if segment.style else None
            if click:
                signs.add(click[1][0])
    found = {c.name for sign in signs if (c := pressing.meant(reach, sign)) is not None}
    if isinstance(screen, Framed) and "help" in found:
        found |= {line.id for line in Keys(screen).drawn(100).regions}
    return found
