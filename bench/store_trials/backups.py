"""Copies made while others write without a pause are whole, and hold what was acknowledged.

At the end one is restored, timed, and compared with what it was copied from.
"""

import os
import shutil
import signal
import time
from pathlib import Path

from bench.store_trials.ground import WAL, Tally, Way, in_child, somebody
from bench.store_trials.kills import acknowledged, plan_for, wait_for_first, write_on
from tcplan.store.database import open_database, restore

_A_DATABASE = 10
"""Copies of one database before the next is begun, because its writers make it grow."""


def run(folder: Path, *, copies: int = 100, writers: int = 2, way: Way = WAL) -> Tally:
    """Make so many copies under the load of so many writers."""
    tally, base = Tally(), folder / "backups"
    for first in range(0, copies, _A_DATABASE):
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        _one_database(base, way, min(_A_DATABASE, copies - first), writers, tally)
    shutil.rmtree(base)
    return tally


def _one_database(base: Path, way: Way, copies: int, writers: int, tally: Tally) -> None:
    path = base / "plan.db"
    way.made(path, plan_for(writers))
    acks = {writer: base / f"{writer}.acks" for writer in range(writers)}
    for file in acks.values():
        file.touch()
    children = [in_child(lambda w=w: write_on(path, way, w, acks[w])) for w in acks]
    wait_for_first(acks)
    try:
        with way.opened(path) as store:
            for number in range(copies):
                before = {w: acknowledged(file) for w, file in acks.items()}
                store.back_up(base / f"copy{number}.db", by=somebody("Ann"))
                last = max(change for told in before.values() for _, change in told)
                _ask(base / f"copy{number}.db", way, last, tally)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    _restore(base / f"copy{copies - 1}.db", base / "again.db", way, tally)
    with way.opened(path) as store:
        tally.judge(good=store.verify().whole, otherwise="the database is not whole")
        tally.counted["rows written meanwhile"] += store.head.seq


def _ask(copy: Path, way: Way, last: int, tally: Tally) -> None:
    with open_database(copy, key=way.key, readonly=True) as store:
        told = store.verify()
        good = store.head.seq >= last
    tally.counted["copies"] += 1
    tally.judge(good=told.whole, otherwise=f"{copy.name} is not whole: {told.fault}")
    tally.judge(good=good, otherwise=f"{copy.name} ends before what was acknowledged")


def _restore(copy: Path, path: Path, way: Way, tally: Tally) -> None:
    began = time.perf_counter()
    restore(copy, path, key=way.key)
    took = round(time.perf_counter() - began, 2)
    tally.seen["slowest restore, s"] = max(took, tally.seen.get("slowest restore, s", 0))
    with (
        open_database(copy, key=way.key, readonly=True) as first,
        open_database(path, key=way.key, readonly=True) as again,
    ):
        tally.judge(good=first.load() == again.load(), otherwise="what was restored is another")
        tally.judge(good=again.verify().whole, otherwise="what was restored is not whole")
