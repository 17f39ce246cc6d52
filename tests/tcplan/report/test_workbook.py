"""A sheet refuses what would make a column lie about its kind."""

import datetime as dt

import pytest

from tcplan.report.workbook import Column, SheetOf, Value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2026-11-22"),
        ("date", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)),
        ("number", "12"),
        ("number", True),
        ("number", float("inf")),
        ("text", 12),
        ("yes-no", "yes"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: str, value: Value) -> None:
    """A day written as words cannot stand among days, where it would sort last."""
    with pytest.raises(ValueError, match=f"Register, Reviewed: this is no {kind}"):
        SheetOf("Register", (Column("Reviewed", kind),), ((value,),))


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    """An answer cannot slip under another heading."""
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        SheetOf("Register", (Column("A"), Column("B")), (("x",),))


def test_a_kind_that_no_writer_knows_is_refused() -> None:
    """A column is text, date, number or yes-no."""
    with pytest.raises(ValueError, match="kind"):
        Column("Reviewed", "money")
