"""Memory for draws: what can be used again is, because fresh memory takes longer than the draws."""

from typing import TYPE_CHECKING

from tcplan.analysis.path.pert import COLUMNS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Pairs = npt.NDArray[np.complex64]
    Flags = npt.NDArray[np.bool_]

AT_ONCE = 8
"""So many activities are looked up at a time: more calls cost time, and so does more memory."""


class Room:
    """Arrays that are filled again for each network: fresh memory takes longer than the draws.

    A draw and its mirror image stand side by side; of an odd number of draws, the last image is
    made and not counted.
    """

    def __init__(self, draws: int) -> None:
        """Room for so many draws of a network that has no activity yet."""
        import numpy as np

        self.draws, self.pairs = draws, (draws + 1) // 2
        self.common = np.empty(self.pairs, np.int16)
        self.columns = np.empty((AT_ONCE, self.pairs), np.int16)
        self.index = np.empty((AT_ONCE, self.pairs), np.intp)
        self.rows, self.more = np.empty((2, AT_ONCE, COLUMNS), np.float32)
        both = np.zeros((AT_ONCE, COLUMNS, 2), np.float32)
        self.own, self.image = both[:, :, 0], both[:, 1:, 1]
        self.tables = both.view(np.complex64)[:, :, 0]
        """The duration of each column and that of its mirror image, as one item."""
        self.start = np.empty(2 * self.pairs, np.float32)
        self.end = np.empty(2 * self.pairs, np.float32)
        self.finishes: list[Floats] = []
        """Days on which activities are done."""
        self.drawn: list[Pairs] = []
        """The same, a draw and its mirror image as one item."""
        self.flags: list[Flags] = []

    def of(self, finishes: int, flags: int) -> "Room":
        """The same, with so many arrays of days and of flags."""
        import numpy as np

        while len(self.finishes) < finishes:
            self.finishes.append(np.empty(2 * self.pairs, np.float32))
            self.drawn.append(self.finishes[-1].view(np.complex64))
        while len(self.flags) < flags:
            self.flags.append(np.empty(2 * self.pairs, np.bool_))
        return self


def slots(before: list[tuple[int, ...]], last: list[int]) -> list[int]:
    """For each activity an array for its days, used again when none waits for them any more.

    The fewer arrays, the more of them stay in the processor's cache.
    """
    needed = list(range(len(before)))
    for at, awaited in enumerate(before):
        for one in awaited:
            needed[one] = at
    for one in last:
        needed[one] = len(before)
    ends: list[list[int]] = [[] for _ in range(len(before) + 1)]
    for one, at in enumerate(needed):
        ends[at].append(one)
    found: list[int] = []
    free: list[int] = []
    made = 0
    for ended in ends[:-1]:
        if free:
            found.append(free.pop())
        else:
            found.append(made)
            made += 1
        free += [found[one] for one in ended]
    return found
