"""The journal is only ever added to, and each row carries the digest of the row before it.

What a row held stands apart, as images and a reason with a salt of their own. When a person is
erased these go, salt and all, so that nothing can be guessed from the digests that stay.
"""

import datetime as dt
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from tcplan.analysis.pace import resting
from tcplan.domain.plan import FORMAT
from tcplan.errors import DatabaseUnreadableError, WrongUseError
from tcplan.store.driver import Connection
from tcplan.store.interface import Asked, By, Entry, Head, Paper

_HELD = "journal j LEFT JOIN images i ON i.seq = j.seq"
_ALTERS = (
    "EXISTS (SELECT 1 FROM (SELECT ? AS field)"
    " WHERE json_extract(i.before, field) IS NOT json_extract(i.after, field))"
)

_KEY_BYTES = 32

START = bytes(32)
"""Stands before the first row."""

EDITS = ("begin", "add", "amend", "remove", "undo", "redo")
"""The actions that say how an entity stands after them; an erasure takes it away unsaid."""

_ROW = (
    "seq", "change", "at", "who", "agency", "action", "collection", "entity", "individual",
    "version", "place", "undoes", "before_digest", "after_digest", "why_digest", "previous",
)  # fmt: skip
_INSERT = f"INSERT INTO journal VALUES ({', '.join('?' for _ in (*_ROW, 'digest'))})"  # noqa: S608
_COLUMNS = f"SELECT {', '.join(f'j.{name}' for name in (*_ROW, 'digest'))}"
SELECT = f"{_COLUMNS} FROM journal j"


@attrs.frozen(kw_only=True)
class Deed:
    """What is done to one entity, before it has its row."""

    action: str
    collection: str | None = None
    entity: str | None = None
    individual: str | None = None
    version: int | None = None
    place: int | None = None
    """Where it stands in the plan's order; None for a new one, which stands last."""
    undoes: int | None = None
    before: str | None = None
    after: str | None = None


def secret(connection: Connection, name: str = "journal") -> bytes:
    """The key of the digests; it lies in the database, so it is as safe as the database is."""
    row = connection.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else b""


def derived(connection: Connection, purpose: str) -> bytes:
    """A secret of its own for another purpose: HMAC-SHA256 of the purpose under the journal's key.

    From it nothing can be told of that key. Raises ``DatabaseUnreadableError`` where there is none.
    """
    key = secret(connection)
    if len(key) < _KEY_BYTES:
        raise DatabaseUnreadableError("The database has lost the key of its journal.")
    return hmac.digest(key, f"tcplan: {purpose}".encode(), hashlib.sha256)


def head(connection: Connection) -> Head:
    """The journal's last row; row 0 when it is empty."""
    row = connection.execute("SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row[0], bytes(row[1]).hex()) if row else Head(0, START.hex())


def head_until(connection: Connection, at: dt.datetime) -> Head:
    """The last row of the journal that was written until a moment.

    Raises ``WrongUseError`` for a moment before the plan began.
    """
    row = connection.execute(
        "SELECT seq, digest FROM journal WHERE at <= ? ORDER BY seq DESC LIMIT 1", (moment(at),)
    ).fetchone()
    if row is None:
        asked = f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
        raise WrongUseError(f"Nothing was known at {asked}: the plan begins later.")
    return Head(row[0], bytes(row[1]).hex())


def digest_at(connection: Connection, seq: int) -> str | None:
    """The digest of a row of the journal; None when it has no such row."""
    row = connection.execute("SELECT digest FROM journal WHERE seq = ?", (seq,)).fetchone()
    return bytes(row[0]).hex() if row else None


def exported(paper: Paper) -> Deed:
    """That a paper left the plan; where it went is the reason of its row, which stays longer."""
    told = {
        "kind": paper.kind,
        "form": paper.form,
        "names": paper.names,
        "head": paper.head.words(),
        "digest": paper.digest,
        "audience": paper.audience,
    }
    more = {
        "recipient": paper.recipient,
        "about": paper.about,
        "version": paper.version,
        "approved_by": paper.approved_by,
    }
    told |= {name: value for name, value in more.items() if value is not None}
    return Deed(action="export", individual=paper.individual, after=json.dumps(told))


def moment(at: dt.datetime) -> str:
    """A moment as the journal writes it; such texts stand in the order of time."""
    if at.tzinfo is None:
        raise WrongUseError("The journal needs a moment with its time zone.")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def append(connection: Connection, deeds: Iterable[Deed], by: By) -> list[Deed]:
    """Write the rows of one change, inside the caller's transaction; the deeds with their places.

    A row is never earlier than the row before it, whatever this machine's clock says.
    """
    key = secret(connection)
    last = head(connection)
    change, previous = last.seq + 1, bytes.fromhex(last.digest)
    (latest,) = connection.execute("SELECT max(at) FROM journal").fetchone()
    at = max(moment(by.at), latest or "")
    reason_salt = secrets.token_bytes(16)
    done = []
    for seq, deed in enumerate(deeds, change):
        placed = attrs.evolve(deed, place=seq if deed.place is None else deed.place)
        salt = secrets.token_bytes(16)
        row = (
            seq, change, at, by.who, by.agency, deed.action, deed.collection, deed.entity,
            deed.individual, deed.version, placed.place, deed.undoes,
            salted(key, salt, deed.before), salted(key, salt, deed.after),
            salted(key, reason_salt, by.why), previous,
        )  # fmt: skip
        previous = chained(key, row)
        connection.execute(_INSERT, (*row, previous))
        if deed.before is not None or deed.after is not None:
            image = (seq, salt, FORMAT, deed.before, deed.after)
            connection.execute("INSERT INTO images VALUES (?, ?, ?, ?, ?)", image)
        done.append(placed)
    if by.why is not None and done:
        connection.execute("INSERT INTO reasons VALUES (?, ?, ?)", (change, reason_salt, by.why))
    return done


def salted(key: bytes, salt: bytes, text: str | None) -> bytes | None:
    """The digest of what a row held; None for nothing."""
    return None if text is None else hmac.digest(key, salt + text.encode(), hashlib.sha256)


def chained(key: bytes, row: Sequence[Any]) -> bytes:
    """The digest of a row, the digest of the row before it included."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in row]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256)


def entries(connection: Connection, asked: Asked) -> tuple[Entry, ...]:
    """The rows that were asked for, oldest first, each with what it held; no other is read."""
    conditions, values = _conditions(asked)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    page = f"SELECT j.seq FROM {_HELD} {where} ORDER BY j.seq DESC LIMIT ?"  # noqa: S608
    # What takes something back is rare, and sorted sooner than looked for among all rows.
    order = "+j.seq" if asked.undoing else "j.seq"
    rows = connection.execute(
        f"{_COLUMNS}, i.before, i.after, r.why FROM {_HELD}"
        " LEFT JOIN reasons r ON r.change = j.change"
        f" {where if asked.last is None else f'WHERE j.seq IN ({page})'} ORDER BY {order}",
        values if asked.last is None else [*values, asked.last],
    )
    names = (*_ROW, "digest", "before", "after", "why")
    with resting():
        return tuple(_entry(dict(zip(names, row, strict=True))) for row in rows)


def _conditions(asked: Asked) -> tuple[list[str], list[str | int]]:
    wanted: dict[str, str | int | None] = {
        "j.entity = ?": asked.entity,
        "j.individual = ?": asked.individual,
        "j.agency = ?": asked.agency,
        "j.collection = ?": asked.collection,
        "j.change = ?": asked.change,
        "j.at >= ?": moment(asked.since) if asked.since else None,
        "j.at <= ?": moment(asked.until) if asked.until else None,
        _ALTERS: None if asked.field is None else f"$.{asked.field}",
        "j.seq > ?": asked.after,
        "j.seq < ?": asked.before,
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    undoing = ["j.undoes IS NOT NULL"] if asked.undoing else []
    return [*given, *undoing], list(given.values())


def _entry(row: Mapping[str, Any]) -> Entry:
    held = {"before": row["before"], "after": row["after"], "why": row["why"]}
    told = {name: row[name] for name in _ENTRY_FIELDS}
    return Entry(
        **told,
        at=dt.datetime.fromisoformat(row["at"]),
        before=held["before"] and json.loads(held["before"]),
        after=held["after"] and json.loads(held["after"]),
        why=held["why"],
        erased=any(row[f"{name}_digest"] and not text for name, text in held.items()),
    )


_ENTRY_FIELDS = (
    "seq", "change", "who", "agency", "action", "collection", "entity", "individual", "version",
    "undoes",
)  # fmt: skip
