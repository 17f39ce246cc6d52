"""The table of papers in the guide is made from the kinds, so that the two cannot drift apart.

``python -m tcplan.report.kinds_page FILE`` writes it anew between the markers in that file.
"""

import sys
from pathlib import Path

from tcplan.report.kinds import KINDS, Kind

BEGINS = "<!-- From here: python -m tcplan.report.kinds_page docs/documents.md -->\n"
ENDS = "<!-- To here. -->\n"

_READERS = {
    "holder": "the plan's holder",
    "agency": "an agency",
    "person": "the person",
    "public": "the public",
}
_ABOUT = {"person": "one person", "agency": "one agency", "plan": "everybody"}


def table() -> str:
    """A row for each kind: what it is for, about whom, who may read it, and as what."""
    rows = [
        "| kind | what it is for | about | for, the usual reader first | as |",
        "|---|---|---|---|---|",
        *map(_row, KINDS.values()),
    ]
    return "\n" + "\n".join(rows) + "\n\n"


def renewed(page: str) -> str:
    """The page with the table between its markers written anew."""
    above, _, rest = page.partition(BEGINS)
    _, _, below = rest.partition(ENDS)
    return above + BEGINS + table() + ENDS + below


def _row(kind: Kind) -> str:
    about = _ABOUT[kind.about] + (", or one person alone" if kind.narrows else "")
    readers = ", ".join(_READERS[reader] for reader in kind.readers)
    formats = " ".join(kind.formats)
    return f"| `{kind.name}` | {kind.line} | {about} | {readers} | {formats} |"


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")
