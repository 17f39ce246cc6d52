"""A person's history is told save by save; other people in it are only counted."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.errors import WrongUseError, shown
from tcplan.planner.journal import taken_back
from tcplan.planner.leaving import FromDatabase
from tcplan.planner.own_rows import OwnRows
from tcplan.planner.unlocking import open_at
from tcplan.planner.wording import TOLD, agency_words, deed_told, finding, naming
from tcplan.views.in_words import Naming
from tcplan.views.looking import Looking
from tcplan.views.saves import Opened, Reviewed, SavesView, SaveTold

if TYPE_CHECKING:
    from tcplan.planner.wording import Find
    from tcplan.store.database import Database
    from tcplan.store.interface import Entry


def person_history(looking: Looking, individual: str, *, since_review: bool = False) -> SavesView:
    """What was done to a person's record and who opened it, up to the journal row that is told of.

    With ``since_review`` only from the day on of their last review. Raises ``WrongUseError`` for a
    plan file or where no review was held, or one of the errors of opening a database.
    """
    origin = looking.origin
    if not isinstance(origin, FromDatabase):
        name = shown(looking.file)
        raise WrongUseError(
            f"{name} is a plan file and keeps no history of who changed what; "
            "`tcplan new NAME.db --from FILE` makes a database of it, which keeps one from then on."
        )
    with open_at(origin.path, origin.unlocking, readonly=True) as store:
        rows = [row for row in rows_of_person(store, individual) if row.seq <= origin.row.seq]
        told = OwnRows.of(store, looking).bearing(rows)
        view = saves_of(looking, individual, told, finding(store))
    return _since_review(view) if since_review else view


def _since_review(view: SavesView) -> SavesView:
    reviewed = view.reviewed
    if reviewed is None:
        raise WrongUseError(
            f"{view.individual} has no review that was held by {long_day(view.heading.today)}, so "
            "there is nothing to count from; leave --since-review out."
        )
    saves = view.since_review()
    opened = tuple(one for one in view.opened if one.at >= reviewed.since)
    return attrs.evolve(
        view,
        saves=saves,
        opened=opened,
        since=reviewed.since,
        saves_left_out=len(view.saves) - len(saves),
        opened_left_out=len(view.opened) - len(opened),
    )


def rows_of_person(store: "Database", individual: str) -> tuple["Entry", ...]:
    """The rows that tell a person's history: their own, their changes whole, what bears on them.

    Of the change with which the plan began only their own rows are read.
    """
    from tcplan.store.interface import Asked

    own = store.journal(Asked(individual=individual))
    begun = store.journal(Asked(collection="about"))
    whole = {row.change for row in own if row.action in TOLD} - {row.change for row in begun}
    changes = [row for change in whole for row in store.journal(Asked(change=change))]
    return _in_order(own, begun, changes, _bearing(store))


def rows_of_change(store: "Database", change: int) -> tuple["Entry", ...]:
    """The rows that tell one change, and what bears on it."""
    from tcplan.store.interface import Asked

    return _in_order(store.journal(Asked(change=change)), _bearing(store))


def _bearing(store: "Database") -> tuple["Entry", ...]:
    """What was taken back, and who is or was in the plan and by which name."""
    from tcplan.store.interface import Asked

    people = Asked(collection="individuals", field="preferred_name")
    return (*store.journal(Asked(undoing=True)), *store.journal(people))


def _in_order(*parts: Iterable["Entry"]) -> tuple["Entry", ...]:
    rows = {row.seq: row for part in parts for row in part}
    return tuple(rows[seq] for seq in sorted(rows))


def saves_of(
    looking: Looking, individual: str, everything: Sequence["Entry"], find: "Find"
) -> SavesView:
    """What was done to a person's record and who opened it; ``everything`` is what tells it."""
    return SavesView(
        heading=looking.heading(),
        individual=individual,
        saves=_saves(
            looking,
            everything,
            lambda entry: entry.individual == individual,
            naming(looking, everything, individual, find),
        ),
        opened=tuple(
            Opened(entry.at, entry.who, agency_words(looking, entry.agency), _seen_words(entry))
            for entry in reversed(everything)
            if entry.action in {"look", "export"} and entry.individual == individual
        ),
        reviewed=last_review(looking, individual),
    )


def save_told(
    looking: Looking, change: int, everything: Sequence["Entry"], me: str | None, find: "Find"
) -> SaveTold | None:
    """One save with all that it did; None when the journal has no such save.

    ``me`` is the person in whose record it is read: entries of other people are then a count.
    """

    def wanted(entry: "Entry") -> bool:
        return entry.change == change and (me is None or entry.individual in {None, me})

    told = _saves(looking, everything, wanted, naming(looking, everything, me, find))
    return told[0] if told else None


def _seen_words(entry: "Entry") -> str:
    if entry.action == "look":
        return "opened this record"
    told = entry.after or {}
    names = "shown" if told.get("names") else "hidden"
    kind, form = told.get("kind", "summary"), told.get("form", "a paper")
    return f"took out the {kind} as {form}, names {names}"


def last_review(looking: Looking, individual: str) -> Reviewed | None:
    """The last review that was held by the day of asking."""
    held = [
        (review.held, label("review-kind", review.kind))
        for review in looking.plan.of("reviews", individual)
        if review.held is not None and review.held <= looking.today
    ]
    if not held:
        return None
    on, words = max(held)
    return Reviewed(on, words, dt.datetime.combine(on, dt.time.min).astimezone())


def _saves(
    looking: Looking,
    everything: Sequence["Entry"],
    wanted: Callable[["Entry"], bool],
    words: Naming,
) -> tuple[SaveTold, ...]:
    cancelled = taken_back(everything)
    found = []
    for change, rows in groupby(everything, key=lambda entry: entry.change):
        told = [entry for entry in rows if entry.action in TOLD]
        mine = [entry for entry in told if wanted(entry)]
        if mine:
            began = any(entry.action == "begin" for entry in told)
            deeds = tuple(deed_told(entry, words, began=began) for entry in mine)
            first = mine[0]
            found.append(
                SaveTold(
                    change=change,
                    at=first.at,
                    who=first.who,
                    agency=agency_words(looking, first.agency),
                    why=words.hide(first.why) if first.why else None,
                    began=began,
                    undoes=first.undoes,
                    undone=change in cancelled,
                    deeds=deeds,
                    others=0 if began else len(told) - len(mine),
                )
            )
    return tuple(reversed(found))
