"""What was done is taken back by doing the opposite, in the open: the journal only grows.

A change is taken back only while nobody has changed the same entities since; changes that have
themselves been undone do not stand in the way.
"""

import json
from collections.abc import Callable

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.plan import About
from tcplan.errors import CannotUndoError, shown
from tcplan.store.driver import Connection
from tcplan.store.held import Held, Row
from tcplan.store.interface import Allow
from tcplan.store.rows import ABOUT, about_in, entity_in
from tcplan.store.saving import Step, Target


@attrs.frozen
class _Line:
    """A journal row of the change that is taken back, with how things stood before it."""

    action: str
    collection: str
    entity: str
    place: int
    undoes: int | None
    before: str | None
    held: bool
    """Whether what stood before it can still be told."""


def undone(connection: Connection, held: Held, change: int) -> Target:
    """What taking back a change leads to; raises ``CannotUndoError``."""
    lines = _lines(connection, change)
    if any(line.undoes is not None for line in lines):
        raise CannotUndoError(f"Change {change} took something back; redo or undo that one.")
    if not _in_force(connection, change):
        raise CannotUndoError(f"Change {change} has been undone already.")
    return _opposite(connection, held, change, "undo")


def redone(connection: Connection, held: Held, change: int) -> Target:
    """What making a change again leads to; raises ``CannotUndoError``."""
    _lines(connection, change)
    undos = [
        undo
        for (undo,) in connection.execute(
            "SELECT DISTINCT change FROM journal WHERE undoes = ? ORDER BY change DESC", (change,)
        )
        if _in_force(connection, undo)
    ]
    if not undos:
        raise CannotUndoError(f"Change {change} has not been undone, so it cannot be redone.")
    return _opposite(connection, held, undos[0], "redo")


def aim(
    way: Callable[[Connection, Held, int], Target], change: int, allow: Allow | None
) -> Callable[[Connection, Held], Target]:
    """What leads to where ``undone`` or ``redone`` leads, if ``allow`` lets it be."""

    def aimed(connection: Connection, held: Held) -> Target:
        target = way(connection, held, change)
        if allow is not None:
            allow(held.plan, target.plan)
        return target

    return aimed


def _opposite(connection: Connection, held: Held, change: int, action: str) -> Target:
    lines = _lines(connection, change)
    if not all(line.held for line in lines):
        raise CannotUndoError(f"What stood before change {change} has been erased.")
    _refuse_later_changes(connection, change, lines)
    about: About = held.plan.about
    rows = dict(held.rows)
    steps = []
    for line in lines:
        if line.entity == ABOUT:
            about = about_in(line.before or "")
            continue
        after = _entity(line)
        if after is None:
            rows.pop(line.entity, None)
        else:
            rows[line.entity] = Row(line.collection, after, None, 0, line.place)
        steps.append(Step(action, line.entity, after, line.place))
    plan = held.altered(rows, {line.entity for line in lines}, about)
    return Target(plan, tuple(steps), change, action)


def _entity(line: _Line) -> Entity | None:
    return entity_in(line.collection, json.loads(line.before)) if line.before else None


def _lines(connection: Connection, change: int) -> list[_Line]:
    """The rows of a change, the last first."""
    rows = connection.execute(
        "SELECT j.action, j.collection, j.entity, j.place, j.undoes, i.before,"
        " j.before_digest IS NULL OR i.before IS NOT NULL"
        " FROM journal j LEFT JOIN images i USING (seq) WHERE j.change = ? ORDER BY seq DESC",
        (change,),
    ).fetchall()
    lines = [_Line(*row) for row in rows]
    if not lines:
        raise CannotUndoError(f"The journal has no change {shown(change)}.")
    kinds = {line.action for line in lines}
    if not kinds <= {"add", "amend", "remove", "undo", "redo"}:
        raise CannotUndoError(
            f"Change {change} cannot be undone: it is {', '.join(sorted(kinds))}."
        )
    return lines


def _in_force(connection: Connection, change: int) -> bool:
    return change not in _cancelled(connection)


def _cancelled(connection: Connection) -> set[int]:
    """The changes that have been taken back; what takes something back can be taken back too."""
    cancelled: set[int] = set()
    for later, earlier in connection.execute(
        "SELECT DISTINCT change, undoes FROM journal WHERE undoes IS NOT NULL ORDER BY change DESC"
    ):
        if later not in cancelled:
            cancelled.add(earlier)
    return cancelled


def _refuse_later_changes(connection: Connection, change: int, lines: list[_Line]) -> None:
    cancelled = _cancelled(connection)
    for name in sorted({line.entity for line in lines}):
        for later, who, at in connection.execute(
            "SELECT change, who, at FROM journal WHERE entity = ? AND change > ?"
            " AND undoes IS NULL AND action IN ('add', 'amend', 'remove') ORDER BY seq",
            (name, change),
        ):
            if later not in cancelled:
                raise CannotUndoError(
                    f"Change {change} cannot be taken back: {shown(who)} changed {name} after it "
                    f"({at}, change {later}); take that back first."
                )
