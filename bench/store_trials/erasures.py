"""People are erased one after another: their names stay in no byte of any file of the database.

An encrypted database is asked twice: as its bytes lie on the disk, and page by page as SQLite
deciphers them, free pages included. A name that cannot be found before its erasure proves nothing,
so each is found there first.
"""

import ctypes
import random
import re
import shutil
from pathlib import Path

from bench.store_trials.ground import (
    PLAIN,
    PLAIN_WAL,
    ROLLBACK,
    WAL,
    Tally,
    Way,
    connection_of,
    holding,
    somebody,
)  # fmt: skip
from tcplan.domain.changes import Amend, Change
from tcplan.domain.plan import Plan
from tcplan.store.database import Database
from tests.builders import about, agency, individual, risk, team, tie


def run(
    folder: Path, *, people: int = 100, ways: tuple[Way, ...] = (PLAIN_WAL, PLAIN, WAL, ROLLBACK),
    seed: int = 7,
) -> Tally:  # fmt: skip
    """Erase so many people from a database of each kind, in any order."""
    tally = Tally()
    for way in ways:
        base = folder / "erasures"
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        way.made(base / "plan.db", _crowd(people + 5))
        with way.opened(base / "plan.db") as store:
            _work(store, people + 5)
            numbers = list(range(people))
            random.Random(seed).shuffle(numbers)
            _erase_all(store, base / "plan.db", way, numbers, tally)
        with way.opened(base / "plan.db") as store:
            tally.judge(good=store.verify().whole, otherwise=f"{way}: not whole")
            tally.judge(good=len(store.load().individuals) == 5, otherwise=f"{way}: others went")
        left = holding(base / "plan.db", [_name(n) for n in numbers])
        tally.judge(good=not left, otherwise=f"{way}: closed, and {left}")
        shutil.rmtree(base)
    return tally


def _erase_all(store: Database, path: Path, way: Way, numbers: list[int], tally: Tally) -> None:
    gone: list[str] = []
    for number in numbers:
        name = _name(number)
        seen = name in _deciphered(store) if way.encrypted else bool(holding(path, [name]))
        tally.judge(good=seen, otherwise=f"{way}: {name} could not be found before")
        told = store.erase(f"P-{number:03}", by=somebody("Ann", "asked"))
        gone.append(name)
        tally.judge(good=told.scrubbed, otherwise=f"{way}: {name}: the file was not cleared")
        left = holding(path, gone) or _standing(_deciphered(store), gone)
        tally.judge(good=not left, otherwise=f"{way}: {name}: {left}")
        tally.judge(good=not store.search(name), otherwise=f"{way}: {name} is still found")
        tally.counted[f"erased, {way}"] += 1


def _name(number: int) -> str:
    return f"Zaphkiel{number:03}Quillfeather"


def _crowd(people: int) -> Plan:
    numbers = range(people)
    whose = {n: {"individual": f"P-{n:03}"} for n in numbers}
    return Plan(
        about=about(),
        agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak")),
        teams=(team("community-team", "trust"),),
        individuals=tuple(individual(f"P-{n:03}", preferred_name=_name(n)) for n in numbers),
        ties=tuple(tie(f"tie-{n}", "oak", role=f"rings {_name(n)}", **whose[n]) for n in numbers),
        risks=tuple(
            risk(f"r-{n}", f"t-{n}", title=f"{_name(n)} is in pain", **whose[n]) for n in numbers
        ),
    )


def _work(store: Database, people: int) -> None:
    """Change, undo and look at what is held about each, with the name in text and reasons."""
    store.load()
    for number in range(people):
        name = _name(number)
        changes: list[Change] = [
            Amend(f"r-{number}", {"title": f"{name} has toothache"}),
            Amend(f"P-{number:03}", {"born": "1991-05"}),
        ]
        saved = store.save(changes, by=somebody("Ann", f"{name} said so"), seen=store.versions)
        if number % 2:
            store.undo(saved.change, by=somebody("Ann", f"{name} said no"))
        store.looked(f"P-{number:03}", by=somebody("Ben", f"to ring {name}"))


def _standing(text: str, names: list[str]) -> list[str]:
    return sorted(set(re.findall("|".join(names), text)))


def _deciphered(store: Database) -> str:
    """Every page of a database as SQLite deciphers it, as text of single bytes."""
    import sqlcipher3._sqlite3 as extension

    connection = connection_of(store)
    library = ctypes.CDLL(extension.__file__)
    # The first field of the driver's connection is SQLite's own.
    handle = ctypes.c_void_p.from_address(id(connection) + object.__basicsize__)
    size = ctypes.c_int64()
    serialize = library.sqlite3_serialize
    serialize.restype = ctypes.c_void_p
    held = serialize(handle, b"main", ctypes.byref(size), 0)
    try:
        text = ctypes.string_at(held, size.value).decode("latin-1")
    finally:
        library.sqlite3_free(ctypes.c_void_p(held))
    return text
