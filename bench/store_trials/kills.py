"""Writers are killed again and again: nothing acknowledged is lost, nothing is half there.

Each database is worked on in rounds. In a round every writer saves edits in a tight loop through
the store and notes each in a file of its own only after the save has returned; each is killed with
SIGKILL at a random moment, while the others go on. Then every acknowledged edit is looked up in
the journal rows that the round added, these rows are asked for their order, their digests and
their pairs, and the file is asked for its pages and references. When a database has grown, it is
verified whole, and a new one is begun; so the work grows only with the number of edits.
"""

import json
import os
import random
import signal
import struct
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import attrs

from bench.store_trials.ground import WAYS, Tally, Way, connection_of, in_child, somebody
from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.store.database import Database
from tcplan.store.journal import SELECT, START, chained, secret
from tests.builders import about, agency

_ACK = struct.Struct(">QQ")
_PATIENCE = 120
_HALVES = ("a", "b")


@attrs.define
class _Round:
    """What is known of a database before a round: its last row, and what each writer reached."""

    seq: int
    digest: bytes
    reached: dict[int, int]


def plan_for(writers: int) -> Plan:
    """A plan with two agencies for each writer, whose names it counts up together."""
    agencies = [agency(f"w{w}-{half}", name="0") for w in range(writers) for half in _HALVES]
    return Plan(about=about(), agencies=(agency("icb", "icb"), *agencies))


def databases() -> Iterator[tuple[Way, int]]:
    """Every way of keeping a database with one to four writers, in turn, for ever."""
    while True:
        yield from ((way, writers) for writers in (1, 2, 3, 4) for way in WAYS)


def run(  # noqa: PLR0913  (the size of a trial)
    folder: Path,
    *,
    kills: int = 1000,
    commits: int = 1_000_000,
    rows: int = 30_000,
    seconds: float = 4,
    minutes: float = 60,
    seed: int = 7,
    total: Path | None = None,
) -> Tally:
    """Kill until so many kills and acknowledged edits are reached, or the time is over.

    ``rows`` is how long a journal grows before its database is verified whole and left, and
    ``seconds`` the longest life of a writer. With ``total``, each finished database is added as a
    line to that file, and counts towards the aims of this run and of later ones.
    """
    tally, chance, until = _so_far(total), random.Random(seed), time.monotonic() + minutes * 60
    for number, (way, writers) in enumerate(databases()):
        if tally.counted["kills"] >= kills and tally.counted["acknowledged"] >= commits:
            break
        if time.monotonic() > until:
            break
        path = folder / f"kills-{seed}-{number}.db"
        one = Tally()
        _one_database(path, way, writers, rows=rows, seconds=seconds, chance=chance, tally=one)
        _add(tally, one)
        if total:
            line = {"kept": str(way), "writers": writers, "counted": one.counted}
            with total.open("a") as file:
                file.write(json.dumps(line | {"wrong": one.wrong}) + "\n")
        for left in folder.glob(f"{path.name}*"):
            left.unlink()
    return tally


def _so_far(total: Path | None) -> Tally:
    tally = Tally()
    if total and total.exists():
        for line in total.read_text().splitlines():
            held = json.loads(line)
            _add(tally, Tally(**{name: held[name] for name in ("counted", "wrong")}))
    return tally


def _add(tally: Tally, one: Tally) -> None:
    tally.counted.update(one.counted)
    tally.wrong.extend(one.wrong)


def _one_database(
    path: Path, way: Way, writers: int, *, rows: int, seconds: float,
    chance: random.Random, tally: Tally,
) -> None:  # fmt: skip
    way.made(path, plan_for(writers))
    known = _Round(0, START, dict.fromkeys(range(writers), 0))
    with way.opened(path) as store:
        _ask_new_rows(store, {}, known, tally)
    while known.seq < rows and not tally.wrong:
        acknowledged = _one_round(path, way, writers, seconds, chance, tally)
        with way.opened(path) as store:
            _ask_pages(store, path, tally)
            _ask_new_rows(store, acknowledged, known, tally)
            _ask_plan(store, known, tally)
        tally.counted["rounds"] += 1
    with way.opened(path) as store:
        told = store.verify()
    tally.judge(good=told.whole, otherwise=f"{path.name} ({way}) is not whole: {told.fault}")
    tally.counted["databases verified whole"] += 1


def _one_round(
    path: Path, way: Way, writers: int, seconds: float, chance: random.Random, tally: Tally
) -> dict[int, list[tuple[int, int]]]:
    """Start the writers, kill each at its moment, and give what each had acknowledged."""
    acks = {writer: path.with_name(f"{path.name}.{writer}.acks") for writer in range(writers)}
    for file in acks.values():
        file.unlink(missing_ok=True)
        file.touch()
    started = {w: in_child(lambda w=w: write_on(path, way, w, acks[w])) for w in acks}
    wait_for_first(acks)
    began = time.monotonic()
    lives = sorted((chance.uniform(0, seconds), writer) for writer in started)
    for life, writer in lives:
        time.sleep(max(0.0, began + life - time.monotonic()))
        os.kill(started[writer], signal.SIGKILL)
        _, status = os.waitpid(started[writer], 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        fault = path.with_name(f"{path.name}.fault")
        said = fault.read_text() if fault.exists() else ""
        tally.judge(good=killed, otherwise=f"a writer of {path.name} ({way}) gave up: {said}")
        tally.counted["kills"] += killed
    for end in ("-journal", "-wal"):
        left = path.with_name(path.name + end)
        tally.counted[f"a {end[1:]} left to be read back"] += left.exists() and bool(
            left.stat().st_size
        )
    return {writer: acknowledged(file) for writer, file in acks.items()}


def wait_for_first(acks: dict[int, Path]) -> None:
    """Wait until each writer has acknowledged something."""
    until = time.monotonic() + _PATIENCE
    while not all(file.stat().st_size for file in acks.values()) and time.monotonic() < until:
        time.sleep(0.01)


def acknowledged(file: Path) -> list[tuple[int, int]]:
    """The numbers that a writer acknowledged, each with the journal row of its change."""
    held = file.read_bytes()
    whole = len(held) - len(held) % _ACK.size
    return [_ACK.unpack_from(held, at) for at in range(0, whole, _ACK.size)]


def write_on(path: Path, way: Way, writer: int, acks: Path) -> None:
    """Count two names up in one change, say so when it is saved, and never stop."""
    # Opened before the database is, so that no number of one of its files is used twice.
    said = os.open(acks, os.O_WRONLY | os.O_APPEND)
    try:
        with way.opened(path) as store:
            number = int(store.load().by_id[f"w{writer}-a"].name)
            while True:
                number += 1
                changes = [Amend(f"w{writer}-{half}", {"name": str(number)}) for half in _HALVES]
                saved = store.save(changes, by=somebody(f"w{writer}"), seen=store.versions)
                os.write(said, _ACK.pack(number, saved.change))
    except BaseException:
        path.with_name(f"{path.name}.fault").write_text(traceback.format_exc()[-600:])
        raise


def _ask_pages(store: Database, path: Path, tally: Tally) -> None:
    connection = connection_of(store)
    (pages,) = connection.execute("PRAGMA integrity_check").fetchone()
    torn = connection.execute("PRAGMA foreign_key_check").fetchall()
    tally.judge(good=pages == "ok", otherwise=f"{path.name}: pages: {pages}")
    tally.judge(good=not torn, otherwise=f"{path.name}: a row refers to one that is gone")


def _ask_new_rows(
    store: Database, acknowledged: dict[int, list[tuple[int, int]]], known: _Round, tally: Tally
) -> None:
    """The rows since the last round follow one another, come in pairs, and hold what was said."""
    connection = connection_of(store)
    key = secret(connection)
    landed: dict[tuple[int, int], int] = {}
    half: tuple[int, int, int] | None = None
    rows = connection.execute(
        SELECT.replace(" FROM", ", i.after FROM", 1)
        + " LEFT JOIN images i ON i.seq = j.seq WHERE j.seq > ? ORDER BY j.seq",
        (known.seq,),
    )
    for row in rows:
        follows = (row[0], row[15]) == (known.seq + 1, known.digest)
        good = follows and row[16] == chained(key, row[:16])
        tally.judge(good=good, otherwise=f"row {row[0]} breaks the chain")
        known.seq, known.digest = row[0], row[16]
        if row[5] != "amend":
            continue
        writer, which = row[7][1:].split("-")
        name = int(json.loads(row[17])["name"])
        if which == "a":
            tally.judge(good=half is None, otherwise=f"change {row[1]} follows half a change")
            half = (row[1], int(writer), name)
            continue
        tally.judge(good=half == (row[1], int(writer), name), otherwise=f"change {row[1]} is torn")
        half = None
        expected = known.reached[int(writer)] + 1
        tally.judge(good=name == expected, otherwise=f"w{writer}: {expected} is missing")
        known.reached[int(writer)] = name
        landed[int(writer), name] = row[1]
    tally.judge(good=half is None, otherwise="the last change is torn")
    said = [(w, name, change) for w, told in acknowledged.items() for name, change in told]
    for writer, name, change in said:
        there = landed.get((writer, name)) == change
        tally.judge(good=there, otherwise=f"w{writer}: {name} was acknowledged and is lost")
    tally.counted["acknowledged"] += len(said)
    tally.counted["landed unacknowledged"] += len(landed) - len(said)


def _ask_plan(store: Database, known: _Round, tally: Tally) -> None:
    """The plan holds the last number of each writer, twice."""
    plan = store.load()
    for writer, number in known.reached.items():
        names = {plan.by_id[f"w{writer}-{half}"].name for half in _HALVES}
        tally.judge(good=names == {str(number)}, otherwise=f"w{writer} holds {names}")
