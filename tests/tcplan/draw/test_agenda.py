"""Nothing that is owed is missing from the agenda, and nothing in it is cut."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import DUES, Agenda, Canvas, Dated
from tests.tcplan.draw.strategies import too_wide, unsafe
from tests.tcplan.draw.timelines import AGENDA, TODAY, agendas, near, widths

OPEN = ("overdue", "due", "planned")


def told(canvas: Canvas) -> str:
    """Everything that a drawing says, on one row."""
    return re.sub(r"\s+", " ", " ".join(canvas.lines()))


def ahead(canvas: Canvas) -> dict[str, int]:
    """The counts of the weeks ahead, by the name above each."""
    lines = canvas.lines()
    end = lines.index("")
    names = [m[0].strip() for line in lines[1:end:2] for m in re.finditer(r".{1,8}", line)]
    return dict(zip(names, map(int, " ".join(lines[2:end:2]).split()), strict=True))


def later(days: int | None) -> dt.date | None:
    """The day so many days after today."""
    return None if days is None else TODAY + dt.timedelta(days)


def one(on: dt.date | None, state: str = "due") -> Dated:
    """One duty."""
    return Dated("d", on, "P-014", "Tenancy signed", state, "Bright Homes")


@given(items=agendas(), today=near, cells=widths, plain=st.booleans())
def test_no_row_is_wider_than_the_screen(
    items: list[Dated], today: dt.date, cells: int, *, plain: bool
) -> None:
    """The agenda fits the width that it was asked for."""
    assert [] == too_wide(Agenda.of(items, today).draw(cells, ascii=plain), cells)


@given(agendas(), near, widths)
def test_no_word_can_act(items: list[Dated], today: dt.date, cells: int) -> None:
    """Words made to steer a terminal are drawn as text."""
    assert set() == unsafe(Agenda.of(items, today).draw(cells))


@given(agendas(), near, widths)
def test_ascii_is_ascii(items: list[Dated], today: dt.date, cells: int) -> None:
    """An old console gets nothing that it would garble."""
    drawn = Agenda.of(items, today).draw(cells, ascii=True).lines()

    assert all(line.isascii() for line in drawn)


@given(items=agendas(), today=near, cells=widths, plain=st.booleans())
def test_every_duty_is_listed_once(
    items: list[Dated], today: dt.date, cells: int, *, plain: bool
) -> None:
    """No duty is missing and none is there twice."""
    canvas = Agenda.of(items, today).draw(cells, ascii=plain)

    assert sorted(item.id for item in items) == sorted(region.id for region in canvas.regions)
    assert all(f"{r.id}z" in canvas.lines()[r.y] for r in canvas.regions)


@given(agendas(), near, widths, st.integers(0, 9))
def test_what_is_not_listed_is_counted(
    items: list[Dated], today: dt.date, cells: int, limit: int
) -> None:
    """A short list says how much longer it is."""
    canvas = Agenda.of(items, today).draw(cells, limit=limit)
    more = re.search(r"(?m)^(\d+) more are not listed here\.$", "\n".join(canvas.lines()))

    assert len(items) == len(canvas.regions) + int(more[1] if more else 0)


@given(agendas(), near, widths)
def test_every_open_duty_is_counted_in_one_week(
    items: list[Dated], today: dt.date, cells: int
) -> None:
    """The weeks ahead add up to all that is owed."""
    counts = ahead(Agenda.of(items, today).draw(cells, limit=0))

    assert sum(item.state in OPEN for item in items) == sum(counts.values())


@given(agendas(), near, widths)
def test_the_next_seven_days_are_counted_from_today(
    items: list[Dated], today: dt.date, cells: int
) -> None:
    """On a Sunday too the first line says how much is owed in the days to come."""
    days = {today + dt.timedelta(n) for n in range(7)}
    owed = sum(item.state in {"due", "planned"} and item.day in days for item in items)

    drawn = Agenda.of(items, today).draw(cells, limit=0).lines()
    assert drawn[0].startswith("WEEKS AHEAD  next 7 days, to ")
    assert drawn[0].endswith(f": {owed}")


@given(agendas(), near)
def test_the_most_pressing_comes_first(items: list[Dated], today: dt.date) -> None:
    """Overdue before due, due before undated, undated before settled, and by day within."""
    days = {item.id: item.day for item in items}
    open_ = {item.id for item in items if item.state in OPEN}
    regions = Agenda.of(items, today).draw(118).regions
    listed = [region.id for region in regions]
    dated = [days[one] for one in listed if one in open_ and days[one] is not None]
    gone_by = [day for day in dated if day is not None and day < today]

    assert listed[: len(open_)] == [one for one in listed if one in open_]
    assert sorted(gone_by) == [day for day in dated if day is not None][: len(gone_by)]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (one(TODAY - dt.timedelta(1)), "1 day overdue"),
        (one(TODAY - dt.timedelta(5), "overdue"), "5 days overdue"),
        (one(None, "overdue"), "overdue"),
        (one(TODAY, "overdue"), "overdue"),
        (one(TODAY), "due today"),
        (one(TODAY + dt.timedelta(1)), "due in 1 day"),
        (one(TODAY + dt.timedelta(400)), "due in 400 days"),
        (one(None), "due"),
        (one(TODAY - dt.timedelta(5), "done"), "done"),
        (one(TODAY, "not-applicable"), "not applicable"),
    ],
)
def test_a_duty_says_where_it_stands(item: Dated, said: str) -> None:
    """Each row ends in words, so that its sign needs no colour and no manual."""
    canvas = Agenda.of([item], TODAY).draw(78)
    row = canvas.lines()[canvas.regions[0].y]

    assert row.endswith(f"  {said}")
    assert canvas.regions[0].label.endswith(f"; {said}")


@pytest.mark.parametrize(
    ("days", "name", "heading"),
    [
        (-1, "overdue", "OVERDUE"),
        (0, "today", "TODAY, 22 Nov 2026"),
        (1, "23 Nov", "WEEK OF 23 Nov 2026"),
        (7, "23 Nov", "WEEK OF 23 Nov 2026"),
        (8, "30 Nov", "WEEK OF 30 Nov 2026"),
        (77, "1 Feb", "WEEK OF 1 Feb 2027"),
        (78, "8 Feb", "WEEK OF 8 Feb 2027"),
        (84, "8 Feb", "WEEK OF 8 Feb 2027"),
        (85, "later", "WEEK OF 15 Feb 2027"),
        (None, "no date", "NO DATE"),
    ],
)
def test_a_duty_stands_in_its_week(days: int | None, name: str, heading: str) -> None:
    """Weeks run from Monday to Sunday; today is Sunday 22 November 2026."""
    canvas = Agenda.of([one(later(days))], TODAY).draw(118)

    assert 1 == ahead(canvas)[name]
    assert heading == canvas.lines()[canvas.regions[0].y - 1]


def test_what_is_settled_comes_last_and_is_not_owed() -> None:
    """What is done is shown but adds to no week."""
    canvas = Agenda.of([one(TODAY, "done")], TODAY).draw(118)

    assert 0 == sum(ahead(canvas).values())
    assert "SETTLED" in canvas.lines()


def test_what_is_listed_runs_from_pressing_to_settled() -> None:
    """The oldest overdue duty comes first, what has no date after all dates, the settled last."""
    states = [("done", -9), ("done", -2), ("due", None), ("due", 90), ("due", 0), ("overdue", -3)]
    items = [
        Dated(f"{state} {days}", later(days), "P-014", "Visit", state)
        for state, days in [*states, ("due", -8)]
    ]
    regions = Agenda.of(items, TODAY).draw(78).regions

    assert [
        "due -8", "overdue -3", "due 0", "due 90", "due None", "done -2", "done -9",
    ] == [region.id for region in regions]  # fmt: skip


def test_within_a_day_the_order_is_kept() -> None:
    """Duties of one day stand as they were given."""
    items = [Dated(f"d{n}", TODAY, "P-014", "Visit") for n in (2, 0, 1)]
    regions = Agenda.of(items, TODAY).draw(78).regions

    assert ["d2", "d0", "d1"] == [region.id for region in regions]


@pytest.mark.parametrize("cells", [60, 78, 99, 100, 118])
def test_long_words_are_folded_and_never_cut(cells: int) -> None:
    """What is owed and who owes it can be read in full at any width."""
    item = Dated("d", TODAY, "P-014", "report " * 20, "due", "clinician " * 9)
    drawn = told(Agenda.of([item], TODAY).draw(cells))

    assert (20, 9) == (drawn.count("report"), drawn.count("clinician"))


@pytest.mark.parametrize("cells", [60, 118])
def test_an_empty_agenda_says_so(cells: int) -> None:
    """No duties are not an empty screen."""
    assert "Nothing is recorded as due." in Agenda.of([], TODAY).draw(cells).lines()


def test_a_person_without_duties_of_their_own_leaves_no_hole() -> None:
    """A duty that is for nobody in particular needs no column for people."""
    canvas = Agenda.of([Dated("d", TODAY, "", "Visit")], TODAY).draw(78)

    assert canvas.lines()[canvas.regions[0].y].startswith(" ◆ Sun 22 Nov 2026 Visit")


def test_what_is_arranged_is_not_called_owed() -> None:
    """A visit that is arranged for a day is not shown as a duty that somebody owes by it."""
    drawn = told(Agenda.of([one(later(3), "planned")], TODAY).draw(78))

    assert "◇ Wed 25 Nov 2026 P-014 Tenancy signed (Bright Homes) in 3 days" in drawn
    assert "MARK ◇ planned" in drawn


def test_what_was_arranged_and_did_not_come_is_overdue() -> None:
    """A visit of last week of which nothing was recorded is asked after."""
    drawn = told(Agenda.of([one(later(-3), "planned")], TODAY).draw(78))

    assert "▲ Thu 19 Nov 2026 P-014 Tenancy signed (Bright Homes) 3 days overdue" in drawn


@pytest.mark.parametrize("cells", [60, 78, 118])
def test_selecting_moves_nothing(cells: int) -> None:
    """The list holds still while the selection moves over it, and marks one row."""
    plain = Agenda.of(AGENDA, TODAY).draw(cells).lines()
    selected = Agenda.of(AGENDA, TODAY).draw(cells, selected="mappa").lines()

    assert plain == [line.replace("▌", " ") for line in selected]
    assert 1 == "".join(selected).count("▌✓ Tue 10 Nov 2026")


def test_the_legend_names_every_state_that_is_drawn() -> None:
    """A reader needs no manual for the sign before a duty."""
    drawn = told(Agenda.of(AGENDA, TODAY).draw(78))

    assert [] == [glyph.word for glyph in DUES if f"{glyph.sign} {glyph.word}" not in drawn]


def test_a_state_that_does_not_exist_is_refused() -> None:
    """Nothing is drawn from a state that nobody defined."""
    with pytest.raises(ValueError, match="state"):
        one(TODAY, "late")
