"""What was reported, who waits for an answer, who reports and who never does.

Reports about people stand as work that is owed to them; nobody is counted or compared by them.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.domain.network import Place
from tcplan.domain.records import Concern
from tcplan.rules.rule import Rule
from tcplan.views.concerns.reporting import (
    AreaReporting,
    Reporter,
    Silent,
    area_reporting,
    never_anywhere,
    reporters,
)
from tcplan.views.concerns.rows import ConcernRow, concern_row, in_order
from tcplan.views.concerns.trend import AreaTrend, Month, Trend, by_area, by_kind, months_until
from tcplan.views.concerns.where import area_of, awaited_areas
from tcplan.views.looking import Heading, Looking
from tcplan.views.sentences import CONCERNS_ARE_REPORTS

RULE = "R64"


@attrs.frozen(kw_only=True)
class Acknowledging:
    """The rule that says in what time a concern is answered, and how that is kept."""

    rule: str
    version: str
    title: str
    working_days: int
    doubt: str | None
    """What is not sure about the rule; null when its source is certain."""


@attrs.frozen(kw_only=True)
class PlaceTension:
    """What was reported about one place."""

    place: str
    name: str
    area: str
    reports: int
    last_on: dt.date
    not_closed: int
    move_planned: bool | None
    """Whether somebody in hospital is to move into the area; null for whoever may not know."""


@attrs.frozen(kw_only=True)
class ConcernsView:
    """Concerns of everybody and every place: trend, answers owed, who reports, tension."""

    heading: Heading
    are_reports: str
    months: tuple[Month, ...]
    kinds: tuple[Trend, ...]
    areas: tuple[AreaTrend, ...]
    earlier: int
    """Reports before the first month, which the trend leaves out."""
    later: int
    """Reports of days after the one asked about, which are left out of everything."""
    acknowledging: Acknowledging | None
    """Null where no rule in force sets a time."""
    in_time: int
    """Acknowledged in the time that the rule sets."""
    late: int
    """Acknowledged after it."""
    waiting: int
    """Not closed and not acknowledged."""
    overdue: int
    """Those of them for which the time is over."""
    never_answered: int
    """Closed, and no acknowledgement is recorded."""
    rows: tuple[ConcernRow, ...]
    """Who waits longest first, then what is not closed by its day, then what is closed."""
    closed: int
    reporters: tuple[Reporter, ...]
    reporting: tuple[AreaReporting, ...]
    never: tuple[Silent, ...]
    """Agencies that support somebody now and have never reported anything anywhere."""
    tension: tuple[PlaceTension, ...]
    """Places with a report of tension, by name."""


def concerns(looking: Looking) -> ConcernsView:
    """What was reported until the day asked about.

    Complexity: linear in reports, ties and people, but for the sorting.
    """
    plan = looking.plan
    known = [one for one in plan.concerns if one.on <= looking.day]
    months = months_until(looking.day)
    rule = looking.book.rule(RULE, looking.day)
    rows = tuple(sorted((concern_row(looking, one, rule) for one in known), key=in_order))
    answered = [row for row in rows if row.acknowledged_on is not None]
    late = [
        row
        for row in answered
        if row.acknowledge_by and row.acknowledged_on and row.acknowledged_on > row.acknowledge_by
    ]
    return ConcernsView(
        heading=looking.heading(),
        are_reports=CONCERNS_ARE_REPORTS,
        months=months,
        kinds=by_kind(known, months),
        areas=by_area(plan, known, months),
        earlier=sum(1 for one in known if one.on < months[0].first),
        later=len(plan.concerns) - len(known),
        acknowledging=_acknowledging(rule),
        in_time=len(answered) - len(late) if rule else 0,
        late=len(late),
        waiting=sum(1 for row in rows if row.waiting),
        overdue=sum(1 for row in rows if row.overdue),
        never_answered=sum(
            1 for row in rows if row.status == "closed" and row.acknowledged_on is None
        ),
        rows=rows,
        closed=sum(1 for row in rows if row.status == "closed"),
        reporters=reporters(looking, known),
        reporting=(reporting := area_reporting(looking, known)),
        never=never_anywhere(reporting, known),
        tension=_tension(looking, known),
    )


def _acknowledging(rule: Rule | None) -> Acknowledging | None:
    if rule is None:
        return None
    return Acknowledging(
        rule=rule.id,
        version=rule.version,
        title=rule.title,
        working_days=rule.number("working_days"),
        doubt=None if rule.certain else rule.doubt,
    )


def _tension(looking: Looking, known: Sequence[Concern]) -> tuple[PlaceTension, ...]:
    plan = looking.plan
    mine = looking.agency in {None, plan.about.holder}
    awaited = set(awaited_areas(plan, looking.day)) if mine else set()
    found: dict[str, list[Concern]] = {}
    for one in known:
        if one.kind == "tension" and one.place is not None:
            found.setdefault(one.place, []).append(one)
    told = []
    for name, reports in found.items():
        place: Place = plan.by_id[name]
        told.append(
            PlaceTension(
                place=name,
                name=looking.thing_name(name),
                area=area_of(plan, reports[0]),
                reports=len(reports),
                last_on=max(one.on for one in reports),
                not_closed=sum(1 for one in reports if one.status != "closed"),
                move_planned=(place.area in awaited) if mine else None,
            )
        )
    return tuple(sorted(told, key=lambda one: (one.name, one.place)))
