"""Who can be there at all: what a holder leans on, and what already takes it out on the day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from tcplan.analysis.formula import Formula, any_of
from tcplan.analysis.slots import Slot
from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.control import Control
from tcplan.domain.hours import covers
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Place, System, Team, is_away, opening_on
from tcplan.domain.plan import Plan


@attrs.frozen
class Fact:
    """Why something does not hold, whatever else happens."""

    code: str
    """``state``, ``dates``, ``evidence``, ``hours``, ``nobody``, ``holders``, ``closed``, ``away``,
    ``stopped``, ``carer``, ``responder``, ``requires``, ``authority``, ``condition``,
    ``supervisor``."""
    about: str
    """Id of what it is about."""
    by: tuple["Fact", ...] = ()
    """The facts behind it, for example of a required control."""


@attrs.frozen
class Standing:
    """What would take a holder, place or system out: shared events, and facts that do already."""

    events: frozenset[str]
    facts: tuple[Fact, ...]

    @cached_property
    def out(self) -> Formula:
        """When it is out, its opening hours left aside."""
        return True if self.facts else any_of(self.events)


class Holders:
    """The holders, places and systems of a plan on one day; answers are remembered.

    ``instead`` holds entities that stand in for those of the plan with the same id: a small
    what-if, without building another plan.
    """

    def __init__(
        self, plan: Plan, day: dt.date, instead: Mapping[str, Entity] | None = None
    ) -> None:
        """Look at ``plan`` as its arrangements are meant to be on ``day``."""
        self.plan = plan
        self.day = day
        self.instead = dict(instead or {})
        self._standings: dict[str, Standing] = {}
        self._notices = code_list("control-kind").where("notices", True)  # noqa: FBT003
        self._informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003

    def find(self, name: str) -> Any:  # noqa: ANN401
        """The entity of that id, or the one that stands in for it."""
        return self.instead.get(name) or self.plan.by_id[name]

    def standing(self, name: str) -> Standing:
        """Everything that the holder, place or system reaches through its dependencies."""
        if name not in self._standings:
            reached: dict[str, None] = {name: None}
            queue = [name]
            while queue:
                for following in self.leans_on(self.find(queue.pop(0))):
                    if following not in reached:
                        reached[following] = None
                        queue.append(following)
            facts = tuple(fact for one in reached for fact in self._facts_of(self.find(one)))
            self._standings[name] = Standing(frozenset(reached), facts)
        return self._standings[name]

    def leans_on(self, thing: Entity) -> Iterator[str]:
        """What a thing needs directly, or can be delivered by; ids, the first named first."""
        if isinstance(thing, Control):
            yield from holders_of(thing)
            if thing.kind in self._notices and thing.responder is not None:
                yield thing.responder
            yield from required_by(thing)
        elif isinstance(thing, Condition):
            yield from (n for n in (thing.supervisor, thing.deputy, thing.authority) if n)
        elif isinstance(thing, Team) and thing.agency is not None:
            yield thing.agency
        for dependency in getattr(thing, "depends_on", ()):
            yield dependency.on

    def _facts_of(self, thing: Entity) -> Iterator[Fact]:
        if isinstance(thing, Agency | Team | Place | System) and is_away(thing, self.day):
            yield Fact("away", thing.id)
        if isinstance(thing, Agency):
            if not thing.works_on(self.day):
                yield Fact("stopped", thing.id)
            if thing.kind in self._informal and not (thing.carer and thing.carer.holds(self.day)):
                yield Fact("carer", thing.id)

    def holder_facts(self, name: str, slot: Slot) -> tuple[Fact, ...]:
        """Why a holder cannot be there in the slot, whatever happens; nothing when it can."""
        facts = self.standing(name).facts
        opening = opening_on(self.find(name), self.day)
        closed = opening and not covers(opening, slot.day, slot.minute)
        return (*facts, Fact("closed", name)) if closed else facts


def holders_of(control: Control) -> tuple[str, ...]:
    """Ids of everybody who can deliver a control, the deputy last."""
    deputy = (control.deputy,) if control.deputy else ()
    return (*control.delivery.holders, *deputy)


def required_by(control: Control) -> tuple[str, ...]:
    """Ids of what a control requires, the authority of a restriction included."""
    lawful = (control.authority,) if control.restrictive and control.authority else ()
    return tuple(dict.fromkeys((*control.requires, *lawful)))
