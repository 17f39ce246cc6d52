"""Who delivers: open then, still working, asked before they are counted on, and confirmed."""

import datetime as dt
from collections.abc import Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay, holders_of, hours_said
from tcplan.analysis.slots import Slot, slots
from tcplan.analysis.words import joined
from tcplan.domain.control import Control
from tcplan.domain.dates import long_day
from tcplan.domain.hours import Hours, covers
from tcplan.domain.network import Agency

_SHOWN = 3
"""How many ties are named in one sentence."""


def _outside_opening_hours(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        closed = [slot for slot in _hours_of(on, control) if _closed(on, control, slot)]
        if closed:
            named = [*control.delivery.holders, *([control.deputy] if control.deputy else [])]
            shut = [h for h in named if any(not _open(on, h, slot) for slot in closed)]
            yield Found(
                control.id,
                f"{on.quoted(control.id)} is meant to hold {hours_said(closed)}, when "
                f"{on.listed(shut)} {'is' if len(shut) == 1 else 'are'} closed.",
                on.acts(control),
            )


def _hours_of(on: OnDay, control: Control) -> Iterator[Slot]:
    openings = [h for name in holders_of(control) if (h := _opening(on, name))]
    if openings:
        for slot in slots((control.hours, *openings)):
            if covers(control.hours, slot.day, slot.minute):
                yield slot


def _opening(on: OnDay, name: str) -> Hours:
    opening: Hours = on.plan.by_id[name].opening
    return opening


def _open(on: OnDay, name: str, slot: Slot) -> bool:
    opening = _opening(on, name)
    return not opening or covers(opening, slot.day, slot.minute)


def _closed(on: OnDay, control: Control, slot: Slot) -> bool:
    if control.deputy is not None and _open(on, control.deputy, slot):
        return False
    present = sum(_open(on, name, slot) for name in control.delivery.holders)
    return bool(control.delivery.holders) and present < control.delivery.least_needed()


def _holder_stopped(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        gone = {
            name: agency
            for name in holders_of(control)
            if (agency := _not_working(on, name, on.first_day(control))) is not None
        }
        if gone:
            said = [f"{on.called(name)}: {_since(agency, name)}" for name, agency in gone.items()]
            yield Found(
                control.id,
                f"{on.quoted(control.id)} counts on who is not working then ({joined(said)}).",
                on.commissioner(control.individual),
            )


def _not_working(on: OnDay, name: str, day: dt.date) -> Agency | None:
    return next((agency for agency in on.reached(name) if not agency.works_on(day)), None)


def _since(agency: Agency, name: str) -> str:
    who = "it" if agency.id == name else f"{agency.name}, on which it depends,"
    if agency.end is not None:
        return f"{who} stopped on {long_day(agency.end)}"
    return f"{who} starts on {long_day(agency.start)}" if agency.start else f"{who} does not work"


def _carer_not_counted(on: OnDay) -> Iterator[Found]:
    counted: dict[str, list[Control]] = {}
    for control in on.promised:
        for name in holders_of(control):
            holder = on.plan.by_id[name]
            if isinstance(holder, Agency) and holder.kind in on.informal:
                counted.setdefault(name, []).append(control)
    for name in (agency.id for agency in on.plan.agencies if agency.id in counted):
        reason = _carer_reason(on, on.plan.by_id[name])
        if reason:
            people = list(dict.fromkeys(control.individual for control in counted[name]))
            yield Found(
                name,
                f"{on.called(name)} is counted on for "
                f"{on.quoted(*(control.id for control in counted[name]))}, and {reason}.",
                _council(on, people[0]),
                people[0] if len(people) == 1 else None,
            )


def _carer_reason(on: OnDay, carer: Agency) -> str | None:
    standing = carer.carer
    if standing is None:
        return (
            "whether they are willing and able, and offered a carer's assessment, is not recorded"
        )
    if not (standing.willing and standing.able):
        missing = [
            w for w, yes in (("willing", standing.willing), ("able", standing.able)) if not yes
        ]
        return f"is recorded as not {joined(missing, 'and not')}"
    if not standing.holds(on.day):
        return "has not been offered a carer's assessment"
    return None


def _council(on: OnDay, individual: str) -> str | None:
    body = on.plan.by_id[individual].responsible_council
    return str(body.agency) if body is not None else on.commissioner(individual)


def _ties_not_confirmed(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        ties = [
            on.called(tie.holder)
            for tie in on.plan.of("ties", person.id)
            if tie.covers(on.day) and (tie.confirmed_on is None or tie.confirmed_on > on.day)
        ]
        if ties:
            named = [*ties[:_SHOWN], *([f"{len(ties) - _SHOWN} more"] if ties[_SHOWN:] else [])]
            yield Found(
                person.id,
                f"Nobody has confirmed the ties of {person.id} with {joined(named)}.",
                on.commissioner(person.id),
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "outside-opening-hours",
        "Meant to hold when those who deliver it are closed",
        "On paper these hours are covered; nobody is there to do it.",
        "Known causes of failed moves, T07 (out-of-hours gap)",
        "good-practice",
        _outside_opening_hours,
    ),
    Check(
        "holder-stopped",
        "Counts on an agency that is not working",
        "The agency has closed or has not opened, and the plan still leans on it.",
        "Known causes of failed moves, T02",
        "good-practice",
        _holder_stopped,
    ),
    Check(
        "carer-not-counted",
        "Family or friend counted on, not asked as carers should be",
        "Family support is a choice: it holds only if they are willing, able and have been offered "
        "an assessment of their own needs.",
        "Care Act 2014, section 10; known causes of failed moves, T17 (family exhausted)",
        "law",
        _carer_not_counted,
    ),
    Check(
        "ties-not-confirmed",
        "Ties that nobody has confirmed",
        "The network on paper may not be the one that the person has.",
        "Known causes of failed moves, T21",
        "good-practice",
        _ties_not_confirmed,
    ),
)
"""Checks about holders and ties, in the order in which they are told."""
