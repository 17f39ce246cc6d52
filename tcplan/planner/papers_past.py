"""Only the holder is told how the record stood before, who changed it, and what a return has."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from tcplan.errors import WrongUseError
from tcplan.planner.leaving import FromDatabase
from tcplan.planner.unlocking import open_at
from tcplan.views.looking import Looking

if TYPE_CHECKING:
    from tcplan.planner.papers_asked import Ready

_A_WEEK = dt.timedelta(days=7)


def past_of(looking: Looking, ready: "Ready") -> dict[str, Any]:
    """What a paper is compared with, by the names of ``Given``; nothing for most.

    Raises an error of opening the database, or ``WrongUseError`` for a live return that cannot be
    read.
    """
    if ready.recipient.outside:
        return {}
    if "live" in ready.given.settings:
        from tcplan.exchange.live_csv import read

        return {"live": read(Path(ready.given.settings["live"]))}
    if looking.agency not in {None, looking.plan.about.holder}:
        return {}
    return _from_database(looking, ready) if isinstance(looking.origin, FromDatabase) else {}


def _from_database(looking: Looking, ready: "Ready") -> dict[str, Any]:
    if ready.kind.since:
        return {"before": before(looking, ready.given.since or looking.day - _A_WEEK)}
    if ready.kind.history and ready.individual is not None:
        from tcplan.planner.saves import person_history

        return {"journal": person_history(looking, ready.individual)}
    return {}


def before(looking: Looking, since: dt.date) -> Looking | None:
    """The same look at the record as it was known when a day began, in this machine's time zone.

    None for a plan file, for a day before the plan began, and for one after what is looked at.
    """
    origin = looking.origin
    if not isinstance(origin, FromDatabase):
        return None
    began = dt.datetime.combine(since, dt.time()).astimezone()
    with open_at(origin.path, origin.unlocking, readonly=True) as store:
        try:
            plan = store.load(began)
        except WrongUseError:
            return None
        if store.loaded.seq > origin.row.seq:
            return None
    return attrs.evolve(looking, plan=plan, origin=None, named_in=looking.plan)
