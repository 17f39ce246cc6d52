"""Small random papers of every shape that can be published, many of them as awkward as can be."""

import random
from itertools import product

import attrs

from tcplan.analysis.disclosure import Counts, Dimension, Settings, Share, key

STRICTNESS = (
    Settings(),
    Settings(keep_zero=True),
    Settings(threshold=8),
    Settings(threshold=8, keep_zero=True),
    Settings(threshold=3, base=1),
    Settings(threshold=10, base=10),
)
SHAPES = ("list", "grid", "groups", "two", "part", "percentages")
_FEW = (0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 9, 12)
_NEAR = (3, 4, 4, 4, 5, 5, 6)


@attrs.frozen
class Drawn:
    """A paper before it is published."""

    shape: str
    settings: Settings
    tables: tuple[Counts, ...]
    shares: tuple[Share, ...] = ()


def drawn(rng: random.Random, shape: str | None = None) -> Drawn:
    """A random paper; of one shape when one is named."""
    chosen = shape or rng.choice(SHAPES)
    settings = rng.choice(STRICTNESS)
    tables, shares = _MADE[chosen](rng)
    return Drawn(chosen, settings, tables, shares)


def side(name: str, size: int, *, grouped: bool = False) -> Dimension:
    """Something to count by, with so many categories, the first two of them one group."""
    categories = tuple(f"{name}{at}" for at in range(size))
    groups = ((f"{name}s", categories[:2]),) if grouped else ()
    return Dimension(name, categories, groups)


def table(
    rng: random.Random, *by: Dimension, title: str = "people", within: Counts | None = None
) -> Counts:
    """Random counts; of a part of those whom another table counts, no more than these."""
    few = rng.choice((_FEW, _FEW, _NEAR))
    counts = {cell: rng.choice(few) for cell in product(*(one.categories for one in by))}
    if within is not None:
        counts = {c: min(n, within.counts[c]) for c, n in counts.items()}
    return Counts(
        title=title,
        population=title,
        within=within.population if within else None,
        by=by,
        counts=counts,
        totals=rng.random() < 0.9,
    )


def _list(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    return (table(rng, side("a", rng.randint(1, 5))),), ()


def _grid(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    return (table(rng, side("a", rng.randint(2, 3)), side("b", 2)),), ()


def _groups(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    return (table(rng, side("a", rng.randint(3, 4), grouped=True)),), ()


def _two(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    """Two tables of the same people that share one margin."""
    areas, stages, wards = side("a", 2), side("b", 2), side("c", 2)
    first = table(rng, areas, stages)
    sums = {a: sum(first.counts[a, b] for b in stages.categories) for a in areas.categories}
    counts: dict[tuple[str, ...], int] = {}
    for a, total in sums.items():
        one = rng.randint(0, total)
        counts |= {(a, "c0"): one, (a, "c1"): total - one}
    second = attrs.evolve(first, title="again", by=(areas, wards), counts=counts)
    return (first, second), ()


def _part(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    """A population, and a part of it counted by the same thing: their difference is not printed."""
    areas = side("a", rng.randint(1, 2))
    first = table(rng, areas)
    second = table(rng, areas, title="in hospital", within=first)
    third = table(rng, areas, title="ready", within=second)
    return (first, second, third)[: rng.randint(2, 3)], ()


def _percentages(rng: random.Random) -> tuple[tuple[Counts, ...], tuple[Share, ...]]:
    areas = side("a", rng.randint(2, 3))
    first = attrs.evolve(table(rng, areas), totals=True)
    shares = [
        Share(f"of all in {area}", key("people", {"a": area}), key("people"))
        for area in areas.categories
    ]
    return (first,), tuple(rng.sample(shares, rng.randint(1, len(shares))))


_MADE = {
    "list": _list,
    "grid": _grid,
    "groups": _groups,
    "two": _two,
    "part": _part,
    "percentages": _percentages,
}
