"""A paper's tree refuses what no reader could follow."""

import pytest

from tcplan.report.document import Run, Table, cell, fact, line


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
