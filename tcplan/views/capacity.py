"""Hours a week that are asked of an agency and its teams, against those that they offer."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.analysis.capacity import Period, asked_of, periods
from tcplan.analysis.shortage import Shortage, days_words, of_holders, shortage_words, shortages
from tcplan.views.looking import Looking


@attrs.frozen
class HoursView:
    """What is asked of one agency or team in a stretch of days in which that is the same."""

    holder: str
    name: str
    start: dt.date
    end: dt.date | None
    """``None`` when no change is recorded after the start."""
    days: str
    """The days in words."""
    only_it: int
    """Hours a week that nobody else may deliver."""
    at_most: int
    """Hours a week that it may be asked for, those that others may deliver too included."""
    offers: int | None
    """Hours a week that it offers; ``None`` when that is not recorded and limits nothing."""
    short: str | None
    """Who is short of what, if it is one of them; deputies are asked before that is said."""


def hours_of(looking: Looking, agency: str) -> tuple[HoursView, ...]:
    """The hours asked of an agency and of each of its teams that states hours, day by day on."""
    plan = looking.plan
    teams = [team for team in plan.teams if team.agency == agency]
    family = frozenset({agency, *(team.id for team in teams)})
    found = of_holders(shortages(plan, looking.day), family)
    cut = periods(plan, looking.day)
    groups = {agency: family} | {
        team.id: frozenset({team.id}) for team in teams if team.capacity_hours is not None
    }
    return tuple(
        view for name, group in groups.items() for view in _of(looking, cut, name, group, found)
    )


def _of(
    looking: Looking,
    cut: tuple[Period, ...],
    holder: str,
    group: frozenset[str],
    found: tuple[Shortage, ...],
) -> Iterator[HoursView]:
    kept: HoursView | None = None
    for period in cut:
        asked = [asked_of(group, wanted) for wanted in period.wanted]
        only_it, at_most = (sum(hours) for hours in zip(*asked, strict=True)) if asked else (0, 0)
        offers = period.offered.get(holder)
        short = next((s for s in found if _tells(s, holder, period)), None)
        said = _said(looking, short) if short else None
        same = (only_it, at_most, offers, said)
        if kept and (kept.only_it, kept.at_most, kept.offers, kept.short) == same:
            kept = attrs.evolve(kept, end=period.end, days=days_words(kept.start, period.end))
            continue
        if kept:
            yield from _if_told(kept)
        days = days_words(period.start, period.end)
        name = looking.thing_name(holder)
        kept = HoursView(holder, name, period.start, period.end, days, *same)
    if kept:
        yield from _if_told(kept)


def _if_told(view: HoursView) -> Iterator[HoursView]:
    """The row, unless it would only say that others may do it and that no hours are recorded."""
    if view.only_it or (view.at_most and view.offers is not None):
        yield view


def _tells(short: Shortage, holder: str, period: Period) -> bool:
    within = short.start <= period.start and (short.end is None or period.start <= short.end)
    return within and holder in short.bottleneck.holders


def _said(looking: Looking, short: Shortage) -> str:
    def called(name: str) -> str:
        return looking.veiled_for_all(looking.thing_name(name))

    return shortage_words(looking.plan, short, called, looking.person_label)
