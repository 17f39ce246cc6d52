"""A CSV is opened by spreadsheets, and none of them finds a formula in it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.hostile_texts import TEXTS
from tcplan.report.as_csv import as_csv
from tcplan.report.workbook import Column, SheetOf
from tcplan.text import one_line
from tests.tcplan.report.specimens import workbook

BLANKS = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"
BEGIN = "=+-@\uff1d\uff0b\uff0d\uff20"
texts = st.one_of(
    st.sampled_from(TEXTS),
    st.text(st.sampled_from(f"{BLANKS}{BEGIN}'\",;a1"), max_size=12),
    st.text(max_size=20),
)


def rows(data: bytes) -> list[list[str]]:
    """The rows as another reader finds them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def of(*values: str) -> bytes:
    """A file of one column."""
    return as_csv(SheetOf("Texts", (Column("Text"),), tuple((value,) for value in values)))


@given(texts)
def test_no_value_begins_as_a_formula_does(text: str) -> None:
    """Also after blanks that are seen or not, no value makes a spreadsheet work something out."""
    (_, (value,)) = rows(of(text))
    assert not value.lstrip(BLANKS).startswith(tuple(BEGIN))
    assert not value.startswith(("\t", "\r", "\n"))


@given(texts)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    """Nothing of a text is lost; only an apostrophe may stand before it."""
    (_, (value,)) = rows(of(text))
    assert value in {one_line(text), f"'{one_line(text)}"}


def test_every_hostile_text_stands_in_a_row_of_its_own() -> None:
    """Commas, quotation marks and line ends of a text never make a row or a column."""
    found = rows(as_csv(workbook(TEXTS).sheets[0]))
    assert len(TEXTS) + 1 == len(found)
    assert {4} == {len(row) for row in found}


@pytest.mark.parametrize("text", ["=1+1", "-2+3", "+44 191", "@SUM(A1)", " =1", "\t=1", "\uff1d1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    """The guard is the one that spreadsheets themselves use for text."""
    (_, (value,)) = rows(of(text))
    assert value.startswith("'")


def test_ordinary_words_are_left_alone() -> None:
    """A name with an apostrophe or a dash in it is not changed."""
    assert [["Text"], ["O'Neill"], ["a-b = c"], ["3-4"]] == rows(of("O'Neill", "a-b = c", "3-4"))


def test_days_numbers_answers_and_what_is_not_recorded() -> None:
    """A day is written as 2026-11-22, an answer as yes or no, and nothing as nothing."""
    columns = (Column("T"), Column("D", "date"), Column("N", "number"), Column("Y", "yes-no"))
    full = workbook(["x"]).sheets[0].rows[0]
    sheet = SheetOf("S", columns, (full, (None, None, -2, False)))
    expected = [["T", "D", "N", "Y"], ["x", "2026-11-22", "37.5", "yes"], ["", "", "-2", "no"]]
    assert expected == rows(as_csv(sheet))


def test_it_is_marked_as_utf_8_with_the_line_ends_of_the_format() -> None:
    """A spreadsheet reads accents right without being asked for the encoding."""
    assert b'\xef\xbb\xbf"Text"\r\n"Zo\xc3\xab"\r\n' == of("Zoë")
