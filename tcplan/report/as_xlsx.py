"""An XLSX of typed cells: a date is a date, a number a number, and a text never a formula or link.

Nothing of the day or the machine goes in; the same workbook gives the same bytes.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tcplan.errors import TooLargeError, shown
from tcplan.report.document import AUTHOR, SUBJECT
from tcplan.report.workbook import Column, SheetOf, Value, Workbook
from tcplan.text import clip, one_line, visible, wrap

if TYPE_CHECKING:
    from xlsxwriter import Workbook as File
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
CUT = " … [cut here: a cell holds no more than 32,767 characters]"
_NO_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001  (a property of the file, of no place)
_FIRST_DAY = dt.date(1900, 3, 1)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_FOOT = 200
_WIDEST = 80
_READ_ACROSS = 170
_LETTERS = 1.1
"""How many letters of ordinary words stand on the width of one figure, at the least."""
_LINE = 13.0
"""Points that one line takes in the letters of a cell."""
_HIGHEST = 409.0
"""Points that a row may have at most."""


def as_xlsx(workbook: Workbook) -> bytes:
    """The workbook as an XLSX file.

    Raises ``TooLargeError`` for more rows than a spreadsheet holds; nothing is left out.
    """
    import xlsxwriter

    for sheet in workbook.sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise TooLargeError(
                f"{shown(sheet.name)} has {len(sheet.rows):,} rows and a spreadsheet holds "
                f"{MOST_ROWS:,}; write it as csv."
            )

    written = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(written, settings) as file:
        file.set_properties(
            {
                "title": one_line(workbook.title)[:255],
                "author": AUTHOR,
                "subject": SUBJECT,
                "created": _NO_DAY,
            }
        )
        looks = _looks(file)
        for name, sheet in zip(_names(workbook.sheets), workbook.sheets, strict=True):
            page = file.add_worksheet(name)
            _page(page, sheet, workbook)
            _fill(page, sheet, looks)
    return written.getvalue()


def _looks(file: "File") -> dict[str, "Format"]:
    cell = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
    cell |= {"border": 1, "border_color": "#B8C0CC"}
    ground = {"bold": True, "bg_color": "#E8ECF2"}
    return {
        "title": file.add_format(cell | ground),
        "text": file.add_format(cell | {"num_format": "@"}),
        "yes-no": file.add_format(cell | {"num_format": "@"}),
        "number": file.add_format(cell | {"num_format": "General"}),
        "date": file.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _fill(page: "Worksheet", sheet: SheetOf, looks: dict[str, "Format"]) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, min(column.width, _WIDEST))
        page.write_string(0, at, _text(column.title), looks["title"])
    page.set_row(0, _height(sheet, tuple(column.title for column in sheet.columns)))
    for down, row in enumerate(sheet.rows, 1):
        page.set_row(down, _height(sheet, row))
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, (down, at), column, value, looks)


def _height(sheet: SheetOf, row: tuple[Value, ...]) -> float:
    """High enough for every line of the row, because not every spreadsheet works that out."""
    lines = [
        len(wrap(_text(value), max(int(min(column.width, _WIDEST) * _LETTERS), 2)))
        for column, value in zip(sheet.columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(max([1, *lines]) * _LINE + 3, _HIGHEST)


def _write(
    page: "Worksheet",
    at: tuple[int, int],
    column: Column,
    value: Value,
    looks: dict[str, "Format"],
) -> None:
    look = looks[column.kind]
    if value is None:
        page.write_blank(*at, None, look)
    elif isinstance(value, bool):
        page.write_string(*at, "yes" if value else "no", look)
    elif isinstance(value, dt.date):
        _write_day(page, at, value, looks)
    elif isinstance(value, int | float):
        page.write_number(*at, value, look)
    else:
        page.write_string(*at, _text(value), look)


def _write_day(
    page: "Worksheet", at: tuple[int, int], day: dt.date, looks: dict[str, "Format"]
) -> None:
    """Days before 1 March 1900 are no days to a spreadsheet, so they are written out."""
    if day < _FIRST_DAY:
        page.write_string(*at, day.isoformat(), looks["text"])
    else:
        page.write_datetime(*at, day, looks["date"])


def _page(page: "Worksheet", sheet: SheetOf, workbook: Workbook) -> None:
    last = max(len(sheet.columns) - 1, 0)
    page.freeze_panes(1, 1 if len(sheet.columns) > 1 else 0)
    page.autofilter(0, 0, len(sheet.rows), last)
    page.repeat_rows(0)
    page.set_paper(9)
    page.set_landscape()
    # A sheet too wide to be read on one page goes over several, each with its first column.
    across = -(-sum(min(column.width, _WIDEST) for column in sheet.columns) // _READ_ACROSS)
    page.fit_to_pages(max(across, 1), 0)
    if across > 1:
        page.repeat_columns(0)
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.8)
    head = [part for part in (workbook.marking,) if part]
    front, rest = workbook.footer[:1], workbook.footer[1:]
    lines = [" · ".join(part for part in (workbook.title, *front) if part), *filter(None, rest)]
    foot = "\n".join(_printed(each, _LONGEST_FOOT // len(lines)) for each in lines)
    page.set_header("&C&B" + _printed(" ".join(head), _LONGEST_FOOT) if head else "")
    page.set_footer(f"&L&8{foot}&R&8Page &P of &N")


def _printed(text: str, longest: int) -> str:
    """A line at the head or foot of a page, where an ampersand begins a code.

    A foot holds 255 characters; a figure right after the size of its letters would be part of it.
    Each line is short enough not to meet the number of the page.
    """
    told = clip(one_line(text), longest)
    while len(told.replace("&", "&&")) > longest:
        told = clip(told, len(told) - 2)
    return " " + told.replace("&", "&&")


def _text(text: str) -> str:
    told = visible(text)
    # A spreadsheet counts characters of 16 bits, so one beyond them counts twice.
    wide = told.encode("utf-16-le")
    if len(wide) <= 2 * MOST_CHARACTERS:
        return told
    return wide[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def _names(sheets: tuple[SheetOf, ...]) -> Iterator[str]:
    """The names of the sheets as a spreadsheet allows them, each once."""
    taken: set[str] = set()
    for sheet in sheets:
        plain = _NOT_IN_NAMES.sub("-", one_line(sheet.name)).strip("' ")
        plain = plain[:_LONGEST_NAME].strip("' ") or "Sheet"
        name, number = plain, 1
        while name.casefold() in taken or name.casefold() == "history":
            number += 1
            end = f" {number}"
            name = plain[: _LONGEST_NAME - len(end)] + end
        taken.add(name.casefold())
        yield name
