"""What-if is read while it changes: old figures say so, and the highlight stays where one works."""

import attrs
import pytest
from textual.pilot import Pilot

from tcplan.domain.plan import Plan
from tests.builders import control, risk, with_entity
from tests.tui.plans import three_people, two_providers
from tests.tui.showing import in_passing, looking, press, screen_text, settled, showing
from tests.tui.test_what_if import SMALLER, choose, left, lens, tried
from tui.app import PlannerApp
from tui.lenses.what_if_rows import TriedRows
from tui.places.calendar import CalendarPlace
from tui.told.tried import Ideas
from tui.told.what_if import DIRECTIONS, whole


def right(pilot: Pilot[int]) -> str:
    """What stands at the right, as one line."""
    canvas = lens(pilot).sheet.canvas
    assert canvas is not None
    return " ".join(line.strip() for line in canvas.lines())


async def test_figures_of_before_say_so_and_are_no_answer() -> None:
    """While a change is worked out nobody reads that nothing would be different."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        here = lens(pilot)
        said = here.view.summary if here.view else ""
        assert said in right(pilot)
        here.reload()

        assert said not in right(pilot)
        assert right(pilot).startswith("Being worked out; esc stops it.")
        await settled(pilot)
        assert said in right(pilot)


async def test_after_one_is_taken_off_the_next_is_highlighted() -> None:
    """The key d pressed twice takes off the highlighted change and its neighbour, no other."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        await choose(pilot, "deputy")
        await press(pilot, "enter", "home", "x")
        rows = pilot.app.screen.query_one(TriedRows)

        assert [("deputy", "c-night", True)] == tried(pilot)
        assert isinstance(pilot.app, PlannerApp)
        assert f"try:{pilot.app.trying.tried[0].key}" == rows.key


async def test_escape_from_an_agency_leads_back_to_the_calendar() -> None:
    """Whoever opened who owes something comes back to the row in the calendar."""
    async with showing(looking(three_people()), "4", "home", "u", "escape") as pilot:
        assert isinstance(pilot.app.screen, CalendarPlace)


def test_every_direction_is_told_in_words_of_its_own() -> None:
    """What goes neither way is called different, and nothing is called other."""
    assert {"better", "worse", "different", "the same"} == set(DIRECTIONS.values())


async def test_suggestions_say_what_they_are_compared_with() -> None:
    """What a fix would close is told beside the service that stopped, and that is said."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        assert "WHAT WOULD HELP, COMPARED WITH WHAT IS ON" in left(pilot)
        await press(pilot, "home", "d")
        assert "WHAT WOULD HELP" in left(pilot)
        assert "COMPARED" not in left(pilot)


def two_risks() -> Plan:
    """Two risks of Robin rest on Elm alone; what helps the one does not help the other."""
    plan = with_entity(two_providers(), risk("r-other", "t-other", title="The lane"))
    return with_entity(plan, control("c-lane", "elm", prevents=("t-other",), name="Lane at dusk"))


@pytest.mark.parametrize("title", ["The lane", "Pain is not noticed"])
async def test_what_helps_the_risk_one_came_from_stands_first(title: str) -> None:
    """From the row of a loss one comes to a fix for that loss, which is highlighted."""
    async with showing(looking(two_risks()), *SMALLER, "slash", *title[:4], "enter") as pilot:
        await press(pilot, "enter")
        here = lens(pilot)
        kind, key = here.chosen()

        assert "idea" == kind
        assert here.suggestions is not None
        first = here.suggestions.found[int(key)]
        assert f"holds “{title}”" in first.closes_words
        assert f"What helps “{title}” stands first. + {first.words}" in " ".join(
            left(pilot).split()
        )


async def test_a_highlight_that_somebody_moved_is_left_where_it_is() -> None:
    """What comes later takes no row away from under the hand."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        await press(pilot, "home")
        lens(pilot).reload()
        await settled(pilot)

        assert "try" == lens(pilot).chosen()[0]


@pytest.mark.parametrize("key", ["r", "w", "o"])
async def test_that_what_is_tried_does_not_count_is_said(key: str) -> None:
    """Above every lens of a person their cover is said to be the plan's while something is on."""
    async with showing(looking(two_providers()), *SMALLER, "enter", key) as pilot:
        assert " · in the plan: no gap in cover · " in screen_text(pilot)
        await press(pilot, "w", "home", "d", key)
        assert " · no gap in cover · " in screen_text(pilot)


@pytest.mark.parametrize(
    ("touched", "supported", "words"),
    [
        (1, 1, "1 other person is supported by it too."),
        (2, 0, "2 other people lean on it too, through something else in the plan."),
        (3, 2, "3 other people lean on it too: 2 supported by it, 1 through something else."),
    ],
)
async def test_others_are_told_as_the_agency_counts_them(
    touched: int, supported: int, words: str
) -> None:
    """Whom it supports is told apart from who leans on it in another way."""
    async with showing(looking(two_providers()), *SMALLER, "enter") as pilot:
        view = lens(pilot).view
    assert view is not None
    view = attrs.evolve(view, others_touched=touched, others_supported=supported)

    assert words in " ".join(line.text for line in whole(view))


async def test_what_restricts_is_not_said_to_stand_first() -> None:
    """What helps the risk but restricts the person stays where it was, and is not called first."""
    async with showing(looking(two_risks()), *SMALLER, "enter") as pilot:
        found = lens(pilot).suggestions
    assert found is not None
    every = [attrs.evolve(one, restrictive="r-other" in one.eases) for one in found.found]
    every.sort(key=lambda one: one.restrictive)
    ideas = Ideas(attrs.evolve(found, found=tuple(every)), "", ("r-other", "The lane"))

    assert "r-other" in every[-1].eases
    assert "" == ideas.about_risk()
    assert "r-other" not in every[ideas.in_order()[0]].eases


async def test_with_nothing_to_set_beside_it_that_is_said() -> None:
    """Where there is neither an option nor a stay, `=` offers no list of one."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "equals_sign") as pilot:
        (said,) = in_passing(pilot)

        assert said.startswith("There is nothing but the plan to compare with")
        assert "= Compare" not in screen_text(pilot)


async def test_what_is_listed_already_is_not_offered_again() -> None:
    """A fix that was put off stands once, with its box, and not among what would help too."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "enter") as pilot:
        tried = pilot.app.screen.query_one(TriedRows).part
        await press(pilot, "space")
        parts = pilot.app.screen.query_one(TriedRows).parts()

    assert tried is not None
    assert "deputy" in tried.label
    assert 1 == sum(part.label == tried.label for part in parts)


async def test_a_change_that_is_off_is_told_in_full_too() -> None:
    """P on a change that is off says which it is, though nothing of it was worked out."""
    async with showing(looking(two_providers()), *SMALLER, "enter", "home", "space", "p") as pilot:
        assert "Elm Small Supports stops." in screen_text(pilot)
        assert "It is off; space puts it on" in screen_text(pilot)
