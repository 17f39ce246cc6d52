"""A tree cut into modules: parts whose events stand nowhere else, each solved once, by itself.

Found by the dates of a depth-first visit, in linear time (Dutuit and Rauzy 1996).
"""

import attrs

from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.simplify import uses


@attrs.frozen(eq=False)
class Module:
    """A gate that stands alone, over variables that are events or modules further down."""

    gate: int
    logic: Logic
    """Its gates, children first, itself last; one gate over variables used once if independent."""
    independent: bool
    """Whether it is one gate whose parts stand nowhere else."""


def modules(top: int, gates: Logic) -> list[Module]:
    """The modules of a simplified tree, each after those that it is made of."""
    alone = _alone(top, gates)
    used = uses(gates)
    gates = _with_private_parts(gates, alone, used)
    found: list[Module] = []
    for gate in gates:
        if gate in alone:
            _, args = gates[gate]
            if all(used[arg] == 1 and (arg in alone or arg not in gates) for arg in args):
                found.append(Module(gate, {gate: gates[gate]}, independent=True))
            else:
                found.append(Module(gate, _inside(gate, gates, alone), independent=False))
    return found


def _with_private_parts(gates: Logic, alone: set[int], used: dict[int, int]) -> Logic:
    """Give the parts of an or or an and that nothing else needs a gate of their own.

    The new gates are modules, so whatever mixes them with shared parts has fewer variables.
    """
    fresh = max(gates) + 1
    changed: Logic = {}
    for gate, (k, args) in gates.items():
        private = [a for a in args if used[a] == 1 and (a in alone or a not in gates)]
        if k in (1, len(args)) and 1 < len(private) < len(args):
            hidden = set(private)
            shared = tuple(a for a in args if a not in hidden)
            changed[fresh] = (1 if k == 1 else len(private), tuple(private))
            changed[gate] = (1 if k == 1 else len(shared) + 1, (*shared, fresh))
            alone.add(fresh)
            used[fresh] = 1
            fresh += 1
        else:
            changed[gate] = (k, args)
    return changed


def _inside(top: int, gates: Logic, alone: set[int]) -> Logic:
    """The gates between a module and its variables, children first."""
    order: list[int] = []
    state: dict[int, bool] = {}
    stack = [top]
    while stack:
        gate = stack[-1]
        if gate in state:
            stack.pop()
            if not state[gate]:
                state[gate] = True
                order.append(gate)
            continue
        state[gate] = False
        stack.extend(a for a in gates[gate][1] if a in gates and a not in alone and a not in state)
    return {gate: gates[gate] for gate in order}


def _alone(top: int, gates: Logic) -> set[int]:
    """The gates of which everything below is visited only between entering and leaving them."""
    first, last, left = _dates(top, gates)
    earliest: dict[int, int] = {}
    latest: dict[int, int] = {}
    alone: set[int] = set()
    for gate, (_, args) in gates.items():
        low = min(min(first[a], earliest.get(a, first[a])) for a in args)
        high = max(max(last[a], latest.get(a, last[a])) for a in args)
        earliest[gate], latest[gate] = low, high
        if low > first[gate] and high < left[gate]:
            alone.add(gate)
    return alone


def _dates(top: int, gates: Logic) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """When each was first visited, when last, and when a gate was left for the first time."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    left: dict[int, int] = {}
    stack = [top]
    clock = 0
    while stack:
        clock += 1
        node = stack.pop()
        if node < 0:
            left[~node] = last[~node] = clock
            continue
        if node not in first:
            first[node] = clock
            if node in gates:
                stack.append(~node)
                stack.extend(gates[node][1])
        last[node] = clock
    return first, last, left
