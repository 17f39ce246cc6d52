"""All figures of one paper are one system: what is printed of one tells something of the others."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import attrs

from tcplan.analysis.disclosure.settings import Settings, percentage
from tcplan.analysis.disclosure.tables import Counts, Key, Share

Fate = Literal["exact", "rounded", "small", "withheld", "unprinted"]
"""How a figure appears: as it is, rounded, withheld as too small, withheld to protect others, or
not at all."""


@attrs.frozen
class Sum:
    """A figure that is the sum of others, by their places among the figures."""

    whole: int
    parts: tuple[int, ...]


@attrs.frozen
class Ratio:
    """A percentage, by the places of its two figures."""

    part: int
    whole: int


@attrs.frozen
class System:
    """The figures of a paper with their true values, and how they add up.

    Sensitive are the figures that are too small, and differences of two populations that are.
    """

    settings: Settings
    keys: tuple[Key, ...]
    values: tuple[int, ...] = attrs.field(repr=False)
    sums: tuple[Sum, ...]
    ratios: tuple[Ratio, ...]
    """In the order of the shares of the paper."""
    printed: frozenset[int]
    exact: frozenset[int]
    """Those of England."""
    margins: frozenset[int]
    """Those that are sums of others."""
    hidden: frozenset[int]
    """Differences of a population and a part of it, printed nowhere."""
    rests: frozenset[int]
    """Those of two figures that are not both told as they are."""

    @cached_property
    def small(self) -> frozenset[int]:
        """The figures that are withheld for being small."""
        told = self.printed - self.exact
        return frozenset(at for at in told if self.settings.is_small(self.values[at]))

    @cached_property
    def sensitive(self) -> tuple[int, ...]:
        """What nobody may work out: the small figures, and small differences that none shows."""
        rests = {at for at in self.rests if self.settings.is_small(self.values[at])}
        return tuple(sorted(self.small | rests))

    @property
    def most(self) -> int:
        """A number of people above any that matters, so that a search comes to its end."""
        return 2 * max(self.values, default=0) + 4 * (self.settings.threshold + self.settings.base)

    def fate(self, at: int, withheld: frozenset[int]) -> Fate:
        """How a figure appears when these are withheld beside the small ones."""
        if at not in self.printed:
            return "unprinted"
        if at in self.exact:
            return "exact"
        if at in self.small:
            return "small"
        return "withheld" if at in withheld else "rounded"

    def told(self, number: int, withheld: frozenset[int], dropped: frozenset[int]) -> int | None:
        """What is printed of a percentage; None when it is withheld.

        It is withheld when either of its figures is, or when there is nobody in the whole.
        """
        ratio = self.ratios[number]
        pair = {ratio.part, ratio.whole}
        if number in dropped or pair & (withheld | self.small) or not self.values[ratio.whole]:
            return None
        return percentage(self.values[ratio.part], self.values[ratio.whole])


def system_of(tables: Sequence[Counts], shares: Sequence[Share], settings: Settings) -> System:
    """The figures of these tables and percentages as one system.

    Raises ``ValueError`` when two tables tell one figure differently, when a part is more than its
    whole, or when a percentage is of a figure that no table has.
    """
    values = _values(tables)
    sums = {pair: None for table in tables for pair in table.sums()}
    rests = dict(_rests(tables, shares, values))
    values |= {rest: values[whole] - values[part] for rest, (whole, part) in rests.items()}
    sums |= {(whole, (part, rest)): None for rest, (whole, part) in rests.items()}
    place = {name: at for at, name in enumerate(values)}
    exact = frozenset(place[name] for one in tables if one.england for name in printed(one))
    return System(
        settings=settings,
        keys=tuple(values),
        values=tuple(values.values()),
        sums=tuple(Sum(place[whole], tuple(place[p] for p in parts)) for whole, parts in sums),
        ratios=tuple(Ratio(place[one.part], place[one.whole]) for one in shares),
        printed=frozenset(place[name] for table in tables for name in printed(table)),
        exact=exact,
        hidden=frozenset(place[rest] for rest in rests),
        rests=frozenset(
            place[rest] for rest, pair in rests.items() if not {place[p] for p in pair} <= exact
        ),
        margins=frozenset(place[whole] for table in tables for whole, _ in table.sums()),
    )


def larger_ones(population: str, within: Mapping[str, str]) -> Iterator[str]:
    """The populations of which one is a part, directly or through others, the nearest first.

    Raises ``ValueError`` when it would be a part of itself.
    """
    seen = {population}
    while population in within:
        population = within[population]
        if population in seen:
            raise ValueError(f"{population} are a part of themselves")
        seen.add(population)
        yield population


def printed(table: Counts) -> Mapping[Key, tuple[str | None, ...]]:
    """The figures that a table prints, with the nodes at which each stands."""
    places = (nodes for nodes in table.places() if table.totals or None not in nodes)
    return MappingProxyType({table.key(nodes): nodes for nodes in places})


def _values(tables: Sequence[Counts]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for table in tables:
        for name, value in table.figures().items():
            if found.setdefault(name, value) != value:
                raise ValueError(f"{table.title} counts other people than another table does")
    return found


def _rests(
    tables: Sequence[Counts], shares: Sequence[Share], values: Mapping[Key, int]
) -> Sequence[tuple[Key, tuple[Key, Key]]]:
    """The differences of figures of which one counts a part of those whom the other counts."""
    within = {table.population: table.within for table in tables if table.within is not None}
    pairs = {(one.whole, one.part): None for one in shares if one.whole != one.part}
    for population, labels in values:
        for larger in larger_ones(population, within):
            if (larger, labels) in values:
                pairs[(larger, labels), (population, labels)] = None
    found = []
    for whole, part in pairs:
        if whole not in values or part not in values:
            raise ValueError("a percentage is of a figure that no table has")
        if values[part] > values[whole]:
            raise ValueError(f"more people are {part[0]} than {whole[0]}")
        name = f"{whole[0]}, without {part[0]} {sorted(part[1] - whole[1])}"
        found.append(((name, whole[1]), (whole, part)))
    return found
