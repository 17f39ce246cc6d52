"""Kill writers of a plan database again and again, and ask whether anything was lost.

``python -m bench.store_crash --kills 250 --writers 4 --encrypted`` is a quarter of the full run; a
small one is among the tests.
Each round starts writers, waits until each has saved something, kills them with SIGKILL at a random
moment, and asks the database: is every acknowledged change there, is none half there, is the chain
whole, do the pages and references hold, does the note beside it fit?
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.store.database import Database, create, open_database
from tcplan.store.driver import wal_is_safe
from tcplan.store.interface import By
from tcplan.store.key import Key

KEY = bytes(range(32))
_ACK = 4


def plan_for(writers: int) -> Plan:
    """A plan with two agencies for each writer, whose names it counts up together."""
    from tests.builders import about, agency  # the builders are no part of the product

    agencies = [agency(f"w{w}-{half}", name="0") for w in range(writers) for half in "ab"]
    return Plan(about=about(), agencies=(agency("icb", "icb"), *agencies))


def somebody(who: str) -> By:
    """Whoever works in this run, now."""
    import datetime as dt

    return By(who=who, agency="icb", at=dt.datetime.now(dt.UTC), why="counting")


def opened(path: Path, *, encrypted: bool, journal: str) -> Database:
    """The database of the run."""
    return open_database(path, key=Key(raw=KEY) if encrypted else None, journal=journal)


def write_on(path: Path, writer: int, pipe: int, *, encrypted: bool, journal: str) -> None:
    """Count two names up in one change, say so when it is saved, and never stop."""
    with opened(path, encrypted=encrypted, journal=journal) as store:
        plan = store.load()
        number = int(plan.by_id[f"w{writer}-a"].name)
        while True:
            number += 1
            changes = [Amend(f"w{writer}-{half}", {"name": str(number)}) for half in "ab"]
            store.save(changes, by=somebody(f"w{writer}"), seen=store.versions)
            os.write(pipe, number.to_bytes(_ACK, "big"))


def run(
    kills: int, writers: int, seconds: float, seed: int, *, encrypted: bool, journal: str
) -> dict[str, Any]:
    """Kill so many writers, asking after each round; what was counted, and what was wrong."""
    chance = random.Random(seed)
    found: dict[str, Any] = {
        "kills": 0, "acknowledged": 0, "landed unacknowledged": 0, "lost": 0, "torn": 0,
        "not whole": 0, "gave up": [], "encrypted": encrypted, "journal": journal,
        "writers": writers, "safe write-ahead log": wal_is_safe(),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.db"
        key = Key(raw=KEY) if encrypted else None
        create(path, plan_for(writers), by=somebody("start"), key=key).close()
        opened(path, encrypted=encrypted, journal=journal).close()
        standing = dict.fromkeys(range(writers), 0)
        while found["kills"] < kills:
            acknowledged = _one_round(path, standing, chance.uniform(0, seconds), found)
            _ask(path, standing, acknowledged, found)
    return found


def _one_round(
    path: Path, standing: dict[int, int], pause: float, found: dict[str, Any]
) -> dict[int, int]:
    """Start the writers, kill them, and give the last number that each had acknowledged."""
    started = []
    for writer in standing:
        # The pipes are opened before the database is, so no number of a file is used twice.
        reading, writing = os.pipe()
        command = [sys.executable, "-m", "bench.store_crash", "--writer", str(writer)]
        command += ["--pipe", str(writing), "--journal", found["journal"], "--path", str(path)]
        command += ["--encrypted"] if found["encrypted"] else []
        process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.PIPE)
        os.close(writing)
        started.append((writer, process, reading))
    firsts = {writer: os.read(reading, _ACK) for writer, _, reading in started}
    time.sleep(pause)
    for _, process, _ in started:
        process.send_signal(signal.SIGKILL)
    acknowledged = {}
    for writer, process, reading in started:
        _, said = process.communicate()
        if process.returncode != -signal.SIGKILL:
            found["gave up"].append(said.decode(errors="replace")[-300:])
        with os.fdopen(reading, "rb") as rest:
            told = firsts[writer] + rest.read()
        last = told[len(told) - _ACK :]
        acknowledged[writer] = int.from_bytes(last, "big") if told else standing[writer]
        found["kills"] += 1
    return acknowledged


def _ask(
    path: Path, standing: dict[int, int], acknowledged: dict[int, int], found: dict[str, Any]
) -> None:
    with opened(path, encrypted=found["encrypted"], journal=found["journal"]) as store:
        plan = store.load()
        found["not whole"] += not store.verify().whole
        for writer, number in acknowledged.items():
            first, second = (int(plan.by_id[f"w{writer}-{half}"].name) for half in "ab")
            found["torn"] += first != second
            found["lost"] += first < number
            found["landed unacknowledged"] += first > number
            found["acknowledged"] += number - standing[writer]
            standing[writer] = first


def main() -> None:
    """Run, print what was counted as JSON, and fail when anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--writers", type=int, default=2)
    asked.add_argument("--seconds", type=float, default=0.3, help="longest wait before a kill")
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--journal", choices=["wal", "delete"], default="wal")
    asked.add_argument("--encrypted", action="store_true")
    asked.add_argument("--writer", type=int, help=argparse.SUPPRESS)
    asked.add_argument("--pipe", type=int, help=argparse.SUPPRESS)
    asked.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    how = {"encrypted": given.encrypted, "journal": given.journal}
    if given.path:
        write_on(given.path, given.writer, given.pipe, **how)
        return
    found = run(given.kills, given.writers, given.seconds, given.seed, **how)
    print(json.dumps(found, indent=1))
    sys.exit(bool(found["lost"] or found["torn"] or found["not whole"] or found["gave up"]))


if __name__ == "__main__":
    main()
