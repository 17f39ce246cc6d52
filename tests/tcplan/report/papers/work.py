"""Papers of work over the sample plans, and what a reader of them does not miss."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tcplan.planner import Request, look, sample
from tcplan.report.forms import parts
from tcplan.report.kinds import KINDS, made
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given
from tests.tcplan.report.canaries import CODES
from tests.tcplan.report.reading import Page

DAY = dt.date(2026, 11, 22)
"""The day on which the sample plans are read."""

TYPED = {
    "Recipient.kind": "the reader is told in words",
    "Recipient.agency": "the same",
    **{key: why for key, why in CODES.items() if key.startswith(("ControlView.", "Due."))},
}
"""Codes and ids that every paper of work tells in other words."""
del TYPED["ControlView.individual_label"]


@cache
def looking(name: str = "county-durham", *, names: bool = False) -> Looking:
    """A sample plan on its own day."""
    return look(sample(name), Request(names=names), calendar_day=dt.date(2031, 1, 1))


@cache
def raw(name: str = "county-durham") -> dict[str, Any]:
    """A sample plan as it stands in its file, read by nothing of tcplan."""
    found: dict[str, Any] = json.loads(sample(name).read_text("utf-8"))
    return found


def view_of(kind: str, plan: Looking, about: str | None = None, **given: Any) -> Any:  # noqa: ANN401
    """What a kind of paper tells."""
    return made(kind).view(plan, about, Given(**given))


def sheets(kind: str, view: Any) -> dict[str, Worksheet]:  # noqa: ANN401
    """The paper as a workbook, read back by another program's library."""
    (part,) = parts(KINDS[kind], view, "xlsx")
    book = load_workbook(io.BytesIO(part.data))
    return {sheet.title: sheet for sheet in book.worksheets}


def page(kind: str, view: Any) -> Page:  # noqa: ANN401
    """The paper as a browser reads it."""
    (part,) = parts(KINDS[kind], view, "html")
    return Page(part.data.decode("utf-8"))


def rows(kind: str, view: Any, word: str = "") -> list[dict[str, str]]:  # noqa: ANN401
    """One file of the paper as csv, read back."""
    (data,) = (part.data for part in parts(KINDS[kind], view, "csv") if part.word == word)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def cells(sheet: Worksheet) -> Iterator[tuple[str, Any, str]]:
    """Each cell below the heading: its column, its value, and its kind as the library reads it."""
    heading, *below = sheet.iter_rows()
    for row in below:
        for title, one in zip(heading, row, strict=True):
            yield str(title.value), one.value, one.data_type
