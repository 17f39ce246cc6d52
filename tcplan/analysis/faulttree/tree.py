"""A coherent fault tree and its answers, exact as far as floating-point numbers are.

Nothing is approximated and nothing is left out: an answer that would cost too much is an error.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import overload

import attrs

from tcplan.analysis.faulttree import counting, listing, measures
from tcplan.analysis.faulttree.common_cause import CommonCause, P, spread
from tcplan.analysis.faulttree.gates import Gate, Interval
from tcplan.analysis.faulttree.graph import Graph, dual, graph
from tcplan.analysis.faulttree.limits import DEFAULT, Limits
from tcplan.analysis.faulttree.measures import Importance
from tcplan.analysis.faulttree.solved import Solved, minimal, solved
from tcplan.errors import FaultTreeError, shown

_TOLD = 3
_NO_NAMES: Mapping[str, bool] = MappingProxyType({})
_HALF = 0.5

Probability = float | Interval


@attrs.frozen(eq=False)
class FaultTree:
    """Gates over events that may fail, of which one, the top, is asked about.

    A part of a gate is the name of a gate or an event, ``True`` or ``False``, or a gate written in
    place. Gates and events may be shared. Raises ``UnknownIdError`` for a name that is not there
    and ``FaultTreeError`` for gates in a circle, a ``k`` out of reach, or a name used twice.

    What is worked out is kept, so a second question about the same tree is cheap. Threads may ask
    the same tree; each then works for itself.

    >>> tree = FaultTree(top="g0", gates={"g0": Or("g1", "e3"), "g1": AtLeast(2, "e1", "e2", "e4")})
    >>> tree.count_minimal_cut_sets()
    4
    """

    top: str
    gates: Mapping[str, Gate]
    house: Mapping[str, bool] = _NO_NAMES
    """House events: names that stand for true or false."""
    _declared: Iterable[str] | None = attrs.field(default=None, alias="events", repr=False)
    """The names that events may have; by default any name that is no gate and no house event."""
    _graph: Graph = attrs.field(init=False, repr=False)
    _kept: dict[str, Solved] = attrs.field(init=False, repr=False, factory=dict)

    @_graph.default
    def _numbered(self) -> Graph:
        return graph(self.top, self.gates, self.house, self._declared)

    @property
    def events(self) -> tuple[str, ...]:
        """The names of all events, those of gates that the top does not need among them."""
        return self._graph.events

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The names of the events that the gates below the top name: each needs a probability."""
        return tuple(self._graph.events[number] for number in self._graph.needed())

    @overload
    def probability(
        self, probabilities: Mapping[str, float], limits: Limits = DEFAULT
    ) -> float: ...

    @overload
    def probability(
        self, probabilities: Mapping[str, Probability], limits: Limits = DEFAULT
    ) -> Probability: ...

    def probability(
        self, probabilities: Mapping[str, Probability], limits: Limits = DEFAULT
    ) -> Probability:
        """The probability of the top, from those of independent events.

        An ``Interval`` among them makes the answer one: from the probability at all the lower ends
        to that at all the upper ends, which is exact because no gate is a not.
        Shannon expansion on decision diagrams (Bryant 1986; Rauzy 1993).
        """
        given = self._given(probabilities)
        tree = self._functions(limits)
        if not any(isinstance(p, Interval) for p in given.values()):
            return self._top_of(tree, {at: _low(p) for at, p in given.items()}, limits)
        return Interval(
            self._top_of(tree, {at: _low(p) for at, p in given.items()}, limits),
            self._top_of(tree, {at: _high(p) for at, p in given.items()}, limits),
        )

    def minimal_cut_sets(
        self, max_order: int | None = None, limits: Limits = DEFAULT
    ) -> Iterator[frozenset[str]]:
        """Minimal sets of events that make the top happen, smallest first, as they are asked for.

        ``max_order`` is the largest number of events that is wanted. A top that is certain has the
        empty set alone.
        """
        return listing.cut_sets(self._cuts(limits), max_order, self.events, limits)

    def minimal_path_sets(
        self, max_order: int | None = None, limits: Limits = DEFAULT
    ) -> Iterator[frozenset[str]]:
        """Minimal sets of events whose absence keeps the top from happening, smallest first.

        They are the minimal cut sets of the dual tree.
        """
        return listing.cut_sets(self._paths(limits), max_order, self.events, limits)

    def count_minimal_cut_sets(self, limits: Limits = DEFAULT) -> int:
        """How many minimal cut sets there are, exactly, without listing them."""
        return counting.count(self._cuts(limits), limits)

    def cut_sets_by_order(self, limits: Limits = DEFAULT) -> dict[int, int]:
        """How many minimal cut sets there are of each number of events, exactly."""
        return counting.count_by_order(self._cuts(limits), len(self.needed), limits)

    def importance(
        self, probabilities: Mapping[str, float], limits: Limits = DEFAULT
    ) -> dict[str, Importance]:
        """Every measure of importance of every event; no intervals."""
        p = self._single(probabilities)
        tree = self._functions(limits)
        found = measures.importance(tree, p, range(len(self.events)), limits)
        return {self.events[at]: of for at, of in found.items()}

    def birnbaum(
        self, probabilities: Mapping[str, float], limits: Limits = DEFAULT
    ) -> dict[str, float]:
        """The Birnbaum importance of every event alone: one pass up the diagrams and one down."""
        found = measures.birnbaum(self._functions(limits), self._single(probabilities), limits)
        return {name: found.get(at, 0.0) for at, name in enumerate(self.events)}

    def structural_birnbaum(self, limits: Limits = DEFAULT) -> dict[str, float]:
        """The Birnbaum importance when every event is as likely as not: it needs no figures."""
        return self.birnbaum(dict.fromkeys(self.events, _HALF), limits)

    def with_common_causes(
        self, probabilities: Mapping[str, P], *groups: CommonCause
    ) -> tuple["FaultTree", dict[str, P]]:
        """The tree and probabilities in which the members of each group may fail together."""
        gates, wider = spread(self.gates, probabilities, groups)
        return FaultTree(self.top, gates, self.house), wider

    def _functions(self, limits: Limits) -> Solved:
        return self._keep("functions", lambda: solved(self._graph.top, self._graph.gates, limits))

    def _cuts(self, limits: Limits) -> Solved:
        return self._keep("cuts", lambda: minimal(self._functions(limits), limits))

    def _paths(self, limits: Limits) -> Solved:
        def work() -> Solved:
            return minimal(solved(self._graph.top, dual(self._graph.gates), limits), limits)

        return self._keep("paths", work)

    def _keep(self, what: str, work: Callable[[], Solved]) -> Solved:
        found = self._kept.get(what)
        return self._kept.setdefault(what, work()) if found is None else found

    def _top_of(self, tree: Solved, p: Mapping[int, float], limits: Limits) -> float:
        return measures.chances(tree, p, limits)[tree.top]

    def _given(self, probabilities: Mapping[str, Probability]) -> dict[int, Probability]:
        names = self.events
        missing = [names[at] for at in self._graph.needed() if names[at] not in probabilities]
        if missing:
            more = f" and {len(missing) - _TOLD} more" if len(missing) > _TOLD else ""
            raise FaultTreeError(
                f"There is no probability for {', '.join(map(shown, missing[:_TOLD]))}{more}; "
                "give one from 0 to 1 for every event."
            )
        given = {at: probabilities[names[at]] for at in self._graph.needed()}
        for at, p in given.items():
            if not 0 <= _low(p) <= _high(p) <= 1:
                raise FaultTreeError(
                    f"The probability of {shown(names[at])} is {_said(p)}; expected a number from "
                    "0 to 1, or an interval of two such numbers, the lower one first."
                )
        return given

    def _single(self, probabilities: Mapping[str, float]) -> dict[int, float]:
        given = self._given(probabilities)
        for at, p in given.items():
            if isinstance(p, Interval):
                raise FaultTreeError(
                    f"The probability of {shown(self.events[at])} is an interval; importance "
                    "needs one number for each event."
                )
        return {at: _low(p) for at, p in given.items()}


def _low(p: Probability) -> float:
    return float(p.low if isinstance(p, Interval) else p)


def _high(p: Probability) -> float:
    return float(p.high if isinstance(p, Interval) else p)


def _said(p: Probability) -> str:
    return f"from {shown(p.low)} to {shown(p.high)}" if isinstance(p, Interval) else shown(p)
