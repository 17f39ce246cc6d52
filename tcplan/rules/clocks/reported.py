"""Whoever reports a concern hears that it was taken up; a closed one is owed no answer any more."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.individual import Individual
from tcplan.domain.records import Concern
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay

ACKNOWLEDGED = Kind("concern-acknowledgement", "Acknowledgement of a concern", "R64")

_SATURDAY = 5


def working_days_after(day: dt.date, days: int) -> dt.date:
    """The last of so many days after a day, Saturdays and Sundays left out.

    Bank holidays count as days, so that what is owed is never told as owed later than it is.
    """
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def concerns(on: OnDay, person: Individual) -> Iterator[Clock]:
    """What was reported about a person."""
    for concern in on.plan.of("concerns", person.id):
        yield from _a_concern(on, person, concern)


def tensions(on: OnDay) -> Iterator[Clock]:
    """What was reported about places, and so about nobody."""
    for concern in on.plan.concerns:
        if concern.individual is None:
            yield from _a_concern(on, None, concern)


def _a_concern(on: OnDay, person: Individual | None, concern: Concern) -> Iterator[Clock]:
    if concern.on > on.day:
        return
    due = working_days_after(concern.on, on.rule("R64").number("working_days"))
    owner = on.commissioner(person.id) if person else on.plan.about.holder
    called = label("concern-kind", concern.kind)
    said = f"reported on {long_day(concern.on)}"
    answered = concern.acknowledged_on
    if answered is not None and answered <= on.day:
        told = f"acknowledged on {long_day(answered)}"
        yield ACKNOWLEDGED.done(
            on, person, answered, said, told,
            about=concern.id, due=due, owner=owner, called=called,
        )  # fmt: skip
    elif concern.status != "closed":
        yield ACKNOWLEDGED.owed(on, person, due, said, about=concern.id, owner=owner, called=called)
