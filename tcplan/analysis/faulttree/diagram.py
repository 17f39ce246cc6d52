"""Decision diagrams as flat lists, children first, so that no question about one recurses.

Node 0 is false and node 1 is true; node ``n`` asks the variable ``var[n]`` and goes to ``high[n]``
if it is true and to ``low[n]`` if not. Variables are positions in ``order``; a larger position is
asked first. All functions here are coherent: ``low`` implies ``high``.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from tcplan.analysis.faulttree.limits import Limits

_OFTEN = 512
"""Steps between two looks at whether the work was called off or has grown too large."""


@attrs.frozen(eq=False)
class Diagram:
    """A diagram with its root as the last node: of a function, or of a family of sets.

    Read as a function, a variable that a path leaves out may be either. Read as a family of sets
    (zero-suppressed), a variable that a path leaves out is in none of its sets.
    """

    order: tuple[int, ...]
    """The event or module that each variable stands for."""
    var: list[int]
    low: list[int]
    high: list[int]
    effort: int = 0
    """How many nodes were made on the way to it."""

    def nodes(self) -> Iterator[tuple[int, int, int]]:
        """Variable, low and high of every node but the two ends, children first."""
        return islice(zip(self.var, self.low, self.high, strict=True), 2, None)

    def chances(self, values: Sequence[float]) -> list[float]:
        """The probability of the function at each node, from that of each variable.

        P(n) = p·P(high) + (1-p)·P(low) (Shannon); linear, and nothing is subtracted.
        """
        found = [0.0, 1.0]
        add = found.append
        rest = [1.0 - value for value in values]
        for var, low, high in self.nodes():
            add(values[var] * found[high] + rest[var] * found[low])
        return found

    def birnbaum(self, values: Sequence[float], chances: list[float]) -> list[float]:
        """dP/dp of each variable, by one reverse pass over the chances of the nodes."""
        var, low, high = self.var, self.low, self.high
        found = [0.0] * len(self.order)
        weight = [0.0] * len(var)
        weight[-1] = 1.0
        for node in range(len(var) - 1, 1, -1):
            w = weight[node]
            v, zero, one = var[node], low[node], high[node]
            p = values[v]
            found[v] += w * (chances[one] - chances[zero])
            weight[one] += w * p
            weight[zero] += w * (1.0 - p)
        return found

    def count(self, weights: Sequence[int]) -> int:
        """The number of sets of the family when each variable stands for so many, exactly."""
        found = [0, 1]
        add = found.append
        for var, low, high in self.nodes():
            add(found[low] + weights[var] * found[high])
        return found[-1]


def minimal_solutions(of: Diagram, limits: Limits) -> Diagram:
    """The minimal solutions of a function, as a zero-suppressed diagram over the same variables.

    Those of ``(v, low, high)`` are those of ``low``, and ``v`` with those of ``high`` that are no
    solution of ``low`` (Rauzy 1993). Solutions and not minimal solutions of ``low`` are taken out,
    so that each step has two smaller ones and not three.
    """
    family = _Family(of, limits)
    minimal = [0, 1]
    for node in range(2, len(of.var)):
        low = of.low[node]
        family.done = node
        high = family.without(minimal[of.high[node]], low)
        minimal.append(family.node(of.var[node], minimal[low], high))
    return family.rooted_at(minimal[-1])


class _Family:
    """Families of sets that grow while the solutions of a function are taken out of them."""

    def __init__(self, of: Diagram, limits: Limits) -> None:
        self.of = of
        self._limits = limits
        self.var = [-1, -1]
        self.low = [0, 1]
        self.high = [0, 1]
        self.done = 0
        self._known: dict[tuple[int, int, int], int] = {}
        self._without: dict[int, int] = {}

    def node(self, var: int, low: int, high: int) -> int:
        """The sets of ``low``, and those of ``high`` with ``var`` added."""
        if high == 0:
            return low
        key = (var, low, high)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.var)
            self.var.append(var)
            self.low.append(low)
            self.high.append(high)
        return found

    def without(self, sets: int, function: int) -> int:
        """The sets that are no solution of the function: neither they nor any part of them.

        The recursion is a loop over a list of (sets, function, key, answer for low or -1).
        """
        var, low, high = self.of.var, self.of.low, self.of.high
        own_var, own_low, own_high = self.var, self.low, self.high
        size, known = len(var), self._without
        above: list[tuple[int, int, int, int]] = []
        f, g = sets, function
        while True:
            at = own_var[f]
            while g > 1 and var[g] > at:
                g = low[g]
            if g == 1 or f <= 1 or g == 0:
                answer = 0 if g == 1 else f
            else:
                key = f * size + g
                answer = known.get(key, -1)
                if answer < 0:
                    if len(known) % _OFTEN == 0:
                        self._watch()
                    above.append((f, g, key, -1))
                    g = low[g] if var[g] == at else g
                    f = own_low[f]
                    continue
            while above:
                f, g, key, less = above.pop()
                if less < 0:
                    above.append((f, g, key, answer))
                    g = high[g] if var[g] == own_var[f] else g
                    f = own_high[f]
                    break
                answer = known[key] = self.node(own_var[f], less, answer)
            else:
                return answer

    def _watch(self) -> None:
        """Stop when it was called off or has grown too large."""
        self._limits.check()
        if max(len(self.var), len(self._without) // 4) > self._limits.nodes:
            raise self._limits.too_many_cut_sets(self.done, len(self.of.var))

    def rooted_at(self, root: int) -> Diagram:
        """The family of one node, with nothing that it does not need."""
        wanted = {root}
        for node in range(root, 1, -1):
            if node in wanted:
                wanted.add(self.low[node])
                wanted.add(self.high[node])
        kept = [0, 1, *sorted(wanted - {0, 1})]
        place = {node: at for at, node in enumerate(kept)}
        low = [place.get(self.low[node], 0) for node in kept]
        high = [place.get(self.high[node], 0) for node in kept]
        low[1] = high[1] = 1
        return Diagram(self.of.order, [self.var[node] for node in kept], low, high)
