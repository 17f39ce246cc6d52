"""Opening a plan: which file, which day, known when, whose eyes, names shown or hidden.

Whoever opens one person's record in a database is journalled before anything of it is shown.
"""

import datetime as dt
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.dates import long_day
from tcplan.domain.plan import Plan
from tcplan.errors import (
    PlanInvalidError,
    PlanUnreadableError,
    ReadOnlyDatabaseError,
    TcplanError,
    WrongUseError,
    shown,
)
from tcplan.planner.guarding import FOR_THE_HOLDER
from tcplan.planner.leaving import FromDatabase
from tcplan.planner.signing import agency_of, written
from tcplan.planner.unlocking import Unlocking, is_database, open_for
from tcplan.rules.book import Pack
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.store.database import Database

_BROKEN = (
    "{file} cannot be used: something in it is wrong, and who may see what of it cannot be told; "
    "without --agency the plan's holder is told what."
)
_A_DAY = dt.timedelta(days=1)
_READS = "This sample plan is read as on {day}, its own day."
_KNOWN = "This is the plan as it was known on {moment}; what was recorded later is not in it."
SILENT = "That this record was opened could not be journalled: {reason}"
_NO_TRACE = (
    "Nobody's record is shown from a database that can only be read here, because who opens one "
    "is journalled in it; restore a copy of it where it can be written."
)


@attrs.frozen
class Request:
    """What every command and screen may be asked with."""

    as_at: dt.date | None = None
    """The day that is asked about; the day of asking when none is given."""
    today: dt.date | None = None
    """The day of asking, for runs that can be repeated; the calendar's when none is given."""
    names: bool = False
    agency: str | None = None
    known_at: dt.datetime | None = None
    """The moment, with its time zone, at which the record is read; databases only."""
    packs: tuple[str | Pack, ...] = ()
    """Local rule packs beside those that the plan names: names of shipped ones, or as read."""


@attrs.frozen
class Visit:
    """Who opens the plan, when, and which people's records they asked for."""

    who: str
    at: dt.datetime
    """A moment with its time zone."""
    opened: tuple[str, ...] = ()
    """Words that were asked with; those that are the id of a person open that record."""


def look(
    path: Path,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking = Unlocking(),  # noqa: B008  (frozen)
    visit: Visit | None = None,
    tell: Tell | None = None,
) -> Looking:
    """Open the plan at ``path``, a plan file or a database, and look at it as asked.

    ``calendar_day`` is the day of the machine's calendar, read by the caller. A sample plan is
    read on its own day unless the request names one, and the view says so. ``tell`` hears how many
    of its records have been read.
    Raises ``PlanUnreadableError``, ``PlanInvalidError``, ``PackInvalidError``, ``UnknownIdError``,
    ``WrongUseError`` or one of the errors of opening a database.
    """
    unlocking = unlocking.remembering()
    if is_database(path, unlocking):
        found = _from_database(
            path, request, calendar_day=calendar_day, unlocking=unlocking, visit=visit, tell=tell
        )
        return with_rules(found)
    plan = _unbroken(lambda: _from_file(path, request, unlocking, tell), path, request)
    return with_rules(looked_at(plan, path.name, request, [], calendar_day=calendar_day))


def _unbroken(read: Callable[[], Plan], path: Path, request: Request) -> Plan:
    """The plan; what is wrong with one names its entries, and is told to nobody but the holder."""
    try:
        return read()
    except PlanInvalidError:
        if request.agency is None:
            raise
        raise WrongUseError(_BROKEN.format(file=shown(str(path)))) from None


def with_rules(looking: Looking) -> Looking:
    """The same look, once the rules that its plan and request name are known to agree.

    Raises ``PackInvalidError`` or ``UnknownIdError``.
    """
    if looking.plan.about.rule_packs or looking.packs:
        _ = looking.book
    return looking


def looked_at(
    plan: Plan,
    file: str,
    request: Request,
    notes: list[str],
    *,
    calendar_day: dt.date,
    now: Plan | None = None,
) -> Looking:
    """A plan that has been opened, looked at as asked.

    ``now`` is the plan as it stands, where ``plan`` is a past state of it.
    """
    own_day = plan.about.read_as_at
    today = request.today
    if today is None and own_day is not None:
        today = own_day
        notes = [*notes, _READS.format(day=long_day(own_day))]
    today = today or calendar_day
    looking = Looking(
        plan=plan,
        file=file,
        day=request.as_at or today,
        today=today,
        names=request.names,
        notes=tuple(notes),
        packs=request.packs,
    )
    agency = agency_of(plan, request.agency)
    return looking if agency is None else through(looking, agency, now)


def through(looking: Looking, agency: str, now: Plan | None = None) -> Looking:
    """The same look through the eyes of an agency of the plan, on the day of asking.

    Everything that reads a plan for somebody comes through here, so that what an agency may not
    see is in nothing that is worked out for it. ``now`` is the plan as it stands, where a past
    state of it is looked at. Raises ``UnknownIdError``, or ``WrongUseError`` for a past record and
    an agency that held the plan then and no longer does.
    """
    from tcplan.access import project

    held, whole = looking.plan.about.holder, now or looking.plan
    if agency == held != whole.about.holder:
        raise WrongUseError(FOR_THE_HOLDER.format(what="A record of when another held the plan"))
    plan = project(looking.plan, str(agency_of(whole, agency)), looking.today, now)
    return attrs.evolve(looking, plan=plan, agency=agency)


def sample(name: str = "county-durham") -> Path:
    """The path of a sample plan: from the installed package, else from the checkout."""
    file = f"{name}.plan.json"
    installed = resources.files("tcplan") / "samples" / file
    checkout = Path(__file__).resolve().parents[2] / "fixtures" / file
    for place in (Path(str(installed)), checkout):
        if place.is_file():
            return place
    message = f"The sample plan {name} is missing from this installation; install tcplan again."
    raise PlanUnreadableError(message)


def _from_database(
    path: Path,
    request: Request,
    *,
    calendar_day: dt.date,
    unlocking: Unlocking,
    visit: Visit | None,
    tell: Tell | None,
) -> Looking:
    """The look at a database, with what the reader must be told of how it was opened."""
    if visit:
        require_past(request.known_at, visit.at)
    store, writable = open_for(path, unlocking)
    with store:
        now = None if request.known_at is None else store.load()
        plan = store.load(request.known_at, tell)
        origin = FromDatabase.of(
            store,
            path,
            unlocking,
            who=visit.who if visit else None,
            clock=(lambda: visit.at) if visit else None,
        )
        known = [] if request.known_at is None else [known_words(request.known_at)]
        looking = looked_at(plan, path.name, request, known, calendar_day=calendar_day, now=now)
        notes = journalled(store, looking.plan, request, visit, writable=writable)
    return attrs.evolve(looking, origin=origin, notes=(*looking.notes, *notes))


def known_words(moment: dt.datetime) -> str:
    """The sentence that says that a past record is shown."""
    return _KNOWN.format(moment=moment.isoformat(sep=" ", timespec="minutes"))


def require_past(moment: dt.datetime | None, now: dt.datetime) -> None:
    """Raise ``WrongUseError`` for a moment that nobody can know of yet."""
    if moment is not None and moment > now + _A_DAY:
        raise WrongUseError(f"{moment:%Y-%m-%d} is yet to come; nobody knows it yet.")


def _from_file(path: Path, request: Request, unlocking: Unlocking, tell: Tell | None) -> Plan:
    from tcplan.exchange.plan_json import read

    plan = read(path, tell)
    name = shown(str(path))
    if request.known_at is not None:
        raise WrongUseError(
            f"{name} is a plan file and keeps no history; --known-at needs a database."
        )
    if unlocking.key_file is not None:
        raise WrongUseError(f"{name} is a plan file and not encrypted; leave --key-file out.")
    return plan


def journalled(
    store: "Database", plan: Plan, request: Request, visit: Visit | None, *, writable: bool
) -> list[str]:
    """Journal which people's records are opened; what stood against it, as notes.

    ``plan`` is what the reader may see: of somebody who is hidden from them nothing is opened.
    Raises ``ReadOnlyDatabaseError`` where nothing can be journalled at all.
    """
    if visit is None:
        return []
    from tcplan.store.interface import By

    agency = agency_of(plan, request.agency)
    who = written(visit.who) or "nobody named"
    asked = {word.casefold() for word in visit.opened}
    people = [person.id for person in plan.individuals if person.id.casefold() in asked]
    if people and not writable:
        raise ReadOnlyDatabaseError(_NO_TRACE)
    try:
        for person in people:
            store.looked(person, by=By(who=who, agency=agency, at=visit.at))
    except TcplanError as error:
        return [SILENT.format(reason=str(error))]
    return []
