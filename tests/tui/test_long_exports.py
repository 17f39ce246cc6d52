"""A long export in the interface tells how far it has come, and can be left until it is written."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tcplan.analysis.pace import paced
from tcplan.planner import papers
from tests.tui.plans import robin
from tests.tui.showing import looking, screen_text, settled, showing
from tui import thinking
from tui.dialogs.export import Export

PATIENCE = 20.0


class Held:
    """A step of the export that waits until it is let go on."""

    def __init__(self, step: Callable[..., Any]) -> None:
        self._step = step
        self.reached = threading.Event()
        self._go_on = threading.Event()

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        """Tell of three parts, wait, and do the step."""
        for _ in paced(range(3), called="risks"):
            self.reached.set()
            assert self._go_on.wait(PATIENCE)
        return self._step(*given, **named)

    async def go_on(self, pilot: Pilot[int]) -> None:
        """Let it go on, and wait until the thread that works has nothing more to do."""
        self._go_on.set()
        await pilot.app.thinker.answer(lambda: None, thinking.SOON)  # type: ignore[attr-defined]
        await settled(pilot)


async def held_at(pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch, step: str) -> Held:
    """Ask for the paper, and wait until the export stands at one of its steps."""
    held = Held(getattr(papers, step))
    monkeypatch.setattr(papers, step, held)
    monkeypatch.setattr(thinking, "_OFTEN", 0.0)
    await pilot.press("enter")
    assert await asyncio.to_thread(held.reached.wait, PATIENCE)
    await pilot.pause()
    return held


def written(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return [path.name for path in folder.iterdir()]


async def test_the_dialog_tells_how_far_it_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a paper is put together its parts are counted, and the key that stops it is named."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin()), "e") as pilot:
        held = await held_at(pilot, monkeypatch, "files_of")

        assert "writing… · risks, 0 of 3 · esc stops it" in screen_text(pilot)
        await held.go_on(pilot)


async def test_escape_drops_what_is_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves before the writing begins finds no file, and is told so."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin()), "e") as pilot:
        held = await held_at(pilot, monkeypatch, "files_of")
        await pilot.press("escape")
        await held.go_on(pilot)

        assert not isinstance(pilot.app.screen, Export)
        assert "Stopped · nothing was written" in screen_text(pilot)
        assert [] == written(tmp_path)


async def test_escape_comes_too_late_once_it_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being written is written whole: the dialog says so, and closes when it is there."""
    monkeypatch.chdir(tmp_path)
    async with showing(looking(robin()), "e") as pilot:
        held = await held_at(pilot, monkeypatch, "write")
        await pilot.press("escape")

        assert "It is being written already" in screen_text(pilot)
        await held.go_on(pilot)
        assert not isinstance(pilot.app.screen, Export)
        assert 1 == len(written(tmp_path))


async def test_a_paper_is_either_left_or_written() -> None:
    """Whichever comes first, leaving or writing, shuts out the other."""
    left, begun = thinking.Gate(), thinking.Gate()
    begun.begin()

    assert (True, False) == (left.leave(), begun.leave())
    with pytest.raises(thinking.AbandonedError):
        left.begin()
