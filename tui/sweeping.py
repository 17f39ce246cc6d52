"""The search for rubbish is what makes a screen stand still; it is made when nobody waits.

Answers about thousands of people last, and hold no circles: they go when nothing shows them any
more. To search them through takes up to a second, in which neither the screen nor what is worked
out beside it goes on. So nothing is searched while something is worked out, and nothing that a
long answer leaves behind. The old screens that are then not searched either do hold circles; they
go when nothing has been asked for a while.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from textual._styles_cache import StylesCache

from tcplan.planner import resting

_LASTING = 5_000
"""Objects that an answer has left behind, and that are then taken to last."""
_LEFT_OUT = 25
"""So often things are left out of the search before all is searched again."""
_QUIET = 20.0
"""Seconds for which nothing has been asked: somebody reads, or has gone."""


class Sweeping:
    """When rubbish is searched for, in a program that works things out beside its screen."""

    def __init__(self) -> None:
        self._left_out = 0

    @property
    def patience(self) -> float | None:
        """Seconds to wait for a question before all is searched; ``None`` for ever."""
        return _QUIET if self._left_out >= _LEFT_OUT else None

    @contextmanager
    def none(self) -> Iterator[None]:
        """Search nothing meanwhile, nor ever again for what is left behind by a long answer."""
        searched = gc.isenabled()  # Not inside another question: that one lasts longer.
        with resting():
            try:
                yield
            finally:
                # It holds what a thousand widgets looked like, long after they have gone.
                StylesCache.get_inner_outer.cache_clear()
                if searched and gc.get_count()[0] > _LASTING:
                    gc.freeze()
                    self._left_out += 1

    def all(self) -> None:
        """Search everything, what was left out too."""
        self._left_out = 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()
