"""A mark is a note to oneself: it changes nothing, is kept in no file, and is never out of count.

Marks stay on their rows when these are filtered or sorted; how many are out of sight is said.
"""

from collections.abc import Sequence
from typing import Protocol

import attrs
from textual.message import Message


class MarkAsked(Message):
    """Somebody pointed at where the mark of a row stands."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class Markable(Protocol):
    """A list whose rows can be marked."""

    marked: frozenset[str]
    key: str | None

    def show_marks(self, marked: frozenset[str]) -> None:
        """Have these rows marked, and no others."""


@attrs.frozen
class Marks:
    """Which rows of a list are marked, in the order of the list, and how many are out of sight."""

    keys: tuple[str, ...] = ()
    hidden: int = 0

    def __str__(self) -> str:
        if not self.keys:
            return ""
        hidden = f", {self.hidden:,} of them hidden" if self.hidden else ""
        return f"{len(self.keys):,} marked{hidden}"


def marks(rows: Markable, every: Sequence[str], shown: Sequence[str]) -> Marks:
    """The marks of a list: of ``every`` key there is, and of those that are ``shown``."""
    keys = tuple(key for key in every if key in rows.marked)
    return Marks(keys, len(set(keys) - set(shown)))
