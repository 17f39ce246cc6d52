"""Why a control does not hold at a moment, whatever happens: every fact, for the words of it.

A control has a fact against it exactly where its failure formula is true; a test compares them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from tcplan.analysis.slots import Slot
from tcplan.analysis.standing import Fact, Holders, holders_of, required_by
from tcplan.domain.common import Entity
from tcplan.domain.control import PROMISED_STATES, WORKING_STATES, Control
from tcplan.domain.hours import covers
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.plan import Plan

Reading = Literal["on-evidence", "if-still-true", "as-promised"]
READINGS: tuple[Reading, ...] = ("on-evidence", "if-still-true", "as-promised")
"""The three readings, the strongest first; what holds in one holds in those after it."""


class Reasons(Holders):
    """The facts against the controls of a plan on one day."""

    def __init__(
        self, plan: Plan, day: dt.date, instead: Mapping[str, Entity] | None = None
    ) -> None:
        """Look at ``plan`` as its arrangements are meant to be on ``day``."""
        super().__init__(plan, day, instead)
        self._facts: dict[tuple[str, Reading, str, int], tuple[Fact, ...]] = {}

    def facts(self, control: Control, reading: Reading, slot: Slot) -> tuple[Fact, ...]:
        """Why the control is out in the slot whatever happens; nothing when it may hold.

        Remembered only of a control that requires something: chains meet there, and for all
        others it weighs more than it saves.
        """
        if not required_by(control):
            return tuple(self._facts_against(control, reading, slot))
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
        yield from self._holder_facts(control, slot)
        if control.kind in self._notices:
            yield from self._responder_facts(control, slot)
        for name in required_by(control):
            behind = list(self._facts_against_required(name, reading, slot))
            if behind:
                yield Fact("requires", name, tuple(behind))

    def _holder_facts(self, control: Control, slot: Slot) -> Iterator[Fact]:
        delivery = control.delivery
        there = sum(1 for name in delivery.holders if not self.holder_facts(name, slot))
        deputy = control.deputy is not None and not self.holder_facts(control.deputy, slot)
        if there < delivery.least_needed() and not deputy:
            behind = [f for name in holders_of(control) for f in self.holder_facts(name, slot)]
            yield Fact("holders" if behind else "nobody", control.id, tuple(behind))

    def _responder_facts(self, control: Control, slot: Slot) -> Iterator[Fact]:
        if control.responder is None or control.respond_within is None:
            yield Fact("responder", control.id)
        else:
            behind = self.holder_facts(control.responder, slot)
            if behind:
                yield Fact("responder", control.id, behind)

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
        named = [name for name in (condition.supervisor, condition.deputy) if name is not None]
        if all(self.holder_facts(name, slot) for name in named):
            behind = [fact for name in named for fact in self.holder_facts(name, slot)]
            yield Fact("supervisor", condition.id, tuple(behind))
