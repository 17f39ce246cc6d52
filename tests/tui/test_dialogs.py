"""Dialogs: go to anything, and the keys."""

from contextlib import suppress
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.tui.plans import three_people
from tests.tui.showing import looking, screen_text, settled, showing
from tui.listing import Listing
from tui.person import PersonScreen
from tui.places.agency import AgencyScreen
from tui.places.people import PeoplePlace
from tui.rows import Rows


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return [path.name for path in folder.iterdir()]


async def test_go_to_a_person_by_id() -> None:
    """An id typed in small letters goes to that person."""
    async with showing(looking(three_people()), "ctrl+p", *"p-003", "enter") as pilot:
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "P-003" == pilot.app.screen.individual


async def test_go_to_finds_a_name_only_while_names_are_shown() -> None:
    """With names hidden the palette neither finds a name nor shows it."""
    async with showing(looking(three_people()), "colon", *"sam") as pilot:
        assert "Nothing is called that." in screen_text(pilot)
    async with showing(looking(three_people(), names=True), "colon", *"sam", "enter") as pilot:
        assert isinstance(pilot.app.screen, PersonScreen)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("oak", "agency"), ("r-fall", "risk"), ("c-rail", "control"), ("filter", "command")],
)
async def test_go_to_anything(asked: str, kind: str) -> None:
    """Agencies, risks, controls and commands are found as people are."""
    async with showing(looking(three_people()), "ctrl+p", *asked) as pilot:
        row = pilot.app.screen.query_one(Listing).rows[0]

        assert kind == row.cells[0].text


async def test_go_to_an_agency() -> None:
    """An agency is opened among the agencies."""
    async with showing(looking(three_people()), "ctrl+p", *"oak", "enter") as pilot:
        assert isinstance(pilot.app.screen, AgencyScreen)


async def in_haste(pilot: Pilot[int], *keys: str) -> None:
    """Keys that are typed before anything has been answered."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(4):
        await pilot.pause()
        with suppress(WorkerCancelled):  # a newer question replaced an older one
            await pilot.app.workers.wait_for_complete()
    await settled(pilot)


@pytest.mark.parametrize("turn", range(3))
async def test_keys_in_haste_go_where_they_were_meant_to(turn: int) -> None:
    """What is typed right after ctrl+p is looked for; a key right after enter is for the person."""
    async with showing(looking(three_people())) as pilot:
        await in_haste(pilot, "ctrl+p", *"p-00", str(turn + 1), "enter", "n")
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert (f"P-00{turn + 1}", "network") == (screen.individual, screen.lens)


async def test_enter_waits_for_what_is_still_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where thousands are looked through bit by bit, enter still goes to what was typed last."""
    monkeypatch.setattr("tui.dialogs.goto._SLICE", 1)
    async with showing(looking(three_people())) as pilot:
        await in_haste(pilot, "ctrl+p", *"p-003", "enter")
        screen = pilot.app.screen

        assert isinstance(screen, PersonScreen)
        assert "P-003" == screen.individual


async def test_what_is_looked_through_bit_by_bit_is_found_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looking bit by bit lists the same as looking at once, however fast one types."""
    found = []
    for slice_ in (1, 10_000):
        monkeypatch.setattr("tui.dialogs.goto._SLICE", slice_)
        async with showing(looking(three_people())) as pilot:
            await in_haste(pilot, "ctrl+p", *"oak")
            await settled(pilot)
            listing = pilot.app.screen.query_one(Listing)
            found.append([row.text for row in listing.rows])
            assert "working…" not in screen_text(pilot)

    assert found[0]
    assert found[1] == found[0]


async def test_escape_in_haste_leaves_the_person_not_the_search() -> None:
    """Escape right after enter goes back from where one arrived."""
    async with showing(looking(three_people())) as pilot:
        await in_haste(pilot, "ctrl+p", *"p-002", "enter", "escape", "2")
        at = pilot.app.current_mode
        await in_haste(pilot, "1")

        assert "agencies" == at
        assert isinstance(pilot.app.screen, PeoplePlace)


async def test_what_was_typed_before_escape_is_no_command() -> None:
    """Words that were typed to look for something are never carried out as keys."""
    async with showing(looking(three_people())) as pilot:
        await in_haste(pilot, "ctrl+p", *"xop2", "escape")
        searched = (pilot.app.current_mode, len(pilot.app.screen_stack))
        await in_haste(pilot, "slash", *"xop2", "escape")

        assert ("people", 1) == searched
        assert ("people", 1) == (pilot.app.current_mode, len(pilot.app.screen_stack))


async def test_letters_in_their_order_find_what_was_meant() -> None:
    """The beginning of a name comes before a part of it, and that before its letters in order."""
    async with showing(looking(three_people()), "ctrl+p", *"rs") as pilot:
        words = [row.cells[2].text for row in pilot.app.screen.query_one(Listing).rows]

    assert any(line.startswith("Rail") or "Risks" in line for line in words)


async def test_tab_looks_among_one_kind_alone() -> None:
    """Who looks for an agency presses tab until only agencies are listed."""
    async with showing(looking(three_people()), "ctrl+p", "tab", "tab", *"o") as pilot:
        kinds = {row.cells[0].text for row in pilot.app.screen.query_one(Listing).rows}
        text = screen_text(pilot)

    assert {"agency"} == kinds
    assert "Go to · agencies only" in text


async def test_what_cannot_be_done_says_why_in_the_palette() -> None:
    """A command of another lens stands dim in the palette, and says where it works."""
    async with showing(looking(three_people()), "ctrl+p", *"next risk", "enter") as pilot:
        assert "Next risk works in Risks." in screen_text(pilot)


async def test_a_command_can_be_asked_for_by_its_words() -> None:
    """Who does not know the key finds the command by name."""
    async with showing(looking(three_people()), "ctrl+p", *"names: ", "enter") as pilot:
        assert "Names are shown." in screen_text(pilot)


async def test_the_keys_that_work_here() -> None:
    """? lists the keys of this screen, and not those of others."""
    async with showing(looking(three_people()), "question_mark") as pilot:
        lines = [part.label for part in pilot.app.screen.query_one(Rows).parts()]

        assert "Filter" in lines
        assert "Previous risk" not in lines


async def test_a_screen_can_be_copied() -> None:
    """The key y copies the screen as plain text and promises no more than the terminal does."""
    async with showing(looking(three_people()), "y") as pilot:
        assert "P-002" in pilot.app.clipboard
        assert "if your terminal allows it" in screen_text(pilot)


async def test_what_a_plan_file_cannot_do_is_told_once_and_last() -> None:
    """Keys that work stand first; why none that writes does is said under their heading."""
    async with showing(looking(three_people()), "question_mark") as pilot:
        canvas = pilot.app.screen.query_one(Rows).canvas
        assert canvas is not None
        lines = canvas.lines()

    told = [n for n, line in enumerate(lines) if "To change things, make a database" in line]
    recording = next(n for n, line in enumerate(lines) if "RECORDING, CHANGING" in line)
    moving = next(n for n, line in enumerate(lines) if "MOVING IN A LIST" in line)
    assert [recording] == [n - 1 for n in told]
    assert moving < recording
