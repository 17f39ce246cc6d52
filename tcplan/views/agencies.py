"""Agencies: whom each supports, what it alone holds, and what it depends on."""

import datetime as dt
from collections.abc import Collection, Iterator

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.domain.codelists import label
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.dates import short_day
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.views.capacity import HoursView, hours_of
from tcplan.views.controls import carried_words, hours_words
from tcplan.views.looking import Heading, Looking
from tcplan.views.sizes import Asked, asked_by_holder, hours_asked, kind_in_plural, size_words
from tcplan.views.withdrawals import (
    LossView,
    SingleWithdrawal,
    alone_said,
    earliest_notice,
    losses_for,
    single_withdrawal,
)


@attrs.frozen
class AgencyRow:
    """One agency in the list."""

    id: str
    name: str
    kind: str
    kind_words: str
    people: int
    """People whom it supports by a tie on the day, or for whom it delivers a control."""
    controls: int
    """Controls in place or agreed that it delivers or is deputy for, its teams included."""
    hours_a_week: int | None
    """Hours a week that it may be asked for on the day; null where nobody recorded any."""
    only_holder: int
    """Of the controls, those for which nobody else is named."""
    alone: SingleWithdrawal
    """What would be lost if it alone stopped."""


@attrs.frozen
class AgenciesView:
    """Every agency, those that alone hold most first."""

    heading: Heading
    sorted_by: str
    rows: tuple[AgencyRow, ...]


@attrs.frozen
class SupportedPerson:
    """One person whom an agency supports."""

    individual: str
    individual_label: str
    tie: str
    """Strength of the tie in words; "no tie recorded" when there is none on the day."""
    carries: tuple[str, ...]
    """Controls in words, with what keeps them from counting."""
    losses: tuple[LossView, ...]


@attrs.frozen
class AgencyView:
    """One agency in full."""

    heading: Heading
    row: AgencyRow
    size: str
    """Its place among those of its kind by people supported, in a sentence; empty for families."""
    opening: str
    away: tuple[str, ...]
    """When it, or a team of it, is not there though it goes on; times that are past left out."""
    telephone: str | None
    """Its number at work."""
    out_of_hours: str | None
    notice_days: int | None
    could_have_stopped_by: dt.date | None
    capacity_hours: int | None
    hours: tuple[HoursView, ...]
    """What is asked of it and of its teams from this day on, and what they offer."""
    substitutability_words: str
    depends_on: tuple[str, ...]
    depended_on_by: tuple[str, ...]
    teams: tuple[str, ...]
    people: tuple[SupportedPerson, ...]
    nights: str
    """Who would lose cover at night if it stopped, or that nobody would, in a sentence."""
    people_losing_nights: int
    homes: str
    """Whose homes and hospital beds would go too, in two sentences; empty where none would."""
    results: str
    """Which results of risks would then lose what limits them, or that none would, in words."""
    note: str | None


def agencies(looking: Looking, tell: Tell | None = None) -> AgenciesView:
    """The list of agencies; ``tell`` hears how many risks have been looked at."""
    looking.contingencies(tell=tell)
    asked = asked_by_holder(looking)
    rows = [agency_row(looking, agency, asked) for agency in paced(looking.plan.agencies)]
    rows.sort(
        key=lambda r: (
            -r.alone.people_losing_cover,
            -r.alone.people_losing_nights,
            -r.alone.people_losing_back_up,
            -len(r.alone.risks_losing_cover),
            -r.people,
            r.id,
        )
    )
    return AgenciesView(looking.heading(), "people who would lose cover, most first", tuple(rows))


def agency_row(looking: Looking, agency: Agency, asked: Asked) -> AgencyRow:
    """One agency's row; ``asked`` is what asks hours of each holder on the day."""
    family = holders_of(looking, agency.id)
    carried = _carried(looking, family)
    return AgencyRow(
        id=agency.id,
        name=looking.thing_name(agency.id),
        kind=agency.kind,
        kind_words=label("agency-kind", agency.kind),
        people=len(supported_by(looking, agency.id)),
        controls=len(carried),
        hours_a_week=hours_asked(asked, family),
        only_holder=sum(1 for c in carried if set(_holders(c)) <= family),
        alone=single_withdrawal(looking, agency.id),
    )


def _away(looking: Looking, holder: Agency | Team, agency: str) -> Iterator[str]:
    """Each absence in words, with the team's name when it is a team's."""
    for absence in holder.absences:
        if absence.end is not None and absence.end < looking.day:
            continue
        whose = "" if holder.id == agency else f"{looking.thing_name(holder.id)}: "
        until = f" to {short_day(absence.end)}" if absence.end else " on"
        hours = f", {hours_words(absence.hours)}" if absence.hours else ""
        why = f": {looking.veiled_for_all(absence.reason)}" if absence.reason else ""
        yield f"{whose}from {short_day(absence.start)}{until}{hours}{why}"


def agency(looking: Looking, name: str) -> AgencyView:
    """One agency in full."""
    found: Agency = looking.get("agencies", name)
    teams = looking.plan.teams_of.get(found.id, ())
    alone = alone_said(looking, found.id)
    holders: tuple[Agency | Team, ...] = (found, *teams)
    return AgencyView(
        heading=looking.heading(),
        row=agency_row(looking, found, asked_by_holder(looking)),
        size=_size(looking, found),
        opening=hours_words(found.opening),
        away=tuple(words for one in holders for words in _away(looking, one, found.id)),
        telephone=found.telephone,
        out_of_hours=looking.veiled_for_all(found.out_of_hours) if found.out_of_hours else None,
        notice_days=found.notice_days,
        could_have_stopped_by=earliest_notice(looking, found.id),
        capacity_hours=found.capacity_hours,
        hours=hours_of(looking, found.id),
        substitutability_words=label("substitutability", found.substitutability),
        depends_on=depends_words(looking, found),
        depended_on_by=leaning_words(looking, found.id),
        teams=tuple(looking.thing_name(team.id) for team in teams),
        people=tuple(
            _supported(looking, found.id, person)
            for person in paced(supported_by(looking, found.id))
        ),
        nights=alone.nights,
        people_losing_nights=alone.people_losing_nights,
        homes=alone.homes,
        results=alone.results,
        note=looking.veiled_for_all(found.note) if found.note else None,
    )


def _size(looking: Looking, found: Agency) -> str:
    """Its place among those of its kind; nothing is asked of others where no size is told."""
    alike = (
        [one.id for one in looking.plan.agencies if one.kind == found.kind]
        if kind_in_plural(found) is not None
        else []
    )
    people = {name: len(supported_by(looking, name)) for name in alike}
    nights = [n for n in paced(alike) if single_withdrawal(looking, n).people_losing_nights]
    return size_words(found, people, nights)


def depends_words(looking: Looking, found: Agency) -> tuple[str, ...]:
    """What an agency depends on, each with how, in words."""
    return tuple(
        f"{looking.thing_name(d.on)} ({label('dependency-kind', d.kind).lower()})"
        for d in found.depends_on
    )


def leaning_words(looking: Looking, agency: str) -> tuple[str, ...]:
    """What depends on an agency: agencies, teams, places and systems by name."""
    plan = looking.plan
    things: tuple[Agency | Team | Place | System, ...] = (
        *plan.agencies,
        *plan.teams,
        *plan.places,
        *plan.systems,
    )
    leaning = (thing.id for thing in things if any(d.on == agency for d in thing.depends_on))
    return tuple(looking.thing_name(name) for name in leaning)


def holders_of(looking: Looking, agency: str) -> frozenset[str]:
    """The agency and its teams."""
    return frozenset({agency, *(team.id for team in looking.plan.teams_of.get(agency, ()))})


def _holders(control: Control) -> tuple[str, ...]:
    return (*control.delivery.holders, *([control.deputy] if control.deputy else []))


def _carries(control: Control, family: frozenset[str]) -> bool:
    return control.state in PROMISED_STATES and not family.isdisjoint(_holders(control))


def _carried(looking: Looking, family: frozenset[str]) -> tuple[Control, ...]:
    """The controls in place or agreed that any of these holders delivers or is deputy for."""
    found = {c.id: c for name in family for c in looking.plan.carried_by.get(name, ())}
    return tuple(control for control in found.values() if control.state in PROMISED_STATES)


def supported_by(looking: Looking, agency: str) -> tuple[str, ...]:
    """Ids of the people whom an agency supports by a tie on the day or by a control."""
    plan, family = looking.plan, holders_of(looking, agency)
    ties = [tie for name in family for tie in plan.tied_to.get(name, ())]
    supported = {tie.individual for tie in ties if tie.covers(looking.day)}
    supported |= {control.individual for control in _carried(looking, family)}
    return tuple(p.id for p in plan.individuals if p.id in supported)


def others_supported(looking: Looking, agencies: Collection[str], individual: str) -> int:
    """How many other people at least one of these agencies supports; never who."""
    people = {name for agency in agencies for name in supported_by(looking, agency)}
    return len(people - {individual})


def supporting(looking: Looking, individual: str) -> frozenset[str]:
    """Ids of the agencies that support a person by a tie on the day or by a control."""
    plan = looking.plan
    ties = [tie.holder for tie in plan.of("ties", individual) if tie.covers(looking.day)]
    promised = [c for c in plan.of("controls", individual) if c.state in PROMISED_STATES]
    carrying = [holder for control in promised for holder in _holders(control)]
    return frozenset(agency_of(looking, holder) for holder in (*ties, *carrying))


def _supported(looking: Looking, agency: str, individual: str) -> SupportedPerson:
    family = holders_of(looking, agency)
    carries = [c for c in looking.plan.of("controls", individual) if _carries(c, family)]
    return SupportedPerson(
        individual=individual,
        individual_label=looking.person_label(individual),
        tie=tie_words(looking, family, individual),
        carries=tuple(carried_words(looking, control) for control in carries),
        losses=losses_for(looking, (agency,), individual),
    )


def tie_words(looking: Looking, family: frozenset[str], individual: str) -> str:
    """How strong the ties of these holders with a person are on the day, in words."""
    ties = [
        label("tie-strength", tie.strength).lower()
        for tie in looking.plan.of("ties", individual)
        if tie.holder in family and tie.covers(looking.day)
    ]
    return ", ".join(dict.fromkeys(ties)) or "no tie recorded on this day"


def agency_of(looking: Looking, holder: str) -> str:
    """The agency that a holder is, or belongs to; a shared team stands for itself."""
    thing = looking.plan.by_id[holder]
    return thing.agency or holder if isinstance(thing, Team) else holder
