"""A witness next to the true table: one figure a little more or less, and what it is a part of.

It is found without a solver, and most figures need no other; whether it is one is judged elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from tcplan.analysis.disclosure.system import Sum, System


@attrs.frozen
class Shifts:
    """The tables next to the true one, for the figures of a system."""

    system: System

    @cached_property
    def _differences(self) -> tuple[Sum, ...]:
        """What says that a population is a part of it and the rest."""
        rests = self.system.hidden
        return tuple(one for one in self.system.sums if rests.intersection(one.parts))

    @cached_property
    def _above(self) -> dict[int, list[int]]:
        """A figure to those of which it is a part."""
        return self._wholes(self.system.sums)

    @cached_property
    def _above_within(self) -> dict[int, list[int]]:
        """The same within one population."""
        apart = set(self._differences)
        return self._wholes([one for one in self.system.sums if one not in apart])

    @staticmethod
    def _wholes(sums: Iterable[Sum]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for one in sums:
            for part in one.parts:
                found.setdefault(part, []).append(one.whole)
        return found

    def around(self, at: int) -> Iterator[tuple[int, ...]]:
        """The true table with one figure changed, the least first, up to the spread needed."""
        within, all_of_it = self._up(at, self._above_within), self._up(at, self._above)
        ways = (within, all_of_it) if within != all_of_it else (within,)
        for step in range(1, self.system.settings.spread + 1):
            for by in (step, -step):
                for changed in ways:
                    yield self._changed(changed, by)

    def _changed(self, changed: Iterable[int], by: int) -> tuple[int, ...]:
        values = list(self.system.values)
        for other in changed:
            values[other] += by
        for one in self._differences:
            part, rest = one.parts
            values[rest] = values[one.whole] - values[part]
        return tuple(values)

    def _up(self, at: int, above: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
        """A figure and all that it is a part of, each once."""
        found = {at: None}
        queue = [at]
        for one in queue:
            for other in above.get(one, ()):
                if other not in found:
                    found[other] = None
                    queue.append(other)
        return tuple(found)
