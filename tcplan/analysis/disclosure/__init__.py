"""Figures leave the area only as a whole paper in which no small number can be worked out.

Give ``publish`` every table and percentage of one paper at once: what two of them tell together
neither tells alone.
"""

from collections.abc import Mapping, Sequence

import attrs

from tcplan.analysis.disclosure.choosing import chosen
from tcplan.analysis.disclosure.proof import require_proof
from tcplan.analysis.disclosure.published import (
    Published,
    PublishedFigure,
    PublishedShare,
    PublishedTable,
    Why,
    Withheld,
    WithheldFigure,
    grid,
)
from tcplan.analysis.disclosure.reader import Hidden, worked_out
from tcplan.analysis.disclosure.settings import Settings
from tcplan.analysis.disclosure.system import System, printed, system_of
from tcplan.analysis.disclosure.tables import Counts, Dimension, Key, Node, Share, key
from tcplan.errors import NotProtectedError

__all__ = [
    "Counts",
    "Dimension",
    "Published",
    "PublishedFigure",
    "PublishedShare",
    "PublishedTable",
    "Settings",
    "Share",
    "Withheld",
    "WithheldFigure",
    "key",
    "publish",
]


def publish(
    tables: Sequence[Counts],
    shares: Sequence[Share] = (),
    settings: Settings = Settings(),  # noqa: B008
) -> Published:
    """The tables and percentages of one paper as they may be printed, and what was withheld.

    Definition: small counts are withheld and others rounded (``Settings``), a percentage goes with
    either of its figures, and beside them the least that makes every small count, and every small
    difference of a population and a part of it, uncertain by ``Settings.spread`` at least.
    Where small counts could be worked out because zeros are told, zeros are withheld too, and the
    report says so. Raises ``ValueError`` for tables that contradict each other, and
    ``NotProtectedError`` when no way of printing them could be proved safe, as beside figures of
    England; then nothing may be printed. Complexity: integer programmes in the number of figures,
    a few for most papers.
    """
    try:
        return _published(tables, shares, settings)
    except NotProtectedError:
        if not settings.keep_zero:
            raise
    paper = _published(tables, shares, attrs.evolve(settings, keep_zero=False))
    return attrs.evolve(paper, withheld=attrs.evolve(paper.withheld, zeros_given_up=True))


def _published(tables: Sequence[Counts], shares: Sequence[Share], settings: Settings) -> Published:
    system = system_of(tables, shares, settings)
    hidden = chosen(system)
    paper = _Printing(system, hidden).paper(tables, shares)
    witnesses = worked_out(system, hidden).witnesses
    guesses = [dict(zip(system.keys, witness, strict=True)) for witness in witnesses]
    require_proof(tables, shares, settings, paper, guesses)
    return paper


class _Printing:
    """How each figure of a system is printed."""

    def __init__(self, system: System, hidden: Hidden) -> None:
        self._system, self._hidden = system, hidden
        self._place = {name: at for at, name in enumerate(system.keys)}

    def paper(self, tables: Sequence[Counts], shares: Sequence[Share]) -> Published:
        percents = [self._percent(number) for number in range(len(shares))]
        named = [PublishedShare(s.title, p) for s, p in zip(shares, percents, strict=True)]
        found = [one for table in tables for one in self._withheld(table)]
        found += [WithheldFigure(s.title, "", "percentage") for s in named if s.percent.withheld]
        keys = {name for table in tables for name in printed(table)}
        totals = {self._place[name] for name in keys} & self._system.margins
        gone = totals & (self._hidden.figures | self._system.small)
        settings = self._system.settings
        report = Withheld(
            figures=tuple(found),
            of=sum(len(printed(table)) for table in tables) + len(shares),
            totals=len(totals),
            totals_withheld=len(gone),
            threshold=settings.threshold,
            base=settings.base,
            keep_zero=settings.keep_zero,
        )
        return Published(tuple(self._table(one) for one in tables), tuple(named), report)

    def _table(self, table: Counts) -> PublishedTable:
        rows, columns = _sides(table)
        figures = [self._figure(name) for name in printed(table)]
        return PublishedTable(table.title, rows, columns, grid(figures, len(columns)))

    def _figure(self, name: Key) -> PublishedFigure:
        at = self._place[name]
        fate = self._system.fate(at, self._hidden.figures)
        if fate == "exact":
            return PublishedFigure(self._system.values[at])
        rounded = self._system.settings.rounded(self._system.values[at])
        return PublishedFigure(rounded if fate == "rounded" else None)

    def _percent(self, number: int) -> PublishedFigure:
        return PublishedFigure(self._system.told(number, self._hidden.figures, self._hidden.ratios))

    def _withheld(self, table: Counts) -> Sequence[WithheldFigure]:
        why: Mapping[str, Why] = {"small": "small", "withheld": "protects"}
        return [
            WithheldFigure(table.title, _words(table, nodes), why[fate])
            for name, nodes in printed(table).items()
            if (fate := self._system.fate(self._place[name], self._hidden.figures)) in why
        ]


def _sides(table: Counts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = [
        tuple(_label(table, node) for node in one.nodes() if table.totals or node is not None)
        for one in table.by
    ]
    return sides[0], sides[1] if len(sides) > 1 else ("",)


def _label(table: Counts, node: Node) -> str:
    return table.total_words if node is None else node


def _words(table: Counts, nodes: Sequence[Node]) -> str:
    return ", ".join(_label(table, node) for node in nodes)
