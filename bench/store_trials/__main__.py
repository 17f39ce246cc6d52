"""Run one trial of the plan database, or all, at full size: ``python -m bench.store_trials all``.

Prints what was counted as JSON and ends with 1 when anything was wrong. ``--folder`` is where the
databases lie: a folder in memory (/dev/shm) makes the trials of killed processes quick and keeps
their meaning, because a killed process does not lose what the system still holds in memory; the
times of ``writers`` mean something only on a disk.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.store_trials import backups, cuts, erasures, faults, flips, kills, tampering, writers
from bench.store_trials.ground import Tally

TRIALS: dict[str, Callable[[Path], Tally]] = {
    "faults": faults.run, "cuts": cuts.run, "writers": writers.run, "tampering": tampering.run,
    "flips": flips.run, "erasures": erasures.run, "backups": backups.run, "kills": kills.run,
}  # fmt: skip


def main() -> int:
    """Run what was asked for; 1 when anything was wrong."""
    asked = argparse.ArgumentParser(prog="python -m bench.store_trials", description=__doc__)
    asked.add_argument("trial", choices=[*TRIALS, "all"])
    asked.add_argument("--folder", type=Path, help="where the databases lie; else a temporary one")
    asked.add_argument("--total", type=Path, help="kills: the file of the running total")
    asked.add_argument("--minutes", type=float, default=60, help="kills: the longest run")
    asked.add_argument("--seconds", type=float, default=4, help="kills: a writer's longest life")
    asked.add_argument("--seed", type=int, default=7, help="kills: for the random moments")
    asked.add_argument("--only", default="", help="faults, cuts: one command, such as rekey")
    given = asked.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(dir=given.folder) as made:
        for name in TRIALS if given.trial == "all" else [given.trial]:
            began = time.monotonic()
            tally = _run(name, Path(made), given)
            took = {"trial": name, "seconds it took": round(time.monotonic() - began)}
            print(json.dumps(took | tally.told(), indent=1), flush=True)
            wrong += len(tally.wrong)
    return int(wrong > 0)


def _run(name: str, folder: Path, given: argparse.Namespace) -> Tally:
    if name == "kills":
        return kills.run(
            folder, seconds=given.seconds, minutes=given.minutes, seed=given.seed,
            total=given.total,
        )  # fmt: skip
    if name in {"faults", "cuts"}:
        return {"faults": faults, "cuts": cuts}[name].run(folder, only=given.only)
    return TRIALS[name](folder)


if __name__ == "__main__":
    sys.exit(main())
