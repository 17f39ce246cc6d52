"""A live return as it was read: every heading and every cell, with the row in which it stands."""

from collections.abc import Mapping

import attrs


@attrs.frozen
class LiveRow:
    """One row of the file."""

    number: int
    """Which row of the file it is, its headings being the first."""
    cells: Mapping[str, str]
    """Heading to what stands under it, without the blanks around it."""


@attrs.frozen(kw_only=True)
class LiveReturn:
    """A file that was exported from the live return."""

    file: str
    """Its name, without its folder."""
    headings: tuple[str, ...]
    rows: tuple[LiveRow, ...]
