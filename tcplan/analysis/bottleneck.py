"""A shortage is proven: no timetable could serve all, and those named are why.

The rules are those of the decision record on capacity.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from tcplan.analysis.capacity import Period, Wanted
from tcplan.domain.plan import Plan


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


_SOURCE, _SINK = ("source", ""), ("sink", "")


def _short(
    plan: Plan, offered: Mapping[str, int], groups: Sequence[_Group]
) -> tuple[Bottleneck, ...]:
    import networkx as nx
    from networkx.algorithms.flow import preflow_push

    graph = _network(plan, offered, groups)
    residual = preflow_push(graph, _SOURCE, _SINK)
    if residual.graph["flow_value"] == sum(one.hours * one.needed for one in groups):
        return ()
    reached = _reachable(residual)
    inner = nx.Graph()
    for tail, head in graph.edges:
        if {tail, head} <= reached - {_SOURCE}:
            inner.add_edge(tail, head)
    return tuple(
        found
        for part in nx.connected_components(inner)
        if (found := _bottleneck(graph, part, groups)) is not None
    )


def _network(plan: Plan, offered: Mapping[str, int], groups: Sequence[_Group]) -> Any:  # noqa: ANN401
    """Each holder is an edge from "in" to "out" that carries what it offers."""
    import networkx as nx

    graph = nx.DiGraph()
    for number, one in enumerate(groups):
        wants = ("wants", str(number))
        graph.add_edge(_SOURCE, wants, capacity=one.hours * one.needed)
        for name in one.holders:
            graph.add_edge(wants, ("in", name), capacity=one.hours)
            way = _through(plan, name)
            for at in way:
                limit = offered.get(at)
                given = {} if limit is None else {"capacity": limit}
                graph.add_edge(("in", at), ("out", at), **given)
            if len(way) > 1:
                graph.add_edge(("out", name), ("in", way[1]))
            graph.add_edge(("out", way[-1]), _SINK)
    return graph


def _reachable(residual: Any) -> set[tuple[str, str]]:  # noqa: ANN401
    """What can still be reached from the source: the source side of the nearest minimum cut."""
    reached = {_SOURCE}
    queue = [_SOURCE]
    while queue:
        tail = queue.pop()
        for head, edge in residual[tail].items():
            if head not in reached and edge["flow"] < edge["capacity"]:
                reached.add(head)
                queue.append(head)
    return reached


def _bottleneck(
    graph: Any,  # noqa: ANN401
    part: set[tuple[str, str]],
    groups: Sequence[_Group],
) -> Bottleneck | None:
    short = [one for number, one in enumerate(groups) if ("wants", str(number)) in part]
    holders = sorted(n for kind, n in part if kind == "in" and ("out", n) not in part)
    if not short or not holders:
        return None
    elsewhere = sum(one.hours for one in short for name in one.holders if ("in", name) not in part)
    offered = sum(graph["in", name]["out", name]["capacity"] for name in holders)
    return Bottleneck(
        holders=tuple(holders),
        asked=sum(one.hours * one.needed for one in short) - elsewhere,
        offered=offered,
        wanted=tuple(by for one in short for by in one.by),
        others_help=bool(elsewhere),
    )
