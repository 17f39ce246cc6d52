"""The table of quantiles is that of the beta distribution, in the tails as in the middle."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri
from scipy.stats import beta

from tcplan.analysis.path.pert import COLUMNS, MIDDLE, PER_SCORE, ROWS, durations, table
from tests.tcplan.path.networks import work

OWN = 3e-5
"""The bound of the docstring, at a column's own normal score."""
NEAREST = 8e-4
"""The bound of the docstring, at the column nearest to a normal score."""
LEVELS = (0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999)


def scores() -> npt.NDArray[np.float64]:
    """The normal score of every column from P0.001 to P99.999."""
    every: npt.NDArray[np.float64] = (np.arange(COLUMNS) - MIDDLE) / PER_SCORE
    found: npt.NDArray[np.float64] = every[np.abs(every) <= ndtri(0.99999)]
    return found


def columns(values: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """The columns nearest to normal scores."""
    return np.rint(values * PER_SCORE).astype(np.intp) + MIDDLE


def test_every_row_is_its_beta_distribution() -> None:
    """All 1,025 shapes, at every column from one in 100,000 to all but one."""
    shapes = np.arange(ROWS)[:, None] / (ROWS - 1)
    exact = beta.ppf(ndtr(scores())[None, :], 1 + 4 * shapes, 5 - 4 * shapes)

    assert np.abs(table()[:, columns(scores())] - exact).max() < OWN


@given(st.integers(0, 3_660), st.integers(0, 3_660), st.integers(0, 3_660))
def test_the_quantiles_of_any_three_durations_are_exact(a: int, b: int, c: int) -> None:
    """Between two rows, too, and at P0.1 and P99.9, a duration has its own quantiles."""
    shortest, likely, longest = sorted((a, b, c))
    width = longest - shortest
    found = durations(work("m", (shortest, likely, longest)))
    if width == 0:
        assert {float(shortest)} == set(found.tolist())
        return
    shape = (likely - shortest) / width
    exact = shortest + width * beta.ppf(LEVELS, 1 + 4 * shape, 5 - 4 * shape)
    near = columns(ndtri(LEVELS))
    own = shortest + width * beta.ppf(
        ndtr((near - MIDDLE) / PER_SCORE), 1 + 4 * shape, 5 - 4 * shape
    )

    # Days are kept as 32-bit numbers, seven digits of up to 3,660 days.
    assert np.abs(found[near] - own).max() <= OWN * width + 4e-4
    assert np.abs(found[near] - exact).max() <= NEAREST * width + 4e-4


@pytest.mark.parametrize(
    ("days", "elapsed"),
    [((14, 28, 60), 13), ((14, 28, 60), 30), ((14, 28, 60), 55), ((0, 90, 100), 99)],
)
def test_work_under_way_has_the_quantiles_of_what_takes_longer(
    days: tuple[int, int, int], elapsed: int
) -> None:
    """That it is not done after so many days is known, and the rest keeps its proportions."""
    shortest, likely, longest = days
    width = longest - shortest
    shapes = 1 + 4 * (likely - shortest) / width, 1 + 4 * (longest - likely) / width
    left = beta.sf(max(elapsed - shortest, 0) / width, *shapes)
    exact = shortest + width * beta.isf(left * ndtr(-scores()), *shapes)
    found = durations(work("m", days), elapsed)[columns(scores())]

    assert np.abs(found - exact).max() <= 2 * OWN * width
    assert found.min() >= elapsed


@pytest.mark.parametrize("days", [(14, 28, 60), (14, 60, 60), (60, 60, 60)])
def test_beyond_its_longest_days_work_is_done_today_in_every_draw(
    days: tuple[int, int, int],
) -> None:
    """Nothing is known any more, so nothing is made up."""
    assert {75.0} == set(durations(work("m", days), 75).tolist())
