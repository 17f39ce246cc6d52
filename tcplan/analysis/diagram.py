"""Minimal cut sets of a failure formula, by the fault-tree library and nothing else."""

from functools import lru_cache

from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.limits import DEFAULT
from tcplan.analysis.faulttree.listing import cut_sets as listed
from tcplan.analysis.faulttree.solved import minimal, solved
from tcplan.analysis.formula import And, AtLeast, Formula, Or, events

MOST = 3
"""Largest cut sets that are put in words."""


@lru_cache(maxsize=65_536)
def cut_sets(formula: Formula, most: int = MOST) -> tuple[frozenset[str], ...]:
    """Minimal cut sets of at most ``most`` events, smallest first, then by name.

    A cut set is a set of events that together make the formula true; minimal when none of its
    proper subsets does. True gives the empty set alone, false gives none.
    The number of larger sets does not matter: those asked for are found without them.
    """
    if isinstance(formula, bool):
        return (frozenset(),) if formula else ()
    if isinstance(formula, str):
        return (frozenset({formula}),) if most else ()
    names = tuple(sorted(events(formula)))
    numbers, logic = _numbered(formula, names)
    tree = minimal(solved(numbers[formula], logic, DEFAULT), DEFAULT)
    found = listed(tree, most, names, DEFAULT)
    return tuple(sorted(found, key=lambda cut: (len(cut), sorted(cut))))


def _numbered(formula: Formula, names: tuple[str, ...]) -> tuple[dict[Formula, int], Logic]:
    """The number of each event and gate, and the gates, children first."""
    numbers: dict[Formula, int] = {name: at for at, name in enumerate(names)}
    logic: Logic = {}
    for number, gate in enumerate(_bottom_up(formula), len(names)):
        args = tuple(numbers[part] for part in gate.parts)
        numbers[gate] = number
        if isinstance(gate, AtLeast):
            logic[number] = (gate.k, args)
        else:
            logic[number] = (len(args) if isinstance(gate, And) else 1, args)
    return numbers, logic


def _bottom_up(formula: Formula) -> list[And | Or | AtLeast]:
    """Every gate once, after the gates that it is made of."""
    done: dict[Formula, None] = {}
    stack: list[tuple[Formula, bool]] = [(formula, False)]
    while stack:
        gate, ready = stack.pop()
        if isinstance(gate, str) or gate in done:
            continue
        if ready:
            done[gate] = None
        else:
            stack.append((gate, True))
            stack.extend((part, False) for part in gate.parts)
    return list(done)


def smallest(formula: Formula) -> int | None:
    """How many events must happen together at the least; ``None`` when the formula is false.

    Exact up to ``MOST``; anything larger is said as ``MOST`` + 1.
    """
    if formula is False:
        return None
    found = cut_sets(formula)
    return len(found[0]) if found else MOST + 1
