"""A fault of the program prints no data; a question that cannot be answered leaves the rest."""

import pytest

from tcplan import planner
from tests.tui.plans import three_people
from tests.tui.showing import looking, press, screen_text, settled, showing
from tui.app import PlannerApp
from tui.faults import fault_words
from tui.lenses.gates import GatesLens
from tui.lenses.history import HistoryLens
from tui.lenses.network import NetworkLens
from tui.lenses.overview import OverviewLens
from tui.lenses.risks import RisksLens
from tui.lenses.timeline import TimelineLens
from tui.lenses.what_if import WhatIfLens
from tui.places.agencies import AgenciesPlace
from tui.places.calendar import CalendarPlace
from tui.places.controls import ControlsPlace
from tui.places.people import PeoplePlace


class RobinError(Exception):
    """A fault whose text and whose values are somebody's name."""


def raised() -> Exception:
    """A fault with a name in its text and in the values around it."""
    try:
        with_a_name("Robin Example")
    except RobinError as error:
        return error
    return AssertionError()


def with_a_name(name: str) -> None:
    """Fail with somebody's name at hand."""
    raise RobinError(f"{name} is not there")


def test_a_fault_is_told_by_its_kind_and_place_only() -> None:
    """What is printed after a fault has no text and no value of the plan in it."""
    words = fault_words(raised())

    assert "RobinError" in words
    assert "Robin Example" not in words


PLANTED = {
    "people": (PeoplePlace, "highlighted", ()),
    "agencies": (AgenciesPlace, "highlighted", ("2",)),
    "controls": (ControlsPlace, "highlighted", ("3",)),
    "calendar": (CalendarPlace, "show_row", ("4",)),
    "overview": (OverviewLens, "told", ("o",)),
    "network": (NetworkLens, "_show", ("n",)),
    "risks": (RisksLens, "_show_risk", ("r",)),
    "timeline": (TimelineLens, "_show_part", ("t",)),
    "gates": (GatesLens, "_show", ("g",)),
    "history": (HistoryLens, "reload", ("i",)),
    "what-if": (WhatIfLens, "reload", ("w",)),
}


async def shown(app: PlannerApp, keys: tuple[str, ...]) -> None:
    """The interface after some keys."""
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, *keys)


@pytest.mark.parametrize("where", PLANTED)
async def test_a_fault_on_the_screen_ends_without_data(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault while a place or a lens is shown ends the program; no name is printed then."""
    kind, method, keys = PLANTED[where]

    def broken(*given: object, **_named: object) -> None:
        name = "Robin Example"
        raise RobinError(f"{name} {given}")

    monkeypatch.setattr(kind, method, broken)
    app = PlannerApp(looking(three_people(), names=True))
    with pytest.raises(RobinError):
        await shown(app, keys)

    assert 1 == app.return_code
    printed = "".join(str(part) for part in app._exit_renderables)  # noqa: SLF001
    assert "Robin" not in printed.replace("RobinError", "")


async def test_a_question_that_fails_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """When something cannot be worked out it is said, without data, and the rest still works."""

    def broken(*_given: object) -> None:
        raise RobinError("Robin Example")

    async with showing(looking(three_people())) as pilot:
        monkeypatch.setattr(planner, "network", broken)
        await press(pilot, "n")
        text = screen_text(pilot)
        assert "This could not be worked out (RobinError)" in text.replace("▌", " ")
        assert "Example" not in text
        await press(pilot, "o")
        assert "WHAT MATTERS TO ME" in screen_text(pilot)


async def test_an_answer_that_comes_late_is_not_shown() -> None:
    """Going on to the next person, nobody sees the network of the one before under their id."""
    async with showing(looking(three_people()), "n") as pilot:
        await pilot.press("right_square_bracket", "right_square_bracket")
        await settled(pilot)
        text = screen_text(pilot)

        assert "P-003" in text
        assert "P-001" not in text
        assert "P-002" not in text
