"""What an answer may cost, and the two ways of talking to it while it is worked out."""

from collections.abc import Callable

import attrs

from tcplan.errors import CancelledError, TooLargeError


def _never() -> bool:
    return False


def _ignored(_done: int, _of: int) -> None:
    pass


@attrs.frozen
class Limits:
    """A budget, a way to call the work off, and a way to hear how far it is.

    Both functions are called on the thread that works, several times a second and more often than
    anybody needs; ``cancelled`` may look at anything that another thread sets, such as
    ``threading.Event().is_set``.
    """

    nodes: int = 4_000_000
    """Nodes that one decision diagram may make; a million take about 100 MB."""
    cancelled: Callable[[], bool] = _never
    """Whether to stop, as soon as possible, with a ``CancelledError``."""
    progress: Callable[[int, int], None] = _ignored
    """Told how many gates are done, and of how many."""

    def check(self) -> None:
        """Stop here when the work was called off."""
        if self.cancelled():
            raise CancelledError("The fault tree was not worked out: it was called off.")

    def outgrown(self, done: int, of: int) -> TooLargeError:
        """Say that the budget is used up after so many gates of the part at hand."""
        return TooLargeError(
            f"The fault tree is too large for its budget of {self.nodes:,} nodes: {done:,} of the "
            f"{of:,} gates of its hardest part were done. Give a larger budget, or ask about "
            "a gate further down."
        )

    def too_many_cut_sets(self, done: int, of: int) -> TooLargeError:
        """Say that the budget is used up after so many nodes of a diagram."""
        return TooLargeError(
            f"The minimal cut sets differ too much for a budget of {self.nodes:,} nodes: those of "
            f"{done:,} of the {of:,} nodes of the diagram were found. Give a larger budget, or ask "
            "about a gate further down."
        )


DEFAULT = Limits()
"""Enough for every published tree that this was tried on, in at most some 400 MB."""
