"""Measure the fault-tree library: ``python -m bench.faulttrees [FOLDER]``.

Without a folder: made-up trees of rising size, how the time grows, and a plain enumeration in the
same process where it can keep up. With a folder of Open-PSA files, and ``scram`` on the path: both
programs on each coherent tree, in turns, by the time that each says it computed for.
"""

import argparse
import math
import random
import statistics
import time
import tracemalloc
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Or

SEED = 20_261_122
SIZES = (8, 12, 16, 40, 80, 160, 320, 640)
ENUMERATED = 16
"""Events up to which every combination is tried, one by one."""


def made_up(events: int, seed: int = SEED) -> FaultTree:
    """Layers of gates over events, of which some are shared with neighbours, as in a service."""
    chance = random.Random(seed + events)
    places = [(at + chance.uniform(0, 1), f"e{at}") for at in range(events)]
    places += [
        (at + chance.uniform(-4, 5), f"e{at}") for at in chance.sample(range(events), events // 4)
    ]
    layer = [name for _, name in sorted(places)]
    gates: dict[str, Gate] = {}
    while len(layer) > 1:
        above: list[str] = []
        while layer:
            parts = [layer.pop() for _ in range(min(len(layer), chance.randint(2, 4)))]
            kind = chance.choice((And, Or, Or, AtLeast))
            name = f"g{len(gates)}"
            gates[name] = (
                AtLeast((len(parts) + 1) // 2, *parts) if kind is AtLeast else kind(*parts)
            )
            above.append(name)
        layer = above
    return FaultTree(layer[0], gates)


def fresh(tree: FaultTree) -> FaultTree:
    """The same tree with nothing worked out yet."""
    return FaultTree(tree.top, tree.gates, tree.house)


def answers(tree: FaultTree, p: dict[str, float]) -> tuple[float, int]:
    """Probability and number of cut sets; every Birnbaum importance is worked out besides."""
    chance = tree.probability(p)
    number = tree.count_minimal_cut_sets()
    tree.birnbaum(p)
    assert isinstance(chance, float)
    return chance, number


def enumerated(tree: FaultTree, p: dict[str, float]) -> tuple[float, int]:
    """The same probability and number by trying every combination of events."""
    chance, cuts = 0.0, list[frozenset[str]]()
    for size in range(len(p) + 1):
        for happened in map(frozenset, combinations(p, size)):
            if holds(tree, tree.top, happened, {}):
                chance += math.prod(p[e] if e in happened else 1 - p[e] for e in p)
                if not any(cut <= happened for cut in cuts):
                    cuts.append(happened)
    return chance, len(cuts)


def holds(tree: FaultTree, name: str, happened: frozenset[str], seen: dict[str, bool]) -> bool:
    """Whether a gate is true when exactly these events happened."""
    if name not in tree.gates:
        return name in happened
    if name not in seen:
        gate = tree.gates[name]
        parts = [holds(tree, str(part), happened, seen) for part in gate.parts]
        need = gate.k if isinstance(gate, AtLeast) else 1 if isinstance(gate, Or) else len(parts)
        seen[name] = sum(parts) >= need
    return seen[name]


def growth(sizes: Sequence[int] = SIZES) -> None:
    """Print the time and memory by size, beside the enumeration, and the exponent of growth."""
    print(
        f"{'events':>7}{'gates':>7}{'cut sets':>14}{'ms':>9}{'MB':>7}{'enumerated':>12}{'ratio':>9}"
    )
    points: list[tuple[float, float]] = []
    for size in sizes:
        tree = made_up(size)
        p = dict.fromkeys(tree.events, 0.01)
        took = min(timed(fresh(tree), p) for _ in range(3))
        tracemalloc.start()
        found = answers(fresh(tree), p)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        row = f"{size:7}{len(tree.gates):7}{found[1]:14.6g}{took * 1e3:9.2f}{peak:7.2f}"
        if size <= ENUMERATED:
            start = time.perf_counter()
            expected = enumerated(tree, p)
            slow = time.perf_counter() - start
            assert math.isclose(expected[0], found[0], rel_tol=1e-9)
            assert expected[1] == found[1]
            row += f"{slow * 1e3:10.0f}ms{slow / took:9,.0f}"
        print(row, flush=True)
        points.append((math.log(size), math.log(took)))
    slope = statistics.linear_regression(*zip(*points, strict=True)).slope
    print(f"time grows as the size to the power of {slope:.2f}")


def timed(tree: FaultTree, p: dict[str, float]) -> float:
    """Seconds for the three answers, from a tree that is already read."""
    start = time.perf_counter()
    answers(tree, p)
    return time.perf_counter() - start


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, help="Open-PSA files to compare on")
    asked.add_argument("--runs", type=int, default=3, help="turns of both programs on each tree")
    asked.add_argument("--seconds", type=float, default=90, help="longest wait for one answer")
    given = asked.parse_args()
    if given.folder is None:
        growth()
    else:
        from bench.faulttrees_beside_scram import compare

        compare(given.folder, given.runs, given.seconds)


if __name__ == "__main__":
    main()
