"""The team is in post, trained and known before the move, and it is written when to pause."""

import datetime as dt
from collections.abc import Callable, Iterator

from tcplan.domain.dates import long_day
from tcplan.domain.transition import SupportPackage, Transition
from tcplan.rules.judging import Duty
from tcplan.rules.moves import Answer, MoveDuty, MoveJudge, moved, owed, packages
from tcplan.rules.on_day import OnDay

_DAY = dt.timedelta(days=1)
Found = tuple[bool, str]
"""Whether the team of a package is so, and in what words it is told."""


def _in_post(on: OnDay, package: SupportPackage) -> Found:
    del on
    there, wanted = package.core_team_in_post, package.core_team
    return there >= wanted, f"{there} of {wanted} of the core team are in post"


def _trained(on: OnDay, package: SupportPackage) -> Found:
    del on
    there, wanted = package.core_team_trained, package.core_team
    if there is None:
        return False, "nobody has said how many of the core team are trained in this plan"
    return there >= wanted, f"{there} of {wanted} of the core team are trained in this plan"


def _introduced(on: OnDay, package: SupportPackage) -> Found:
    day = package.introduced_on
    if day is None:
        return False, "it is not recorded that the whole core team has met the person"
    if day > on.day:
        return False, f"the core team is to have met the person by {long_day(day)}"
    return True, f"the whole core team had met the person by {long_day(day)}"


def _of_team(
    found: Callable[[OnDay, SupportPackage], Found], *, weeks_before: bool = False
) -> MoveJudge:
    def judge(on: OnDay, move: Transition) -> Iterator[Answer]:
        by = _by(on, move, weeks_before=weeks_before)
        chosen = packages(on, move)
        if not chosen:
            what = f"No support is recorded for the home of {move.individual}, and so no core team."
            state = owed(on, move, by, done=False)
            yield Answer(state, what, on.commissioner(move.individual), by)
        for package in chosen:
            done, said = found(on, package)
            if not package.core_team:
                done, said = False, "no number of people is recorded for the core team"
            what = f"For {move.individual} {said}."
            state = owed(on, move, by, done=done)
            yield Answer(state, what, package.provider, by, package.id)

    return judge


def _by(on: OnDay, move: Transition, *, weeks_before: bool) -> dt.date | None:
    """The last day that is in time: so long before the move, or the day before it."""
    day = move.move_day()
    if day is None:
        return None
    days = on.rule("R25").number("days_before_move") if weeks_before else 1
    return day - dt.timedelta(days=days)


def _pause(on: OnDay, move: Transition) -> Iterator[Answer]:
    first = min((visit.on for visit in move.visits), default=None)
    by = first - _DAY if first is not None else _by(on, move, weeks_before=True)
    me = move.individual
    if moved(on, move):
        yield Answer("not-applicable", f"The move of {me} has been made.")
        return
    if move.pause_criteria:
        what = f"It is written down what would make everybody pause the move of {me}."
    else:
        visit = f", and the first visit is on {long_day(first)}" if first is not None else ""
        if first is not None and first <= on.day:
            visit = f", and visits began on {long_day(first)}"
        what = f"It is not written down what would make everybody pause the move of {me}{visit}."
    state = owed(on, move, by, done=bool(move.pause_criteria))
    yield Answer(state, what, on.commissioner(me), by)


IN_POST = MoveDuty(
    "R25", "team-not-in-post", "Core team is not in post", _of_team(_in_post, weeks_before=True)
)
TRAINED = MoveDuty("R25", "team-not-trained", "Core team is not trained", _of_team(_trained))
INTRODUCED = MoveDuty(
    "R25", "team-not-introduced", "Core team has not met the person", _of_team(_introduced)
)
PAUSE = MoveDuty("R25", "no-pause-criteria", "Nothing says when to pause", _pause)

DUTIES: tuple[Duty, ...] = tuple(one.duty() for one in (IN_POST, TRAINED, INTRODUCED, PAUSE))
"""Duties about the team that is to be there before the person."""
