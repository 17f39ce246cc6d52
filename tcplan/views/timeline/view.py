"""One person's way to the move on one page; with no move planned it looks twelve weeks ahead."""

import datetime as dt

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.transition import Transition
from tcplan.errors import TooLargeError
from tcplan.views.looking import Heading, Looking
from tcplan.views.timeline.dates import DatesView, move_dates, why_no_dates
from tcplan.views.timeline.decisions import (
    TimedDecision,
    TimedGate,
    timed_decisions,
    timed_gates,
)
from tcplan.views.timeline.handing import HandoverView, handover_views
from tcplan.views.timeline.holding import (
    Gap,
    HeldThrough,
    gaps_of,
    held_through,
)
from tcplan.views.timeline.path import PathView, in_days, path_view, worked_out
from tcplan.views.timeline.steps import MilestoneView, milestone_views
from tcplan.views.timeline.typical import Typical, typical_for


@attrs.frozen(kw_only=True)
class TimelineView:
    """The timeline of one person."""

    heading: Heading
    individual: str
    individual_label: str
    stage_words: str | None
    """Null when no move is recorded."""
    target: dt.date | None
    moved_on: dt.date | None
    days_ahead: int | None
    """Days until the move, below 0 when it is past; null when it has no day."""
    when_words: str
    t_words: str
    """The day asked about counted from the move, as planners write it: ``T−41``."""
    centre: dt.date | None
    """The move that weeks are counted from; null where they are counted from the day asked about,
    because no move is planned, or it lies more than twelve weeks behind."""
    first: dt.date
    last: dt.date
    """The days through which cover is looked at."""
    path: PathView | None
    trouble: str | None
    """Why no path can be worked out from the milestones there are."""
    milestones: tuple[MilestoneView, ...]
    gates: tuple[TimedGate, ...]
    decisions: tuple[TimedDecision, ...]
    dates: DatesView | None
    """Null where ``no_dates`` says why, and before they are drawn."""
    no_dates: str | None
    risks: tuple[HeldThrough, ...]
    gaps: tuple[Gap, ...]
    handovers: tuple[HandoverView, ...]
    typical: Typical


def timeline(
    looking: Looking, individual: str, *, drawn: bool = True, tell: Tell | None = None
) -> TimelineView:
    """The timeline of one person; without ``drawn`` no dates are drawn, which takes a moment.

    ``tell`` hears how far the draws have come; whatever it raises ends them.
    Raises ``UnknownIdError``.
    """
    from tcplan.analysis.through import through

    person = looking.get("individuals", individual).id
    moves = looking.plan.of("transitions", person)
    move: Transition | None = moves[-1] if moves else None
    worked = worked_out(looking, move)
    dates, none = None, why_no_dates(looking, move, worked)
    if drawn and none is None:
        try:
            dates = move_dates(looking, person, tell)
        except TooLargeError as error:
            none = str(error)
    found = through(looking.plan, person, looking.day, since=looking.day)
    on = move.move_day() if move else None
    return TimelineView(
        heading=looking.heading(),
        individual=person,
        individual_label=looking.person_label(person),
        stage_words=label("stage", move.stage) if move else None,
        target=move.target if move else None,
        moved_on=move.moved_on if move else None,
        days_ahead=(on - looking.day).days if on else None,
        when_words=_when(move, looking.day),
        t_words=_t(on, looking.day) if on else "no day set",
        centre=found.move if found.move is not None and found.first < found.move else None,
        first=found.first,
        last=found.last,
        path=path_view(looking, move, worked.path) if move and worked.path else None,
        trouble=worked.trouble,
        milestones=milestone_views(looking, move, worked.path),
        gates=timed_gates(looking, move),
        decisions=timed_decisions(looking, move),
        dates=dates,
        no_dates=none,
        risks=held_through(looking, found),
        gaps=gaps_of(looking, found),
        handovers=handover_views(looking, found),
        typical=typical_for(looking, person, move),
    )


def _when(move: Transition | None, day: dt.date) -> str:
    on = move.move_day() if move else None
    if move is None or on is None:
        return "No move is planned with a day; cover is looked at for twelve weeks ahead."
    if move.stage == "failed":
        return (
            f"The move of {long_day(on)} did not hold; cover is looked at for twelve weeks ahead."
        )
    if move.moved_on is not None and move.moved_on <= day:
        return f"Moved {long_day(on)}, {in_days(on, day)} ({_t(on, day)})."
    if on < day:
        return f"Was to move {long_day(on)}, {in_days(on, day)}; no new day is set."
    return f"Moves {long_day(on)}, {in_days(on, day)} ({_t(on, day)})."


def _t(on: dt.date, day: dt.date) -> str:
    """The day counted from the move, as planners write it: ``T−41``."""
    days = (day - on).days
    return f"T+{days}" if days > 0 else f"T−{-days}" if days else "T−0"
