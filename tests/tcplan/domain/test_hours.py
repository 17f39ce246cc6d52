"""Hours of the week mean the same to the person who wrote them and to the person who reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.hours import (
    DAY_MINUTES,
    DAYS,
    EVERY_HOUR,
    Span,
    boundaries,
    clock,
    covers,
    minute,
    outside,
    within,
)
from tcplan.errors import InvalidValueError

MINUTES = st.integers(0, DAY_MINUTES)


@given(MINUTES)
def test_a_time_of_day_survives_being_written_down(at: int) -> None:
    """No minute of the day shifts between the clock and the figure."""
    assert at == minute(clock(at))


@given(st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] < pair[1]), MINUTES)
def test_a_span_begins_with_its_first_minute_and_ends_before_its_last(
    span: tuple[int, int], at: int
) -> None:
    """Two shifts that meet at seven leave neither a gap nor a minute that both hold."""
    hours = (Span(days=("tue",), start=clock(span[0]), end=clock(span[1])),)

    assert (span[0] <= at < span[1]) == covers(hours, "tue", at)
    assert not covers(hours, "wed", at)


def test_a_night_over_midnight_must_be_written_as_two_spans() -> None:
    """Whose night the early hours of a bank holiday belong to is said and never guessed."""
    with pytest.raises(InvalidValueError, match="write a night as two spans") as caught:
        Span(days=("mon",), start="22:00", end="07:00")

    assert ["end"] == [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize("text", ["9:00", "24:01", "12:60", "12.30", "noon", "09:00:00", ""])
def test_only_a_time_of_day_is_taken_as_one(text: str) -> None:
    """A time that is written in another way is refused rather than interpreted."""
    with pytest.raises(InvalidValueError):
        Span(days=("mon",), start=text)


def test_every_hour_includes_bank_holidays() -> None:
    """Support that is said to be there at all times is there on bank holidays."""
    assert all(covers(EVERY_HOUR, day, at) for day in DAYS for at in (0, 719, DAY_MINUTES - 1))
    assert "bank-holiday" in DAYS


def test_the_day_is_cut_where_spans_begin_and_end() -> None:
    """Cover is asked for every stretch of the day in which nothing changes."""
    hours = (
        Span(days=("mon",), start="07:00", end="22:00"),
        Span(days=("tue",), start="09:00", end="17:00"),
    )

    assert {420, 1320} == boundaries(hours, "mon")
    assert set() == boundaries(hours, "sun")


SPANS = st.tuples(st.integers(0, 47), st.integers(1, 48), st.sampled_from(DAYS[:2])).filter(
    lambda three: three[0] < three[1]
)
HOURS = st.lists(
    SPANS.map(lambda s: Span(days=(s[2],), start=clock(s[0] * 30), end=clock(s[1] * 30))),
    max_size=6,
).map(tuple)
EVERY_HALF_HOUR = [(name, at) for name in DAYS[:3] for at in range(0, DAY_MINUTES, 30)]


@given(HOURS)
def test_what_is_outside_some_hours_is_the_rest_of_the_week(hours: tuple[Span, ...]) -> None:
    """Each half hour lies either in the hours or outside them, and never in both."""
    rest = outside(hours)

    assert all(covers(hours, name, at) != covers(rest, name, at) for name, at in EVERY_HALF_HOUR)


@given(HOURS, HOURS)
def test_what_lies_in_both_is_covered_by_each(
    one: tuple[Span, ...], other: tuple[Span, ...]
) -> None:
    """A service that is open for part of a shift covers that part."""
    both = within(one, other)

    assert all(
        covers(both, name, at) == (covers(one, name, at) and covers(other, name, at))
        for name, at in EVERY_HALF_HOUR
    )


def test_nothing_is_outside_every_hour() -> None:
    """Of a whole week nothing is left, and of no hours all of it is."""
    assert () == outside(EVERY_HOUR)
    assert EVERY_HOUR == (Span(days=tuple(span.days[0] for span in outside(()))),)
