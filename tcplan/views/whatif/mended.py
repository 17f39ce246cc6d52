"""What a mending shows: the plan, what happens to it, and what would be done about that.

Harm and good are never added up: what is lost, what is given back and what stays lost stand apart.
"""

import datetime as dt
from collections.abc import Collection

import attrs

from tcplan.analysis.cover import ANSWERS
from tcplan.analysis.words import joined

GIVEN_BACK, IN_PART, STAYS_LOST = "given-back", "in-part", "stays-lost"
BETTER_BESIDES, WORSE_BESIDES = "better-besides", "worse-besides"
OUTCOME_WORDS = {
    GIVEN_BACK: "given back",
    IN_PART: "given back in part",
    STAYS_LOST: "stays lost",
    BETTER_BESIDES: "better than in the plan",
    WORSE_BESIDES: "worse with the fix",
}
BETTER_THAN_PLAN = "better than the plan"
BETTER_IN_PART = "better, not as in the plan"
"""What is told of a figure that the fix makes better, though not as good as in the plan."""


@attrs.frozen(kw_only=True)
class MendedRisk:
    """A risk, or what limits a result, in the hours in which it is held worse if that happens."""

    about: str
    """Id of the risk or of the result."""
    individual: str
    individual_label: str
    is_result: bool
    title: str
    """The title of the risk; of a result: what limits it."""
    reading: str | None
    """Where its answer stays and a back-up goes: the reading in which there was one; else null."""
    day: dt.date
    """The first day looked at on which something is lost: the day asked about, or a later one."""
    outcome: str
    """``given-back``, ``in-part`` or ``stays-lost``; of what is not lost by what happens
    ``better-besides`` or ``worse-besides``."""
    outcome_words: str
    lost: str
    """The hours in which it is held worse if that happens, in words; empty for none."""
    at_night: bool
    """Whether any of these hours lie between midnight and 06:00."""
    loses: str
    """``cover`` or ``back-up``: the worse of what goes in these hours; empty for none."""
    cover_at_night: bool
    """Whether it loses its cover in any hour between midnight and 06:00."""
    plan: str
    """One of the five answers: the worst in these hours as the plan stands."""
    plan_words: str
    happened: str
    """The same if that happens and nothing is done."""
    happened_words: str
    mended: str
    """The same with what would be done about it."""
    mended_words: str
    given_back: str
    """The hours in which it is held as in the plan again, or better."""
    in_part: str
    """The hours in which it is held better than if nothing is done, and not as in the plan."""
    still_lost: str
    """The hours in which nothing that is tried helps."""
    lost_because: tuple[str, ...]
    """By which way what happens reaches it, in words."""
    given_back_by: tuple[str, ...]
    """The changes that give something back, in words; none of them by itself: all of them."""
    only_together: bool
    """Whether none of those gives anything back by itself."""
    in_name: tuple[str, ...]
    """Who of those it rests on has not agreed, or is asked for more hours than it offers; empty
    where nothing is given back."""
    still_because: tuple[str, ...]
    """Why something stays lost, in words."""


_OF_COVER = frozenset(
    {*ANSWERS, "move-not-covered", "results-not-covered", "gap-risks", "gap-weeks", "gap-days"}
    | {"sole"}
)


@attrs.frozen(kw_only=True)
class MendedMeasure:
    """One line of the comparison on three sides."""

    code: str
    words: str
    plan: str
    happened: str
    mended: str
    happened_direction: str
    """Against the plan: ``worse``, ``other`` or ``same``; what happens is never called better."""
    mended_direction: str
    """Against what happens: ``better``, ``worse``, ``other`` or ``same``."""
    told: str
    """What the fix does to it, in words: "given back", "better, not as in the plan"."""

    @property
    def still_worse(self) -> bool:
        """Whether it is worse than the plan with the fix, and no figure of cover, told by risk."""
        worse = "worse" in (self.happened_direction, self.mended_direction)
        stays = self.mended != self.plan and self.told != BETTER_THAN_PLAN
        return worse and stays and self.code not in _OF_COVER


@attrs.frozen(kw_only=True)
class MendingView:
    """The plan, the plan if something happened, and that with what would be done about it."""

    happens: tuple[int, ...]
    """Places of the changes that happen to the plan, among all changes."""
    done: tuple[int, ...]
    """Places of those that would be done about it."""
    happens_words: str
    done_words: str
    summary: str
    """In a few sentences what would be lost, what of the fix is not settled, what it would give
    back once it is, and what stays lost."""
    to_settle: str
    """Who has not agreed and which hours nobody has offered; empty where nothing is to settle."""
    homes: tuple[str, ...]
    """Who would lose where they live or stay, in words; no fix gives that back."""
    measures: tuple[MendedMeasure, ...]
    """The lines that are not the same on all three sides."""
    risks: tuple[MendedRisk, ...]
    """What stays lost first, then what is given back in part, then what is given back."""


LIMIT_ON_HARM = (
    "A limit on harm is what keeps the harm small once a risk has come about all the same."
)
"""Said once beside figures that count some."""


def risks_and_limits(are_results: Collection[bool]) -> str:
    """How many risks and how many limits on a result of one, of which each says whether it is."""
    limits = sum(are_results)
    risks = len(are_results) - limits
    told = [f"{risks} {'risk' if risks == 1 else 'risks'}"] if risks else []
    told += [f"{limits} {'limit' if limits == 1 else 'limits'} on harm"] if limits else []
    return joined(told)
