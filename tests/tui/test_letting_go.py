"""What was closed goes at once: nobody has to search for it, and forms do not pile up."""

import gc
import weakref
from collections import Counter
from pathlib import Path

import pytest
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.plans import three_people
from tests.tui.showing import press, settled
from tests.tui.working import at_work, begun, session


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Three people as a database."""
    return begun(tmp_path, three_people())


async def left_of(
    pilot: Pilot[int], opens: tuple[str, ...], closes: tuple[str, ...]
) -> Counter[str]:
    """What is left, by kind, of a screen that was opened and closed, without any search."""
    await press(pilot, *opens)
    screen = pilot.app.screen
    every = [weakref.ref(one) for one in (screen, *screen.walk_children(Widget))]
    del screen
    gc.collect()
    gc.disable()
    try:
        await press(pilot, *closes)
        await settled(pilot)
        return Counter(type(one).__name__ for ref in every if (one := ref()) is not None)
    finally:
        gc.enable()


@pytest.mark.parametrize("opens", [("3", "c"), ("2", "c"), ("1", "c"), ("ctrl+p",)])
async def test_a_closed_form_goes_without_being_searched_for(
    base: Path, opens: tuple[str, ...]
) -> None:
    """Neither a form nor the palette leaves a circle behind."""
    async with at_work(session(base)) as pilot:
        assert {} == await left_of(pilot, opens, ("escape",))


async def test_styles_that_are_worked_out_anew_leave_none_behind(base: Path) -> None:
    """However often a widget gets and loses the focus, no styles of before pile up."""
    async with at_work(session(base), "3", "c") as pilot:
        await press(pilot, *["tab"] * 3)
        gc.collect()
        gc.disable()
        try:
            before = _parts()
            await press(pilot, *["tab"] * 12)
            assert before + 20 > _parts()
        finally:
            gc.enable()


def _parts() -> int:
    """How many parts of widgets have styles of their own."""
    return sum(type(one) is DOMNode for one in gc.get_objects())


def test_a_line_that_is_not_cut_keeps_no_circle() -> None:
    """A line answers with itself where nothing is cut, as before, and keeps itself nowhere."""
    line = Strip.blank(10)

    assert [line] == line.divide([10])
    assert line is line.crop_extend(0, 10, None)
    assert not any(one is line for one in gc.get_referents(*gc.get_referents(line)))
    assert [4, 6] == [part.cell_length for part in line.divide([4, 10])]
    assert 3 == line.crop_extend(0, 3, None).cell_length
