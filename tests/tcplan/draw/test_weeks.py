"""Every day of the weeks that are shown has one cell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw.weeks import AFTER, BEFORE, ZOOMS, Weeks, weeks_shown
from tests.tcplan.draw.timelines import MOVE, TODAY, days, firsts, near, zooms

rooms = st.integers(3, 190)


@st.composite
def shown(draw: st.DrawFn) -> Weeks:
    """Any weeks, as wide as there is room."""
    room = draw(rooms)
    move = draw(st.one_of(st.none(), days))
    weeks = weeks_shown(draw(near), move, room=room, first=draw(firsts), zoom=draw(zooms))
    return weeks.widened(room)


@given(shown())
def test_the_days_fill_the_cells_from_left_to_right(weeks: Weeks) -> None:
    """Every cell stands for one or more days, and no day is between two cells."""
    cells = [weeks.cell(day) for day in weeks.days]

    assert sorted(cells) == cells
    assert set(range(weeks.cells)) == set(cells)


@given(shown())
def test_a_day_not_shown_has_no_cell(weeks: Weeks) -> None:
    """The day before the weeks and the day after them lie outside."""
    assert -1 == weeks.cell(weeks.days.start - 1)
    assert weeks.cells == weeks.cell(weeks.days.stop)


@given(shown())
def test_each_column_begins_with_its_week(weeks: Weeks) -> None:
    """The first day of a column stands in the first cell of that column."""
    begins = [weeks.zero.toordinal() + 7 * (weeks.first + n * weeks.each) for n in range(3)]

    assert [n * weeks.across for n in range(3)] == [weeks.cell(day) for day in begins]


@given(shown())
def test_no_column_holds_days_on_both_sides_of_the_move(weeks: Weeks) -> None:
    """A column is before the move or from it on, never both."""
    assert 0 == weeks.first % weeks.each


@given(shown(), rooms)
def test_weeks_take_no_more_room_than_there_is(weeks: Weeks, room: int) -> None:
    """Columns are never wider than their room, unless they are at their narrowest."""
    wide = weeks.widened(room)

    assert wide.cells <= max(room, weeks.cells)


@pytest.mark.parametrize(("room", "each"), [(190, 1), (75, 1), (74, 2), (39, 2), (38, 4), (12, 8)])
def test_all_weeks_around_the_move_are_shown_as_closely_as_they_fit(room: int, each: int) -> None:
    """Nobody has to look for the weeks from 12 before to 12 after the move."""
    weeks = weeks_shown(TODAY, MOVE, room=room)

    assert each == weeks.each
    assert weeks.first <= BEFORE
    assert weeks.last >= AFTER


@pytest.mark.parametrize("room", [39, 60, 190])
def test_without_a_move_the_weeks_run_from_today(room: int) -> None:
    """A person at home is shown the twelve weeks ahead."""
    weeks = weeks_shown(TODAY, None, room=room)

    assert (TODAY, 0, AFTER) == (weeks.zero, weeks.first, weeks.last)


@given(st.integers(-84, 90), rooms, zooms)
def test_today_is_shown_when_it_is_near_the_move(before: int, room: int, zoom: int | None) -> None:
    """Zooming in begins with the weeks that a planner is in."""
    today = MOVE + dt.timedelta(before)

    assert today.toordinal() in weeks_shown(today, MOVE, room=max(room, 14), zoom=zoom).days


@given(st.integers(-300, 300), zooms)
def test_the_weeks_begin_where_they_are_asked_to(first: int, zoom: int | None) -> None:
    """Moving the weeks by a column shows the next column."""
    weeks = weeks_shown(TODAY, MOVE, room=75, first=first, zoom=zoom)

    assert weeks.first <= first < weeks.first + weeks.each


@pytest.mark.parametrize(("asked", "shown"), [(-1, 0), (0, 0), (2, 2), (99, len(ZOOMS) - 1)])
def test_zooming_ends_at_the_last_zoom(asked: int, shown: int) -> None:
    """One more key press than there are zooms does no harm."""
    assert shown == weeks_shown(TODAY, MOVE, room=75, zoom=asked).zoom
