"""A visit ends in going on or pausing, a pause in a decision, and a question in an answer."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.transition import ProviderApproach, Transition, Visit
from tcplan.rules.judging import Duty, State
from tcplan.rules.moves import Answer, MoveDuty, called, listed, moved
from tcplan.rules.on_day import OnDay

_OUTCOMES = frozenset({"continue", "pause"})


def _not_recorded(on: OnDay, move: Transition) -> Iterator[Answer]:
    days = dt.timedelta(days=on.rule("R50").number("days_until_recorded"))
    past = [visit for visit in move.visits if visit.on <= on.day]
    bare = sorted((visit for visit in past if not _told(visit)), key=lambda visit: visit.on)
    me, owner = move.individual, on.commissioner(move.individual)
    if not past:
        yield Answer("not-applicable", f"No visit of {me} has been due yet.")
    elif bare:
        by = bare[0].on + days
        said = listed([long_day(visit.on) for visit in bare])
        what = (
            f"Of the visits of {me} on {said} it is not all recorded: how it went, what {me} "
            "thought of it, and whether to go on or pause."
        )
        yield Answer("not-met" if by < on.day else "due", what, owner, by)
    else:
        yield Answer("met", f"Every visit of {me} is recorded, with what {me} thought of it.")


def _told(visit: Visit) -> bool:
    return visit.outcome in _OUTCOMES and bool(visit.how_it_went) and bool(visit.own_view)


def unanswered_pause(on: OnDay, move: Transition) -> Visit | None:
    """The last visit after which to pause, when no decision has been made since."""
    pauses = [v for v in move.visits if v.outcome == "pause" and v.on <= on.day]
    last = max(pauses, key=lambda visit: visit.on, default=None)
    if last is None or any(last.on <= made.decided_on <= on.day for made in move.decisions):
        return None
    return last


def _pause(on: OnDay, move: Transition) -> Iterator[Answer]:
    last, me = unanswered_pause(on, move), move.individual
    if moved(on, move):
        yield Answer("not-applicable", f"The move of {me} has been made.")
    elif last is not None:
        by = last.on + dt.timedelta(days=on.rule("R50").number("days_until_recorded"))
        what = (
            f"The visit of {me} on {long_day(last.on)} ended in a pause, and no decision has been "
            "recorded since."
        )
        state: State = "not-met" if by < on.day else "due"
        yield Answer(state, what, on.commissioner(me), by)
    elif any(visit.outcome == "pause" and visit.on <= on.day for visit in move.visits):
        yield Answer("met", f"After the pause in the visits of {me} a decision was made.")
    else:
        yield Answer("not-applicable", f"No visit of {me} ended in a pause.")


def waiting(on: OnDay, move: Transition) -> tuple[ProviderApproach, ...]:
    """Providers that were asked by the day and had not answered on it, the longest wait first."""
    found = (one for one in move.provider_search if one.asked_on <= on.day and not replied(on, one))
    return tuple(sorted(found, key=lambda one: one.asked_on))


def replied(on: OnDay, one: ProviderApproach) -> bool:
    """Whether a provider had answered by the day."""
    return one.reply != "no-reply" and (one.replied_on is None or one.replied_on <= on.day)


def _no_reply(on: OnDay, move: Transition) -> Iterator[Answer]:
    me, owner = move.individual, on.commissioner(move.individual)
    silent = waiting(on, move)
    chosen = any(one.reply == "chosen" and replied(on, one) for one in move.provider_search)
    if chosen:
        yield Answer("not-applicable", f"A provider for {me} has been chosen.")
    elif silent:
        days = on.rule("R50").number("days_until_reply")
        by = silent[0].asked_on + dt.timedelta(days=days)
        names = listed([called(on, one.provider) for one in silent])
        asked = days_said((on.day - silent[0].asked_on).days)
        what = f"For {me} no reply is recorded from {names}, first asked {asked} ago."
        yield Answer("not-met" if by < on.day else "due", what, owner, by)
    elif move.provider_search:
        yield Answer("met", f"Every provider that was asked for {me} has answered.", owner)
    else:
        yield Answer("not-applicable", f"No provider has been asked for {me}.")


VISITS = MoveDuty("R50", "visit-not-recorded", "Visit of which too little is told", _not_recorded)
PAUSE = MoveDuty("R50", "pause-not-followed", "Pause that nobody decided on", _pause)
NO_REPLY = MoveDuty("R50", "provider-no-reply", "Provider that has not answered", _no_reply)

DUTIES: tuple[Duty, ...] = (VISITS.duty(), PAUSE.duty(), NO_REPLY.duty())
"""Duties about visits, leave and the search for a provider."""
