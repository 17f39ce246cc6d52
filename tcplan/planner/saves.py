"""The journal told in words; every id in it is called what the plan calls it, now or then."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tcplan.domain.codelists import label
from tcplan.planner.history import hiding, taken_back
from tcplan.views.in_words import Image, Naming, called, fields_told, kind_words
from tcplan.views.looking import Looking
from tcplan.views.saves import DeedTold, Opened, Reviewed, SavesView, SaveTold

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.interface import Entry

    Find = Callable[[str], Entry | None]

_DONE = {
    "begin": "began",
    "add": "added",
    "amend": "changed",
    "remove": "removed",
    "erase": "erased",
}
_TOLD = frozenset({*_DONE, "undo", "redo"})


def rows_of_person(store: "Database", individual: str) -> tuple["Entry", ...]:
    """The rows that tell a person's history: their own, their changes whole, what bears on them.

    Of the change with which the plan began only their own rows are read.
    """
    from tcplan.store.interface import Asked

    own = store.journal(Asked(individual=individual))
    begun = store.journal(Asked(collection="about"))
    whole = {row.change for row in own if row.action in _TOLD} - {row.change for row in begun}
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


def finding(store: "Database") -> "Find":
    """How the last row about an id that has left the plan is found, only when one is met."""
    from tcplan.store.interface import Asked

    def find(name: str) -> "Entry | None":
        return next(iter(store.journal(Asked(entity=name, last=1))), None)

    return find


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
            _naming(looking, everything, individual, find),
        ),
        opened=tuple(
            Opened(entry.at, entry.who, _agency(looking, entry.agency), _seen_words(entry))
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

    told = _saves(looking, everything, wanted, _naming(looking, everything, me, find))
    return told[0] if told else None


def _seen_words(entry: "Entry") -> str:
    if entry.action == "look":
        return "opened this record"
    told = entry.after or {}
    names = "shown" if told.get("names") else "hidden"
    return f"took out the summary as {told.get('form', 'a paper')}, names {names}"


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
    naming: Naming,
) -> tuple[SaveTold, ...]:
    cancelled = taken_back(everything)
    found = []
    for change, rows in groupby(everything, key=lambda entry: entry.change):
        told = [entry for entry in rows if entry.action in _TOLD]
        mine = [entry for entry in told if wanted(entry)]
        if mine:
            began = any(entry.action == "begin" for entry in told)
            deeds = tuple(_deed(entry, naming, began=began) for entry in mine)
            first = mine[0]
            found.append(
                SaveTold(
                    change=change,
                    at=first.at,
                    who=first.who,
                    agency=_agency(looking, first.agency),
                    why=naming.hide(first.why) if first.why else None,
                    began=began,
                    undoes=first.undoes,
                    undone=change in cancelled,
                    deeds=deeds,
                    others=0 if began else len(told) - len(mine),
                )
            )
    return tuple(reversed(found))


def _deed(entry: "Entry", naming: Naming, *, began: bool) -> DeedTold:
    image = entry.after or entry.before or {}
    gone, new = entry.after is None, entry.before is None
    done = _DONE.get(entry.action) or ("removed" if gone else "added" if new else "changed")
    fields = () if began else fields_told(entry.collection, entry.before, entry.after, naming)
    return DeedTold(
        action=entry.action,
        done="recorded" if began else done,
        kind=kind_words(entry.collection),
        called=called(entry.collection, image, naming),
        entity=entry.entity or "",
        fields=tuple(fields),
        erased=entry.erased,
    )


def _agency(looking: Looking, agency: str | None) -> str | None:
    if agency is None or agency not in looking.plan.by_id:
        return agency
    return looking.thing_name(agency)


def _naming(
    looking: Looking, everything: Iterable["Entry"], me: str | None, find: "Find"
) -> Naming:
    """How things are called: as now, else as when they last stood in the plan."""
    hide = hiding(looking, everything)
    plain = Naming(call=str, hide=hide)
    people = {entry.entity for entry in everything if entry.collection == "individuals"}
    past = _images(everything)

    def call(name: str) -> str:
        if name in people:
            return _person(looking, name, me)
        if name in looking.plan.by_id and looking.thing_name(name) != name:
            return hide(looking.thing_name(name))
        if name not in past:
            past.update(_images(row for row in (find(name),) if row is not None))
        collection, image = past.get(name, (None, {}))
        own = called(collection, image, plain)
        return f"{kind_words(collection)} “{own}”" if own else name

    return Naming(call=call, hide=hide)


def _person(looking: Looking, name: str, me: str | None) -> str:
    """A person by their label; to somebody who reads about another, as another person."""
    if me is not None and name != me:
        return "another person"
    return looking.person_label(name) if name in looking.plan.by_id else name


def _images(everything: Iterable["Entry"]) -> dict[str, tuple[str | None, Image]]:
    """What last stood under each id, parts of entries with ids of their own too."""
    found: dict[str, tuple[str | None, Image]] = {}
    for entry in everything:
        image = entry.after or entry.before
        if image and entry.entity:
            found[entry.entity] = (entry.collection, image)
            for held in image.values():
                for part in held if isinstance(held, list) else ():
                    if isinstance(part, dict) and isinstance(part.get("id"), str):
                        found[part["id"]] = (None, part)
    return found
