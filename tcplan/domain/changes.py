"""A what-if is a list of changes and nothing else; applying them gives a new plan."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.plan import COLLECTIONS, About, Plan, collection_of
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


@attrs.frozen
class Outcome:
    """The plan after some changes, and how what they touched stands in it."""

    plan: Plan
    ends: Mapping[str, Entity | None]
    """Id to the entity, or None; in the order in which the plan after them has new entities."""
    removed: AbstractSet[str]
    """What was taken out on the way, though it may have come again since."""


def apply(plan: Plan, changes: Sequence[Change], about: About | None = None) -> Plan:
    """The plan after the changes, in order, and of other particulars of its own if these are given.

    Both are judged together, so that an old holder can go and a new one come at once.
    Raises ``UnknownIdError`` for an id that the plan does not have and ``InvalidValueError`` or
    ``PlanInvalidError`` when a value or the plan as a whole would break a rule.
    """
    return outcome(plan, changes, about).plan


def outcome(plan: Plan, changes: Sequence[Change], about: About | None = None) -> Outcome:
    """As ``apply``, and how everything that the changes touched stands in the end."""
    touched = _Touched(plan)
    ends: dict[str, Entity | None] = {}
    removed: set[str] = set()
    for change in changes:
        if isinstance(change, Add):
            if ends.get(change.entity.id, change) is None:
                del ends[change.entity.id]
            ends[change.entity.id] = change.entity
            touched.of(collection_of(change.entity))[change.entity.id] = change.entity
        elif isinstance(change, Amend):
            held = touched.of(touched.where(change.id))
            ends[change.id] = held[change.id] = _amended(held[change.id], change.fields)
        else:
            ends[change.id] = None
            removed.add(change.id)
            del touched.of(touched.where(change.id))[change.id]
    return Outcome(touched.after(about), ends, removed)


class _Touched:
    """The collections that changes touch, by id; each is read when it is first touched."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._held: dict[str, dict[str, Entity]] = {}

    def of(self, collection: str) -> dict[str, Entity]:
        """A collection as it stands."""
        if collection not in self._held:
            entities: tuple[Entity, ...] = getattr(self._plan, collection)
            self._held[collection] = {entity.id: entity for entity in entities}
        return self._held[collection]

    def where(self, name: str) -> str:
        """The first collection that has an id."""
        home = self._plan.index.kind(name)
        for collection in COLLECTIONS:
            held = self._held.get(collection)
            if name in held if held is not None else collection == home:
                return collection
        raise UnknownIdError("entity", name, (i for name in COLLECTIONS for i in self.of(name)))

    def after(self, about: About | None) -> Plan:
        """The plan of what stands now, of these particulars unless they are None."""
        altered: dict[str, Any] = {name: tuple(e.values()) for name, e in self._held.items()}
        altered["about"] = about or self._plan.about
        return self._plan.altered(
            **{name: after for name, after in altered.items() if after != getattr(self._plan, name)}
        )


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
