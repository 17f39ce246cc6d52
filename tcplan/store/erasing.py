"""What is held about a person can be told whole, and can be erased so that no byte of it stays.

An erasure leaves ids and digests in the journal, and the digests' salts go with what they salted:
the chain holds, and nothing can be guessed from it.
"""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.changes import Remove, apply
from tcplan.domain.individual import Individual
from tcplan.errors import UnknownIdError
from tcplan.store import driver
from tcplan.store.driver import Connection
from tcplan.store.held import Held
from tcplan.store.interface import Asked, By, Copy, Erased, Everything, Hit
from tcplan.store.journal import Deed, append, entries, head
from tcplan.store.rows import ABOUT
from tcplan.store.saving import take_out
from tcplan.store.searching import found


def everything(connection: Connection, held: Held, individual: str) -> Everything:
    """All that is held about a person, who looked, and where else the name stands."""
    rows = {name: row for name, row in held.rows.items() if row.individual == individual}
    told = entries(connection, Asked(individual=individual))
    if not rows and not told:
        raise UnknownIdError("individual", individual, (e.id for e in held.plan.individuals))
    entities = tuple(row.entity for row in sorted(rows.values(), key=lambda row: row.place))
    mentions = tuple(_mentions(connection, held, individual))
    copies = tuple(_copies(connection, held, individual))
    return Everything(individual, entities, told, mentions, copies)


def erase(connection: Connection, held: Held, individual: str, by: By) -> tuple[Held, Erased]:
    """Erase a person inside the caller's transaction; ``scrub`` then clears the file.

    Raises ``PlanInvalidError`` while what belongs to others still refers to the person.
    """
    known = everything(connection, held, individual)
    names = [entity.id for entity in known.entities]
    plan = apply(held.plan, [Remove(name) for name in names])
    connection.execute("INSERT INTO chores VALUES ('erasing')")
    for name in names:
        take_out(connection, name, held.rows[name])
    # The digest of an exported plan could be used to guess what stood in it about the person.
    images = connection.execute(
        "DELETE FROM images WHERE seq IN (SELECT seq FROM journal WHERE individual = :whose"
        " OR (action = 'export' AND individual IS NULL"
        " AND seq > (SELECT min(seq) FROM journal WHERE individual = :whose)))",
        {"whose": individual},
    ).rowcount
    connection.execute(
        "DELETE FROM reasons WHERE change IN (SELECT change FROM journal WHERE individual = ?)",
        (individual,),
    )
    connection.execute("DELETE FROM chores WHERE name = 'erasing'")
    connection.execute("INSERT OR IGNORE INTO chores VALUES ('scrub')")
    append(connection, [Deed(action="erase", entity=individual, individual=individual)], by)
    rows = {name: row for name, row in held.rows.items() if row.individual != individual}
    versions = {name: held.versions[name] for name in (*rows, ABOUT)}
    after = Held(plan, rows, versions, head(connection))
    return after, Erased(
        individual, tuple(names), images, known.copies, known.mentions, scrubbed=False
    )


def scrub(connection: Connection) -> bool:
    """Clear every page that erased things stood on; False when others are in the way."""
    try:
        connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy and busy[0]:
            return False
        # Not before the log is empty: whoever is stopped in between must begin again.
        connection.execute("DELETE FROM chores WHERE name = 'scrub'")
    except driver.Error:
        return False
    return True


def unfinished(connection: Connection) -> bool:
    """Whether an erasure's pages have not been cleared yet."""
    return bool(connection.execute("SELECT 1 FROM chores WHERE name = 'scrub'").fetchone())


def _mentions(connection: Connection, held: Held, individual: str) -> Iterator[Hit]:
    row = held.rows.get(individual)
    if row is None or not isinstance(row.entity, Individual):
        return
    for hit in found(connection, row.entity.preferred_name):
        if hit.individual != individual:
            yield hit


def _copies(connection: Connection, held: Held, individual: str) -> Iterator[Copy]:
    """Copies made while the person was in the plan, and papers that left it about them.

    What went to the public tells of nobody, so nothing in it is anybody's copy.
    """
    for what, at, who, why, *readers in connection.execute(_COPIES, {"whose": individual}):
        audience, recipient, approved = readers
        yield Copy(
            what=what,
            at=dt.datetime.fromisoformat(at),
            where=why or "",
            who=who,
            audience=audience,
            recipient=recipient,
            approved_by=approved,
        )
    for export in held.plan.exports:
        if export.individual in {None, individual}:
            yield Copy(
                what=export.template,
                at=export.at,
                where=f"for {export.recipient or export.audience}",
                who=export.approved_by or export.source.said_by,
            )


_COPIES = """
SELECT CASE WHEN j.action = 'backup' THEN 'backup'
    ELSE coalesce(json_extract(i.after, '$.kind'),
      CASE WHEN j.individual IS NULL THEN 'plan' ELSE 'summary' END) END, j.at, j.who, r.why,
  json_extract(i.after, '$.audience'), json_extract(i.after, '$.recipient'),
  json_extract(i.after, '$.approved_by')
FROM journal j LEFT JOIN reasons r USING (change) LEFT JOIN images i USING (seq)
WHERE j.action IN ('backup', 'export') AND coalesce(j.individual, :whose) = :whose
  AND j.seq > (SELECT min(seq) FROM journal WHERE individual = :whose)
  AND NOT EXISTS (SELECT 1 FROM journal f WHERE f.action = 'failed' AND f.undoes = j.change)
  AND json_extract(i.after, '$.audience') IS NOT 'public'
ORDER BY j.seq
"""
