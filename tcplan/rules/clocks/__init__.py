"""The clocks of a plan: what is owed by when, family by family, each by its rule of the day."""

import datetime as dt
from collections.abc import Callable, Iterator

from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.rules.book import Rulebook
from tcplan.rules.clocks.clock import Clock, ClockState
from tcplan.rules.on_day import OnDay

__all__ = ["Clock", "ClockState", "clocks", "clocks_on"]

Family = Callable[[OnDay, Individual], Iterator[Clock]]

FAMILIES: tuple[Family, ...] = ()
"""What is asked of every person; a rule that is not in force starts no clock."""


def clocks(
    plan: Plan, day: dt.date, book: Rulebook, individual: str | None = None
) -> tuple[Clock, ...]:
    """Every clock of a plan on a day, or those of one person; what is owed first stands first.

    What is not applicable has no day and stands last. Complexity: linear in the plan, but for the
    sorting.
    """
    return clocks_on(OnDay(plan, day, book), individual)


def clocks_on(on: OnDay, individual: str | None = None) -> tuple[Clock, ...]:
    """``clocks`` of a plan that is looked at already."""
    people = on.plan.individuals if individual is None else (on.person(individual),)
    found = [clock for person in people for family in FAMILIES for clock in family(on, person)]
    return tuple(sorted(found, key=lambda clock: clock.due or dt.date.max))
