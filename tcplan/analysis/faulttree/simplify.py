"""The same logic with less in it; no step changes for which events the top is true.

Constants and gates of one part go, gates of the same kind merge, equal gates become one, and parts
that always stand together get a gate of their own (the contraction and factorization of the Faunet
reduction: Platz and Olsen 1976). Each pass is linear.
"""

from tcplan.analysis.faulttree.graph import FALSE, TRUE, Logic, reached

_PASSES = 20


def simplified(top: int, gates: Logic) -> tuple[int, Logic]:
    """The top, which may have become an event or a constant, and the gates that it needs."""
    top, gates = _tidied(top, gates)
    for _ in range(_PASSES):
        grouped = _together(gates)
        if grouped is None:
            break
        top, gates = _tidied(top, grouped)
    return top, gates


def uses(gates: Logic) -> dict[int, int]:
    """How many times each event and gate stands as a part."""
    counted: dict[int, int] = {}
    for _, args in gates.values():
        for arg in args:
            counted[arg] = counted.get(arg, 0) + 1
    return counted


def _tidied(top: int, gates: Logic) -> tuple[int, Logic]:
    for _ in range(_PASSES):
        top, gates = _folded(top, gates)
        top, gates, found = _shared(top, _merged(gates))
        if not found:
            break
    return top, gates


def _folded(top: int, gates: Logic) -> tuple[int, Logic]:
    """Without constants, and without gates of one part."""
    stands: dict[int, int] = {FALSE: FALSE, TRUE: TRUE}
    kept: Logic = {}
    for gate, (need, parts) in gates.items():
        k, args = _without_constants(need, [stands.get(part, part) for part in parts])
        if k <= 0 or k > len(args):
            stands[gate] = TRUE if k <= 0 else FALSE
        else:
            _keep(gate, k, args, kept, stands)
    return stands.get(top, top), kept


def _without_constants(k: int, args: list[int]) -> tuple[int, list[int]]:
    if min(args, default=0) < 0:
        k -= args.count(TRUE)
        args = [arg for arg in args if arg >= 0]
    return k, args


def _keep(gate: int, k: int, args: list[int], kept: Logic, stands: dict[int, int]) -> None:
    """Keep a gate without repetitions, or let its only part stand for it."""
    if k in (1, len(args)):
        once = tuple(dict.fromkeys(args))
        if len(once) == 1:
            stands[gate] = once[0]
        else:
            kept[gate] = (1 if k == 1 else len(once), once)
    else:
        kept[gate] = (k, tuple(args))


def _merged(gates: Logic) -> Logic:
    """With the parts of gates that stand once, in a gate of their own kind, moved into that gate.

    From the top down, so that a chain of any length is moved only once.
    """
    used = uses(gates)
    moved: set[int] = set()
    found: list[tuple[int, tuple[int, tuple[int, ...]]]] = []
    for gate, (k, parts) in reversed(gates.items()):
        if gate in moved:
            continue
        if k not in (1, len(parts)):
            found.append((gate, (k, parts)))
            continue
        args: dict[int, None] = {}
        left = list(reversed(parts))
        while left:
            part = left.pop()
            within, inner = gates.get(part, (0, ()))
            if inner and used[part] == 1 and within == (1 if k == 1 else len(inner)):
                moved.add(part)
                left.extend(reversed(inner))
            else:
                args[part] = None
        found.append((gate, (1 if k == 1 else len(args), tuple(args))))
    return dict(reversed(found))


def _shared(top: int, gates: Logic) -> tuple[int, Logic, bool]:
    """With one gate for all that are equal, and whether there were any."""
    stands: dict[int, int] = {}
    equal: dict[tuple[int, tuple[int, ...]], int] = {}
    kept: Logic = {}
    for gate, (k, parts) in gates.items():
        _keep(gate, k, [stands.get(part, part) for part in parts], kept, stands)
        if gate in kept:
            need, args = kept[gate]
            same = equal.setdefault((need, tuple(sorted(args))), gate)
            if same != gate:
                stands[gate] = same
                del kept[gate]
    top = stands.get(top, top)
    return top, reached(top, kept), bool(stands)


def _together(gates: Logic) -> Logic | None:
    """The logic with one gate for parts that share all their parents, all of one kind."""
    parents: dict[int, list[int]] = {}
    for gate, (_, args) in gates.items():
        for arg in args:
            parents.setdefault(arg, []).append(gate)
    groups: dict[tuple[int, ...], list[int]] = {}
    for part, above in parents.items():
        if len(above) > 1:
            groups.setdefault(tuple(above), []).append(part)
    wanted = {
        above: parts
        for above, parts in groups.items()
        if len(parts) > 1 and _kind(gates, above) is not None
    }
    return _with_gates(gates, wanted) if wanted else None


def _kind(gates: Logic, above: tuple[int, ...]) -> bool | None:
    """Whether all these gates are ors; ``None`` when they are not all ors, nor all ands."""
    kinds = {k == 1 if k in (1, len(args)) else None for k, args in map(gates.__getitem__, above)}
    return kinds.pop() if len(kinds) == 1 else None


def _with_gates(gates: Logic, wanted: dict[tuple[int, ...], list[int]]) -> Logic:
    fresh = max(gates) + 1
    before: dict[int, list[tuple[int, list[int]]]] = {}
    instead: dict[int, dict[int, int]] = {}
    for new, (above, parts) in enumerate(wanted.items(), fresh):
        before.setdefault(above[0], []).append((new, parts))
        for gate in above:
            instead.setdefault(gate, {}).update(dict.fromkeys(parts, new))
    changed: Logic = {}
    for gate, (k, args) in gates.items():
        for new, parts in before.get(gate, ()):
            changed[new] = (1 if k == 1 else len(parts), tuple(parts))
        swap = instead.get(gate)
        if swap is None:
            changed[gate] = (k, args)
        else:
            fewer = tuple(dict.fromkeys(swap.get(arg, arg) for arg in args))
            changed[gate] = (1 if k == 1 else len(fewer), fewer)
    return changed
