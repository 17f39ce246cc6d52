"""Whether a control is out, as a formula, and why: one list of facts gives both.

The rules are those of ADR 10 (readings of the failure logic).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

import attrs

from tcplan.analysis.formula import Formula, all_of, any_of, at_least
from tcplan.analysis.slots import Slot
from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.control import PROMISED_STATES, WORKING_STATES, Control
from tcplan.domain.hours import Hours, covers
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan

Reading = Literal["on-evidence", "if-still-true", "as-promised"]
READINGS: tuple[Reading, ...] = ("on-evidence", "if-still-true", "as-promised")
"""The three readings, the strongest first; what holds in one holds in those after it."""


@attrs.frozen
class Fact:
    """Why something does not hold, whatever else happens."""

    code: str
    """``state``, ``dates``, ``evidence``, ``hours``, ``nobody``, ``holders``, ``closed``,
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


class Arrangements:
    """The arrangements of a plan on one day; answers are remembered, the plan is not changed.

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
        self._out: dict[tuple[str, Reading, str, int], Formula] = {}
        self._facts: dict[tuple[str, Reading, str, int], tuple[Fact, ...]] = {}
        self._notices = code_list("control-kind").where("notices", True)  # noqa: FBT003
        self._informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003

    def find(self, name: str) -> Any:  # noqa: ANN401
        """The entity of that id, or the one that stands in for it."""
        return self.instead.get(name) or self.plan.by_id[name]

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Every control, those that stand in included."""
        return tuple(self.find(control.id) for control in self.plan.controls)

    @cached_property
    def restrictive(self) -> frozenset[str]:
        """Ids of the controls that restrict the person."""
        return frozenset(control.id for control in self.controls if control.restrictive)

    @cached_property
    def acting_on(self) -> Mapping[str, tuple[Control, ...]]:
        """Id of a threat or consequence to the controls that act on it, in the plan's order."""
        found: dict[str, list[Control]] = {}
        for control in self.controls:
            for target in (*control.prevents, *control.limits):
                found.setdefault(target, []).append(control)
        return {target: tuple(acting) for target, acting in found.items()}

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
            yield from self._holders(thing)
            if thing.kind in self._notices and thing.responder is not None:
                yield thing.responder
            yield from self._required(thing)
        elif isinstance(thing, Condition):
            yield from (n for n in (thing.supervisor, thing.deputy, thing.authority) if n)
        elif isinstance(thing, Team) and thing.agency is not None:
            yield thing.agency
        for dependency in getattr(thing, "depends_on", ()):
            yield dependency.on

    def _facts_of(self, thing: Entity) -> Iterator[Fact]:
        if isinstance(thing, Agency):
            if not thing.works_on(self.day):
                yield Fact("stopped", thing.id)
            if thing.kind in self._informal and not (thing.carer and thing.carer.holds(self.day)):
                yield Fact("carer", thing.id)

    def holder_facts(self, name: str, slot: Slot) -> tuple[Fact, ...]:
        """Why a holder cannot be there in the slot, whatever happens; nothing when it can."""
        facts = self.standing(name).facts
        opening = self.find(name).opening
        closed = opening and not covers(opening, slot.day, slot.minute)
        return (*facts, Fact("closed", name)) if closed else facts

    def holder_out(self, name: str, slot: Slot) -> Formula:
        """When the holder is not there: a formula over what it reaches."""
        return True if self.holder_facts(name, slot) else any_of(self.standing(name).events)

    def facts(self, control: Control, reading: Reading, slot: Slot) -> tuple[Fact, ...]:
        """Why the control is out in the slot whatever happens; nothing when it may hold."""
        key = (control.id, reading, slot.day, slot.minute)
        if key not in self._facts:
            self._facts[key] = tuple(self._facts_against(control, reading, slot))
        return self._facts[key]

    def _facts_against(self, control: Control, reading: Reading, slot: Slot) -> Iterator[Fact]:
        states = PROMISED_STATES if reading == "as-promised" else WORKING_STATES
        if control.state not in states:
            yield Fact("state", control.id)
        if not control.in_date(self.day):
            yield Fact("dates", control.id)
        if reading == "on-evidence" and not control.has_evidence(self.day):
            yield Fact("evidence", control.id)
        if not covers(control.hours, slot.day, slot.minute):
            yield Fact("hours", control.id)
        if self._delivery_fails(control, slot) is True:
            behind = [f for h in self._holders(control) for f in self.holder_facts(h, slot)]
            yield Fact("holders" if behind else "nobody", control.id, tuple(behind))
        if control.kind in self._notices:
            yield from self._responder_facts(control, slot)
        for name in self._required(control):
            behind = list(self._facts_against_required(name, reading, slot))
            if behind:
                yield Fact("requires", name, tuple(behind))

    @staticmethod
    def _holders(control: Control) -> tuple[str, ...]:
        deputy = (control.deputy,) if control.deputy else ()
        return (*control.delivery.holders, *deputy)

    def _responder_facts(self, control: Control, slot: Slot) -> Iterator[Fact]:
        if control.responder is None or control.respond_within is None:
            yield Fact("responder", control.id)
        else:
            behind = self.holder_facts(control.responder, slot)
            if behind:
                yield Fact("responder", control.id, behind)

    @staticmethod
    def _required(control: Control) -> tuple[str, ...]:
        lawful = (control.authority,) if control.restrictive and control.authority else ()
        return tuple(dict.fromkeys((*control.requires, *lawful)))

    def _facts_against_required(self, name: str, reading: Reading, slot: Slot) -> Iterator[Fact]:
        thing = self.find(name)
        if isinstance(thing, Control):
            yield from self.facts(thing, reading, slot)
        elif isinstance(thing, LegalAuthority):
            if not thing.covers(self.day):
                yield Fact("authority", name)
        elif isinstance(thing, Condition):
            yield from self._condition_facts(thing, slot)
        else:
            yield from self.standing(name).facts

    def _condition_facts(self, condition: Condition, slot: Slot) -> Iterator[Fact]:
        if not condition.covers(self.day):
            yield Fact("condition", condition.id)
        if condition.authority and not self.find(condition.authority).covers(self.day):
            yield Fact("authority", condition.authority)
        if self._supervision_fails(condition, slot) is True:
            behind = [
                fact
                for name in (condition.supervisor, condition.deputy)
                if name is not None
                for fact in self.holder_facts(name, slot)
            ]
            yield Fact("supervisor", condition.id, tuple(behind))

    def out(self, control: Control, reading: Reading, slot: Slot) -> Formula:
        """When the control is out: true if it is so already, else a formula over events."""
        key = (control.id, reading, slot.day, slot.minute)
        if key not in self._out:
            self._out[key] = self._out_formula(control, reading, slot)
        return self._out[key]

    def _out_formula(self, control: Control, reading: Reading, slot: Slot) -> Formula:
        if self.facts(control, reading, slot):
            return True
        parts = [control.id, self._delivery_fails(control, slot)]
        if control.kind in self._notices and control.responder is not None:
            parts.append(self.holder_out(control.responder, slot))
        parts.extend(self._required_out(name, reading, slot) for name in self._required(control))
        return any_of(parts)

    def _delivery_fails(self, control: Control, slot: Slot) -> Formula:
        delivery = control.delivery
        if not delivery.holders:
            fails: Formula = True
        else:
            enough = len(delivery.holders) - delivery.least_needed() + 1
            fails = at_least(enough, [self.holder_out(h, slot) for h in delivery.holders])
        if control.deputy is not None:
            fails = all_of([fails, self.holder_out(control.deputy, slot)])
        return fails

    def _required_out(self, name: str, reading: Reading, slot: Slot) -> Formula:
        thing = self.find(name)
        if isinstance(thing, Control):
            return self.out(thing, reading, slot)
        if isinstance(thing, LegalAuthority):
            return name
        if isinstance(thing, Condition):
            parts = [name, self._supervision_fails(thing, slot)]
            return any_of([*parts, *([thing.authority] if thing.authority else [])])
        return any_of(self.standing(name).events)

    def _supervision_fails(self, condition: Condition, slot: Slot) -> Formula:
        named = [name for name in (condition.supervisor, condition.deputy) if name is not None]
        return all_of(self.holder_out(name, slot) for name in named)

    def hours_concerned(self, target: str) -> Iterator[Hours]:
        """All hours on which the answer about a threat or consequence depends."""
        queue = list(self.acting_on.get(target, ()))
        seen: set[str] = set()
        while queue:
            control = queue.pop()
            if control.id in seen:
                continue
            seen.add(control.id)
            yield control.hours
            named = [*self._holders(control), *([control.responder] if control.responder else [])]
            for name in self._required(control):
                thing = self.find(name)
                if isinstance(thing, Control):
                    queue.append(thing)
                elif isinstance(thing, Condition):
                    named.extend(n for n in (thing.supervisor, thing.deputy) if n is not None)
            for name in named:
                if self.find(name).opening:
                    yield self.find(name).opening
