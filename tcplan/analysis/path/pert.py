"""Durations by table: beta-PERT quantiles read where a normal score points, as exact as the bound.

The beta-PERT distribution of a duration has the shape α = 1 + 4(m − a)/(b − a) and
β = 1 + 4(b − m)/(b − a) on [a, b]; with t = (m − a)/(b − a) that is (1 + 4t, 5 − 4t), one shape
parameter. A table has a row for each of 1,025 values of t and a column for each of 2,048 normal
scores z from −6.4 to 6.4; its entry is the quantile of Φ(z). Columns are even in z and not in Φ(z),
so that the tails, one draw in a thousand and rarer, are as fine as the middle. Between two rows it
is read linearly.

Quantiles are worked out for every eighth row and column. Between rows they are smooth in t, and a
cubic through four of them is within 2e-8; between columns they lie on a line.

Error, tested against ``scipy.stats.beta.ppf``: an entry read at its own z is within 3e-5 of b − a,
from P0.001 to P99.999; reading at the nearest z is within 8e-4. A draw rounds twice, its common and
its own part: at most 1.6e-3 of b − a (an hour in a month), without bias.

Source: D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, "Application of a technique for
research and development program evaluation", Operations Research 7 (1959).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tcplan.analysis.path.network import Activity

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]

ROWS = 1_025
COLUMNS = 2_048
PER_SCORE = 160
"""Columns for each unit of z."""
MIDDLE = COLUMNS // 2
"""The column of z = 0."""
_APART = 8
"""Every eighth row and column is worked out, the others lie between them."""


@lru_cache(maxsize=1)
def scores() -> "Doubles":
    """The z of every column worked out: 257, the last just beyond the table."""
    import numpy as np

    return (np.arange(0, COLUMNS + 1, _APART) - MIDDLE) / PER_SCORE


@lru_cache(maxsize=1)
def every_score() -> "Doubles":
    """The z of every column."""
    import numpy as np

    return (np.arange(COLUMNS) - MIDDLE) / PER_SCORE


@lru_cache(maxsize=1)
def table() -> "Floats":
    """Quantiles on [0, 1], 1,025 rows by 2,048 columns: 8 MB, made once."""
    import numpy as np

    known, columns = scores(), every_score()
    made = np.empty((ROWS, COLUMNS), np.float32)
    for row, quantiles in enumerate(_between_rows(_known_rows())):
        made[row] = np.interp(columns, known, quantiles)
    made.setflags(write=False)
    return made


def _known_rows() -> "Doubles":
    """Every eighth row, at the scores worked out."""
    import numpy as np
    from scipy.special import betaincinv, ndtr

    half = np.arange(0, ROWS // 2 + 1, _APART)[:, None] / (ROWS - 1)
    lower = betaincinv(1 + 4 * half, 5 - 4 * half, ndtr(scores())[None, :])
    # The distribution of 1 − t is that of t seen in the mirror.
    return np.concatenate((lower, 1 - lower[-2::-1, ::-1]))


def _between_rows(known: "Doubles") -> "Doubles":
    """Every row, on the cubic through the four known rows around it (Lagrange's formula)."""
    import numpy as np

    place = np.arange(ROWS)[:, None] / _APART
    first = np.clip(place.astype(np.intp) - 1, 0, len(known) - 4)
    x = place - first
    a, b, c, d = (known[first[:, 0] + at] for at in range(4))
    return (
        (x - 1) * (x - 2) * (x - 3) / -6 * a
        + x * (x - 2) * (x - 3) / 2 * b
        + x * (x - 1) * (x - 3) / -2 * c
        + x * (x - 1) * (x - 2) / 6 * d
    )


class Rows:
    """The rows of the table that some activities need, and how they are read."""

    def __init__(self, activities: Sequence[Activity], elapsed: Mapping[int, int]) -> None:
        """``elapsed`` holds the days since work under way began, by its place."""
        import numpy as np

        days = np.array([(one.shortest, one.likely, one.longest) for one in activities])
        shortest, likely, longest = days.reshape(-1, 3).T
        width = longest - shortest
        at = (likely - shortest) / np.maximum(width, 1) * (ROWS - 1)
        self._lower = np.minimum(at.astype(np.intp), ROWS - 2)
        self._of_lower = ((self._lower + 1 - at) * width).astype(np.float32)[:, None]
        self._of_upper = ((at - self._lower) * width).astype(np.float32)[:, None]
        self._shortest = shortest.astype(np.float32)[:, None]
        self._under_way = [(at, activities[at], since) for at, since in elapsed.items()]

    def read(self, first: int, days: "Floats", spare: "Floats") -> None:
        """Write the days that activities take, at each column, into the rows of ``days``.

        The first row is for the activity at the place ``first``; ``spare`` is memory as large.
        """
        import numpy as np

        places = slice(first, first + len(days))
        np.take(table(), self._lower[places], axis=0, out=days, mode="clip")
        np.take(table(), self._lower[places] + 1, axis=0, out=spare, mode="clip")
        days *= self._of_lower[places]
        spare *= self._of_upper[places]
        days += spare
        days += self._shortest[places]
        for at, activity, elapsed in self._under_way:
            if first <= at < first + len(days):
                days[at - first] = _not_done_within(days[at - first], activity, elapsed)


def durations(activity: Activity, elapsed: int | None = None) -> "Floats":
    """The days that an activity takes, at each column of the table.

    With ``elapsed`` days since it began, the distribution is that of work which has not been done
    within them; beyond its longest days nothing is known, and it takes just as many.
    """
    import numpy as np

    days, spare = np.empty((2, 1, COLUMNS), np.float32)
    Rows([activity], {} if elapsed is None else {0: elapsed}).read(0, days, spare)
    return days[0]  # type: ignore[no-any-return]


def _not_done_within(row: "Floats", activity: Activity, elapsed: int) -> "Floats":
    """The durations of a row that are longer than ``elapsed`` days.

    P(longer than x) = P(longer than elapsed) · Φ(−z), read back as a score; with less than one in a
    million left, an entry may be up to 1 % of the width short.
    """
    import numpy as np
    from scipy.special import betainc, ndtri

    least, width = activity.shortest, activity.longest - activity.shortest
    if elapsed >= activity.longest:
        return np.full(COLUMNS, elapsed, np.float32)
    if elapsed <= least:
        return row
    shape = (activity.likely - least) / width
    # P(longer) of t is P(shorter) of 1 − t in the mirror, exact where little is left.
    left = betainc(5 - 4 * shape, 1 + 4 * shape, 1 - (elapsed - least) / width)
    quantiles = np.interp(-ndtri(left * _above()), every_score(), row)
    longer: Floats = np.interp(every_score(), scores(), quantiles).astype(np.float32)
    return np.maximum(longer, np.float32(elapsed), out=longer)


@lru_cache(maxsize=1)
def _above() -> "Doubles":
    """The chance of a score above each that is worked out."""
    from scipy.special import ndtr

    return ndtr(-scores())  # type: ignore[no-any-return]
