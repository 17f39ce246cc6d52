"""A plan file becomes a set of changes that somebody sees first; then all are saved, or none."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.plan import Plan
from tcplan.errors import WrongUseError
from tcplan.planner.guarding import by_holder
from tcplan.planner.merging import Merged, Parted, merged, replaced
from tcplan.planner.opening import Request, looked_at
from tcplan.planner.proposing import Proposing
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import Unlocking, open_at
from tcplan.views.proposed import BY_HAND, ELSEWHERE, SINCE, ProposedView

if TYPE_CHECKING:
    from tcplan.exchange.base import ExportedFrom
    from tcplan.store.database import Database
    from tcplan.store.interface import Entry, Head


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
    """Bring what a plan file changed into a database, if ``agree`` says so to what would change.

    A file that says what it was exported from is compared with that, and what others saved since
    stays; any other file takes the plan's place. Nobody is asked, and nothing is saved, where the
    file and somebody else changed the same thing. What others change while somebody is asked is
    never written over: then ``StaleError`` says so. Raises too what is wrong with the file, or
    with the plan that would come of it, or an error of opening.
    """
    from tcplan.exchange.plan_json import read_with_base

    given, origin = read_with_base(file)
    with open_at(path, unlocking) as store:
        plan = store.load()
        seen = dict(store.versions)
        by = by_holder(plan, signed, "Bringing in a plan file")
        looking = looked_at(plan, path.name, request, [], calendar_day=calendar_day)
        journal = store.journal()
        base = _base(store, origin)
        if base is None:
            told, compared = replaced(plan, given), ELSEWHERE if origin else BY_HAND
        else:
            told, compared = _merged(store, base, plan, given, journal), SINCE
        view = Proposing(looking, given, told, journal, base).view(file.name, compared)
        if view.parted or not view.rows or not agree(view):
            return view
        about = told.about if told.about != plan.about else None
        saved = store.save(told.changes, by=by, seen=seen, about=about)
        return attrs.evolve(view, change=saved.change)


def _base(store: "Database", origin: "ExportedFrom | None") -> "Head | None":
    """The row of this journal from which a file was exported; None if it is not of this journal."""
    from tcplan.store.interface import Head

    if origin is None or origin.database != store.identity:
        return None
    head = Head(origin.row, origin.digest)
    return head if store.has(head) else None


def _merged(
    store: "Database", base: "Head", plan: Plan, given: Plan, journal: Sequence["Entry"]
) -> Merged:
    try:
        before = store.at(base)
    except WrongUseError as error:
        raise WrongUseError(
            f"The file cannot be compared with what it was exported from: {error} "
            "Export the plan again, and change that."
        ) from None
    told = merged(before, plan, given)
    return attrs.evolve(told, parted=(*_erased(base, given, journal), *told.parted))


def _erased(base: "Head", given: Plan, journal: Sequence["Entry"]) -> Iterator[Parted]:
    """Entries of people who were erased since the export: no old file brings them back."""
    gone = {e.individual for e in journal if e.action == "erase" and e.seq > base.seq}
    theirs = {e.entity for e in journal if e.individual in gone and e.seq <= base.seq}
    for entity in given:
        if entity.id in theirs:
            yield Parted(entity.id, None, entity, None)
