"""A written tree as whole numbers, once everything that could be wrong with it was looked for.

Events are ``0 … n-1`` in the order in which they are first named, gates are the numbers after
them. A gate ``(k, args)`` is true when at least ``k`` of its args are: 1 is or, all is and.
"""

from collections.abc import Callable, Iterable, Mapping

import attrs

from tcplan.analysis.faulttree.gates import And, AtLeast, Gate, Or
from tcplan.errors import FaultTreeError, UnknownIdError, shown

FALSE, TRUE = -1, -2
"""Constants, where the number of an event or a gate may stand."""

Threshold = tuple[int, tuple[int, ...]]
"""How many of the args must be true, and the args."""

Logic = dict[int, Threshold]
"""Gates, each after the gates that it is made of."""

_TOLD = 6


@attrs.frozen(eq=False)
class Graph:
    """A tree whose names are all known and whose gates lead nowhere in a circle."""

    events: tuple[str, ...]
    """The name of each event by its number."""
    top: int
    gates: Logic
    """The gates that the top needs."""

    def needed(self) -> list[int]:
        """The events that these gates name, in their order."""
        first = len(self.events)
        return sorted({a for _, args in self.gates.values() for a in args if 0 <= a < first})


@attrs.frozen(eq=False)
class _Written:
    """A gate as written, nested ones taken out: a part is a name, a constant, or a place."""

    owner: str
    """The named gate that it belongs to."""
    need: int
    parts: tuple[str | int, ...]


def graph(
    top: str, gates: Mapping[str, Gate], house: Mapping[str, bool], events: Iterable[str] | None
) -> Graph:
    """Number a tree; linear in its size, whatever its depth.

    ``house`` gives the constants that have names; ``events`` the names that events may have, or
    ``None`` when every name that is no gate is an event.
    """
    if top not in gates:
        raise UnknownIdError("gate", top, gates, where="tree")
    declared = None if events is None else tuple(dict.fromkeys(events))
    _only_one_meaning(gates, house, declared or ())
    written = _taken_apart(gates, house)
    places = {name: at for at, name in enumerate(gates)}
    names = _event_names(written, places, declared)
    first = len(names)
    numbers = {name: at for at, name in enumerate(names)}
    numbers |= {name: first + at for name, at in places.items()}
    thresholds = [
        (gate.need, tuple(_number(part, numbers, first) for part in gate.parts)) for gate in written
    ]
    order = _children_first(thresholds, first, lambda at: written[at].owner)
    logic = {first + at: thresholds[at] for at in order}
    return Graph(tuple(names), numbers[top], reached(numbers[top], logic))


def reached(top: int, gates: Logic) -> Logic:
    """The gates that the top needs, in the order in which they stand."""
    wanted = {top}
    for gate, (_, args) in reversed(gates.items()):
        if gate in wanted:
            wanted.update(args)
    return {gate: threshold for gate, threshold in gates.items() if gate in wanted}


def dual(gates: Logic) -> Logic:
    """The logic of success: its cut sets are the path sets of the logic of failure.

    At least k of n fail to hold exactly when at least n - k + 1 hold.
    """
    swapped = {FALSE: TRUE, TRUE: FALSE}
    return {
        gate: (len(args) - k + 1, tuple(swapped.get(a, a) for a in args))
        for gate, (k, args) in gates.items()
    }


def _only_one_meaning(
    gates: Mapping[str, Gate], house: Mapping[str, bool], events: Iterable[str]
) -> None:
    for what, names in (("a house event", house), ("an event", events)):
        twice = next((name for name in names if name in gates), None)
        if twice is not None:
            raise FaultTreeError(
                f"The name {shown(twice)} is a gate and {what}; give one of them another name."
            )


def _taken_apart(gates: Mapping[str, Gate], house: Mapping[str, bool]) -> list[_Written]:
    """Named gates first, in their order, then those that were written in place."""
    waiting: list[tuple[str, Gate]] = list(gates.items())
    written: list[_Written] = []
    for owner, gate in waiting:  # grows as it goes
        parts: list[str | int] = []
        for part in _fitting(owner, gate).parts:
            if isinstance(part, str):
                parts.append((TRUE if house[part] else FALSE) if part in house else part)
            elif isinstance(part, bool):
                parts.append(TRUE if part else FALSE)
            else:
                parts.append(len(waiting))
                waiting.append((owner, part))
        need = 1 if isinstance(gate, Or) else len(parts)
        written.append(_Written(owner, gate.k if isinstance(gate, AtLeast) else need, tuple(parts)))
    return written


def _fitting(owner: str, gate: Gate) -> Gate:
    """The gate, when it is one, and its k when it can be reached."""
    if not isinstance(gate, And | Or | AtLeast):
        raise FaultTreeError(
            f"Gate {shown(owner)} holds {shown(gate)}; expected And, Or, AtLeast, a name, "
            "true or false."
        )
    if isinstance(gate, AtLeast) and not 1 <= gate.k <= len(gate.parts):
        raise FaultTreeError(
            f"Gate {shown(owner)} asks for at least {shown(gate.k)} of {len(gate.parts)}; "
            f"expected a number from 1 to {len(gate.parts)}."
        )
    return gate


def _event_names(
    written: list[_Written], gates: Mapping[str, int], declared: tuple[str, ...] | None
) -> dict[str, None]:
    names = dict.fromkeys(declared or ())
    for gate in written:
        for part in gate.parts:
            if isinstance(part, str) and part not in gates and part not in names:
                if declared is not None:
                    raise UnknownIdError("event or gate", part, [*declared, *gates], where="tree")
                names[part] = None
    return names


def _number(part: str | int, numbers: Mapping[str, int], first: int) -> int:
    if isinstance(part, str):
        return numbers[part]
    return part if part < 0 else first + part


def _children_first(
    thresholds: list[Threshold], first: int, owner: Callable[[int], str]
) -> list[int]:
    """Places of the gates, each after those that it is made of; a circle is an error."""
    order: list[int] = []
    state = bytearray(len(thresholds))  # 1 while a gate is being looked into, 2 once it is done
    for start in range(len(thresholds)):
        stack = [start]
        while stack:
            at = stack[-1]
            if state[at]:
                stack.pop()
                if state[at] == 1:
                    state[at] = 2
                    order.append(at)
                continue
            state[at] = 1
            for arg in reversed(thresholds[at][1]):
                if arg >= first:
                    below = arg - first
                    if state[below] == 1:
                        raise _circle([owner(g) for g in stack if state[g] == 1], owner(below))
                    if not state[below]:
                        stack.append(below)
    return order


def _circle(path: list[str], back_to: str) -> FaultTreeError:
    names = list(dict.fromkeys(path[path.index(back_to) :])) if back_to in path else [back_to]
    told = [shown(name) for name in [*names[:_TOLD], *(["…"] if len(names) > _TOLD else [])]]
    return FaultTreeError(
        f"Gates lead back to where they started: {' → '.join([*told, shown(back_to)])}; "
        "take one of these links out."
    )
