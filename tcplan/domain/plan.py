"""The whole plan as one immutable value: every entity by its id, every id known, no loop."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, get_args

import attrs

from tcplan.domain.common import Entity
from tcplan.domain.control import Control
from tcplan.domain.fields import AgencyId, Between, Line, Record, record
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.index import Index, Placed
from tcplan.domain.individual import Individual
from tcplan.domain.integrity import NESTED_KINDS, faults_among, of_kin
from tcplan.domain.legal import (
    Condition,
    LegalAuthority,
    LegalRoute,
    LegalStatus,
    MappaRecord,
    VictimMarker,
)
from tcplan.domain.network import Agency, Place, System, Team, Tie
from tcplan.domain.records import (
    Acceptance,
    Action,
    Concern,
    Document,
    ExportRecord,
    Incident,
    Review,
    Rule,
)
from tcplan.domain.risk import Formulation, Risk, ToolRecord
from tcplan.domain.sharing import Disclosure, Relationship
from tcplan.domain.transition import Funding, Placement, SupportPackage, Transition
from tcplan.domain.whatif import Option
from tcplan.errors import PlanInvalidError

FORMAT = 1
"""Version of the plan file format."""

_SERVICES = frozenset({"agencies", "teams", "places"})
"""Collections of which something is recorded that is never recorded of family or friends."""


@record
class About(Record):
    """What the plan is, who holds it, and of what day it is."""

    title: Line
    holder: AgencyId | None = None
    """The agency that holds the plan; it looks when no other is named."""
    version: Annotated[int, Between(1, 1_000_000, "versions")] = 1
    recorded_on: dt.date
    read_as_at: dt.date | None = None
    """For sample plans: the day on which the plan is read unless another is asked for."""
    synthetic: bool = False
    """Whether every person in it is invented."""
    rule_packs: tuple[Line, ...] = ()
    """Local rule packs in use beside the national ones, by name; a later one wins."""


@attrs.frozen(kw_only=True)
class Plan:
    """Everything that is known, by kind; built only when every rule among entities holds."""

    about: About
    individuals: tuple[Individual, ...] = ()
    agencies: tuple[Agency, ...] = ()
    teams: tuple[Team, ...] = ()
    places: tuple[Place, ...] = ()
    systems: tuple[System, ...] = ()
    ties: tuple[Tie, ...] = ()
    spells: tuple[HospitalSpell, ...] = ()
    legal_statuses: tuple[LegalStatus, ...] = ()
    legal_routes: tuple[LegalRoute, ...] = ()
    conditions: tuple[Condition, ...] = ()
    authorities: tuple[LegalAuthority, ...] = ()
    mappa: tuple[MappaRecord, ...] = ()
    victim_markers: tuple[VictimMarker, ...] = ()
    formulations: tuple[Formulation, ...] = ()
    tool_records: tuple[ToolRecord, ...] = ()
    risks: tuple[Risk, ...] = ()
    controls: tuple[Control, ...] = ()
    placements: tuple[Placement, ...] = ()
    packages: tuple[SupportPackage, ...] = ()
    transitions: tuple[Transition, ...] = ()
    funding: tuple[Funding, ...] = ()
    reviews: tuple[Review, ...] = ()
    actions: tuple[Action, ...] = ()
    concerns: tuple[Concern, ...] = ()
    incidents: tuple[Incident, ...] = ()
    documents: tuple[Document, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    rules: tuple[Rule, ...] = ()
    exports: tuple[ExportRecord, ...] = ()
    options: tuple[Option, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raise ``PlanInvalidError`` with every problem among the entities."""
        problems = list(faults_among(self.about, self.collections()))
        if problems:
            raise PlanInvalidError("the plan", problems)

    def altered(self, **fields: Any) -> "Plan":  # noqa: ANN401
        """The plan with other values in some fields: what ``attrs.evolve`` gives, but sooner.

        Only what differs is judged; unless that is certainly sound, the whole plan is. Raises
        ``PlanInvalidError`` with every problem among the entities.
        """
        differs = {
            name: value for name, value in fields.items() if value is not getattr(self, name)
        }
        if not differs:
            return self
        controls = differs.get("controls", self.controls)
        gone, come = self._difference(differs)
        index = self.index.after(gone, come, controls)
        if index is None or self._tells_of_kin(differs):
            return attrs.evolve(self, **differs)
        made = object.__new__(Plan)
        for field in attrs.fields(Plan):
            value = differs.get(field.name, getattr(self, field.name))
            object.__setattr__(made, field.name, value)
        object.__setattr__(made, "index", index)
        return made

    def _tells_of_kin(self, differs: Mapping[str, Any]) -> bool:
        """Whether something of a service would come to be of family or friends."""
        if _SERVICES.isdisjoint(differs):
            return False
        after = {name: differs.get(name, getattr(self, name)) for name in _SERVICES}
        return next(of_kin(after), None) is not None

    def _difference(self, differs: Mapping[str, Any]) -> tuple[list[Placed], list[Placed]]:
        """What goes and what comes; the same entity twice comes, and is then found twice."""
        gone: list[Placed] = []
        come: list[Placed] = []
        for name, value in differs.items():
            if name == "about":
                gone.append((name, self.about))
                come.append((name, value))
                continue
            before = {id(entity): entity for entity in getattr(self, name)}
            come += [(name, e) for e in value if before.pop(id(e), None) is None]
            gone += [(name, entity) for entity in before.values()]
        return gone, come

    @cached_property
    def index(self) -> Index:
        """What a change of this plan is judged by."""
        entities = ((name, e) for name, found in self.collections().items() for e in found)
        return Index.of([("about", self.about), *entities])

    def collections(self) -> dict[str, tuple[Entity, ...]]:
        """Every collection by name, in the order in which they are saved."""
        return {name: getattr(self, name) for name in COLLECTIONS}

    def __iter__(self) -> Iterator[Entity]:
        """Every entity, collection by collection."""
        for entities in self.collections().values():
            yield from entities

    @cached_property
    def by_id(self) -> Mapping[str, Any]:
        """Every entity, and every nested thing with an id, by that id."""
        found: dict[str, Any] = {entity.id: entity for entity in self}
        for collection, field in NESTED_KINDS.values():
            for entity in getattr(self, collection):
                found |= {part.id: part for part in getattr(entity, field)}
        return MappingProxyType(found)

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, str | None]]:
        """Id of everything in the plan to its path and to whose it is, in the plan's order."""
        inner: dict[str, list[str]] = {}
        for collection, field in NESTED_KINDS.values():
            inner.setdefault(collection, []).append(field)
        found: dict[str, tuple[str, str | None]] = {}
        for name, entities in self.collections().items():
            for entity in entities:
                whose = entity.id if name == "individuals" else getattr(entity, "individual", None)
                found[entity.id] = (f"{name}/{entity.id}", whose)
                for field in inner.get(name, ()):
                    for nested in getattr(entity, field):
                        found[nested.id] = (f"{name}/{entity.id}/{field}/{nested.id}", whose)
        return MappingProxyType(found)

    def acceptance(
        self, finding: str, about: str, day: dt.date
    ) -> tuple[Acceptance | None, Acceptance | None]:
        """The acceptance of a finding that holds on a day, and the last that ran out if none."""
        begun = [a for a in self._accepted.get((finding, about), ()) if a.source.on <= day]
        latest = max(begun, key=lambda a: a.until, default=None)
        lapsed = latest is not None and latest.until < day
        return (None, latest) if lapsed else (latest, None)

    @cached_property
    def _accepted(self) -> Mapping[tuple[str, str], list[Acceptance]]:
        given: dict[tuple[str, str], list[Acceptance]] = {}
        for acceptance in self.acceptances:
            given.setdefault((acceptance.finding, acceptance.about), []).append(acceptance)
        return given

    @cached_property
    def acting_on(self) -> Mapping[str, tuple[Control, ...]]:
        """Id of a threat or consequence to the controls that act on it, in order."""
        found: dict[str, list[Control]] = {}
        for control in self.controls:
            for target in (*control.prevents, *control.limits):
                found.setdefault(target, []).append(control)
        return MappingProxyType({target: tuple(acting) for target, acting in found.items()})

    @cached_property
    def carried_by(self) -> Mapping[str, tuple[Control, ...]]:
        """Id of an agency or team to the controls that it delivers or is deputy for, in order."""
        found: dict[str, list[Control]] = {}
        for control in self.controls:
            deputy = (control.deputy,) if control.deputy else ()
            for holder in dict.fromkeys((*control.delivery.holders, *deputy)):
                found.setdefault(holder, []).append(control)
        return MappingProxyType({holder: tuple(carried) for holder, carried in found.items()})

    @cached_property
    def closed_by(self) -> Mapping[str, tuple[tuple[int, Action], ...]]:
        """Id of a thing to the actions that are to close it, each with its place in the plan."""
        found: dict[str, list[tuple[int, Action]]] = {}
        for place, action in enumerate(self.actions):
            for target in dict.fromkeys(action.closes):
                found.setdefault(target, []).append((place, action))
        return MappingProxyType({target: tuple(actions) for target, actions in found.items()})

    @cached_property
    def accepted_about(self) -> Mapping[str, tuple[Acceptance, ...]]:
        """Id of a thing to what was accepted about it, in order."""
        found: dict[str, list[Acceptance]] = {}
        for acceptance in self.acceptances:
            found.setdefault(acceptance.about, []).append(acceptance)
        return MappingProxyType({about: tuple(given) for about, given in found.items()})

    @cached_property
    def tied_to(self) -> Mapping[str, tuple[Tie, ...]]:
        """Id of an agency or team to its ties with people, in order."""
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.holder, []).append(tie)
        return MappingProxyType({holder: tuple(ties) for holder, ties in found.items()})

    @cached_property
    def teams_of(self) -> Mapping[str, tuple[Team, ...]]:
        """Id of an agency to its teams, in order."""
        found: dict[str, list[Team]] = {}
        for team in self.teams:
            if team.agency is not None:
                found.setdefault(team.agency, []).append(team)
        return MappingProxyType({agency: tuple(teams) for agency, teams in found.items()})

    @cached_property
    def _of(self) -> Mapping[tuple[str, str], tuple[Any, ...]]:
        found: dict[tuple[str, str], list[Any]] = {}
        for name, entities in self.collections().items():
            for entity in entities:
                person = getattr(entity, "individual", None)
                if person is not None:
                    found.setdefault((name, person), []).append(entity)
        return {key: tuple(values) for key, values in found.items()}

    def of(self, collection: str, individual: str) -> tuple[Any, ...]:
        """The entities of a collection that belong to one individual, in order."""
        return self._of.get((collection, individual), ())


COLLECTIONS: Mapping[str, type[Entity]] = MappingProxyType(
    {field.name: get_args(field.type)[0] for field in attrs.fields(Plan) if field.name != "about"}
)
"""Collection name to the class of its entities, in the order in which they are saved."""

_COLLECTION_OF: Mapping[type, str] = MappingProxyType({cls: n for n, cls in COLLECTIONS.items()})


def collection_of(entity: Entity) -> str:
    """The collection to which an entity belongs."""
    return _COLLECTION_OF[type(entity)]
