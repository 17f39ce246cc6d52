"""The clocks of a plan: what is owed by when, family by family, each by its rule of the day."""

import datetime as dt
from collections.abc import Callable, Iterator

import attrs

from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.rules.book import Rulebook
from tcplan.rules.clocks import (
    after,
    asked,
    cetr,
    community,
    endings,
    evidence,
    isolation,
    looked_at,
    reported,
    supervised,
)
from tcplan.rules.clocks.clock import Clock, ClockState
from tcplan.rules.on_day import OnDay

__all__ = [
    "FAMILIES",
    "Clock",
    "ClockState",
    "Family",
    "clocks",
    "clocks_on",
    "own_clocks",
    "shared_clocks",
]


REPORTED = "R64"
"""The rule about concerns, some of which are about a place and nobody."""


@attrs.frozen
class Family:
    """Clocks of one kind of duty, asked of one person after another."""

    of: Callable[[OnDay, Individual], Iterator[Clock]]
    rule: str | None = None
    """Without this rule in force none of them runs; ``None`` where no rule sets the day."""

    def runs(self, on: OnDay) -> bool:
        """Whether its rule is in force on the day."""
        return self.rule is None or on.book.rule(self.rule, on.day) is not None


FAMILIES: tuple[Family, ...] = (
    Family(community.community, "R46"),
    Family(cetr.post_admission, "R01"),
    Family(cetr.inpatient, "R02"),
    Family(cetr.requested),
    Family(isolation.independent, "R33"),
    Family(looked_at.oversight_visit, "R07"),
    Family(looked_at.register_review, "R38"),
    Family(supervised.reports, "R14"),
    Family(supervised.application, "R13"),
    Family(supervised.tribunal_return, "R39"),
    Family(after.first_contact, "R62"),
    Family(after.twelve_weeks, "R62"),
    Family(after.aftercare_review, "R44"),
    Family(after.exercise, "R23"),
    Family(endings.sections, "R43"),
    Family(endings.authorised, "R43"),
    Family(endings.mappa, "R45"),
    Family(endings.victim_liaison, "R21"),
    Family(evidence.judgements, "R27"),
    Family(evidence.arrangements, "R27"),
    Family(evidence.gates, "R27"),
    Family(asked.actions, "R08"),
    Family(asked.on_the_way),
    Family(reported.concerns, REPORTED),
)
"""What is asked of every person, in this order."""


def clocks(
    plan: Plan, day: dt.date, book: Rulebook, individual: str | None = None
) -> tuple[Clock, ...]:
    """Every clock of a plan on a day, or those of one person; what is owed first stands first.

    Of the same day they stand in the order of the plan, and of ``FAMILIES``. What is not
    applicable has no day and stands last. Complexity: linear in the plan, but for the sorting.
    """
    return clocks_on(OnDay(plan, day, book), individual)


def clocks_on(on: OnDay, individual: str | None = None) -> tuple[Clock, ...]:
    """``clocks`` of a plan that is looked at already."""
    people = on.plan.individuals if individual is None else (on.person(individual),)
    found = [clock for person in people for clock in own_clocks(on, person)]
    found += [clock for clock in shared_clocks(on) if individual in {None, clock.individual}]
    return tuple(sorted(found, key=lambda clock: clock.due or dt.date.max))


def own_clocks(on: OnDay, person: Individual) -> tuple[Clock, ...]:
    """The clocks that are asked of one person, in the order of ``FAMILIES``."""
    own = [clock for family in running_families(on) for clock in family.of(on, person)]
    running = frozenset(clock.kind for clock in own if clock.runs)
    return (*own, *asked.planned(on, person, running))


def running_families(on: OnDay) -> tuple[Family, ...]:
    """The families whose rule is in force on the day."""
    return tuple(family for family in FAMILIES if family.runs(on))


def shared_clocks(on: OnDay) -> tuple[Clock, ...]:
    """The clocks that are asked of the plan and of nobody in turn; some concern one person."""
    tensions = reported.tensions(on) if on.book.rule(REPORTED, on.day) else ()
    return (*asked.shared_actions(on), *asked.acceptances(on), *tensions)
