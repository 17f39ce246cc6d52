"""Hours promised twice are worked once: what is asked for is held against what is offered.

The rules are those of the decision record on capacity.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan
from tcplan.domain.transition import SupportPackage

_DAY = dt.timedelta(days=1)


@attrs.frozen
class Wanted:
    """Hours a week that a control or a support package takes, and who may deliver them."""

    by: str
    """Id of the control or package."""
    hours: int
    """Of each holder that is needed."""
    needed: int
    holders: tuple[str, ...]
    deputy: str | None = None

    @property
    def total(self) -> int:
        """Hours a week of all holders together."""
        return self.hours * self.needed


@attrs.frozen
class Period:
    """Days in which the same is wanted and offered; the last period has no end."""

    start: dt.date
    end: dt.date | None
    wanted: tuple[Wanted, ...]
    offered: Mapping[str, int] = attrs.field(eq=False)
    """Id of each agency or team that states its hours a week, to these hours."""


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


def periods(plan: Plan, day: dt.date) -> tuple[Period, ...]:
    """The time from ``day`` on, cut wherever something wanted or offered begins or ends.

    Complexity: linear in the plan for each cut.
    """
    found: list[Period] = []
    for start in _cuts(plan, day):
        wanted, offered = _wanted(plan, start), _offered(plan, start)
        last = found[-1] if found else None
        if last is None or (last.wanted, last.offered) != (wanted, offered):
            if last is not None:
                found[-1] = attrs.evolve(last, end=start - _DAY)
            found.append(Period(start, None, wanted, offered))
    return tuple(found)


def bottlenecks(plan: Plan, period: Period) -> tuple[Bottleneck, ...]:
    """Who is asked for too much in a period; nothing when all that is wanted can be delivered.

    Definition: hours flow from what wants them through those who may deliver them, teams through
    their agencies, to what these offer. All can be delivered if and only if the maximum flow equals
    what is wanted (Ford and Fulkerson 1956); otherwise the minimum cut nearest to what is wanted
    names the holders, each connected part of it by itself. Of at least k holders each gives at most
    the hours of the control, so that k different ones can be there at every hour (McNaughton
    1959). Deputies are asked only if it cannot be done without them. Whole hours, so exact.
    """
    wanted = [one for one in period.wanted if one.total]
    if not _could_be_short(plan, period, wanted):
        return ()
    short = _short(plan, period, wanted)
    if short and any(one.deputy for one in wanted):
        short = _short(plan, period, [_with_deputy(one) for one in wanted])
    return short


def asked_of(holders: frozenset[str], wanted: Wanted) -> tuple[int, int]:
    """The fewest and the most hours a week that a control or package can ask of these holders."""
    inside = len(holders.intersection(wanted.holders))
    outside = len(wanted.holders) - inside
    least = max(wanted.needed - outside, 0)
    return wanted.hours * least, wanted.hours * min(inside, wanted.needed)


def _cuts(plan: Plan, day: dt.date) -> list[dt.date]:
    changes = {day}
    dated: tuple[Control | Agency, ...] = (*_counted(plan), *plan.agencies)
    for thing in dated:
        changes |= {thing.start} if thing.start else set()
        changes |= {thing.end + _DAY} if thing.end and thing.end < dt.date.max else set()
    moves = {move.move_day() for move in plan.transitions}
    changes |= {move for move in moves if move is not None} if plan.packages else set()
    for spell in plan.spells if plan.packages else ():
        changes |= {spell.ended} if spell.ended else set()
    return sorted(change for change in changes if change >= day)


def _counted(plan: Plan) -> Iterator[Control]:
    """Controls that are promised or in place and say what hours they take."""
    for control in plan.controls:
        if control.state in PROMISED_STATES and control.hours_a_week and control.delivery.holders:
            yield control


def _wanted(plan: Plan, day: dt.date) -> tuple[Wanted, ...]:
    controls = [
        Wanted(
            control.id,
            control.hours_a_week or 0,
            control.delivery.least_needed(),
            control.delivery.holders,
            control.deputy,
        )
        for control in _counted(plan)
        if control.in_date(day)
    ]
    packages = [
        Wanted(package.id, package.hours_a_week, 1, (package.provider,))
        for package in plan.packages
        if _is_running(plan, package, day)
    ]
    return (*controls, *packages)


def _is_running(plan: Plan, package: SupportPackage, day: dt.date) -> bool:
    """From the move into its home; without a day of a move, while the person is not in hospital."""
    person = package.individual
    moves = [m for m in plan.of("transitions", person) if m.placement == package.placement]
    if any(move.stage == "failed" for move in moves):
        return False
    days = [move.move_day() for move in moves if move.move_day() is not None]
    if days:
        return bool(max(days) <= day)
    return not any(spell.covers(day) for spell in plan.of("spells", person))


def _offered(plan: Plan, day: dt.date) -> Mapping[str, int]:
    offering: tuple[Agency | Team, ...] = (*plan.agencies, *plan.teams)
    found = {
        thing.id: thing.capacity_hours for thing in offering if thing.capacity_hours is not None
    }
    return found | {agency.id: 0 for agency in plan.agencies if not agency.works_on(day)}


def _could_be_short(plan: Plan, period: Period, wanted: list[Wanted]) -> bool:
    """Whether some holder could be asked for more than it offers: else nothing need be solved."""
    asked: dict[str, int] = {}
    for one in wanted:
        for name in one.holders:
            for at in _through(plan, name):
                asked[at] = asked.get(at, 0) + one.hours
    return any(hours > period.offered.get(name, hours) for name, hours in asked.items())


def _through(plan: Plan, holder: str) -> tuple[str, ...]:
    agency = getattr(plan.by_id[holder], "agency", None)
    return (holder, agency) if agency else (holder,)


def _with_deputy(one: Wanted) -> Wanted:
    """A deputy is one more holder where one is enough; of several needed it gives no hours."""
    if one.deputy is None or one.needed != 1 or one.deputy in one.holders:
        return one
    return attrs.evolve(one, holders=(*one.holders, one.deputy), deputy=None)


_SOURCE, _SINK = ("source", ""), ("sink", "")


def _short(plan: Plan, period: Period, wanted: list[Wanted]) -> tuple[Bottleneck, ...]:
    import networkx as nx
    from networkx.algorithms.flow import preflow_push

    graph = _network(plan, period, wanted)
    residual = preflow_push(graph, _SOURCE, _SINK)
    if residual.graph["flow_value"] == sum(one.total for one in wanted):
        return ()
    reached = _reachable(residual)
    inner = nx.Graph()
    for tail, head in graph.edges:
        if {tail, head} <= reached - {_SOURCE}:
            inner.add_edge(tail, head)
    return tuple(
        found
        for part in sorted(nx.connected_components(inner), key=min)
        if (found := _bottleneck(graph, part, wanted)) is not None
    )


def _network(plan: Plan, period: Period, wanted: list[Wanted]) -> Any:  # noqa: ANN401
    """Each holder is an edge from "in" to "out" that carries what it offers."""
    import networkx as nx

    graph = nx.DiGraph()
    for one in wanted:
        graph.add_edge(_SOURCE, ("wants", one.by), capacity=one.total)
        for name in one.holders:
            graph.add_edge(("wants", one.by), ("in", name), capacity=one.hours)
            way = _through(plan, name)
            for at in way:
                limit = period.offered.get(at)
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


def _bottleneck(graph: Any, part: set[tuple[str, str]], wanted: list[Wanted]) -> Bottleneck | None:  # noqa: ANN401
    short = [one for one in wanted if ("wants", one.by) in part]
    holders = sorted(n for kind, n in part if kind == "in" and ("out", n) not in part)
    if not short or not holders:
        return None
    elsewhere = sum(one.hours for one in short for name in one.holders if ("in", name) not in part)
    offered = sum(graph["in", name]["out", name]["capacity"] for name in holders)
    return Bottleneck(
        holders=tuple(holders),
        asked=sum(one.total for one in short) - elsewhere,
        offered=offered,
        wanted=tuple(one.by for one in short),
        others_help=bool(elsewhere),
    )
