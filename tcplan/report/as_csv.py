"""A CSV that a spreadsheet opens as text: nothing in it is a formula, whatever was written.

UTF-8 with its mark, lines end in CR LF, every value in quotes, days as 2026-11-22.
"""

import csv
import io
import re

from tcplan.report.workbook import SheetOf, Value
from tcplan.text import one_line

# What spreadsheets take as the beginning of a formula, full-width forms too, also after blanks.
_ACTS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
GUARD = "'"


def as_csv(sheet: SheetOf) -> bytes:
    """One sheet as a CSV file; the same sheet gives the same bytes."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_shown(value) for value in row])
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """The visible text on one line, with an apostrophe before what a spreadsheet would work out."""
    shown = one_line(text)
    return f"{GUARD}{shown}" if _ACTS.match(shown) or _ACTS.match(text) else shown


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return guarded(value) if isinstance(value, str) else str(value)
