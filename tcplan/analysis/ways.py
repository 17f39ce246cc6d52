"""Two ways of holding a risk are separate only if they share nothing: no service, pool or building.

This is another figure than how many things must fail together: of two people out of three any two
failures are enough, so two must fail together, and yet there is one way of having two of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.formula import And, AtLeast, Formula, Or, all_of, any_of, at_least, singles
from tcplan.analysis.packing import TooManyError, by_programme, by_search, path_sets
from tcplan.analysis.reasons import Reading
from tcplan.analysis.slots import Slot


@attrs.frozen
class SeparateWays:
    """As many ways of holding a risk as share nothing, and the proof that there are no more."""

    ways: tuple[frozenset[str], ...]
    """Minimal path sets, no event in two of them: what must be there for the risk to be held."""
    at_most: int
    """No more than so many share nothing; equal to the number of ways unless time ran out."""

    @property
    def exact(self) -> bool:
        """Whether it is proven that there are no more."""
        return len(self.ways) == self.at_most


@attrs.frozen
class OneWay:
    """Controls on one cause that look separate and are one way, because of what they share."""

    target: str
    """Id of the threat or consequence."""
    shared: str
    """Id of what each of the controls cannot do without."""
    controls: tuple[str, ...]


def held_by(failure: Formula) -> Formula:
    """When the failure does not happen, as a formula over what is still there: the dual."""
    if isinstance(failure, bool):
        return not failure
    if isinstance(failure, str):
        return failure
    parts = [held_by(part) for part in failure.parts]
    if isinstance(failure, And):
        return any_of(parts)
    if isinstance(failure, Or):
        return all_of(parts)
    assert isinstance(failure, AtLeast)  # noqa: S101  (there is no other gate)
    return at_least(len(parts) - failure.k + 1, parts)


@lru_cache(maxsize=65_536)
def separate_ways(failure: Formula) -> SeparateWays:
    """The largest number of ways of holding what fails by ``failure`` that share nothing.

    Definition: the maximum number of pairwise disjoint minimal path sets of a coherent structure
    function; at most the size of its smallest cut set, because every way meets every cut set.
    True gives no way; false gives one, for which nothing is needed.
    Method: a smallest cut set of one event answers at once; else the path sets are listed and
    packed by exhaustive search with a bound (set packing is NP-hard); where they are too many to
    list, an integer programme over the formula itself says whether there are two, three … ways.
    """
    if isinstance(failure, bool):
        return SeparateWays(() if failure else (frozenset(),), 0 if failure else 1)
    holding = held_by(failure)
    limit = 1 if singles(failure) else None
    try:
        paths = path_sets(holding)
        found = by_search(paths[:limit], limit)
        return SeparateWays(found, len(found))
    except TooManyError:
        return SeparateWays(*by_programme(holding, failure, limit))


def one_ways(
    arrangements: Arrangements, targets: Sequence[str], reading: Reading, slot: Slot
) -> tuple[OneWay, ...]:
    """For each cause, the controls that are one way in the slot, with the nearest thing shared.

    Two controls are one way when some event takes out each of them alone: every way that uses
    either needs it.
    """
    return tuple(found for target in targets for found in _on(arrangements, target, reading, slot))


def _on(arrangements: Arrangements, target: str, reading: Reading, slot: Slot) -> Iterator[OneWay]:
    fallen: dict[str, list[str]] = {}
    for control in arrangements.acting_on.get(target, ()):
        out = arrangements.out(control, reading, slot)
        if out is not True:
            for event in sorted(singles(out)):
                fallen.setdefault(event, []).append(control.id)
    several = {event: tuple(names) for event, names in fallen.items() if len(names) > 1}
    for event, names in several.items():
        if not any(
            several[other] == names and _nearer(arrangements, other, event) for other in several
        ):
            yield OneWay(target, event, names)


def _nearer(arrangements: Arrangements, one: str, other: str) -> bool:
    """Whether ``one`` falls with ``other`` and so says the same more exactly."""
    if one == other or other not in _reached(arrangements, one):
        return False
    return one not in _reached(arrangements, other) or one < other


def _reached(arrangements: Arrangements, name: str) -> frozenset[str]:
    reached = {name}
    queue = [name]
    while queue:
        for following in arrangements.leans_on(arrangements.find(queue.pop())):
            if following not in reached:
                reached.add(following)
                queue.append(following)
    return frozenset(reached)


def disjoint(ways: Iterable[frozenset[str]]) -> bool:
    """Whether no event lies in two of the ways."""
    return all(one.isdisjoint(other) for one, other in combinations(ways, 2))
