"""No single order of the variables wins, so several are tried, each within a budget.

First depth-first visits of the gates from the top, which differ in what part of a gate is visited
first (Bouissou 1996 compares such rules). Where the best of them gives a large diagram, they are
also drawn together by forces (Aloul, Markov and Sakallah 2003): what stands in one gate is moved
to the middle of it, again and again, so that what belongs together ends up close together.
"""

from collections import Counter
from collections.abc import Callable

from tcplan.analysis.faulttree.diagram import Diagram
from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.library import Order, OutOfBudget, smallest
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.simplify import uses

_FIRST_BUDGET = 20_000
_GROWTH = 4
_KEPT = 2
"""Orders of which all are tried again; of more, only the half that got furthest."""
_LARGE, _HUGE = 1_500, 10_000
"""Nodes from which on a smaller diagram is worth a search, and a long one."""
_ROUNDS = 25

Key = Callable[[int], tuple[int, ...]]


def diagram(gate: int, logic: Logic, limits: Limits) -> Diagram:
    """The diagram of ``gate``, the last one, in the best order that a growing budget allows."""
    visits = visited(gate, logic)
    drawn: list[Order] = []
    failed = OutOfBudget({}, {})
    budget = min(_FIRST_BUDGET, limits.nodes)
    while True:
        best = smallest(logic, _able(visits, budget, failed), budget, limits, failed)
        if isinstance(best, Diagram) and len(best.var) > _LARGE:
            closer = drawn_together(logic, best.order[::-1])
            best = smallest(logic, [closer], budget, limits, best)
        if isinstance(best, OutOfBudget) or len(best.var) > _HUGE:
            drawn = drawn or list(dict.fromkeys(drawn_together(logic, o) for o in visits))
            best = smallest(logic, _able(drawn, budget, failed), budget, limits, best)
        if isinstance(best, Diagram):
            return best
        if budget == limits.nodes:
            raise limits.outgrown(max(best.gates.values(), default=0), len(logic))
        failed = best
        budget = min(budget * _GROWTH, limits.nodes)


def _able(orders: list[Order], budget: int, failed: OutOfBudget) -> list[Order]:
    """The orders that got furthest with less and may do with the budget, the best first.

    How many gates are done when a budget is used up tells well which order will do with least.
    """
    ranks = sorted(failed.gates.values(), reverse=True)
    least = ranks[len(ranks) // 2] if len(ranks) > _KEPT else 0
    able = [
        order
        for order in orders
        if failed.gates.get(order, least) >= least and failed.nodes.get(order, 0) < budget
    ]
    return sorted(able, key=lambda order: -failed.gates.get(order, 0))


def visited(gate: int, logic: Logic) -> list[Order]:
    """Depth-first orders of the variables, the usual winner first."""
    used = uses(logic)
    weight: dict[int, int] = {}
    for at, (_, args) in logic.items():
        weight[at] = sum(weight.get(arg, 1) for arg in args)
    keys: tuple[Key, ...] = (
        lambda part: (-used[part],),
        lambda part: (-weight.get(part, 1),),
        lambda part: (part in logic, -used[part], weight.get(part, 1)),
        lambda part: (weight.get(part, 1),),
        lambda part: (part not in logic, weight.get(part, 1)),
    )
    return list(dict.fromkeys(_visit(gate, logic, key) for key in keys))


def _visit(gate: int, logic: Logic, key: Key) -> Order:
    order: dict[int, None] = {}
    seen: set[int] = set()
    stack = [gate]
    while stack:
        part = stack.pop()
        if part not in logic:
            order.setdefault(part)
        elif part not in seen:
            seen.add(part)
            stack.extend(sorted(logic[part][1], key=key)[::-1])
    return tuple(order)


def drawn_together(logic: Logic, order: Order) -> Order:
    """The order of the round in which gates and their parts lay closest together."""
    at = {variable: float(place) for place, variable in enumerate(order)}
    groups: list[Order] = []
    for gate, (_, args) in logic.items():
        at[gate] = sum(at[arg] for arg in args) / len(args)
        groups.append((*args, gate))
    shared = Counter(part for group in groups for part in group)
    best, least = order, float("inf")
    for _ in range(_ROUNDS):
        pull = dict.fromkeys(at, 0.0)
        for group in groups:
            middle = sum(map(at.__getitem__, group)) / len(group)
            for part in group:
                pull[part] += middle
        ranked = sorted(at, key=lambda part: pull[part] / shared[part])
        at = {part: float(place) for place, part in enumerate(ranked)}
        length = sum(_span([at[part] for part in group]) for group in groups)
        if length < least:
            best, least = tuple(part for part in ranked if part not in logic), length
    return best


def _span(places: list[float]) -> float:
    return max(places) - min(places)
