"""Across people: what is overdue first, then what comes, by date alone and never by risk.

Nothing overdue is left out; what lies after the last day, and what has no day, is counted.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.domain.dates import long_day
from tcplan.domain.records import Action
from tcplan.errors import WrongUseError
from tcplan.views.actions import ActionRow, action_row
from tcplan.views.due import Due, due, everything_due
from tcplan.views.looking import Heading, Looking
from tcplan.views.plan_dates import undated

AHEAD = dt.timedelta(weeks=12)
"""How far the calendar looks ahead unless another last day is asked for."""


@attrs.frozen
class CalendarRow:
    """One thing on the calendar."""

    id: str
    """The same for the same thing on the same day, whatever else is in the plan."""
    due: Due
    standing: str
    """Where it stands, in words: ``overdue by 3 days``, ``due in 1 day``."""
    individual_label: str | None
    """The person's id, with the name when names are shown."""
    rule_title: str | None
    rule_doubt: str | None
    """What is not sure about the rule; null for a rule whose source is certain."""
    action: ActionRow | None = None
    """What was asked and answered, where it is an action."""


@attrs.frozen
class CalendarView:
    """What is overdue and what falls due, of everybody or of one person."""

    heading: Heading
    individual: str | None
    sorted_by: str
    until: dt.date
    """The last day that is shown."""
    rows: tuple[CalendarRow, ...]
    overdue: int
    ahead: int
    """Rows that are not overdue."""
    later: int
    """What is due after the last day and stands in no row."""
    later_first: dt.date | None
    """The first day on which something of that is due."""
    undated_gates: int
    """Gates that are not decided and have no day."""
    undated_milestones: int
    """Milestones that are not done, of moves without a target to count back from."""
    undated_moves: int
    """Moves without a target day."""


def calendar(
    looking: Looking,
    until: dt.date | None = None,
    individual: str | None = None,
    *,
    tell: Tell | None = None,
) -> CalendarView:
    """The calendar from everything overdue to a last day, twelve weeks ahead if none is asked for.

    ``tell`` hears of how many people it is known what is due.

    Raises ``WrongUseError`` for a last day before the day that is asked about, ``UnknownIdError``
    for a person the plan does not have. Complexity: linear in the plan, but for the sorting.
    """
    last = looking.day + AHEAD if until is None else until
    if last < looking.day:
        raise WrongUseError(
            f"The calendar is asked as at {long_day(looking.day)}, so it cannot end on "
            f"{long_day(last)}; give a later day."
        )
    person = looking.get("individuals", individual).id if individual else None
    found = everything_due(looking, tell) if person is None else due(looking, person)
    listed = sorted((one for one in found if one.on <= last), key=_order)
    later = [one.on for one in found if one.on > last]
    overdue = sum(1 for one in listed if one.state == "overdue")
    whose = [person] if person else [each.id for each in looking.plan.individuals]
    bare = Counter(
        one.kind for each in paced(whose) for one in undated(looking.plan, looking.day, each)
    )
    return CalendarView(
        heading=looking.heading(),
        individual=person,
        sorted_by="overdue first, then by date",
        until=last,
        rows=tuple(_rows(looking, listed)),
        overdue=overdue,
        ahead=len(listed) - overdue,
        later=len(later),
        later_first=min(later, default=None),
        undated_gates=bare["gate"],
        undated_milestones=bare["milestone"],
        undated_moves=bare["move"],
    )


def _order(one: Due) -> tuple[bool, dt.date, str, str]:
    return (one.state != "overdue", one.on, one.individual or "", one.what)


def _rows(looking: Looking, listed: Sequence[Due]) -> Iterable[CalendarRow]:
    seen: Counter[str] = Counter()
    for one in paced(listed):
        key = ":".join((one.clock or one.kind, one.about, one.on.isoformat()))
        seen[key] += 1
        rule = looking.book.rule(one.rule, looking.day) if one.rule else None
        thing = looking.plan.by_id.get(one.about)
        yield CalendarRow(
            id=key if seen[key] == 1 else f"{key}:{seen[key]}",
            due=one,
            standing=one.standing,
            individual_label=looking.person_label(one.individual) if one.individual else None,
            rule_title=rule.title if rule else None,
            rule_doubt=rule.doubt if rule and not rule.certain else None,
            action=action_row(looking, thing) if isinstance(thing, Action) else None,
        )
