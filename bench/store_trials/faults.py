"""Something fails at every step of every writing command: the old state stands or the new.

What fails: each statement and each call of the operating system in turn (refused as on a full or a
broken disk), each file operation beside SQLite's, a statement at each of its opcode windows, the
page limit of the database, the limit of the system on the size of a file, and a disk that is full.
"""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.store_trials.ground import PLAIN, WAL, Tally, Way, connection_of
from bench.store_trials.steps import Steps, interrupt, limited_files, watch
from bench.store_trials.struck import Ground, Strike, concerned
from tcplan.store.database import Database

_PAGE = 4096
_WINDOWS = 60
_ROOM = 160
"""Pages; enough for every command to get through."""
_MOST = 100_000


def run(
    folder: Path, *, ways: tuple[Way, ...] = (WAL, PLAIN), every: int = 1, only: str = ""
) -> Tally:
    """Strike every command; ``every`` leaves steps out, for a smaller trial."""
    tally = Tally()
    for way in ways:
        for command in concerned(way, only):
            ground = Ground(command, way, folder / "struck", tally)
            ground.prepare()
            for kind in (_refused, _interrupted, _without_pages, _limited):
                for number in range(1, _MOST, every):
                    ended = ground.strike(strike := kind(number))
                    if ended is None or not _goes_on(strike, number, ground):
                        break
            _on_full_disks(ground, every, folder)
    return tally


def _goes_on(strike: Strike, number: int, ground: Ground) -> bool:
    """Whether a later step may still be reached."""
    if strike.name in {"step refused", "interrupted"}:
        return strike.steps.struck and (strike.name != "interrupted" or number < _WINDOWS)
    return number < (14 if strike.name == "page limit" else _pages(ground) + 4)


def _pages(ground: Ground) -> int:
    largest = max(file.stat().st_size for file in ground.original.glob("*.db"))
    return 2 * largest // _PAGE


def _refused(number: int) -> Strike:
    return Strike("step refused", Steps(number, "refuse"), watch)


def _interrupted(number: int) -> Strike:
    return Strike("interrupted", Steps(number * (number + 1) // 2, "interrupt"), interrupt)


def _without_pages(number: int) -> Strike:
    @contextlib.contextmanager
    def room(store: Database | None) -> Iterator[None]:
        if store is None:
            yield
            return
        connection = connection_of(store)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (usual,) = connection.execute("PRAGMA max_page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + number - 1}")
        yield
        connection_of(store).execute(f"PRAGMA max_page_count={usual}")

    return Strike("page limit", Steps(number, "none"), lambda _: None, room)


def _limited(number: int) -> Strike:
    return Strike(
        "file size limit", Steps(number, "none"), lambda _: None,
        lambda _: limited_files(number * _PAGE - 100),
    )  # fmt: skip


def _on_full_disks(ground: Ground, every: int, folder: Path) -> None:
    """Leave a disk one page more of room each time, until the command is through."""
    used = sum(file.stat().st_size // _PAGE + 1 for file in ground.original.iterdir()) + 2
    through = 0
    for room in range(1, _ROOM, every):
        with full_disk(folder / "disk", (used + room) * _PAGE) as disk:
            if disk is None:
                ground.tally.counted["full disk: SKIPPED, cannot mount"] += 1
                return
            strike = Strike("full disk", Steps(room, "none"), lambda _: None, lasts=True)
            ended = ground.strike(strike, disk)
            through = through + 1 if ended and ended.how == "done" else 0
        if through > 3:
            return


@contextlib.contextmanager
def full_disk(folder: Path, size: int) -> Iterator[Path | None]:
    """A disk in memory of so many bytes; None where this user cannot have one."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={size},nr_inodes=64,mode=700"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tcplan-trial", str(folder)],
        check=False, capture_output=True,
    )  # fmt: skip
    if done.returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
