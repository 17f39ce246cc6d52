"""Anyone can check the arithmetic: against what others published, and on trees of their own."""

import math
import time
from collections.abc import Callable
from pathlib import Path

from tcplan.errors import WrongUseError
from tcplan.views.open_psa import TreeView
from tcplan.views.published import PublishedView, compared

Progress = Callable[[int, int], None]
"""Told how many are done, of how many; on whichever thread works."""


def published() -> PublishedView:
    """Every published example that can be restated, recomputed now."""
    from tcplan.views.published_trees import published_trees

    return compared(published_trees())


def fault_tree(
    path: Path,
    top: str | None = None,
    *,
    mission_time: float | None = None,
    progress: Progress | None = None,
) -> TreeView:
    """What the fault tree in an Open-PSA file comes to.

    ``top`` names the gate that is asked about, ``mission_time`` is in hours (else one year);
    ``progress`` is told how many gates are done, of how many.
    Raises ``TreeUnreadableError`` for a file that cannot be read or is not coherent, and
    ``TooLargeError`` for a tree that outgrows the budget of the decision diagrams.
    """
    from tcplan.analysis.faulttree import Limits
    from tcplan.exchange.open_psa import read_model

    if mission_time is not None and not (math.isfinite(mission_time) and mission_time >= 0):
        raise WrongUseError("A mission time is a number of hours, not less than none.")
    limits = Limits() if progress is None else Limits(progress=progress)
    began = time.perf_counter()
    model = read_model(path, top, mission_time=mission_time)
    probability = model.tree.probability(model.probabilities, limits)
    number = model.tree.count_minimal_cut_sets(limits)
    orders = model.tree.cut_sets_by_order(limits)
    return TreeView(
        file=path.name,
        top=model.tree.top,
        gates=len(model.tree.gates),
        events=len(model.probabilities),
        probability=probability,
        minimal_cut_sets=number,
        orders=orders,
        mission_time=model.mission_time,
        seconds=time.perf_counter() - began,
    )
