"""A monotone failure formula under all its scenarios at once: a scenario is a bit of a number.

A scenario is one thing that stops, or two. Each event becomes a whole number whose bits are the
scenarios in which it happens, so that an and of a thousand scenarios is one ``&``.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import combinations

import attrs

from tcplan.analysis.formula import And, AtLeast, Formula


@attrs.frozen
class Scenarios:
    """Each of ``number`` things by itself, first, and then each pair of them if ``pairs``."""

    number: int
    pairs: bool

    @cached_property
    def couples(self) -> tuple[tuple[int, int], ...]:
        """The places of the two things of each pair, in the order of their bits."""
        return tuple(combinations(range(self.number), 2)) if self.pairs else ()

    @property
    def size(self) -> int:
        """How many scenarios there are."""
        return self.number + len(self.couples)

    @cached_property
    def every(self) -> int:
        """All scenarios."""
        return (1 << self.size) - 1

    @cached_property
    def stopping(self) -> tuple[int, ...]:
        """For each thing the scenarios in which it stops."""
        found = [1 << at for at in range(self.number)]
        for bit, couple in enumerate(self.couples, self.number):
            for at in couple:
                found[at] |= 1 << bit
        return tuple(found)

    @cached_property
    def sides(self) -> tuple[tuple[int, int], ...]:
        """For each thing the pairs in which it is the first, and in which it is the second."""
        found = [[0, 0] for _ in range(self.number)]
        for bit, couple in enumerate(self.couples):
            for side, at in enumerate(couple):
                found[at][side] |= 1 << bit
        return tuple((first, second) for first, second in found)

    @lru_cache(maxsize=4_096)  # noqa: B019  (scenarios are few, equal ones are one key, and kept)
    def with_one_more(self, others: int) -> tuple[int, ...]:
        """For each thing, then for each of ``others`` further events, where it happens.

        Every scenario is repeated once for each thing and each further event, which happens in
        that repetition besides.
        """
        repeated = sum(1 << block * self.size for block in range(self.number + others))
        blocks = (self.every << block * self.size for block in range(self.number + others))
        scattered = (*(one * repeated for one in self.stopping), *(0,) * others)
        return tuple(one | block for one, block in zip(scattered, blocks, strict=True))

    def in_any(self, repeated: int) -> int:
        """The scenarios that hold in any of their repetitions."""
        found = 0
        while repeated:
            found |= repeated & self.every
            repeated >>= self.size
        return found


@lru_cache(maxsize=1_024)
def scenarios(number: int, *, pairs: bool) -> Scenarios:
    """The scenarios of so many things; equal ones are made once."""
    return Scenarios(number, pairs)


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def evaluated(
    formula: Formula, happening: Mapping[str, int], known: dict[int, int], every: int
) -> int:
    """The scenarios in which the formula is true.

    ``happening`` gives for each event the scenarios in which it happens; an event that it does
    not name happens in none. ``known`` keeps what was worked out of gates, by ``id``, so that a
    shared subtree is evaluated once; the gates must outlive it. Complexity: one operation on
    numbers of as many bits as there are scenarios for each part of a gate, ``k`` for an
    at-least-``k``.
    """
    if isinstance(formula, str):
        return happening.get(formula, 0)
    if isinstance(formula, bool):
        return every if formula else 0
    key = id(formula)
    if key not in known:
        parts = (
            happening.get(part, 0)
            if isinstance(part, str)
            else evaluated(part, happening, known, every)
            for part in formula.parts
        )
        known[key] = _gate(formula, parts, every)
    return known[key]


def _gate(gate: Formula, parts: Iterable[int], every: int) -> int:
    if isinstance(gate, And):
        found = every
        for part in parts:
            found &= part
        return found
    if isinstance(gate, AtLeast):
        # reached[j]: where at least j + 1 of the parts so far are true
        reached = [0] * gate.k
        for part in parts:
            for j in range(gate.k - 1, 0, -1):
                reached[j] |= reached[j - 1] & part
            reached[0] |= part
        return reached[-1]
    found = 0
    for part in parts:
        found |= part
    return found
