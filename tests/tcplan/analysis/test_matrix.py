"""An organisation's colours against Cox's axioms, by the meaning of the axioms themselves."""

from itertools import product

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tcplan.analysis.matrix import AXIOMS, Cell, broken_axioms
from tcplan.domain.matrix import MatrixRow, RiskMatrix

COLOURS = {"g": "green", "y": "yellow", "a": "amber", "r": "red"}


def matrix(*rows: str) -> RiskMatrix:
    """A matrix from letters, drawn as on paper: the highest row first."""
    size = range(len(rows[0]))
    return RiskMatrix(
        columns=tuple(f"column {at}" for at in size),
        rows=tuple(
            MatrixRow(label=f"row {at}", colours=tuple(COLOURS[letter] for letter in row))
            for at, row in enumerate(reversed(rows))
        ),
    )


def broken(*rows: str) -> dict[str, set[Cell]]:
    """Rule to the cells that break it."""
    return {one.rule: set(one.cells) for one in broken_axioms(matrix(*rows))}


@pytest.mark.parametrize(
    "rows",
    [
        ("gyr", "gyy", "ggg"),
        ("gyrr", "gyyr", "gyyy", "gggg"),
        ("gyyrr", "gyyrr", "gyyyy", "ggyyy", "ggggg"),
    ],
)
def test_a_consistent_matrix_breaks_nothing(rows: tuple[str, ...]) -> None:
    """Green lowest, red highest and another colour between them at every step is in order."""
    assert {} == broken(*rows)


def test_red_in_the_lowest_row_or_column_is_named() -> None:
    """What hardly ever happens, or hardly matters, cannot be as bad as the worst."""
    assert {(0, 2)} == broken("gyr", "gyy", "ggr")["red-lowest"]
    assert {(2, 0)} == broken("ryr", "gyy", "ggg")["red-lowest"]


def test_red_beside_green_is_named_with_the_cells() -> None:
    """A hair's breadth must not turn green into red; here two green cells share an edge with it."""
    assert {(1, 1), (1, 2), (0, 2)} == broken("gyr", "ggr", "ggg")["red-beside-green"]


def test_red_at_the_corner_of_green_has_no_step_between() -> None:
    """When both chance and harm grow a little, the colour may not skip what lies between."""
    found = {one.axiom: set(one.cells) for one in broken_axioms(matrix("gyr", "ggy", "ggg"))}

    assert {"betweenness": {(1, 1), (2, 2)}} == found


def test_a_cell_above_red_is_red() -> None:
    """What is at least as likely and at least as harmful as red cannot be milder."""
    assert {(2, 2)} == broken("gry", "gyy", "ggg")["not-red-above-red"]
    assert {(2, 2)} == broken("grg", "gyy", "ggg")["green-above-red"]


def test_a_cell_below_green_is_green() -> None:
    """What is at most as likely and at most as harmful as green cannot be worse."""
    assert {(0, 0)} == broken("gyr", "gyy", "ygg")["not-green-below-green"]


def test_cells_that_hold_the_same_risks_have_the_same_colour() -> None:
    """Two by three and three by two are the same; yellow and amber are both between."""
    assert {(1, 2), (2, 1)} == broken("gyr", "gyr", "ggg")["mirrored"]
    assert "mirrored" not in broken("gyr", "gya", "ggg")
    assert "mirrored" not in broken("gyrr", "gyrr", "gyyy")


def letters(rows: int, columns: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Colours at random."""
    row = st.text("gyar", min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(tuple)


def least(cell: Cell) -> int:
    """The least product in a cell, when rows and columns are steps of equal size."""
    return cell[0] * cell[1]


def most(cell: Cell) -> int:
    """The most that a cell's products come near to."""
    return (cell[0] + 1) * (cell[1] + 1)


@drawn(st.integers(2, 5).flatmap(lambda n: letters(n, n)))
def test_every_cell_named_for_weak_consistency_truly_breaks_it(rows: tuple[str, ...]) -> None:
    """Cox's words: every red point is at least as bad as every green one; those named are not."""
    asked = matrix(*rows)
    colour = {(r, c): asked.rows[r].colours[c] for r, c in product(range(len(rows)), repeat=2)}
    wrong = {
        cell
        for red, green in product(colour, repeat=2)
        if (colour[red], colour[green]) == ("red", "green") and least(red) < most(green)
        for cell in (red, green)
    }
    found = {cell for one in broken_axioms(asked) if one.axiom == AXIOMS[0] for cell in one.cells}
    alone = "green" not in colour.values()

    assert found <= wrong or alone


@drawn(st.integers(2, 5).flatmap(lambda n: letters(n, n)))
def test_every_step_from_green_straight_to_red_is_found(rows: tuple[str, ...]) -> None:
    """Walking up, right, or both, one never comes from green to red without being told."""
    asked = matrix(*rows)
    size = range(len(rows))
    straight = {
        (r, c)
        for r, c, up, right in product(size, size, (0, 1), (0, 1))
        if r + up in size
        and c + right in size
        and asked.rows[r].colours[c] == "green"
        and asked.rows[r + up].colours[c + right] == "red"
    }
    told = {
        cell
        for one in broken_axioms(asked)
        if one.rule in {"red-beside-green", "no-step-between"}
        for cell in one.cells
    }

    assert straight <= told
