"""What can be worked out of published tables, by trying every table that could stand behind them.

Shares no code with the product beside the classes in which tables are given. Slow on purpose.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from tcplan.analysis.disclosure import Counts, Published, Settings, Share

Place = tuple[str, frozenset[tuple[str, str]]]
Leaves = tuple[int, ...]
"""The cells of which a figure is the sum, by number."""
Check = Callable[[Sequence[int]], bool]


def printed_as(count: int, settings: Settings) -> int | None:
    """How a count is printed by the rule alone."""
    if count < settings.threshold and not (count == 0 and settings.keep_zero):
        return None
    below = settings.base * (count // settings.base)
    return below if 2 * (count - below) < settings.base else below + settings.base


class Paper:
    """The tables of a paper as a reader has them who knows which figures are small."""

    def __init__(
        self,
        tables: Sequence[Counts],
        shares: Sequence[Share],
        paper: Published,
        settings: Settings,
    ) -> None:
        """Read what is printed; of the true tables only which figures are small is used."""
        self._settings = settings
        truth = {place: n for one in tables for place, n in _cells(one).items()}
        self._number = {place: at for at, place in enumerate(truth)}
        self.truth = list(truth.values())
        self.secrets: list[tuple[Leaves, Leaves]] = []
        """What nobody may know: a figure, or one without another."""
        self._checks: list[list[Check]] = [[] for _ in self.truth]
        sums: dict[Place, Leaves] = {}
        for table, shown in zip(tables, paper.tables, strict=True):
            figures = (figure.value for row in shown.figures for figure in row)
            for place, leaves, total in self._places(table):
                if sums.setdefault(place, leaves) != leaves:
                    self._same(sums[place], leaves)
                if table.totals or not total:
                    self._printed(leaves, next(figures), exact=table.england)
        within = {one.population: one.within for one in tables if one.within}
        for (population, labels), leaves in list(sums.items()):
            larger = within.get(population)
            while larger:
                if (larger, labels) in sums:
                    self._part(sums[larger, labels], leaves)
                larger = within.get(larger)
        for share, named in zip(shares, paper.shares, strict=True):
            self._part(sums[share.whole], sums[share.part])
            self._percent(sums[share.part], sums[share.whole], named.percent.value)

    def _printed(self, leaves: Leaves, value: int | None, *, exact: bool) -> None:
        settings = self._settings
        small = printed_as(self._true(leaves), settings) is None
        if exact:
            self._at_most(leaves, value or 0)
            self._check(leaves, lambda table: _sum(table, leaves) == value)
            return
        if small:
            self.secrets.append((leaves, ()))
        if value is not None or small:
            self._at_most(leaves, (value or settings.threshold) + settings.base)
            self._check(leaves, lambda table: printed_as(_sum(table, leaves), settings) == value)

    def _at_most(self, leaves: Leaves, most: int) -> None:
        """Some of its cells are never more than the whole: seen before all are known."""
        for end in range(1, len(leaves)):
            some = leaves[:end]
            self._check(some, lambda table, some=some: _sum(table, some) <= most)  # type: ignore[misc]

    def _same(self, one: Leaves, other: Leaves) -> None:
        for end in range(1, len(other)):
            some = other[:end]
            if max(one) < some[-1]:
                self._check(some, lambda table, some=some: _sum(table, some) <= _sum(table, one))  # type: ignore[misc]
        self._check((*one, *other), lambda table: _sum(table, one) == _sum(table, other))

    def _part(self, whole: Leaves, part: Leaves) -> None:
        self._check((*whole, *part), lambda table: _sum(table, part) <= _sum(table, whole))
        if printed_as(self._true(whole) - self._true(part), self._settings) is None:
            self.secrets.append((whole, part))

    def _percent(self, part: Leaves, whole: Leaves, value: int | None) -> None:
        def gives(table: Sequence[int]) -> bool:
            of = _sum(table, whole)
            share = Fraction(100 * _sum(table, part), of) if of else Fraction(-9)
            return math.floor(share + Fraction(1, 2)) == value

        if value is not None:
            self._check((*part, *whole), gives)

    def _check(self, leaves: Leaves, check: Check) -> None:
        self._checks[max(leaves)].append(check)

    def _true(self, leaves: Leaves) -> int:
        return _sum(self.truth, leaves)

    def _places(self, table: Counts) -> Iterator[tuple[Place, Leaves, bool]]:
        """Every figure in the order of printing, its cells, and whether it is of all of a side."""
        sides = []
        for one in table.by:
            side: list[tuple[str | None, tuple[str, ...]]] = []
            for category in one.categories:
                side.append((category, (category,)))
                side += [group for group in one.groups if group[1][-1:] == (category,)]
            sides.append([*side, (None, one.categories)])
        names = [one.name for one in table.by]
        for nodes in itertools.product(*sides):
            found = zip(names, nodes, strict=True)
            labels = frozenset((name, node) for name, (node, _) in found if node is not None)
            cells = itertools.product(*(members for _, members in nodes))
            places = [
                (table.population, frozenset(zip(names, cell, strict=True))) for cell in cells
            ]
            leaves = tuple(sorted(self._number[place] for place in places))
            yield (table.population, labels), leaves, None in dict(nodes)

    def recoverable(self, most: int) -> int:
        """How many secrets have too few values, among tables with no cell above ``most``."""
        left = dict.fromkeys(self.secrets, (math.inf, -math.inf))
        for table in self._behind(most):
            for (whole, part), (least, greatest) in list(left.items()):
                value = _sum(table, whole) - _sum(table, part)
                left[whole, part] = min(least, value), max(greatest, value)
                if left[whole, part][1] - left[whole, part][0] >= self._settings.spread:
                    del left[whole, part]
            if not left:
                return 0
        return len(left)

    def _behind(self, most: int) -> Iterator[Sequence[int]]:
        """Every table of whole numbers that could be printed so, those near the true one first."""
        order = [
            sorted(range(most + 1), key=[abs(n - true) for n in range(most + 1)].__getitem__)
            for true in self.truth
        ]
        yield from self._filled([], order)

    def _filled(self, table: list[int], order: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
        if len(table) == len(order):
            yield table
            return
        at = len(table)
        for value in order[at]:
            table.append(value)
            if all(check(table) for check in self._checks[at]):
                yield from self._filled(table, order)
            table.pop()


def recoverable(
    tables: Sequence[Counts],
    shares: Sequence[Share],
    paper: Published,
    settings: Settings,
) -> int:
    """How many numbers that nobody may know can be worked out of a paper."""
    found = Paper(tables, shares, paper, settings)
    return found.recoverable(max(found.truth, default=0) + settings.threshold + settings.base)


def _sum(table: Sequence[int], leaves: Leaves) -> int:
    return sum(table[at] for at in leaves)


def _cells(table: Counts) -> Mapping[Place, int]:
    names = [one.name for one in table.by]
    return {
        (table.population, frozenset(zip(names, cell, strict=True))): table.counts.get(cell, 0)
        for cell in itertools.product(*(one.categories for one in table.by))
    }
