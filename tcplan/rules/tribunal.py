"""Nobody can apply to the tribunal in the first months of a hospital order with restrictions.

The months begin with the day of the order, so that an order of 31 August is followed by a whole
February: where the month of the first application has no such day, it is the first of the next.
"""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import long_day, months_after
from tcplan.domain.legal import LegalStatus
from tcplan.domain.records import Review
from tcplan.rules.judging import Duty, Verdict
from tcplan.rules.on_day import OnDay

HOSPITAL_ORDER = "09"
"""Section 37 with section 41."""
_NEXT_DAY = dt.timedelta(days=1)
_ID = "tribunal-too-early"


def first_application(ordered: dt.date, months: int) -> dt.date:
    """The first day on which the person may apply: not sooner than so many months are over."""
    same = months_after(ordered, months)
    return same if same.day == ordered.day else same + _NEXT_DAY


def orders(on: OnDay, individual: str) -> tuple[tuple[dt.date, dt.date | None], ...]:
    """First and last day of each hospital order with restrictions; records that touch are one."""
    found: list[tuple[dt.date, dt.date | None]] = []
    statuses: list[LegalStatus] = [
        s for s in on.plan.of("legal_statuses", individual) if s.code == HOSPITAL_ORDER
    ]
    for status in sorted(statuses, key=lambda one: one.start):
        if found:
            begun, ended = found[-1]
            if ended is None or status.start <= ended + _NEXT_DAY:
                later = None if ended is None or status.end is None else max(ended, status.end)
                found[-1] = (begun, later)
                continue
        found.append((status.start, status.end))
    return tuple(found)


def ordered_on(on: OnDay, individual: str, day: dt.date) -> dt.date | None:
    """The day of the hospital order with restrictions that is in force on a day."""
    return next(
        (
            begun
            for begun, ended in orders(on, individual)
            if begun <= day and (ended is None or day <= ended)
        ),
        None,
    )


def _too_early(on: OnDay) -> Iterator[Verdict]:
    months = on.rule("R13").number("months_before_application")
    for person in on.plan.individuals:
        found = orders(on, person.id)
        for review in on.reviews(person.id, "tribunal") if found else ():
            begun = _order_at(found, _day_of(review))
            if begun is not None:
                yield _judged(review, begun, first_application(begun, months))


def _order_at(found: tuple[tuple[dt.date, dt.date | None], ...], day: dt.date) -> dt.date | None:
    return next(
        (begun for begun, end in found if begun <= day and (end is None or day <= end)), None
    )


def _day_of(review: Review) -> dt.date:
    """The day of the application; while there is none, the day for which it is planned."""
    day = review.applied_on or review.due or review.held
    if day is None:
        raise ValueError(f"{review.id} has neither a day on which it is due nor one of being held")
    return day


def _judged(review: Review, begun: dt.date, first: dt.date) -> Verdict:
    person, day = review.individual, _day_of(review)
    asked = review.applied_on is not None
    early = day < first
    said = (
        f"An application or reference of {person} to the tribunal is recorded on {long_day(day)}"
        if asked
        else f"A tribunal of {person} is put down for {long_day(day)}, with no application recorded"
    )
    order = f"the hospital order with restrictions is of {long_day(begun)}"
    possible = f"the person may apply from {long_day(first)}"
    besides = "; before that only somebody else can refer the case" if early else ""
    return Verdict(
        rule="R13",
        id=_ID,
        about=review.id,
        individual=person,
        state="not-met" if early else "met",
        what=f"{said}; {order}, so {possible}{besides}.",
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R13", _ID, "Tribunal counted on before the person may apply", _too_early),
)
"""Duties about applications to the tribunal."""
