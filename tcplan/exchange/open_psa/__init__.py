"""A published fault tree is read whole, or refused with the line that cannot be read.

The Open-PSA Model Exchange Format (open-psa.github.io/mef) is what the tools of the field exchange
models in. Of it, fault trees are read, with their components, parameters and house events; what
would change an answer and is not read (groups of common cause, substitutions, included files,
random parameters) is refused and never passed over.
"""

from pathlib import Path

import attrs

from tcplan.analysis.faulttree import FaultTree
from tcplan.errors import TreeUnreadableError, shown, shown_path
from tcplan.exchange import bounded_xml
from tcplan.exchange.bounded import Kind, read_whole
from tcplan.exchange.open_psa.coherent import coherent
from tcplan.exchange.open_psa.declared import FREE_TEXT, Declared, File, declared, listed
from tcplan.exchange.open_psa.declared import Kind as Declares
from tcplan.exchange.open_psa.formulas import named_by
from tcplan.exchange.open_psa.graphs import LoopError, bottom_up
from tcplan.exchange.open_psa.numbers import probabilities

_FILE = Kind("fault-tree file", (".xml", ".opsa"), TreeUnreadableError)


@attrs.frozen
class Model:
    """A fault tree of a file, and what the file says about its events."""

    tree: FaultTree
    probabilities: dict[str, float]
    mission_time: float | None
    """In hours; None where no probability depends on it."""


def read(path: str | Path, top: str | None = None) -> tuple[FaultTree, dict[str, float]]:
    """The fault tree in an Open-PSA file, and the probability of each of its events.

    ``top`` names its top gate, and is needed where several gates stand in no other gate. Raises
    ``TreeUnreadableError``, one sentence with the line, for what cannot be read, is not coherent,
    or lacks what is needed.
    """
    model = read_model(path, top)
    return model.tree, model.probabilities


def read_model(
    path: str | Path, top: str | None = None, *, mission_time: float | None = None
) -> Model:
    """As ``read``, with a mission time in hours (else one year, 8760) and whether it mattered."""
    data = read_whole(path, bounded_xml.MOST_BYTES, _FILE)
    return parse(data, str(path), top, mission_time=mission_time)


def parse(
    data: bytes, name: str, top: str | None = None, *, mission_time: float | None = None
) -> Model:
    """The model in the bytes of a file that is called ``name``; else as ``read_model``."""
    root = bounded_xml.parse(data, name, words=FREE_TEXT)
    file = declared(root, name)
    tree, events = coherent(file, _top(file, top))
    known, time = probabilities(file, events, mission_time)
    return Model(tree, known, time)


def _top(file: File, wanted: str | None) -> Declared:
    """The gate that was asked for, else the only one that stands in no other gate."""
    gates = file.gates()
    if not gates:
        raise TreeUnreadableError(f"{shown_path(file.name)} declares no gate.")
    named = {
        gate: [one for one in named_by(file, gate) if one.kind is Declares.GATE] for gate in gates
    }
    try:
        bottom_up(gates, lambda gate: named[gate])
    except LoopError as loop:
        told = " → ".join(shown(gate.id) for gate in (*loop.nodes, loop.nodes[0]))
        raise file.refused(loop.nodes[0].line, f"gates are made of each other: {told}") from None
    if wanted is not None:
        return _wanted(file, wanted)
    within = {one for parts in named.values() for one in parts}
    tops = [gate for gate in gates if gate not in within]
    if len(tops) > 1:
        raise TreeUnreadableError(
            f"{shown_path(file.name)} has {len(tops)} gates that stand in no other gate: "
            f"{listed(gate.id for gate in tops)}. Choose one with --top."
        )
    return tops[0]


def _wanted(file: File, wanted: str) -> Declared:
    found = file.events.find(wanted, ())
    if found is None:
        raise TreeUnreadableError(
            f"{shown_path(file.name)} has no gate {shown(wanted)}{file.events.near(wanted) or '.'}"
        )
    if found.kind is not Declares.GATE:
        raise TreeUnreadableError(
            f"{shown(wanted)} is no gate in {shown_path(file.name)}, but {found.words()}."
        )
    return found
