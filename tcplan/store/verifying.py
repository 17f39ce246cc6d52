"""A full verification asks everything: each page, row, digest and image, and the note outside."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tcplan.errors import TcplanError
from tcplan.store.anchor import Anchor, Noted
from tcplan.store.driver import Connection
from tcplan.store.erasing import unfinished
from tcplan.store.held import Held, refreshed
from tcplan.store.interface import Verified
from tcplan.store.journal import EDITS, SELECT, START, chained, head, salted, secret
from tcplan.store.log import pages_in_log
from tcplan.store.rows import ABOUT, about_in, converter, entity_in, image
from tcplan.store.saving import found_words
from tcplan.store.schema import differs

Fault = tuple[int, str]
"""The first broken journal row, 0 outside the journal, and what is wrong."""


def verified(
    connection: Connection, anchor: Anchor, noted: Noted | str, *, encrypted: bool
) -> Verified:
    """What a full verification finds first; raises the driver's errors for unreadable pages.

    It is asked inside a transaction that began after the note was read.
    """
    (rows,) = connection.execute("SELECT count(*) FROM journal").fetchone()
    last = head(connection)
    for seq, fault in _faults(connection, encrypted=encrypted):
        return Verified(rows, last, seq, fault)
    if fault := anchor.fault(connection, noted):
        return Verified(rows, last, last.seq + 1, fault)
    for fault in _strange(connection):
        return Verified(rows, last, 0, fault)
    return Verified(rows, last)


def _faults(connection: Connection, *, encrypted: bool) -> Iterator[Fault]:
    yield from _pages(connection, encrypted=encrypted)
    if wrong := sorted(differs(connection)):
        yield 0, f"The database has not the shape that tcplan gave it: {', '.join(wrong[:3])}."
    yield from _chain(connection)
    yield from _contents(connection)


def _strange(connection: Connection) -> Iterator[str]:
    """What is wrong although the journal is whole."""
    for (seq,) in connection.execute(
        "SELECT seq FROM images WHERE seq NOT IN (SELECT seq FROM journal)"
        " UNION SELECT change FROM reasons WHERE change NOT IN (SELECT change FROM journal)"
    ):
        yield f"Something is kept for journal row {seq}, which there is not."
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "A row refers to one that is gone."
    yield from _tables(connection)
    if unfinished(connection):
        yield (
            "Somebody was erased, and the file has not been cleared since; "
            "open it once for work while nobody else has it open."
        )


def _pages(connection: Connection, *, encrypted: bool) -> Iterator[Fault]:
    damaged = "A page of the file is damaged."
    if encrypted and not _sealed(connection):
        yield 0, damaged
    # FTS5 asks what it keeps of its index, which is that of before a colleague's last change until
    # the index is looked into.
    connection.execute("SELECT 1 FROM search WHERE search MATCH 'a' LIMIT 1").fetchone()
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        yield 0, damaged


def _sealed(connection: Connection) -> bool:
    """Whether every page has its seal, which is asked of the file itself and past its log.

    A page may be half written in the file, by somebody who was stopped or is at it now, while the
    log holds it whole.
    """
    (path,) = [row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"]
    for _ in range(2):
        told = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        in_log = {f"page {page}" for page in pages_in_log(Path(path))} if told else set()
        if all(" ".join(sentence.split()[-2:]) in in_log for sentence in told):
            return True
    return False


def _chain(connection: Connection) -> Iterator[Fault]:
    """Rows that are missing, changed, or out of their order."""
    key = secret(connection)
    previous, expected = START, 1
    for row in connection.execute(f"{SELECT} ORDER BY j.seq"):
        seq = row[0]
        if seq != expected:
            yield expected, f"Journal row {expected} is missing."
        if row[15] != previous:
            yield seq, f"Journal row {seq} does not follow the row before it."
        if row[16] != chained(key, row[:16]):
            yield seq, f"Journal row {seq} is not as it was written."
        previous, expected = row[16], seq + 1


def _contents(connection: Connection) -> Iterator[Fault]:
    """Rows whose image or reason is not as it was written, or gone without an erasure."""
    key = secret(connection)
    erased = dict(
        connection.execute(
            "SELECT individual, max(seq) FROM journal WHERE action = 'erase' GROUP BY individual"
        ).fetchall()
    )
    excused = _excused(connection)
    known = _exports_gone(connection)
    for row in connection.execute(
        "SELECT j.seq, j.change, j.individual, j.before_digest, j.after_digest, j.why_digest,"
        " i.salt, i.before, i.after, r.salt, r.why FROM journal j"
        " LEFT JOIN images i ON i.seq = j.seq LEFT JOIN reasons r ON r.change = j.change"
        " ORDER BY j.seq"
    ):
        seq, change, individual, *digests = row[:6]
        salt, before, after, reason_salt, why = row[6:]
        held = [salted(key, salt or b"", before), salted(key, salt or b"", after)]
        gone = seq in known or erased.get(individual, 0) > seq
        if held != digests[:2] and (salt is not None or not gone):
            yield seq, f"What journal row {seq} held is not as it was written."
        said = salted(key, reason_salt or b"", why)
        if said != digests[2] and (reason_salt is not None or excused.get(change, 0) <= seq):
            yield seq, f"The reason of journal row {seq} is not as it was written."


def _excused(connection: Connection) -> Mapping[int, int]:
    """Changes whose reason may be gone, and the erasure that took it."""
    return dict(
        connection.execute(
            "SELECT j.change, max(e.seq) FROM journal e JOIN journal j USING (individual)"
            " WHERE e.action = 'erase' AND j.seq < e.seq GROUP BY j.change"
        ).fetchall()
    )


def _exports_gone(connection: Connection) -> set[int]:
    """Exports of a whole plan from which the details of somebody in it went with an erasure."""
    found = connection.execute(
        "SELECT x.seq FROM journal x WHERE x.action = 'export' AND x.individual IS NULL AND EXISTS"
        " (SELECT 1 FROM journal e JOIN journal f USING (individual)"
        " WHERE e.action = 'erase' AND e.seq > x.seq AND f.seq < x.seq)"
    )
    return {seq for (seq,) in found}


def _tables(connection: Connection) -> Iterator[str]:
    """The plan is what the journal says it is, and is found by its words."""
    try:
        held = refreshed(connection, None)
    except TcplanError as error:
        yield str(error)
        return
    journalled = dict(_journalled(connection))
    told: dict[str, tuple[Any, ...]] = {
        name: (row.collection, row.individual, row.version, row.place, image(row.entity))
        for name, row in held.rows.items()
    }
    told[ABOUT] = ("about", None, held.versions[ABOUT], None, image(held.plan.about))
    for name in sorted(told.keys() | journalled.keys()):
        if not _agree(told.get(name), journalled.get(name)):
            yield f"{name} is not as the journal says."
    yield from _index(connection, held)


def _agree(told: tuple[Any, ...] | None, journalled: tuple[Any, ...] | None) -> bool:
    if told is None or journalled is None or told == journalled:
        return told == journalled
    # An image is older than fields that its class has gained since.
    collection, text = journalled[0], journalled[-1]
    grown = about_in(text) if collection == "about" else entity_in(collection, json.loads(text))
    return told == (*journalled[:-1], image(grown))


def _journalled(connection: Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    actions = ", ".join(f"'{action}'" for action in EDITS)
    for name, *values, text in connection.execute(
        "SELECT j.entity, j.collection, j.individual, j.version, j.place, i.after"  # noqa: S608
        " FROM journal j JOIN images i USING (seq) WHERE i.after IS NOT NULL AND j.seq IN"
        " (SELECT max(seq) FROM journal WHERE entity IS NOT NULL"
        f" AND action IN ({actions}) GROUP BY entity)"
    ):
        if name == ABOUT:
            values[3] = None
        yield name, (*values, text)


def _index(connection: Connection, held: Held) -> Iterator[str]:
    found = dict(connection.execute("SELECT rowid, words FROM search").fetchall())
    expected = {
        row.place: found_words(converter().unstructure(row.entity)) for row in held.rows.values()
    }
    if found != expected:
        yield "The search index is not that of the plan."
