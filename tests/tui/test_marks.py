"""Marks: the rows that one wants to keep together, never forgotten out of sight."""

from textual.pilot import Pilot

from tests.tui.plans import three_people
from tests.tui.showing import NARROW, looking, press, screen_text, showing
from tui.person import PersonScreen
from tui.places.calendar import CalendarPlace
from tui.places.place import Place


def place(pilot: Pilot[int]) -> Place:
    """The list that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, Place)
    return screen


def listed(pilot: Pilot[int]) -> tuple[str, ...]:
    """Whom the keys [ and ] go through."""
    screen = pilot.app.screen
    assert isinstance(screen, PersonScreen)
    return screen.listed_people()


async def test_a_marked_row_bears_a_sign_and_is_counted() -> None:
    """Space marks the row, the list says how many are marked, and space takes the mark off."""
    async with showing(looking(three_people()), "space") as pilot:
        marked = screen_text(pilot)
        await press(pilot, "space")
        plain = screen_text(pilot)

    assert "▌»P-002" in marked
    assert "People · 3 · 1 marked" in marked
    assert "»" not in plain
    assert "marked" not in plain


async def test_marks_stay_when_the_list_is_sorted_and_filtered() -> None:
    """Nobody who was marked is lost by another order, and who is out of sight is counted."""
    async with showing(looking(three_people()), "space", "down", "space") as pilot:
        before = place(pilot).marked
        await press(pilot, "s", "down", "enter")
        sorted_ = place(pilot).marked
        await press(pilot, "slash", *"p-003", "enter")
        text = screen_text(pilot)
        hidden = place(pilot).marked

    assert ("P-002", "P-001") == before
    assert ("P-001", "P-002") == sorted_ == hidden
    assert "2 marked, 2 of them hidden" in text


async def test_escape_takes_the_marks_off_before_the_filter() -> None:
    """One step at a time: first the marks, then the filter; nothing of it is silent."""
    async with showing(looking(three_people()), "slash", *"p-00", "enter", "space") as pilot:
        await press(pilot, "escape")
        text = screen_text(pilot)
        marked = place(pilot).marked
        await press(pilot, "escape")
        words = place(pilot).words

    assert () == marked
    assert "filter: p-00" in text
    assert "The marks were taken off: 1 marked before." in text
    assert words == ""


async def test_only_the_marked_rows_are_copied_and_shown_as_text() -> None:
    """With marks, y and v are for the marked rows, and the text says how many there are in all."""
    async with showing(looking(three_people()), "space", "down", "space", "y", "v") as pilot:
        text = screen_text(pilot)
        copied = pilot.app.clipboard

    assert "Of 3 rows only these: 2 marked." in text
    assert "Of 3 rows only these: 2 marked." in copied
    assert ("P-001" in copied, "P-002" in copied, "P-003" in copied) == (True, True, False)


async def test_previous_and_next_go_through_the_marked_people() -> None:
    """Who marked two people and opens one goes from one to the other and to nobody else."""
    async with showing(looking(three_people()), "space", "down", "down", "space", "o") as pilot:
        assert listed(pilot) == ("P-002", "P-003")


async def test_who_is_opened_is_among_those_gone_through() -> None:
    """Opening somebody who is not marked keeps them within reach of the marked ones."""
    async with showing(looking(three_people()), "space", "down", "o") as pilot:
        assert listed(pilot) == ("P-002", "P-001")


async def test_marked_controls_are_of_people() -> None:
    """The people of marked controls are those whom one goes through."""
    async with showing(looking(three_people()), "3", "down", "space", "o") as pilot:
        assert listed(pilot) == ("P-002",)


async def test_a_row_of_the_calendar_can_be_marked() -> None:
    """What falls due is marked as rows elsewhere are, and told whole among the marked."""
    async with showing(looking(three_people()), "4", "space", "v", size=NARROW) as pilot:
        text = screen_text(pilot)
        await press(pilot, "escape")
        calendar = pilot.app.screen
        assert isinstance(calendar, CalendarPlace)
        row, kept = screen_text(pilot), calendar.marked
        await press(pilot, "full_stop", "space", "v")
        action = screen_text(pilot)

    assert "1 marked." in text
    assert "1 marked" in row
    assert "▌▲»" in row
    assert len(kept) == 1
    assert "Fit the second rail" in action


async def test_pointing_at_the_mark_marks() -> None:
    """A click where the sign of a mark stands marks the row, and a click on the row does not."""
    async with showing(looking(three_people())) as pilot:
        main = place(pilot).listing.content_region
        await pilot.click(offset=(main.x + 10, main.y + 2))
        before = place(pilot).marked
        await pilot.click(offset=(main.x + 1, main.y + 2))
        after = place(pilot).marked
        await press(pilot, "4")
        rows = pilot.app.screen.query_one("#agenda").content_region
        lines = screen_text(pilot).split("\n")
        y = next(n for n, line in enumerate(lines) if "overdue" in line and n > rows.y + 3)
        await pilot.click(offset=(rows.x + 2, y))
        due = screen_text(pilot)

    assert () == before
    assert ("P-001",) == after
    assert "1 marked" in due
