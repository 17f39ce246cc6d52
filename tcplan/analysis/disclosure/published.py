"""A figure that is not given is no number and no star: whoever prints it decides how it looks."""

from collections.abc import Sequence
from typing import Literal

import attrs

Why = Literal["small", "protects", "percentage"]

WHY_WORDS = {
    "small": "too small to be told",
    "protects": "withheld so that a small number cannot be worked out",
    "percentage": "a percentage of a figure that is withheld, or that would give one away",
}
"""Why a figure is withheld, in words."""


_ZEROS = "Zeros were to be told; they are withheld, because they gave small counts away."


@attrs.frozen
class PublishedFigure:
    """A figure as it may be printed."""

    value: int | None
    """The count as rounded, or the percentage; None when it is withheld."""

    @property
    def withheld(self) -> bool:
        """Whether it is not given."""
        return self.value is None


@attrs.frozen
class PublishedTable:
    """A table as it may be printed, its margins among its rows and columns."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    """One, without words, for a table by one thing."""
    figures: tuple[tuple[PublishedFigure, ...], ...]
    """Row by row."""


@attrs.frozen
class PublishedShare:
    """A percentage as it may be printed."""

    title: str
    percent: PublishedFigure


@attrs.frozen
class WithheldFigure:
    """One figure that is withheld: where it stands, and why. The figure itself is nowhere here."""

    table: str
    """The title of the table, or of the percentage."""
    place: str
    """Where in the table; empty for a percentage."""
    why: Why


@attrs.frozen
class Withheld:
    """What was withheld from a paper: for its approver, and no part of the paper."""

    figures: tuple[WithheldFigure, ...]
    of: int
    """How many figures the paper has, withheld ones included."""
    totals: int
    """How many of them are totals."""
    totals_withheld: int
    threshold: int
    base: int
    keep_zero: bool
    """Whether zeros are told."""
    zeros_given_up: bool = False
    """Whether zeros were to be told and are withheld, because they gave small counts away."""

    def count(self, why: Why) -> int:
        """How many are withheld for this reason."""
        return sum(one.why == why for one in self.figures)

    @property
    def share(self) -> float:
        """Withheld figures among all; 0 for a paper without figures."""
        return len(self.figures) / self.of if self.of else 0.0

    def sentences(self) -> tuple[str, ...]:
        """The report in plain sentences, without any figure of the tables."""
        zero = "but not zeros" if self.keep_zero else "zeros included"
        rounded = "" if self.base == 1 else f" All others are rounded to the nearest {self.base}."
        rule = f"Counts under {self.threshold}, {zero}, are withheld.{rounded}"
        told = f"{len(self.figures)} of {self.of} figures are withheld."
        why = [f"{n} {WHY_WORDS[w]}." for w in WHY_WORDS if (n := self.count(w))]  # type: ignore[arg-type]
        zeros = (_ZEROS,) if self.zeros_given_up else ()
        return (rule, *zeros, told, *why, *(_line(one) for one in self.figures))


def _line(one: WithheldFigure) -> str:
    where = f"{one.table}, {one.place}" if one.place else one.table
    return f"{where}: {WHY_WORDS[one.why]}."


@attrs.frozen
class Published:
    """The tables and percentages of a paper as they may be printed, and the approver's report."""

    tables: tuple[PublishedTable, ...]
    shares: tuple[PublishedShare, ...]
    withheld: Withheld

    def table(self, title: str) -> PublishedTable:
        """The table of this title; ``KeyError`` when there is none."""
        return {one.title: one for one in self.tables}[title]


def grid(figures: Sequence[PublishedFigure], width: int) -> tuple[tuple[PublishedFigure, ...], ...]:
    """Figures row by row."""
    return tuple(tuple(figures[at : at + width]) for at in range(0, len(figures), width))
