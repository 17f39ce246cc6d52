"""A grid draws all that it is given, where it is given, and nothing that could act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import Canvas, Region, Span, stacked
from tcplan.text import pad, visible, width
from tests.tcplan.draw.strategies import words


def one_row(text: str, style: str | None = None) -> Canvas:
    """A canvas just wide enough for one text."""
    canvas = Canvas(max(width(visible(text, keep="")), 1), 1)
    canvas.put(0, 0, text, style)
    return canvas


@given(words)
def test_text_is_drawn_whole(text: str) -> None:
    """What is put on a row can be read on that row, made visible."""
    assert [visible(text, keep="").rstrip(" ")] == one_row(text).lines()


@given(st.lists(st.tuples(words, st.sampled_from([None, "strong"])), max_size=4))
def test_spans_say_the_same_as_lines(texts: list[tuple[str, str | None]]) -> None:
    """A screen that draws the coloured runs shows the same characters as the plain print."""
    canvas = Canvas(2_000, 1)
    x = 0
    for text, style in texts:
        x = canvas.put(x, 0, text, style)
    row = ""
    for span in canvas.spans()[0]:
        row = pad(row, span.x) + span.text

    assert canvas.lines() == [row.rstrip(" ")]


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (8, 0), (0, 1), (0, -1)])
def test_text_that_does_not_fit_is_refused(x: int, y: int) -> None:
    """Text is never lost silently at the edge of a drawing."""
    with pytest.raises(ValueError, match="do not fit on 10 by 1"):
        Canvas(10, 1).put(x, y, "Oak")


def test_a_wide_character_is_not_left_in_half() -> None:
    """Drawing over one half of a wide character takes the other half away too."""
    canvas = Canvas(4, 1)
    canvas.put(0, 0, "漢字")
    canvas.put(1, 0, "ab")

    assert [" ab"] == canvas.lines()


def test_a_newline_cannot_start_another_row() -> None:
    """A line break in a name is drawn by its number on the row of the name."""
    assert ["Oak<U+000A>Support"] == one_row("Oak\nSupport").lines()


def test_runs_are_told_apart_by_style_and_blanks() -> None:
    """A screen can colour each run of a row without counting blanks."""
    canvas = Canvas(30, 1)
    canvas.put(0, 0, "Night cover")
    canvas.put(11, 0, "R", "restrictive")
    canvas.put(15, 0, "Oak")

    assert [
        Span("Night cover", None, 0),
        Span("R", "restrictive", 11),
        Span("Oak", None, 15),
    ] == canvas.spans()[0]


def test_a_pasted_drawing_brings_its_regions() -> None:
    """What can be selected moves with the drawing that it belongs to."""
    part = Canvas(3, 1)
    part.put(0, 0, "Oak")
    part.region(Region("oak", 0, 0, 3, 1, "Oak Support", "threat"))
    whole = Canvas(10, 4)
    whole.paste(5, 2, part)

    assert (Region("oak", 5, 2, 3, 1, "Oak Support", "threat"),) == whole.regions
    assert "     Oak" == whole.lines()[2]


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (8, 0), (0, 1), (0, -1)])
def test_a_drawing_that_does_not_fit_is_refused(x: int, y: int) -> None:
    """No part of a drawing is lost silently at the edge of another."""
    with pytest.raises(ValueError, match="do not fit on 10 by 1"):
        Canvas(10, 1).paste(x, y, one_row("Oak"))


def test_stacked_drawings_stand_below_each_other() -> None:
    """A legend stands below its picture with a blank row between; an empty part takes no room."""
    assert ["Oak", "", "R"] == stacked([one_row("Oak"), Canvas(9, 0), one_row("R")]).lines()


def test_an_ascii_canvas_prints_only_ascii() -> None:
    """On an old console the signs have stand-ins of the same width."""
    canvas = Canvas(4, 1, ascii=True)
    canvas.put(0, 0, "◂━▸┤")

    assert ["<=>+"] == canvas.lines()
