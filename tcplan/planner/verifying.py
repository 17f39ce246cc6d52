"""Anyone can check the arithmetic: against what others published, and on trees of their own."""

import math
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from tcplan.errors import TooLargeError, WrongUseError
from tcplan.views.open_psa import TreeView
from tcplan.views.published import PublishedView, compared

Progress = Callable[[int, int], None]
"""Told how many are done, of how many; on whichever thread works."""


def published() -> PublishedView:
    """Every published example that can be restated, recomputed now."""
    from tcplan.views.published_paths import published_paths
    from tcplan.views.published_trees import published_trees

    return compared((*published_trees(), *published_paths()))


def fault_tree(
    path: Path,
    top: str | None = None,
    *,
    mission_time: float | None = None,
    nodes: int | None = None,
    progress: Progress | None = None,
) -> TreeView:
    """What the fault tree in an Open-PSA file comes to.

    ``top`` names the gate that is asked about, ``mission_time`` is in hours (else one year);
    ``nodes`` is the budget of a decision diagram; ``progress`` is told how many gates are done, of
    how many, again and again.
    Raises ``TreeUnreadableError`` for a file that cannot be read or is not coherent, and
    ``TooLargeError`` for a tree that outgrows the budget of the decision diagrams.
    """
    from tcplan.analysis.faulttree import Limits
    from tcplan.exchange.open_psa import read_model

    if mission_time is not None and not (math.isfinite(mission_time) and mission_time >= 0):
        raise WrongUseError("A mission time is a number of hours, not less than none.")
    limits = Limits() if nodes is None else Limits(nodes=nodes)
    if progress is not None:
        heard = _Heard(progress)
        limits = attrs.evolve(limits, progress=heard.told, cancelled=heard.asked)
    began = time.perf_counter()
    model = read_model(path, top, mission_time=mission_time)
    probability = model.tree.probability(model.probabilities, limits)
    try:
        orders = model.tree.cut_sets_by_order(limits)
        number = model.tree.count_minimal_cut_sets(limits)
    except TooLargeError as error:
        raise TooLargeError(f"{error} The probability was found before: {probability!r}.") from None
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


class _Heard:
    """Tells progress again whenever the work asks whether to stop: a hard part may take minutes."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last: tuple[int, int] | None = None

    def told(self, done: int, of: int) -> None:
        self._last = (done, of)
        self._progress(done, of)

    def asked(self) -> bool:
        if self._last is not None:
            self._progress(*self._last)
        return False
