"""At least k of parts that share no event: every answer in closed form, by adding and multiplying.

Nothing is subtracted but a probability from one, so small figures keep their digits.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from tcplan.analysis.faulttree.sizes import together


def at_least(k: int, chances: Sequence[float]) -> float:
    """The probability that at least ``k`` happen; k·n steps."""
    if k == len(chances):
        product = 1.0
        for chance in chances:
            product *= chance
        return product
    if k == 1:
        union = 0.0
        for chance in chances:
            union += chance * (1.0 - union)
        return union
    reached = [1.0, *[0.0] * k]
    for chance in chances:
        for need in range(k, 0, -1):
            reached[need] = chance * reached[need - 1] + (1.0 - chance) * reached[need]
    return reached[k]


def given_each(k: int, chances: Sequence[float]) -> list[tuple[float, float, float]]:
    """For each part: P(at least k | not it), what it adds, and P(at least k-1 of the others).

    What it adds is its Birnbaum importance: the probability that exactly k-1 of the others happen.
    From tables of the parts before it and after it, k·n steps.
    """
    if k == len(chances):
        return [(0.0, others, others) for others in _all_others(chances)]
    if k == 1:
        rest = [1.0 - chance for chance in chances]
        adds = _all_others(rest)
        return [(more, one, 1.0) for more, one in zip(_any_others(chances), adds, strict=True)]
    before = _exactly_up_to(k, chances)
    after = _exactly_up_to(k, chances[::-1])[::-1]
    found = []
    for first, last in zip(before[:-1], after[1:], strict=True):
        exact = sum(map(mul, first[:k], last[k - 1 :: -1]))
        rest = list(accumulate(reversed(last)))[::-1]  # at least so many after it
        more = first[k] + sum(map(mul, first[:k], rest[:0:-1]))
        found.append((more, exact, exact + more))
    return found


def _all_others(chances: Sequence[float]) -> list[float]:
    """For each, the product of all the others."""
    before = accumulate(chances[:-1], mul, initial=1.0)
    after = list(accumulate(reversed(chances[1:]), mul, initial=1.0))
    return list(map(mul, before, reversed(after)))


def _any_others(chances: Sequence[float]) -> list[float]:
    """For each, the probability that any of the others happens."""
    before = accumulate(chances[:-1], _or, initial=0.0)
    after = list(accumulate(reversed(chances[1:]), _or, initial=0.0))
    return list(map(_or, before, reversed(after)))


def _or(first: float, second: float) -> float:
    return first + second * (1.0 - first)


def _exactly_up_to(k: int, chances: Sequence[float]) -> list[list[float]]:
    """After each number of parts: P(exactly 0), …, P(exactly k-1), P(at least k)."""
    rows = [[1.0, *[0.0] * k]]
    for chance in chances:
        row = rows[-1]
        rest = 1.0 - chance
        nearly = [row[j] * rest + (row[j - 1] * chance if j else 0.0) for j in range(k)]
        rows.append([*nearly, row[k] + row[k - 1] * chance])
    return rows


def ways(k: int, numbers: Sequence[int]) -> int:
    """How many minimal sets at least-``k`` has, from how many each part has.

    A minimal set takes exactly ``k`` parts and a minimal set of each: the k-th elementary
    symmetric polynomial.
    """
    if k == 1:
        return sum(numbers)
    found = [1, *[0] * k]
    for at, number in enumerate(numbers):
        for taken in range(min(k, at + 1), max(0, k - len(numbers) + at), -1):
            found[taken] += number * found[taken - 1]
    return found[k]


def sizes(k: int, parts: Sequence[int], cap: int) -> dict[tuple[int, int], int]:
    """What sizes of set are there when ``j`` parts are still to be taken from those from ``i`` on.

    Sizes are bits of a whole number, up to the bits in ``cap``.
    """
    number = len(parts)
    found: dict[tuple[int, int], int] = {}
    for i in range(number, -1, -1):
        for j in range(max(0, k - i), min(k, number - i) + 1):
            if j == 0:
                found[i, 0] = 1
                continue
            mask = together(parts[i], found[i + 1, j - 1], cap)
            found[i, j] = mask | found.get((i + 1, j), 0)
    return found
