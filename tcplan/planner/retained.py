"""What is held about each person and until when; the report erases nothing and opens nobody."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.individual import Individual
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.planner.opening import Request, looked_at
from tcplan.planner.own_rows import OwnRows
from tcplan.planner.unlocking import Unlocking, open_at
from tcplan.planner.wording import hiding
from tcplan.rules.retention import Until, may_apply, periods
from tcplan.views.held import copy_words
from tcplan.views.looking import Looking
from tcplan.views.retention import (
    CopyMade,
    ErasedPerson,
    Holding,
    PeriodEnd,
    PeriodView,
    PersonKept,
    RetentionView,
)

if TYPE_CHECKING:
    from tcplan.store.interface import Entry

_CHANGES = frozenset({"begin", "add", "amend", "remove", "undo", "redo"})
_A_DAY = dt.timedelta(days=1)
_DATED = (
    ("spells", "ended"),
    ("transitions", "moved_on"),
    ("ties", "end"),
    ("actions", "done_on"),
    ("reviews", "held"),
    ("incidents", "on"),
)
"""Where a last day of contact stands."""


def retention(
    path: Path, request: Request, *, calendar_day: dt.date, unlocking: Unlocking
) -> RetentionView:
    """The retention report of a database on the day that is asked about.

    Through an agency's eyes it tells of what that agency may see and of the rows that may be told
    to it, and counts no period. Raises ``UnknownIdError`` or an error of opening a database.
    """
    with open_at(path, unlocking, readonly=True) as store:
        looking = looked_at(store.load(), path.name, request, [], calendar_day=calendar_day)
        own, every = OwnRows.of(store, looking), store.journal()
    journal, hide = own.told(every), hiding(looking, own.bearing(every))
    copies = tuple(
        attrs.evolve(copy, where=copy.where and hide(copy.where))
        for copy in _copies(looking, journal)
    )
    rows = sorted(_people(looking, journal, copies), key=_order)
    return RetentionView(
        looking.heading(),
        tuple(rows),
        due=sum(1 for row in rows if row.due),
        in_use=sum(1 for row in rows if row.running or not (looking.restricted or row.review_on)),
        erased=tuple(_erased(journal, copies)),
        copies=copies,
        periods=tuple(_periods()),
        whole=not looking.restricted,
    )


def _order(row: PersonKept) -> tuple[dt.date, str]:
    return row.review_on or dt.date.max, row.individual


def _people(
    looking: Looking, journal: Sequence["Entry"], copies: Sequence[CopyMade]
) -> Iterator[PersonKept]:
    told: dict[str, list[Entry]] = {person.id: [] for person in looking.plan.individuals}
    for entry in journal:
        if entry.individual in told:
            told[entry.individual].append(entry)
    for person in looking.plan.individuals:
        yield _person(looking, person, told[person.id], copies)


def _person(
    looking: Looking, person: Individual, told: Sequence["Entry"], copies: Sequence[CopyMade]
) -> PersonKept:
    plan, me = looking.plan, person.id
    held = Counter({name: len(plan.of(name, me)) for name in COLLECTIONS}) + Counter(individuals=1)
    changed = [entry for entry in told if entry.action in _CHANGES]
    died = _died(plan, me)
    running = () if died else tuple(_running(looking, me))
    began, latest = (None, None) if looking.restricted else (told[0], changed[-1])
    days = [*_days(plan, me, looking.today), *([latest.at.date()] if latest else [])]
    last = max(days, default=None)
    counted = last is not None and not running and not looking.restricted
    ends = may_apply(person.born, last, died) if last and counted else ()
    review_on = ends[-1].last_day + _A_DAY if ends else None
    return PersonKept(
        individual=me,
        individual_label=looking.person_label(me),
        entries=held.total(),
        holdings=tuple(Holding(name, held[name]) for name in COLLECTIONS if held[name]),
        since=began.at if began else None,
        last_change=latest.at if latest else None,
        last_change_by=latest.who if latest else None,
        moved_on=max((t.moved_on for t in plan.of("transitions", me) if t.moved_on), default=None),
        died_on=died,
        running=running,
        last_recorded=last,
        periods=tuple(map(_end, ends)),
        review_on=review_on,
        due=review_on is not None and review_on <= looking.day,
        copies=_reached(me, began.seq if began else 0, None, copies) + _recorded(plan, me),
    )


def _end(until: Until) -> PeriodEnd:
    period = until.period
    return PeriodEnd(period.id, period.text, until.last_day, certain=period.certain)


def _died(plan: Plan, me: str) -> dt.date | None:
    ended = (s.ended for s in plan.of("spells", me) if s.ended_as == "died" and s.ended)
    return max(ended, default=None)


def _running(looking: Looking, me: str) -> Iterator[str]:
    """What is recorded as going on on the day asked about, or as still to come."""
    plan, day = looking.plan, looking.day

    def open_ended(name: str) -> list[Any]:
        return [entry for entry in plan.of(name, me) if entry.end is None or entry.end >= day]

    counted = {
        "stay in hospital": [s for s in plan.of("spells", me) if not s.ended or s.ended > day],
        "move that has not been made": [
            t for t in plan.of("transitions", me) if t.moved_on is None and t.stage != "failed"
        ],
        "tie of support": open_ended("ties"),
        "control": [c for c in open_ended("controls") if c.state != "withdrawn"],
        "open action": [a for a in plan.of("actions", me) if a.status == "open"],
        "review that is due": [r for r in plan.of("reviews", me) if r.held is None],
    }
    for what, found in counted.items():
        if found:
            yield what if len(found) == 1 else f"{what} ({len(found)})"


def _days(plan: Plan, me: str, today: dt.date) -> Iterator[dt.date]:
    for name, field in _DATED:
        for entry in plan.of(name, me):
            day = getattr(entry, field)
            if day is not None and day <= today:
                yield day


def _copies(looking: Looking, journal: Sequence["Entry"]) -> Iterator[CopyMade]:
    """What has left, but for what went to the public: nobody is in it."""
    failed = {entry.undoes for entry in journal if entry.action == "failed"}
    for entry in journal:
        told = entry.after or {}
        if told.get("audience") == "public" or entry.change in failed:
            continue
        if entry.action in {"backup", "export"}:
            paper = told.get("kind") or ("summary" if entry.individual else "plan")
            reader = looking.reader_name(told.get("recipient"))
            kind = "backup" if entry.action == "backup" else paper
            what = copy_words(kind, told.get("audience"), reader, told.get("approved_by"))
            yield CopyMade(entry.seq, what, entry.at, entry.who, entry.individual, entry.why)


def _reached(me: str, first: int, last: int | None, copies: Sequence[CopyMade]) -> int:
    """How many copies were made while a person was in the plan."""
    return sum(
        1
        for copy in copies
        if copy.individual in {None, me} and first < copy.seq and (last is None or copy.seq < last)
    )


def _recorded(plan: Plan, me: str) -> int:
    """Papers that somebody recorded by hand."""
    return sum(1 for export in plan.exports if export.individual in {None, me})


def _erased(journal: Sequence["Entry"], copies: Sequence[CopyMade]) -> Iterator[ErasedPerson]:
    first: dict[str, int] = {}
    for entry in journal:
        if entry.individual:
            first.setdefault(entry.individual, entry.seq)
        if entry.action == "erase" and entry.individual:
            reached = _reached(entry.individual, first[entry.individual], entry.seq, copies)
            yield ErasedPerson(entry.individual, entry.at, entry.who, reached)


def _periods() -> Iterator[PeriodView]:
    for period in periods():
        told: Mapping[str, Any] = attrs.asdict(period)
        names = [field.name for field in attrs.fields(PeriodView)]
        yield PeriodView(**{name: told[name] for name in names} | {"basis": _basis(period.basis)})


def _basis(basis: str) -> str:
    return label("basis", basis)
