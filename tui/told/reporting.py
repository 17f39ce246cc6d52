"""Who reports is told with where they have not yet, so that no agency stands in both lists."""

import datetime as dt
from collections.abc import Iterable

import attrs

from tcplan.domain.dates import short_day
from tcplan.views.concerns.view import ConcernsView
from tui.page import Line, field, para
from tui.told.agency import counted

FAMILIES = "families"
"""The key of families and friends, who stand in one row."""
WHO_IS_LISTED = (
    "Whoever has reported something, and agencies that support somebody who is there now. "
    "Families are not asked for this, nor are those who are not there to report."
)


@attrs.frozen(kw_only=True)
class Reporting:
    """One agency: what it has reported, and from which areas it has not."""

    key: str
    agency: str | None
    """Null for families and friends."""
    name: str
    reports: int = 0
    tension: int = 0
    third_party: int = 0
    last_on: dt.date | None = None
    silent: tuple[str, ...] = ()
    """Areas in which it supports somebody and has reported nothing about yet."""


def by_agency(view: ConcernsView) -> tuple[Reporting, ...]:
    """Every agency once: whoever reported most first, then by name who has not reported yet."""
    silent: dict[str, list[str]] = {}
    for area in view.reporting:
        for one in area.never:
            silent.setdefault(one.agency, []).append(area.area)
    reported = [
        Reporting(
            key=one.agency or FAMILIES,
            agency=one.agency,
            name=one.name,
            reports=one.reports,
            tension=one.tension,
            third_party=one.third_party,
            last_on=one.last_on,
            silent=tuple(silent.get(one.agency or "", ())),
        )
        for one in view.reporters
    ]
    never = [
        Reporting(
            key=one.agency, agency=one.agency, name=one.name, silent=tuple(silent[one.agency])
        )
        for one in view.never
    ]
    return (*reported, *never)


def agency_lines(one: Reporting) -> Iterable[Line]:
    """One agency, whole."""
    yield para(one.name, "strong")
    yield field("Reports", counted(one.reports, "report", "reports") if one.reports else "none yet")
    if one.last_on is not None:
        yield field("Last", short_day(one.last_on))
    if one.tension:
        yield field("Of tension", f"{one.tension}")
    if one.third_party:
        yield field("For another", f"{one.third_party} passed on for somebody else")
    if one.silent:
        yield field("No report", f"from {'; '.join(one.silent)}, where it supports somebody now")


def said(view: ConcernsView) -> tuple[str, ...]:
    """Who reports, at a glance."""
    return (
        f"{len(view.reporters):,} have reported",
        f"{len(view.never):,} support somebody and have not yet",
        "perhaps nobody asked",
    )
