"""No single order of the variables wins, so a few are tried, each within a budget.

All are depth-first visits of the gates from the top (the usual heuristic; Bouissou 1996 compares
variants): they differ in which part of a gate is visited first.
"""

from collections.abc import Callable, Iterator

from tcplan.analysis.faulttree.diagram import Diagram
from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.library import OverBudgetError, built
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.simplify import uses

_FIRST_BUDGET = 40_000
_GROWTH = 8
_SMALL = 2_000

Key = Callable[[int], tuple[int, ...]]


def diagram(gate: int, logic: Logic, limits: Limits) -> Diagram:
    """The diagram of a gate in the best of a few orders that a growing budget allows.

    A small diagram is taken as it comes. For a larger one every other order may try to beat it,
    because whatever is asked later takes time by its size.
    """
    orders = list(candidates(gate, logic))
    budget = min(_FIRST_BUDGET, limits.nodes)
    furthest = 0
    while True:
        best: Diagram | None = None
        for order in orders:
            try:
                found = built(gate, logic, order, budget, limits)
            except OverBudgetError as error:
                furthest = max(furthest, error.gates)
                continue
            if best is None or len(found.var) < len(best.var):
                best = found
            if len(best.var) <= _SMALL:
                break
        if best is not None:
            return best
        if budget >= limits.nodes:
            raise limits.outgrown(furthest, len(logic))
        budget = min(budget * _GROWTH, limits.nodes)


def candidates(gate: int, logic: Logic) -> Iterator[tuple[int, ...]]:
    """The different orders that are worth a try, the usual winner first."""
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
    given: set[tuple[int, ...]] = set()
    for key in keys:
        order = _visited(gate, logic, key)
        if order not in given:
            given.add(order)
            yield order


def _visited(gate: int, logic: Logic, key: Key) -> tuple[int, ...]:
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
