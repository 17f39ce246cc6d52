"""The interface that is killed at one statement of a save: `python -m tests.e2e.dying AT MARK …`.

From the moment at which the file MARK is there, and something begins to be written, every
statement to the database is counted and noted in that file. Before the one numbered AT is carried
out the process kills itself, as a machine that loses its power would.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from tcplan.store import database
from tui.__main__ import main


class Dying:
    """Counts the statements of a save, and dies before one of them."""

    def __init__(self, at: int, mark: Path) -> None:
        self._at, self._mark = at, mark
        self._counted = 0

    def __call__(self, statement: str) -> None:
        """A statement is about to be carried out."""
        begins = statement.split(maxsplit=1)[0].upper() if statement.strip() else ""
        if not self._counted and not (begins == "BEGIN" and self._mark.exists()):
            return
        self._counted += 1
        if self._counted == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        with self._mark.open("a") as file:
            file.write(f"{begins}\n")


def dying(at: int, mark: Path) -> None:
    """Have every connection that is opened from now on counted."""
    names, count = vars(database), Dying(at, mark)
    opened = names["connect"]

    def connect(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        tables = opened(*given, **named)
        tables.conn.set_trace_callback(count)
        return tables

    names["connect"] = connect


if __name__ == "__main__":
    dying(int(sys.argv[1]), Path(sys.argv[2]))
    main(sys.argv[3:])
