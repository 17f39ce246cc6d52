"""The fewest changes that make a control count on evidence at certain hours.

Each fact against the control has its remedies. What failed or was withdrawn is never brought
back, a carer is never taken to be willing, and no restriction is built on without an authority.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.closing.candidates import RESPONDING, SUPERVISING, Candidates
from tcplan.analysis.closing.draft import Draft
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.standing import Fact
from tcplan.analysis.words import evidence_until, name_of
from tcplan.domain.common import Evidence
from tcplan.domain.control import Control, Delivery
from tcplan.domain.dates import long_day
from tcplan.domain.fields import LAST_DAY
from tcplan.domain.hours import DAYS, Hours, Span, clock
from tcplan.domain.network import Agency

MOST_STEPS = 4
"""Longer lists of steps amount to a new arrangement and are not suggested."""
_WAYS = 3
"""How many ways of mending one control are looked at."""
_EVIDENCE_DAYS = 90
_RESPONSE_MINUTES = 60
"""Only stands for "some agreed time": any time lets a responder count."""


@attrs.frozen
class Mending:
    """Mends controls for one person at certain hours."""

    people: Candidates
    slot: Slot

    def ways(self, base: Arrangements, control: Control) -> list[Draft]:
        """Drafts in which the control counts on evidence all through the slot, at most three."""
        if control.restrictive and control.authority is None:
            return []
        return list(islice(self._mended(Draft(base).counting(control.id), control.id), _WAYS))

    def _mended(self, draft: Draft, control: str) -> Iterator[Draft]:
        facts = draft.arrangements.facts(draft.find(control), "on-evidence", self.slot)
        if not facts:
            yield draft
        elif len(draft.steps) < MOST_STEPS:
            for better in self._remedies(draft, facts[0]):
                yield from self._mended(better, control)

    def _remedies(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        remedy = {
            "state": self._put_in_place,
            "dates": self._change_dates,
            "evidence": self._renew_evidence,
            "hours": self._extend_hours,
            "holders": self._name_deputy,
            "nobody": self._name_holder,
            "responder": self._name_responder,
            "supervisor": self._name_supervisor,
            "authority": self._renew_authority,
            "carer": self._offer_assessment,
        }.get(fact.code)
        if fact.code == "requires":
            yield from self._remedies(draft, fact.by[0])
        elif remedy is not None:
            yield from remedy(draft, fact)

    def _put_in_place(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        if control.state not in {"proposed", "agreed"} or _is_unlawful(control):
            return
        agreed = ", as agreed," if control.state == "agreed" else ""
        step = f"Put {draft.called(control.id)} in place{agreed}"
        if control.has_evidence(draft.base.day):
            yield draft.after(step.rstrip(","), control.id, state="in-place")
        else:
            evidence = (*control.evidence, _evidence(control, draft.base.day))
            step += " and record evidence of it"
            yield draft.after(step, control.id, state="in-place", evidence=evidence)

    def _renew_evidence(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        last = evidence_until(control, draft.base.day)
        step = (
            f"Renew the evidence for {draft.called(control.id)}, which ran out on {long_day(last)}"
            if last
            else f"Record evidence that {draft.called(control.id)} is in place"
        )
        evidence = (*control.evidence, _evidence(control, draft.base.day))
        yield draft.after(step, control.id, evidence=evidence)

    def _change_dates(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control, day = draft.find(fact.about), draft.base.day
        called, moves_on = draft.called(control.id), _moves_on(draft.base, control)
        if control.start is not None and day < control.start:
            if not _waits_for_the_move(control, day, moves_on):
                step = f"Start {called} by {long_day(day)}, not on {long_day(control.start)}"
                yield draft.after(step, control.id, start=day)
        elif not _stays_on_the_ward(control, day, moves_on):
            moved = control.setting == "hospital" and moves_on is not None and moves_on <= day
            visiting = " as in-reach" if moved else ""
            step = f"Keep {called} going{visiting} after {long_day(control.end)}"
            yield draft.after(step, control.id, end=day)

    def _extend_hours(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        step = f"Extend {draft.called(control.id)} to {slot_words(self.slot)}{_more(self.slot)}"
        yield draft.after(step, control.id, hours=(*control.hours, *spans_of(self.slot)))

    def _name_deputy(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        for behind in fact.by:
            if behind.code == "carer":
                yield from self._offer_assessment(draft, behind)
        present = {*control.delivery.holders, control.deputy}
        fit = (
            name
            for name in self.people.fit(self.people.delivering(control), self.slot)
            if name not in present
        )
        for name in islice(fit, 1):
            called = name_of(draft.arrangements, name)
            instead = (
                f" instead of {name_of(draft.arrangements, control.deputy)}"
                if control.deputy
                else ""
            )
            step = f"Name {called}{instead} as deputy for {draft.called(control.id)}"
            yield draft.after(step, control.id, deputy=name)

    def _name_holder(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        for name in islice(self.people.fit(self.people.delivering(control), self.slot), 1):
            step = f"Name {name_of(draft.arrangements, name)} to deliver {draft.called(control.id)}"
            yield draft.after(step, control.id, delivery=Delivery(holders=(name,)))

    def _name_responder(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        control: Control = draft.find(fact.about)
        minutes = control.respond_within or _RESPONSE_MINUTES
        if control.responder is not None and not fact.by:
            called = name_of(draft.arrangements, control.responder)
            step = f"Agree within what time {called} responds to {draft.called(control.id)}"
            yield draft.after(step, control.id, respond_within=minutes)
            return
        for behind in fact.by:
            if behind.code == "carer":
                yield from self._offer_assessment(draft, behind)
        for name in islice(self.people.fit(RESPONDING, self.slot), 1):
            called = name_of(draft.arrangements, name)
            time = "" if control.respond_within else ", and agree within what time"
            step = f"Name {called} to respond to {draft.called(control.id)}{time}"
            yield draft.after(step, control.id, responder=name, respond_within=minutes)

    def _name_supervisor(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        condition = draft.find(fact.about)
        role = "deputy" if condition.supervisor else "supervisor"
        present = {condition.supervisor, condition.deputy}
        fit = (name for name in self.people.fit(SUPERVISING, self.slot) if name not in present)
        for name in islice(fit, 1):
            called = name_of(draft.arrangements, name)
            doing = "stand in for the supervisor of" if condition.supervisor else "supervise"
            step = f"Name {called} to {doing} the condition {draft.called(condition.id)}"
            yield draft.after(step, condition.id, **{role: name})

    def _renew_authority(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        authority, day = draft.find(fact.about), draft.base.day
        if day < authority.start:
            step = f"Ask for {draft.called(authority.id)} to be in force by {long_day(day)}"
            yield draft.after(step, authority.id, start=day)
        else:
            called, ended = draft.called(authority.id), long_day(authority.end)
            step = f"Ask for {called} to be renewed, which ended on {ended}"
            yield draft.after(step, authority.id, end=day)

    def _offer_assessment(self, draft: Draft, fact: Fact) -> Iterator[Draft]:
        carer: Agency = draft.find(fact.about)
        if carer.carer is not None and carer.carer.willing and carer.carer.able:
            offered = attrs.evolve(carer.carer, assessment_offered_on=draft.base.day)  # type: ignore[misc]
            yield draft.after(f"Offer {carer.name} a carer's assessment", carer.id, carer=offered)


def _is_unlawful(control: Control) -> bool:
    return control.restrictive and control.authority is None


def _evidence(control: Control, day: dt.date) -> Evidence:
    """Evidence as it would be recorded on the day; its words are for the planner to write."""
    until = min(day + dt.timedelta(days=_EVIDENCE_DAYS), LAST_DAY)
    return Evidence(
        what="To be recorded", on=day, review_by=until, seen_by=control.owner or "To be named"
    )


def _moves_on(arrangements: Arrangements, control: Control) -> dt.date | None:
    moves = arrangements.plan.of("transitions", control.individual)
    day: dt.date | None = moves[-1].move_day() if moves else None
    return day


def _waits_for_the_move(control: Control, day: dt.date, moves_on: dt.date | None) -> bool:
    """Whether it begins at the new home and so cannot begin while the person is on the ward."""
    if control.setting != "community" or control.start is None or moves_on is None:
        return False
    return day < moves_on <= control.start


def _stays_on_the_ward(control: Control, day: dt.date, moves_on: dt.date | None) -> bool:
    """Whether the person has left the ward to which it belongs, so that staff cannot bring it."""
    left = control.setting == "hospital" and moves_on is not None and moves_on <= day
    return left and (control.restrictive or control.kind == "environmental")


def _more(slot: Slot) -> str:
    """How much is asked for, so that a large request never reads like a small one."""
    bank_holiday = len(DAYS) - 1
    minutes = sum(part.end - part.start for part in slot.stretches if part.day != bank_holiday)
    return f" ({minutes / 60:.4g} more hours a week)" if minutes else ""


def spans_of(slot: Slot) -> Hours:
    """The hours of a slot, days with the same hours together."""
    days: dict[tuple[int, int], list[str]] = {}
    for part in slot.stretches:
        days.setdefault((part.start, part.end), []).append(DAYS[part.day])
    return tuple(
        Span(days=tuple(named), start=clock(start), end=clock(end))
        for (start, end), named in days.items()
    )
