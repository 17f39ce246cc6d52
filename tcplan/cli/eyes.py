"""Of every command it is decided what ``--agency`` does there; none takes it and does nothing.

``python -m tcplan.cli.eyes docs/need-to-know.md`` writes the table of the page anew.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

BEGINS = "<!-- From here to the next such: python -m tcplan.cli.eyes docs/need-to-know.md -->\n"
ENDS = "<!-- As far as here: python -m tcplan.cli.eyes docs/need-to-know.md -->\n"
"""What stands around the table on the page."""

LOOKS, WORKS, HOLDER, KEEPS, NOBODY = "looks", "works", "holder", "keeps", "nobody"
"""The ways: see ``WORDS``."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        LOOKS: "looks through its eyes",
        WORKS: "works for it, through its eyes",
        HOLDER: "the plan's holder alone; any other agency is refused",
        KEEPS: "is kept as yours",
        NOBODY: "is not taken",
    }
)
"""What ``--agency`` does, in words."""


class Use(NamedTuple):
    """What ``--agency`` does with one command."""

    way: str
    """One of ``WORDS``."""
    told: str
    """What that means there, for the page."""


_ALL = "All that it tells is worked out from what the agency may see."
_SIGNS = "The journal names the holder as the agency for which it was done."
_OWN_WORK = (
    "Only what was done for the agency, to what it sees whole, under numbers of its own; the "
    "journal names it."
)
USES: Mapping[str, Use] = MappingProxyType(
    {
        "accept-journal": Use(HOLDER, _SIGNS),
        "backup": Use(HOLDER, _SIGNS),
        "browse": Use(
            LOOKS,
            "Every place, lens, search, paper and what-if; saves are for the agency. In a database "
            "the agency that you keep as yours looks where none is named.",
        ),
        "check": Use(LOOKS, "So are the findings, and with them the exit code."),
        "demo": Use(LOOKS, _ALL),
        "erase": Use(HOLDER, _SIGNS),
        "export": Use(
            LOOKS,
            "A paper is written for the agency where no reader is named, and another reader gets "
            "what both may see. `plan` writes what the agency may see; with `--for-import` it is "
            "for the holder alone.",
        ),
        "history": Use(LOOKS, _OWN_WORK),
        "import": Use(HOLDER, _SIGNS),
        "library": Use(NOBODY, "It tells of nobody's plan."),
        "new": Use(HOLDER, _SIGNS),
        "redo": Use(WORKS, _OWN_WORK),
        "rekey": Use(HOLDER, _SIGNS),
        "restore": Use(HOLDER, _SIGNS),
        "retention": Use(
            LOOKS,
            "What is held of the people whom the agency may see, and its own papers; no period is "
            "counted, because what is unseen can be going on.",
        ),
        "rules": Use(LOOKS, "Rules are no secret: those of the plan's own packs are told to all."),
        "serve": Use(LOOKS, "As `browse`, in the browser."),
        "settings": Use(
            KEEPS, "It signs for you in databases that have it, and looks in `browse` and `serve`."
        ),
        "show": Use(LOOKS, f"{_ALL} `pseudonyms` is for the holder alone."),
        "subject-access": Use(
            LOOKS,
            "Not all that is held: what the agency may see, and what was journalled for it.",
        ),
        "undo": Use(WORKS, _OWN_WORK),
        "verify": Use(NOBODY, "It tells of nobody's plan."),
        "verify-journal": Use(HOLDER, "How much was written tells of what is hidden."),
        "whatif": Use(LOOKS, "What is tried and what is compared with is what the agency may see."),
        "withdraw": Use(LOOKS, _ALL),
    }
)
"""Name of every command to what ``--agency`` does there; a test finds the commands."""


def renewed(page: str) -> str:
    """The page with its table of commands written anew."""
    above, _, rest = page.partition(BEGINS)
    _, _, below = rest.partition(ENDS)
    return above + BEGINS + "\n".join([*_table(), ""]) + ENDS + below


def _table() -> Iterator[str]:
    yield "\n| command | `--agency` | |"
    yield "| --- | --- | --- |"
    for name, use in USES.items():
        yield f"| `{name}` | {WORDS[use.way]} | {use.told} |"
    yield ""


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
