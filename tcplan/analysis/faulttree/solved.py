"""A whole tree, section by section: each is worked out once and answers in terms of its parts."""

import attrs

from tcplan.analysis.faulttree.diagram import Diagram, minimal_solutions
from tcplan.analysis.faulttree.graph import Logic
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.modules import modules
from tcplan.analysis.faulttree.orders import diagram
from tcplan.analysis.faulttree.simplify import simplified


@attrs.frozen(eq=False)
class Independent:
    """True when at least ``k`` of parts are that share nothing with anything else."""

    gate: int
    k: int
    args: tuple[int, ...]


@attrs.frozen(eq=False)
class Entangled:
    """A gate over parts that stand in it more than once, as a diagram of its variables."""

    gate: int
    diagram: Diagram


@attrs.frozen(eq=False)
class Solved:
    """The sections of a tree, each after those that it is made of."""

    top: int
    """The number of the top: of the last section, of an event, ``TRUE`` or ``FALSE``."""
    sections: tuple[Independent | Entangled, ...] = ()


def solved(top: int, gates: Logic, limits: Limits) -> Solved:
    """Simplify a tree, take it apart, and work out the diagram of each part that needs one."""
    limits.check()
    top, gates = simplified(top, gates)
    if top not in gates:
        return Solved(top)
    found: list[Independent | Entangled] = []
    done = 0
    parts = modules(top, gates)
    whole = sum(len(module.logic) for module in parts)
    for module in parts:
        limits.progress(done, whole)
        if module.independent:
            k, args = module.logic[module.gate]
            found.append(Independent(module.gate, k, args))
        else:
            found.append(Entangled(module.gate, diagram(module.gate, module.logic, limits)))
        done += len(module.logic)
    limits.progress(whole, whole)
    return Solved(top, tuple(found))


def minimal(functions: Solved, limits: Limits) -> Solved:
    """The same sections, with each diagram as that of its minimal solutions."""
    found: list[Independent | Entangled] = []
    for done, section in enumerate(functions.sections):
        limits.progress(done, len(functions.sections))
        if isinstance(section, Independent):
            found.append(section)
        else:
            found.append(Entangled(section.gate, minimal_solutions(section.diagram, limits)))
    limits.progress(len(found), len(found))
    return Solved(functions.top, tuple(found))
