"""The journal is told as it is; a change is taken back by a new change, and never rubbed out."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.plan import Plan
from tcplan.errors import UnknownIdError, WrongUseError, shown
from tcplan.planner.guarding import refused_in_few_words, require_holder, require_permitted
from tcplan.planner.opening import Request, Visit, journalled, looked_at
from tcplan.planner.own_rows import OwnRows
from tcplan.planner.signing import Signed, agency_of
from tcplan.planner.unlocking import Unlocking, open_at, open_for
from tcplan.planner.wording import TOLD, agency_words, deed_told, finding, naming
from tcplan.views.history import (
    ACTION_WORDS,
    FieldChange,
    HistoryLine,
    HistoryView,
    VerifiedView,
)
from tcplan.views.in_words import Naming
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.interface import By, Entry, Saved
    from tcplan.views.saves import DeedTold, Reviewed

EDITS = ("add", "amend", "remove")
"""What changes an entry."""
Choose = Callable[[tuple["Entry", ...]], Iterator[int]]
"""Which changes of a journal can be turned, the oldest first."""


@attrs.frozen(kw_only=True)
class Wanted:
    """Which part of the journal is asked for; what is None does not matter."""

    about: str | None = None
    """Id of a person, for all that concerns them, or of anything else in the plan."""
    agency: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    since_review: bool = False
    """Only what has been changed since the person's last review was held; ``about`` is theirs."""


def history(
    path: Path,
    request: Request,
    wanted: Wanted,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    visit: Visit,
) -> HistoryView:
    """What was done to the plan; asking about a person opens their record, which is journalled.

    Raises ``UnknownIdError`` for what was never in the plan, ``WrongUseError`` for a review that
    there was not, or an error of opening.
    """
    store, writable = open_for(path, unlocking)
    with store:
        looking = looked_at(store.load(), path.name, request, [], calendar_day=calendar_day)
        notes = journalled(store, looking.plan, request, visit, writable=writable)
        looking = attrs.evolve(looking, notes=(*looking.notes, *notes))
        if not wanted.since_review:
            return _view(store, looking, _wanted(store, looking, wanted), wanted.about)
        review = _last_review(looking, wanted.about)
        rows = _wanted(store, looking, attrs.evolve(wanted, since=review.since))
        words = f"{review.kind_words}, held on {long_day(review.on)}, the last by now"
        changes = [row for row in rows if row.action in TOLD]
        view = _view(store, looking, changes, wanted.about)
        return attrs.evolve(
            view, since=review.since, since_words=words, left_out=len(rows) - len(changes)
        )


def undo(
    path: Path,
    change: int | None,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    signed: Signed,
) -> HistoryView:
    """Take a change back, the last that stands when none is named; what was done by that.

    Raises ``CannotUndoError``, ``WrongUseError``, or an error of opening or saving.
    """
    with open_at(path, unlocking) as store:
        turning = _Turning.of(store, path, request, signed, calendar_day)
        number = turning.number(change, undoable, "undo")
        with refused_in_few_words(turning.looking):
            saved = store.undo(number, by=turning.by, allow=turning.allow)
        return turning.done(saved)


def redo(
    path: Path,
    change: int | None,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    signed: Signed,
) -> HistoryView:
    """Make a change again that was undone, the last one when none is named."""
    with open_at(path, unlocking) as store:
        turning = _Turning.of(store, path, request, signed, calendar_day)
        number = turning.number(change, redoable, "redo")
        with refused_in_few_words(turning.looking):
            saved = store.redo(number, by=turning.by, allow=turning.allow)
        return turning.done(saved)


def verify(path: Path, agency: str | None = None, *, unlocking: Unlocking) -> VerifiedView:
    """Ask every page, row and digest of a database, and the note beside it; nothing is written.

    Raises ``WrongUseError`` for an agency that does not hold the plan.
    """
    with open_at(path, unlocking, readonly=True) as store:
        if agency is not None:
            plan = store.load()
            require_holder(plan, agency_of(plan, agency), "Verifying the whole journal")
        found = store.verify()
        return VerifiedView(
            path.name, found.whole, found.rows, found.head.words(), found.broken, found.fault
        )


def _last_review(looking: Looking, individual: str | None) -> "Reviewed":
    """The last review of a person that was held by the day of asking; raises without one."""
    name = individual or ""
    ids = {person.id.casefold(): person.id for person in looking.plan.individuals}
    if name.casefold() not in ids:
        raise UnknownIdError("individual", name, ids.values())
    person = ids[name.casefold()]
    # It tells the journal in words with what stands here, so it is asked for only now.
    from tcplan.planner.saves import last_review

    found = last_review(looking, person)
    if found is None:
        raise WrongUseError(
            f"{person} has no review that was held by {long_day(looking.today)}; say since when "
            "with --since."
        )
    return found


def _wanted(store: "Database", looking: Looking, wanted: Wanted) -> tuple["Entry", ...]:
    from tcplan.store.interface import Asked

    agency = _agency(store, looking, wanted.agency)
    when = Asked(agency=agency, since=wanted.since, until=wanted.until)
    if wanted.about is None:
        return store.journal(when)
    ids = {name.casefold(): name for name in looking.plan.by_id}
    name = ids.get(wanted.about.casefold(), wanted.about)
    if looking.restricted and name not in looking.plan.by_id:
        raise UnknownIdError("individual or entry", name, (entity.id for entity in looking.plan))
    for which in (Asked(individual=name), Asked(entity=name)):
        if store.journal(attrs.evolve(which, last=1)):
            return store.journal(
                attrs.evolve(when, individual=which.individual, entity=which.entity)
            )
    raise UnknownIdError("individual or entry", name, (entity.id for entity in looking.plan))


def _agency(store: "Database", looking: Looking, agency: str | None) -> str | None:
    """The agency, also one that has left the plan; a slip is no empty history."""
    from tcplan.store.interface import Asked

    left = agency is None or store.journal(Asked(agency=agency, last=1))
    if agency is None or (left and not looking.restricted):
        return agency
    found: str = looking.get("agencies", agency).id
    return found


def _view(
    store: "Database", looking: Looking, rows: Sequence["Entry"], about: str | None
) -> HistoryView:
    own = OwnRows.of(store, looking)
    told, everything = own.told(rows), own.bearing(bearing(store, looking))
    words = naming(looking, (*everything, *told), None, finding(store))
    lines = told_lines(looking, told, everything, words)
    head = "" if looking.restricted else store.head.words()
    return HistoryView(looking.heading(), about, lines, head)


def bearing(store: "Database", looking: Looking) -> tuple["Entry", ...]:
    """The rows that bear on how others are told: what was taken back, and what people were called.

    The rest of the journal is not read.
    """
    from tcplan.store.interface import Asked

    renamed = Asked(collection="individuals", field="preferred_name")
    called = () if looking.names else store.journal(renamed)
    return (*store.journal(Asked(undoing=True)), *called)


def told_lines(
    looking: Looking, rows: Sequence["Entry"], everything: tuple["Entry", ...], words: Naming
) -> tuple[HistoryLine, ...]:
    """Journal rows as they are told; ``everything`` is the journal, or what bears on them.

    The beginning of a plan is thousands of entries, which are not told in words where all of them
    were asked for.
    """
    cancelled = taken_back(everything)
    begun = {row.change for row in rows if row.action == "begin"}

    def deed(row: "Entry") -> "DeedTold | None":
        told = row.action in TOLD and row.change not in begun
        return deed_told(row, words, began=False) if told else None

    return tuple(
        _line(row, cancelled, words.hide, agency_words(looking, row.agency), deed(row))
        for row in rows
    )


@attrs.frozen
class _Turning:
    """Somebody who takes a change back or makes it again, and what they may see of it."""

    store: "Database"
    path: Path
    request: Request
    """With the agency for which they work as that through whose eyes they look."""
    calendar_day: dt.date
    by: "By"
    looking: Looking

    @classmethod
    def of(
        cls,
        store: "Database",
        path: Path,
        request: Request,
        signed: Signed,
        calendar_day: dt.date,
    ) -> "_Turning":
        plan = store.load()
        by = signed.by(plan)
        asked = attrs.evolve(request, agency=request.agency or signed.agency)
        looking = looked_at(plan, path.name, asked, [], calendar_day=calendar_day)
        return cls(store, path, asked, calendar_day, by, looking)

    def number(self, change: int | None, choose: Choose, verb: str) -> int:
        """The change in the journal: as it was named, or the last that may be turned."""
        own = OwnRows.of(self.store, self.looking)
        if change is None:
            found = list(choose(own.told(self.store.journal())))
            if not found:
                raise WrongUseError(f"There is nothing to {verb} in {shown(str(self.path))}.")
            change = found[-1]
        return own.real(change) or change

    def allow(self, before: Plan, after: Plan) -> None:
        require_permitted(before, after, self.looking.agency, self.looking.today)

    def done(self, saved: "Saved") -> HistoryView:
        """What was done by it."""
        from tcplan.store.interface import Asked

        notes = [] if saved.anchored else ["The note beside the database could not be brought up."]
        looking = looked_at(
            saved.plan, self.path.name, self.request, notes, calendar_day=self.calendar_day
        )
        return _view(self.store, looking, self.store.journal(Asked(change=saved.change)), None)


def _line(
    entry: "Entry",
    cancelled: set[int],
    hide: Callable[[str], str],
    agency: str | None,
    told: "DeedTold | None",
) -> HistoryLine:
    return HistoryLine(
        seq=entry.seq,
        change=entry.change,
        at=entry.at,
        who=entry.who,
        agency=entry.agency,
        agency_words=agency,
        action=entry.action,
        action_words=ACTION_WORDS.get(entry.action, entry.action),
        collection=entry.collection,
        entity=entry.entity,
        individual=entry.individual,
        undoes=entry.undoes,
        undone=entry.change in cancelled,
        fields=tuple(field_changes(entry.before, entry.after, hide)),
        why=hide(entry.why) if entry.why else None,
        erased=entry.erased,
        told=told,
    )


def field_changes(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, hide: Callable[[str], str]
) -> Iterator[FieldChange]:
    """The fields that differ between two states of an entry, each in words."""
    before, after = before or {}, after or {}
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield FieldChange(name, _words(old, hide), _words(new, hide))


def _words(value: object, hide: Callable[[str], str]) -> str | None:
    if value is None:
        return None
    return hide(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def taken_back(everything: Iterable["Entry"]) -> set[int]:
    """The changes that have been taken back; what takes something back can be taken back too."""
    cancelled: set[int] = set()
    pairs = {(entry.change, entry.undoes) for entry in everything if entry.undoes is not None}
    for change, undoes in sorted(pairs, reverse=True):
        if change not in cancelled:
            cancelled.add(undoes)
    return cancelled


def undoable(everything: tuple["Entry", ...], who: str | None = None) -> Iterator[int]:
    """The changes that can be taken back, of one worker or of all, the oldest first."""
    began = {entry.change for entry in everything if entry.action == "begin"}
    standing = began | taken_back(everything)
    for entry in everything:
        if entry.action in EDITS and entry.change not in standing and who in {None, entry.who}:
            yield entry.change


def redoable(everything: tuple["Entry", ...], who: str | None = None) -> Iterator[int]:
    """The changes that can be made again, where one worker or anybody took them back."""
    cancelled = taken_back(everything)
    for entry in everything:
        if entry.action != "undo" or entry.undoes is None or entry.change in cancelled:
            continue
        if who in {None, entry.who}:
            yield entry.undoes
