"""A live return is read strictly: a row that does not fit is refused, with its number."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.errors import WrongUseError
from tcplan.exchange import live_csv
from tcplan.exchange.live_csv import parsed, read


def said(data: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(WrongUseError) as found:
        parsed(data, "live.csv")
    return str(found.value)


def test_rows_stand_under_their_headings_with_their_numbers() -> None:
    """Each cell is found under its heading, without the blanks around it, and its row is known."""
    found = parsed(
        b"\xef\xbb\xbfLocal identifier, Ward \r\nP-001, Lapwing\r\n\r\nP-002,\r\n", "x.csv"
    )

    assert ("Local identifier", "Ward") == found.headings
    assert [(2, "Lapwing"), (4, "")] == [(row.number, row.cells["Ward"]) for row in found.rows]


def test_a_cell_may_hold_commas_and_line_breaks() -> None:
    """Between quotation marks a comma parts nothing, and a line break ends no row."""
    found = parsed(b'Id,Note\nP-001,"one, two\nthree"\nP-002,x\n', "x.csv")

    assert ["one, two\nthree", "x"] == [row.cells["Note"] for row in found.rows]
    assert [2, 3] == [row.number for row in found.rows]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty; a first row of headings was expected"),
        (b"Id,Ward\nP-001\n", "row 2 has 1 columns; 2 were expected"),
        (b"Id,Ward\nP-001,a,b\n", "row 2 has 3 columns; 2 were expected"),
        (b"Id,,Ward\n", "row 1, column 2: a heading was expected"),
        (b"Id,Ward,id \n", "row 1: columns 1 and 3 are both called"),
        (b"Id;Ward\nP-001;x\n", "cells are to be parted by commas"),
        (b"Id\tWard\nP-001\tx\n", "cells are to be parted by commas"),
        (b"Id,Ward\nP-001,\xff\xfe\n", "is not UTF-8; save it as"),
        (b"Id,Ward\nP-001,a\0b\n", "is no text"),
        (b'Id,Ward\nP-001,"a"b\n', "row 2: a quotation mark is out of place"),
        (b'Id,Ward\nP-001,"a\n', "row 2: a quotation mark is out of place"),
    ],
    ids=[
        "empty", "too few", "too many", "no heading", "heading twice", "semicolons", "tabs",
        "other letters", "no text", "quotation mark", "no end of quotation",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_place(data: bytes, words: str) -> None:
    """One sentence names the row and says what was expected."""
    assert words in said(data)


def test_a_sentence_tells_nothing_of_anybody() -> None:
    """What stands in a cell is somebody's record, and stands in no error."""
    assert "Robin" not in said(b"Id,Ward\nRobin Smith\n")
    assert "Robin" not in said(b'Id,Ward\nP-001,"Robin"x\n')


def test_limits_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of too many rows, columns or letters is refused, and says how many there may be."""
    monkeypatch.setattr(live_csv, "MOST_ROWS", 3)
    assert "has more than 3 rows" in said(b"Id\n1\n2\n3\n")
    assert 2 == len(parsed(b"Id\n1\n2\n", "x").rows)
    assert "has more than 200 columns" in said(",".join("a" * 201).encode() + b"\n")
    long = b"Id,Ward\nP-001," + b"x" * 2_001 + b"\n"
    assert "row 2, column 2 holds 2,001 characters; at most 2,000 are read" in said(long)


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    """The file is called by its name without its folder, and one that is missing says so."""
    file = tmp_path / "live.csv"
    file.write_bytes(b"Id\nP-001\n")

    assert ("live.csv", 1) == (read(file).file, len(read(file).rows))
    with pytest.raises(WrongUseError, match="There is no file"):
        read(tmp_path / "none.csv")
    with pytest.raises(WrongUseError, match="is a folder, not a CSV file"):
        read(tmp_path)


_CELLS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"), max_size=20
).map(str.strip)


@given(st.lists(st.lists(_CELLS.filter(bool), min_size=2, max_size=2), max_size=5))
def test_what_another_program_wrote_is_read_as_it_was(rows: list[list[str]]) -> None:
    """Any text that a spreadsheet writes between its commas is read back as it was."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["Id", "Ward"], *rows])
    found = parsed(file.getvalue().encode(), "x.csv")

    assert rows == [[row.cells["Id"], row.cells["Ward"]] for row in found.rows]
