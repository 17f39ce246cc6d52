"""A trend is read off its numbers; its bars never say anything else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.draw import REPORTED, Counted, draw_trend
from tests.tcplan.draw.strategies import too_wide, unsafe, words

PERIODS = ("Jun", "Jul", "Aug", "Sep", "Oct", "to 22 Nov")
counts = st.tuples(*[st.integers(0, 5000)] * len(PERIODS))
rows = st.lists(st.builds(Counted, words, counts), max_size=6)
widths = st.integers(60, 200)


def drawn(*found: Counted, width: int = 80, ascii: bool = False) -> list[str]:  # noqa: A002
    """The lines of a trend."""
    return draw_trend(found, PERIODS, width=width, ascii=ascii).lines()


@given(rows, widths, st.booleans())
def test_no_line_is_wider_than_the_screen(found: list[Counted], cells: int, plain: bool) -> None:  # noqa: FBT001
    """Whatever was counted, it fits."""
    assert [] == too_wide(draw_trend(found, PERIODS, width=cells, ascii=plain), cells)


@given(rows, widths)
def test_no_word_can_act(found: list[Counted], cells: int) -> None:
    """The name of an area made to steer a terminal is drawn as text."""
    assert set() == unsafe(draw_trend(found, PERIODS, width=cells))


@given(rows, widths)
def test_ascii_is_ascii(found: list[Counted], cells: int) -> None:
    """An old console gets nothing that it would garble."""
    drawing = draw_trend(found, PERIODS, width=cells, ascii=True)

    assert all(line.isascii() for line in drawing.lines())


@given(counts, widths)
def test_every_number_is_there_in_its_order(count: tuple[int, ...], cells: int) -> None:
    """Six months and their sum are read from left to right."""
    line = drawn(Counted("Hate incident", count), width=cells)[1]

    assert [*count, sum(count)] == list(map(int, re.findall(r"\d+", line)))


@given(counts, widths)
def test_a_bar_is_as_long_as_its_count(count: tuple[int, ...], cells: int) -> None:
    """One scale for all bars: no month looks longer than one with more reports."""
    line = drawn(Counted("x", count), width=cells)[1]
    sign = re.escape(REPORTED.sign)
    bars = {int(n): len(bar) for bar, n in re.findall(rf"({sign}*) ?(\d+)", line)[:-1]}
    ordered = [bars[n] for n in sorted(bars)]

    assert ordered == sorted(ordered)
    assert not any(ordered) or all(bool(bar) is bool(n) for n, bar in bars.items())


def test_few_reports_are_one_sign_each() -> None:
    """Three reports are three signs, and there is no scale to read."""
    lines = drawn(Counted("Tension report", (0, 1, 0, 0, 2, 3)))

    assert "▬▬▬ 3" in lines[1]
    assert 2 == len(lines)


def test_many_reports_say_their_scale() -> None:
    """Where a sign stands for several, the drawing says for how many."""
    lines = drawn(Counted("Tension report", (90, 1, 0, 0, 2, 3)))

    assert re.fullmatch(r"▬ up to \d+ reports", lines[-1])


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_months_stand_above_their_bars(width: int) -> None:
    """Each bar begins in the column of its month."""
    head, line = drawn(Counted("x", (1, 1, 1, 1, 1, 1)), width=width)

    assert [head.index(one[:3]) for one in PERIODS[:5]] == [
        found.start() for found in re.finditer(REPORTED.sign, line)
    ][:5]
