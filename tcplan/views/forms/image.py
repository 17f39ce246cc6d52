"""A record as plain values, so that one that is not saved yet is told as the journal tells one."""

import datetime as dt
from typing import Any

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.fields import Record
from tcplan.domain.plan import collection_of
from tcplan.views.in_words import FieldTold, Image, Naming, called, fields_told, kind_words
from tcplan.views.looking import Looking


def image(record: Record) -> Image:
    """What the journal would hold of a record: fields at their default are left out."""
    cls: Any = type(record)
    values = ((field, getattr(record, field.name)) for field in attrs.fields(cls))
    return {field.name: _plain(value) for field, value in values if value != field.default}


def texts(record: Record) -> Image:
    """Only what is text in a record: enough to say what it is called, and soon made."""
    cls: Any = type(record)
    values = ((field.name, getattr(record, field.name)) for field in attrs.fields(cls))
    return {name: value for name, value in values if isinstance(value, str)}


def _plain(value: Any) -> Any:  # noqa: ANN401  (what any field may hold)
    if isinstance(value, Record):
        return image(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def naming(looking: Looking) -> Naming:
    """How the plan that is looked at calls things; names of people only while they are shown."""
    people = {person.id for person in looking.plan.individuals}

    plain = Naming(call=str, hide=looking.veiled_for_all)

    def call(name: str) -> str:
        if name in people:
            return looking.person_label(name)
        thing = looking.plan.by_id.get(name)
        if thing is None or looking.thing_name(name) != name:
            return name if thing is None else looking.thing_name(name)
        if not isinstance(thing, Entity):
            return called(None, texts(thing), plain) or name
        collection = collection_of(thing)
        own = called(collection, texts(thing), calling)
        return f"{kind_words(collection)} “{own}”" if own else name

    calling = Naming(call=lambda name: _name_alone(looking, name), hide=plain.hide)
    return Naming(call=call, hide=plain.hide)


def _name_alone(looking: Looking, name: str) -> str:
    """What a thing is called by a name of its own, else its id."""
    return looking.thing_name(name) if name in looking.plan.by_id else name


def named(looking: Looking, entity: Entity) -> str:
    """An entity in words: "control “Night staff”"."""
    collection = collection_of(entity)
    own = called(collection, texts(entity), naming(looking))
    kind = kind_words(collection)
    if collection == "individuals":
        return f"{kind} {looking.person_label(entity.id)}" if _known(looking, entity) else kind
    return f"{kind} “{own}”" if own else kind


def _known(looking: Looking, entity: Entity) -> bool:
    return entity.id in looking.plan.by_id


def told(looking: Looking, before: Entity | None, after: Entity | None) -> tuple[FieldTold, ...]:
    """What a change of an entity would do to it, field by field; either state may be missing."""
    of = before or after
    if of is None:
        return ()
    was = image(before) if before else None
    now = image(after) if after else None
    return tuple(fields_told(collection_of(of), was, now, naming(looking)))
