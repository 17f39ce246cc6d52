"""A live return is read strictly: every row as wide as its headings, every heading once, or not.

No sentence about a cell tells what stands in it: it is a record of somebody.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from tcplan.errors import WrongUseError, shown, shown_path
from tcplan.exchange.bounded import Kind, read_whole
from tcplan.views.papers.live_return import LiveReturn, LiveRow

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000
LIVE_RETURN = Kind("CSV file", (".csv",), WrongUseError)


def read(path: Path) -> LiveReturn:
    """The live return that stands in a CSV file (UTF-8, commas, headings in its first row).

    Raises ``WrongUseError``, one sentence that names the row and the column, and what was expected.
    """
    return parsed(read_whole(path, MOST_BYTES, LIVE_RETURN), path.name)


def parsed(data: bytes, file: str) -> LiveReturn:
    """The same of its bytes; ``file`` is what it is called."""
    called = shown_path(file)
    records = list(_records(_text(data, called), called))
    if not records:
        raise WrongUseError(f"{called} is empty; a first row of headings was expected.")
    headings = _headings(records[0], called)
    rows = (_row(number, record, headings, called) for number, record in _filled(records))
    return LiveReturn(file=file, headings=headings, rows=tuple(rows))


def _text(data: bytes, called: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUseError(
            f"{called} is not UTF-8; save it as “CSV UTF-8 (comma delimited)”."
        ) from None
    if "\0" in text:
        raise WrongUseError(f"{called} is no text, so it is no CSV file.")
    return text


def _records(text: str, called: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise WrongUseError(f"{called} has more than {MOST_ROWS:,} rows.")
            _refuse_large(record, number, called)
            yield record
    except csv.Error:
        raise WrongUseError(
            f"{called}, row {number + 1}: a quotation mark is out of place; a cell with a comma or "
            "a line break stands whole between two quotation marks."
        ) from None


def _refuse_large(record: list[str], number: int, called: str) -> None:
    if len(record) > MOST_COLUMNS:
        raise WrongUseError(f"{called}, row {number} has more than {MOST_COLUMNS} columns.")
    for at, cell in enumerate(record, start=1):
        if len(cell) > LONGEST_CELL:
            raise WrongUseError(
                f"{called}, row {number}, column {at} holds {len(cell):,} characters; at most "
                f"{LONGEST_CELL:,} are read."
            )


def _headings(record: list[str], called: str) -> tuple[str, ...]:
    headings = tuple(cell.strip() for cell in record)
    if len(headings) == 1 and any(sign in headings[0] for sign in ";\t|"):
        raise WrongUseError(f"{called}: cells are to be parted by commas.")
    seen: dict[str, int] = {}
    for at, heading in enumerate(headings, start=1):
        key = " ".join(heading.casefold().split())
        if not key:
            raise WrongUseError(f"{called}, row 1, column {at}: a heading was expected.")
        if key in seen:
            raise WrongUseError(
                f"{called}, row 1: columns {seen[key]} and {at} are both called {shown(heading)}."
            )
        seen[key] = at
    return headings


def _filled(records: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows below the headings, but for those in which nothing stands."""
    for number, record in enumerate(records[1:], start=2):
        if any(cell.strip() for cell in record):
            yield number, record


def _row(number: int, record: list[str], headings: tuple[str, ...], called: str) -> LiveRow:
    if len(record) != len(headings):
        raise WrongUseError(
            f"{called}, row {number} has {len(record)} columns; {len(headings)} were expected, one "
            "for each heading."
        )
    return LiveRow(number, {h: cell.strip() for h, cell in zip(headings, record, strict=True)})
