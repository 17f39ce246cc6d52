"""As little is withheld as protects every small figure, percentages before totals before cells.

Definition: the least weight of figures and percentages withheld for which every figure that could
be worked out has two witnesses far enough apart (complementary cell suppression; Fischetti and
Salazar, Management Science 47, 2001). It is one integer programme, in which each figure may break
its range at a price; where that would be too large, one after another of some figures at a time,
and then whatever proves needless is put back.
"""

from collections.abc import Sequence
from typing import Any

from tcplan.analysis.disclosure.reader import Hidden, Range, Reader, rows, worked_out
from tcplan.analysis.disclosure.system import System

WEIGHTS = {"percentage": 2, "total": 3, "cell": 4}
"""What it costs to withhold one; the fewest go, and of as many, those that say least."""

_MOST_VARIABLES = 8_000
_SECONDS = 20.0


def chosen(system: System) -> Hidden:
    """What is withheld beside the small figures; everything that may be when that is not enough."""
    hidden = Hidden()
    left = worked_out(system, hidden).open
    while left:
        more = _cheapest(system, hidden, left[: _at_once(system)])
        grown = hidden.beside(more.figures, more.ratios)
        if grown == hidden:
            hidden = _everything(system)
            break
        hidden = grown
        left = worked_out(system, hidden).open
    return _needed(system, hidden)


def weight(system: System, at: int) -> int:
    """What it costs to withhold a figure."""
    return WEIGHTS["total" if at in system.margins else "cell"]


def may_go(system: System, at: int) -> bool:
    """Whether a figure can be withheld: it is printed, not small, and not England's."""
    return at in system.printed and at not in system.exact and at not in system.small


def _at_once(system: System) -> int:
    return max(1, _MOST_VARIABLES // (2 * len(system.values)))


def _everything(system: System) -> Hidden:
    figures = frozenset(at for at in system.printed if may_go(system, at))
    return Hidden(figures, frozenset(range(len(system.ratios))))


def _needed(system: System, hidden: Hidden) -> Hidden:
    """Without what can be put back, the dearest first, when nothing can be worked out already."""
    if not hidden.figures | hidden.ratios or worked_out(system, hidden).open:
        return hidden
    for at in sorted(hidden.figures, key=lambda at: (-weight(system, at), at)):
        fewer = Hidden(hidden.figures - {at}, hidden.ratios)
        hidden = hidden if worked_out(system, fewer).open else fewer
    for number in sorted(hidden.ratios):
        fewer = Hidden(hidden.figures, hidden.ratios - {number})
        hidden = hidden if worked_out(system, fewer).open else fewer
    return hidden


def _cheapest(system: System, hidden: Hidden, left: Sequence[int]) -> Hidden:
    """The least that must go so that each of these has two witnesses; none when none was found."""
    import numpy as np
    from scipy.optimize import Bounds, milp

    programme = _Programme(system, hidden, left)
    found = milp(
        programme.prices,
        constraints=programme.constraints(),
        bounds=Bounds(programme.least, programme.most),
        integrality=np.ones(len(programme.prices)),
        options={"time_limit": _SECONDS},
    )
    if found.x is None:
        return Hidden()
    gone = np.rint(found.x[programme.copies * programme.size :]).astype(int)
    figures = frozenset(int(at) for at in np.flatnonzero(gone[: programme.size]))
    ratios = frozenset(int(at) for at in np.flatnonzero(gone[programme.size :]))
    return Hidden(figures, ratios)


class _Programme:
    """Two tables for each figure that must be protected, and what must go for them to be there.

    Variables: the tables one after another, then for each figure whether it goes, then for each
    percentage.
    """

    def __init__(self, system: System, hidden: Hidden, left: Sequence[int]) -> None:
        import numpy as np

        self._system, self._left = system, left
        self._reader = Reader(system, hidden)
        self.size, self.copies = len(system.values), 2 * len(left)
        free = [may_go(system, at) and at not in hidden.figures for at in range(self.size)]
        told = [one is not None for one in self._reader.told]
        wide = [self._wide(one, goes=goes) for one, goes in zip(self.ranges, free, strict=True)]
        least, most = zip(*wide, strict=True)
        self.least = np.array([*least * self.copies, *[0] * (self.size + len(told))])
        self.most = np.array([*most * self.copies, *free, *told], dtype=float)
        prices = [weight(system, at) if goes else 0 for at, goes in enumerate(free)]
        each = [WEIGHTS["percentage"] if one else 0 for one in told]
        self.prices = np.array([*[0] * self.size * self.copies, *prices, *each], dtype=float)

    @property
    def ranges(self) -> tuple[Range, ...]:
        """Between which values each figure lies while it is not withheld."""
        return self._reader.ranges

    def _wide(self, held: Range, *, goes: bool) -> Range:
        return (0, self._system.most) if goes else held

    def constraints(self) -> list[Any]:
        """The sums, the ranges unless broken, how far apart each two are, what goes together."""
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import block_array, csr_array, eye_array, kron

        least, most = (np.array(edge) for edge in zip(*self.ranges, strict=True))
        copy, one = eye_array(self.copies), eye_array(self.size)
        tables, ones = kron(copy, one), np.ones((self.copies, 1))
        none = csr_array((self.size * self.copies, len(self._system.ratios)))
        upper = block_array([[tables, -kron(ones, _diagonal(self._system.most - most)), none]])
        lower = block_array([[tables, kron(ones, _diagonal(least)), none]])
        found = [
            LinearConstraint(upper, -np.inf, np.tile(most, self.copies)),
            LinearConstraint(lower, np.tile(least, self.copies), np.inf),
            self._adding_up(),
            self._apart(),
        ]
        return [*found, *self._together()]

    def _adding_up(self) -> Any:  # noqa: ANN401  (a constraint of scipy)
        """Each table adds up, and gives the percentages that have not gone."""
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import block_array, csr_array, eye_array, kron

        matrix, least, most = rows(self._system, self._reader.told)
        sums, ratios = len(self._system.sums), len(self._system.ratios)
        far = 201.0 * self._system.most + 1
        entries = [
            (sums + 2 * n + edge, n, far * (1 - 2 * edge)) for n in range(ratios) for edge in (0, 1)
        ]
        row, column, value = zip(*entries, strict=True) if entries else ((), (), ())
        slack = csr_array((value, (row, column)), shape=(matrix.shape[0], ratios))
        each = kron(eye_array(self.copies), matrix)
        none = csr_array((each.shape[0], self.size))
        whole = block_array([[each, none, kron(np.ones((self.copies, 1)), slack)]])
        return LinearConstraint(whole, np.tile(least, self.copies), np.tile(most, self.copies))

    def _apart(self) -> Any:  # noqa: ANN401
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        entries = []
        for number, at in enumerate(self._left):
            low = 2 * number * self.size + at
            entries += [(number, low, -1.0), (number, low + self.size, 1.0)]
        row, column, value = zip(*entries, strict=True)
        shape = (len(self._left), len(self.prices))
        matrix = csr_array((value, (row, column)), shape=shape)
        return LinearConstraint(matrix, self._system.settings.spread, np.inf)

    def _together(self) -> list[Any]:
        """A percentage goes with either of its figures."""
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        entries: list[tuple[int, int, float]] = []
        figures = self.size * self.copies
        for number, ratio in enumerate(self._system.ratios):
            for at in (ratio.part, ratio.whole):
                if self.most[figures + self.size + number]:
                    line = len(entries) // 2
                    entries += [
                        (line, figures + self.size + number, 1.0),
                        (line, figures + at, -1.0),
                    ]
        if not entries:
            return []
        row, column, value = zip(*entries, strict=True)
        shape = (len(entries) // 2, len(self.prices))
        return [LinearConstraint(csr_array((value, (row, column)), shape=shape), 0, np.inf)]


def _diagonal(values: Any) -> Any:  # noqa: ANN401  (a vector, and a sparse matrix)
    from scipy.sparse import diags_array

    return diags_array(values.astype(float))
