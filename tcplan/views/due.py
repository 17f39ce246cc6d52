"""What is due, by when and from whom: one answer for the calendar and for every list of people.

Duties are told by the clocks alone; what is arranged for a day, and the last day on which work for
a move can begin, stand beside them. A day that is past and not settled is overdue.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.domain.dates import days_said
from tcplan.domain.records import Action
from tcplan.rules.clocks import Clock, own_clocks
from tcplan.views.chasing import chaser_of
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import PlanDate, plan_dates

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "duty": "Duty",
        "gate": "Gate",
        "decide-by": "Decision",
        "action": "Action",
        "review": "Review",
        "day-one": "First day at home",
        "milestone": "Milestone",
        "visit": "Visit or leave",
        "move": "Move",
        "panel": "Panel",
    }
)
"""Kind of what is due to words."""

_OF_CLOCK: Mapping[str, str] = MappingProxyType(
    {
        "gate-decision": "gate",
        "decide-by": "decide-by",
        "action": "action",
        "planned-review": "review",
        "day-one": "day-one",
    }
)
"""Clock to the kind of what it tells of; every other clock tells of a duty."""

_LISTED = frozenset({"planned-review", "day-one"})
"""Clocks that call a thing by the words of a code list, which are nobody's own."""

DECISIONS = frozenset({"gate", "decide-by"})
"""The kinds that somebody has to decide."""


@attrs.frozen(kw_only=True)
class Due:
    """Something to be decided, done, held or reviewed on or by a day."""

    on: dt.date
    what: str
    kind: str
    """A code such as ``gate``, ``action`` or ``duty``."""
    kind_words: str
    plain: str
    """What it is in words of tcplan and of the code lists: nothing that anybody wrote."""
    state: str
    """``overdue``: the day is past. ``due``: owed by the day. ``planned``: arranged for the day."""
    days: int
    """Days overdue, else days until then."""
    individual: str | None
    """Whose plan it is in; null for what concerns several people or none."""
    about: str
    """Id of what it comes from, or of the person."""
    owner: str | None
    """Id of the agency or team that is to do it."""
    owner_name: str | None
    chased_by: str | None = None
    """Of an action: id of the agency or team that chases it; null where nobody is recorded."""
    chaser: str | None = None
    """Of an action: who chases it, in words; null where nobody is recorded."""
    clock: str | None = None
    """Which clock tells of it, for example ``inpatient-cetr``; null where none does."""
    rule: str | None = None
    """The rule that sets the day; null where the plan itself records it."""
    rule_version: str | None = None
    because: str

    def overdue(self, today: dt.date) -> bool:
        """Whether the day has passed."""
        return self.on < today

    @property
    def standing(self) -> str:
        """Where it stands, in words: ``overdue by 3 days``, ``due in 1 day``, ``in 12 days``."""
        if self.state == "overdue":
            return f"overdue by {days_said(self.days)}"
        when = f"in {days_said(self.days)}" if self.days else "today"
        return f"due {when}" if self.state == "due" else when


def due(looking: Looking, individual: str) -> tuple[Due, ...]:
    """Everything due and not yet done for a person, the earliest first; worked out once."""
    known = looking.due_found
    if individual not in known:
        found = [_clock(looking, clock) for clock in _running(looking, individual)]
        dates = plan_dates(looking.plan, looking.day, individual)
        known[individual] = _sorted([*found, *(_of_plan(looking, one) for one in dates)])
    return known[individual]


def everything_due(looking: Looking, tell: Tell | None = None) -> tuple[Due, ...]:
    """What is due for everybody, and what concerns no one person, the earliest first.

    ``tell`` hears of how many people it is known. Complexity: linear in the plan, but for the
    sorting.
    """
    found = [one for each in due_by_person(looking, tell).values() for one in each]
    nobody = (clock for clock in looking.shared_clocks if clock.individual is None)
    return _sorted([*found, *(_clock(looking, clock) for clock in nobody)])


def due_by_person(looking: Looking, tell: Tell | None = None) -> Mapping[str, tuple[Due, ...]]:
    """``due`` of everybody by id, in the plan's order."""
    people = paced(looking.plan.individuals, tell, called="what is due for people")
    return {person.id: due(looking, person.id) for person in people}


def _sorted(found: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda one: (one.on, one.individual or "", one.what, one.about)))


def _running(looking: Looking, individual: str) -> tuple[Clock, ...]:
    """The clocks that run for one person; they do not depend on whether names are shown."""
    known = looking.clocks_found
    if individual not in known:
        on = looking.on_day
        own = own_clocks(on, on.person(individual))
        shared = (clock for clock in looking.shared_clocks if clock.individual == individual)
        known[individual] = (*(clock for clock in own if clock.runs), *shared)
    return known[individual]


def _clock(looking: Looking, clock: Clock) -> Due:
    if clock.due is None or clock.days is None:
        raise ValueError(f"{clock.kind} runs without a day")
    kind = _OF_CLOCK.get(clock.kind, "duty")
    listed = clock.kind in _LISTED and clock.called
    thing = looking.plan.by_id.get(clock.about)
    action = thing if isinstance(thing, Action) else None
    return Due(
        on=clock.due,
        what=_called(looking, clock.what, clock.called, clock.individual),
        kind=kind,
        kind_words=KIND_WORDS[kind],
        plain=f"{clock.what}: {clock.called}" if listed else clock.what,
        state=clock.state,
        days=clock.days,
        individual=clock.individual,
        about=clock.about,
        owner=clock.owner,
        owner_name=looking.thing_name(clock.owner) if clock.owner else None,
        chased_by=action.chased_by if action else None,
        chaser=chaser_of(looking, action) if action else None,
        clock=clock.kind,
        rule=clock.rule,
        rule_version=clock.version,
        because=_veiled(looking, clock.because, clock.individual),
    )


def _of_plan(looking: Looking, date: PlanDate) -> Due:
    left = (date.on - looking.day).days
    ahead = "due" if date.owed else "planned"
    return Due(
        on=date.on,
        what=_called(looking, date.what, date.called, date.individual),
        kind=date.kind,
        kind_words=KIND_WORDS[date.kind],
        plain=date.what,
        state=ahead if left >= 0 else "overdue",
        days=abs(left),
        individual=date.individual,
        about=date.about,
        owner=date.owner,
        owner_name=looking.thing_name(date.owner) if date.owner else None,
        because=date.because,
    )


def _called(looking: Looking, what: str, called: str | None, individual: str | None) -> str:
    return f"{what}: {_veiled(looking, called, individual)}" if called else what


def _veiled(looking: Looking, text: str, individual: str | None) -> str:
    return looking.veiled(text, individual) if individual else looking.veiled_for_all(text)
