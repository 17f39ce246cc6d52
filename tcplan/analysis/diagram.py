"""The one door to the decision-diagram library; change the library here and nowhere else.

relibmss wants variables declared bottom first, and calls the minimal cut sets of a failure
formula its minimal paths. Both are hidden here.
"""

from functools import lru_cache
from typing import Any

from tcplan.analysis.formula import And, AtLeast, Formula, Or, events

MOST = 3
"""Largest cut sets that are put in words."""


@lru_cache(maxsize=65_536)
def cut_sets(formula: Formula, most: int = MOST) -> tuple[frozenset[str], ...]:
    """Minimal cut sets of at most ``most`` events, smallest first, then by name.

    A cut set is a set of events that together make the formula true; minimal when none of its
    proper subsets does. True gives the empty set alone, false gives none.
    Method: reduced ordered binary decision diagram and its minimal solutions as a
    zero-suppressed diagram (Rauzy 1993), read only as deep as ``most`` allows, so that the number
    of larger sets does not matter.
    """
    if isinstance(formula, bool):
        return (frozenset(),) if formula else ()
    if isinstance(formula, str):
        return (frozenset({formula}),) if most else ()
    found = _read(_minimal_solutions(formula), most)
    return tuple(sorted(found, key=lambda cut: (len(cut), sorted(cut))))


def _minimal_solutions(formula: Formula) -> Any:  # noqa: ANN401  (the library has no types)
    import relibmss

    manager = relibmss.BDD()
    variables = {name: manager.defvar(name) for name in reversed(_visit_order(formula))}
    built: dict[Formula, Any] = dict(variables)
    for gate in _bottom_up(formula):
        parts = [built[part] for part in gate.parts]
        if isinstance(gate, And):
            built[gate] = manager.And(parts)
        elif isinstance(gate, Or):
            built[gate] = manager.Or(parts)
        else:
            built[gate] = manager.kofn(gate.k, parts)
    return built[formula].minpath()


def _visit_order(formula: Formula) -> list[str]:
    """Events in the order of a depth-first visit, the more shared first."""
    uses: dict[str, int] = dict.fromkeys(sorted(events(formula)), 0)
    gates = _bottom_up(formula)
    for gate in gates:
        for part in gate.parts:
            if isinstance(part, str):
                uses[part] += 1
    order: dict[str, None] = {}
    for gate in reversed(gates):
        for part in sorted(
            (p for p in gate.parts if isinstance(p, str)), key=lambda p: (-uses[p], p)
        ):
            order.setdefault(part)
    return list(order)


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


def _read(root: Any, most: int) -> set[frozenset[str]]:  # noqa: ANN401
    """The sets of a zero-suppressed diagram that have at most ``most`` members.

    Walked with a list, because a diagram is as deep as a risk has events.
    """
    read: dict[tuple[int, int], set[frozenset[str]]] = {}
    todo = [(root, most)]
    while todo:
        node, left = todo[-1]
        children = node.get_children()
        if children is None:
            found = {frozenset[str]()} if node.get_id() == 1 else set()
        else:
            without, within = (child.get_id() for child in children)
            parts = [(children[0], left), *([(children[1], left - 1)] if left else [])]
            waiting = [(part, size) for part, size in parts if (part.get_id(), size) not in read]
            if waiting:
                todo.extend(waiting)
                continue
            found = set(read[without, left])
            if left:
                name = node.get_label()
                found |= {rest | {name} for rest in read[within, left - 1]}
        read[node.get_id(), left] = found
        todo.pop()
    return read[root.get_id(), most]


def smallest(formula: Formula) -> int | None:
    """How many events must happen together at the least; ``None`` when the formula is false.

    Exact up to ``MOST``; anything larger is said as ``MOST`` + 1.
    """
    if formula is False:
        return None
    found = cut_sets(formula)
    return len(found[0]) if found else MOST + 1
