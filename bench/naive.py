"""What one would write first: copy the graph, take the agency out, see what still stands.

It answers less than the engine does (lost cover on evidence only, at one moment of the week), and
it shares nothing with it but the plan.
"""

import datetime as dt
from typing import Any

from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.hours import covers
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.plan import Plan


class Moment:
    """A plan at one moment of its week, as a networkx graph of who needs whom."""

    def __init__(self, plan: Plan, day: dt.date, at: tuple[str, int]) -> None:
        """Draw the graph; an arrow leads from what is needed to what needs it."""
        import networkx as nx

        self.plan, self.day, self.at = plan, day, at
        graph = nx.DiGraph()
        things: tuple[Any, ...] = (*plan.agencies, *plan.teams, *plan.places, *plan.systems)
        for thing in things:
            graph.add_node(thing.id)
            graph.add_edges_from((d.on, thing.id) for d in thing.depends_on)
            if getattr(thing, "agency", None):
                graph.add_edge(thing.agency, thing.id)
        self.people = graph.copy()
        for control in plan.controls:
            if self._in_force(control):
                graph.add_node(control.id)
                graph.add_edges_from((h, control.id) for h in control.delivery.holders)
                graph.add_edges_from((control.id, target) for target in control.prevents)
        for risk in plan.risks:
            graph.add_node(risk.id)
            graph.add_edges_from((threat.id, risk.id) for threat in risk.threats)
        gone = [a.id for a in plan.agencies if not a.works_on(day) or not self._able(a)]
        self.graph = self.without(graph, gone)

    def without(self, graph: Any, stopped: list[str]) -> Any:  # noqa: ANN401
        """A copy of the graph without some agencies and all that depends on them."""
        import networkx as nx

        left = graph.copy()
        for name in stopped:
            left.remove_nodes_from({name, *nx.descendants(self.people, name)})
        return left

    def uncovered(self, graph: Any) -> set[str]:  # noqa: ANN401
        """The risks that have a threat which no control holds any more."""
        held = {c.id: c for c in self.plan.controls if c.id in graph}
        known: dict[str, bool] = {}
        return {
            risk.id
            for risk in self.plan.risks
            for threat in risk.threats
            if not any(
                self._holds(graph, held[name], held, known)
                for name in (graph.predecessors(threat.id) if threat.id in graph else ())
            )
        }

    def lost(self, stopped: list[str], before: set[str]) -> set[str]:
        """The risks that lose their cover when these stop."""
        return self.uncovered(self.without(self.graph, stopped)) - before

    def _in_force(self, control: Control) -> bool:
        return (
            control.state in WORKING_STATES
            and control.in_date(self.day)
            and control.has_evidence(self.day)
            and covers(control.hours, *self.at)
        )

    def _able(self, agency: Any) -> bool:  # noqa: ANN401
        if agency.kind not in {"family", "friend"}:
            return True
        return agency.carer is not None and agency.carer.holds(self.day)

    def _there(self, graph: Any, name: str) -> bool:  # noqa: ANN401
        opening = self.plan.by_id[name].opening
        return name in graph and (not opening or covers(opening, *self.at))

    def _holds(
        self,
        graph: Any,  # noqa: ANN401
        control: Control,
        held: dict[str, Control],
        known: dict[str, bool],
    ) -> bool:
        if control.id not in known:
            known[control.id] = self._works_out(graph, control, held, known)
        return known[control.id]

    def _works_out(
        self,
        graph: Any,  # noqa: ANN401
        control: Control,
        held: dict[str, Control],
        known: dict[str, bool],
    ) -> bool:
        there = sum(self._there(graph, name) for name in control.delivery.holders)
        deputy = control.deputy is not None and self._there(graph, control.deputy)
        if there < control.delivery.least_needed() and not deputy:
            return False
        if control.kind == "monitoring":
            responder = control.responder
            if responder is None or control.respond_within is None:
                return False
            if not self._there(graph, responder):
                return False
        lawful = [control.authority] if control.restrictive and control.authority else []
        return all(self._met(graph, n, held, known) for n in (*control.requires, *lawful))

    def _met(
        self,
        graph: Any,  # noqa: ANN401
        name: str,
        held: dict[str, Control],
        known: dict[str, bool],
    ) -> bool:
        thing = self.plan.by_id[name]
        if isinstance(thing, Control):
            return name in held and self._holds(graph, thing, held, known)
        if isinstance(thing, LegalAuthority):
            return thing.covers(self.day)
        if isinstance(thing, Condition):
            supervised = any(
                self._there(graph, who) for who in (thing.supervisor, thing.deputy) if who
            )
            lawful = thing.authority is None or self.plan.by_id[thing.authority].covers(self.day)
            return thing.covers(self.day) and lawful and supervised
        return name in graph
