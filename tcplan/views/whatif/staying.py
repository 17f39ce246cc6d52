"""Staying in hospital is an option with risks of its own; it is never shown as the safe default."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.changes import Amend, Change, apply
from tcplan.domain.codelists import label
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.plan import Plan
from tcplan.views.looking import Looking
from tcplan.views.whatif.view import StayView

GENERAL = (
    "Staying is no safe default. A stay in hospital has risks of its own: restraint, seclusion and "
    "other restrictions, skills and a home that are lost, and distance from family and friends; "
    "they grow with its length. Sources: Care Quality Commission, “Out of sight: who cares?” "
    "(2020); NHS England and others, “Building the right support” (2015)."
)
_YEAR = dt.timedelta(days=365)
_DAY = dt.timedelta(days=1)


def stay_view(looking: Looking, person: str) -> StayView:
    """Staying in hospital, with what the plan records of this stay."""
    spell = looking.on_day.spell(person)
    if spell is None:
        why = "Not in hospital on this day; going back is no contingency by itself."
        return StayView(
            possible=False, because=why, days=None, risks_of_staying=(), general=GENERAL
        )
    admitted = looking.on_day.admitted(person) or spell.admitted
    days = (looking.day - admitted).days
    ready = spell.clinically_ready
    because = f"In hospital for {days_said(days)}, since {short_day(admitted)}."
    if ready is not None and ready <= looking.day:
        waited = days_said((looking.day - ready).days)
        because += f" Clinically ready to leave since {short_day(ready)}, {waited} ago."
    return StayView(
        possible=True,
        because=because,
        days=days,
        risks_of_staying=tuple(_recorded(looking, person, spell)),
        general=GENERAL,
    )


def _recorded(looking: Looking, person: str, spell: HospitalSpell) -> Iterator[str]:
    """What the plan records of restrictions, distance and waiting in this stay."""
    for one in spell.restrictions:
        if one.start <= looking.day and (one.end is None or one.end >= looking.day - _YEAR):
            ended = f" to {short_day(one.end)}" if one.end else ", not recorded as ended"
            words = label("restriction-state", one.state)
            yield f"{words}, from {short_day(one.start)}{ended}."
    used = [
        one
        for one in looking.plan.of("incidents", person)
        if one.interventions and looking.day - _YEAR <= one.on <= looking.day
    ]
    if used:
        times = "once" if len(used) == 1 else f"{len(used)} times"
        yield f"Restrictive interventions by services recorded {times} in the last year."
    ward = [
        one
        for one in looking.plan.of("controls", person)
        if one.restrictive
        and one.setting == "hospital"
        and one.state in PROMISED_STATES
        and one.in_date(looking.day)
    ]
    if ward:
        number = "1 arrangement" if len(ward) == 1 else f"{len(ward)} arrangements"
        yield f"{number} of the ward that restrict (R) would go on."
    if spell.distance != "unknown":
        yield f"Distance from home: {label('distance-band', spell.distance).lower()}."
    if spell.out_of_area:
        yield "The unit lies outside the area of the responsible commissioner."
    for delay in spell.delays:
        if delay.start <= looking.day and (delay.end is None or delay.end >= looking.day):
            words = label("delay-reason", delay.reason)
            yield f"Kept waiting since {short_day(delay.start)}: {words}."


def staying(plan: Plan, person: str) -> Plan:
    """The plan if the person stays: no day of a move, the ward goes on, the home does not begin."""
    moves = plan.of("transitions", person)
    target = moves[-1].target if moves else None
    if target is None or moves[-1].moved_on is not None:
        return plan
    changes: list[Change] = [Amend(moves[-1].id, {"target": None})]
    for control in plan.of("controls", person):
        waits = control.start is not None and control.start >= target
        if control.setting == "hospital" and control.end in {target, target - _DAY}:
            changes.append(Amend(control.id, {"end": None}))
        elif control.setting != "hospital" and waits and control.state in PROMISED_STATES:
            changes.append(Amend(control.id, {"state": "proposed"}))
    return apply(plan, changes)
