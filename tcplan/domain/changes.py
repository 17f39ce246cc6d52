"""A what-if is a list of changes and nothing else; applying them gives a new plan."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.errors import InvalidValueError, Problem, UnknownIdError, shown


@attrs.frozen
class Add:
    """Add an entity, or put it in the place of the one with its id."""

    entity: Entity


@attrs.frozen
class Amend:
    """Give some fields of an entity other values; its id stays, because others name it."""

    id: str
    fields: Mapping[str, Any]


@attrs.frozen
class Remove:
    """Take an entity out; refused while others name it."""

    id: str


Change = Add | Amend | Remove


def apply(plan: Plan, changes: Sequence[Change]) -> Plan:
    """The plan after the changes, in order.

    Raises ``UnknownIdError`` for an id that the plan does not have and ``InvalidValueError`` or
    ``PlanInvalidError`` when a value or the plan as a whole would break a rule.
    """
    held: dict[str, dict[str, Entity]] = {
        name: {entity.id: entity for entity in entities}
        for name, entities in plan.collections().items()
    }
    for change in changes:
        if isinstance(change, Add):
            held[_collection_of(change.entity)][change.entity.id] = change.entity
        elif isinstance(change, Amend):
            name = _where(held, change.id)
            held[name][change.id] = _amended(held[name][change.id], change.fields)
        else:
            del held[_where(held, change.id)][change.id]
    altered: dict[str, Any] = {
        name: tuple(found.values())
        for name, found in held.items()
        if tuple(found.values()) != getattr(plan, name)
    }
    return attrs.evolve(plan, **altered)


def _amended(entity: Any, fields: Mapping[str, Any]) -> Entity:  # noqa: ANN401
    cls = type(entity)
    known = {field.name for field in attrs.fields(cls)} - {"id"}
    problems = [
        Problem(name, shown(value), f"one of the fields {', '.join(sorted(known))}", entity.id)
        for name, value in fields.items()
        if name not in known
    ]
    if problems:
        raise InvalidValueError(f"{cls.__name__} {shown(entity.id)}", problems)
    amended: Entity = attrs.evolve(entity, **fields)
    return amended


def _where(held: Mapping[str, Mapping[str, Entity]], name: str) -> str:
    for collection, found in held.items():
        if name in found:
            return collection
    raise UnknownIdError("entity", name, (i for found in held.values() for i in found))


def _collection_of(entity: Entity) -> str:
    return next(name for name, cls in COLLECTIONS.items() if type(entity) is cls)
