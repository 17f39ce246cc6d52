"""A difference is the work of those changes without which it would not be, or which make it alone.

The same questions are asked with all changes, with none, with each one left out and with each one
by itself; what is not told apart by that is told by the smallest sets that make the difference.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

import attrs

Key = TypeVar("Key", bound=Hashable)
Answers = Mapping[Key, Hashable]
"""What was asked to its answer; what has no answer is left out."""
Ask = Callable[[frozenset[int]], Answers[Key]]
"""The answers once the changes of these places, from 0, are made, and no others."""

MOST_SETS = 200
"""So many sets of changes are tried to tell apart what no single change explains."""


@attrs.frozen
class Attribution:
    """Which changes make one difference."""

    alone: tuple[int, ...]
    """Places of the changes that make the whole difference by themselves."""
    needed: tuple[int, ...]
    """Places of those without which the answer would be another."""
    part: tuple[int, ...]
    """Of the rest, those that make some difference here by themselves."""
    sets: tuple[frozenset[int], ...] = ()
    """Where none is in ``alone`` or ``needed``: every smallest set that makes the difference."""
    bounded: bool = False
    """Whether the search for those sets was ended before one was found."""

    @property
    def all(self) -> tuple[int, ...]:
        """Every change that has to do with it, in order."""
        return tuple(sorted({*self.alone, *self.needed, *self.part}.union(*self.sets)))


def attributed(ask: Ask[Key], number: int) -> dict[Key, Attribution]:
    """Each difference between none and all of so many changes, to the changes that make it.

    Definition: for a difference d between the answers f(none) and f(all), a change i makes it alone
    when f({i}) = f(all), and is needed when f(all without i) is not f(all). Every answer is that of
    the changes really made, so interactions are exact. Complexity: 2n + 2 questions, each at most
    once, and at most ``MOST_SETS`` more for differences that no single change explains.
    """
    every = frozenset(range(number))
    asked: dict[frozenset[int], Answers[Key]] = {}

    def of(places: frozenset[int]) -> Answers[Key]:
        if places not in asked:
            asked[places] = ask(places)
        return asked[places]

    none, both = of(frozenset()), of(every)
    differing = [key for key in {**none, **both} if none.get(key) != both.get(key)]
    if not differing:
        return {}
    return {key: _of_one(of, every, key) for key in differing}


def _of_one(of: Ask[Key], every: frozenset[int], key: Key) -> Attribution:
    none, wanted = of(frozenset()).get(key), of(every).get(key)
    by_itself = {place: of(frozenset({place})).get(key) for place in every}
    alone = tuple(place for place in sorted(every) if by_itself[place] == wanted)
    needed = tuple(place for place in sorted(every) if of(every - {place}).get(key) != wanted)
    rest = every.difference(alone, needed)
    part = tuple(place for place in sorted(rest) if by_itself[place] != none)
    if alone or needed:
        return Attribution(alone, needed, part)
    sets, bounded = _smallest(of, every, key)
    return Attribution(alone, needed, part, sets, bounded)


def _smallest(
    of: Ask[Key], every: frozenset[int], key: Key
) -> tuple[tuple[frozenset[int], ...], bool]:
    """Every set of the smallest size that makes the difference, and whether the search ended."""
    wanted = of(every).get(key)
    tried = 0
    for size in range(2, len(every)):
        found = []
        for places in _sets(every, size):
            if tried == MOST_SETS:
                return (), True
            tried += 1
            if of(places).get(key) == wanted:
                found.append(places)
        if found:
            return tuple(found), False
    return (every,), False


def _sets(every: frozenset[int], size: int) -> Iterator[frozenset[int]]:
    return (frozenset(places) for places in combinations(sorted(every), size))
