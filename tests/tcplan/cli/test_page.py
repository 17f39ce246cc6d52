"""A page keeps every word, for the eye and for the ear."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.cli.page import (
    Block,
    Fact,
    Items,
    Picture,
    Said,
    Section,
    Table,
    laid_out,
    one_fact_a_line,
)
from tcplan.draw import Canvas
from tcplan.text import width

WORDS = st.lists(st.text("abcé漢", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)
LEAF: st.SearchStrategy[Block] = st.one_of(
    st.builds(Fact, WORDS, WORDS),
    st.builds(Said, WORDS),
    st.builds(Items, WORDS, st.lists(WORDS, max_size=3)),
    st.builds(
        Table, st.just(("Who", "What")), st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3)
    ),
)
BLOCK: st.SearchStrategy[Block] = st.recursive(
    LEAF, lambda inner: st.builds(Section, WORDS, st.lists(inner, min_size=1, max_size=3))
)
HOSTILE = "a\x1b[31m\u202eb\x07\x9b2J"
SIGNS = re.compile("[\u2500-\u25ff]")


def letters(text: str) -> str:
    """The letters that data may hold, in alphabetical order, however they were folded."""
    return "".join(sorted(re.findall("[é漢]", text)))


def data(blocks: list[Block]) -> str:
    """All words of some blocks that are printed in every layout."""
    found = []
    for block in blocks:
        if isinstance(block, Fact):
            found += [block.label, block.value]
        elif isinstance(block, Said):
            found.append(block.text)
        elif isinstance(block, Items):
            found += block.texts
        elif isinstance(block, Table):
            found += [word for row in block.rows for word in row]
        elif isinstance(block, Section):
            found += [block.title, data(list(block.blocks))]
    return " ".join(found)


@given(st.lists(BLOCK, max_size=4), st.integers(40, 120))
def test_no_line_is_wider_than_the_page(blocks: list[Block], cells: int) -> None:
    """Nothing runs past the edge, where a terminal would fold it into another column."""
    assert all(width(line) <= cells for line in laid_out(blocks, cells).splitlines())


@given(st.lists(BLOCK, max_size=4), st.integers(40, 120))
def test_every_letter_is_printed(blocks: list[Block], cells: int) -> None:
    """No part of a sentence about a risk is cut off to make it fit."""
    assert letters(data(blocks)) == letters(laid_out(blocks, cells))


@given(st.lists(BLOCK, max_size=4))
def test_one_fact_a_line_has_no_columns_and_no_lines_drawn(blocks: list[Block]) -> None:
    """A screen reader meets no drawn lines, and no words that only their place explains."""
    told = one_fact_a_line(blocks)

    assert SIGNS.search(told) is None
    assert all("  " not in line for line in told.splitlines())


@pytest.mark.parametrize(
    "block",
    [
        Fact(HOSTILE, HOSTILE),
        Said(HOSTILE),
        Items(HOSTILE, (HOSTILE,)),
        Table((HOSTILE, "x"), ((HOSTILE, HOSTILE),)),
        Section(HOSTILE, (Section(HOSTILE, (Section(HOSTILE, ()),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_nothing_that_was_written_acts_on_the_terminal(block: Block, ascii_only: bool) -> None:  # noqa: FBT001
    """What somebody pasted into a plan cannot colour, hide or turn round what is printed."""
    told = laid_out([block], 80, ascii=ascii_only) + one_fact_a_line([block], ascii=ascii_only)

    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told) is None
    assert "<U+001B>" in told


def test_line_breaks_in_what_was_written_cannot_look_like_the_page() -> None:
    """A line that somebody wrote into a note stays indented under its label."""
    told = laid_out([Fact("Note", "first\nCover  has back-up")], 80)

    assert "Note  first\n      Cover  has back-up\n" == told


def test_one_fact_stays_on_one_line() -> None:
    """Somebody who searches for a label finds the whole of what it says."""
    assert "Note: first ⏎ second\n" == one_fact_a_line([Fact("Note", "first\nsecond")])


def test_facts_that_follow_one_another_stand_in_columns() -> None:
    """The eye finds what it looks for down the left edge."""
    assert "Plan   one\nAs at  two\n" == laid_out([Fact("Plan", "one"), Fact("As at", "two")], 80)


def test_a_table_without_room_becomes_a_list() -> None:
    """On a narrow terminal a row is told field by field instead of folded letter by letter."""
    row = ("long-identifier-of-it", "another-long-identifier")

    assert "ID     long-identifier-of-it\nAgency another-long-identifier" == laid_out(
        [Table(("ID", "Agency"), (row,))], 40
    ).replace("  another", " another").replace("ID      ", "ID     ").rstrip("\n")


def drawn(text: str) -> Canvas:
    """A drawing that is one line."""
    canvas = Canvas(len(text), 1)
    canvas.put(0, 0, text)
    return canvas


def test_a_drawing_is_left_to_its_words_where_it_has_no_room() -> None:
    """A drawing that does not fit is not drawn broken; the page says that the words follow."""
    drawing = Picture(lambda cells, _: drawn(f"drawn {cells} wide"))

    assert "drawn 80 wide\n" == laid_out([drawing], 80)
    assert "needs 60 columns" in laid_out([drawing], 50)


def test_a_drawing_is_not_read_aloud() -> None:
    """A screen reader gets the facts and not the drawing of them."""
    assert "Why: so\n" == one_fact_a_line([Picture(lambda *_: drawn("═══")), Fact("Why", "so")])
