"""Typical milestones are offered as a proposal with their sources, and never taken as planned.

A milestone counts as typical only where the plan says so: nothing is guessed from its name.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.transition import Transition
from tcplan.rules.milestones import (
    TypicalMilestone,
    circumstances,
    lacking,
    library,
    typical_path,
)
from tcplan.views.looking import Looking
from tcplan.views.people import current_spell
from tcplan.views.plan_dates import moved

NOT_STATUTORY = (
    "Typical lead times, with how good the source of each is; none of them is statutory. "
    "A milestone of the plan counts as one of these only where the plan says which it is."
)
_WHOLE = (
    "PROPOSAL: the plan has no milestone yet, so this is the path that is typical for moves out of "
    "hospital. Nothing of it is planned, agreed or owned by anybody; whoever plans the move takes "
    "over what fits."
)
PROPOSED = "No milestone is recorded. What is drawn is a proposal: nothing of it is planned."
"""What stands over a drawing of the typical path."""
_AT_HOME = (
    "No typical path is offered: it is one out of hospital, and no stay in hospital is recorded on "
    "this day."
)


@attrs.frozen(kw_only=True)
class TypicalStep:
    """A typical milestone that the plan does not have."""

    id: str
    name: str
    shortest_days: int
    likely_days: int
    longest_days: int
    after: tuple[str, ...]
    """Ids of what usually comes before."""
    owner: str
    """Who usually has it in hand."""
    owner_kinds: tuple[str, ...]
    quality: str
    """How good its source is, in words."""
    source: str
    address: str
    exact: str
    """Which of its figures the source gives; the others are ours."""
    earliest_start: dt.date | None
    """Were all of the path begun now; null where the plan has milestones of its own."""
    earliest_finish: dt.date | None
    lead_words: str


@attrs.frozen
class Typical:
    """What the library has and the plan lacks."""

    whole_path: bool
    """Whether the plan has no milestone at all, so that this is a whole path to start from."""
    sentence: str
    steps: tuple[TypicalStep, ...]


def typical_for(looking: Looking, person: str, move: Transition | None) -> Typical:
    """The typical milestones that a person's plan lacks, while the person is in hospital."""
    there = current_spell(looking, person) is not None
    if not there or (move is not None and move.milestones and moved(move, looking.day)):
        return Typical(whole_path=False, sentence=_AT_HOME, steps=())
    holding = circumstances(looking.plan, person, looking.day)
    if move is not None and move.milestones:
        steps = tuple(_step(one) for one in lacking(move, holding))
        return Typical(whole_path=False, sentence=NOT_STATUTORY, steps=steps)
    return _whole_path(typical_path(holding), looking.day)


def _whole_path(path: Sequence[TypicalMilestone], day: dt.date) -> Typical:
    from tcplan.analysis.path.critical import critical_path
    from tcplan.analysis.path.network import Activity, network

    found = network(
        Activity(one.id, one.shortest, one.likely, one.longest, one.after) for one in path
    )
    if found is None:
        return Typical(whole_path=True, sentence=_WHOLE, steps=())
    timed = critical_path(found, day)
    steps = tuple(
        _step(one, (timed.by_id[one.id].earliest_start, timed.by_id[one.id].earliest_finish))
        for one in path
    )
    ends = f"Begun today and with its likely days it would be done by {long_day(timed.finish)}."
    return Typical(whole_path=True, sentence=f"{_WHOLE} {ends} {NOT_STATUTORY}", steps=steps)


def _step(one: TypicalMilestone, days: tuple[dt.date, dt.date] | None = None) -> TypicalStep:
    return TypicalStep(
        id=one.id,
        name=one.name,
        shortest_days=one.shortest,
        likely_days=one.likely,
        longest_days=one.longest,
        after=one.after,
        owner=one.owner,
        owner_kinds=tuple(label("agency-kind", code) for code in one.owner_kinds),
        quality=library().quality[one.quality],
        source=one.source,
        address=one.address,
        exact=one.exact,
        earliest_start=days[0] if days else None,
        earliest_finish=days[1] if days else None,
        lead_words=(
            f"{days_said(one.likely)} is likely, {one.shortest} at the shortest, "
            f"{one.longest} at the longest"
        ),
    )
