"""One graph of the whole plan; what is only about its shape is asked of that graph.

An edge reads as a sentence, source, kind, target: "oak delivers c-nights". To lean is not to fall:
what falls when something stops is what ``withdrawal`` computes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.network.edges import LEANS, ON_SOURCE, edges, nodes
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan
from tcplan.errors import UnknownIdError

if TYPE_CHECKING:
    from networkx import DiGraph, MultiDiGraph


@attrs.frozen
class Use:
    """One thing that leans on another, and by which way."""

    id: str
    kind: str
    way: tuple[str, ...]
    """Ids from what is leaned on to the thing that leans, both included; the shortest way."""

    @property
    def directly(self) -> bool:
        """Whether nothing stands between them."""
        return len(self.way) == 2  # noqa: PLR2004


@attrs.frozen
class Reach:
    """Who and what leans on one agency on a day, directly or by way of others."""

    agency: str
    individuals: tuple[str, ...]
    controls: tuple[str, ...]
    """Promised controls in date."""


def network(plan: Plan) -> "MultiDiGraph":
    """The whole plan as a directed graph with parallel edges.

    Returns a ``networkx.MultiDiGraph``. Nodes are ids, with ``kind`` and ``name``. Edges have a
    ``kind``, ``start`` and ``end`` (first and last day, ``None`` when open), and what else the plan
    says of them; two ties with the same holder are two edges. Complexity: linear in the plan.
    Source: a support network as ecomaps draw it, joined to the controls of a bow-tie.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for name, kind, called in nodes(plan):
        graph.add_node(name, kind=kind, name=called)
    for source, kind, target, more in edges(plan):
        graph.add_edge(source, target, **{"kind": kind, "start": None, "end": None, **more})
    return graph


def _leaning(graph: "MultiDiGraph", day: dt.date | None = None) -> "DiGraph":
    """Edges from what is leaned on to what leans on it, of one day when one is given."""
    import networkx as nx

    leaning = nx.DiGraph()
    leaning.add_nodes_from(graph.nodes)
    for source, target, edge in graph.edges(data=True):
        within = day is None or (
            (edge["start"] is None or edge["start"] <= day)
            and (edge["end"] is None or day <= edge["end"])
        )
        end = LEANS.get(edge["kind"])
        if within and end is not None:
            leaning.add_edge(*((source, target) if end == ON_SOURCE else (target, source)))
    return leaning


def used_by(plan: Plan, name: str) -> tuple[Use, ...]:
    """Everything that leans on one thing, at any time, directly or by dependency; nearest first.

    Definition: the nodes reached from ``name`` along ``LEANS``, with a shortest way to each;
    things equally near stand in the plan's order. Raises ``UnknownIdError`` for an id that is no
    node. Complexity: linear in the graph (breadth-first search).
    """
    import networkx as nx

    graph = network(plan)
    order = {node: number for number, node in enumerate(graph.nodes)}
    if name not in order:
        raise UnknownIdError("thing", name, order)
    ways = nx.single_source_shortest_path(_leaning(graph), name)
    found = [Use(node, graph.nodes[node]["kind"], tuple(way)) for node, way in ways.items()]
    found.sort(key=lambda use: (len(use.way), order[use.id]))
    return tuple(use for use in found if use.id != name)


def reach(plan: Plan, day: dt.date) -> tuple[Reach, ...]:
    """For each agency, in the plan's order: who and what leans on it on a day.

    Definition: the individuals and the promised controls of that day among the nodes reached
    along ``LEANS``. Complexity: agencies times the edges that each reaches.
    """
    import networkx as nx

    graph = network(plan)
    leaning = _leaning(graph, day)
    idle = [c.id for c in plan.controls if c.state not in PROMISED_STATES or not c.in_date(day)]
    leaning.remove_nodes_from(idle)
    return tuple(
        Reach(
            agency.id,
            tuple(person.id for person in plan.individuals if person.id in found),
            tuple(control.id for control in plan.controls if control.id in found),
        )
        for agency in plan.agencies
        for found in [nx.descendants(leaning, agency.id)]
    )


def shared(plan: Plan, individual: str, day: dt.date | None = None) -> Mapping[str, int]:
    """For each agency that supports a person: how many others it supports as well, as a count.

    Support is a tie towards the person, a promised control or a package, by the agency or one of
    its teams; on ``day``, or at any time without one. Agencies stand in the plan's order. Others
    are counted and never named, because inside one person's record nobody else is. Complexity:
    linear in ties and controls.
    """
    people: dict[str, set[str]] = {agency.id: set() for agency in plan.agencies}
    for holder, person in _support(plan, day):
        agency = _agency_of(plan, holder)
        if agency is not None:
            people[agency].add(person)
    return {
        agency: len(supported) - 1
        for agency, supported in people.items()
        if individual in supported
    }


def _support(plan: Plan, day: dt.date | None) -> Iterator[tuple[str, str]]:
    for tie in plan.ties:
        if tie.direction != "from" and (day is None or tie.covers(day)):
            yield tie.holder, tie.individual
    for control in _promised(plan, day):
        for holder in (*control.delivery.holders, control.deputy):
            if holder is not None:
                yield holder, control.individual
    for package in plan.packages:
        yield package.provider, package.individual


def _promised(plan: Plan, day: dt.date | None) -> Iterator[Control]:
    for control in plan.controls:
        if control.state in PROMISED_STATES and (day is None or control.in_date(day)):
            yield control


def _agency_of(plan: Plan, holder: str) -> str | None:
    thing = plan.by_id[holder]
    if isinstance(thing, Team):
        return thing.agency
    return thing.id if isinstance(thing, Agency) else None


def sole_holders(plan: Plan, day: dt.date) -> Mapping[str, tuple[str, ...]]:
    """Holder to the promised controls of a day that cannot be delivered without it.

    Definition: of those named to deliver, fewer than are needed would be left, and there is no
    deputy. What the holders themselves share is asked of cut sets. Holders stand in the plan's
    order. Complexity: linear in the controls.
    """
    sole: dict[str, list[str]] = {}
    for control in _promised(plan, day):
        holders = control.delivery.holders
        if control.deputy is None and len(holders) == control.delivery.least_needed():
            for holder in holders:
                sole.setdefault(holder, []).append(control.id)
    named = (holder.id for holder in (*plan.agencies, *plan.teams))
    return {holder: tuple(sole[holder]) for holder in named if holder in sole}
