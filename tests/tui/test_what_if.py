"""What is tried stands beside the plan; nothing is written before somebody has agreed to it."""

from pathlib import Path
from typing import Any

import attrs
from textual.pilot import Pilot

from tcplan.domain.whatif import WhatIfChange
from tcplan.views.whatif.view import WhatIfView
from tests.tui.plans import robin, three_people, two_providers
from tests.tui.showing import in_passing, looking, press, screen_text, settled, showing
from tests.tui.working import at_work, begun, journal, session
from tui.app import PlannerApp
from tui.lenses.what_if import Asked, WhatIfLens
from tui.lenses.what_if_rows import TriedRows
from tui.person import PersonScreen
from tui.work import read_only

SMALLER = ("2", "slash", *"small", "enter", "x")
"""From the first screen to who loses what when the smaller provider stops."""
ELM = WhatIfChange(kind="stop", about="elm")


def person(pilot: Pilot[int]) -> PersonScreen:
    """The record that is open."""
    assert isinstance(pilot.app.screen, PersonScreen)
    return pilot.app.screen


def lens(pilot: Pilot[int]) -> WhatIfLens:
    """What is tried, as it is open."""
    return person(pilot).what_if


def view(pilot: Pilot[int]) -> WhatIfView:
    """What is answered."""
    found = lens(pilot).answered
    assert found is not None
    return found


def tried(pilot: Pilot[int]) -> list[tuple[str, str | None, bool]]:
    """The changes to try: kind, what they are about, whether they are on."""
    app: Any = pilot.app
    return [(one.change.kind, one.change.about, one.on) for one in app.trying.tried]


def left(pilot: Pilot[int]) -> str:
    """What stands at the left, as one line."""
    canvas = pilot.app.screen.query_one(TriedRows).canvas
    assert canvas is not None
    return " ".join(line.strip() for line in canvas.lines())


async def choose(pilot: Pilot[int], words: str) -> None:
    """Highlight the row that has these words."""
    rows = pilot.app.screen.query_one(TriedRows)
    rows.choose(next(part for part in rows.parts() if words in part.label))
    await settled(pilot)


async def test_from_a_provider_that_stops_to_a_fix() -> None:
    """Who would lose nights, and a suggestion that closes the gap: four keys and a choice."""
    async with showing(looking(two_providers()), *SMALLER) as pilot:
        assert "1 person would lose cover, for 1 risk" in screen_text(pilot)
        assert "every night 21:00–07:00" in screen_text(pilot)
        await press(pilot, "enter")
        assert "[x] Elm Small Supports stops" in screen_text(pilot)
        assert "Not covered" in view(pilot).risks[0].after_words
        await choose(pilot, "deputy")
        await press(pilot, "enter")

        assert view(pilot).risks[0].before == view(pilot).risks[0].after
        assert [("stop", "elm", True), ("deputy", "c-night", True)] == tried(pilot)


async def test_a_change_goes_off_and_on() -> None:
    """The space bar puts the highlighted change off, and the plan stands as it is again."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "home", "space") as pilot:
        assert [("stop", "elm", False)] == tried(pilot)
        assert "No change is on" in screen_text(pilot)
        await press(pilot, "space")
        assert "Not covered" in view(pilot).risks[0].after_words


async def test_a_box_can_be_pointed_at() -> None:
    """A click on the box does what the space bar does."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        part = pilot.app.screen.query_one(TriedRows).parts()[0]
        await pilot.click(TriedRows, offset=(3, part.y + 1))
        await settled(pilot)

        assert [("stop", "elm", False)] == tried(pilot)


async def test_what_is_tried_is_found_again() -> None:
    """Whoever looks at something else in between finds the same changes on."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "escape", "1", "w") as pilot:
        assert "[w What-if (1)]" in screen_text(pilot)
        assert lens(pilot).those_on == (ELM,)


async def test_escape_goes_back_to_where_one_came_from() -> None:
    """What-if is one step: back from it one stands in the lens from which it was opened."""
    async with showing(looking(two_providers()), "n", "x", "escape") as pilot:
        assert isinstance(pilot.app.screen, PersonScreen)
        assert ("network", 1) == (person(pilot).lens, len(tried(pilot)))


async def test_several_marked_agencies_are_tried_together() -> None:
    """With two agencies marked the key x tries that both stop."""
    async with showing(looking(two_providers()), "2", "space", "down", "space", "x") as pilot:
        assert 2 == len(tried(pilot))
        assert " and " in screen_text(pilot).splitlines()[0]


async def test_a_control_fails_in_the_record_of_whose_it_is() -> None:
    """From the list of controls one goes to the What-if of the person whose control it is."""
    async with showing(looking(two_providers()), "3", "x") as pilot:
        assert [("fail-control", "c-day", True)] == tried(pilot)
        assert ("P-001", "what-if") == (person(pilot).individual, person(pilot).lens)


async def test_a_change_about_somebody_else_is_counted() -> None:
    """What is tried of Sam's is a number in Robin's record, and nothing of it is named."""
    async with showing(looking(two_providers()), "3", "end", "x", "1", "home", "w") as pilot:
        assert "P-001" == person(pilot).individual
        assert "TRIED ELSEWHERE, OFF HERE 1 change about others alone." in left(pilot)
        assert "mornings" not in screen_text(pilot)


async def test_an_answer_that_was_overtaken_is_dropped() -> None:
    """An answer to what is no longer on never stands on the screen."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        here, before = lens(pilot), view(pilot)
        late = attrs.evolve(before, summary="Long ago.")
        here._answered(Asked("P-001", (), here.person.looking), late)  # noqa: SLF001

        assert before == here.view


async def test_a_change_of_ones_own_is_added() -> None:
    """The key a asks what, who and when, and the change joins the list."""
    async with showing(looking(two_providers()), "w", "a", "enter", "down", "enter") as pilot:
        assert "From when?" in screen_text(pilot)
        await press(pilot, "enter")
        assert [("stop", "elm", True)] == tried(pilot)
        await press(pilot, "d")
        assert [] == tried(pilot)


async def test_a_date_is_moved_day_by_day() -> None:
    """The key m asks by how much; three days later is tried and told with its day."""
    async with showing(looking(robin()), "t", "m", "right", "right", "right") as pilot:
        assert "3 days later, 6 January 2027" in screen_text(pilot)
        await press(pilot, "enter")
        assert [("slip", "move", True)] == tried(pilot)
        await press(pilot, "m", *["left"] * 3, "enter")
        assert [] == tried(pilot)


async def test_a_plan_file_says_why_nothing_can_be_kept() -> None:
    """In a file that is only read, saving and adopting say what to do instead."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "S") as pilot:
        told = in_passing(pilot)

        assert isinstance(pilot.app, PlannerApp)
        assert read_only(pilot.app.looking) in told


async def test_staying_in_hospital_stands_beside_what_is_tried() -> None:
    """Staying is compared as an option with its own risks, and nothing is ranked."""
    async with showing(
        looking(robin()), "w", "enter", "equals_sign", "end", "enter", size=(150, 50)
    ) as pilot:
        text = screen_text(pilot)

        assert "Nothing here ranks them" in text
        assert "Staying in hospital" in text
        await press(pilot, "escape")
        assert "Nothing here ranks them" not in screen_text(pilot)


async def test_without_suggestions_it_is_said() -> None:
    """Where nothing would help, that is said, with what one can do."""
    async with showing(looking(three_people()), "2", "x", "enter") as pilot:
        assert "none of them helps. Papers" in left(pilot)
        assert "a adds an idea of your own." in left(pilot)


async def test_saved_under_a_name_it_is_there_for_others(tmp_path: Path) -> None:
    """The key S asks for a name; the option stands among the saved ones, the plan as it was."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter", "S") as pilot:
        await press(pilot, *"no elm", "enter", "enter")
        app: Any = pilot.app
        kept = app.looking.plan.options

        assert [("no elm", "P-001", (ELM,))] == [(o.name, o.individual, o.changes) for o in kept]
        assert app.looking.plan.by_id["elm"].end is None
        assert "SAVED OPTIONS" in screen_text(pilot)


async def test_a_name_is_asked_for_until_there_is_one(tmp_path: Path) -> None:
    """Without a name nothing is saved, and the dialog says so."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter", "S", "enter", "enter") as pilot:
        assert "It needs a name" in screen_text(pilot)
        await press(pilot, "escape")
        app: Any = pilot.app
        assert () == app.looking.plan.options


async def test_adopting_writes_what_was_decided_and_not_what_was_supposed(tmp_path: Path) -> None:
    """A deputy is written once agreed to; that the provider stops was only tried."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter") as pilot:
        await choose(pilot, "deputy")
        await press(pilot, "enter", "A")
        text = screen_text(pilot)
        assert "WHAT WILL BE WRITTEN" in text
        assert "[ ] Elm Small Supports stops" in text
        assert "1 change tried, 1 record changes." in text
        assert "nothing → Oak" in text
        await press(pilot, "down", "enter")
        app: Any = pilot.app

        assert "oak" == app.looking.plan.by_id["c-night"].deputy
        assert app.looking.plan.by_id["elm"].end is None
        assert [("stop", "elm", True)] == tried(pilot)
        await press(pilot, "z", "down", "enter")
        assert app.looking.plan.by_id["c-night"].deputy is None
    assert ["amend", "undo"] == [entry.action for entry in journal(path, "amend", "undo")]


async def test_leaving_the_question_writes_nothing(tmp_path: Path) -> None:
    """What stands highlighted leaves the plan as it is, and so does escape."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter", "A", "enter") as pilot:
        assert isinstance(pilot.app.screen, PersonScreen)
        await press(pilot, "A", "up", "space", "escape")
        assert isinstance(pilot.app.screen, PersonScreen)
    assert [] == [entry for entry in journal(path, "amend", "add") if entry.who == "Dora"]


async def test_adopting_waits_for_the_answer_to_what_is_on(tmp_path: Path) -> None:
    """Whoever presses A too soon is asked as soon as it is known what would be written."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter") as pilot:
        here = lens(pilot)
        here.reload()
        assert here.answered is None
        here.ask_to_adopt()
        assert isinstance(pilot.app.screen, PersonScreen)
        await settled(pilot)
        assert "WHAT WILL BE WRITTEN" in screen_text(pilot)


async def test_what_waits_for_an_answer_goes_with_escape(tmp_path: Path) -> None:
    """Nobody who has gone back is asked to agree to something."""
    path = begun(tmp_path, two_providers())
    async with at_work(session(path), *SMALLER, "enter") as pilot:
        here = lens(pilot)
        here.reload()
        here.ask_to_adopt()
        here.step_back()
        here.reload()
        await settled(pilot)
        assert isinstance(pilot.app.screen, PersonScreen)


async def test_a_trial_that_was_left_does_not_mix_into_the_next() -> None:
    """One service is tried and left with escape, then another: only the second is tried."""
    async with showing(looking(two_providers()), "2", "x") as pilot:
        first = tried(pilot)
        await press(pilot, "escape", "down", "x")

        assert 1 == len(first) == len(tried(pilot))
        assert first != tried(pilot)
        assert "Not counted here" not in screen_text(pilot)


async def test_what_is_on_elsewhere_is_off_in_another_record_and_says_so() -> None:
    """A service that was tried in one record stands unticked and last in the next, and says so."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "1", "end", "w") as pilot:
        assert "P-001" != person(pilot).individual
        assert () == lens(pilot).those_on
        assert left(pilot).endswith("TRIED ELSEWHERE, OFF HERE [ ] Elm Small Supports stops")


async def test_in_a_small_terminal_the_pane_in_use_gets_the_room() -> None:
    """At 80 by 24 a suggestion can be read whole, and tab turns to plan and what-if as large."""
    async with showing(looking(two_providers()), *SMALLER, "enter", size=(80, 24)) as pilot:
        rows, sheet = lens(pilot).rows, lens(pilot).sheet
        assert rows.size.height > sheet.size.height > 0
        await press(pilot, "tab")
        assert sheet.size.height > rows.size.height > 0
        await press(pilot, "enter")
        assert rows.has_focus


async def test_suggestions_of_before_say_so() -> None:
    """While suggestions are looked for anew, those that still stand there are called old."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        here = lens(pilot)
        assert "These are from before the last change." not in left(pilot)
        here._seeking = "Being looked for; esc stops it."  # noqa: SLF001
        here._show()  # noqa: SLF001

        assert "These are from before the last change." in left(pilot)
