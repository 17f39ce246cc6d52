"""What moved since a day: the difference of what the record said happened, then and now.

Where the past record is not known, both are told from the dates of the present one.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.plan import Plan
from tcplan.views.looking import Looking
from tcplan.views.papers.weekly_events import Event, action_events, happened
from tcplan.views.papers.weekly_slips import brought_forward, days_set
from tcplan.views.people import NOTHING_RECORDED, stage

RECORDED_LATE = "recorded in this time, dated before it"
NO_LONGER = "was recorded before, and is no longer"


@attrs.frozen(kw_only=True)
class MovedRow:
    """Something that happened, or that the record now says."""

    on: dt.date | None
    """None for what the record tells without a day, such as a stage."""
    what: str
    note: str | None
    """Where that is so: that it was recorded late, or is no longer recorded."""


def moved_rows(
    looking: Looking, before: Looking | None, since: dt.date, me: str
) -> tuple[MovedRow, ...]:
    """What moved for one person: what happened by day, then what the record says otherwise."""
    now = happened(looking, me, looking.day)
    then = _then(looking, before, since, me)
    rows = [_row(looking, one, since) for one in _sorted(now - then)]
    if before is not None:
        rows += [_gone(looking, before, one) for one in _sorted(then - now) if not one.last]
        if me in before.plan.by_id:
            rows += [_undated(looking, me, words) for words in _changed(looking, before, me)]
        else:
            rows.append(MovedRow(on=None, what="Came into the plan", note=None))
    return tuple(rows)


def _then(looking: Looking, before: Looking | None, since: dt.date, me: str) -> frozenset[Event]:
    """What was recorded to have happened before the first day that is told of."""
    return happened(before or looking, me, since - dt.timedelta(days=1))


def _sorted(events: frozenset[Event]) -> list[Event]:
    return sorted(events, key=lambda one: (one.on, one.about, one.what))


def _row(looking: Looking, one: Event, since: dt.date) -> MovedRow:
    return MovedRow(
        on=one.on, what=_veiled(looking, one), note=RECORDED_LATE if one.on < since else None
    )


def _gone(looking: Looking, before: Looking, one: Event) -> MovedRow:
    past = attrs.evolve(one, what=before.veiled_for_all(one.what))
    return MovedRow(on=one.on, what=_veiled(looking, past), note=NO_LONGER)


def _undated(looking: Looking, me: str, words: str) -> MovedRow:
    return MovedRow(on=None, what=looking.veiled(words, me), note=None)


def _veiled(looking: Looking, one: Event) -> str:
    if one.individual is None or one.individual not in looking.plan.by_id:
        return looking.veiled_for_all(one.what)
    return looking.veiled(one.what, one.individual)


def _changed(looking: Looking, before: Looking, me: str) -> Iterator[str]:
    """What the record says otherwise without a day: stages, controls, days brought forward."""
    was, now = stage(before, me), stage(looking, me)
    if was != now:
        yield f"Stage: {_stage(was)} → {_stage(now)}"
    yield from _controls(before, looking.plan, me)
    for _, old, new in brought_forward(days_set(before.plan, me), days_set(looking.plan, me)):
        sooner = days_said((old.on - new.on).days)
        told = f"{short_day(old.on)} → {short_day(new.on)}, {sooner} sooner"
        yield f"{new.what}: {told}"


def _stage(code: str) -> str:
    return "nothing recorded" if code == NOTHING_RECORDED else label("stage", code)


def _controls(before: Looking, now: Plan, me: str) -> Iterator[str]:
    known = {control.id: control for control in before.plan.of("controls", me)}
    for control in now.of("controls", me):
        state = label("control-state", control.state)
        old = known.pop(control.id, None)
        if old is None:
            yield f"Control added: {control.name} ({state.lower()})"
        elif old.state != control.state:
            words = label("control-state", old.state)
            yield f"Control “{control.name}”: {words.lower()} → {state.lower()}"
    for control in known.values():
        yield f"Control taken out: {before.veiled(control.name, me)}"


def shared_moved(looking: Looking, before: Looking | None, since: dt.date) -> tuple[MovedRow, ...]:
    """What moved of what is asked for nobody alone."""
    now = _shared(looking.plan, looking.day)
    then = _shared((before or looking).plan, since - dt.timedelta(days=1))
    rows = [_row(looking, one, since) for one in _sorted(now - then)]
    if before is not None:
        rows += [_gone(looking, before, one) for one in _sorted(then - now) if not one.last]
    return tuple(rows)


def _shared(plan: Plan, by: dt.date) -> frozenset[Event]:
    nobodys = (one for one in plan.actions if one.individual is None)
    return frozenset(e for one in nobodys for e in action_events(one) if e.on <= by)
