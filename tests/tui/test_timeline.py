"""The Timeline lens: what must be decided by when, when it could happen, who holds each risk."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tcplan.planner import Looking
from tests.builders import TODAY
from tests.tcplan.timeline.ways import full, on_the_way, step
from tests.tui.showing import NARROW, WIDE, looking, press, screen_text, settled, showing
from tui.lenses.timeline import TimelineLens
from tui.person import PersonScreen
from tui.sheet import Sheet

TIMELINE = ("enter", "t")
SCREENS: dict[str, tuple[str, ...]] = {
    "timeline": TIMELINE,
    "timeline-milestone": (*TIMELINE, "down", "down"),
    "timeline-risk": (*TIMELINE, *["down"] * 9),
    "timeline-closer": (*TIMELINE, "left_parenthesis", "right"),
    "timeline-as-text": (*TIMELINE, "v"),
}
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])


def lens(pilot: Pilot[int]) -> TimelineLens:
    """The lens that is open."""
    return pilot.app.screen.query_one(TimelineLens)


def told(pilot: Pilot[int]) -> str:
    """What is told of the chosen row, as text."""
    return " ".join(line.text for line in lens(pilot).peek_lines())


@SIZES
@pytest.mark.parametrize("name", SCREENS)
async def test_a_timeline_looks_as_it_did(
    name: str, size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """What is on this screen changes only when somebody has looked at the change."""
    async with showing(looking(full()), *SCREENS[name], size=size) as pilot:
        assert_screen(pilot, f"{name}-{size[0]}x{size[1]}")


@SIZES
async def test_a_proposal_looks_as_it_did(
    size: tuple[int, int], assert_screen: Callable[[Pilot[int], str], None]
) -> None:
    """A path that nobody has planned is never taken for a plan."""
    async with showing(looking(on_the_way()), *TIMELINE, size=size) as pilot:
        assert_screen(pilot, f"timeline-proposal-{size[0]}x{size[1]}")


async def test_the_move_as_a_whole_is_chosen_first() -> None:
    """Whoever opens the timeline reads when it could happen, and how sure that is."""
    async with showing(looking(full()), *TIMELINE) as pilot:
        shown = screen_text(pilot)

        assert "WHEN COULD IT HAPPEN" in shown
        assert "The plan of work as it stands is done by the target, 3 January 2027" in shown
        assert "10,000 draws with the seed 2020" in told(pilot)


async def test_going_down_tells_of_each_row() -> None:
    """Every row of the drawing is told below: steps, gates, decisions and risks."""
    titles = []
    async with showing(looking(full()), *TIMELINE) as pilot:
        for _ in range(9):
            await press(pilot, "down")
            titles.append(str(pilot.app.screen.query_one("#timeline-part", Sheet).border_title))

    assert [
        "Tenancy",
        "Adaptations",
        "Recruit",
        "Train",
        "Nights",
        "Team accepts the plan",
        "Whether nights start on the ward",
        "Pain is not noticed",
        "Nights in the new flat",
    ] == titles


async def test_a_decide_by_day_is_told_below_its_row() -> None:
    """A chosen step says by when it must begin, and how many days that leaves."""
    async with showing(looking(full()), *TIMELINE, "down", "down") as pilot:
        assert "Decide by " in told(pilot)
        assert "Decide by " in screen_text(pilot)


async def test_weeks_stay_in_sight_where_rows_are_many() -> None:
    """The last row is still read against its weeks."""
    async with showing(looking(full()), *TIMELINE, *["down"] * 9, size=NARROW) as pilot:
        shown = screen_text(pilot)

        assert "▌   Nights in the new" in shown
        assert "now ▾" in shown


async def test_left_and_right_go_through_the_weeks() -> None:
    """A week to the right and one to the left show the same weeks again."""
    async with showing(looking(full()), *TIMELINE) as pilot:
        before = lens(pilot).weeks()
        await press(pilot, "right")
        moved = lens(pilot).weeks()
        await press(pilot, "left")

        assert before is not None
        assert moved is not None
        assert before.first + before.each == moved.first
        assert before == lens(pilot).weeks()


async def test_zooming_keeps_to_what_can_be_drawn_and_says_so() -> None:
    """Closer shows fewer weeks; at the closest the key says why it does nothing."""
    async with showing(looking(full()), *TIMELINE) as pilot:
        before = lens(pilot).weeks()
        await press(pilot, "left_parenthesis")
        closer = lens(pilot).weeks()

        assert before is not None
        assert closer is not None
        assert (closer.zoom, closer.last - closer.first < before.last - before.first) == (0, True)
        assert TODAY.toordinal() in closer.days
        screen = pilot.app.screen
        assert isinstance(screen, PersonScreen)
        assert "A day already has a cell of its own." == screen.why_not("closer")
        assert screen.why_not("wider") is None


async def test_zoom_works_in_the_timeline_alone() -> None:
    """In another lens the key says where it works."""
    async with showing(looking(full()), "enter", "r") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, PersonScreen)

        assert "Closer works under t Timeline." == screen.why_not("closer")


async def test_the_dates_are_drawn_once_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coming back to the timeline does not draw the dates again."""
    from tcplan.analysis.path import dates

    asked: list[int] = []
    real = dates.date_distributions

    def counted(*given: object, **named: object) -> object:
        asked.append(1)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(dates, "date_distributions", counted)
    async with showing(looking(full()), *TIMELINE, "o", "t", "r", "t") as pilot:
        assert "WHEN COULD IT HAPPEN" in screen_text(pilot)

    assert [1] == asked


async def test_esc_stops_the_drawing_of_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever does not want to wait goes on reading, and t draws the dates after all."""
    from threading import Event

    from tcplan import planner

    go_on, real = Event(), planner.move_dates

    def slow(looked: Looking, name: str, tell: Callable[[int, int], None]) -> object:
        go_on.wait(20)
        return real(looked, name, tell)

    monkeypatch.setattr(planner, "move_dates", slow)
    async with showing(looking(full()), "enter") as pilot:
        await pilot.press("t")
        while "being drawn" not in told(pilot):
            await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        stopped = told(pilot)
        go_on.set()
        await settled(pilot)
        after = told(pilot)
        await press(pilot, "t")

        assert "The dates were not drawn to the end; t draws them again." in stopped
        assert "P50" not in after
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "in 50 of 100 draws" in told(pilot)


async def test_a_loop_of_steps_is_a_sentence_on_the_screen() -> None:
    """Steps that wait for each other are named; the rest of the screen still stands."""
    plan = on_the_way(step("keys", 5, "visits"), step("visits", 3, "keys"))
    async with showing(looking(plan), *TIMELINE) as pilot:
        shown = screen_text(pilot)

        assert "These steps of the move wait for each other" in shown
        assert "WHO IS HOLDING THE RISK" in shown


async def test_the_whole_timeline_can_be_read_as_text() -> None:
    """Everything of the drawing stands in the text, the gap with its days too."""
    async with showing(looking(full()), *TIMELINE) as pilot:
        text = " ".join(line.text for line in lens(pilot).lines())

        for words in (
            "Decide by",
            "3 Jan 2027 to 12 Jan 2027, 10 days",
            "none of them is statutory",
        ):
            assert words in text


async def test_names_stay_hidden_on_the_timeline() -> None:
    """On a shared screen steps and risks are told with the person's id."""
    plan = on_the_way(step("moves", 5, name="Robin moves"))
    async with showing(looking(plan), *TIMELINE) as pilot:
        assert "Robin" not in screen_text(pilot)
        await press(pilot, "asterisk")
        assert "Robin moves" in screen_text(pilot)
