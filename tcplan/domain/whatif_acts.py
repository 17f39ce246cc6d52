"""What each kind of change does to a plan: plain changes, or one sentence why it cannot be done.

Reasons name nobody, so that they can be shown as they are. What a what-if takes to be so (a promise
kept, evidence renewed) is so only in it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.common import Evidence, Source
from tcplan.domain.control import WORKING_STATES, Control, Delivery
from tcplan.domain.fields import LAST_DAY
from tcplan.domain.hours import Hours, outside, within
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.network import Absence, Agency, Place, System, Team
from tcplan.domain.plan import Plan
from tcplan.domain.risk import CauseReview, Risk
from tcplan.domain.transition import SupportPackage
from tcplan.domain.whatif import NewControl, WhatIfChange
from tcplan.domain.whatif_slips import slipped

ASSUMED = "What-if: taken to be so"
"""Stands as evidence in a what-if, and never in a plan."""

_DAY = dt.timedelta(days=1)
_YEAR = dt.timedelta(days=365)


class CannotBeCarriedOutError(Exception):
    """A change does not fit the plan; its words are one sentence without a stop, naming nobody."""


def _stopped(
    _: Plan, change: WhatIfChange, thing: Agency | Team | Place | System, start: dt.date
) -> list[Change]:
    last = start - _DAY
    if isinstance(thing, Agency) and change.until is None:
        if thing.end is not None and thing.end <= last:
            return []
        if thing.start is None or thing.start <= last:
            return [Amend(thing.id, {"end": last})]
    return _away(thing, Absence(start=start, end=change.until))


def _away(thing: Agency | Team | Place | System, absence: Absence) -> list[Change]:
    if absence in thing.absences:
        return []
    return [Amend(thing.id, {"absences": (*thing.absences, absence)})]


def _short(
    plan: Plan, change: WhatIfChange, thing: Agency | Team | SupportPackage, start: dt.date
) -> list[Change]:
    fields: dict[str, Any] = {}
    edits: list[Change] = []
    if change.posts:
        field = "core_team_in_post" if isinstance(thing, SupportPackage) else "posts_filled"
        filled: int | None = getattr(thing, field, None)
        if filled is None:
            raise CannotBeCarriedOutError("The plan does not say how many of its posts are filled")
        fields[field] = max(filled - change.posts, 0)
    if change.hours:
        if isinstance(thing, SupportPackage):
            raise CannotBeCarriedOutError("Hours go unfilled in a team or an agency; name that")
        absence = Absence(start=start, end=change.until, hours=change.hours)
        fields |= {} if absence in thing.absences else {"absences": (*thing.absences, absence)}
        for team in plan.teams_of.get(thing.id, ()) if isinstance(thing, Agency) else ():
            edits += _away(team, absence)
    return [Amend(thing.id, fields), *edits] if fields else edits


def _slipped(plan: Plan, change: WhatIfChange, thing: Any, _: dt.date) -> list[Change]:  # noqa: ANN401
    found = slipped(plan, thing, change.days or 0)
    if isinstance(found, str):
        raise CannotBeCarriedOutError(found)
    return found


def _added(plan: Plan, change: WhatIfChange, _: None, start: dt.date) -> list[Change]:
    new = change.control
    if new is None or new.individual not in plan.by_id:
        raise CannotBeCarriedOutError("The person is no longer in the plan")
    control = as_control(plan, new, start, change.until)
    held = plan.by_id.get(new.id)
    if held == control:
        return []
    if held is not None:
        raise CannotBeCarriedOutError("Something in the plan has its id already")
    return [Add(control)]


def as_control(
    plan: Plan, new: NewControl, start: dt.date, end: dt.date | None, *, promised: bool = False
) -> Control:
    """The arrangement as a control: in place on evidence taken to be there, or only agreed.

    Raises ``CannotBeCarriedOutError``.
    """
    kinds = [plan.index.kind(name) for name in new.against]
    if any(kind not in {"threats", "consequences"} for kind in kinds):
        raise CannotBeCarriedOutError("A cause or consequence that it acts on is no longer there")
    if new.restrictive and new.authority is None:
        raise CannotBeCarriedOutError("It restricts the person and names no legal authority for it")
    source = source_of(plan, start)
    acting = list(zip(new.against, kinds, strict=True))
    return Control(
        id=new.id,
        source=source,
        individual=new.individual,
        name=new.name,
        kind=new.kind,
        setting=new.setting,
        prevents=tuple(name for name, kind in acting if kind == "threats"),
        limits=tuple(name for name, kind in acting if kind == "consequences"),
        delivery=Delivery(holders=new.holders),
        deputy=new.deputy,
        hours=new.hours,
        start=start,
        end=end,
        state="agreed" if promised else "in-place",
        evidence=() if promised else (assumed(start),),
        restrictive=new.restrictive,
        authority=new.authority,
        responder=new.responder,
        respond_within=new.respond_within,
        hours_a_week=new.hours_a_week,
    )


def source_of(plan: Plan, day: dt.date) -> Source:
    """Who says what a what-if adds; raises ``CannotBeCarriedOutError`` in a plan of nobody."""
    holder = plan.about.holder or next((agency.id for agency in plan.agencies), None)
    if holder is None:
        raise CannotBeCarriedOutError("The plan has no agency that could say so")
    return Source(said_by="What-if", agency=holder, on=day)


def assumed(start: dt.date) -> Evidence:
    """Evidence as a what-if takes it to be there from a day on, for a year."""
    until = min(start + _YEAR, LAST_DAY)
    return Evidence(what=ASSUMED, on=start, review_by=until, seen_by="Nobody yet")


def _failed(_: Plan, change: WhatIfChange, control: Control, start: dt.date) -> list[Change]:
    last = start - _DAY
    if control.state in {"failed", "withdrawn"} or (control.end and control.end <= last):
        return []
    if change.on is not None and (control.start is None or control.start <= last):
        return [Amend(control.id, {"end": last})]
    return [Amend(control.id, {"state": "failed"})]


def _in_place(_: Plan, change: WhatIfChange, control: Control, day: dt.date) -> list[Change]:
    if control.state in WORKING_STATES:
        return []
    _may_be_arranged(control)
    start = change.on or control.start or day
    if control.end is not None and control.end < start:
        raise CannotBeCarriedOutError("It ends before that day")
    evidence = (*control.evidence, assumed(max(start, day)))
    return [Amend(control.id, {"state": "in-place", "start": start, "evidence": evidence})]


def _may_be_arranged(control: Control) -> None:
    if control.state in {"failed", "withdrawn"}:
        raise CannotBeCarriedOutError("It has failed or was withdrawn, and has to be arranged anew")
    if control.restrictive and control.authority is None:
        raise CannotBeCarriedOutError("It restricts the person and names no legal authority for it")


def _confirmed(_: Plan, __: WhatIfChange, control: Control, start: dt.date) -> list[Change]:
    if control.state not in WORKING_STATES:
        raise CannotBeCarriedOutError("It is not in place, so there is nothing to confirm")
    evidence = assumed(start)
    if evidence in control.evidence:
        return []
    return [Amend(control.id, {"evidence": (*control.evidence, evidence)})]


def _begun(_: Plan, __: WhatIfChange, control: Control, start: dt.date) -> list[Change]:
    if control.end is not None and control.end < start:
        raise CannotBeCarriedOutError("It ends before that day")
    return [] if control.start == start else [Amend(control.id, {"start": start})]


def _kept(plan: Plan, change: WhatIfChange, control: Control, _: dt.date) -> list[Change]:
    until = _until(change)
    if control.start is not None and until < control.start:
        raise CannotBeCarriedOutError("It begins after that day")
    moves = plan.of("transitions", control.individual)
    move: dt.date | None = moves[-1].move_day() if moves else None
    if control.setting == "hospital" and move is not None and move <= until:
        if control.restrictive or control.kind == "environmental":
            raise CannotBeCarriedOutError("It belongs to the ward and cannot go with the person")
    elif control.end is None:
        return []
    return [] if control.end == until else [Amend(control.id, {"end": until})]


def _until(change: WhatIfChange) -> dt.date:
    if change.until is None:
        raise CannotBeCarriedOutError("It does not say until when")
    return change.until


def _extended(_: Plan, change: WhatIfChange, control: Control, __: dt.date) -> list[Change]:
    new = more_hours(control.hours, change.hours)
    return [Amend(control.id, {"hours": (*control.hours, *new)})] if new else []


def more_hours(held: Hours, wanted: Hours) -> Hours:
    """The hours that are wanted and not held yet."""
    return within(wanted, outside(held))


def _deputised(_: Plan, change: WhatIfChange, control: Control, __: dt.date) -> list[Change]:
    if change.holder in control.delivery.holders:
        raise CannotBeCarriedOutError("They deliver it already, so they cannot stand in for it")
    if control.deputy == change.holder:
        return []
    return [Amend(control.id, {"deputy": change.holder})]


def _delivered(_: Plan, change: WhatIfChange, control: Control, __: dt.date) -> list[Change]:
    if change.holder is None or control.delivery == Delivery(holders=(change.holder,)):
        return []
    fields: dict[str, Any] = {"delivery": Delivery(holders=(change.holder,))}
    if control.deputy == change.holder:
        fields["deputy"] = None
    return [Amend(control.id, fields)]


def _answered(_: Plan, change: WhatIfChange, control: Control, __: dt.date) -> list[Change]:
    if (control.responder, control.respond_within) == (change.holder, change.minutes):
        return []
    fields = {"responder": change.holder, "respond_within": change.minutes}
    return [Amend(control.id, fields)]


def _lifted(_: Plan, __: WhatIfChange, condition: Condition, start: dt.date) -> list[Change]:
    last = start - _DAY
    if condition.start is None or (condition.end is not None and condition.end <= last):
        return []
    if condition.start > last:
        return [Amend(condition.id, {"start": None, "end": None})]
    return [Amend(condition.id, {"end": last})]


def _supervised(_: Plan, change: WhatIfChange, condition: Condition, __: dt.date) -> list[Change]:
    if condition.supervisor == change.holder:
        return []
    return [Amend(condition.id, {"supervisor": change.holder})]


def _renewed(_: Plan, change: WhatIfChange, authority: LegalAuthority, __: dt.date) -> list[Change]:
    until = _until(change)
    if until < authority.start:
        raise CannotBeCarriedOutError("It begins after that day")
    if authority.end is None or authority.end == until:
        return []
    return [Amend(authority.id, {"end": until})]


def _reviewed(_: Plan, change: WhatIfChange, risk: Risk, start: dt.date) -> list[Change]:
    if change.holder is None:
        return []
    review = CauseReview(on=start, by=change.holder)
    if review in risk.cause_reviews:
        return []
    return [Amend(risk.id, {"cause_reviews": (*risk.cause_reviews, review)})]


def _offered(_: Plan, __: WhatIfChange, agency: Agency, start: dt.date) -> list[Change]:
    standing = agency.carer
    if standing is None or not (standing.willing and standing.able):
        raise CannotBeCarriedOutError(
            "They are not recorded as willing and able, which only they can say"
        )
    if standing.assessment_offered_on is not None and standing.assessment_offered_on <= start:
        return []
    offered = attrs.evolve(standing, assessment_offered_on=start)  # type: ignore[misc]
    return [Amend(agency.id, {"carer": offered})]


ACTS: Mapping[str, Callable[[Plan, WhatIfChange, Any, dt.date], list[Change]]] = MappingProxyType(
    {
        "stop": _stopped,
        "short": _short,
        "slip": _slipped,
        "add-control": _added,
        "fail-control": _failed,
        "in-place": _in_place,
        "confirm": _confirmed,
        "begin": _begun,
        "keep": _kept,
        "extend": _extended,
        "deputy": _deputised,
        "deliver": _delivered,
        "respond": _answered,
        "lift-condition": _lifted,
        "supervise": _supervised,
        "renew": _renewed,
        "review-causes": _reviewed,
        "offer-assessment": _offered,
    }
)
"""Kind of change to what it does, given what it is about and its first day."""
