"""A plan in which every text is a word of its own, and what a reader must never meet of it.

The oracle of need-to-know, which shares no code with the product, says who may see which words.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import attrs

from tcplan.domain.fields import Record, Words
from tcplan.domain.individual import Individual
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.exchange.plan_json import read
from tests.tcplan.access.oracle import for_agency, for_person, for_public
from tests.tcplan.access.raw_plans import everything, hints, raw_plan

DURHAM = Path(__file__).parents[2] / "fixtures" / "county-durham.plan.json"
DAY = "2026-11-22"
TODAY = dt.date(2026, 11, 22)
PEOPLE = 8
CANARY = re.compile(r"Canary\d{5}x")
_TOKEN = re.compile(r"[\w-]+")
KINDS_OF_READERS = ("provider", "police", "housing", "council-asc")


@cache
def canaries() -> Plan:
    """A few people of the sample; each text of the plan is a word that stands nowhere else."""
    whole = read(DURHAM)
    with_mappa = {one.individual for one in whole.mappa}
    order = sorted(whole.individuals, key=lambda one: one.id not in with_mappa)
    kept = {one.id for one in order[:PEOPLE]}
    numbers = count(1)
    entities: dict[str, Any] = {}
    for name in COLLECTIONS:
        if name in {"options", "exports", "rules", "acceptances"}:
            entities[name] = ()
            continue
        mine = [e for e in getattr(whole, name) if _whose(e) in {None, *kept}]
        entities[name] = tuple(_said(entity, numbers) for entity in mine)
    about = altered(whole.about, title=_word(numbers))
    return Plan(about=about, **_without_loose_ends(entities))


def _whose(entity: Any) -> str | None:  # noqa: ANN401
    if isinstance(entity, Individual):
        return entity.id
    found: str | None = getattr(entity, "individual", None)
    return found


def _without_loose_ends(entities: dict[str, Any]) -> dict[str, Any]:
    """Nothing waits for a milestone, or touches support, of somebody who is not here."""
    own = {one.id for move in entities["transitions"] for one in move.milestones}

    def loose(one: Any) -> Any:  # noqa: ANN401
        return altered(one, depends_on=tuple(name for name in one.depends_on if name in own))

    moves = tuple(
        altered(move, milestones=tuple(loose(one) for one in move.milestones))
        for move in entities["transitions"]
    )
    support = {control.id for control in entities["controls"]}
    concerns = tuple(
        altered(one, touches=tuple(name for name in one.touches if name in support))
        for one in entities["concerns"]
    )
    return {**entities, "transitions": moves, "concerns": concerns}


def altered(record: Any, **fields: Any) -> Any:  # noqa: ANN401
    """A record with other values in some fields."""
    return attrs.evolve(record, **fields)


def _word(numbers: Iterator[int]) -> str:
    return f"Canary{next(numbers):05}x"


def _said(record: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401
    """A record with a word of its own in every text."""
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        text = is_text(type(record), field.name)
        if isinstance(value, Record):
            changed[field.name] = _said(value, numbers)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(
                _said(one, numbers) if isinstance(one, Record) else _word(numbers) if text else one
                for one in value
            )
        elif text and isinstance(value, str):
            changed[field.name] = _word(numbers)
    return altered(record, **changed)


def is_text(cls: Any, name: str) -> bool:  # noqa: ANN401
    """Whether a field of a record holds words."""
    return any(isinstance(note, Words) for note in hints(cls).get(name, ()))


def words_in(shown: dict[str, Any]) -> set[str]:
    """Every such word of a plan."""
    return set(CANARY.findall(repr(shown)))


class Forbidden:
    """What somebody who is shown so much of the plan must never meet: words, and ids."""

    def __init__(self, shown: dict[str, Any]) -> None:
        """All of the plan that is not in what is shown."""
        whole = raw_plan(canaries())
        self.words = words_in(whole) - words_in(shown)
        self.hidden = _ids(whole) - _ids(shown)
        self.ids = _told_apart(self.hidden)

    def leaks(self, text: str) -> set[str]:
        """What must not stand in a text and does."""
        return (set(CANARY.findall(text)) & self.words) | (tokens(text) & self.ids)


def _ids(raw: dict[str, Any]) -> set[str]:
    return {one["id"] for one in everything(raw)}


def _told_apart(ids: set[str]) -> set[str]:
    """Some ids are also words of the language, or what an agency is: prison, council-children."""
    kinds = {one.kind for one in canaries().agencies}
    return {name.lower() for name in ids - kinds if re.search(r"[-\d]", name)}


def tokens(text: str) -> set[str]:
    """Everything in a text that could be an id."""
    return set(_TOKEN.findall(text.lower()))


class Reader(Forbidden):
    """One agency that looks, and what it must never meet."""

    def __init__(self, kind: str) -> None:
        """The agency of that kind that knows most people, and not all of them."""
        plan = canaries()
        seen = {a.id: for_agency(plan, a.id, TODAY) for a in plan.agencies if a.kind == kind}
        self.id = max(seen, key=lambda name: len(seen[name]["individuals"]))
        shown = seen[self.id]
        super().__init__(shown)
        self.people = [one["id"] for one in shown["individuals"]]
        people = {one.id for one in plan.individuals}
        self.hidden_person = next(iter(sorted(people & self.hidden)), None)


@cache
def reader(kind: str) -> Reader:
    """The reader of one kind of agency."""
    return Reader(kind)


@cache
def person(individual: str) -> Forbidden:
    """What one person must never meet in a paper about them."""
    return Forbidden(for_person(canaries(), individual, TODAY))


@cache
def public() -> Forbidden:
    """What nobody may read who reads what is published."""
    return Forbidden(for_public(canaries()))


@cache
def every_id() -> frozenset[str]:
    """The ids of the plan, none of which stands in anything that is handed over."""
    return frozenset(_told_apart(_ids(raw_plan(canaries()))))
