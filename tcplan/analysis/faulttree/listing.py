"""Minimal cut sets of a solved tree, smallest first, each found when it is asked for.

Before each step it is known which sizes can still come of it, so no step is in vain: a set takes
time by its events and the nodes on its path, however many other sets there are.
"""

from collections.abc import Iterator

import attrs

from tcplan.analysis.faulttree.graph import FALSE, TRUE
from tcplan.analysis.faulttree.independent import sizes
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.sizes import listed, together
from tcplan.analysis.faulttree.solved import Entangled, Independent, Solved

_OFTEN = 4096

Chosen = tuple[int, "Chosen"] | None
"""The events chosen so far, the last one first; many lists share one tail."""


def cut_sets(
    tree: Solved, most: int | None, events: tuple[str, ...], limits: Limits
) -> Iterator[frozenset[str]]:
    """Minimal cut sets of at most ``most`` events, by their number of events."""
    largest = len(events) if most is None else min(most, len(events))
    listing = _Listing(tree, (1 << largest + 1) - 1)
    for size in listed(listing.sizes_at(tree.top)):
        yield from listing.of_size(size, events, limits)


@attrs.frozen(eq=False)
class _Whole:
    """An event or a section that a set still has to make true."""

    number: int
    sizes: int
    """What sizes this and everything after it can add."""
    then: "_Step | None"


@attrs.frozen(eq=False)
class _Some:
    """So many of the parts of an independent section from one on."""

    section: Independent
    start: int
    need: int
    sizes: int
    then: "_Step | None"


@attrs.frozen(eq=False)
class _Node:
    """A set of the family at a node of an entangled section."""

    section: Entangled
    node: int
    sizes: int
    then: "_Step | None"


_Step = _Whole | _Some | _Node


class _Listing:
    """What sizes of set each part of a tree can give, and the sets of one size."""

    def __init__(self, tree: Solved, cap: int) -> None:
        self.cap = cap
        self.top = tree.top
        self.section = {section.gate: section for section in tree.sections}
        self.whole: dict[int, int] = {TRUE: 1, FALSE: 0}
        self.some: dict[int, dict[tuple[int, int], int]] = {}
        self.node: dict[int, list[int]] = {}
        for section in tree.sections:
            if isinstance(section, Independent):
                table = sizes(section.k, [self.sizes_at(arg) for arg in section.args], cap)
                self.some[section.gate] = table
                self.whole[section.gate] = table[0, section.k]
            else:
                nodes = self.node[section.gate] = [0, 1]
                parts = [self.sizes_at(part) for part in section.diagram.order]
                for var, low, high in section.diagram.nodes():
                    nodes.append(nodes[low] | together(parts[var], nodes[high], cap))
                self.whole[section.gate] = nodes[-1]

    def sizes_at(self, number: int) -> int:
        """The sizes of the minimal sets of a section, an event or a constant."""
        return self.whole.get(number, 2 & self.cap)

    def of_size(
        self, size: int, events: tuple[str, ...], limits: Limits
    ) -> Iterator[frozenset[str]]:
        """Every minimal set of the top with so many events."""
        start = None if self.top == TRUE else self._whole(self.top, None)
        todo: list[tuple[_Step | None, int, Chosen]] = [(start, size, None)]
        steps = 0
        while todo:
            steps += 1
            if steps % _OFTEN == 0:
                limits.check()
            step, left, chosen = todo.pop()
            if step is None:
                yield frozenset(_names(chosen, events))
            elif step.sizes >> left & 1:
                if isinstance(step, _Whole) and step.number not in self.section:
                    todo.append((step.then, left - 1, (step.number, chosen)))
                else:
                    todo.extend((after, left, chosen) for after in self._after(step))

    def _after(self, step: _Step) -> Iterator[_Step | None]:
        """The steps of which each can take the place of one."""
        if isinstance(step, _Node):
            diagram = step.section.diagram
            low, high = diagram.low[step.node], diagram.high[step.node]
            if low:
                yield self._at_node(step.section, low, step.then)
            part = diagram.order[diagram.var[step.node]]
            yield self._whole(part, self._at_node(step.section, high, step.then))
        elif isinstance(step, _Some):
            section, start, need = step.section, step.start, step.need
            if len(section.args) - start > need:
                yield self._of_some(section, start + 1, need, step.then)
            rest = self._of_some(section, start + 1, need - 1, step.then)
            yield self._whole(section.args[start], rest)
        else:
            whole = self.section[step.number]
            if isinstance(whole, Independent):
                yield self._of_some(whole, 0, whole.k, step.then)
            else:
                yield self._at_node(whole, len(whole.diagram.var) - 1, step.then)

    def _whole(self, number: int, then: _Step | None) -> _Step:
        return _Whole(number, self._with(self.sizes_at(number), then), then)

    def _of_some(
        self, section: Independent, start: int, need: int, then: _Step | None
    ) -> _Step | None:
        if need == 0:
            return then
        own = self.some[section.gate][start, need]
        return _Some(section, start, need, self._with(own, then), then)

    def _at_node(self, section: Entangled, node: int, then: _Step | None) -> _Step | None:
        if node == 1:
            return then
        return _Node(section, node, self._with(self.node[section.gate][node], then), then)

    def _with(self, own: int, then: _Step | None) -> int:
        return own if then is None else together(own, then.sizes, self.cap)


def _names(chosen: Chosen, events: tuple[str, ...]) -> Iterator[str]:
    while chosen is not None:
        number, chosen = chosen
        yield events[number]
