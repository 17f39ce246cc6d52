"""Notice against the time it takes to put something in its place: two lengths, and no forecast."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.network import Agency
from tcplan.rules.milestones import TypicalMilestone, library
from tcplan.views.looking import Looking
from tcplan.views.withdrawals import earliest_notice

_LAST_STEP: Mapping[str, str] = MappingProxyType(
    {
        "provider": "training",
        "voluntary": "training",
        "housing": "tenancy",
        "council-housing": "tenancy",
        "mh-trust": "community-team-allocated",
    }
)
"""Kind of agency to the last typical piece of work before another one is in its place."""


@attrs.frozen(kw_only=True)
class TypicalWork:
    """One piece of work before another agency is in its place, with the days it tends to take."""

    name: str
    shortest: int
    likely: int
    longest: int
    owner: str
    source: str
    """Where the days are from, and how good that is."""


@attrs.frozen(kw_only=True)
class Package:
    """Support of one person under an agreement with notice of its own."""

    individual: str
    individual_label: str
    provider: str
    hours_a_week: int
    notice: str


@attrs.frozen(kw_only=True)
class Notice:
    """How long notice is, and how long it takes to put something in its place."""

    words: str
    last_day: dt.date | None
    """The last day, if notice were given on the day asked about; null where none is recorded."""
    packages: tuple[Package, ...]
    work: tuple[TypicalWork, ...]
    """One after another; none where the library has no work for an agency of its kind."""
    compared: str
    """Notice and work side by side, in a sentence."""


NOT_REPLACED = (
    "Nobody replaces family or a friend. What they do of the support has to be arranged otherwise."
)


def notice_of(
    looking: Looking, agency: Agency, taken: Collection[str], *, outside: bool = False
) -> Notice:
    """The notice of an agency against the typical times of the work that follows it.

    ``taken`` are the agencies that stop with it, itself included. A reader ``outside`` the holder
    may see less than is recorded, and is told so.
    """
    last = earliest_notice(looking, agency.id)
    work = tuple(_path(agency.kind))
    return Notice(
        words=_words(agency, last, outside=outside),
        last_day=last,
        packages=tuple(_packages(looking, taken)),
        work=tuple(_typical(one) for one in work),
        compared=NOT_REPLACED if _informal(agency) else _compared(agency.notice_days, work),
    )


def _words(agency: Agency, last: dt.date | None, *, outside: bool) -> str:
    if _informal(agency):
        return "Family and friends owe no notice."
    if last is None and outside:
        return "No notice of the agency as a whole is in what you may see; ask the plan's holder."
    if last is None:
        return "No notice period is recorded. Ask for it: it may stop from one day to the next."
    if not agency.notice_days:
        return "Its notice is recorded as none: it may stop from one day to the next."
    given = f"If notice were given on this day, its last day would be {long_day(last)}."
    return f"Its notice is {days_said(agency.notice_days)}. {given}"


def _informal(agency: Agency) -> bool:
    return code_list("agency-kind").fact(agency.kind, "informal") is True


def _packages(looking: Looking, taken: Collection[str]) -> Iterator[Package]:
    for package in looking.plan.packages:
        if package.provider in taken:
            days = package.notice_days
            yield Package(
                individual=package.individual,
                individual_label=looking.person_label(package.individual),
                provider=looking.thing_name(package.provider),
                hours_a_week=package.hours_a_week,
                notice="no notice recorded" if days is None else days_said(days),
            )


def _path(kind: str) -> Iterator[TypicalMilestone]:
    """The longest way of work, one after another, to the last step for an agency of this kind."""
    found = library().milestones

    def way(name: str) -> list[TypicalMilestone]:
        before = [way(earlier) for earlier in found[name].after]
        longest = max(before, key=lambda each: sum(one.likely for one in each), default=[])
        return [*longest, found[name]]

    last = _LAST_STEP.get(kind)
    if last is not None:
        yield from way(last)


def _typical(one: TypicalMilestone) -> TypicalWork:
    return TypicalWork(
        name=one.name,
        shortest=one.shortest,
        likely=one.likely,
        longest=one.longest,
        owner=one.owner,
        source=f"{library().quality[one.quality]}: {one.source}",
    )


def _compared(notice: int | None, work: tuple[TypicalMilestone, ...]) -> str:
    if not work:
        return "The library of typical times has no work for replacing an agency of this kind."
    shortest, likely, longest = (
        sum(getattr(one, which) for one in work) for which in ("shortest", "likely", "longest")
    )
    takes = (
        f"Replacing it tends to take {days_said(likely)} ({shortest:,} to {longest:,}), if one "
        "piece of work follows the other"
    )
    if notice is None:
        return f"{takes}; no notice is told here to hold against that."
    if notice >= likely:
        return f"{takes}; its notice of {days_said(notice)} is as long as that."
    return f"{takes}; its notice of {days_said(notice)} is {days_said(likely - notice)} shorter."
