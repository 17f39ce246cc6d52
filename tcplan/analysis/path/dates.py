"""How likely services keep a date, never how likely a person does anything: a schedule, drawn.

Each draw gives every milestone a duration and follows the network forward by the same rules as the
critical path. A duration has its beta-PERT distribution exactly (within the error of the table),
and durations are tied by a Gaussian copula with one common factor: the normal score of milestone j
is √ρ·C + √(1 − ρ)·E_j, with C drawn once for the whole move. ρ = 0 gives independence.

Why a common factor: real tasks slip together, because the same panel, agency or shortage is behind
them, and a schedule of independent tasks looks far surer than it is (Trietsch et al. 2010).
No figure has been published for moves out of hospital. The default, ρ = 0.3, is a judgement, to be
said wherever it is used: it makes the spread of ten equal steps in a row about 1.9 times
(√(1 + 9 · 0.3)) what independence says.

Work under way is drawn as work that has not been done within the days since it began. Where its
longest days are over, nothing is known: it is taken as done today, and named.
A second try is drawn for itself: in so many of 100 draws a milestone takes so many days more.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.path.draws import Block, Numbered
from tcplan.analysis.path.network import ActivityNetwork, date_of
from tcplan.analysis.path.room import Room
from tcplan.errors import WrongUseError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SAMPLES = 10_000
SEED = 2_020
TOGETHER = 0.3
MOST_SAMPLES = 1_000_000
BLOCK = 10_000
"""So many draws are made at a time."""
_WORDS = 4
"""Draws of 16 bits that one number of the generator gives."""
_AFTER = dt.date.max.toordinal() + 1
SHARES = (10, 50, 80, 95)
"""P10, P50, P80 and P95: in so many of 100 draws the move is done by that day."""


@attrs.frozen
class Drawing:
    """How dates are drawn; the same drawing of the same plan gives the same dates anywhere."""

    samples: int = SAMPLES
    seed: int = SEED
    together: float = TOGETHER
    """ρ of the common factor, from 0 (independent) to 1 (everything slips by the same share)."""

    def __attrs_post_init__(self) -> None:
        """Raise ``WrongUseError`` for what cannot be drawn."""
        if not 1 <= self.samples <= MOST_SAMPLES:
            raise WrongUseError(
                f"The number of draws is a whole number from 1 to {MOST_SAMPLES:,}."
            )
        if self.seed < 0:
            raise WrongUseError("The seed of the draws is a whole number, 0 or more.")
        if not 0 <= self.together <= 1:
            raise WrongUseError("How far milestones slip together is a number from 0 to 1.")


@attrs.frozen
class DateDistribution:
    """When services have done all that a move waits for, over many draws of their schedule."""

    dates: Mapping[int, dt.date]
    """10, 50, 80 and 95 to the first day by which, in so many of 100 draws, all is done."""
    on_time: float | None
    """Share of the draws that are done by the target; null without a target."""
    criticality: Mapping[str, float]
    """Id of each milestone that is not done to the share of draws in which it is on a critical
    path: a day saved there brings the move forward, a day lost puts it back."""
    overdue: tuple[str, ...]
    """Ids of milestones under way for their longest days or longer; taken as done today."""
    samples: int
    seed: int
    together: float


@attrs.frozen
class Asked:
    """One move whose dates are asked for."""

    name: str
    """The individual's id: it seeds the draws, so one person's dates depend on nobody else."""
    network: ActivityNetwork
    target: dt.date | None = None


def date_distribution(
    asked: Asked, day: dt.date, drawing: Drawing | None = None
) -> DateDistribution:
    """The distribution of the day on which all that a move waits for is done.

    Durations drawn have parts of days; a move that is done within a day counts as done on the next,
    as in the elapsed days of the critical path. A percentile is the smallest draw that enough draws
    do not exceed. Complexity: samples times milestones and dependencies.
    Raises ``TooLargeError`` when the days lead beyond the calendar.
    """
    return _drawn(asked, day, drawing or Drawing(), {})


def date_distributions(
    asked: Sequence[Asked],
    day: dt.date,
    drawing: Drawing | None = None,
    tell: Tell | None = None,
) -> tuple[DateDistribution, ...]:
    """The distributions for several moves, in their order; ``tell`` hears how far it has come.

    Whatever ``tell`` raises ends the work.
    """
    drawing, rooms = drawing or Drawing(), dict[int, Room]()
    return tuple(_drawn(one, day, drawing, rooms) for one in paced(asked, tell))


def _drawn(
    asked: Asked, day: dt.date, drawing: Drawing, rooms: dict[int, Room]
) -> DateDistribution:
    """The draws, a block at a time; ``rooms`` keeps memory for the next network."""
    import numpy as np

    block = Block(asked.network, day, drawing.together)
    source = _source(asked.name, drawing.seed)
    critical = [0] * len(block.open)
    finishes = np.empty(drawing.samples, np.float32)
    for first in range(0, drawing.samples, BLOCK):
        number = min(BLOCK, drawing.samples - first)
        if number not in rooms:
            rooms[number] = Room(number)
        end, counts = block.drawn(_numbers(source, rooms[number].pairs), rooms[number])
        finishes[first : first + number] = end
        critical = [one + more for one, more in zip(critical, counts, strict=True)]
    by_day = _Counted(finishes, day)
    return DateDistribution(
        dates={share: by_day.date(share) for share in SHARES},
        on_time=None if asked.target is None else by_day.share_by(asked.target),
        criticality={
            name: count / drawing.samples for name, count in zip(block.open, critical, strict=True)
        },
        overdue=block.overdue,
        samples=drawing.samples,
        seed=drawing.seed,
        together=drawing.together,
    )


def _source(name: str, seed: int) -> "np.random.PCG64":
    """PCG64, whose plain numbers NumPy promises to keep, unlike the draws made from them."""
    from numpy.random import PCG64, SeedSequence

    digest = hashlib.sha256(name.encode()).digest()
    words = [int.from_bytes(digest[at : at + 4], "little") for at in range(0, 16, 4)]
    return PCG64(SeedSequence([seed, *words]))


def _numbers(source: "np.random.PCG64", pairs: int) -> Numbered:
    """Rows of uniform 16-bit numbers, one number for each pair of draws."""
    import numpy as np

    words, little, short = -(-pairs // _WORDS), np.dtype("<u8"), np.dtype("<u2")

    def rows(many: int) -> "npt.NDArray[np.uint16]":
        raw = source.random_raw(many * words).astype(little, copy=False)
        return raw.view(short).reshape(many, -1)[:, :pairs]

    return rows


class _Counted:
    """How many draws are done by each day: a part of a day counts as the whole day."""

    def __init__(self, finishes: "npt.NDArray[np.float32]", day: dt.date) -> None:
        """Count them; what is done after the calendar's last day stands on the day after it."""
        import numpy as np

        self._day = day.toordinal()
        np.ceil(finishes, out=finishes)
        np.minimum(finishes, _AFTER - self._day, out=finishes)
        days = finishes.astype(np.intp)
        self._first = int(days.min())
        self._by = np.bincount(days - self._first).cumsum()

    def date(self, share: int) -> dt.date:
        """The first day by which so many of 100 draws are done."""
        enough = -(-share * int(self._by[-1]) // 100)
        return date_of(self._day + self._first + int(self._by.searchsorted(enough)))

    def share_by(self, target: dt.date) -> float:
        """The share of the draws that are done by a day."""
        at = min(target.toordinal() - self._day - self._first, len(self._by) - 1)
        return int(self._by[at]) / int(self._by[-1]) if at >= 0 else 0.0
