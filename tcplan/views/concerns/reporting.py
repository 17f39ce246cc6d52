"""Who reports and who never has: an agency that reports nothing may have been asked nothing.

Families and friends are thanked for what they report, and never listed for what they did not.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency
from tcplan.domain.records import Concern
from tcplan.views.concerns.where import NO_AREA, area_of, where_on
from tcplan.views.looking import Looking

FAMILIES = "Families and friends"


@attrs.frozen(kw_only=True)
class Reporter:
    """One agency that has reported something; families and friends together are one."""

    agency: str | None
    """Null for families and friends."""
    name: str
    reports: int
    tension: int
    """Those of them about tension at a place."""
    third_party: int
    """Those that it passed on for somebody else."""
    last_on: dt.date


@attrs.frozen(kw_only=True)
class Silent:
    """One agency that has never reported anything about an area."""

    agency: str
    name: str


@attrs.frozen(kw_only=True)
class AreaReporting:
    """Who reports in one area, of those who support somebody there and of others."""

    area: str
    reporting: tuple[str, ...]
    """Names of the agencies that have reported something there, on any day until now."""
    never: tuple[Silent, ...]
    """Agencies that support somebody who is there now, and have never reported anything there."""


def reporters(looking: Looking, reports: Sequence[Concern]) -> tuple[Reporter, ...]:
    """Every agency that has reported something, whoever reported most first."""
    found: dict[str | None, list[Concern]] = {}
    for one in reports:
        family = _informal(looking.plan.by_id[one.reported_by])
        found.setdefault(None if family else one.reported_by, []).append(one)
    told = [
        Reporter(
            agency=agency,
            name=looking.thing_name(agency) if agency else FAMILIES,
            reports=len(own),
            tension=sum(1 for one in own if one.kind == "tension"),
            third_party=sum(1 for one in own if one.third_party),
            last_on=max(one.on for one in own),
        )
        for agency, own in found.items()
    ]
    return tuple(sorted(told, key=lambda one: (-one.reports, one.name)))


def area_reporting(looking: Looking, reports: Sequence[Concern]) -> tuple[AreaReporting, ...]:
    """Who reports and who never has, by area; areas where somebody is or something was reported.

    Complexity: linear in people, ties and reports, but for the sorting.
    """
    plan = looking.plan
    reporting: dict[str, set[str]] = {}
    for one in reports:
        reporting.setdefault(area_of(plan, one), set()).add(one.reported_by)
    supporting: dict[str, set[str]] = {}
    for person in plan.individuals:
        area = where_on(plan, person.id, looking.day)
        supporting.setdefault(area, set()).update(_supporting(looking, person.id))
    return tuple(
        AreaReporting(
            area=area,
            reporting=_names(looking, reporting.get(area, set())),
            never=tuple(
                Silent(agency=name, name=looking.thing_name(name))
                for name in sorted(supporting.get(area, set()) - reporting.get(area, set()))
            ),
        )
        for area in sorted({*reporting, *supporting} - {NO_AREA})
    )


def never_anywhere(
    reporting: Sequence[AreaReporting], reports: Sequence[Concern]
) -> tuple[Silent, ...]:
    """Of those who are silent somewhere, the ones who have never reported anything, by name."""
    reported = {one.reported_by for one in reports}
    found = {one.agency: one for area in reporting for one in area.never}
    silent = (one for name, one in found.items() if name not in reported)
    return tuple(sorted(silent, key=lambda one: (one.name, one.agency)))


def _names(looking: Looking, agencies: AbstractSet[str]) -> tuple[str, ...]:
    """What agencies are called, and at the end whether families and friends are among them."""
    family = {name for name in agencies if _informal(looking.plan.by_id[name])}
    named = [looking.thing_name(name) for name in sorted(agencies - family)]
    return (*named, FAMILIES) if family else tuple(named)


def _supporting(looking: Looking, individual: str) -> Iterator[str]:
    """The agencies that have a tie to a person on the day, work on it and are there to report."""
    plan = looking.plan
    for tie in plan.of("ties", individual):
        thing = plan.by_id[tie.holder]
        agency = thing if isinstance(thing, Agency) else plan.by_id.get(thing.agency or "")
        if agency is None or not tie.covers(looking.day) or not agency.works_on(looking.day):
            continue
        if not _informal(agency) and _reports(agency):
            yield agency.id


def _informal(agency: Agency) -> bool:
    return code_list("agency-kind").fact(agency.kind, "informal") is True


def _reports(agency: Agency) -> bool:
    """Whether agencies of its kind see daily life; a tribunal or a fire service does not."""
    return code_list("agency-kind").fact(agency.kind, "reports") is not False
