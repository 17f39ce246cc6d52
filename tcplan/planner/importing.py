"""A plan file becomes a set of changes that somebody sees first; then all are saved, or none."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.changes import Add, Change, Remove, apply
from tcplan.domain.common import Entity
from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.planner.history import EDITS, field_changes
from tcplan.planner.opening import Request, looked_at
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import Unlocking, open_at
from tcplan.views.history import ACTION_WORDS
from tcplan.views.looking import Looking
from tcplan.views.proposed import ProposedLine, ProposedView

if TYPE_CHECKING:
    from tcplan.store.interface import Entry

_ABOUT = "@about"
"""The plan's own particulars, as the journal names them."""
_WRITES = (*EDITS, "begin", "undo", "redo")


def import_plan(
    path: Path,
    file: Path,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    signed: Signed,
    agree: Callable[[ProposedView], bool],
) -> ProposedView:
    """Make a database hold the plan of a plan file, if ``agree`` says so to what would change.

    What others change while somebody is asked is never written over: then nothing is saved, and
    ``StaleError`` says so. Raises too what is wrong with the file, or an error of opening.
    """
    from tcplan.exchange.plan_json import read

    given = read(file)
    with open_at(path, unlocking) as store:
        plan = store.load()
        seen = dict(store.versions)
        by = signed.by(plan)
        changes = list(_changes(plan, given))
        looking = looked_at(plan, path.name, request, [], calendar_day=calendar_day)
        view = _view(looking, file.name, given, changes, store.journal())
        if not view.rows or not agree(view):
            return view
        saved = store.save(changes, by=by, seen=seen, about=given.about)
        return attrs.evolve(view, change=saved.change)


def _changes(plan: Plan, given: Plan) -> Iterator[Change]:
    held = {entity.id: entity for entity in plan}
    wanted = {entity.id: entity for entity in given}
    for name, entity in held.items():
        if type(wanted.get(name)) is not type(entity):
            yield Remove(name)
    for name, entity in wanted.items():
        if held.get(name) != entity:
            yield Add(entity)


def _view(
    looking: Looking,
    source: str,
    given: Plan,
    changes: list[Change],
    journal: tuple["Entry", ...],
) -> ProposedView:
    plan = looking.plan
    other = attrs.evolve(looking, plan=given)
    last = {entry.entity: entry for entry in journal if entry.action in _WRITES and entry.entity}
    hide = _hiding(looking, other)
    rows = [_line(pair, last, hide) for pair in _pairs(plan, given, changes)]
    count = {action: sum(1 for row in rows if row.action == action) for action in EDITS}
    after = attrs.evolve(apply(plan, changes), about=given.about)
    return ProposedView(
        looking.heading(),
        source,
        tuple(rows),
        added=count["add"],
        amended=count["amend"],
        removed=count["remove"],
        reordered=after != given,
        change=None,
    )


Pair = tuple[str, str, Any, Any]
"""The collection, the id, and the entry before and after."""


def _pairs(plan: Plan, given: Plan, changes: list[Change]) -> Iterator[Pair]:
    if plan.about != given.about:
        yield "about", _ABOUT, plan.about, given.about
    named = {change.id if isinstance(change, Remove) else _id_of(change) for change in changes}
    for collection, entities in plan.collections().items():
        after = {entity.id: entity for entity in getattr(given, collection)}
        before = {entity.id: entity for entity in entities}
        for name in dict.fromkeys((*before, *after)):
            if name in named:
                yield collection, name, before.get(name), after.get(name)


def _id_of(change: Change) -> str:
    return change.entity.id if isinstance(change, Add) else change.id


def _line(pair: Pair, last: Mapping[str, "Entry"], hide: Callable[[str], str]) -> ProposedLine:
    from tcplan.exchange.structure import converter

    collection, name, before, after = pair
    action = "add" if before is None else "remove" if after is None else "amend"
    old, new = (converter().unstructure(state) if state else None for state in (before, after))
    entry = last.get(name)
    return ProposedLine(
        action=action,
        action_words=ACTION_WORDS[action],
        collection=collection,
        entity=name,
        individual=_whose(after or before),
        fields=tuple(field_changes(old, new, hide)),
        last_by=entry.who if entry else None,
        last_at=entry.at if entry else None,
    )


def _whose(entity: Entity) -> str | None:
    if isinstance(entity, Individual):
        return entity.id
    whose = getattr(entity, "individual", None)
    return whose if isinstance(whose, str) else None


def _hiding(looking: Looking, other: Looking) -> Callable[[str], str]:
    """Names hide behind ids while names are hidden, those of either plan."""
    return lambda text: other.veiled_for_all(looking.veiled_for_all(text))
