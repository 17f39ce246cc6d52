"""The plan on one day as checks look at it; what several checks ask is answered once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.slots import Slot, Stretch, slot_words
from tcplan.analysis.words import joined, name_of
from tcplan.domain.codelists import code_list
from tcplan.domain.control import PROMISED_STATES, WORKING_STATES, Control
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.network import Agency
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Risk
from tcplan.domain.transition import Transition

OVER = frozenset({"failed", "withdrawn"})
"""States of a control that nobody counts on any more."""


@attrs.frozen
class OnDay:
    """A plan and the day that is asked about."""

    plan: Plan
    day: dt.date

    @cached_property
    def arrangements(self) -> Arrangements:
        """The plan's arrangements on the day."""
        return Arrangements(self.plan, self.day)

    # Controls

    @cached_property
    def promised(self) -> tuple[Control, ...]:
        """Controls that are agreed, in place or tested, and have not ended."""
        return tuple(
            c for c in self.plan.controls if c.state in PROMISED_STATES and not self.past(c)
        )

    @cached_property
    def promised_ids(self) -> frozenset[str]:
        """Ids of the promised controls."""
        return frozenset(control.id for control in self.promised)

    @cached_property
    def promised_of(self) -> Mapping[str, tuple[Control, ...]]:
        """Id of an individual to their promised controls, in the plan's order."""
        found: dict[str, list[Control]] = {}
        for control in self.promised:
            found.setdefault(control.individual, []).append(control)
        return {person: tuple(controls) for person, controls in found.items()}

    @cached_property
    def working(self) -> tuple[Control, ...]:
        """Controls that are in place or tested, and in date."""
        return tuple(c for c in self.promised if c.state in WORKING_STATES and c.in_date(self.day))

    def past(self, control: Control) -> bool:
        """Whether the control has ended before the day."""
        return control.end is not None and control.end < self.day

    def first_day(self, control: Control) -> dt.date:
        """The day on which the control is to hold: the day asked about, or its later start."""
        return max(self.day, control.start or self.day)

    @cached_property
    def single_events(self) -> dict[str, list[str]]:
        """Id of each control that was asked about to what takes it out alone."""
        return {}

    @cached_property
    def risk_of(self) -> Mapping[str, Risk]:
        """Id of a threat or consequence to its risk."""
        found = {threat.id: risk for risk in self.plan.risks for threat in risk.threats}
        return found | {c.id: risk for risk in self.plan.risks for c in risk.consequences}

    # Who should act

    def acts(self, control: Control) -> str | None:
        """Who should act about a control: who delivers it, else who leads on its risk."""
        if control.delivery.holders:
            return control.delivery.holders[0]
        risks = [self.risk_of[name] for name in (*control.prevents, *control.limits)]
        leads = [risk.lead for risk in risks if risk.lead is not None]
        return leads[0] if leads else self.commissioner(control.individual)

    def leads(self, risk: Risk) -> str | None:
        """Who should act about a risk: who leads on it, else who commissions for the person."""
        return risk.lead or self.commissioner(risk.individual)

    def commissioner(self, individual: str) -> str | None:
        """Who commissions for the person: the responsible ICB, else that of the hospital stay."""
        person = self.plan.by_id[individual]
        if person.responsible_icb is not None:
            return str(person.responsible_icb.agency)
        spell = self.spell(individual)
        return spell.commissioner if spell else self.plan.about.holder

    # The person

    def spell(self, individual: str) -> HospitalSpell | None:
        """The hospital stay in which the person is on the day."""
        spells: tuple[HospitalSpell, ...] = self.plan.of("spells", individual)
        return next((spell for spell in spells if spell.covers(self.day)), None)

    def hospital(self, individual: str) -> str | None:
        """The hospital in which the person is, else who commissions for them."""
        spell = self.spell(individual)
        return spell.hospital if spell else self.commissioner(individual)

    def move(self, individual: str) -> Transition | None:
        """The last move that is planned or was made."""
        moves: tuple[Transition, ...] = self.plan.of("transitions", individual)
        return moves[-1] if moves else None

    # The network

    @cached_property
    def informal(self) -> frozenset[str]:
        """Kinds of agency that are family and friends."""
        return code_list("agency-kind").where("informal", value=True)

    @cached_property
    def notices(self) -> frozenset[str]:
        """Kinds of control that only notice."""
        return code_list("control-kind").where("notices", value=True)

    def reached(self, name: str) -> Iterator[Agency]:
        """The agencies without which the holder, place or system cannot work, itself included."""
        for event in sorted(self.arrangements.standing(name).events, key=lambda e: (e != name, e)):
            thing = self.plan.by_id[event]
            if isinstance(thing, Agency):
                yield thing

    # Words

    def called(self, name: str) -> str:
        """What an agency, team or place is called; a person is called by their id."""
        return name if name in self._people else name_of(self.arrangements, name)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(person.id for person in self.plan.individuals)

    def quoted(self, *names: str) -> str:
        """What controls, causes or papers are called, in quotation marks."""
        return joined([f"“{self.called(name)}”" for name in names])

    def listed(self, names: tuple[str, ...] | list[str]) -> str:
        """What agencies or teams are called, as a list in a sentence."""
        return joined([self.called(name) for name in dict.fromkeys(names)])


def holders_of(control: Control) -> tuple[str, ...]:
    """Everybody who is named to deliver, stand in or respond, each once."""
    others = [name for name in (control.deputy, control.responder) if name is not None]
    return tuple(dict.fromkeys((*control.delivery.holders, *others)))


def hours_said(several: Iterable[Slot]) -> str:
    """The hours of several slots in words, stretches that touch made one."""
    merged: list[Stretch] = []
    for stretch in sorted(s for slot in several for s in slot.stretches):
        last = merged[-1] if merged else None
        if last and (last.day, last.end) == (stretch.day, stretch.start):
            merged[-1] = attrs.evolve(last, end=stretch.end)
        else:
            merged.append(stretch)
    return slot_words(Slot(tuple(merged)))
