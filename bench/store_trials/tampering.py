"""Each word of a long journal is changed, rows are deleted, moved and cut: all of it is found.

Each attack is made with the guards taken off, as somebody with
the key and the file would, and is taken back after a full verification has been asked.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.store_trials.ground import WAL, Tally, somebody
from tcplan.domain.changes import Add, Amend, Change
from tcplan.store.database import Database
from tests.builders import agency, individual, small_plan
from tests.tcplan.store.attacks import COLUMNS, CONTENTS, rows_of, told

Attack = tuple[str, str, tuple[object, ...], int]
"""Its kind, its SQL, the values in it, and the row that is then the first broken one."""


def run(folder: Path, *, rows: int = 120) -> Tally:
    """Attack a journal of at least so many rows in every way."""
    tally, base = Tally(), folder / "tampering"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    WAL.made(base / "plan.db", small_plan())
    with WAL.opened(base / "plan.db") as store:
        _work(store, rows)
        numbers = rows_of(store)
        tally.seen["rows"] = len(numbers)
        tally.judge(good=store.verify().whole, otherwise="not whole before any attack")
        for kind, attack, values, row in _attacks(numbers):
            found = told(store, attack, *values)
            good = found.broken == row or (kind == "tail cut" and not found.whole)
            tally.judge(good=good, otherwise=f"{kind} at {row}: {found.broken}, {found.fault}")
            tally.counted[kind] += 1
        tally.judge(good=store.verify().whole, otherwise="not whole after every attack")
    shutil.rmtree(base)
    return tally


def _work(store: Database, rows: int) -> None:
    """Fill the journal with every kind of row."""
    store.load()
    turn = 0
    while store.head.seq < rows:
        turn += 1
        name = f"P-{turn + 100}"
        changes: list[Change] = [Amend("oak", {"name": f"Oak {turn}"}), Add(individual(name))]
        changes.append(Add(agency(f"elm-{turn}")))
        saved = store.save(changes, by=somebody("Ann", f"turn {turn}"), seen=store.versions)
        store.undo(saved.change, by=somebody("Ben", "wrong"))
        store.redo(saved.change, by=somebody("Ben"))
        store.looked(name, by=somebody("Cat", "to ring"))
        if turn % 5 == 0:
            store.erase(name, by=somebody("Dan", "asked"))
            store.accept(by=somebody("Dan", "compared"))


def _attacks(rows: list[int]) -> Iterator[Attack]:
    for seq in rows:
        for column, value in COLUMNS.items():
            attack = f"UPDATE journal SET {column} = ? WHERE seq = ?"  # noqa: S608
            yield "column changed", attack, (value, seq), seq
        yield "row deleted", "DELETE FROM journal WHERE seq = ?", (seq,), seq
        clean = f"DELETE FROM journal WHERE seq = ?{CONTENTS}"  # noqa: S608
        yield "row deleted with what it held", clean.replace("?", str(seq)), (), seq
    for seq in rows[:-1]:
        yield "row deleted, the rest moved up", _moved_up(seq), (), seq
        yield "neighbours swapped", _swapped(seq), (), seq
    for seq in rows[1:]:
        yield "tail cut", _cut(seq), (), seq


def _moved_up(seq: int) -> str:
    return (
        f"DELETE FROM journal WHERE seq = {seq};"  # noqa: S608
        f"UPDATE journal SET seq = -seq WHERE seq > {seq};"
        "UPDATE journal SET seq = -seq - 1 WHERE seq < 0"
    )


def _swapped(seq: int) -> str:
    return (
        f"UPDATE journal SET seq = -1 WHERE seq = {seq};"  # noqa: S608
        f"UPDATE journal SET seq = {seq} WHERE seq = {seq + 1};"
        f"UPDATE journal SET seq = {seq + 1} WHERE seq = -1"
    )


def _cut(seq: int) -> str:
    return ";".join(
        f"DELETE FROM {table} WHERE {column} >= {seq}"  # noqa: S608
        for table, column in (("journal", "seq"), ("images", "seq"), ("reasons", "change"))
    )
