"""What slipped: a day that was set and is later now, or that passed with nothing recorded.

Days before and now are compared where the past record is known; else only days that have passed.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.views.due import Due, due
from tcplan.views.looking import Looking

PASSED = "its day has passed, and nothing is recorded of it"
TAKEN_AWAY = "it has no day any more"


@attrs.frozen(kw_only=True)
class Slip:
    """Something that is later than it was to be."""

    about: str
    what: str
    was: dt.date
    now: dt.date | None
    """The day that is set now; None where its day only passed, or was taken away."""
    words: str
    owner: str | None


@attrs.frozen
class SetDay:
    """A day that is set for something that is still to come."""

    on: dt.date
    what: str
    owner: str | None


Key = tuple[str, str, str]
"""The kind of a day, the id of what it is set for, and its own words where it has no id."""


def days_set(plan: Plan, me: str) -> Mapping[Key, SetDay | None]:
    """Days set for one person's move, gates, decisions, actions, reviews and panels.

    None stands where something is there and has no day, or is settled. Complexity: linear.
    """
    found: dict[Key, SetDay | None] = {}
    for move in plan.of("transitions", me):
        found["move", move.id, ""] = _set(move.target, "Move", None)
        for gate in move.gates:
            what = f"Gate “{gate.name}”"
            found["gate", gate.id, ""] = _set(gate.due, what, gate.owner)
        for step in move.decide_by:
            found["step", move.id, step.what] = _set(step.by, f"Decide: {step.what}", step.owner)
        for item in move.day_one:
            what = f"First day at home: {label('day-one', item.item)}"
            found["day-one", move.id, item.item] = _set(item.due, what, item.owner)
    for action in plan.of("actions", me):
        found["action", action.id, ""] = set_for_action(action)
    for review in plan.of("reviews", me):
        what = f"Review: {label('review-kind', review.kind)}"
        found["review", review.id, ""] = _set(review.due, what, None)
    for funding in plan.of("funding", me):
        what = f"Funding panel: {label('funding-stream', funding.stream)}"
        found["panel", funding.id, ""] = _set(funding.panel_on, what, funding.payer)
    return found


def set_for_action(action: Action) -> SetDay | None:
    """The day by which something was asked."""
    return _set(action.due, f"Action: {action.what}", action.owner)


def _set(on: dt.date | None, what: str, owner: str | None) -> SetDay | None:
    return SetDay(on, what, owner) if on is not None else None


def put_off(
    before: Mapping[Key, SetDay | None], now: Mapping[Key, SetDay | None]
) -> Iterator[tuple[Key, SetDay, SetDay | None]]:
    """Days that are later than they were, or are there no more; from, and to."""
    for key, was in before.items():
        if was is None or key not in now:
            continue
        is_now = now[key]
        if is_now is None or is_now.on > was.on:
            yield key, was, is_now


def brought_forward(
    before: Mapping[Key, SetDay | None], now: Mapping[Key, SetDay | None]
) -> Iterator[tuple[Key, SetDay, SetDay]]:
    """Days that are sooner than they were; from, and to."""
    for key, was in before.items():
        is_now = now.get(key)
        if was is not None and is_now is not None and is_now.on < was.on:
            yield key, was, is_now


def slips(looking: Looking, me: str, since: dt.date, before: Looking | None) -> tuple[Slip, ...]:
    """What slipped for one person since a day, the earliest day first."""
    found = list(_passed(looking, me, since))
    found += _moved_late(looking, me, since)
    if before is not None and me in before.plan.by_id:
        pairs = put_off(days_set(before.plan, me), days_set(looking.plan, me))
        found += [slip(looking, me, key, _past(before, was), now) for key, was, now in pairs]
    return tuple(sorted(found, key=lambda one: (one.was, one.about, one.what)))


def slip(looking: Looking, me: str | None, key: Key, was: SetDay, now: SetDay | None) -> Slip:
    """A day that was put off, in words."""
    owner = was.owner if was.owner in looking.plan.by_id else None
    later = f"put off by {days_said((now.on - was.on).days)}" if now else TAKEN_AWAY
    return Slip(
        about=key[1],
        what=looking.veiled(was.what, me) if me else looking.veiled_for_all(was.what),
        was=was.on,
        now=now.on if now else None,
        words=later,
        owner=looking.thing_name(owner) if owner else None,
    )


def _passed(looking: Looking, me: str, since: dt.date) -> Iterator[Slip]:
    for one in due(looking, me):
        if passed_in(one, since):
            yield passed(one)


def passed_in(one: Due, since: dt.date) -> bool:
    """Whether the day of something passed within the time that is told of."""
    return one.state == "overdue" and one.on >= since


def passed(one: Due) -> Slip:
    """Something whose day has passed, in words."""
    return Slip(
        about=one.about, what=one.what, was=one.on, now=None, words=PASSED, owner=one.owner_name
    )


def _moved_late(looking: Looking, me: str, since: dt.date) -> Iterator[Slip]:
    """A move that was made in this time, later than it was meant to be."""
    for move in looking.plan.of("transitions", me):
        moved, target = move.moved_on, move.target
        if moved and target and since <= moved <= looking.day and target < moved:
            yield Slip(
                about=move.id,
                what="Move",
                was=target,
                now=moved,
                words=f"made {days_said((moved - target).days)} later than meant",
                owner=None,
            )


def shared_slips(looking: Looking, before: Looking | None) -> tuple[Slip, ...]:
    """What slipped of what is asked for nobody alone."""
    if before is None:
        return ()
    pairs = put_off(_shared(before.plan), _shared(looking.plan))
    return tuple(slip(looking, None, key, _past(before, was), now) for key, was, now in pairs)


def _past(before: Looking, was: SetDay) -> SetDay:
    """Words of the past hide the names that people had then."""
    return attrs.evolve(was, what=before.veiled_for_all(was.what))


def _shared(plan: Plan) -> Mapping[Key, SetDay | None]:
    nobodys = (one for one in plan.actions if one.individual is None)
    return {("action", one.id, ""): set_for_action(one) for one in nobodys}
