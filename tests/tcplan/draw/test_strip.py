"""A cell of a strip never shows a better answer than the worst of its time."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import COVER, NO_ANSWER, WEEK, Interval, draw_strip
from tests.tcplan.draw.samples import DAYS, WEEKDAY
from tests.tcplan.draw.strategies import too_wide, unsafe, words

WORST_FIRST = [COVER[0], NO_ANSWER, *COVER[1:]]
widths = st.integers(20, 200)
codes = st.sampled_from([glyph.code for glyph in COVER])


@st.composite
def intervals(draw: st.DrawFn) -> list[Interval]:
    """A day cut into parts at any minute, some parts left out, some given twice."""
    cuts = [0, *sorted(draw(st.sets(st.integers(1, 1439), max_size=6))), 1440]
    parts = [(a, b, draw(codes)) for a, b in pairwise(cuts)]
    return [part for part in parts for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2])))]


weeks = st.dictionaries(st.one_of(st.sampled_from(WEEK), words), intervals(), max_size=5)


def worst(day: list[Interval], hours: int) -> list[str]:
    """The sign of the worst answer in each so many hours, found the slow way, minute by minute."""
    rank = {glyph.code: n for n, glyph in enumerate(WORST_FIRST)}
    minutes = [
        min((rank[code] for start, end, code in day if start <= minute < end), default=1)
        for minute in range(1440)
    ]
    size = hours * 60
    return [WORST_FIRST[min(minutes[n : n + size])].sign for n in range(0, 1440, size)]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "cells", "begins", "hours"),
    [("Mon", 30, 4, 1), ("Mon", 20, 4, 2), ("bank holiday", 20, 11, 3)],
)
@given(day=intervals())
def test_a_sign_shows_the_worst_answer_of_its_time(
    name: str, cells: int, begins: int, hours: int, day: list[Interval]
) -> None:
    """A gap of one minute shows, however many hours one sign stands for."""
    assert "".join(worst(day, hours)) == draw_strip({name: day}, width=cells).lines()[1][begins:]


@given(days=weeks, title=words, cells=widths, plain=st.booleans())
def test_no_row_is_wider_than_the_screen(
    days: dict[str, list[Interval]], title: str, cells: int, *, plain: bool
) -> None:
    """The strip fits the width that it was asked for."""
    assert [] == too_wide(draw_strip(days, width=cells, title=title, ascii=plain), cells)


@given(weeks, words, widths)
def test_no_name_can_act(days: dict[str, list[Interval]], title: str, cells: int) -> None:
    """The name of a day made to steer a terminal is drawn as text."""
    assert set() == unsafe(draw_strip(days, width=cells, title=title))


@given(weeks, words, widths)
def test_ascii_is_ascii(days: dict[str, list[Interval]], title: str, cells: int) -> None:
    """An old console gets nothing that it would garble."""
    drawn = draw_strip(days, width=cells, title=title, ascii=True).lines()

    assert all(line.isascii() for line in drawn)


@given(weeks, widths)
def test_the_legend_names_every_answer_that_is_drawn(
    days: dict[str, list[Interval]], cells: int
) -> None:
    """Every sign of the strip is explained in words below it."""
    drawn = re.sub(r"\s+", " ", " ".join(draw_strip(days, width=cells).lines()))
    signs = {sign for day in days.values() for sign in worst(day, 1)}

    assert [] == [g.word for g in WORST_FIRST if g.sign in signs and g.word not in drawn]


@pytest.mark.parametrize(
    ("alike", "name"),
    [
        (WEEK[:5], "Mon–Fri"),
        (WEEK[5:], "Sat, Sun"),
        (("Mon", "Wed", "Fri"), "Mon, Wed, Fri"),
        (("Mon", "Tue", "Wed", "Fri", "bank holiday"), "Mon–Wed, Fri, bank holiday"),
        (("bank holiday", "Sun", "Sat", "Fri"), "Fri–Sun, bank holiday"),
        (("bank holiday", "half-term", "Christmas"), "bank holiday, half-term, Christmas"),
    ],
)
def test_days_that_are_alike_share_a_row(alike: tuple[str, ...], name: str) -> None:
    """Equal days are shown once under a name that says which days they are."""
    assert [name] == [r.label for r in draw_strip(dict.fromkeys(alike, WEEKDAY), width=80).regions]


def test_days_that_differ_have_rows_of_their_own() -> None:
    """A weekend without cover does not disappear behind the weekdays."""
    labels = [region.label for region in draw_strip(DAYS, width=80).regions]

    assert ["Mon–Fri", "Sat, Sun, bank holiday"] == labels


def test_hours_without_an_answer_never_look_covered() -> None:
    """Hours nobody answered for are said to be unanswered."""
    drawn = draw_strip({"Mon": [(0, 720, "has-back-up")]}, width=30).lines()

    assert "Mon ■■■■■■■■■■■■____________" == drawn[1]
    assert "_ no answer given" in "\n".join(drawn)


def test_a_day_is_laid_under_its_hours() -> None:
    """The answer from seven in the morning begins under the mark of that hour."""
    ruler, day = draw_strip({"Mon": WEEKDAY}, width=118).lines()[:2]

    assert day.index("■") == ruler.index("07")


def test_no_days_are_not_an_empty_screen() -> None:
    """A risk without a day says so."""
    assert "No day is recorded." in draw_strip({}, width=60).lines()


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ((0, 60, "covered"), "Mon: “covered” is not one of the five answers"),
        ((0, 60, "no-answer"), "Mon: “no-answer” is not one of the five answers"),
        ((60, 60, "has-back-up"), "Mon: from minute 60 to minute 60"),
        ((1380, 1500, "has-back-up"), "Mon: from minute 1380 to minute 1500"),
        ((-60, 60, "has-back-up"), "Mon: from minute -60 to minute 60"),
    ],
)
def test_a_wrong_part_of_a_day_is_refused(part: Interval, message: str) -> None:
    """Nothing is drawn from an answer or a time that does not exist."""
    with pytest.raises(ValueError, match=message):
        draw_strip({"Mon": [part]}, width=60)
