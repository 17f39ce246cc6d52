"""From which review a clock counts; what was agreed sooner than a rule asks is owed sooner."""

import datetime as dt

from tcplan.domain.dates import age_on, born_between, long_day
from tcplan.domain.individual import Individual
from tcplan.domain.records import Review
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule

IN_HOSPITAL = ("cetr-post-admission", "cetr-inpatient", "cetr-requested")
"""C(E)TRs from which the next one in hospital is counted.

A review on request has the same panel and asks the same questions, so it counts. An emergency
meeting does not, nor does an independent review of segregation, which asks about the segregation.
"""

CETRS = ("cetr-community", *IN_HOSPITAL)
"""Every C(E)TR with a panel of its own; an emergency meeting (LAEP) is none."""

_ADULT = 18


def child_on(person: Individual, day: dt.date) -> str | None:
    """Why a duty that begins to run on a day is a child's, in words; None for an adult.

    The age of that day counts until the next review, so a birthday in between never puts a review
    off. Somebody of whom only the month of birth is recorded is as young as they may be. An
    education, health and care plan has no dates in the record and counts on every day.
    """
    first, last = born_between(person.born)
    if age_on(first, day) < _ADULT:
        return "was under 18 on that day"
    if age_on(last, day) < _ADULT:
        return "may still have been 17 on that day, as only the month of birth is recorded"
    if person.education_plan:
        return "has an education, health and care plan"
    return None


def last_held(on: OnDay, person: Individual, since: dt.date, *kinds: str) -> Review | None:
    """The latest review of these kinds that was held from a day on, by the day asked about."""
    review = on.latest(person.id, *kinds)
    return review if review is not None and review.held and review.held >= since else None


def agreed(on: OnDay, person: Individual, base: dt.date, *kinds: str) -> dt.date | None:
    """The first day after ``base`` for which a review of these kinds was agreed and not held.

    A review that was held may carry the day of the next; only that of the last one still stands.
    """
    last = on.latest(person.id, *kinds)
    days = [
        review.due
        for review in on.reviews(person.id, *kinds)
        if review.due is not None
        and review.due > base
        and (review is last or review.held is None or review.held > on.day)
    ]
    return min(days, default=None)


def sooner(rule_asks: dt.date, agreed_for: dt.date | None) -> tuple[dt.date, str | None]:
    """The day that holds, and what to say of the day that was agreed."""
    if agreed_for is None:
        return rule_asks, None
    if agreed_for < rule_asks:
        return agreed_for, (
            f"it was agreed for {long_day(agreed_for)}, sooner than {long_day(rule_asks)}, by "
            "which the rule asks for it"
        )
    if agreed_for > rule_asks:
        return rule_asks, f"it is agreed for {long_day(agreed_for)}, which is later"
    return rule_asks, "it is agreed for that day"


def recount(
    on: OnDay, person: Individual, since: dt.date, *kinds: str
) -> tuple[dt.date, Review | None]:
    """The day from which a clock that comes again is counted, and the review that was then."""
    review = last_held(on, person, since, *kinds)
    return (review.held, review) if review is not None and review.held else (since, None)


def before_admission(
    on: OnDay, person: Individual, admitted: dt.date, rule: Rule, kind: str
) -> dt.date | None:
    """When a review of a kind was held so near before an admission that it was about it."""
    since = admitted - dt.timedelta(days=rule.number("days_community_counts"))
    days = [
        review.held
        for review in on.reviews(person.id, kind)
        if review.held is not None and since <= review.held <= min(admitted, on.day)
    ]
    return max(days, default=None)
