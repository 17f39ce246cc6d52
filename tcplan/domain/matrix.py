"""An organisation's risk matrix and what it says of a risk are words, never numbers.

They are kept as that organisation wrote them; nothing computes or sorts with them.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.fields import AgencyId, Coded, Line, Record, each_once, record
from tcplan.errors import Problem, shown

MOST = 10
"""Most rows and columns of a matrix."""


@record
class MatrixRow(Record):
    """One row of an organisation's matrix: its words, and the colour under each column."""

    label: Line
    colours: tuple[Annotated[str, Coded("matrix-colour")], ...]


@record
class RiskMatrix(Record):
    """An organisation's own risk matrix, as it colours it; the lowest row and column first."""

    columns: tuple[Line, ...]
    rows: tuple[MatrixRow, ...]

    def faults(self) -> Iterator[Problem]:
        """Two to ten rows and columns, each named once, with a colour in every cell."""
        for name in ("columns", "rows"):
            many = len(getattr(self, name))
            if not 2 <= many <= MOST:  # noqa: PLR2004
                yield Problem(name, f"a list of {many}", f"2 to {MOST} of them")
        yield from each_once("columns", self)
        first: dict[str, int] = {}
        for at, row in enumerate(self.rows):
            if first.setdefault(row.label, at) != at:
                yield Problem(f"rows[{at}].label", shown(row.label), "a name of its own")
            if len(row.colours) != len(self.columns):
                yield Problem(
                    f"rows[{at}].colours",
                    f"a list of {len(row.colours)}",
                    f"a colour for each column ({len(self.columns)})",
                )


@record
class MatrixLabel(Record):
    """What an organisation's matrix says of a risk, kept as text: "Amber (4×3)"."""

    organisation: AgencyId
    words: Line
    on: dt.date
