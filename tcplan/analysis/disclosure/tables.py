"""A table says what it counts, of whom, and by what; margins are added up here and nowhere else.

Two tables of one population that are divided by the same thing share its margins: a figure is known
by whom it counts, not by where it is printed.
"""

from collections.abc import Iterator, Mapping
from itertools import product

import attrs

Labels = frozenset[tuple[str, str]]
Key = tuple[str, Labels]
"""A population, and by which category of each thing it is narrowed; by none: all of it."""
Node = str | None
"""A category, a group of categories, or None for all of them."""

_MOST_DIMENSIONS = 2


def key(population: str, labels: Mapping[str, str] | None = None) -> Key:
    """The figure of a population, of those only to whom these categories apply."""
    return population, frozenset((labels or {}).items())


@attrs.frozen
class Dimension:
    """Something by which people are counted: each belongs to exactly one category."""

    name: str
    """For example ``area``; the same name in another table means the same division."""
    categories: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of groups that get a figure too, each with its categories; none is in two groups."""

    def __attrs_post_init__(self) -> None:
        """Raise ``ValueError`` unless labels are distinct and groups take known categories once."""
        grouped = [one for _, members in self.groups for one in members]
        labels = [*self.categories, *(name for name, _ in self.groups)]
        if not self.categories or len(set(labels)) != len(labels):
            raise ValueError(f"the categories of {self.name} are not distinct")
        if len(set(grouped)) != len(grouped) or not set(grouped) <= set(self.categories):
            raise ValueError(f"the groups of {self.name} do not take each category at most once")

    def parts(self) -> Iterator[tuple[Node, tuple[str, ...]]]:
        """Every node that is a sum, with its parts."""
        grouped = {one for _, members in self.groups for one in members}
        alone = tuple(one for one in self.categories if one not in grouped)
        yield None, (*(name for name, _ in self.groups), *alone)
        yield from self.groups

    def nodes(self) -> tuple[Node, ...]:
        """Categories, each group after its own, and at the end everything."""
        after = {members[-1]: name for name, members in self.groups if members}
        found: list[Node] = []
        for one in self.categories:
            found += [one, after[one]] if one in after else [one]
        return (*found, None)


@attrs.frozen(kw_only=True)
class Counts:
    """A table of counts of people, by one thing or by two."""

    title: str
    population: str
    """Who is counted, in words: two tables with the same words count the same people."""
    within: str | None = None
    """The population of which these people are a part, where a table of the paper counts it."""
    by: tuple[Dimension, ...]
    counts: Mapping[tuple[str, ...], int] = attrs.field(repr=False)
    """Categories, in the order of ``by``, to how many; what is left out is none."""
    totals: bool = True
    """Whether the margins are printed."""
    england: bool = False
    """Whether it tells of the whole of England, whose figures are told as they are."""
    total_words: str = "Total"

    def __attrs_post_init__(self) -> None:
        """Raise ``ValueError`` for counts that are none, or stand nowhere in the table."""
        if not 0 < len(self.by) <= _MOST_DIMENSIONS:
            raise ValueError(f"{self.title} is divided by {len(self.by)} things, not by 1 or 2")
        places = set(product(*(one.categories for one in self.by)))
        if not self.counts.keys() <= places:
            raise ValueError(f"{self.title} has a count for a category that it does not have")
        if any(type(count) is not int or count < 0 for count in self.counts.values()):
            raise ValueError(f"{self.title} has a count that is no whole number of people")

    def key(self, nodes: tuple[Node, ...]) -> Key:
        """What the figure at these nodes counts."""
        named = zip(self.by, nodes, strict=True)
        return key(self.population, {one.name: node for one, node in named if node is not None})

    def figures(self) -> dict[Key, int]:
        """Every figure of the table, its margins and groups included."""
        return {self.key(nodes): self._sum(nodes) for nodes in self.places()}

    def places(self) -> Iterator[tuple[Node, ...]]:
        """Where its figures stand, row by row."""
        yield from product(*(one.nodes() for one in self.by))

    def sums(self) -> Iterator[tuple[Key, tuple[Key, ...]]]:
        """Every figure that is the sum of others, with these."""
        for at, one in enumerate(self.by):
            others = [two.nodes() for number, two in enumerate(self.by) if number != at]
            for whole, members in one.parts():
                for rest in product(*others):
                    parts = tuple(self.key((*rest[:at], part, *rest[at:])) for part in members)
                    yield self.key((*rest[:at], whole, *rest[at:])), parts

    def _sum(self, nodes: tuple[Node, ...]) -> int:
        wanted = (self._leaves(one, node) for one, node in zip(self.by, nodes, strict=True))
        return sum(self.counts.get(place, 0) for place in product(*wanted))

    @staticmethod
    def _leaves(one: Dimension, node: Node) -> tuple[str, ...]:
        if node is None:
            return one.categories
        return dict(one.groups).get(node, (node,))


@attrs.frozen
class Share:
    """A percentage: of a population, or of a part of it, so many belong to a smaller part."""

    title: str
    part: Key
    whole: Key
