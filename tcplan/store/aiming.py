"""Where a change leads is known before a row is written; over an unseen change it leads nowhere."""

from collections.abc import Iterator, Mapping, Sequence

from tcplan.domain.changes import Add, Amend, Change, Outcome, Remove, outcome
from tcplan.domain.plan import About
from tcplan.errors import Clash, StaleError
from tcplan.store.driver import Connection
from tcplan.store.held import Held, Row
from tcplan.store.rows import ABOUT, converter
from tcplan.store.saving import Step, Target


def target_of(
    connection: Connection,
    held: Held,
    changes: Sequence[Change],
    seen: Mapping[str, int],
    about: About | None,
) -> Target:
    """What the changes lead to.

    Raises ``StaleError``, and what the rules of the domain say against the plan after them.
    """
    if clashes := list(_clashes(connection, held, changes, seen, about)):
        raise StaleError(clashes)
    found = outcome(held.plan, changes, about)
    return Target(found.plan, tuple(_steps(held, found)))


def _steps(held: Held, found: Outcome) -> Iterator[Step]:
    """One step for each entity that is changed, in the order in which they are touched."""
    for name, after in found.ends.items():
        row = held.rows.get(name)
        if after is None:
            if row is not None:
                yield Step("remove", name, None)
        elif row is None:
            yield Step("add", name, after)
        elif name in found.removed:
            # It comes last now, as it does in the plan after the changes.
            yield from (Step("remove", name, None), Step("add", name, after))
        elif getattr(after, "individual", None) != getattr(row.entity, "individual", None):
            # Nothing of one person may stay in a journal row of another.
            yield from (Step("remove", name, None), Step("add", name, after, row.place))
        elif after != row.entity:
            yield Step("amend", name, after)


def _clashes(
    connection: Connection,
    held: Held,
    changes: Sequence[Change],
    seen: Mapping[str, int],
    about: About | None,
) -> Iterator[Clash]:
    if about is not None and seen.get(ABOUT) != held.versions[ABOUT]:
        who, at = _last_by(connection, ABOUT)
        now = converter().unstructure(held.plan.about)
        for field, value in converter().unstructure(about).items():
            if value != now[field]:
                yield Clash("the plan's", field, value, now[field], who, at)
    touched: set[str] = set()
    for change in changes:
        name = change.entity.id if isinstance(change, Add) else change.id
        row = held.rows.get(name)
        if name not in touched and (row.version if row else None) != seen.get(name):
            yield from _clash(change, name, row, *_last_by(connection, name))
        touched.add(name)


def _clash(change: Change, name: str, row: Row | None, who: str, at: str) -> Iterator[Clash]:
    if row is None:
        yield Clash(name, "", _wish(change), "removed", who, at)
    elif isinstance(change, Amend):
        for field, value in change.fields.items():
            yield Clash(name, field, value, getattr(row.entity, field, None), who, at)
    else:
        yield Clash(name, "", _wish(change), f"version {row.version}", who, at)


def _wish(change: Change) -> str:
    if isinstance(change, Remove):
        return "removed"
    return "written anew" if isinstance(change, Add) else f"other {', '.join(change.fields)}"


def _last_by(connection: Connection, name: str) -> tuple[str, str]:
    row = connection.execute(
        "SELECT who, at FROM journal WHERE entity = ? ORDER BY seq DESC LIMIT 1", (name,)
    ).fetchone()
    return (row[0], row[1]) if row else ("nobody", "never")
