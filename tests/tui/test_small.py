"""A terminal in which too little can be read says so, and nothing is taken for all there is."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from textual.pilot import Pilot

from tcplan.domain.plan import Plan
from tests.builders import individual
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, looking, press, screen_text, settled, showing
from tests.tui.working import at, at_work, begun, session
from tui import say
from tui.app import PlannerApp
from tui.framed import LEAST


@pytest.mark.parametrize("size", [(30, 8), (LEAST[0] - 1, 24), (80, LEAST[1] - 1)])
async def test_a_terminal_that_is_too_small_says_so(size: tuple[int, int]) -> None:
    """Instead of a few words of a record stands how large the terminal must be."""
    async with showing(looking(three_people()), "o", size=size) as pilot:
        text = " ".join(screen_text(pilot).split())

    assert f"Too small: this terminal has {size[0]} by {size[1]}" in text
    assert "P-00" not in text


async def test_the_smallest_terminal_shows_the_record() -> None:
    """At the least size the screen is there, and the words about the size are not."""
    async with showing(looking(three_people()), size=LEAST) as pilot:
        text = screen_text(pilot)

    assert "P-001" in text
    assert "Too small" not in text


async def test_a_terminal_made_larger_shows_the_record_again() -> None:
    """Nothing has to be opened anew."""
    async with showing(looking(three_people()), "o", size=(30, 8)) as pilot:
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        text = screen_text(pilot)

    assert "Too small" not in text
    assert "[o Overview]" in text


@pytest.mark.parametrize(("names", "said"), [(False, True), (True, False)])
async def test_a_hidden_name_is_not_searched_and_that_is_said(*, names: bool, said: bool) -> None:
    """Who looks for a name while names are hidden learns how to find the person."""
    async with showing(looking(three_people(), names=names), "ctrl+p") as pilot:
        await press(pilot, *"zzz")
        text = screen_text(pilot)

    assert "Nothing is called that." in text
    assert said == ("Names are hidden, so people go by id" in text)


@pytest.mark.parametrize("keys", [(), ("4",), ("o",), ("n",), ("r",), ("g",), ("w",)])
async def test_no_name_of_a_moment_ago_stays_when_names_are_hidden(keys: tuple[str, ...]) -> None:
    """While a list or a lens is worked out anew without names, the names are gone already."""
    plan = named("Quentin")
    async with showing(looking(plan, names=True), *keys) as pilot:
        before = screen_text(pilot)
        with working(pilot):
            await pilot.press("asterisk")
            await pilot.pause()
            during = screen_text(pilot)
        await settled(pilot)
        after = screen_text(pilot)

    assert ("Quentin" in before, "Quentin" in during) == (True, False)
    assert "Quentin" not in after
    assert "P-002" in after


def named(name: str) -> Plan:
    """Three people, of whom the first in the list has this name."""
    people = (individual("P-001"), individual("P-002", preferred_name=name), individual("P-003"))
    return attrs.evolve(three_people(), individuals=people)


@contextmanager
def working(pilot: Pilot[int]) -> Iterator[None]:
    """Nothing is answered for a while."""
    app = pilot.app
    assert isinstance(app, PlannerApp)
    waiting = asyncio.Event()
    answer = app.thinker.answer

    async def later(*given: Any) -> Any:  # noqa: ANN401
        await waiting.wait()
        return await answer(*given)

    app.thinker.answer = later  # type: ignore[assignment,method-assign]
    yield
    app.thinker.answer = answer  # type: ignore[method-assign]
    waiting.set()


LONG = "Alexandrina Bartholomew of the Old Mill"


@pytest.mark.parametrize("name", ["Sam", LONG], ids=["short", "long"])
async def test_a_long_way_here_never_hides_that_nothing_is_changed(name: str) -> None:
    """In What-if the head is cut where it says whose record it is, not where it calms."""
    async with showing(looking(named(name), names=True), size=NARROW) as pilot:
        await press(pilot, "home", "w")
        head = screen_text(pilot).splitlines()[0]

    assert head.endswith("WHAT-IF: nothing here changes the plan")
    assert ("…" in head) == (name == LONG)


@pytest.mark.parametrize("cells", [LEAST[0], 80, 120])
async def test_a_past_record_is_named_so_at_every_width(tmp_path: Path, cells: int) -> None:
    """However long the name of whose record it is, the head says PAST RECORD, in What-if too."""
    past = session(begun(tmp_path, named(LONG)), names=True, known_at=at(5, 12))
    async with at_work(past, "home", size=(cells, 24)) as pilot:
        heads = [screen_text(pilot).splitlines()[0]]
        for key in ("o", "v", "escape", "w"):
            await press(pilot, key)
            heads.append(screen_text(pilot).splitlines()[0])

    assert [] == [head for head in heads if "PAST RECORD" not in head]
    assert "PAST RECORD · WHAT-IF" in heads[-1]


@pytest.mark.parametrize("cells", range(1, 13))
def test_what_is_cut_of_a_line_is_marked(cells: int) -> None:
    """Between two parts of a line too, what was cut leaves its sign."""
    said = "".join(run[0] for run in say.clipped([("tcplan", ""), ("People", "", "1")], cells))

    assert len(said) <= cells
    assert said == "tcplanPeople" if cells == len("tcplanPeople") else said.endswith("…")
