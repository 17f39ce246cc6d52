"""What can be known before somebody types is proposed, and stays theirs to change."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Any

from tcplan.domain.common import Source
from tcplan.domain.risk import Consequence, EarlyWarningSign, Threat
from tcplan.domain.transition import Gate, Milestone
from tcplan.views.forms import fields
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.fields import Form

_LONGEST = 28
_NAMED_BY = ("name", "title", "text", "what", "sign", "role", "kind", "stream", "tool", "code")
_NETWORK = frozenset({"agencies", "teams", "places", "systems"})
_PREFIX = {
    "ties": "tie", "spells": "sp", "legal_statuses": "ls", "legal_routes": "lr", "conditions": "k",
    "authorities": "a", "mappa": "mp", "victim_markers": "vm", "formulations": "fm",
    "tool_records": "tl", "risks": "r", "controls": "c", "placements": "pl", "packages": "pk",
    "transitions": "tr", "funding": "fu", "reviews": "v", "actions": "x", "concerns": "co",
    "incidents": "in", "documents": "d", "acceptances": "ac", "rules": "rule", "exports": "ex",
    "options": "op", "relationships": "rel", "disclosures": "dis",
}  # fmt: skip
_PART_PREFIX = {Threat: "t", Consequence: "q", EarlyWarningSign: "s", Milestone: "m", Gate: "g"}
_TODAY = frozenset({"on", "asked_on"})
_FIRST_PERSON = "P-001"


def begun_with(form: Form, around: Around) -> dict[str, Any]:
    """What a new entry, or a new part of one, begins with."""
    begun: dict[str, Any] = {}
    agency = _agency(around)
    if form.cls is Source:
        begun |= {"said_by": around.who or None, "agency": agency, "on": around.looking.today}
        return {name: value for name, value in begun.items() if value is not None}
    for field in form.fields:
        if field.name == "individual" and around.person is not None:
            begun["individual"] = around.person
        elif field.kind == fields.DAY and field.required and field.name in _TODAY:
            begun[field.name] = around.looking.today
        elif field.record is Source and agency is not None and around.who:
            said = Source(said_by=around.who, agency=agency, on=around.looking.today)
            begun[field.name] = said
    return begun


def entity_id(collection: str, value: Callable[[str], Any], around: Around) -> str:
    """A short id for a new entry that nothing in the plan has: ``c014-night-staff``.

    No word of a person's name stands in it, because ids are printed where names are hidden.
    """
    taken = _taken(around)
    if collection == "individuals":
        return _next_person(taken)
    said = next((str(v) for n in _named(collection) if (v := value(n))), "")
    words = _slug(said, without=_names_of_people(around))
    if collection in _NETWORK:
        return _free(words or collection.removesuffix("s"), taken)
    person = str(value("individual") or "") if "individual" in _names(collection) else ""
    digits = "".join(re.findall(r"\d", person)) or _slug(person)
    stem = f"{_PREFIX.get(collection, 'e')}{digits}"
    return _free(f"{stem}-{words}" if words else stem, taken)


def part_id(whole: str, cls: Any, around: Around) -> str:  # noqa: ANN401  (a class of the domain)
    """An id for a new part of an entry: ``r014-home.t3``."""
    taken = _taken(around)
    prefix = _PART_PREFIX.get(cls, "n")
    stem = whole or "new"
    return next(f"{stem}.{prefix}{n}" for n in count(1) if f"{stem}.{prefix}{n}" not in taken)


def _agency(around: Around) -> str | None:
    plan = around.looking.plan
    known = {agency.id.casefold(): agency.id for agency in plan.agencies}
    return known.get((around.looking.agency or plan.about.holder or "").casefold())


def _taken(around: Around) -> set[str]:
    parts = {part.id.casefold() for parts in around.fresh.values() for part in parts}
    return {name.casefold() for name in around.looking.plan.by_id} | parts


def _named(collection: str) -> tuple[str, ...]:
    names = _names(collection)
    return tuple(name for name in _NAMED_BY if name in names)


def _names(collection: str) -> Mapping[str, Any]:
    return fields.form_for(collection).by_name


def _names_of_people(around: Around) -> AbstractSet[str]:
    people = around.looking.plan.individuals
    return frozenset(word for person in people for word in _words(person.preferred_name))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.casefold())


def _slug(text: str, without: AbstractSet[str] = frozenset()) -> str:
    slug = ""
    for word in _words(text):
        if word in without:
            continue
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug


def _free(stem: str, taken: set[str]) -> str:
    if stem.casefold() not in taken:
        return stem
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}".casefold() not in taken)


def _next_person(taken: set[str]) -> str:
    numbers = [found for name in taken if (found := re.fullmatch(r"(p-)(\d+)", name))]
    if not numbers:
        return _free(_FIRST_PERSON, taken)
    digits = max((found[2] for found in numbers), key=int)
    return f"P-{int(digits) + 1:0{len(digits)}}"
