"""The journal is told in words: every id in it is called what the plan calls it, now or then.

While names are hidden, names that people had at any time are hidden, not only those of today.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tcplan.views.in_words import Image, Naming, called, fields_told, kind_words
from tcplan.views.looking import Looking
from tcplan.views.saves import DeedTold
from tcplan.views.veiling import veil

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
TOLD = frozenset({*_DONE, "undo", "redo"})
"""The journal's words for what changes an entry."""


def hiding(looking: Looking, everything: Iterable["Entry"]) -> Callable[[str], str]:
    """Put ids where names stand, those of the past too, while names are hidden."""
    if looking.names:
        return str
    past = {
        (str(image["preferred_name"]), entry.entity)
        for entry in everything
        if entry.collection == "individuals" and entry.entity
        for image in (entry.before, entry.after)
        if image and "preferred_name" in image
    }
    veils = [veil(name, whose) for name, whose in sorted(past)]

    def hide(text: str) -> str:
        for put_id in veils:
            text = put_id(text)
        return looking.veiled_for_all(text)

    return hide


def finding(store: "Database") -> "Find":
    """How the last row about an id that has left the plan is found, only when one is met."""
    from tcplan.store.interface import Asked

    def find(name: str) -> "Entry | None":
        return next(iter(store.journal(Asked(entity=name, last=1))), None)

    return find


def naming(looking: Looking, everything: Sequence["Entry"], me: str | None, find: "Find") -> Naming:
    """How things are called: as now, else as when they last stood in the plan.

    ``everything`` is read before ``find`` is asked. ``me`` is the person in whose record it is
    read: to them other people are other people, and nothing more.
    """
    hide = hiding(looking, everything)
    plain = Naming(call=str, hide=hide)
    people = {person.id for person in looking.plan.individuals}
    past = cache(lambda: _images(everything))

    def call(name: str) -> str:
        if name in people:
            return _person(looking, name, me)
        if name in looking.plan.by_id and looking.thing_name(name) != name:
            return hide(looking.thing_name(name))
        if name not in past():
            past().update(_images(row for row in (find(name),) if row is not None))
        collection, image = past().get(name, (None, {}))
        if collection == "individuals":
            return _person(looking, name, me)
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
    for entry in sorted(everything, key=lambda one: one.seq):
        image = entry.after or entry.before
        if image and entry.entity:
            found[entry.entity] = (entry.collection, image)
            for held in image.values():
                for part in held if isinstance(held, list) else ():
                    if isinstance(part, dict) and isinstance(part.get("id"), str):
                        found[part["id"]] = (None, part)
    return found


def deed_told(entry: "Entry", naming: Naming, *, began: bool) -> DeedTold:
    """What a row that changed an entry did to it; fields are left out where a plan began."""
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


def agency_words(looking: Looking, agency: str | None) -> str | None:
    """What the agency is called for which somebody worked, also one that has left the plan."""
    if agency is None or agency not in looking.plan.by_id:
        return agency
    return looking.thing_name(agency)
