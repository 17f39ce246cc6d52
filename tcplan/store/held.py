"""What is held stands as one value: the plan, the version and place of each row, and the head.

A held value is brought up to date by reading only what the journal says has changed, so that
several writers stay quick; after an erasure all is read anew.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cache
from typing import Any

import attrs

from tcplan.analysis.pace import EVERY, Tell, resting
from tcplan.domain.common import Entity
from tcplan.domain.plan import COLLECTIONS, About, Plan
from tcplan.errors import DatabaseUnreadableError, PlanInvalidError, WrongUseError, shown
from tcplan.store.driver import Connection
from tcplan.store.interface import Head
from tcplan.store.journal import EDITS, head
from tcplan.store.rows import ABOUT, about_in, columns, entity_in, from_values


@attrs.frozen
class Row:
    """An entity with the version of its row and its place in the plan's order."""

    collection: str
    entity: Entity
    individual: str | None
    """The person to whom it belongs."""
    version: int
    place: int


@attrs.frozen
class Held:
    """The plan as it stood at a head of the journal."""

    plan: Plan
    rows: Mapping[str, Row]
    versions: Mapping[str, int]
    """Entity to its version, and the plan's own particulars."""
    head: Head

    def altered(self, rows: Mapping[str, Row], names: Iterable[str], about: About) -> Plan:
        """The plan of other rows, which differ from those held in nothing but these names.

        Raises ``PlanInvalidError``; only what differs is read and judged.
        """
        stood = (held.get(name) for name in names for held in (self.rows, rows))
        touched = {row.collection for row in stood if row is not None}
        return self.plan.altered(about=about, **_collections(rows.values(), touched))


def plan_of(about: About, rows: Iterable[Row]) -> Plan:
    """The plan of these rows, each collection in the order of places; judged by every rule."""
    return Plan(about=about, **_collections(rows, COLLECTIONS))


def _collections(rows: Iterable[Row], names: Container[str]) -> dict[str, Any]:
    found: dict[str, list[Row]] = {name: [] for name in COLLECTIONS if name in names}
    for row in rows:
        if row.collection in found:
            found[row.collection].append(row)
    return {
        name: tuple(row.entity for row in sorted(held, key=lambda row: row.place))
        for name, held in found.items()
    }


def refreshed(connection: Connection, held: Held | None, tell: Tell | None = None) -> Held:
    """What stands now, inside the caller's transaction; ``tell`` hears how much has been read."""
    now = head(connection)
    if held is not None and held.head == now:
        return held
    touched = None if held is None else _touched_since(connection, held.head)
    with resting(), _trusted():
        if held is None or touched is None:
            return _read_whole(connection, now, tell)
        return _read_since(connection, held, touched, now)


def _read_whole(connection: Connection, now: Head, tell: Tell | None) -> Held:
    about, version = _about(connection)
    rows: dict[str, Row] = {}
    (of,) = connection.execute("SELECT count(*) FROM entities").fetchone()
    for collection in COLLECTIONS:
        for row in _rows(connection, collection):
            if tell is not None and len(rows) % EVERY == 0:
                tell(len(rows), of)
            rows[row.entity.id] = row
    versions = {name: row.version for name, row in rows.items()} | {ABOUT: version}
    return Held(plan_of(about, rows.values()), rows, versions, now)


def _read_since(connection: Connection, held: Held, touched: AbstractSet[str], now: Head) -> Held:
    """Only what was touched since: the rest stands as it is held."""
    about, versions, rows = held.plan.about, dict(held.versions), dict(held.rows)
    for name in touched:
        rows.pop(name, None)
        versions.pop(name, None)
        if name == ABOUT:
            about, versions[ABOUT] = _about(connection)
        elif row := _row(connection, name):
            rows[name], versions[name] = row, row.version
    return Held(held.altered(rows, touched, about), rows, versions, now)


def known(connection: Connection, last: int, now: Held) -> Plan:
    """The plan as it was known at a row of the journal: what it and the rows before it say.

    Raises ``WrongUseError`` when what was known then names somebody who has been erased since.
    """
    with resting():
        return _known(connection, last, now)


def _known(connection: Connection, last: int, now: Held) -> Plan:
    found = connection.execute(_KNOWN, {"last": last}).fetchall()
    about, rows = None, []
    for name, collection, whose, version, place, after, gone in found:
        if gone:
            continue
        row = now.rows.get(name)
        if name == ABOUT:
            about = about_in(after)
        elif row is not None and (row.version, row.place) == (version, place):
            rows.append(row)
        else:
            entity = entity_in(collection, json.loads(after))
            rows.append(Row(collection, entity, whose, version, place))
    if about is None:
        raise WrongUseError(f"Nothing was known at row {last}: the plan begins later.")
    try:
        return plan_of(about, rows)
    except PlanInvalidError as error:
        raise WrongUseError(
            "What was known then names somebody who has been erased since, "
            f"so it cannot be shown whole: {error}"
        ) from None


_EDITS = ", ".join(f"'{action}'" for action in EDITS)
_ERASED = (
    "EXISTS (SELECT 1 FROM journal e WHERE e.action = 'erase'"
    " AND e.individual = j.individual AND e.seq > j.seq)"
)
_KNOWN = f"""
WITH latest AS (
  SELECT max(seq) AS seq FROM journal
  WHERE entity IS NOT NULL AND seq <= :last AND action IN ({_EDITS}) GROUP BY entity
)
SELECT j.entity, j.collection, j.individual, j.version, j.place, i.after,
  j.after_digest IS NULL OR {_ERASED}
FROM latest JOIN journal j USING (seq) LEFT JOIN images i USING (seq)
"""  # noqa: S608  (constants of this program)


def _touched_since(connection: Connection, before: Head) -> set[str] | None:
    """The entities that were changed after a head; None when all must be read anew."""
    rows = connection.execute(
        "SELECT action, entity FROM journal WHERE seq > ?"
        " AND action NOT IN ('look', 'backup', 'export', 'failed')",
        (before.seq,),
    ).fetchall()
    kept = connection.execute("SELECT digest FROM journal WHERE seq = ?", (before.seq,)).fetchone()
    if kept is None or bytes(kept[0]).hex() != before.digest:
        return None
    if any(action not in EDITS for action, _ in rows):
        return None
    return {entity for _, entity in rows}


def _about(connection: Connection) -> tuple[About, int]:
    row = connection.execute("SELECT body, version FROM about").fetchone()
    if row is None:
        raise DatabaseUnreadableError("The database holds no plan.")
    return about_in(row[0]), row[1]


def _rows(connection: Connection, collection: str) -> Iterator[Row]:
    found = connection.execute(f"{_select(collection)} WHERE e.collection = ?", (collection,))
    return (_read(collection, values) for values in found)


def _row(connection: Connection, name: str) -> Row | None:
    found = connection.execute("SELECT collection FROM entities WHERE id = ?", (name,)).fetchone()
    if found is None:
        return None
    values = connection.execute(f"{_select(found[0])} WHERE e.id = ?", (name,)).fetchone()
    return _read(found[0], values)


def _read(collection: str, values: tuple[Any, ...]) -> Row:
    whose, version, place, *fields = values
    names = ("id", *(column.name for column in columns(collection)))
    entity = from_values(collection, dict(zip(names, fields, strict=True)))
    return Row(collection, entity, whose, version, place)


@cache
def _select(collection: str) -> str:
    """An entity whose own row is gone is read as nothing but NULLs, which is no entity."""
    if collection not in COLLECTIONS:
        raise DatabaseUnreadableError(f"The database has a collection {shown(collection)}.")
    listed = ", ".join(f'c."{column.name}"' for column in columns(collection))
    return (
        f"SELECT e.individual, e.version, e.place, c.id, {listed} FROM entities e"  # noqa: S608
        f' LEFT JOIN "{collection}" c ON c.id = e.id'
    )


@contextmanager
def _trusted() -> Iterator[None]:
    try:
        yield
    except PlanInvalidError as error:
        raise DatabaseUnreadableError(
            f"What this database holds breaks a rule of the plan: {error}"
        ) from None
