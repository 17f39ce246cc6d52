"""Whatever somebody wrote is seen as it was written, and nothing in it acts, on every screen."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import tui
from tcplan.domain.changes import Amend
from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import read
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tcplan.text import visible
from tests.tui.payloads import PAYLOADS
from tests.tui.showing import (
    NARROW,
    ROOT,
    WIDE,
    hostile,
    opened,
    press,
    screen_text,
    settled,
    showing,
)
from tests.tui.walks import LENSES, OPENED_BY_OTHERS, PLACES, WALK, Step
from tests.tui.working import at, at_work, begun, save, session
from tui import commands
from tui.dialogs.dialog import Dialog
from tui.framed import Framed
from tui.page import as_text
from tui.sheet import Sheet
from tui.text_screen import TextScreen


def hidden(seen: str) -> list[str]:
    """The characters that act or cannot be seen; what joins two emoji into one is neither."""
    return [sign for sign in sorted(set(seen)) if not sign.isprintable() and sign not in "\n\u200d"]


def hostile_base(folder: Path) -> Path:
    """The hostile plan as a database, changed by people with hostile names and reasons."""
    path = begun(folder, read(hostile(folder)))
    with open_database(path) as store:
        plan = store.load()
        me = plan.individuals[0].id
        for number, payload in enumerate(PAYLOADS):
            when = at(2, number // 6, number % 6)
            by = By(who=f"{payload} {number}", at=when, why=f"so {payload}")
            words = {"what_matters": f"{number} {payload}", "preferred_name": f"{payload} R"}
            store.save([Amend(me, words)], by=by, seen=store.versions)
    return path


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which everything that people write acts, if it is let."""
    return hostile_base(tmp_path_factory.mktemp("hostile"))


def reach(screen: Any) -> str:  # noqa: ANN401  (a screen or a dialog of ours)
    """The name of a screen in the table of commands."""
    return str(screen.REACH)


async def walked(pilot: Pilot[int], steps: tuple[Step, ...]) -> dict[Step, str]:
    """What is seen after each step, which ends where the walk says that it does."""
    seen = {}
    for step in steps:
        await press(pilot, *step.keys)
        screen = pilot.app.screen
        assert (step.reach, step.kind) == (reach(screen), type(screen).__name__), step
        seen[step] = screen_text(pilot)
        assert step.shows in seen[step]
    return seen


async def test_every_screen_shows_the_hostile_sample() -> None:
    """The sample plan that is full of traps is walked through without any of them closing."""
    sample = opened(ROOT / "fixtures" / "hostile.plan.json", names=True)
    async with showing(sample, size=NARROW) as pilot:
        seen = await walked(pilot, (*PLACES, *LENSES))

    assert [] == hidden("".join(seen.values()))
    assert "<U+" in "".join(seen.values())


async def test_what_was_written_stands_whole_as_text(base: Path) -> None:
    """Every text of a plan, of its history and of who made it, is whole on the page that has it."""
    pages: list[str] = []
    async with at_work(session(base, names=True)) as pilot:
        for step in WALK:
            await walked(pilot, (step,))
            screen = pilot.app.screen
            if isinstance(screen, TextScreen):
                pages.append(as_text(screen.lines()))
        plan = pilot.app.looking.plan  # type: ignore[attr-defined]

    shown = squeezed("\n".join(pages))
    assert [] == hidden("".join(map(visible, pages)))
    assert [] == [text for text in told(plan) if squeezed(visible(text)) not in shown]
    assert [] == [text for text in PAYLOADS if squeezed(visible(text)) not in shown]


def squeezed(text: str) -> str:
    """A text without the blanks and breaks at which it may have been folded."""
    return re.sub(r"\s+", "", visible(text))


def told(plan: Plan) -> Iterator[str]:
    """What must be read somewhere as it was written: words, names, titles, what was asked."""
    for person in plan.individuals:
        yield from said_by(person)
    for risk in plan.risks:
        yield risk.title
        yield from (strand.text for strand in risk.threats)
        yield from (strand.text for strand in risk.consequences)
    yield from (agency.name for agency in plan.agencies)
    yield from (control.name for control in plan.controls)
    yield from (action.what for action in plan.actions)
    for move in plan.transitions:
        yield from (one.name for one in move.milestones)
        yield from (one.name for one in move.gates)


def said_by(person: Individual) -> Iterator[str]:
    """A person's name for themselves, and their own words."""
    for words in (person.preferred_name, person.what_matters, person.my_hopes):
        if words:
            yield words


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_news_of_somebody_hostile_is_shown_as_it_was_written(
    base: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Neither the notice of a save, nor the filter of a history, lets a name or a reason act."""
    copy = tmp_path / base.name
    for file in base.parent.glob("plan.db*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    async with at_work(session(copy, names=True), "enter", "i", size=size) as pilot:
        save(copy, "\x1b]0;owned\x07 Zoe \u202e", at(22, 15), Amend("P-014", {"my_hopes": "x"}))
        pilot.app.look_for_news()  # type: ignore[attr-defined]
        await press(pilot, "slash", *"so", "enter")
        seen = screen_text(pilot)

    assert [] == hidden(seen)
    assert "<U+001B>]0;owned<U+0007>" in seen
    assert "saved 1 change after this was read" in " ".join(seen.split())


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_a_conflict_shows_both_values_as_they_were_written(
    base: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Where two people changed the same, the words of both stand whole, and none of them acts."""
    for file in base.parent.glob("plan.db*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    copy = tmp_path / base.name
    me = read(hostile(tmp_path)).individuals[0].id
    theirs, mine = ({"what_matters": _all_of(who), "preferred_name": who} for who in _BOTH)
    async with at_work(session(copy, names=True), size=size) as pilot:
        save(copy, f"Ben {PAYLOADS[3]}", at(22, 13), Amend(me, theirs))
        pilot.app.save([Amend(me, mine)], None, "It is changed.")  # type: ignore[attr-defined]
        await settled(pilot)
        await settled(pilot)
        assert "ConflictDialog" == type(pilot.app.screen).__name__
        rows = await _read_through(pilot, pilot.app.screen.query_one("#text", Sheet))

    shown = squeezed("".join(rows))
    wanted = [f"{text} {who}" for who in _BOTH for text in PAYLOADS]
    assert [] == hidden("".join(rows))
    assert "<U+001B>]0;owned<U+0007>" in shown
    assert [] == [text for text in wanted if squeezed(text) not in shown]


_BOTH = ("as \x1b]0;Ben\x07 wrote it", "as \u202eI typed it")


def _all_of(who: str) -> str:
    """Every text that acts, each signed by who wrote it."""
    return " ".join(f"{text} {who}" for text in PAYLOADS)


async def _read_through(pilot: Pilot[int], sheet: Sheet) -> list[str]:
    """The rows of a sheet as the terminal has them, read from its first to its last."""
    sheet.focus()
    await press(pilot, "home")
    at_most, rows = sheet.virtual_size.height, []
    left, cells = sheet.content_region.x, sheet.scrollable_content_region.width
    for row in range(at_most):
        sheet.scroll_to(y=row, animate=False, force=True)
        await pilot.pause()
        seen = screen_text(pilot)
        assert [] == hidden(seen)
        line = sheet.content_region.y + row - sheet.scroll_offset.y
        strip = pilot.app.screen._compositor.render_strips()[line]  # noqa: SLF001
        rows.append(strip.crop(left, left + cells).text)
    return rows


def kinds(of: type[Any]) -> set[str]:
    """Every kind of screen that the interface can open."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, new = {of}, {of}
    while new:
        new = {sub for one in new for sub in type.__subclasses__(one)} - found
        found |= new
    return {one.__name__ for one in found if one.__module__.startswith("tui.")}


def test_no_screen_is_left_out_of_the_walk() -> None:
    """Whoever adds a screen or a dialog adds it to the walk that proves it safe."""
    bases = {"Frame", "Framed", "Sought", "Filtered", "Place", "Dialog", "Screen"}
    seen = {step.kind for step in WALK} | set(OPENED_BY_OTHERS)

    assert set() == (kinds(Framed) | kinds(Dialog) | kinds(Screen)) - seen - bases
    assert set() == set(commands.REACHES) - {step.reach for step in WALK}
