"""Random failure trees over shared events, and their truth tables as whole numbers.

Row ``r`` of a truth table says whether the tree has failed when exactly those events have happened
whose bit is set in ``r``; bit ``r`` of the table is the answer. Nothing here asks tcplan.analysis
anything but to build a formula.
"""

from functools import reduce
from itertools import combinations
from operator import and_, or_

import attrs
from hypothesis import strategies as st

from tcplan.analysis.formula import Formula, all_of, any_of, at_least

EVENTS = tuple("abcdefghijkl")


@attrs.frozen
class Gate:
    """A gate of a tree as drawn; at least ``k`` for kind ``k``."""

    kind: str
    k: int
    parts: tuple["Tree", ...]


Tree = Gate | str | bool


@st.composite
def trees(draw: st.DrawFn, events: int = len(EVENTS), gates: int = 7) -> Tree:
    """A tree over the first so many events, in which events and gates are shared.

    Each gate is made of events and of gates before it; seldom of something certain.
    """
    chance = draw(st.randoms(use_true_random=False))
    known: list[Tree] = [*EVENTS[:events]]
    for _ in range(chance.randint(2, gates)):
        parts = [chance.choice(known) for _ in range(chance.randint(2, 5))]
        if chance.randrange(12) == 0:
            parts.append(chance.choice((True, False)))
        kind = chance.choice(("any", "all", "k", "k"))
        k = chance.randint(0, 6) if chance.randrange(6) == 0 else 2
        known += [Gate(kind, k, tuple(parts))] * 3
    return known[-1]


def formula(tree: Tree) -> Formula:
    """The tree as the product's formula."""
    if not isinstance(tree, Gate):
        return tree
    parts = [formula(part) for part in tree.parts]
    if tree.kind == "k":
        return at_least(tree.k, parts)
    return any_of(parts) if tree.kind == "any" else all_of(parts)


def rows(events: int = len(EVENTS)) -> int:
    """A table in which every row is true."""
    return (1 << (1 << events)) - 1


def column(event: str, events: int = len(EVENTS)) -> int:
    """The table that is true where the event has happened."""
    at = EVENTS.index(event)
    return sum(1 << row for row in range(1 << events) if row >> at & 1)


def columns(events: int = len(EVENTS)) -> dict[str, int]:
    """The table of each event."""
    return {event: column(event, events) for event in EVENTS[:events]}


def table(tree: Tree, of: dict[str, int], every: int) -> int:
    """The truth table of a tree, from the tables of its events."""
    if isinstance(tree, bool):
        return every if tree else 0
    if isinstance(tree, str):
        return of[tree]
    parts = [table(part, of, every) for part in tree.parts]
    if tree.kind == "any":
        return reduce(or_, parts, 0)
    if tree.kind == "all":
        return reduce(and_, parts, every)
    ways = combinations(parts, tree.k)
    return reduce(or_, (reduce(and_, way, every) for way in ways), 0)


def minimal(of_table: int, events: int = len(EVENTS)) -> set[frozenset[str]]:
    """The sets of events at which the table is true and at no set with one event less."""
    return {
        frozenset(EVENTS[at] for at in range(events) if row >> at & 1)
        for row in range(1 << events)
        if of_table >> row & 1
        and not any(row >> at & 1 and of_table >> (row ^ 1 << at) & 1 for at in range(events))
    }
