"""A shortage is proven: no timetable could serve all, and those named are why.

The rules are those of the decision record on capacity.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from tcplan.analysis.capacity import Period, Wanted
from tcplan.domain.plan import Plan
from tcplan.errors import TooLargeError


@attrs.frozen
class Bottleneck:
    """Holders who are asked for more hours a week than they offer, when nobody else may deliver."""

    holders: tuple[str, ...]
    asked: int
    """Hours a week, after others have done all that they may and offer."""
    offered: int
    wanted: tuple[str, ...]
    """Ids of the controls and packages that want these hours."""
    others_help: bool
    """Whether others deliver a part of them."""


Kept = dict[tuple[tuple[Wanted, ...], tuple[tuple[str, int], ...]], tuple[Bottleneck, ...]]
"""What was found for what is wanted and offered together, while both stay the same."""


def bottlenecks(plan: Plan, period: Period, kept: Kept | None = None) -> tuple[Bottleneck, ...]:
    """Who is asked for too much in a period; nothing when all that is wanted can be delivered.

    Definition: hours flow from what wants them through those who may deliver them, teams through
    their agencies, to what these offer. All can be delivered if and only if the maximum flow equals
    what is wanted (Ford and Fulkerson 1956); otherwise the minimum cut nearest to what is wanted
    names the holders, each connected part of it by itself. Of at least k holders each gives at most
    the hours of the control, so that k different ones can be there at every hour (McNaughton
    1959). Deputies are asked only if it cannot be done without them. Whole hours, so exact.
    Raises ``TooLargeError`` for more than ``MOST_HOURS``.
    Complexity: one flow for each set of holders that have work in common, over their distinct
    choices of holders: what is wanted of the same holders flows together.
    """
    kept = {} if kept is None else kept
    found: list[Bottleneck] = []
    for part, reached in _parts(plan, [one for one in period.wanted if one.total]):
        offered = {name: period.offered[name] for name in reached if name in period.offered}
        key = (part, tuple(offered.items()))
        if key not in kept:
            kept[key] = _of_part(plan, part, offered)
        found += kept[key]
    return tuple(sorted(found, key=lambda one: one.holders))


def _parts(
    plan: Plan, wanted: Sequence[Wanted]
) -> Iterator[tuple[tuple[Wanted, ...], tuple[str, ...]]]:
    """What is wanted, apart where no holder is shared, each with the holders that it reaches."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for one in wanted:
        first, *others = _reached(plan, one)
        for name in others:
            above[root(name)] = root(first)
    parts: dict[str, list[Wanted]] = {}
    for one in wanted:
        parts.setdefault(root(one.holders[0]), []).append(one)
    names: dict[str, list[str]] = {}
    for name in sorted(above):
        names.setdefault(root(name), []).append(name)
    for top, part in parts.items():
        yield tuple(part), tuple(names[top])


def _reached(plan: Plan, one: Wanted) -> list[str]:
    named = (*one.holders, *([one.deputy] if one.deputy else []))
    return [at for name in named for at in _through(plan, name)]


def _through(plan: Plan, holder: str) -> tuple[str, ...]:
    agency = getattr(plan.by_id[holder], "agency", None)
    return (holder, agency) if agency else (holder,)


def _of_part(
    plan: Plan, wanted: tuple[Wanted, ...], offered: Mapping[str, int]
) -> tuple[Bottleneck, ...]:
    if not _could_be_short(plan, wanted, offered):
        return ()
    short = _short(plan, offered, _groups(wanted))
    if short and any(one.deputy for one in wanted):
        short = _short(plan, offered, _groups(_with_deputy(one) for one in wanted))
    return short


def _could_be_short(plan: Plan, wanted: Sequence[Wanted], offered: Mapping[str, int]) -> bool:
    """Whether some holder could be asked for more than it offers: else nothing need be solved."""
    asked: dict[str, int] = {}
    for one in wanted:
        for name in one.holders:
            for at in _through(plan, name):
                asked[at] = asked.get(at, 0) + one.hours
    return any(hours > offered.get(name, hours) for name, hours in asked.items())


def _with_deputy(one: Wanted) -> Wanted:
    """A deputy is one more holder where one is enough; of several needed it gives no hours."""
    if one.deputy is None or one.needed != 1 or one.deputy in one.holders:
        return one
    return attrs.evolve(one, holders=(*one.holders, one.deputy), deputy=None)


@attrs.frozen
class _Group:
    """All that is wanted of the same holders, as many of them needed: their hours add up."""

    holders: tuple[str, ...]
    needed: int
    hours: int
    by: tuple[str, ...]


def _groups(wanted: Iterable[Wanted]) -> list[_Group]:
    alike: dict[tuple[tuple[str, ...], int], list[Wanted]] = {}
    for one in wanted:
        alike.setdefault((tuple(sorted(one.holders)), one.needed), []).append(one)
    return [
        _Group(holders, needed, sum(o.hours for o in ones), tuple(o.by for o in ones))
        for (holders, needed), ones in alike.items()
    ]


MOST_HOURS = 2**31 - 1
"""The solver counts in 32 bits, and gives a wrong flow beyond them without a word."""

_Node = tuple[str, str]
_Edges = dict[tuple[_Node, _Node], int]
"""Tail and head of each edge to what it carries at most, hours a week."""

_SOURCE: _Node = ("source", "")
_SINK: _Node = ("sink", "")


def _short(
    plan: Plan, offered: Mapping[str, int], groups: Sequence[_Group]
) -> tuple[Bottleneck, ...]:
    everything = sum(one.hours * one.needed for one in groups)
    if everything > MOST_HOURS:
        raise TooLargeError(
            f"{everything:,} hours a week are wanted of holders who share work; at most "
            f"{MOST_HOURS:,} can be held against what is offered. Look at hours_a_week."
        )
    edges = _network(plan, offered, groups)
    value, left = _flow(edges)
    if value == everything:
        return ()
    reached = _reachable(left)
    found = (_bottleneck(edges, part, groups) for part in _connected(edges, reached - {_SOURCE}))
    return tuple(one for one in found if one is not None)


def _network(plan: Plan, offered: Mapping[str, int], groups: Sequence[_Group]) -> _Edges:
    """Each holder is an edge from "in" to "out" that carries what it offers."""
    everything = sum(one.hours * one.needed for one in groups)
    edges: _Edges = {}
    for number, one in enumerate(groups):
        wants = ("wants", str(number))
        edges[_SOURCE, wants] = one.hours * one.needed
        for name in one.holders:
            edges[wants, ("in", name)] = one.hours
            way = _through(plan, name)
            for at in way:
                edges[("in", at), ("out", at)] = min(offered.get(at, everything), everything)
            if len(way) > 1:
                edges[("out", name), ("in", way[1])] = everything
            edges[("out", way[-1]), _SINK] = everything
    return edges


def _flow(edges: _Edges) -> tuple[int, dict[_Node, list[_Node]]]:
    """The maximum flow, and for each node where more could still go, on or back."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    numbers: dict[_Node, int] = {}
    for ends in edges:
        for node in ends:
            numbers.setdefault(node, len(numbers))
    tails, heads = (np.array([numbers[ends[at]] for ends in edges]) for at in (0, 1))
    most = np.array([*edges.values()], dtype=np.int32)
    shape = (len(numbers), len(numbers))
    graph = csr_array((most, (tails, heads)), shape)
    result = maximum_flow(graph, numbers[_SOURCE], numbers[_SINK])
    spare = (graph - result.flow).tocoo()
    nodes = list(numbers)
    left: dict[_Node, list[_Node]] = {}
    for tail, head, hours in zip(spare.row, spare.col, spare.data, strict=True):
        if hours > 0:
            left.setdefault(nodes[tail], []).append(nodes[head])
    return int(result.flow_value), left


def _reachable(left: Mapping[_Node, Sequence[_Node]]) -> set[_Node]:
    """What can still be reached from the source: the source side of the nearest minimum cut."""
    reached = {_SOURCE}
    queue = [_SOURCE]
    while queue:
        for head in left.get(queue.pop(), ()):
            if head not in reached:
                reached.add(head)
                queue.append(head)
    return reached


def _connected(edges: _Edges, nodes: set[_Node]) -> Iterator[set[_Node]]:
    """The nodes in groups that edges among them join."""
    beside: dict[_Node, list[_Node]] = {}
    for tail, head in edges:
        if tail in nodes and head in nodes:
            beside.setdefault(tail, []).append(head)
            beside.setdefault(head, []).append(tail)
    while beside:
        queue = [next(iter(beside))]
        part = set(queue)
        while queue:
            for other in beside.pop(queue.pop(), ()):
                if other not in part:
                    part.add(other)
                    queue.append(other)
        yield part


def _bottleneck(edges: _Edges, part: set[_Node], groups: Sequence[_Group]) -> Bottleneck | None:
    short = [one for number, one in enumerate(groups) if ("wants", str(number)) in part]
    holders = sorted(n for kind, n in part if kind == "in" and ("out", n) not in part)
    if not short or not holders:
        return None
    elsewhere = sum(one.hours for one in short for name in one.holders if ("in", name) not in part)
    return Bottleneck(
        holders=tuple(holders),
        asked=sum(one.hours * one.needed for one in short) - elsewhere,
        offered=sum(edges[("in", name), ("out", name)] for name in holders),
        wanted=tuple(by for one in short for by in one.by),
        others_help=bool(elsewhere),
    )
