"""The tables on the page of need-to-know are written from the tables that are applied.

``python -m tcplan.access.page docs/need-to-know.md`` writes them anew below the marker.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tcplan.access.tables import columns, kinds, rows, told
from tcplan.domain.codelists import code_list

MARKER = "<!-- Below this line: python -m tcplan.access.page docs/need-to-know.md -->\n"
"""What stands between the words of the page and the tables."""

_LETTERS = {"full": "F", "summary": "S", "own": "O", "none": "–"}


def renewed(page: str) -> str:
    """The page with the tables below its marker written anew."""
    above, _, _ = page.partition(MARKER)
    return above + MARKER + "\n".join([*_matrix(), *_readers(), *_fields(), ""])


def _matrix() -> Iterator[str]:
    yield "\n## The matrix\n"
    yield "F full, S summary, O own, – none.\n"
    yield _row("content", *columns(), "basis")
    yield _row(*("---" for _ in range(len(columns()) + 2)))
    for row in rows():
        marks = (_LETTERS[row.levels[column]] for column in columns())
        yield _row(f"`{row.category}` {row.title}", *marks, row.basis)


def _readers() -> Iterator[str]:
    yield "\n## Which column an agency reads in\n"
    yield _row("kind of agency", "column", "MAPPA partner")
    yield _row("---", "---", "---")
    for kind, reader in kinds().items():
        words = code_list("agency-kind").label(kind)
        yield _row(words, f"`{reader.column}`", "yes" if reader.mappa else "")


def _fields() -> Iterator[str]:
    yield "\n## What each field tells\n"
    yield "`*` marks a sensitive field. “Own by” is what makes an entry an agency's own.\n"
    yield _row("class", "category", "fields", "own by")
    yield _row("---", "---", "---", "---")
    for name, entry in told().items():
        own = ", ".join(f"`{'.'.join(path)}`" for path in entry.own)
        for at, category in enumerate(dict.fromkeys(f.category for f in entry.fields.values())):
            fields = ", ".join(
                f"`{field}`{'*' if one.sensitive else ''}"
                for field, one in entry.fields.items()
                if one.category == category
            )
            yield _row(f"`{name}`", f"`{category}`", fields, "" if at else own)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
