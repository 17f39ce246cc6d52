"""An organisation's own risk matrix is asked whether its colours can mean anything, nothing more.

No risk is placed in it, and nothing is multiplied.
"""

from collections.abc import Iterator

import attrs

from tcplan.domain.matrix import RiskMatrix

Cell = tuple[int, int]
"""Row and column of a cell, each counted from the lowest, from nought."""

AXIOMS = ("weak-consistency", "betweenness", "consistent-colouring")


@attrs.frozen
class Broken:
    """A rule that some cells of a matrix break, and the axiom behind it."""

    axiom: str
    """One of ``AXIOMS``."""
    rule: str
    """``red-lowest``, ``red-beside-green``, ``green-above-red``, ``no-step-between``,
    ``not-red-above-red``, ``not-green-below-green`` or ``mirrored``."""
    cells: tuple[Cell, ...]


def broken_axioms(matrix: RiskMatrix) -> tuple[Broken, ...]:
    """The rules that the colours break, with the cells that break them.

    Definition: consequences of the three axioms of L. A. Cox, "What's wrong with risk matrices?",
    Risk Analysis 28 (2008) 497–512. *Weak consistency*: whatever is red is worse than whatever is
    green, so no red cell lies in the lowest row or column, shares an edge with a green one, or has
    a green one at or above it on both axes. *Betweenness*: from green to red one passes another
    colour, so no red cell touches a green one at its upper corner. *Consistent colouring*: a cell
    at or above a red one on both axes is red, a cell at or below a green one is green, and in a
    square matrix with equal steps a cell and its mirror image hold the same risks, so they are both
    red, both green or both neither. Complexity: quadratic in the number of cells.
    """
    colours = {
        (at, column): colour
        for at, row in enumerate(matrix.rows)
        for column, colour in enumerate(row.colours)
    }
    square = len(matrix.rows) == len(matrix.columns)
    found = (
        Broken("weak-consistency", "red-lowest", tuple(_red_lowest(colours))),
        Broken("weak-consistency", "red-beside-green", _touching(colours, ((0, 1), (1, 0)))),
        Broken("weak-consistency", "green-above-red", tuple(_above(colours, "red", {"green"}))),
        Broken("betweenness", "no-step-between", tuple(_corners(colours))),
        Broken(
            "consistent-colouring",
            "not-red-above-red",
            tuple(_above(colours, "red", {"yellow", "amber"})),
        ),
        Broken("consistent-colouring", "not-green-below-green", tuple(_below_green(colours))),
        Broken("consistent-colouring", "mirrored", tuple(_mirrored(colours)) if square else ()),
    )
    return tuple(one for one in found if one.cells)


Colours = dict[Cell, str]


def _red_lowest(colours: Colours) -> Iterator[Cell]:
    return (cell for cell, colour in colours.items() if colour == "red" and 0 in cell)


def _touching(colours: Colours, steps: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Red and green cells that share an edge, in the order of the matrix."""
    found = {
        cell
        for (row, column), colour in colours.items()
        for up, right in steps
        if {colour, colours.get((row + up, column + right))} == {"red", "green"}
        for cell in ((row, column), (row + up, column + right))
    }
    return tuple(sorted(found))


def _corners(colours: Colours) -> Iterator[Cell]:
    """Red cells whose lower corner is the upper corner of a green one, and that green one."""
    found: set[Cell] = set()
    for (row, column), colour in colours.items():
        if colour == "green" and colours.get((row + 1, column + 1)) == "red":
            found |= {(row, column), (row + 1, column + 1)}
    return iter(sorted(found))


def _above(colours: Colours, low: str, wrong: set[str]) -> Iterator[Cell]:
    """Cells of a wrong colour at or above one of colour ``low`` on both axes."""
    lower = [cell for cell, colour in colours.items() if colour == low]
    for (row, column), colour in colours.items():
        if colour in wrong and any(a <= row and b <= column for a, b in lower):
            yield row, column


def _below_green(colours: Colours) -> Iterator[Cell]:
    """Cells that are neither red nor green at or below a green one on both axes.

    A red one there is told by weak consistency.
    """
    higher = [cell for cell, colour in colours.items() if colour == "green"]
    for (row, column), colour in colours.items():
        between = colour not in {"red", "green"}
        if between and any(row <= a and column <= b for a, b in higher):
            yield row, column


def _mirrored(colours: Colours) -> Iterator[Cell]:
    for (row, column), colour in colours.items():
        other = colours[column, row]
        if _meaning(colour) != _meaning(other):
            yield row, column


def _meaning(colour: str) -> str:
    return colour if colour in {"red", "green"} else "between"
