"""What was reported, who waits for an answer, who reports and who never does.

Reports about people stand as work that is owed to them; nobody is counted or compared by them.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.network import Place
from tcplan.domain.records import Concern
from tcplan.rules.clocks.reported import working_days_after
from tcplan.rules.rule import Rule
from tcplan.views.concerns.reporting import (
    AreaReporting,
    Reporter,
    Silent,
    area_reporting,
    never_anywhere,
    reporters,
)
from tcplan.views.concerns.trend import AreaTrend, Month, Trend, by_area, by_kind, months_until
from tcplan.views.concerns.where import area_of, awaited_areas
from tcplan.views.looking import Heading, Looking
from tcplan.views.sentences import CONCERNS_ARE_REPORTS

RULE = "R64"
_WAITING, _OPEN, _CLOSED = range(3)


@attrs.frozen(kw_only=True)
class Touched:
    """An arrangement that a concern touches."""

    control: str
    name: str


@attrs.frozen(kw_only=True)
class ConcernRow:
    """One report, about a person or, of tension, about a place."""

    id: str
    kind: str
    kind_words: str
    on: dt.date
    text: str
    individual: str | None
    """Whom it is about; null for tension, which is about a place and never a person."""
    individual_label: str | None
    place: str | None
    place_name: str | None
    area: str
    strand: str | None
    """Of a hate incident: the strand, in words."""
    reporter: str
    reporter_name: str
    third_party: bool
    status: str
    status_words: str
    acknowledge_by: dt.date | None
    """The last day in time; null where no rule sets one."""
    acknowledged_on: dt.date | None
    waiting: bool
    """Not closed, and nobody has answered who reported it."""
    overdue: bool
    standing: str
    """Whether it was answered, in words: ``not acknowledged, overdue by 3 days``."""
    touches: tuple[Touched, ...]
    reference: str | None


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
    rows = tuple(sorted((_row(looking, one, rule) for one in known), key=_order))
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


def _order(row: ConcernRow) -> tuple[int, int, str]:
    if row.waiting:
        return (_WAITING, row.on.toordinal(), row.id)
    standing = _CLOSED if row.status == "closed" else _OPEN
    return (standing, -row.on.toordinal(), row.id)


def _row(looking: Looking, one: Concern, rule: Rule | None) -> ConcernRow:
    day, me = looking.day, one.individual
    answered = one.acknowledged_on
    if answered is not None and answered > day:
        answered = None
    by = working_days_after(one.on, rule.number("working_days")) if rule else None
    waiting = answered is None and one.status != "closed"

    def veiled(text: str) -> str:
        return looking.veiled(text, me) if me else looking.veiled_for_all(text)

    return ConcernRow(
        id=one.id,
        kind=one.kind,
        kind_words=label("concern-kind", one.kind),
        on=one.on,
        text=veiled(one.text),
        individual=me,
        individual_label=looking.person_label(me) if me else None,
        place=one.place,
        place_name=looking.thing_name(one.place) if one.place else None,
        area=area_of(looking.plan, one),
        strand=label("hate-strand", one.strand) if one.strand else None,
        reporter=one.reported_by,
        reporter_name=looking.thing_name(one.reported_by),
        third_party=one.third_party,
        status=one.status,
        status_words=label("concern-status", one.status),
        acknowledge_by=by,
        acknowledged_on=answered,
        waiting=waiting,
        overdue=waiting and by is not None and by < day,
        standing=_standing(one, answered, by, day),
        touches=tuple(
            Touched(control=name, name=veiled(looking.plan.by_id[name].name))
            for name in one.touches
        ),
        reference=veiled(one.reference) if one.reference else None,
    )


def _standing(one: Concern, answered: dt.date | None, by: dt.date | None, day: dt.date) -> str:
    if answered is not None:
        took = (answered - one.on).days
        said = "acknowledged the same day" if not took else f"acknowledged after {days_said(took)}"
        return f"{said}, late" if by is not None and answered > by else said
    if one.status == "closed":
        return "closed without an acknowledgement"
    if by is None:
        return "not acknowledged"
    left = (by - day).days
    if left < 0:
        return f"not acknowledged, overdue by {days_said(-left)}"
    return (
        "not acknowledged, due today"
        if not left
        else (f"not acknowledged, due in {days_said(left)}")
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
