"""Columns share the width, and no word is made unreadable."""

from hypothesis import given
from hypothesis import strategies as st

from tcplan.cli.columns import columns
from tcplan.text import width

WORD = st.text("abcdefgh", min_size=1, max_size=12)
CELL = st.lists(WORD, max_size=12).map(" ".join)
TABLE = st.integers(1, 5).flatmap(
    lambda many: st.lists(st.tuples(*[CELL] * many), min_size=1, max_size=6)
)


def test_columns_take_no_more_than_they_need() -> None:
    """A short table is not pulled apart."""
    assert [4, 5] == columns([("ID", "Name"), ("P-01", "Robin")], 100)


def test_a_short_column_keeps_its_words_together() -> None:
    """A long sentence does not squeeze the name of a ward beside it."""
    found = columns([("Now", "Next due"), ("Rowan ward", "word " * 60)], 60)

    assert found is not None
    assert found[0] == width("Rowan ward")


def test_columns_that_would_break_words_give_up() -> None:
    """Where words would have to be broken, the table is told as a list instead."""
    assert columns([("abcdefghijkl", "abcdefghijkl", "abcdefghijkl")], 30) is None


@given(TABLE, st.integers(40, 120))
def test_columns_fit_and_break_no_word(rows: list[tuple[str, ...]], cells: int) -> None:
    """Whatever stands in a table, it fits the page and every word stays whole."""
    found = columns(rows, cells)

    if found is not None:
        assert sum(found) + 2 * (len(found) - 1) <= cells
        assert all(
            width(word) <= size
            for row in rows
            for text, size in zip(row, found, strict=True)
            for word in text.split()
        )
