"""The plan after any of the changes is made once, and asked only for people whom they touch."""

import datetime as dt
from collections.abc import Hashable
from functools import cached_property, partial

import attrs

from tcplan.analysis.attribution import Attribution, attributed
from tcplan.analysis.bottleneck import Kept
from tcplan.analysis.pace import Tell
from tcplan.analysis.through import through
from tcplan.domain.part import part_of
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_reach import supported
from tcplan.domain.whatif_steps import CarriedOut, Step, carry_out
from tcplan.views.agencies import holders_of, supported_by
from tcplan.views.looking import Looking
from tcplan.views.whatif.facts import Facts, Key, cover_facts, hours_facts, person_facts

MOST_IN_FULL = 40
"""For more people than these only cover is compared: weeks, gates and findings take longer."""

_NONE: frozenset[int] = frozenset()
_ASK_NO_HOURS = frozenset(
    {"confirm", "extend", "respond", "lift-condition", "supervise", "renew", "review-causes"}
    | {"offer-assessment"}
)
"""Kinds that neither ask hours of anybody nor offer any."""


@attrs.frozen(eq=False)
class Sides:
    """A plan beside itself after some changes, for one person or for everybody touched."""

    looking: Looking
    changes: tuple[WhatIfChange, ...]
    individual: str | None = None
    tell: Tell | None = None

    @cached_property
    def every(self) -> frozenset[int]:
        """The places of all changes."""
        return frozenset(range(len(self.changes)))

    @cached_property
    def _wholes(self) -> dict[frozenset[int], CarriedOut]:
        return {}

    def whole(self, places: frozenset[int]) -> CarriedOut:
        """The whole plan after the changes of these places."""
        if places not in self._wholes:
            chosen = [self.changes[place] for place in sorted(places)]
            self._wholes[places] = carry_out(self.looking.plan, chosen, self.looking.day)
        return self._wholes[places]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How each change was carried out with all of them."""
        return self.whole(self.every).steps

    @cached_property
    def touching(self) -> dict[str, frozenset[int]]:
        """Id of each person whom changes can touch to the places of these changes."""
        naming = self.looking.named_by
        found: dict[str, set[int]] = {}
        for place in sorted(self.every):
            for places in dict.fromkeys((frozenset({place}), self.every)):
                step = self.whole(places).steps[sorted(places).index(place)]
                for person in naming.touched(self.whole(places).plan, step.touched):
                    found.setdefault(person, set()).add(place)
        order = (person.id for person in self.looking.plan.individuals)
        return {person: frozenset(found[person]) for person in order if person in found}

    @cached_property
    def others(self) -> frozenset[str]:
        """Other people who lean on what the changes touch, for one person's what-if."""
        plan = self.whole(self.every).plan
        changed = {name for step in self.steps for name in step.touched}
        return supported(plan, changed) - {self.individual}

    @cached_property
    def supported(self) -> frozenset[str]:
        """Whom the agencies that the changes touch support by a tie on the day or by a control."""
        plan = self.looking.plan
        touched = {name for step in self.steps for name in step.touched}
        agencies = [
            one.id
            for one in plan.agencies
            if not touched.isdisjoint(holders_of(self.looking, one.id))
        ]
        return frozenset(who for one in agencies for who in supported_by(self.looking, one))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Whom is asked about: the one person, else everybody who can be touched."""
        return (self.individual,) if self.individual else tuple(self.touching)

    @cached_property
    def in_full(self) -> bool:
        """Whether weeks, gates and findings are compared as well."""
        return self.individual is not None or len(self.people) <= MOST_IN_FULL

    @cached_property
    def _base(self) -> Looking:
        """What is asked before any change: a part of the plan while that is small."""
        if not self.in_full:
            return self.looking
        return self.looking.over(part_of(self.looking.plan, self.people))

    @cached_property
    def _looks(self) -> dict[frozenset[int], Looking]:
        return {_NONE: self._base}

    def look(self, places: frozenset[int]) -> Looking:
        """The people who are asked about after the changes of these places."""
        if places not in self._looks:
            chosen = [self.changes[place] for place in sorted(places)]
            after = carry_out(self._base.plan, chosen, self.looking.day)
            self._looks[places] = self._base.over(after.plan)
        return self._looks[places]

    def cast(self, person: str, places: frozenset[int]) -> frozenset[int]:
        """Of the places those whose changes can touch the person."""
        return places if self.individual else places & self.touching.get(person, _NONE)

    @cached_property
    def last(self) -> dict[str, dt.date]:
        """Id of each person to the last day that is looked at on both sides."""
        base = self._base
        return {
            person: through(base.plan, person, base.day).last
            for person in (self.people if self.in_full else ())
        }

    @cached_property
    def _known(self) -> dict[tuple[str, frozenset[int]], Facts]:
        return {}

    def facts(self, person: str, places: frozenset[int]) -> Facts:
        """What there is to tell of a person after the changes of these places."""
        key = (person, self.cast(person, places))
        if key not in self._known:
            look = self.look(key[1])
            found = (
                person_facts(look, person, self.last[person])
                if self.in_full
                else cover_facts(look, person)
            )
            self._known[key] = dict(found)
        return self._known[key]

    @cached_property
    def differences(self) -> dict[Key, Attribution]:
        """Everything that differs, with the changes that make it."""
        found: dict[Key, Attribution] = {}
        people = self.people
        for done, person in enumerate(people):
            if self.tell is not None and done % 25 == 0:
                self.tell(done, len(people))
            found |= attributed(partial(self.facts, person), len(self.changes))
        found |= attributed(self.shared, len(self.changes))
        if self.tell is not None:
            self.tell(len(people), len(people))
        return found

    @cached_property
    def _bottlenecks(self) -> Kept:
        return {}

    @cached_property
    def _hours(self) -> dict[frozenset[int], Facts]:
        return {}

    def shared(self, places: frozenset[int]) -> Facts:
        """What belongs to nobody: hours asked of agencies, and what it would cost."""
        whole = self.whole(places)
        asking = frozenset(n for n in places if self.changes[n].kind not in _ASK_NO_HOURS)
        if asking not in self._hours:
            plan = self.whole(asking).plan
            found = hours_facts(plan, self.looking.day, self._bottlenecks)
            self._hours[asking] = dict(found)
        pounds = sum(cost_of(step) for step in whole.steps)
        return self._hours[asking] | ({("cost", "", ""): pounds} if pounds else {})

    def value(self, key: Key, places: frozenset[int]) -> Hashable:
        """One fact after the changes of these places; None where there is nothing to tell."""
        facts = self.facts(key[1], places) if key[1] else self.shared(places)
        return facts.get(key)


def cost_of(step: Step) -> int:
    """What a change would cost a week more, as was said; nothing for what is not carried out."""
    return step.change.pounds_a_week or 0 if step.why_not is None else 0
