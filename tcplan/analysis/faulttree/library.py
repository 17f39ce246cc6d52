"""The one door to the decision-diagram library; nothing of the library leaves this module.

relibmss wants variables declared bottom first. Its objects belong to the thread that made them and
its functions recurse once a variable, so every call makes, reads and drops its own, and a diagram
leaves as flat lists. It neither stops nor counts inside an operation, so gates are built one by
one, and the budget and the wish to stop are looked at between them.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tcplan.analysis.faulttree.diagram import Diagram
from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.limits import Limits

_ON_ANY_STACK = 1_000
"""Variables that the library may recurse over on the smallest stack of a usual thread."""
_STACK_PER_VARIABLE = 4096
_STACK_LOCK = threading.Lock()

T = TypeVar("T", Diagram, list[float])


class OverBudgetError(Exception):
    """A diagram that grew past its budget, after so many gates."""

    def __init__(self, gates: int) -> None:
        super().__init__(gates)
        self.gates = gates


def built(gate: int, logic: Logic, order: Sequence[int], nodes: int, limits: Limits) -> Diagram:
    """The diagram of a gate, the first variable of ``order`` on top.

    ``logic`` holds the gate and those that it is made of, children first; whatever else stands in
    them is a variable in ``order``. Raises ``OverBudgetError`` once more than ``nodes`` were made.
    """
    outcome = _with_room(len(order), lambda: _made(gate, logic, order, nodes, limits))
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _made(gate: int, logic: Logic, order: Sequence[int], nodes: int, limits: Limits) -> Diagram:
    import relibmss

    manager = relibmss.BDD()
    made: dict[int, Any] = {}
    for variable in reversed(order):
        made[variable] = manager.defvar(str(variable))
    for done, (at, (k, args)) in enumerate(logic.items()):
        limits.check()
        # Counting from the top of the order makes k·n nodes, in any other order far more.
        parts = sorted((made[arg] for arg in args), key=_level, reverse=1 < k < len(args))
        if k == 1:
            made[at] = manager.Or(parts)
        elif k == len(parts):
            made[at] = manager.And(parts)
        else:
            made[at] = manager.kofn(k, parts)
        if manager.info()["nodes"] > nodes:
            raise OverBudgetError(done)
    return _read(made[gate], order)


def _level(node: Any) -> int:  # noqa: ANN401  (the library has no types)
    level: int = node.get_level()
    return level


def in_a_minimal_solution(family: Diagram, values: Sequence[float], limits: Limits) -> list[float]:
    """For each variable, P(the rest of some set of the family with it happens).

    One diagram of a union for each node of the family, and one for each variable and node above it.
    """
    outcome = _with_room(len(family.order), lambda: _unions(family, values, limits))
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _unions(family: Diagram, values: Sequence[float], limits: Limits) -> list[float]:
    import relibmss

    manager = relibmss.BDD()
    variables = [manager.defvar(str(var)) for var in range(len(family.order))]
    chances = {str(var): value for var, value in enumerate(values)}
    nodes = list(family.nodes())
    nothing = manager.const(0)
    unions: list[Any] = [nothing, manager.const(1)]
    for var, low, high in nodes:
        unions.append(unions[low] | (variables[var] & unions[high]))
    found: list[float] = []
    for wanted in range(len(variables)):
        limits.check()
        with_it: list[Any] = [nothing, nothing]
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


def _read(root: Any, order: Sequence[int]) -> Diagram:  # noqa: ANN401  (as above)
    """Every node below the root, children first: a node lies on a higher level than its parts."""
    seen: dict[int, tuple[int, int, int]] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        name = node.get_id()
        if name in seen or name <= 1:
            continue
        low, high = node.get_children()
        seen[name] = (node.get_level(), low.get_id(), high.get_id())
        stack += (low, high)
    names = sorted(seen, key=lambda name: seen[name][0])
    place = {0: 0, 1: 1} | {name: at for at, name in enumerate(names, 2)}
    var, low, high = [-1, -1], [0, 1], [0, 1]
    for name in names:
        level, zero, one = seen[name]
        var.append(level)
        low.append(place[zero])
        high.append(place[one])
    return Diagram(tuple(reversed(order)), var, low, high)


def _with_room(variables: int, work: Callable[[], T]) -> T | BaseException:
    """Do the work, on a thread with a stack of its own where the usual one may not hold it."""
    if variables <= _ON_ANY_STACK:
        return _outcome(work)
    outcomes: list[T | BaseException] = []
    with _STACK_LOCK:
        usual = threading.stack_size(max(1 << 24, variables * _STACK_PER_VARIABLE))
        try:
            thread = threading.Thread(target=lambda: outcomes.append(_outcome(work)), daemon=True)
            thread.start()
        finally:
            threading.stack_size(usual)
    thread.join()
    return outcomes[0]


def _outcome(work: Callable[[], T]) -> T | BaseException:
    """What the work gives or raises, without the frames that hold objects of the library.

    An error may be let go of on another thread, and the library's objects must not be.
    """
    try:
        return work()
    except BaseException as error:  # noqa: BLE001  (it is raised by whoever asked)
        return error.with_traceback(None)
