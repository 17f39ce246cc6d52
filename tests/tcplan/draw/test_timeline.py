"""Nothing of a plan drops off the edge of its timeline, and no gap is drawn over."""

import datetime as dt
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import (
    GATES,
    HOLDS,
    TIMELINE_MARKS,
    WORK,
    Canvas,
    Gate,
    Holding,
    Lane,
    Stretch,
    Timeline,
    draw_timeline,
    timeline_weeks,
)
from tcplan.text import clusters
from tests.tcplan.draw.strategies import too_wide, unsafe
from tests.tcplan.draw.timelines import (
    ANSWERS,
    LANES,
    MOVE,
    TIMELINE,
    TODAY,
    WORKS,
    firsts,
    gate,
    stretches,
    timelines,
    widths,
    zooms,
)

WORKING = [glyph.sign for glyph in WORK]
HELD = [glyph.sign for glyph in HOLDS]


def rows(canvas: Canvas) -> dict[str, str]:
    """The printed row of each milestone and risk, by its id."""
    return {r.id: canvas.lines()[r.y] for r in canvas.regions if not r.within}


def beside(canvas: Canvas) -> tuple[str, str]:
    """What a drawing says lies before its weeks, and after them."""
    heads = " ".join(line.strip() for line in canvas.lines()[4:8])
    earlier = re.search(r"^‹ (.*?) earlier\b", heads)
    later = re.search(r"^(.*?) later ›", heads[earlier.end() :].strip() if earlier else heads)
    return (earlier[1] if earlier else ""), (later[1] if later else "")


def cell_of(canvas: Canvas, x: int, y: int) -> str:
    """What stands in one cell of a drawing."""
    at = 0
    for cluster, size in clusters(canvas.lines()[y]):
        if at == x:
            return cluster
        at += size
    return ""


def told(canvas: Canvas) -> str:
    """Everything that a drawing says, on one row."""
    return re.sub(r"\s+", " ", " ".join(canvas.lines()))


def one_risk(*parts: Stretch) -> Timeline:
    """A timeline of one risk."""
    return Timeline(TODAY, MOVE, (), (Holding("r", "Fire", parts, "closing"),))


@given(timeline=timelines(), cells=widths, zoom=zooms, first=firsts, plain=st.booleans())
def test_no_row_is_wider_than_the_screen(
    timeline: Timeline, cells: int, zoom: int | None, first: int | None, *, plain: bool
) -> None:
    """The timeline fits the width that it was asked for, whichever weeks it shows."""
    canvas = draw_timeline(timeline, width=cells, zoom=zoom, first=first, ascii=plain)

    assert [] == too_wide(canvas, cells)


@pytest.mark.no_cover
@given(timelines(), widths)
def test_no_word_can_act(timeline: Timeline, cells: int) -> None:
    """Words made to steer a terminal are drawn as text."""
    assert set() == unsafe(draw_timeline(timeline, width=cells))


@given(timelines(), widths, zooms, firsts)
def test_ascii_is_ascii(
    timeline: Timeline, cells: int, zoom: int | None, first: int | None
) -> None:
    """An old console gets nothing that it would garble."""
    canvas = draw_timeline(timeline, width=cells, zoom=zoom, first=first, ascii=True)

    assert all(line.isascii() for line in canvas.lines())


@pytest.mark.no_cover
@given(timeline=timelines(), cells=widths, first=firsts, plain=st.booleans())
def test_every_milestone_and_risk_has_one_row_of_its_own(
    timeline: Timeline, cells: int, first: int | None, *, plain: bool
) -> None:
    """No line is missing or there twice, whichever weeks are shown."""
    canvas = draw_timeline(timeline, width=cells, first=first, ascii=plain)
    drawn = re.findall(r"(?m)^[^a-zA-Z0-9]{4}([mr]\d)z", "\n".join(canvas.lines()))

    ids = [lane.id for lane in timeline.lanes] + [risk.id for risk in timeline.holdings]

    assert sorted(ids) == sorted(drawn)
    assert all(f"{one}z" in row for one, row in rows(canvas).items())


@pytest.mark.no_cover
@given(timelines(), widths, zooms, firsts)
def test_every_gate_is_drawn_or_counted(
    timeline: Timeline, cells: int, zoom: int | None, first: int | None
) -> None:
    """A decision that lies before or after the weeks is counted on that side."""
    canvas = draw_timeline(timeline, width=cells, zoom=zoom, first=first)
    weeks = timeline_weeks(timeline, width=cells, zoom=zoom, first=first)
    days = [gate.day.toordinal() for lane in timeline.lanes for gate in lane.gates]
    numbers = [re.search(r"(\d+) gates?\b", side) for side in beside(canvas)]

    assert sum(day in weeks.days for day in days) == sum(bool(r.within) for r in canvas.regions)
    assert [
        sum(day < weeks.days.start for day in days),
        sum(day >= weeks.days.stop for day in days),
    ] == [int(number[1]) if number else 0 for number in numbers]


@pytest.mark.no_cover
@given(timelines(), widths, zooms, firsts)
def test_a_gate_is_seen_on_its_day(
    timeline: Timeline, cells: int, zoom: int | None, first: int | None
) -> None:
    """Where a gate is said to be stands its sign, or the number of gates there."""
    canvas = draw_timeline(timeline, width=cells, zoom=zoom, first=first)
    signs = {g.id: g.glyph.sign for lane in timeline.lanes for g in lane.gates}
    places = [(r.x, r.y, signs[r.id]) for r in canvas.regions if r.within]

    for x, y, sign in places:
        here = sum((x, y) == place[:2] for place in places)
        assert cell_of(canvas, x, y) == (sign if here == 1 else str(here))


@given(
    gap=st.integers(-84, 90),
    before=st.sampled_from([a for a in ANSWERS if a != "not-covered"]),
    cells=widths,
    zoom=zooms,
    first=firsts,
)
def test_a_gap_of_one_day_is_seen_in_its_week(
    gap: int, before: str, cells: int, zoom: int | None, first: int | None
) -> None:
    """However many weeks one sign stands for, a day without cover shows, and in its place."""
    day = MOVE + dt.timedelta(gap)
    other = (Stretch(dt.date.min, None, before), Stretch(day, day, "not-covered"))
    timeline = one_risk(*other)
    weeks = timeline_weeks(timeline, width=cells, zoom=zoom, first=first)
    canvas = draw_timeline(timeline, width=cells, zoom=zoom, first=first)
    row = rows(canvas)["r"]
    begins, shown = row.index("Fire") + 18 + 1, day.toordinal() in weeks.days

    assert shown == (row.count("▲") == 1)
    if shown:
        column = (gap // 7 - weeks.first) // weeks.each
        assert column == (row.index("▲") - begins) // weeks.across
    else:
        assert "1 risk with a gap" in beside(canvas)[day.toordinal() >= weeks.days.stop]


@pytest.mark.no_cover
@given(stretches(ANSWERS), widths, zooms, firsts)
def test_a_sign_shows_the_worst_answer_of_its_days(
    parts: tuple[Stretch, ...], cells: int, zoom: int | None, first: int | None
) -> None:
    """A sign is never better than any of its days, found the slow way, day by day."""
    worst = [glyph.code for glyph in HOLDS]
    timeline = one_risk(*parts)
    weeks = timeline_weeks(timeline, width=cells, zoom=zoom, first=first)
    expected = [len(HELD)] * weeks.cells
    for n, day in enumerate(weeks.days):
        ranks = [worst.index(p.state) for p in parts if day in p.days]
        cell = n * weeks.cells // len(weeks.days)
        expected[cell] = min(expected[cell], *ranks, 1 if not ranks else len(HELD))
    row = rows(draw_timeline(timeline, width=cells, zoom=zoom, first=first))["r"]

    assert "".join(HELD[rank] for rank in expected) in row


@pytest.mark.no_cover
@given(stretches(WORKS), widths, zooms, firsts)
def test_a_bar_shows_the_least_that_was_done(
    parts: tuple[Stretch, ...], cells: int, zoom: int | None, first: int | None
) -> None:
    """Days of work in one cell show the one that has come least far, found day by day."""
    timeline = Timeline(dt.date(1990, 1, 1), MOVE, (Lane("m", "Keys", "Home", parts),))
    weeks = timeline_weeks(timeline, width=cells, zoom=zoom, first=first)
    expected = [len(WORKING)] * weeks.cells
    for n, day in enumerate(weeks.days):
        ranks = [WORKS.index(p.state) for p in parts if day in p.days]
        cell = n * weeks.cells // len(weeks.days)
        expected[cell] = min([expected[cell], *ranks])
    bars = "".join([*WORKING, " "][rank] for rank in expected)
    row = rows(draw_timeline(timeline, width=cells, zoom=zoom, first=first))["m"]

    assert not parts or bars.rstrip() in re.sub("[┃‹›]", " ", row)


@pytest.mark.no_cover
@pytest.mark.parametrize("cells", [60, 78, 118, 200])
@pytest.mark.parametrize("many", [0, 1, 60])
def test_any_number_of_milestones_is_drawn(cells: int, many: int) -> None:
    """A plan with no milestone, with one and with sixty is drawn whole."""
    lanes = tuple(attrs.evolve(LANES[n % 10], id=f"m{n}") for n in range(many))
    drawn = rows(draw_timeline(attrs.evolve(TIMELINE, lanes=lanes), width=cells))

    assert {f"m{n}" for n in range(many)} == drawn.keys() - {"distress", "placement", "health"}


@pytest.mark.parametrize("cells", [60, 118])
def test_an_empty_plan_does_not_look_finished(cells: int) -> None:
    """Where nothing is recorded the timeline says so."""
    drawn = told(draw_timeline(Timeline(TODAY), width=cells))

    assert "No milestones are recorded." in drawn
    assert "No risks are recorded." in drawn


def test_a_milestone_without_a_date_says_so() -> None:
    """An empty row is never mistaken for work that is not needed."""
    assert "no dates recorded" in rows(draw_timeline(TIMELINE, width=78))["day-one"]


def test_days_without_an_answer_never_look_covered() -> None:
    """Days that nobody answered for are said to be unanswered."""
    canvas = draw_timeline(one_risk(), width=118)

    assert re.search("_{75}", rows(canvas)["r"])
    assert "_ no answer given" in told(canvas)


@pytest.mark.parametrize("cells", [60, 78, 118])
def test_late_and_critical_are_seen_without_colour(cells: int) -> None:
    """What is late and what the move hangs on have marks of their own."""
    drawn = rows(draw_timeline(TIMELINE, width=cells))
    marked = {one: row[1:3] for one, row in drawn.items() if row[1:3].strip()}

    assert {"s117": " !", "tenancy": "━ ", "adaptations": "━!", "team": "━!"} == marked


@pytest.mark.parametrize("cells", [60, 78, 118])
@pytest.mark.parametrize("chosen", ["team", "distress", "first team"])
def test_selecting_moves_nothing(cells: int, chosen: str) -> None:
    """The picture holds still while the selection moves over it."""
    plain = draw_timeline(TIMELINE, width=cells).lines()
    selected = draw_timeline(TIMELINE, width=cells, selected=chosen).lines()

    assert plain == [line.replace("▌", " ") for line in selected]


@pytest.mark.parametrize(
    ("chosen", "row"), [("team", "team"), ("health", "health"), ("go or no-go", "shadow")]
)
def test_what_is_selected_is_marked_without_colour(chosen: str, row: str) -> None:
    """The row of what is selected, or of the selected gate, bears the mark and no other does."""
    drawn = rows(draw_timeline(TIMELINE, width=78, selected=chosen))

    assert [row] == [one for one, line in drawn.items() if line.startswith("▌")]


@pytest.mark.parametrize("cells", [60, 78, 118, 200])
@pytest.mark.parametrize("zoom", [None, 0, 1])
def test_the_legend_names_every_sign_that_is_drawn(cells: int, zoom: int | None) -> None:
    """A reader needs no manual for any sign of the timeline."""
    canvas = draw_timeline(TIMELINE, width=cells, zoom=zoom)
    drawn = "".join("".join(row) for row in rows(canvas).values())
    every = (*WORK, *GATES, *HOLDS, *TIMELINE_MARKS)

    for glyph in every:
        if glyph.sign in drawn:
            assert f"{glyph.sign} {glyph.word}" in told(canvas)


def test_two_gates_in_one_place_are_counted_there() -> None:
    """A second decision on the same day is not hidden behind the first."""
    canvas = draw_timeline(TIMELINE, width=118)

    assert "░2" in rows(canvas)["shadow"]
    assert "2–9 so many gates in one place" in told(canvas)


def test_today_outside_the_weeks_is_told() -> None:
    """Weeks that do not hold today say on which side it lies."""
    earlier, _ = beside(draw_timeline(TIMELINE, width=118, first=20))
    _, later = beside(draw_timeline(TIMELINE, width=118, first=-60))

    assert earlier.startswith("today, the move, ")
    assert later.startswith("today, the move, ")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-10-09", ("1 gate", "")),
        ("2026-10-10", ("", "")),
        ("2027-04-02", ("", "")),
        ("2027-04-03", ("", "1 gate")),
    ],
)
def test_the_first_and_the_last_day_are_shown(day: str, told: tuple[str, str]) -> None:
    """A gate on the first or the last day of the weeks is drawn, one a day further is counted."""
    keys = Lane("m", "Keys", "Home", (Stretch(MOVE, MOVE, "done"),), (gate("Keys", day),))
    canvas = draw_timeline(Timeline(TODAY, MOVE, (keys,)), width=118)

    assert told == beside(canvas)
    assert (told == ("", "")) == ("◆" in rows(canvas)["m"])


@pytest.mark.parametrize("first", [30, -60])
def test_a_long_count_is_folded_where_there_is_little_room(first: int) -> None:
    """Everything that lies on one side is told on a narrow screen, too."""
    canvas = draw_timeline(TIMELINE, width=60, first=first)

    assert "today, the move, 9 milestones, 8 gates, 2 risks with a gap" == beside(canvas)[first < 0]


def test_a_line_that_goes_on_says_so() -> None:
    """Work that began before the weeks or ends after them is marked at that end."""
    drawn = rows(draw_timeline(TIMELINE, width=118))

    assert "‹▓" in drawn["mhcs"]
    assert "░›" in drawn["review"]


def test_a_row_says_in_words_what_it_shows() -> None:
    """Whoever cannot see the line is told every date, gate and mark."""
    regions = draw_timeline(TIMELINE, width=60).regions

    assert (
        "Recruit core team of 6; Oak Support; under way 1 Nov 2026 to 20 Dec 2026; "
        "gate not met 19 Nov 2026: First team; on the critical path; late"
    ) == next(region.label for region in regions if region.id == "team")


def test_a_label_that_was_cut_says_so() -> None:
    """A name too long for its column ends in a sign that the legend explains."""
    drawn = told(draw_timeline(TIMELINE, width=78))

    assert "Adaptations and the" in drawn
    assert "… cut to fit; the list has the full text" in drawn


def test_days_that_end_before_they_begin_are_refused() -> None:
    """Nothing is drawn from dates that cannot be."""
    with pytest.raises(ValueError, match="from 2 Jan 2027 to 1 Jan 2027 end before they begin"):
        Stretch(MOVE, MOVE - dt.timedelta(1), "done")


@pytest.mark.parametrize("state", ["in-place", "no-answer"])
def test_a_state_that_does_not_exist_is_refused(state: str) -> None:
    """Nothing is drawn from a state that nobody defined."""
    with pytest.raises(ValueError, match="is not a state of a risk: not-covered"):
        Holding("r", "Fire", (Stretch(MOVE, None, state),))
    with pytest.raises(ValueError, match="is not a state of a milestone: planned"):
        Lane("m", "Keys", "Home", (Stretch(MOVE, None, state),))
    with pytest.raises(ValueError, match="state"):
        Gate("g", "Keys", MOVE, state)
