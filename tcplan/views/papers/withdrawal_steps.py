"""What is to be done on the first day, in the first week and in the first month, and by whom.

Every step comes from something that the plan records; none is advice that fits everywhere.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.views.due import Due, everything_due
from tcplan.views.homes import homes_lost
from tcplan.views.looking import Looking
from tcplan.views.papers.withdrawal_carried import Carried, Supervised
from tcplan.views.papers.withdrawal_stopping import Left, Stopping
from tcplan.views.withdrawals import LossView

WEEK, MONTH = dt.timedelta(days=7), dt.timedelta(days=30)


@attrs.frozen(kw_only=True)
class Step:
    """Something to do, for whom, and who does it."""

    who: str | None
    """Null where nobody is named who is left: naming somebody is then the first thing to do."""
    what: str
    individual: str | None
    individual_label: str | None
    """Null for what concerns several people or none."""
    reach: str | None
    """How to reach whoever does it, where that is recorded."""


@attrs.frozen(kw_only=True)
class Stretch:
    """A stretch of days with what is to be done in it."""

    title: str
    until: dt.date
    steps: tuple[Step, ...]
    nothing: str
    """What is said where the plan gives nothing to do in it."""


def stretches(
    stopping: Stopping,
    rows: Sequence[Carried],
    conditions: Sequence[Supervised],
    losses: Sequence[LossView],
) -> tuple[Stretch, ...]:
    """The first day, the first week and the first month after an agency stops."""
    day = stopping.looking.day
    owed = tuple(_owed(stopping))
    week = [
        *_conditions(conditions),
        *_of_due(stopping, owed, dt.date.min, day + WEEK),
        *_moves(stopping, soon=True),
    ]
    month = [
        *_back_ups(stopping, losses),
        *_of_due(stopping, owed, day + WEEK + dt.timedelta(days=1), day + MONTH),
        *_moves(stopping, soon=False),
    ]
    nothing = "The plan records nothing that has to be done in this time because of it."
    return (
        Stretch(title="The first day", until=day, steps=tuple(_first_day(rows)), nothing=nothing),
        Stretch(
            title="The first week",
            until=day + WEEK,
            steps=(*_homes(stopping), *_leaning(stopping), *week),
            nothing=nothing,
        ),
        Stretch(title="The first month", until=day + MONTH, steps=tuple(month), nothing=nothing),
    )


def _first_day(rows: Sequence[Carried]) -> Iterator[Step]:
    """What leaves a risk without cover first, then what stops, then what goes on with fewer."""
    for row in sorted(rows, key=lambda one: (not one.uncovers, not one.stops)):
        if row.stops:
            yield _find(row)
        elif row.left and row.becomes.startswith("goes on"):
            yield _step(row, row.left, f"Go on with “{row.control}”, {row.hours}")


def _find(row: Carried) -> Step:
    ask = f" Might be asked: {', '.join(row.could)}." if row.could else ""
    named = _names(row.left)
    others = f" {named} is named for it too." if len(row.left) == 1 else ""
    if len(row.left) > 1:
        others = f" {named} are named for it too."
    loses = f" It leaves without cover: {'; '.join(row.uncovers)}." if row.uncovers else ""
    what = f"Find who delivers “{row.control}”: it {row.becomes}.{loses}{others}{ask}"
    return Step(
        who=row.lead,
        what=what,
        individual=row.individual,
        individual_label=row.individual_label,
        reach=None,
    )


def _homes(stopping: Stopping) -> Iterator[Step]:
    """Homes that are lived in, and hospital beds; a home of a move ahead is told with the move."""
    for one in homes_lost(stopping.looking, stopping.happened):
        if one.kind != "home-ahead":
            yield Step(
                who=stopping.lead(one.individual),
                what=f"Settle where to live: {one.words}, which goes with it",
                individual=one.individual,
                individual_label=one.individual_label,
                reach=None,
            )


def _conditions(conditions: Sequence[Supervised]) -> Iterator[Step]:
    for one in conditions:
        if one.left:
            what = f"Supervise the condition about {one.kind_words.lower()}, now alone"
            yield _step(one, one.left, what)
        else:
            yield Step(
                who=one.lead,
                what=f"Name who supervises the condition about {one.kind_words.lower()}; nobody "
                "else is named",
                individual=one.individual,
                individual_label=one.individual_label,
                reach=None,
            )


def _step(of: Carried | Supervised, left: Sequence[Left], what: str) -> Step:
    reaches = [f"{one.name}: {one.reach}" for one in left if one.reach]
    return Step(
        who=_names(left),
        what=what,
        individual=of.individual,
        individual_label=of.individual_label,
        reach="; ".join(reaches) or None,
    )


def _names(left: Sequence[Left]) -> str:
    return " and ".join(one.name for one in left)


def _leaning(stopping: Stopping) -> Iterator[Step]:
    """Whatever depends on those who stop and is not theirs: ask what else falls."""
    looking, plan = stopping.looking, stopping.looking.plan
    things: tuple[Agency | Team | Place | System, ...] = (
        *plan.agencies,
        *plan.teams,
        *plan.places,
        *plan.systems,
    )
    for thing in things:
        leans = any(one.on in stopping.agencies for one in thing.depends_on)
        if leans and thing.id not in stopping.family:
            yield Step(
                who=looking.thing_name(thing.id),
                what="Say what stops here too, because it depends on what has stopped",
                individual=None,
                individual_label=None,
                reach=None,
            )


def _owed(stopping: Stopping) -> Iterator[Due]:
    for one in everything_due(stopping.looking):
        if one.owner in stopping.family:
            yield one


def _of_due(
    stopping: Stopping, owed: Sequence[Due], first: dt.date, last: dt.date
) -> Iterator[Step]:
    looking = stopping.looking
    for one in owed:
        if first <= one.on <= last:
            me = one.individual
            yield Step(
                who=stopping.lead(me) if me else _holder(looking),
                what=f"Take over, or give to somebody else: {one.what}; {long_day(one.on)}, "
                f"{one.standing}",
                individual=me,
                individual_label=looking.person_label(me) if me else None,
                reach=None,
            )


def _holder(looking: Looking) -> str | None:
    holder = looking.plan.about.holder
    return looking.thing_name(holder) if holder is not None else None


def _back_ups(stopping: Stopping, losses: Sequence[LossView]) -> Iterator[Step]:
    told: set[str] = set()
    for loss in losses:
        if loss.kind == "back-up" and loss.risk not in told:
            told.add(loss.risk)
            yield Step(
                who=stopping.lead(loss.individual, (loss.risk,)),
                what=f"Arrange another back-up: {loss.title} is left relying on one, {loss.when}",
                individual=loss.individual,
                individual_label=loss.individual_label,
                reach=None,
            )


def _moves(stopping: Stopping, *, soon: bool) -> Iterator[Step]:
    """Moves not made whose home or support is the agency's; soon is within a week, or past."""
    looking, plan = stopping.looking, stopping.looking.plan
    for move in plan.transitions:
        day = move.move_day()
        gone = move.moved_on is not None and move.moved_on <= looking.day
        rests = _rests(stopping, move.individual, move.placement)
        within = day is not None and day <= looking.day + WEEK
        if rests and not gone and within == soon:
            planned = f"planned for {long_day(day)}" if day else "without a day"
            yield Step(
                who=stopping.lead(move.individual),
                what=f"Decide how the move goes on, {planned}: {' and '.join(rests)} "
                "cannot be counted on",
                individual=move.individual,
                individual_label=looking.person_label(move.individual),
                reach=None,
            )


def _rests(stopping: Stopping, individual: str, placement: str | None) -> tuple[str, ...]:
    plan = stopping.looking.plan
    home = plan.by_id.get(placement or "")
    place = plan.by_id.get(getattr(home, "place", ""))
    housing = {getattr(home, "landlord", None), getattr(place, "owner", None)}
    packages = plan.of("packages", individual)
    taken = stopping.agencies
    provider = any(p.provider in taken and p.placement == placement for p in packages)
    found = [
        *(["the home"] if not housing.isdisjoint(taken) else []),
        *(["the support"] if provider else []),
    ]
    return tuple(found)
