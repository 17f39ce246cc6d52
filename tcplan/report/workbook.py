"""A workbook is columns of one kind each, so that a date is a date and a text never a formula.

Text stands here as recorded: making it visible and harmless is the duty of each writer.
"""

import datetime as dt
import math

import attrs
from attrs.validators import in_

KINDS = ("text", "date", "number", "yes-no")

Value = str | dt.date | int | float | None
"""What stands in a cell; ``None`` where nothing is recorded. A yes or no is a ``bool``."""


@attrs.frozen
class Column:
    """What one column holds: its title, the kind of its values, its width in characters."""

    title: str
    kind: str = attrs.field(default="text", validator=in_(KINDS))
    width: int = 20


@attrs.frozen
class SheetOf:
    """A table to filter and to sort; every row has a value of its kind for every column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __attrs_post_init__(self) -> None:
        """Raise ``ValueError`` when a row does not fit the columns."""
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.name}: {len(row)} cells for {len(self.columns)} columns")
            for column, value in zip(self.columns, row, strict=True):
                if value is not None and not _is(column.kind, value):
                    raise ValueError(f"{self.name}, {column.title}: this is no {column.kind}")


@attrs.frozen
class Workbook:
    """Sheets that belong together, with what stands at the foot of every printed page."""

    sheets: tuple[SheetOf, ...]
    title: str = ""
    footer: tuple[str, ...] = ()
    marking: str = ""
    """How it has to be handled, for example ``OFFICIAL-SENSITIVE: PERSONAL``; on every page."""


def _is(kind: str, value: Value) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "date":
            return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        case "number":
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return math.isfinite(value)
        case _:
            return isinstance(value, bool)
