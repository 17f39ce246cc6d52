"""A change is written with its journal rows or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.individual import Individual
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.plan import About, Plan, collection_of
from tcplan.domain.records import Acceptance
from tcplan.store.driver import Connection
from tcplan.store.held import Held, Row
from tcplan.store.interface import By, Head
from tcplan.store.journal import START, Deed, append, head
from tcplan.store.rows import ABOUT, canonical, columns, converter, image, values_of, words


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


def begin(connection: Connection, plan: Plan, by: By) -> Held:
    """Write a whole plan into a new database, as its first change."""
    about: Any = plan.about
    nothing = Held(Plan(about=attrs.evolve(about, holder=None)), {}, {}, Head(0, START.hex()))
    steps = tuple(Step("add", entity.id, entity) for entity in plan)
    return write(connection, nothing, Target(plan, steps, about_action="begin"), by)


def write(connection: Connection, held: Held, target: Target, by: By) -> Held:
    """Write a target with its journal rows inside the caller's transaction; what is held then."""
    rows, versions = dict(held.rows), dict(held.versions)
    particulars = list(_about_deeds(held, target))
    for deed in particulars:
        versions[ABOUT] = deed.version or 0
        _put_about(connection, target.plan.about, versions[ABOUT])
    works = list(_works(connection, held, target))
    done = append(connection, [*particulars, *(work.deed for work in works)], by)[
        len(particulars) :
    ]
    works = [attrs.evolve(work, deed=deed) for work, deed in zip(works, done, strict=True)]
    _carry_out(connection, works)
    for work in works:
        rows.pop(work.name, None)
        versions.pop(work.name, None)
        if work.after is not None:
            rows[work.name] = work.row(work.after)
            versions[work.name] = rows[work.name].version
    return Held(target.plan, rows, versions, head(connection))


def found_words(tree: object) -> str:
    """The words under which an entity is found, from its tree."""
    return " ".join(words(tree))


def take_out(connection: Connection, name: str, row: Row) -> None:
    """Delete an entity's rows and its entry in the search index."""
    connection.execute(f'DELETE FROM "{row.collection}" WHERE id = ?', (name,))  # noqa: S608
    connection.execute("DELETE FROM search WHERE rowid = ?", (row.place,))
    connection.execute("DELETE FROM entities WHERE id = ?", (name,))


@attrs.frozen
class _Work:
    """A step with its journal row, and the trees of what stood before it and of what it leaves."""

    name: str
    after: Entity | None
    before: Row | None
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    deed: Deed

    def row(self, after: Entity) -> Row:
        """How the entity stands when it has been written."""
        deed = self.deed
        return Row(str(deed.collection), after, deed.individual, deed.version or 0, deed.place or 0)


def _works(connection: Connection, held: Held, target: Target) -> Iterator[_Work]:
    whose = _Owners(target.plan)
    given: dict[str, int] = {}
    for step in target.steps:
        name, after = step.name, step.after
        before = None if name in given else held.rows.get(name)
        given[name] = 1 + (given.get(name) or _last_version(connection, name, before))
        old = {} if before is None else converter().unstructure(before.entity)
        new = {} if after is None else converter().unstructure(after)
        standing = before.collection if before else None
        person = before.individual if before else None
        deed = Deed(
            action=step.action,
            collection=standing if after is None else collection_of(after),
            entity=name,
            individual=person if after is None else whose.of(after),
            version=given[name],
            place=before.place if before else step.place,
            undoes=target.undoes,
            before=canonical(old) if old else None,
            after=canonical(new) if new else None,
        )
        yield _Work(name, after, before, old, new, deed)


def _about_deeds(held: Held, target: Target) -> Iterator[Deed]:
    version = held.versions.get(ABOUT, 0)
    if version and held.plan.about == target.plan.about:
        return
    yield Deed(
        action=target.about_action,
        collection="about",
        entity=ABOUT,
        version=version + 1,
        undoes=target.undoes,
        before=image(held.plan.about) if version else None,
        after=image(target.plan.about),
    )


def _put_about(connection: Connection, about: About, version: int) -> None:
    connection.execute("INSERT OR REPLACE INTO about VALUES (1, ?, ?)", (image(about), version))


def _carry_out(connection: Connection, works: Sequence[_Work]) -> None:
    """What is named is written before what names it, or each row would be looked for in vain."""
    for work in works:
        if work.after is None and work.before is not None:
            take_out(connection, work.name, work.before)
        elif work.before is None:
            _enter(connection, work.deed)
        else:
            _advance(connection, work.deed)
    for work in works:
        if work.after is not None:
            _put(connection, work)


def _enter(connection: Connection, deed: Deed) -> None:
    row = (deed.entity, deed.collection, deed.individual, deed.version, deed.place)
    connection.execute("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", row)


def _advance(connection: Connection, deed: Deed) -> None:
    connection.execute(
        "UPDATE entities SET version = ?, individual = ? WHERE id = ?",
        (deed.version, deed.individual, deed.entity),
    )
    connection.execute("DELETE FROM search WHERE rowid = ?", (deed.place,))


def _put(connection: Connection, work: _Work) -> None:
    collection = str(work.deed.collection)
    values = values_of(collection, work.new)
    if work.before is None:
        marks = ", ".join("?" for _ in values)
        connection.execute(f'INSERT INTO "{collection}" VALUES ({marks})', values)  # noqa: S608
    else:
        _amend(connection, collection, values_of(collection, work.old), values)
    connection.execute(
        "INSERT INTO search(rowid, words, entity) VALUES (?, ?, ?)",
        (work.deed.place, found_words(work.new), work.name),
    )


def _amend(connection: Connection, collection: str, old: Sequence[Any], new: Sequence[Any]) -> None:
    """Write the columns that differ: each that is written is checked, and looked for elsewhere."""
    names = ("id", *(column.name for column in columns(collection)))
    differs = [
        (name, after)
        for name, before, after in zip(names, old, new, strict=True)
        if before != after
    ]
    settings = ", ".join(f'"{name}" = ?' for name, _ in differs)
    connection.execute(
        f'UPDATE "{collection}" SET {settings} WHERE id = ?',  # noqa: S608
        (*(after for _, after in differs), new[0]),
    )


def _last_version(connection: Connection, name: str, row: Row | None) -> int:
    """A version is never given twice, so what was seen of a removed entity stays stale."""
    if row is not None:
        return row.version
    found = connection.execute("SELECT max(version) FROM journal WHERE entity = ?", (name,))
    return int(found.fetchone()[0] or 0)


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
