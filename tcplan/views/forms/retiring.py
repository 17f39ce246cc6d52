"""Nothing is taken out of a plan while others rely on it; what has ended says when it ended."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from tcplan.domain.changes import Amend, Change, Remove
from tcplan.domain.common import Entity
from tcplan.domain.control import Control
from tcplan.domain.dates import short_day
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.integrity import NESTED_KINDS, named
from tcplan.domain.network import Agency, Tie
from tcplan.domain.plan import collection_of
from tcplan.domain.records import Action
from tcplan.views.forms.image import named as in_words
from tcplan.views.looking import Looking

END, REMOVE = "end", "remove"

_ENDED: dict[type, tuple[str, str]] = {
    Control: ("Withdraw it: its last day, and that it is withdrawn", "is withdrawn"),
    Tie: ("End the tie: its last day", "has ended"),
    Agency: ("It stops: the last day on which it works", "stops"),
    Action: ("Stop it: it is not asked for any more", "is stopped"),
}
_MANY = 12


@attrs.frozen
class Way:
    """One way of retiring an entry."""

    code: str
    """``end`` or ``remove``."""
    words: str
    needs_day: bool = False
    why_not: str = ""
    """Why it cannot be done now; empty when it can."""


@attrs.frozen
class Retirement:
    """What retiring an entry can mean, and what names it."""

    entity: str
    named: str
    """The entry in words."""
    ways: tuple[Way, ...]
    named_by: tuple[str, ...]
    """What names it, in words, the first few."""
    more: int
    """How many more name it, those of other people among them."""


def retirement(looking: Looking, entity: Entity, within: str | None = None) -> Retirement:
    """How an entry can be retired, the way that keeps its history first.

    ``within`` is the person in whose record it is asked: entries of others are then a count.
    """
    users = list(namers(looking, entity))
    near = [one for one in users if within is None or _whose(one) in {None, within}]
    told = tuple(in_words(looking, other) for other in near[:_MANY])
    words = in_words(looking, entity)
    return Retirement(
        entity=entity.id,
        named=words,
        ways=tuple(_ways(entity, len(users))),
        named_by=told,
        more=len(users) - len(told),
    )


def retired(entity: Entity, code: str, day: dt.date) -> tuple[Change, ...]:
    """The change that retires an entry in a way, as from a day: its last."""
    if code == REMOVE:
        return (Remove(entity.id),)
    if isinstance(entity, Action):
        return (Amend(entity.id, {"status": "stopped"}),)
    fields: dict[str, Any] = {"end": day}
    if isinstance(entity, Control):
        fields |= {"state": "withdrawn"}
    return (Amend(entity.id, fields),)


def said(retirement: Retirement, entity: Entity, code: str, day: dt.date) -> str:
    """What was done, as a sentence."""
    named = retirement.named[0].upper() + retirement.named[1:]
    if code == REMOVE:
        return f"{named} is removed."
    _, done = _ENDED.get(type(entity), ("", "has ended"))
    return (
        f"{named} {done}."
        if isinstance(entity, Action)
        else (f"{named} {done}; its last day is {short_day(day)}.")
    )


def namers(looking: Looking, entity: Entity) -> Iterator[Entity]:
    """Every other entry that names this one, or a part of it, in the plan's order."""
    names = {entity.id}
    for collection, field in NESTED_KINDS.values():
        if collection == collection_of(entity):
            names |= {part.id for part in getattr(entity, field)}
    for other in looking.plan:
        if other.id != entity.id and any(name in names for name, _ in named(other)):
            yield other


def _ways(entity: Entity, users: int) -> Iterator[Way]:
    if isinstance(entity, Action):
        if entity.status == "open":
            yield Way(END, _ENDED[Action][0])
    elif not isinstance(entity, HospitalSpell) and hasattr(entity, "end"):
        words, _ = _ENDED.get(type(entity), ("It has ended: its last day", ""))
        yield Way(END, words, needs_day=True)
    relies = "entry names" if users == 1 else "entries name"
    why_not = f"{users} other {relies} it; change or remove those first." if users else ""
    yield Way(REMOVE, "Remove it: it was entered by mistake", why_not=why_not)


def _whose(entity: Entity) -> str | None:
    person: str | None = getattr(entity, "individual", None)
    return entity.id if collection_of(entity) == "individuals" else person
