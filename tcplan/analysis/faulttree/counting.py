"""Minimal cut sets of a solved tree, counted without listing them."""

from tcplan.analysis.faulttree.graph import FALSE, TRUE
from tcplan.analysis.faulttree.independent import ways
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.solved import Independent, Solved
from tcplan.errors import TooLargeError

_MOST_BITS = 1 << 33
"""A gigabyte of digits; sets that differ so much in size are counted all together, not by size."""


def count(tree: Solved, limits: Limits) -> int:
    """How many there are, exactly."""
    return _weighed(tree, 1, limits)


def count_by_order(tree: Solved, events: int, limits: Limits) -> dict[int, int]:
    """How many there are of each size, up to that of all ``events``, exactly.

    One count with a weight for each event above which no carry can reach: the digits of the result
    are the coefficients of the generating function (Kronecker's substitution). Raises
    ``TooLargeError`` where these digits could outgrow the memory.
    """
    bits = count(tree, limits).bit_length()
    if bits * (events + 1) * len(tree.sections) > _MOST_BITS:
        raise TooLargeError(
            "The minimal cut sets are too many, and their sizes differ too much, to count them by "
            f"size: they were counted all together, to a number of {bits:,} binary digits. "
            "Ask about a gate further down."
        )
    left = _weighed(tree, 1 << bits, limits)
    digit = (1 << bits) - 1
    found: dict[int, int] = {}
    order = 0
    while left:
        if left & digit:
            found[order] = left & digit
        left >>= bits
        order += 1
    return found


def _weighed(tree: Solved, weight: int, limits: Limits) -> int:
    """The sum over all sets of the weight to the power of their size."""
    found = {TRUE: 1, FALSE: 0}
    for section in tree.sections:
        limits.check()
        if isinstance(section, Independent):
            numbers = [found.get(arg, weight) for arg in section.args]
            found[section.gate] = ways(section.k, numbers)
        else:
            diagram = section.diagram
            found[section.gate] = diagram.count([found.get(p, weight) for p in diagram.order])
    return found.get(tree.top, weight)
