"""Victims' views are sought before a condition that bears on them is settled; who they are, never.

Asking is done through the liaison agency. Restorative justice is offered and declined freely, and
no duty here turns on it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.legal import Condition, VictimMarker
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

BEARING = frozenset({"no-contact", "exclusion", "residence"})
"""Kinds of condition on which a victim's views bear."""
_ID = "victim-views-not-sought"


def settled(condition: Condition, day: dt.date) -> dt.date | None:
    """The day on which a condition was settled: one that is in force is settled, said or not."""
    days = [
        one for one in (condition.settled_on, condition.start) if one is not None and one <= day
    ]
    return min(days, default=None)


def _not_sought(on: OnDay) -> Iterator[Verdict]:
    for condition in on.plan.conditions:
        gone = condition.end is not None and condition.end < on.day
        if condition.kind in BEARING and not gone:
            yield _judged(on, condition, on.plan.of("victim_markers", condition.individual))


def _judged(on: OnDay, condition: Condition, markers: Sequence[VictimMarker]) -> Verdict:
    said = (
        f"The condition “{condition.text}” of {condition.individual} "
        f"({label('condition-kind', condition.kind).lower()})"
    )
    if not markers:
        return _verdict(condition, "not-applicable", f"{said}: no victim marker is recorded.")
    day = settled(condition, on.day)
    late = [one for one in markers if not _sought_by(one, day or on.day)]
    owner = late[0].liaison if late else markers[0].liaison
    if not late:
        return _verdict(condition, "met", f"{said}: a victim's views were sought before.", owner)
    if day is None:
        what = f"{said}: seek a victim's views, through the liaison agency, before it is settled."
        return _verdict(condition, "due", what, owner)
    what = f"{said} stands as settled from {long_day(day)}, before a victim's views were sought."
    return _verdict(condition, "not-met", what, owner)


def _sought_by(marker: VictimMarker, day: dt.date) -> bool:
    return marker.views_sought_on is not None and marker.views_sought_on <= day


def _verdict(condition: Condition, state: State, what: str, owner: str | None = None) -> Verdict:
    return Verdict(
        rule="R21",
        id=_ID,
        about=condition.id,
        individual=condition.individual,
        state=state,
        what=what,
        owner=owner,
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R21", _ID, "Condition settled before a victim's views were sought", _not_sought),
)
"""Duties towards victims."""
