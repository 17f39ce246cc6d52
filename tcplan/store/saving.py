"""A change is written with its journal rows or not at all, and never over an unseen change."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any

import attrs

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.common import Entity
from tcplan.domain.individual import Individual
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import COLLECTIONS, About, Plan
from tcplan.domain.records import Acceptance
from tcplan.errors import Clash, StaleError
from tcplan.store.driver import Connection
from tcplan.store.held import Held, Row
from tcplan.store.interface import By, Head
from tcplan.store.journal import START, Deed, append, head
from tcplan.store.rows import ABOUT, converter, image, to_row, words


@attrs.frozen
class Step:
    """How one entity shall stand from now on."""

    action: str
    name: str
    after: Entity | None
    place: int | None = None
    """Its place in the plan's order; None leaves it where it is, and a new one comes last."""


@attrs.frozen
class Target:
    """What a change leads to: the steps, the whole plan after them, and what they undo."""

    plan: Plan
    steps: tuple[Step, ...]
    undoes: int | None = None
    about_action: str = "amend"


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
    plan = apply(held.plan, changes)
    if about is not None and about != held.plan.about:
        plan = attrs.evolve(plan, about=about)
    return Target(plan, tuple(_steps(held, changes)))


def begin(connection: Connection, plan: Plan, by: By) -> Held:
    """Write a whole plan into a new database, as its first change."""
    about: Any = plan.about
    nothing = Held(Plan(about=attrs.evolve(about, holder=None)), {}, 0, Head(0, START.hex()))
    steps = tuple(Step("add", entity.id, entity) for entity in plan)
    return write(connection, nothing, Target(plan, steps, about_action="begin"), by)


def write(connection: Connection, held: Held, target: Target, by: By) -> Held:
    """Write a target with its journal rows inside the caller's transaction; what is held then."""
    rows = dict(held.rows)
    whose = _Owners(target.plan)
    deeds = list(_about_deeds(held, target))
    about_version = held.about_version + len(deeds)
    if deeds:
        _put_about(connection, target.plan.about, about_version)
    versions: dict[str, int] = {}
    for step in target.steps:
        row = rows.pop(step.name, None)
        version = 1 + (versions.get(step.name) or _last_version(connection, step.name, row))
        versions[step.name] = version
        deeds.append(deed := _deed(step, row, version, whose, target.undoes))
        if step.after is not None:
            place = -1 if deed.place is None else deed.place
            rows[step.name] = Row(
                collection_of(step.after), step.after, deed.individual, version, place
            )
    done = append(connection, deeds, by)
    for deed, step in zip(done[len(done) - len(target.steps) :], target.steps, strict=True):
        _carry_out(connection, deed, step.after)
        if step.name in rows and rows[step.name].version == deed.version:
            rows[step.name] = attrs.evolve(rows[step.name], place=deed.place or 0)
    return Held(target.plan, rows, about_version, head(connection))


def collection_of(entity: Entity) -> str:
    """The collection to which an entity belongs."""
    return next(name for name, cls in COLLECTIONS.items() if type(entity) is cls)


def found_words(entity: Entity) -> str:
    """The words under which an entity is found."""
    return " ".join(words(converter().unstructure(entity)))


def take_out(connection: Connection, name: str, row: Row) -> None:
    """Delete an entity's rows and its entry in the search index."""
    connection.execute(f'DELETE FROM "{row.collection}" WHERE id = ?', (name,))  # noqa: S608
    connection.execute("DELETE FROM entities WHERE id = ?", (name,))
    connection.execute("DELETE FROM search WHERE rowid = ?", (row.place,))


def _steps(held: Held, changes: Sequence[Change]) -> Iterator[Step]:
    """One step for each entity that is changed, in the order in which they are touched."""
    ends, removed = _ends(held, changes)
    for name, after in ends.items():
        row = held.rows.get(name)
        if after is None:
            if row is not None:
                yield Step("remove", name, None)
        elif row is None:
            yield Step("add", name, after)
        elif name in removed:
            # It comes last now, as it does in the plan after the changes.
            yield from (Step("remove", name, None), Step("add", name, after))
        elif getattr(after, "individual", None) != getattr(row.entity, "individual", None):
            # Nothing of one person may stay in a journal row of another.
            yield from (Step("remove", name, None), Step("add", name, after, row.place))
        elif after != row.entity:
            yield Step("amend", name, after)


def _ends(
    held: Held, changes: Sequence[Change]
) -> tuple[dict[str, Entity | None], AbstractSet[str]]:
    """How each entity that is touched stands in the end, and which were removed on the way."""
    ends: dict[str, Entity | None] = {}
    removed: set[str] = set()
    for change in changes:
        if isinstance(change, Add):
            if change.entity.id in removed:
                ends.pop(change.entity.id, None)
            ends[change.entity.id] = change.entity
        elif isinstance(change, Amend):
            now: Any = ends.get(change.id) or held.rows[change.id].entity
            ends[change.id] = attrs.evolve(now, **change.fields)
        else:
            ends[change.id] = None
            removed.add(change.id)
    return ends, removed


def _deed(step: Step, row: Row | None, version: int, whose: "_Owners", undoes: int | None) -> Deed:
    after = step.after
    collection = row.collection if row else None
    individual = row.individual if row else None
    if after is not None:
        collection, individual = collection_of(after), whose.of(after)
    return Deed(
        action=step.action,
        collection=collection,
        entity=step.name,
        individual=individual,
        version=version,
        place=row.place if row else step.place,
        undoes=undoes,
        before=image(row.entity) if row else None,
        after=image(after) if after is not None else None,
    )


def _about_deeds(held: Held, target: Target) -> Iterator[Deed]:
    if held.about_version and held.plan.about == target.plan.about:
        return
    yield Deed(
        action=target.about_action,
        collection="about",
        entity=ABOUT,
        version=held.about_version + 1,
        undoes=target.undoes,
        before=image(held.plan.about) if held.about_version else None,
        after=image(target.plan.about),
    )


def _put_about(connection: Connection, about: About, version: int) -> None:
    connection.execute("INSERT OR REPLACE INTO about VALUES (1, ?, ?)", (image(about), version))


def _carry_out(connection: Connection, deed: Deed, after: Entity | None) -> None:
    name, place = str(deed.entity), int(deed.place or 0)
    if after is None:
        collection = str(deed.collection)
        connection.execute(f'DELETE FROM "{collection}" WHERE id = ?', (name,))  # noqa: S608
        connection.execute("DELETE FROM entities WHERE id = ?", (name,))
        connection.execute("DELETE FROM search WHERE rowid = ?", (place,))
        return
    collection = collection_of(after)
    if deed.before is None:
        connection.execute(
            "INSERT INTO entities VALUES (?, ?, ?, ?, ?)",
            (name, collection, deed.individual, deed.version, place),
        )
    else:
        connection.execute(
            "UPDATE entities SET version = ?, individual = ? WHERE id = ?",
            (deed.version, deed.individual, name),
        )
        connection.execute("DELETE FROM search WHERE rowid = ?", (place,))
    values = to_row(collection, after)
    marks = ", ".join("?" for _ in values)
    connection.execute(f'INSERT OR REPLACE INTO "{collection}" VALUES ({marks})', values)  # noqa: S608
    connection.execute(
        "INSERT INTO search(rowid, words, entity) VALUES (?, ?, ?)",
        (place, found_words(after), name),
    )


def _last_version(connection: Connection, name: str, row: Row | None) -> int:
    """A version is never given twice, so what was seen of a removed entity stays stale."""
    if row is not None:
        return row.version
    found = connection.execute("SELECT max(version) FROM journal WHERE entity = ?", (name,))
    return int(found.fetchone()[0] or 0)


def _clashes(
    connection: Connection,
    held: Held,
    changes: Sequence[Change],
    seen: Mapping[str, int],
    about: About | None,
) -> Iterator[Clash]:
    if about is not None and seen.get(ABOUT) != held.about_version:
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


@attrs.define(slots=False)
class _Owners:
    """Whose each entity is; an acceptance belongs to the person whose thing is accepted."""

    plan: Plan

    def of(self, entity: Entity) -> str | None:
        """The individual to whom an entity belongs."""
        if isinstance(entity, Individual):
            return entity.id
        if isinstance(entity, Acceptance):
            return self._whose.get(entity.about)
        found: str | None = getattr(entity, "individual", None)
        return found

    @cached_property
    def _whose(self) -> Mapping[str, str | None]:
        whose = {e.id: self.of(e) for e in self.plan if not isinstance(e, Acceptance)}
        for collection, field in NESTED_KINDS.values():
            for entity in getattr(self.plan, collection):
                whose |= {part.id: self.of(entity) for part in getattr(entity, field)}
        return whose
