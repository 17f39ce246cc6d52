"""A computed figure agrees with a published one when it rounds to it, and not otherwise."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.views.published import agrees
from tcplan.views.published_paths import published_paths
from tcplan.views.published_trees import published_trees


@pytest.mark.parametrize(
    ("printed", "computed", "same"),
    [
        ("0.4737", 9 / 19, True),
        ("0.4737", 0.47375, True),
        ("0.4737", 0.47376, False),
        ("0.4736", 9 / 19, False),
        ("1.9", 1.94, True),
        ("1.9", 1.96, False),
        ("0.30", 0.304, True),
        ("0.30", 0.31, False),
        ("1.17058E-3", 1.170582e-3, True),
        ("1.17058E-3", 1.17064e-3, False),
        ("4", 4, True),
        ("4", 5, False),
        ("137846528820", 137846528821, False),
        ("0.5", math.nan, False),
        ("0.5", math.inf, False),
    ],
)
def test_a_figure_agrees_to_the_digits_that_were_printed(
    printed: str,
    computed: float,
    same: bool,  # noqa: FBT001
) -> None:
    """Half a unit of the last printed digit is agreement, and nothing further off is."""
    assert same is agrees(printed, computed)


@given(st.floats(1e-12, 1e12), st.integers(1, 12))
def test_a_number_agrees_with_its_own_print(number: float, digits: int) -> None:
    """Whatever is computed agrees with itself, printed to any number of digits."""
    assert agrees(f"{number:.{digits}e}", number)


@given(st.floats(1e-9, 1e9), st.integers(2, 8), st.sampled_from([-1, 1]))
def test_the_next_print_is_another_figure(number: float, digits: int, way: int) -> None:
    """Two units away in the last printed digit is another figure, up or down."""
    printed = f"{number:.{digits}e}"
    mantissa, exponent = printed.split("e")
    moved = f"{float(mantissa) + way * 2 * 10**-digits:.{digits}f}e{exponent}"

    assert not agrees(moved, number)


def test_a_source_may_allow_more() -> None:
    """Where a source says how far off is near enough, that is taken and no more."""
    allowed = [agrees("0.01630", computed, "0.00001") for computed in (0.0162948, 0.016289)]

    assert [True, False] == allowed
    assert not agrees("0.01630", 0.0162948)


def test_every_example_names_its_source() -> None:
    """Whoever doubts a figure can look it up."""
    cases = (*published_trees(), *published_paths())

    assert [] == [case.title for case in cases if not case.source or not case.figures]


def test_no_two_figures_of_an_example_have_one_name() -> None:
    """A figure that differs can be found by its name."""
    for case in (*published_trees(), *published_paths()):
        names = [one.what for one in case.figures]

        assert sorted(set(names)) == sorted(names)
