"""Every agency and every pair: added up from footprints, never by trying one after the other.

Whatever stops outside a risk's footprint takes nothing from the risk. So a pair loses what each
loses alone, put right by the risks that have both in their footprint, and nothing else is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

import attrs

from tcplan.analysis.cohort.footprint import Footprint, footprint
from tcplan.analysis.cohort.scenarios import bits, scenarios
from tcplan.analysis.cover import RiskCover
from tcplan.analysis.pace import Tell, paced


@attrs.frozen
class Lost:
    """The risks that lose their cover, and those that lose their back-up, at some hours."""

    cover: tuple[str, ...] = ()
    back_up: tuple[str, ...] = ()


@attrs.frozen
class Synergy:
    """What two lose together beyond what each loses alone: loss(a,b) − loss(a) − loss(b)."""

    cover: int = 0
    back_up: int = 0
    only_together: tuple[str, ...] = ()
    """The risks that lose cover when both stop and keep it when either does."""
    back_up_only_together: tuple[str, ...] = ()
    """The risks that lose their back-up when both stop and lose nothing of it when either does."""


@attrs.frozen
class Pair:
    """Two that stop together."""

    names: tuple[str, str]
    cover: int
    """Risks that lose their cover at some hours."""
    back_up: int
    """Risks that lose their back-up at some hours."""
    synergy: Synergy
    harmless_alone: bool
    """Whether neither of the two alone takes any risk's cover."""


@attrs.frozen
class Contingencies:
    """One thing stops, or two do: what every risk of the cohort loses then."""

    able: tuple[str, ...]
    """Ids of the things that may stop."""
    footprints: tuple[Footprint, ...]
    """Of every risk that loses something in some scenario, in the order asked."""

    @cached_property
    def alone(self) -> Mapping[str, Lost]:
        """What each thing takes when it alone stops (N-1); every thing is there."""
        lost: dict[str, tuple[list[str], list[str]]] = {name: ([], []) for name in self.able}
        for one in self.footprints:
            single = (1 << len(one.things)) - 1
            for side, found in enumerate((one.cover & single, one.back_up & single)):
                for at in bits(found):
                    lost[one.things[at]][side].append(one.risk)
        return {name: Lost(tuple(c), tuple(b)) for name, (c, b) in lost.items()}

    @cached_property
    def synergies(self) -> Mapping[tuple[str, str], Synergy]:
        """The pairs that lose more, or less, together than apart; ids in order.

        Needs the pairs to have been asked. Complexity: linear in the pairs inside footprints.
        """
        change: tuple[dict[tuple[str, str], int], ...] = ({}, {})
        only: tuple[dict[tuple[str, str], list[str]], ...] = ({}, {})
        for one in self.footprints:
            for side, lost in enumerate((one.cover, one.back_up)):
                for pair, by in _changes(one, lost):
                    change[side][pair] = change[side].get(pair, 0) + by
                    if by > 0:
                        only[side].setdefault(pair, []).append(one.risk)
        return {
            pair: Synergy(
                change[0].get(pair, 0),
                change[1].get(pair, 0),
                tuple(only[0].get(pair, ())),
                tuple(only[1].get(pair, ())),
            )
            for pair in sorted(change[0].keys() | change[1].keys())
        }

    def pair(self, first: str, second: str) -> Pair:
        """How much two take together."""
        names = (first, second) if first < second else (second, first)
        one, other = self.alone[first], self.alone[second]
        synergy = self.synergies.get(names, NO_SYNERGY)
        return Pair(
            names,
            len(one.cover) + len(other.cover) + synergy.cover,
            len(one.back_up) + len(other.back_up) + synergy.back_up,
            synergy,
            not one.cover and not other.cover,
        )

    def pairs(self, within: str | None = None) -> Iterator[Pair]:
        """Every pair, or every pair with one given thing (N-2)."""
        if within is None:
            for first, second in combinations(sorted(self.able), 2):
                yield self.pair(first, second)
        else:
            for other in self.able:
                if other != within:
                    yield self.pair(within, other)

    @cached_property
    def number_of_pairs(self) -> int:
        """How many pairs there are, n(n − 1)/2."""
        return len(self.able) * (len(self.able) - 1) // 2

    def together(self, first: str, second: str) -> Lost:
        """Which risks two take together; needs the pairs to have been asked."""
        cover, back_up = [], []
        for number in sorted({*self._touching.get(first, ()), *self._touching.get(second, ())}):
            one = self.footprints[number]
            over = scenarios(len(one.things), pairs=True)
            inside = [at for at, name in enumerate(one.things) if name in {first, second}]
            both = len(inside) > 1
            scenario = over.number + over.couples.index(tuple(inside)) if both else inside[0]
            if one.cover >> scenario & 1:
                cover.append(one.risk)
            if one.back_up >> scenario & 1:
                back_up.append(one.risk)
        return Lost(tuple(cover), tuple(back_up))

    @cached_property
    def _touching(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.footprints):
            for name in one.things:
                found.setdefault(name, []).append(number)
        return found

    @cached_property
    def of_people(self) -> Mapping[str, Mapping[str, Lost]]:
        """For each person who would lose something, what each thing alone would take from them."""
        found: dict[str, dict[str, tuple[list[str], list[str]]]] = {}
        for one in self.footprints:
            single = (1 << len(one.things)) - 1
            held = found.setdefault(one.individual, {})
            for side, lost in enumerate((one.cover & single, one.back_up & single)):
                for at in bits(lost):
                    held.setdefault(one.things[at], ([], []))[side].append(one.risk)
        return {
            person: {name: Lost(tuple(c), tuple(b)) for name, (c, b) in held.items()}
            for person, held in found.items()
            if held
        }


NO_SYNERGY = Synergy()


def contingencies(
    covers: Sequence[RiskCover],
    able: Iterable[str],
    *,
    pairs: bool = False,
    tell: Tell | None = None,
    known: Mapping[str, Footprint | None] | None = None,
) -> Contingencies:
    """Every one of the things ``able`` to stop (N-1), and with ``pairs`` every two (N-2).

    Exact, and equal to ``withdraw`` for each of them. Complexity: for each risk, its formula once
    on numbers of m(m + 1)/2 bits for a footprint of m, times its n events where back-up may be
    lost; nothing depends on the square of the cohort. ``known`` are footprints of risks among the
    same things, None for one that loses nothing, and are not worked out again.
    """
    known = known or {}
    names = tuple(dict.fromkeys(able))
    among = frozenset(names)
    found = [
        one
        for cover in paced(covers, tell)
        if (one := _footprint(cover, among, known, pairs=pairs)) is not None
    ]
    return Contingencies(names, tuple(found))


def _footprint(
    cover: RiskCover, among: frozenset[str], known: Mapping[str, Footprint | None], *, pairs: bool
) -> Footprint | None:
    if cover.risk.id in known:
        return known[cover.risk.id]
    return footprint(cover, among, pairs=pairs)


def _changes(one: Footprint, lost: int) -> Iterator[tuple[tuple[str, str], int]]:
    """For each pair in a footprint, by how much 1 or 0 differs from the sum of both alone."""
    over = scenarios(len(one.things), pairs=True)
    firsts = seconds = 0
    for at in bits(lost & ((1 << over.number) - 1)):
        first, second = over.sides[at]
        firsts |= first
        seconds |= second
    both = lost >> over.number
    alone, twice = firsts ^ seconds, firsts & seconds
    changes = (
        (both & ~(firsts | seconds), 1),
        ((both & twice) | (alone & ~both), -1),
        (twice & ~both, -2),
    )
    for where, change in changes:
        for bit in bits(where):
            first, second = over.couples[bit]
            yield (one.things[first], one.things[second]), change
