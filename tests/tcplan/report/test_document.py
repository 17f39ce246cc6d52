"""A paper's tree refuses what no reader could follow."""

import pytest

from tcplan.report.document import (
    Document,
    Lettered,
    Numbered,
    Run,
    Section,
    Symbol,
    Table,
    cell,
    fact,
    line,
    numbered_through,
    roman,
)


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    """An answer cannot slip under another heading of a table."""
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table("Cover", ("Hours", "Answer"), ((cell("nights"),),), (50, 50))


def test_a_look_that_no_writer_knows_is_refused() -> None:
    """Words cannot be given a colour that a writer would silently leave out."""
    with pytest.raises(ValueError, match="tone"):
        Run("EXPIRED", "red")


def test_words_alone_are_a_line_of_a_cell() -> None:
    """A table and a list of facts take plain words where one line is enough."""
    assert (line("a"), line(Run("b", "gap"))) == cell("a", Run("b", "gap"))
    assert cell("a", "b") == fact("Term", "a", "b").lines


def test_paragraphs_are_counted_through_openings_and_chapters() -> None:
    """A councillor names a paragraph by one number, whichever chapter it stands in."""
    two, one = Numbered((line("a"), line("b"))), Numbered((line("c"),))
    inner = Section("Inner", (two, Lettered((line("i"),)), one))
    document = numbered_through(Document("T", (), (one,), (Section("Outer", (two, inner, one)),)))
    (outer,) = document.sections
    counted = [document.opening[0], outer.blocks[0], *inner_of(outer), outer.blocks[2]]
    assert [1, 2, 4, 6, 7] == [each.first for each in counted if isinstance(each, Numbered)]


def inner_of(outer: Section) -> tuple[object, ...]:
    """The blocks of the chapter within."""
    inner = outer.blocks[1]
    assert isinstance(inner, Section)
    return inner.blocks


def test_entries_are_lettered_in_small_roman_numerals() -> None:
    """As committees letter them."""
    assert ["i", "ii", "iv", "ix", "xiv", "xl", "xcix"] == [
        roman(number) for number in (1, 2, 4, 9, 14, 40, 99)
    ]


def test_a_picture_that_nobody_drew_is_refused() -> None:
    """An easy-read sentence cannot lose its picture without a word."""
    with pytest.raises(ValueError, match="name"):
        Symbol("unicorn", (line("I move home."),))


def test_a_page_has_one_column_or_two() -> None:
    """More would be too narrow to read."""
    with pytest.raises(ValueError, match="columns"):
        Document("T", (), (), (), columns=3)
