"""The rows above a timeline name the right week, date and day."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import Lane, Timeline, draw_timeline, timeline_weeks
from tests.tcplan.draw.timelines import MOVE, firsts, near, widths, zooms


@given(st.integers(-84, 90), widths, zooms)
def test_today_and_the_move_are_pointed_at(before: int, cells: int, zoom: int | None) -> None:
    """The words above the lines point at the day whose line runs down through them."""
    empty = Timeline(MOVE + dt.timedelta(before), MOVE, (Lane("m", "Keys", "Home"),))
    weeks = timeline_weeks(empty, width=cells, zoom=zoom)
    canvas = draw_timeline(empty, width=cells, zoom=zoom)
    days = {"now": empty.today.toordinal(), "move": MOVE.toordinal()}
    shown = {name: weeks.cell(day) for name, day in days.items() if day in weeks.days}
    row = canvas.lines()[3]
    heading = next(line for line in canvas.lines()[4:] if line.startswith("HOME"))
    lines = {at for at, sign in enumerate(heading) if sign in "┊┃"}

    assert set(shown) == set(re.findall("now|move", row))
    assert lines == {at for at, sign in enumerate(row) if sign == "▾"}
    assert {cell - min(shown.values()) for cell in shown.values()} == {
        n - min(lines) for n in lines
    }


@given(near, widths, zooms, firsts)
def test_each_name_of_a_week_stands_over_it(
    today: dt.date, cells: int, zoom: int | None, first: int | None
) -> None:
    """A reader who counts from the name of a week finds that week."""
    plan = Timeline(today, MOVE)
    weeks = timeline_weeks(plan, width=cells, zoom=zoom, first=first)
    names = draw_timeline(plan, width=cells, zoom=zoom, first=first).lines()[1]
    begins = names.index("OWNER") - 2 - weeks.cells
    found = [(m.start() - begins, m[0]) for m in re.finditer(r"[−+]\d+|T0", names)]
    numbers = [0 if name == "T0" else int(name.replace("−", "-")) for _, name in found]

    assert found
    assert [weeks.first + at // weeks.across * weeks.each for at, _ in found] == numbers
    assert {0} == {at % weeks.across for at, _ in found}


@given(near, widths, zooms, firsts)
def test_each_date_stands_where_its_week_begins(
    today: dt.date, cells: int, zoom: int | None, first: int | None
) -> None:
    """A reader who counts days from a date finds the day."""
    plan = Timeline(today, MOVE)
    weeks = timeline_weeks(plan, width=cells, zoom=zoom, first=first)
    _, names, dates, *_ = draw_timeline(plan, width=cells, zoom=zoom, first=first).lines()
    begins = names.index("OWNER") - 2 - weeks.cells
    found = [(m.start() - begins, m[0]) for m in re.finditer(r"\d+ [A-Z][a-z]{2}", dates)]
    columns = [at // weeks.across for at, _ in found]
    days = [MOVE + dt.timedelta(7 * (weeks.first + n * weeks.each)) for n in columns]

    assert found
    assert {0} == {at % weeks.across for at, _ in found}
    assert [f"{day.day} {day:%b}" for day in days] == [said for _, said in found]
