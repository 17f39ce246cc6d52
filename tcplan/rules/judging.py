"""A duty asks of everybody whether one rule is kept; a rule that is not in force asks nothing.

Verdicts come in a fixed order: duty by duty, and within a duty in the order of the plan.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import attrs

from tcplan.domain.plan import Plan
from tcplan.rules.book import Rulebook
from tcplan.rules.on_day import OnDay

State = Literal["met", "not-met", "not-applicable", "due"]
"""``due`` is owed and still in time; ``not-met`` is overdue or missing."""

Tell = Callable[[int, int], None]
"""Told how many of how many are done; it may raise, and the work ends there."""


@attrs.frozen(kw_only=True)
class Verdict:
    """Whether one thing of a plan keeps a rule on a day."""

    rule: str
    """Id of the rule, such as ``R02``."""
    id: str
    """Id of the duty, which is that of the finding when it is not met."""
    about: str
    """Id of the thing; a duty judges each id at most once."""
    individual: str | None
    """Whose plan it is in; ``None`` for what concerns several people or none."""
    state: State
    what: str
    """One sentence that names the thing; people are named by their ids."""
    owner: str | None = None
    """Id of the agency or team that should act, if the plan tells."""
    due: dt.date | None = None
    """The day by which it is owed, where there is one."""


@attrs.frozen
class Duty:
    """What one rule asks of a plan, as a question that can be judged."""

    rule: str
    id: str
    """Stable, because acceptances and scripts name it; it stands among the rule's ``checks``."""
    title: str
    judge: Callable[[OnDay], Iterator[Verdict]]
    """Asked only while the rule is in force, so ``on.rule(rule)`` has it."""


def judged(
    plan: Plan,
    day: dt.date,
    book: Rulebook,
    tell: Tell | None = None,
    duties: Sequence[Duty] | None = None,
) -> tuple[Verdict, ...]:
    """The verdicts of every duty whose rule is in force on ``day``; ``duties`` are all, if none.

    ``tell`` hears after each duty how many of how many are done, and may stop the work by raising.
    Complexity: linear in the plan for each duty, but for the sorting of what it judged.
    """
    if duties is None:
        from tcplan.rules.duties import DUTIES

        duties = DUTIES
    on = OnDay(plan, day, book)
    asked = [duty for duty in duties if book.rule(duty.rule, day) is not None]
    verdicts: list[Verdict] = []
    for done, duty in enumerate(asked, start=1):
        found = sorted(duty.judge(on), key=lambda verdict: on.order[verdict.about])
        verdicts.extend(found)
        if tell is not None:
            tell(done, len(asked))
    return tuple(verdicts)
