"""A process is killed in the middle of every writing command: the old state stands or the new.

It is killed before each of its steps in turn, in the middle of each of its writes, and at random
moments from outside, when the database is large enough for that to hit anything.
"""

import random
from pathlib import Path

from bench.store_trials.ground import PLAIN, PLAIN_WAL, ROLLBACK, WAL, Tally, Way
from bench.store_trials.steps import Steps, watch
from bench.store_trials.struck import Ground, Strike, concerned

_MOST = 100_000


def run(
    folder: Path,
    *,
    ways: tuple[Way, ...] = (WAL, ROLLBACK, PLAIN, PLAIN_WAL),
    every: int = 1,
    moments: int = 100,
    only: str = "",
    seed: int = 7,
) -> Tally:
    """Kill every command at every step (or every so many) and at so many random moments."""
    tally, chance = Tally(), random.Random(seed)
    for way in ways:
        for command in concerned(way, only):
            ground = Ground(command, way, folder / "struck", tally)
            ground.prepare()
            for how in ("kill", "tear"):
                for number in range(1, _MOST, every):
                    if ground.strike(Strike(how, Steps(number, how), watch)) is not None:
                        break
            for number in range(moments):
                life = chance.uniform(0, 1.1 * ground.took)
                strike = Strike("random moment", Steps(number, "none"), lambda _: None, after=life)
                ground.strike(strike)
    return tally
