"""A file of what-if changes is read whole, or refused with everything that is wrong in it.

The page that describes the file lists its fields from the classes themselves:
``python -m tcplan.exchange.what_if_json FILE`` writes the list anew below the marker in that file.
"""

import sys
from pathlib import Path
from typing import Annotated

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Between, Line, Record, each_once, record
from tcplan.domain.hours import Span
from tcplan.domain.whatif import KINDS, NamedId, NewControl, WhatIfChange
from tcplan.errors import PlanInvalidError, PlanUnreadableError, Problem, shown_path
from tcplan.exchange import strict_json
from tcplan.exchange.bounded import Kind, read_whole
from tcplan.exchange.dictionary import table
from tcplan.exchange.strict_json import quoted
from tcplan.exchange.structure import PartlyReadError, converter

FORMAT = 1
"""Version of the file's format."""
MOST_BYTES = 1_000_000
MARKER = "<!-- Below this line: python -m tcplan.exchange.what_if_json docs/what-if.md -->\n"

_FILE = Kind("file of changes", (".json",), PlanUnreadableError)


@record
class WhatIfFile(Record):
    """What stands in a file of what-if changes."""

    format: Annotated[int, Between(FORMAT, FORMAT, "the version of this format")]
    """The version of this format."""
    individual: NamedId | None = None
    """Id of the one person whose what-if it is; else it is tried across the plan."""
    name: Line | None = None
    """What the changes are called."""
    changes: tuple[WhatIfChange, ...]
    """What is tried, in this order."""

    def faults(self) -> "list[Problem]":  # type: ignore[override]
        """There is something to try, each once."""
        found = list(each_once("changes", self))
        if not self.changes:
            found.append(Problem("changes", "a list of 0", "at least one change"))
        return found


def read(path: str | Path) -> WhatIfFile:
    """The changes in a file of up to 1 MB.

    Raises ``PlanUnreadableError``, one sentence, for what is no such file of a version that is
    read, and ``PlanInvalidError`` with every problem in it.
    """
    return parse(read_whole(path, MOST_BYTES, _FILE), str(path))


def parse(data: bytes, name: str = "the changes") -> WhatIfFile:
    """The changes in the bytes of a file that is called ``name``; raises as ``read`` does."""
    tree = strict_json.parse(data, name)
    value = tree.value
    if not isinstance(value, dict):
        raise PlanUnreadableError(
            f"{shown_path(name)} is no file of changes: it holds {quoted(value)}, no object."
        )
    version = value.get("format")
    if type(version) is not int or version != FORMAT:
        raise PlanUnreadableError(
            f'{shown_path(name)} has {quoted(version)} as its "format"; format {FORMAT} is read.'
        )
    problems = list(tree.problems)
    try:
        found: WhatIfFile = converter().structure(value, WhatIfFile)
    except PartlyReadError as error:
        problems += error.problems
    if problems:
        raise PlanInvalidError(shown_path(name), problems)
    return found


def described() -> str:
    """Every field of the file, and what each kind of change needs, as Markdown."""
    rows = [
        f"| `{one.code}` | {one.label} | {_listed(one.facts['about'])} | "
        f"{_listed(one.facts['needs'])} | {_listed(one.facts['takes'])} |"
        for one in code_list(KINDS).codes.values()
    ]
    kinds = "| kind | | can be about | needs | may say |\n|---|---|---|---|---|\n"
    return "\n".join(
        [
            "\n## Kinds of change\n",
            kinds + "\n".join(rows) + "\n",
            "Every kind may also have `pounds_a_week` and `note`.\n",
            "## Fields\n",
            *map(table, (WhatIfFile, WhatIfChange, NewControl, Span)),
        ]
    )


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "—"


def renewed(page: str) -> str:
    """The page with what stands below its marker written anew."""
    above, _, _ = page.partition(MARKER)
    return above + MARKER + described()


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(renewed(file.read_text("utf-8")), "utf-8")
