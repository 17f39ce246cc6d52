"""What a reader can work out is asked of a solver, and believed only with a table to show for it.

The reader is taken to know which figures were withheld for being small, every sum, every rule of
rounding, and that nobody is counted by halves. A table that is consistent with all of that is a
witness; two witnesses in which a figure differs show that it cannot be worked out.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from tcplan.analysis.disclosure.shifting import Shifts
from tcplan.analysis.disclosure.system import System
from tcplan.analysis.pace import paced

Witness = tuple[int, ...]
"""A value for every figure of a system."""
Range = tuple[int, int]


@attrs.frozen
class Hidden:
    """What is withheld beside the small figures: figures, and percentages, by their places."""

    figures: frozenset[int] = frozenset()
    ratios: frozenset[int] = frozenset()

    def beside(self, figures: Collection[int], ratios: Collection[int]) -> "Hidden":
        """The same and more."""
        return Hidden(self.figures | set(figures), self.ratios | set(ratios))


def ranges(system: System, hidden: Hidden) -> tuple[Range, ...]:
    """Between which values each figure must lie, by what is printed of it alone."""
    settings = system.settings
    found = []
    for at, value in enumerate(system.values):
        fate = system.fate(at, hidden.figures)
        if fate == "exact":
            found.append((value, value))
        elif fate == "small":
            found.append((settings.least_small, settings.threshold - 1))
        elif fate == "rounded":
            found.append(settings.behind(settings.rounded(value)))
        else:
            found.append((0, system.most))
    return tuple(found)


@attrs.frozen
class Reader:
    """Whoever has the paper, with these things withheld."""

    system: System
    hidden: Hidden

    @cached_property
    def ranges(self) -> tuple[Range, ...]:
        """Between which values each figure must lie, by what is printed of it alone."""
        return ranges(self.system, self.hidden)

    @cached_property
    def told(self) -> tuple[int | None, ...]:
        """What is printed of each percentage."""
        number = range(len(self.system.ratios))
        return tuple(self.system.told(at, self.hidden.figures, self.hidden.ratios) for at in number)

    def accepts(self, witness: Sequence[int]) -> bool:
        """Whether all of the paper could be printed of these values; in whole numbers."""
        held = zip(self.ranges, witness, strict=True)
        if not all(least <= value <= most for (least, most), value in held):
            return False
        for one in self.system.sums:
            if witness[one.whole] != sum(witness[part] for part in one.parts):
                return False
        for ratio, told in zip(self.system.ratios, self.told, strict=True):
            if told is not None and not _gives(witness[ratio.part], witness[ratio.whole], told):
                return False
        return True

    @cached_property
    def _rows(self) -> Any:  # noqa: ANN401  (a constraint of scipy)
        from scipy.optimize import LinearConstraint

        return LinearConstraint(*rows(self.system, self.told))

    def reach(self, weights: Mapping[int, int], *, exactly: bool = True) -> Witness | None:
        """The witness in which the weighted figures are greatest; None when none was found.

        A table by two things has whole numbers at its corners, so halves are first not forbidden;
        unless ``exactly``, nothing else is tried.
        """
        import numpy as np

        objective = np.zeros(len(self.ranges))
        for at, weight in weights.items():
            objective[at] = -weight
        found = self._solved(objective, whole=0)
        return self._solved(objective, whole=1) if found is None and exactly else found

    def _solved(self, objective: Any, *, whole: int) -> Witness | None:  # noqa: ANN401  (a vector)
        import numpy as np
        from scipy.optimize import Bounds, milp

        least, most = zip(*self.ranges, strict=True)
        found = milp(
            objective,
            constraints=self._rows,
            bounds=Bounds(least, most),
            integrality=np.full(len(objective), whole),
        )
        if found.x is None:
            return None
        witness = tuple(int(value) for value in np.rint(found.x))
        return witness if self.accepts(witness) else None


def _gives(part: int, whole: int, told: int) -> bool:
    return (2 * told - 1) * whole <= 200 * part <= (2 * told + 1) * whole - 1


def rows(system: System, told: Sequence[int | None]) -> tuple[Any, Any, Any]:
    """The sums, then two rows for each percentage, as a matrix between bounds.

    The rows of a percentage that is not told have no bounds.
    """
    import numpy as np
    from scipy.sparse import csr_array

    entries = [(at, one.whole, 1) for at, one in enumerate(system.sums)]
    entries += [(at, part, -1) for at, one in enumerate(system.sums) for part in one.parts]
    bounds: list[tuple[float, float]] = [(0, 0)] * len(system.sums)
    for ratio, percent in zip(system.ratios, told, strict=True):
        for edge in (-1, 1):
            at = len(bounds)
            entries += [(at, ratio.part, 200), (at, ratio.whole, -(2 * (percent or 0) + edge))]
            whenever = (0, np.inf) if edge < 0 else (-np.inf, -1)
            bounds.append((-np.inf, np.inf) if percent is None else whenever)
    row, column, value = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(bounds), len(system.values))
    matrix = csr_array((np.array(value, dtype=float), (row, column)), shape=shape)
    least, most = zip(*bounds, strict=True) if bounds else ((), ())
    return matrix, np.array(least), np.array(most)


@attrs.frozen
class Worked:
    """What a reader can work out of the sensitive figures, and what shows that they cannot more."""

    open: tuple[int, ...]
    """The sensitive figures that could be worked out, or of which nothing shows the contrary."""
    witnesses: tuple[Witness, ...]


def worked_out(
    system: System, hidden: Hidden, among: Iterable[int] | None = None, *, exactly: bool = True
) -> Worked:
    """What a reader can work out of the sensitive figures, or of some of them.

    Definition: a figure is safe when two witnesses differ in it by ``Settings.spread`` at least.
    The true table is one, and those next to it are tried. Then all that are left are sought at once
    by the solver, upwards and downwards; then each by itself, which decides it; unless ``exactly``,
    more may be told as open. Complexity: at most two integer programmes a figure.
    """
    reader = Reader(system, hidden)
    left = list(system.sensitive if among is None else among)
    seen = _Seen(system, reader)
    near = Shifts(system)
    for at in left:
        for witness in near.around(at) if seen.unsafe([at]) else ():
            if reader.accepts(witness):
                seen.add(witness)
    for sign in (1, -1):
        left = seen.unsafe(left)
        if len(left) > 1:
            seen.add(reader.reach(dict.fromkeys(left, sign), exactly=exactly))
    for at in paced(seen.unsafe(left), called="figures protected"):
        for sign in (1, -1):
            if seen.unsafe([at]):
                seen.add(reader.reach({at: sign}, exactly=exactly))
    return Worked(tuple(seen.unsafe(left)), tuple(seen.witnesses))


class _Seen:
    """The witnesses found so far, and how far apart they are in each figure."""

    def __init__(self, system: System, reader: Reader) -> None:
        self._spread = system.settings.spread
        self.witnesses: list[Witness] = []
        self._least = list(system.values)
        self._most = list(system.values)
        if reader.accepts(system.values):
            self.add(system.values)

    def add(self, witness: Witness | None) -> None:
        if witness is not None:
            self.witnesses.append(witness)
            self._least = list(map(min, self._least, witness))
            self._most = list(map(max, self._most, witness))

    def unsafe(self, among: Iterable[int]) -> list[int]:
        return [at for at in among if self._most[at] - self._least[at] < self._spread]
