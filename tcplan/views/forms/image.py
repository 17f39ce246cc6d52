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


def _plain(value: Any) -> Any:  # noqa: ANN401  (what any field may hold)
    if isinstance(value, Record):
        return image(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def naming(looking: Looking) -> Naming:
    """How the plan that is looked at calls things; names of people only while they are shown."""
    people = {person.id for person in looking.plan.individuals}

    def call(name: str) -> str:
        if name in people:
            return looking.person_label(name)
        return looking.thing_name(name) if name in looking.plan.by_id else name

    return Naming(call=call, hide=looking.veiled_for_all)


def named(looking: Looking, entity: Entity) -> str:
    """An entity in words: "control “Night staff”"."""
    collection = collection_of(entity)
    own = called(collection, image(entity), naming(looking))
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
