"""When a control is out, as a formula over shared events: worked out once for equal hours.

The rules are those of ADR 10 (readings of the failure logic). A control is asked about once for
each set of its own hours and of its holders' that cover a moment, not once for each moment.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from tcplan.analysis.deeds import Specialty, deeds, specialties
from tcplan.analysis.formula import Formula, all_of, any_of, at_least
from tcplan.analysis.reasons import READINGS, Reading, Reasons
from tcplan.analysis.slots import Slot
from tcplan.analysis.standing import holders_of, required_by
from tcplan.analysis.week import Week
from tcplan.domain.common import Entity
from tcplan.domain.control import PROMISED_STATES, WORKING_STATES, Control
from tcplan.domain.hours import Hours
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.network import opening_on
from tcplan.domain.plan import Plan

Outs = tuple[Formula, Formula, Formula]
"""When a control is out, in each of the three readings."""

ALWAYS_OUT: Outs = (True, True, True)


@attrs.frozen
class Known:
    """What is known of a control before any hours are asked about."""

    strongest: int
    """Place of the strongest reading in which it counts; past the last when in none."""
    own: int
    """The bit of its own hours."""
    hours: int
    """The bits of all hours that decide whether it holds, its own included."""
    concerned: int
    """The bits of all hours at which the week is cut for it."""
    restricts: bool
    """Whether it, or a control that it requires, restricts the person."""


class Arrangements(Reasons):
    """The arrangements of a plan on one day; answers are remembered, the plan is not changed.

    ``instead`` holds entities that stand in for those of the plan with the same id: a small
    what-if, without building another plan.
    """

    def __init__(
        self, plan: Plan, day: dt.date, instead: Mapping[str, Entity] | None = None
    ) -> None:
        """Look at ``plan`` as its arrangements are meant to be on ``day``."""
        super().__init__(plan, day, instead)
        self.week = Week()
        self._known: dict[str, Known] = {}
        self._outs: dict[tuple[str, int], Outs] = {}

    @cached_property
    def acting_on(self) -> Mapping[str, tuple[Control, ...]]:
        """Id of a threat or consequence to the controls that act on it, in the plan's order."""
        instead = [one for one in self.instead.values() if isinstance(one, Control)]
        if not instead:
            return self.plan.acting_on
        found = dict(self.plan.acting_on)
        for person in {one.individual for one in instead}:
            held = [self.find(control.id) for control in self.plan.of("controls", person)]
            touched = {
                target
                for one in instead
                for control in (one, self.plan.by_id[one.id])
                for target in (*control.prevents, *control.limits)
            }
            for target in touched:
                acting = (c for c in held if target in c.prevents or target in c.limits)
                found[target] = tuple(acting)
        return found

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Every control, those that stand in included."""
        if not self.instead:
            return self.plan.controls
        return tuple(self.find(control.id) for control in self.plan.controls)

    @cached_property
    def does(self) -> Mapping[str, frozenset[str]]:
        """Holder to what it does for anybody in the plan."""
        return deeds(self.plan, self.controls, self.find)

    @cached_property
    def specialties(self) -> Mapping[str, frozenset[Specialty]]:
        """Holder to the kinds of control that it delivers, each with the kind of risk."""
        return specialties(self.plan, self.controls, self.find)

    @cached_property
    def restrictive(self) -> frozenset[str]:
        """Ids of the controls that restrict the person."""
        return frozenset(control.id for control in self.controls if control.restrictive)

    def out(self, control: Control, reading: Reading, slot: Slot) -> Formula:
        """When the control is out: true if it is so already, else a formula over events."""
        self.known(control)
        return self.outs(control, self.week.at(slot))[READINGS.index(reading)]

    def outs(self, control: Control, covering: int) -> Outs:
        """When the control is out, in the three readings, where these hours cover the moment.

        ``covering`` are bits of ``week``; the hours of the control must be known to it.
        """
        known = self._known.get(control.id) or self.known(control)
        if known.strongest == len(READINGS) or not covering & known.own:
            return ALWAYS_OUT
        key = (control.id, covering & known.hours)
        if key not in self._outs:
            self._outs[key] = self._worked_out(control, known, covering)
        return self._outs[key]

    def known(self, control: Control) -> Known:
        """What is known of the control before any hours are asked about."""
        if control.id not in self._known:
            own = self.week.bit(control.hours)
            behind = self._behind(control)
            concerned = 0
            for hours in self._hours_of(behind):
                concerned |= self.week.bit(hours)
            strongest = self._strongest(control)
            self._known[control.id] = Known(
                strongest,
                own,
                0 if strongest == len(READINGS) else concerned,
                concerned,
                any(one.restrictive for one in behind),
            )
        return self._known[control.id]

    def _strongest(self, control: Control) -> int:
        if control.state not in PROMISED_STATES or not control.in_date(self.day):
            return len(READINGS)
        if control.state not in WORKING_STATES:
            return READINGS.index("as-promised")
        evident = control.has_evidence(self.day)
        return READINGS.index("on-evidence" if evident else "if-still-true")

    def _worked_out(self, control: Control, known: Known, covering: int) -> Outs:
        parts = [control.id, self._delivery_fails(control, covering)]
        if control.kind in self._notices:
            parts.append(self._answer_fails(control, covering))
        needed: list[Outs] = []
        for name in required_by(control):
            thing = self.find(name)
            if isinstance(thing, Control):
                needed.append(self.outs(thing, covering))
            else:
                parts.append(self._required_out(thing, covering))
        body = any_of(parts)
        in_each = [
            True
            if at < known.strongest
            else any_of([body, *(outs[at] for outs in needed)])
            if needed
            else body
            for at in range(len(READINGS))
        ]
        return in_each[0], in_each[1], in_each[2]

    def _holder_out(self, name: str, covering: int) -> Formula:
        """When the holder is not there: a formula over what it reaches."""
        opening = opening_on(self.find(name), self.day)
        if opening and not covering & self.week.bit(opening):
            return True
        return self.standing(name).out

    def _delivery_fails(self, control: Control, covering: int) -> Formula:
        delivery = control.delivery
        if not delivery.holders:
            fails: Formula = True
        else:
            enough = len(delivery.holders) - delivery.least_needed() + 1
            fails = at_least(enough, [self._holder_out(h, covering) for h in delivery.holders])
        if control.deputy is not None:
            fails = all_of([fails, self._holder_out(control.deputy, covering)])
        return fails

    def _answer_fails(self, control: Control, covering: int) -> Formula:
        if control.responder is None or control.respond_within is None:
            return True
        return self._holder_out(control.responder, covering)

    def _required_out(self, thing: Entity, covering: int) -> Formula:
        if isinstance(thing, LegalAuthority):
            return thing.id if thing.covers(self.day) else True
        if isinstance(thing, Condition):
            return self._condition_out(thing, covering)
        return self.standing(thing.id).out

    def _condition_out(self, condition: Condition, covering: int) -> Formula:
        if not condition.covers(self.day):
            return True
        named = [name for name in (condition.supervisor, condition.deputy) if name is not None]
        parts = [condition.id, all_of(self._holder_out(name, covering) for name in named)]
        if condition.authority is not None:
            parts.append(self._required_out(self.find(condition.authority), covering))
        return any_of(parts)

    def hours_concerned(self, target: str) -> Iterator[Hours]:
        """All hours on which the answer about a threat or consequence depends."""
        for control in self.acting_on.get(target, ()):
            yield from self._hours_of(self._behind(control))

    def _behind(self, control: Control) -> list[Control]:
        """The control and every control that it requires, directly or through others."""
        found = {control.id: control}
        queue = [control]
        for one in queue:
            for name in one.requires:
                thing = self.find(name)
                if isinstance(thing, Control) and name not in found:
                    found[name] = thing
                    queue.append(thing)
        return queue

    def _hours_of(self, controls: Iterable[Control]) -> Iterator[Hours]:
        """The hours of controls, and the openings of whoever delivers, answers or supervises."""
        for one in controls:
            yield one.hours
            named = [*holders_of(one), *([one.responder] if one.responder else [])]
            for name in one.requires:
                thing = self.find(name)
                if isinstance(thing, Condition):
                    named.extend(n for n in (thing.supervisor, thing.deputy) if n is not None)
            openings = (opening_on(self.find(name), self.day) for name in named)
            yield from (opening for opening in openings if opening)
