"""Counts of reports by month: inside one plan they are exact, and the last month is not over."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import months_after
from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern
from tcplan.views.concerns.where import area_of

MONTHS = 6
"""So many months are counted, the one of the day asked about among them."""


@attrs.frozen(kw_only=True)
class Month:
    """One month of the trend."""

    first: dt.date
    last: dt.date
    """The last day that is counted: of the last month the day asked about."""
    whole: bool


@attrs.frozen(kw_only=True)
class Trend:
    """How many reports of one kind, or of one area, were made in each month."""

    code: str
    """The kind, or the area."""
    words: str
    counts: tuple[int, ...]
    """One for each month, the oldest first."""
    total: int


@attrs.frozen(kw_only=True)
class AreaTrend:
    """How many reports were made in one area, and of which kinds."""

    area: str
    counts: tuple[int, ...]
    total: int
    kinds: tuple[Trend, ...]


def months_until(day: dt.date) -> tuple[Month, ...]:
    """The months of the trend, the oldest first; the last ends with the day asked about."""
    this = day.replace(day=1)
    firsts = [months_after(this, n) for n in range(1 - MONTHS, 2)]
    found = []
    for first, following in pairwise(firsts):
        end = following - dt.timedelta(days=1)
        found.append(Month(first=first, last=min(end, day), whole=end <= day))
    return tuple(found)


def by_kind(reports: Sequence[Concern], months: Sequence[Month]) -> tuple[Trend, ...]:
    """The trend of every kind of concern, also of those of which there was none."""
    return tuple(_kinds(reports, months))


def by_area(
    plan: Plan, reports: Sequence[Concern], months: Sequence[Month]
) -> tuple[AreaTrend, ...]:
    """The trend of every area of which there was a report in these months, by name."""
    within = [one for one in reports if months[0].first <= one.on <= months[-1].last]
    areas: dict[str, list[Concern]] = {}
    for one in within:
        areas.setdefault(area_of(plan, one), []).append(one)
    found = []
    for area in sorted(areas):
        counts = _counts(areas[area], months)
        kinds = tuple(kind for kind in _kinds(areas[area], months) if kind.total)
        found.append(AreaTrend(area=area, counts=counts, total=sum(counts), kinds=kinds))
    return tuple(found)


def _kinds(reports: Sequence[Concern], months: Sequence[Month]) -> Iterable[Trend]:
    kinds = code_list("concern-kind")
    for code in kinds.codes:
        counts = _counts([one for one in reports if one.kind == code], months)
        yield Trend(code=code, words=kinds.label(code), counts=counts, total=sum(counts))


def _counts(reports: Iterable[Concern], months: Sequence[Month]) -> tuple[int, ...]:
    found = Counter(one.on.replace(day=1) for one in reports)
    return tuple(found[month.first] for month in months)
