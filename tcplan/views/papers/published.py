"""Figures of a paper as they are printed: everything that was counted goes through here at once."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from tcplan.analysis.disclosure import Counts, PublishedFigure, Settings, Withheld, publish
from tcplan.analysis.disclosure import Published as AsPublished

WITHHELD = "*"
"""What stands for a figure that is not given."""


@attrs.frozen
class FigureTable:
    """A table as it is printed; the first column names the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Figures:
    """The tables of one paper, each by a word of its own, under one disclosure control."""

    counts: Mapping[str, Counts] = attrs.field(repr=False)
    settings: Settings

    @cached_property
    def _found(self) -> AsPublished:
        return publish(tuple(self.counts.values()), settings=self.settings)

    @property
    def withheld(self) -> Withheld:
        """What was withheld and why, for whoever approves the paper."""
        return self._found.withheld

    def table(self, word: str) -> FigureTable:
        """A table as it is printed."""
        counts = self.counts[word]
        found = self._found.table(counts.title)
        columns = ("Number",) if found.columns == ("",) else found.columns
        rows = zip(found.rows, found.figures, strict=True)
        return FigureTable(
            title=counts.title,
            columns=(counts.by[0].name.capitalize(), *columns),
            rows=tuple((name, *map(_printed, figures)) for name, figures in rows),
        )

    def total(self, word: str) -> str:
        """The number of everybody whom a table counts."""
        return self.cell(word, self.counts[word].total_words)

    def cell(self, word: str, row: str) -> str:
        """The figure of a row of a table by one thing."""
        found = self._found.table(self.counts[word].title)
        return _printed(found.figures[found.rows.index(row)][0])

    @property
    def legend(self) -> str:
        """How figures are shown, in words."""
        zero = "" if self.settings.keep_zero else " Nought is shown so too."
        base = self.settings.base
        rounded = "Others are shown as they are."
        if base > 1:
            rounded = f"Others are rounded to the nearest {base}, so columns may not add up."
        return (
            f"Numbers under {self.settings.threshold}, and numbers from which one could be worked "
            f"out, are shown as {WITHHELD}, so that nobody can be recognised.{zero} {rounded}"
        )


def _printed(figure: PublishedFigure) -> str:
    return WITHHELD if figure.value is None else f"{figure.value:,}"
