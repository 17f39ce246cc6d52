"""Probability and importance of a solved tree, section by section, upwards and back down.

A section shares no event with the rest, so it takes part in the sections above as one event, and
what an event adds to the top is what it adds to its section times what that adds to the top.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

import attrs

from tcplan.analysis.faulttree.diagram import minimal_solutions
from tcplan.analysis.faulttree.graph import FALSE, TRUE
from tcplan.analysis.faulttree.independent import at_least, given_each
from tcplan.analysis.faulttree.library import in_a_minimal_solution
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.solved import Entangled, Independent, Solved

_DIGITS_LEFT = 1e-6
"""Where less than this share is left after a subtraction, the figure is worked out without one."""


@attrs.frozen
class Importance:
    """What one event means for the top; P is the probability of the top."""

    birnbaum: float
    """P(top | event) - P(top | not event)."""
    criticality: float
    """p · birnbaum / P: that the event happened and decided it, given the top."""
    raw: float
    """Risk achievement worth, P(top | event) / P; infinite when only P is 0."""
    rrw: float
    """Risk reduction worth, P / P(top | not event); infinite when the denominator is 0."""
    fussell_vesely: float
    """P(all of some minimal cut set with the event happens) / P."""


def chances(tree: Solved, p: Mapping[int, float], limits: Limits) -> dict[int, float]:
    """The probability of every event and section; linear in the size of the sections."""
    found = {TRUE: 1.0, FALSE: 0.0, **p}
    for section in tree.sections:
        limits.check()
        if isinstance(section, Independent):
            found[section.gate] = at_least(section.k, [found[arg] for arg in section.args])
        else:
            values = [found[part] for part in section.diagram.order]
            found[section.gate] = section.diagram.chances(values)[-1]
    return found


def birnbaum(tree: Solved, p: Mapping[int, float], limits: Limits) -> dict[int, float]:
    """The Birnbaum importance of every event and section on which the top depends."""
    values = chances(tree, p, limits)
    found = {tree.top: 1.0}
    for section in reversed(tree.sections):
        limits.check()
        above = found[section.gate]
        for part, adds in _adds(section, values):
            found[part] = above * adds
    return found


def importance(
    tree: Solved, p: Mapping[int, float], events: Iterable[int], limits: Limits
) -> dict[int, Importance]:
    """Every measure of every event.

    The Birnbaum importances take one pass up and one down; Fussell-Vesely takes, for each event of
    a section with a diagram, the union of the minimal solutions with that event.
    """
    values = chances(tree, p, limits)
    top = values[tree.top]
    adds = {tree.top: 1.0}
    without = {tree.top: 0.0}
    in_cut_set = {tree.top: 1.0}
    for section in reversed(tree.sections):
        limits.check()
        above = section.gate
        for part, less, more, cut in _given_each(section, values, limits):
            without[part] = without[above] + adds[above] * less
            adds[part] = adds[above] * more
            in_cut_set[part] = in_cut_set[above] * cut
    return {
        event: _measures(
            top, p.get(event, 0.0), adds.get(event, 0.0), without.get(event, top),
            in_cut_set.get(event, 0.0),
        )
        for event in events
    }  # fmt: skip


def _measures(top: float, p: float, adds: float, without: float, in_cut_set: float) -> Importance:
    surely = without + adds
    if top == 0:
        return Importance(adds, 0.0, math.inf if surely else 1.0, math.inf, 0.0)
    return Importance(
        birnbaum=adds,
        criticality=p * adds / top,
        raw=surely / top,
        rrw=top / without if without else math.inf,
        fussell_vesely=p * in_cut_set / top,
    )


def _adds(
    section: Independent | Entangled, values: Mapping[int, float]
) -> Iterator[tuple[int, float]]:
    if isinstance(section, Independent):
        each = given_each(section.k, [values[arg] for arg in section.args])
        return zip(section.args, (adds for _, adds, _ in each), strict=True)
    diagram = section.diagram
    own = [values[part] for part in diagram.order]
    return zip(diagram.order, diagram.birnbaum(own, diagram.chances(own)), strict=True)


def _given_each(
    section: Independent | Entangled, values: Mapping[int, float], limits: Limits
) -> Iterator[tuple[int, float, float, float]]:
    """Each part with P(section | not it), what it adds, and P(a cut set with it | it)."""
    if isinstance(section, Independent):
        each = given_each(section.k, [values[arg] for arg in section.args])
        for part, (less, adds, cut) in zip(section.args, each, strict=True):
            yield part, less, adds, cut
        return
    diagram = section.diagram
    own = [values[part] for part in diagram.order]
    nodes = diagram.chances(own)
    cuts = in_a_minimal_solution(minimal_solutions(diagram, limits), own, limits)
    adds_each = diagram.birnbaum(own, nodes)
    for var, part in enumerate(diagram.order):
        less = nodes[-1] - own[var] * adds_each[var]
        if less < _DIGITS_LEFT * nodes[-1]:
            less = diagram.chances([*own[:var], 0.0, *own[var + 1 :]])[-1]
        yield part, less, adds_each[var], cuts[var]
