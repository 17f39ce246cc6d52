"""On which day something about a risk or a control falls due first; nothing else orders a register.

A day that is over still counts: what is overdue comes first.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from tcplan.domain.control import Control
from tcplan.domain.records import Acceptance, Action
from tcplan.domain.risk import Risk
from tcplan.views.actions import is_open
from tcplan.views.looking import Looking

NO_DAY = "no day is set"
SORTED_BY = "the earliest date on which something is due; what has no date comes last"


@attrs.frozen(order=True)
class DueDay:
    """A day on which something falls due, and what it is in words."""

    on: dt.date
    what: str


Placed = tuple[dt.date, str, str]
"""What a register is sorted by: the day, then ids."""


def placed(due: DueDay | None, individual: str | None, about: str) -> Placed:
    """Where a row stands: by its day, then by the ids of the person and of the thing."""
    return (due.on if due else dt.date.max, individual or "", about)


def first(days: Iterable[DueDay]) -> DueDay | None:
    """The earliest of some days; of two things on one day the one that was told first."""
    return min(days, key=lambda one: one.on, default=None)


def of_control(looking: Looking, control: Control) -> DueDay | None:
    """What falls due first about a control: its review, its evidence, its end, its authority.

    Of evidence the newest counts, because it stands in the place of the older.
    """
    return first(_of_control(looking, control))


def _of_control(looking: Looking, control: Control) -> Iterator[DueDay]:
    if control.state == "withdrawn":
        return
    if control.review_by:
        yield DueDay(control.review_by, "review of the control")
    shown = [item for item in control.evidence if item.on <= looking.day]
    if shown:
        newest = max(shown, key=lambda item: (item.on, item.review_by))
        yield DueDay(newest.review_by, "its evidence is to be looked at again")
    if control.end and control.end >= looking.day:
        yield DueDay(control.end, "the control ends")
    if control.authority:
        authority = looking.plan.by_id[control.authority]
        if authority.review_by:
            yield DueDay(authority.review_by, "review of its legal authority")
        if authority.end:
            yield DueDay(authority.end, "its legal authority ends")


def of_risk(looking: Looking, risk: Risk) -> DueDay | None:
    """What falls due first about a risk: its causes, its controls, what was asked or accepted."""
    reviews = [one for one in risk.cause_reviews if one.on <= looking.day]
    latest = max(reviews, key=lambda one: one.on, default=None)
    found = [DueDay(one.on, f"{_name(looking, c)}: {one.what}") for c, one in _days(looking, risk)]
    if latest and latest.review_by:
        found.append(DueDay(latest.review_by, "review of the list of causes"))
    concerned = {risk.id, *parts(risk), *(control.id for control in acting(looking, risk))}
    found += [
        DueDay(action.due, f"action: {_said(looking, action.what, risk)}")
        for action in closing(looking, concerned)
    ]
    found += [DueDay(one.until, "an acceptance ends") for one in accepted(looking, concerned)]
    return first(found)


def _days(looking: Looking, risk: Risk) -> Iterator[tuple[Control, DueDay]]:
    for control in acting(looking, risk):
        due = of_control(looking, control)
        if due is not None:
            yield control, due


def _name(looking: Looking, control: Control) -> str:
    return _said(looking, control.name, control)


def _said(looking: Looking, text: str, about: Risk | Control) -> str:
    return looking.veiled(text, about.individual)


def parts(risk: Risk) -> tuple[str, ...]:
    """Ids of the causes and results of a risk."""
    return (*(cause.id for cause in risk.threats), *(one.id for one in risk.consequences))


def acting(looking: Looking, risk: Risk) -> tuple[Control, ...]:
    """The controls that act on a risk, in the plan's order."""
    targets = set(parts(risk))
    return tuple(
        control
        for control in looking.plan.of("controls", risk.individual)
        if targets & {*control.prevents, *control.limits}
    )


def closing(looking: Looking, concerned: Iterable[str]) -> tuple[Action, ...]:
    """The open actions that are to close something of this, in the plan's order."""
    by = looking.plan.closed_by
    asked = dict(pair for name in concerned for pair in by.get(name, ()))
    return tuple(
        action
        for _, action in sorted(asked.items(), key=lambda pair: pair[0])
        if action.asked_on <= looking.day and is_open(action, looking.day)
    )


def accepted(looking: Looking, concerned: Iterable[str]) -> Iterator[Acceptance]:
    """What was accepted of this by the day and has not run out."""
    given = (one for name in concerned for one in looking.plan.accepted_about.get(name, ()))
    return (one for one in given if one.source.on <= looking.day <= one.until)
