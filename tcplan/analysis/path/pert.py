"""Durations by table: beta-PERT quantiles read where a normal score points, as exact as the bound.

The beta-PERT distribution of a duration has the shape α = 1 + 4(m − a)/(b − a) and
β = 1 + 4(b − m)/(b − a) on [a, b]; with t = (m − a)/(b − a) that is (1 + 4t, 5 − 4t), one shape
parameter. A table has a row for each of 1,025 values of t and a column for each of 2,048 normal
scores z from −6.4 to 6.4; its entry is the quantile of Φ(z). Columns are even in z and not in Φ(z),
so that the tails, one draw in a thousand and rarer, are as fine as the middle. Between two rows it
is read linearly.

Error, tested against ``scipy.stats.beta.ppf``: an entry read at its own z is within 3e-5 of b − a,
from P0.001 to P99.999; reading at the nearest z is within 8e-4. A draw rounds twice, its common and
its own part: at most 1.6e-3 of b − a (an hour in a month), without bias.

Source: D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, "Application of a technique for
research and development program evaluation", Operations Research 7 (1959).
"""

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
_KEPT = 16_384
"""Durations kept as they were worked out, because planners' estimates recur: 130 MB at most."""
_APART = 8
"""Every eighth column is worked out, the others lie between two of them."""


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
    from scipy.special import betaincinv, ndtr

    known = scores()
    half = np.arange(ROWS // 2 + 1) / (ROWS - 1)
    columns = every_score()
    made = np.empty((ROWS, COLUMNS), np.float32)
    lower = betaincinv(1 + 4 * half[:, None], 5 - 4 * half[:, None], ndtr(known)[None, :])
    for row, quantiles in enumerate(lower):
        made[row] = np.interp(columns, known, quantiles)
        # The distribution of 1 − t is that of t seen in the mirror.
        made[ROWS - 1 - row] = 1 - np.interp(-columns, known, quantiles)
    made.setflags(write=False)
    return made


def durations(activity: Activity, elapsed: int | None = None) -> "Floats":
    """The days that an activity takes, at each column of the table.

    With ``elapsed`` days since it began, the distribution is that of work which has not been done
    within them; beyond its longest days nothing is known, and it takes just as many.
    """
    import numpy as np

    least, width = activity.shortest, activity.longest - activity.shortest
    if elapsed is not None and elapsed >= activity.longest:
        return np.full(COLUMNS, elapsed, np.float32)
    if width == 0:
        return np.full(COLUMNS, least, np.float32)
    if elapsed is None or elapsed <= least:
        return _row(_shape(activity), least, width)
    shares = _not_done_within(_row(_shape(activity), 0, 1), activity, (elapsed - least) / width)
    days: Floats = np.maximum(least + np.float32(width) * shares, np.float32(elapsed))
    return days


def _shape(activity: Activity) -> float:
    return (activity.likely - activity.shortest) / (activity.longest - activity.shortest)


@lru_cache(maxsize=_KEPT)
def _row(shape: float, least: int, width: int) -> "Floats":
    """The quantiles between the two nearest rows, on [least, least + width]."""
    import numpy as np

    rows, at = table(), shape * (ROWS - 1)
    low = min(int(at), ROWS - 2)
    read = np.multiply(rows[low], np.float32((low + 1 - at) * width))
    if at > low:
        read += rows[low + 1] * np.float32((at - low) * width)
    read += np.float32(least)
    read.setflags(write=False)
    return read  # type: ignore[no-any-return]


def _not_done_within(row: "Floats", activity: Activity, share: float) -> "Floats":
    """The quantiles of what is longer than ``share`` of the way from shortest to longest.

    P(longer than x) = P(longer than share) · Φ(−z), read back as a score; with less than one in a
    million left above ``share``, an entry may be up to 1 % of the width short.
    """
    import numpy as np
    from scipy.special import betainc, ndtr, ndtri

    shape = _shape(activity)
    # P(longer) of t is P(shorter) of 1 − t in the mirror, exact where little is left.
    left = betainc(5 - 4 * shape, 1 + 4 * shape, 1 - share)
    known = scores()
    moved = -ndtri(left * ndtr(-known))
    columns = every_score()
    quantiles = np.interp(moved, columns, row)
    found: Floats = np.interp(columns, known, quantiles).astype(np.float32)
    return found
