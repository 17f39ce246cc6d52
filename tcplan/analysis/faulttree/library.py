"""The one door to the decision-diagram library; nothing of the library leaves this module.

relibmss wants variables declared bottom first. Its objects belong to the thread that made them and
its functions recurse once a variable, so every call makes, reads and drops its own, and a diagram
leaves as flat lists. It neither stops nor counts inside an operation, so gates are built two parts
at a time, and the budget and the wish to stop are looked at in between.
"""

import threading
from collections.abc import Callable, Sequence
from functools import partial, reduce
from operator import and_, or_
from typing import Any, TypeVar

import attrs

from tcplan.analysis.faulttree.diagram import Diagram
from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.limits import Limits

_SMALL = 300
"""Nodes of a diagram that no other order need try to beat."""
_PATIENCE = 2
"""How many times the nodes of the best order another may make and still be the better one."""
_SPLIT_FROM, _STEPS = 10_000, 7
"""Nodes in all from which on an operation is taken apart, into some 128th of its own (2⁷) steps."""
_ON_ANY_STACK = 1_000
"""Variables that the library may recurse over on the smallest stack of a usual thread."""
_STACK_PER_VARIABLE = 4096
_STACK_LOCK = threading.Lock()

Order = tuple[int, ...]
"""Variables, the top one first."""

Node = Any
"""A node of the library, which has no types."""


@attrs.frozen
class OutOfBudget:
    """No order led to a diagram within the budget."""

    gates: dict[Order, int]
    """How many gates were done in each order."""
    nodes: dict[Order, int]
    """How many nodes each order made; it cannot do with fewer."""


T = TypeVar("T", Diagram | OutOfBudget, list[float])


def smallest(
    logic: Logic,
    orders: Sequence[Order],
    budget: int,
    limits: Limits,
    known: Diagram | OutOfBudget | None = None,
) -> Diagram | OutOfBudget:
    """The diagram of the last gate in that of the orders, top first, in which it is smallest.

    ``logic`` holds the gates that it is made of, children first; whatever else stands in them is
    a variable of every order. An order is given up once it has made more nodes than the budget, or
    far more than one before it that did well. A small diagram is taken as it comes, and ``known``
    when nothing better is found.
    """
    return _kept_apart(
        max(map(len, orders), default=0), partial(_smallest, logic, orders, budget, limits, known)
    )


def _smallest(
    logic: Logic,
    orders: Sequence[Order],
    budget: int,
    limits: Limits,
    known: Diagram | OutOfBudget | None,
) -> Diagram | OutOfBudget:
    best: _Building | None = None
    least: float = float("inf")
    failed = known if isinstance(known, OutOfBudget) else OutOfBudget({}, {})
    if isinstance(known, Diagram):
        least = len(known.var)
        budget = min(budget, _PATIENCE * known.effort)
    for order in orders:
        building = _Building(order, budget, limits)
        gates = building.build(logic)
        if building.root is None:
            failed = OutOfBudget(
                failed.gates | {order: gates}, failed.nodes | {order: building.nodes}
            )
        elif building.size < least:
            best, least = building, building.size
            budget = min(budget, _PATIENCE * building.nodes)
            if least <= _SMALL:
                break
    if best is not None:
        return _read(best.root, best.order, best.nodes)
    return known if isinstance(known, Diagram) else failed


class _OverBudgetError(Exception):
    """More nodes were made than allowed."""


class _Building:
    """The diagrams of the gates in one order, as far as the budget went."""

    def __init__(self, order: Order, budget: int, limits: Limits) -> None:
        import relibmss

        self.order = order
        self.manager = relibmss.BDD()
        self.budget = budget
        self.limits = limits
        self.nodes = 0
        """How many nodes there are, in use or not."""
        self.root: Node = None
        self.size = 0
        self.variables = [self.manager.defvar(str(variable)) for variable in reversed(order)]

    def build(self, logic: Logic) -> int:
        """Build gate by gate; how many are done when the budget is used up or the last is done."""
        made: dict[int, Node] = dict(zip(reversed(self.order), self.variables, strict=True))
        for done, (gate, (k, args)) in enumerate(logic.items()):
            try:
                made[gate] = self._gate(k, sorted((made[arg] for arg in args), key=_level))
            except _OverBudgetError:
                return done
        self.root = made[gate]
        self.size = _size(self.root)
        return len(logic)

    def _gate(self, k: int, parts: list[Node]) -> Node:
        """At least ``k`` of parts that stand in the order from the bottom up."""
        if k not in (1, len(parts)) and self.nodes <= _SPLIT_FROM:
            # Counted from the top of the order it makes k·n nodes, from the bottom far more.
            return self._checked(self.manager.kofn(k, parts[::-1]))
        if k in (1, len(parts)):
            return reduce(self._any if k == 1 else self._all, parts)
        reached: list[Node] = [self.manager.const(1), *[self.manager.const(0)] * k]
        for part in parts:
            for need in range(k, 0, -1):
                reached[need] = self._any(reached[need], self._all(part, reached[need - 1]))
        return reached[k]

    def _any(self, one: Node, other: Node) -> Node:
        return self._joined(one, other, or_)

    def _all(self, one: Node, other: Node) -> Node:
        return self._joined(one, other, and_)

    def _joined(self, one: Node, other: Node, join: Callable[[Node, Node], Node]) -> Node:
        """Two functions joined, taken apart from the top down so that no step is too long."""
        steps = (_size(one) + _size(other)) >> _STEPS if self.nodes > _SPLIT_FROM else 0
        whole, level = _pair(one, other)
        waiting: _Waiting = {level: {whole: (one, other)}}
        taken: list[tuple[_Names, int, _Names, _Names]] = []
        while level >= 0 and len(taken) < steps:
            for names, (first, second) in waiting.pop(level, {}).items():
                low, high = zip(_below(first, level), _below(second, level), strict=True)
                taken.append((names, level, _noted(low, waiting), _noted(high, waiting)))
            level -= 1
        known = {
            names: self._checked(join(*pair))
            for level in sorted(waiting)
            for names, pair in waiting[level].items()
        }
        for names, level, low, high in reversed(taken):
            known[names] = self.variables[level].ifelse(known[high], known[low])
        return known[whole]

    def _checked(self, node: Node) -> Node:
        self.limits.check()
        self.nodes = self.manager.info()["nodes"]
        if self.nodes > self.budget:
            raise _OverBudgetError
        return node


_Names = tuple[int, int]
_Waiting = dict[int, dict[_Names, tuple[Node, Node]]]
"""Pairs of nodes that are to be joined, by the level on which they can be taken apart."""


def _noted(pair: tuple[Node, Node], waiting: _Waiting) -> _Names:
    names, level = _pair(*pair)
    waiting.setdefault(level, {})[names] = pair
    return names


def _size(node: Node) -> int:
    size: int = node.size()[0]
    return size


def _pair(one: Node, other: Node) -> tuple[_Names, int]:
    """What two nodes are called, and on which level they can be taken apart; -1 for nowhere."""
    names = one.get_id(), other.get_id()
    if min(names) <= 1 or names[0] == names[1]:
        return names, -1
    return names, max(_level(one), _level(other))


def _below(node: Node, level: int) -> tuple[Node, Node]:
    """What a node leads to when the variable of a level is false, and when it is true."""
    if _level(node) < level:
        return node, node
    low, high = node.get_children()
    return low, high


def in_a_minimal_solution(family: Diagram, values: Sequence[float], limits: Limits) -> list[float]:
    """For each variable, P(the rest of some set of the family with it happens).

    One diagram of a union for each node of the family, and one for each variable and node above it.
    """
    return _kept_apart(len(family.order), partial(_unions, family, values, limits))


def _unions(family: Diagram, values: Sequence[float], limits: Limits) -> list[float]:
    import relibmss

    manager = relibmss.BDD()
    variables = [manager.defvar(str(var)) for var in range(len(family.order))]
    chances = {str(var): value for var, value in enumerate(values)}
    nodes = list(family.nodes())
    nothing = manager.const(0)
    unions: list[Node] = [nothing, manager.const(1)]
    for var, low, high in nodes:
        unions.append(unions[low] | (variables[var] & unions[high]))
    found: list[float] = []
    for wanted in range(len(variables)):
        limits.check()
        with_it: list[Node] = [nothing, nothing]
        for var, low, high in nodes:
            if var < wanted:
                with_it.append(nothing)
            elif var == wanted:
                with_it.append(unions[high])
            else:
                with_it.append(with_it[low] | (variables[var] & with_it[high]))
        if manager.info()["nodes"] > limits.nodes:
            raise limits.outgrown(wanted, len(variables))
        found.append(with_it[-1].prob(chances))
    return found


def _level(node: Node) -> int:
    level: int = node.get_level()
    return level


def _read(root: Node, order: Order, effort: int) -> Diagram:
    """Every node below the root, children first: a node lies on a higher level than its parts."""
    seen: dict[int, tuple[int, int, int]] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        name = node.get_id()
        if name in seen:
            continue
        low, high = node.get_children()
        zero, one = low.get_id(), high.get_id()
        seen[name] = (node.get_level(), zero, one)
        if zero > 1 and zero not in seen:
            stack.append(low)
        if one > 1 and one not in seen:
            stack.append(high)
    names = sorted(seen, key=lambda name: seen[name][0])
    place = {0: 0, 1: 1} | {name: at for at, name in enumerate(names, 2)}
    var, low, high = [-1, -1], [0, 1], [0, 1]
    for name in names:
        level, zero, one = seen[name]
        var.append(level)
        low.append(place[zero])
        high.append(place[one])
    return Diagram(tuple(reversed(order)), var, low, high, effort)


def _kept_apart(variables: int, work: Callable[[], T]) -> T:
    """Do the work on a stack that holds so many variables; no object of the library outlives it.

    An error may be let go of on another thread, which the library's objects must not be, so it
    leaves without the frames that hold them.
    """
    outcomes: list[T | BaseException] = []

    def run() -> None:
        try:
            outcomes.append(work())
        except BaseException as error:  # noqa: BLE001  (raised below)
            outcomes.append(error.with_traceback(None))

    if variables <= _ON_ANY_STACK:
        run()
    else:
        with _STACK_LOCK:
            usual = threading.stack_size(max(1 << 24, variables * _STACK_PER_VARIABLE))
            try:
                thread = threading.Thread(target=run, daemon=True)
                thread.start()
            finally:
                threading.stack_size(usual)
        thread.join()
    outcome = outcomes[0]
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome
