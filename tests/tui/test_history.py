"""History tells who changed what in words, the newest first, and says where there is none."""

from pathlib import Path

import attrs
import pytest

from tcplan.domain.changes import Amend
from tcplan.domain.codelists import label
from tests.tui.plans import three_people
from tests.tui.showing import NARROW, WIDE, in_words, looking, press, screen_text, showing
from tests.tui.working import at, at_work, begun, save, session
from tui.told.history import making_of

ROBIN = ("ctrl+p", *"p-001", "enter")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Robin's control was agreed, then failed; Sam's name was mended."""
    path = begun(tmp_path, three_people())
    save(path, "Ben", at(10, 9), Amend("c-oak", {"state": "agreed"}), agency="oak", why="rota gone")
    save(
        path,
        "Cat",
        at(10, 11),
        Amend("c-oak", {"state": "failed"}),
        Amend("P-002", {"preferred_name": "Sammy"}),
    )
    return path


async def test_a_change_is_told_in_words_newest_first(base: Path) -> None:
    """A planner reads who changed the control, for whom, why, and from what to what."""
    async with at_work(session(base), *ROBIN, "i") as pilot:
        newest = screen_text(pilot)
        await press(pilot, "down")
        older = screen_text(pilot)

    assert newest.index("Cat") < newest.index("Ben") < newest.index("Ann")
    assert f"{label('control-state', 'agreed')} → Failed" in newest
    assert "rota gone" in older
    assert "Ben for Oak" in older
    assert "in-place" not in newest + older


async def test_a_day_is_written_once(base: Path) -> None:
    """Changes of one day stand together under its date."""
    async with at_work(session(base), *ROBIN, "i") as pilot:
        rows = screen_text(pilot).split("Change ")[0]

    assert 1 == rows.count("10 Nov 2026")


async def test_other_people_in_a_change_are_a_count(base: Path) -> None:
    """Inside Robin's record nothing is told of what else was saved with it."""
    async with at_work(session(base, names=True), *ROBIN, "i", "v") as pilot:
        text = screen_text(pilot)

    assert "1 further entry of this change belongs to other people" in text
    assert "Sam" not in text


async def test_one_key_shows_what_changed_since_the_last_review(base: Path) -> None:
    """Without a review that was held, it says so and does not show everything as new."""
    async with at_work(session(base), *ROBIN, "i", "full_stop") as pilot:
        since = screen_text(pilot)
        await press(pilot, "full_stop")
        opened = screen_text(pilot)

    assert "[since review]" in since
    assert "No review is recorded as held" in since
    assert "[opened or exported]" in opened
    assert "opened this record" in opened


async def test_the_filter_looks_into_what_is_cut(base: Path) -> None:
    """A word of the reason finds the change, and what is hidden is counted."""
    async with at_work(session(base), *ROBIN, "i", "slash", *"rota", "enter") as pilot:
        found = screen_text(pilot)
        await press(pilot, "escape")
        whole = screen_text(pilot)

    assert "History · 1 of 3 · filter: rota" in found
    assert "2 hidden by the filter" in found
    assert "History · 3 ·" in whole


async def test_a_row_is_whole_where_there_is_no_room_beside(base: Path) -> None:
    """In a small terminal p shows the change in front of the list."""
    async with at_work(session(base), *ROBIN, "i", "down", "p", size=NARROW) as pilot:
        text = screen_text(pilot)

    assert "Full text" in text
    assert "rota gone" in text


async def test_another_persons_history_is_their_own(base: Path) -> None:
    """Going to the next person shows nothing of the one before."""
    async with at_work(session(base), "ctrl+p", *"p-002", "enter", "i") as pilot:
        text = screen_text(pilot)

    assert "P-002" in text
    assert "c-oak" not in text
    assert "rota gone" not in text


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_plan_file_says_that_it_has_no_history(size: tuple[int, int]) -> None:
    """A planner learns why there is nothing, and how to keep a history from now on."""
    async with showing(looking(three_people()), "i", size=size) as pilot:
        text = in_words(screen_text(pilot))

    assert "A plan file keeps no history" in text
    assert "`tcplan new test.db --from test.plan.json`" in text


async def test_the_beginning_is_within_reach(base: Path) -> None:
    """Whoever presses `end` reads how it began."""
    for number in range(20):
        save(base, "Ben", at(11, 9, number), Amend("c-oak", {"owner": f"role {number}"}))
    async with at_work(session(base), *ROBIN, "i", "end") as pilot:
        text = screen_text(pilot)

    assert "History · 23 ·" in text
    assert "began the plan" in text


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("-x.plan.json", "tcplan new ./-x.db --from ./-x.plan.json"),
        ("a b.json", "tcplan new 'a b.db' --from 'a b.json'"),
    ],
)
def test_the_command_that_is_told_can_be_typed(file: str, command: str) -> None:
    """Neither a hyphen nor a blank in the name of a file makes something else of it."""
    assert command == making_of(attrs.evolve(looking(three_people()), file=file))
