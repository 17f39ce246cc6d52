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
    used = uses(gates)
    stands: dict[int, int] = {FALSE: FALSE, TRUE: TRUE}
    equal: dict[tuple[int, tuple[int, ...]], int] = {}
    kept: Logic = {}
    for gate, (need, parts) in gates.items():
        k, args = _without_constants(need, [stands.get(part, part) for part in parts])
        if k <= 0 or k > len(args):
            stands[gate] = TRUE if k <= 0 else FALSE
            continue
        if k in (1, len(args)):
            args = _merged(k == 1, args, kept, used)
            k = 1 if k == 1 else len(args)
        if len(args) == 1:
            stands[gate] = args[0]
            continue
        same = equal.setdefault((k, tuple(sorted(args))), gate)
        if same == gate:
            kept[gate] = (k, tuple(args))
        else:
            stands[gate] = same
            used[same] = used.get(same, 0) + used.get(gate, 0)
    top = stands.get(top, top)
    return top, reached(top, kept)


def _without_constants(k: int, args: list[int]) -> tuple[int, list[int]]:
    if min(args, default=0) < 0:
        k -= args.count(TRUE)
        args = [arg for arg in args if arg >= 0]
    return k, args


def _merged(disjunction: bool, args: list[int], kept: Logic, used: dict[int, int]) -> list[int]:  # noqa: FBT001
    """The parts of an or (or an and), with those of its own kind that stand nowhere else inside."""
    merged: dict[int, None] = {}
    for arg in args:
        if arg in kept and used[arg] == 1:
            k, inner = kept[arg]
            if k == (1 if disjunction else len(inner)):
                merged.update(dict.fromkeys(inner))
                continue
        merged[arg] = None
    return list(merged)


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
