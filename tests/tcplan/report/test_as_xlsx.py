"""An XLSX has typed cells, and nothing that somebody wrote is ever a formula or a link."""

import datetime as dt
import io
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from fixtures.hostile_texts import TEXTS
from tcplan.errors import TooLargeError
from tcplan.report.as_xlsx import CUT, MOST_CHARACTERS, as_xlsx
from tcplan.report.workbook import Column, SheetOf, Workbook
from tcplan.text import visible
from tests.tcplan.report.specimens import DAY, workbook


def sheets(data: bytes) -> list[Any]:
    """The sheets of a file as another program reads them."""
    return load_workbook(io.BytesIO(data)).worksheets


def cells(data: bytes) -> Iterator[Cell]:
    """Every cell of the file."""
    for sheet in sheets(data):
        for row in sheet.iter_rows():
            yield from row


def one_text(text: str) -> Any:  # noqa: ANN401
    """A text as it is read back."""
    return next(iter(sheets(as_xlsx(workbook([text])))))["A2"].value


def test_every_hostile_text_is_read_literally() -> None:
    """What somebody wrote in a plan is the value of its cell, character by character."""
    (sheet,) = sheets(as_xlsx(workbook(TEXTS)))
    assert [visible(text) for text in TEXTS] == [row[0].value for row in sheet.iter_rows(min_row=2)]


def test_no_cell_is_a_formula_and_none_is_a_link() -> None:
    """A spreadsheet opens the file and works nothing out."""
    data = as_xlsx(workbook(TEXTS))
    assert set() == {cell.data_type for cell in cells(data)} - {"s", "n", "d"}
    assert [] == [cell.coordinate for cell in cells(data) if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
        assert [] == [name for name in packed.namelist() if "external" in name.casefold()]


def test_figures_that_are_words_stay_words() -> None:
    """A number of a flat such as 00123 keeps its noughts, and 3-4 does not become a day."""
    assert ["00123", "3-4", "1e5"] == [one_text(text) for text in ("00123", "3-4", "1e5")]


def test_days_numbers_and_answers_are_what_they_are() -> None:
    """Days can be sorted as days and hours added up."""
    (sheet,) = sheets(as_xlsx(workbook(["x"])))
    text, day, hours, answer = (cell.value for cell in sheet[2])
    expected = ("x", dt.datetime.combine(DAY, dt.time()), 37.5, "yes")
    assert expected == (text, day, hours, answer)
    assert "yyyy-mm-dd" == sheet["B2"].number_format


def test_what_is_not_recorded_is_an_empty_cell() -> None:
    """Nothing is not written as a nought or a word."""
    columns = (Column("Text"), Column("Day", "date"), Column("Hours", "number"))
    book = Workbook((SheetOf("Empty", columns, ((None, None, None),)),))
    (sheet,) = sheets(as_xlsx(book))
    assert [None, None, None] == [cell.value for cell in sheet[2]]


def test_a_day_that_no_spreadsheet_knows_is_written_out() -> None:
    """Nobody born in 1899 is shown as born on another day."""
    book = Workbook((SheetOf("Born", (Column("Day", "date"),), ((dt.date(1899, 5, 1),),)),))
    (sheet,) = sheets(as_xlsx(book))
    assert "1899-05-01" == sheet["A2"].value


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_a_text_too_long_for_a_cell_says_that_it_was_cut(letter: str) -> None:
    """A cell holds 32,767 characters; what is beyond is cut off aloud."""
    value = one_text(letter * 40_000)
    assert value.endswith(CUT)
    assert MOST_CHARACTERS - 1 <= len(value.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


@pytest.mark.slow
def test_more_rows_than_a_spreadsheet_holds_are_refused() -> None:
    """No row is left out without a word."""
    book = Workbook((SheetOf("Many", (Column("Text"),), (("x",),) * 1_048_576),))
    with pytest.raises(TooLargeError, match="1,048,576 rows"):
        as_xlsx(book)


def test_the_heading_stays_in_sight_and_filters() -> None:
    """A planner scrolls and filters and still sees what each column is."""
    (sheet,) = sheets(as_xlsx(workbook(["x", "y"])))
    assert ("B2", "A1:D3") == (sheet.freeze_panes, sheet.auto_filter.ref)
    assert 40 <= sheet.column_dimensions["A"].width < 42


def test_it_prints_on_a4_across_with_what_it_is_on_every_page() -> None:
    """A printed sheet is as wide as its page, and says what it belongs to."""
    (sheet,) = sheets(as_xlsx(workbook(["x"])))
    setup = sheet.page_setup
    assert ("9", "landscape") == (str(setup.paperSize), setup.orientation)
    assert (1, 0) == (setup.fitToWidth or 1, setup.fitToHeight)
    assert "$1:$1" == sheet.print_title_rows
    assert "Every text · the foot" in sheet.oddFooter.left.text
    assert "Page &P of &N" == sheet.oddFooter.right.text
    assert all(len(each) < 120 for each in sheet.oddFooter.left.text.splitlines())


def test_a_sheet_too_wide_to_read_goes_over_several_pages() -> None:
    """The letters of a printed register are not shrunk to dots; its first column stands on each."""
    columns = tuple(Column(f"Column {number}", width=30) for number in range(20))
    (sheet,) = sheets(as_xlsx(Workbook((SheetOf("Wide", columns, ()),))))
    assert (4, "$A:$A") == (sheet.page_setup.fitToWidth, sheet.print_title_cols)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    """No line of a long cell lies hidden below the next row."""
    book = Workbook((SheetOf("Rows", (Column("Text", width=20),), (("word " * 40,), ("x",))),))
    (sheet,) = sheets(as_xlsx(book))
    assert sheet.row_dimensions[2].height > 10 * 12 > sheet.row_dimensions[3].height


def test_an_ampersand_at_the_foot_of_a_page_is_no_code() -> None:
    """The name of Smith & Daughters stands at the foot of a page as it is."""
    book = Workbook((SheetOf("S", (Column("A"),), ()),), title="9 Smith &Daughters &P", footer=())
    with zipfile.ZipFile(io.BytesIO(as_xlsx(book))) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "&amp;8 9 Smith &amp;&amp;Daughters &amp;&amp;P&amp;R" in page


def test_names_of_sheets_are_made_safe_and_kept_apart() -> None:
    """Sheets whose names a spreadsheet would refuse or take for one are all there."""
    names = ["Risks: [all]/*?", "risks- -all----", "'", "H" * 40, "h" * 40, "History"]
    book = Workbook(tuple(SheetOf(name, (Column("A"),), ()) for name in names))
    found = [sheet.title for sheet in sheets(as_xlsx(book))]
    assert 6 == len({name.casefold() for name in found})
    assert all(0 < len(name) <= 31 for name in found)
    assert "Risks- -all----" == found[0]


@pytest.mark.slow
def test_the_same_workbook_gives_the_same_bytes() -> None:
    """Two exports of one plan on one day can be compared byte by byte, whenever they are made."""
    first = as_xlsx(workbook(TEXTS))
    time.sleep(2.1)  # A zip counts time in steps of two seconds.
    assert first == as_xlsx(workbook(TEXTS))
