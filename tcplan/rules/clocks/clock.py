"""A clock says by when something is owed, counted from what; it is overdue from the day after.

Clocks are about duties of services. None is about what a person does, and nobody is ranked.
"""

import datetime as dt
from typing import Literal

import attrs

from tcplan.domain.dates import days_said
from tcplan.rules.rule import Rule

ClockState = Literal["done", "due", "overdue", "not-applicable"]
"""``due`` is owed and still in time, on the last day too; ``done`` is owed no more."""


@attrs.frozen(kw_only=True)
class Clock:
    """One thing that is owed by a day, or why it is not."""

    kind: str
    """Stable, such as ``inpatient-cetr``; it is also the id of the finding when overdue."""
    rule: str | None
    """Id of the rule that sets the day; ``None`` where the plan itself records it."""
    version: str | None = None
    """The version of that rule that is in force on the day asked about."""
    individual: str | None
    """Whose plan it is in; ``None`` for what concerns several people or none."""
    about: str
    """Id of what it comes from, or the id of the person."""
    what: str
    """What is owed, in a few words without a name: "Inpatient C(E)TR"."""
    state: ClockState
    due: dt.date | None = None
    """The last day that is in time; ``None`` for what is not applicable."""
    done: dt.date | None = None
    """The day on which it was done; of what comes again, the last time."""
    days: int | None = None
    """Days overdue, or days left until the last day that is in time; ``None`` otherwise."""
    because: str
    """One sentence: counted from what, or why it is not applicable; people by their ids."""
    owner: str | None = None
    """Id of the agency or team that should act, if the plan tells."""
    called: str | None = None
    """What the plan calls it, as recorded; it may name people, so a view veils it first."""

    @property
    def runs(self) -> bool:
        """Whether it is owed still, in time or overdue."""
        return self.state in {"due", "overdue"}

    @property
    def standing(self) -> str:
        """Where it stands, in words: ``overdue by 3 days``, ``due in 1 day``, ``done``."""
        if self.state == "overdue" and self.days is not None:
            return f"overdue by {days_said(self.days)}"
        if self.state == "due" and self.days is not None:
            return f"due in {days_said(self.days)}" if self.days else "due today"
        return "done" if self.state == "done" else "not applicable"


def running(day: dt.date, due: dt.date) -> tuple[ClockState, int]:
    """The state and the days of something that is owed by ``due``, as on ``day``."""
    left = (due - day).days
    return ("due", left) if left >= 0 else ("overdue", -left)


def soon(clock: Clock, rule: Rule) -> bool:
    """Whether a clock that is due is near enough to be shown as due, as its rule says.

    A rule without a look-ahead shows it from the first day.
    """
    named = {parameter.name for parameter in rule.parameters}
    return (
        "look_ahead_days" not in named
        or clock.days is None
        or clock.days <= rule.number("look_ahead_days")
    )
