"""One control as it is shown everywhere: who, when, on what evidence, and whether it counts."""

import datetime as dt
from functools import lru_cache

import attrs

from tcplan.analysis.cover import ON_EVIDENCE
from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.slots import Slot, slot_words, slots
from tcplan.analysis.words import fact_words, joined
from tcplan.domain.codelists import label
from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.hours import EVERY_HOUR, Hours, covers
from tcplan.views.hours import together, when
from tcplan.views.looking import Heading, Looking


@attrs.frozen
class EvidenceView:
    """One item of evidence and its age on the day asked about."""

    what: str
    on: dt.date
    review_by: dt.date
    seen_by: str
    age_days: int
    """Days since it was seen; negative when it lies ahead."""
    expired: bool


@attrs.frozen
class ControlView:
    """Everything about one control."""

    id: str
    individual: str
    individual_label: str
    name: str
    description: str | None
    kind_words: str
    state: str
    state_words: str
    setting: str
    setting_words: str
    prevents: tuple[str, ...]
    """The causes that it prevents, in words."""
    limits: tuple[str, ...]
    holders: tuple[str, ...]
    """Ids of who delivers it."""
    delivery: str
    """Who delivers it, in words: "any of Oak Support and the night rota"."""
    deputy: str | None
    owner: str | None
    hours: str
    start: dt.date | None
    end: dt.date | None
    evidence: tuple[EvidenceView, ...]
    last_tested: dt.date | None
    review_by: dt.date | None
    requires: tuple[str, ...]
    restrictive: bool
    authority: str | None
    least_restrictive_rationale: str | None
    reduction_plan: str | None
    only_notices: bool
    responder: str | None
    respond_within_minutes: int | None
    counts: bool
    """Whether it counts on evidence on the day, in some hour of the week."""
    counts_when: str
    """The hours of the week in which it counts, in words; empty when it does not."""
    why_not: str
    """Why it does not count, as a phrase; empty when it does."""


@attrs.frozen
class ControlsView:
    """Every control of the plan, person by person."""

    heading: Heading
    rows: tuple[ControlView, ...]


def controls(looking: Looking, tell: Tell | None = None) -> ControlsView:
    """The list of all controls; ``tell`` hears how far it has come."""
    every = paced(looking.plan.controls, tell)
    return ControlsView(looking.heading(), tuple(_kept_view(looking, c) for c in every))


def _kept_view(looking: Looking, control: Control) -> ControlView:
    """One control in full, worked out once."""
    known = looking.controls_found
    if control.id not in known:
        known[control.id] = control_view(looking, control)
    return known[control.id]


def control_view(looking: Looking, control: Control) -> ControlView:
    """One control in full."""
    person, plan = control.individual, looking.plan

    def veiled(text: str | None) -> str | None:
        return None if text is None else looking.veiled(text, person)

    def named(name: str) -> str:
        return looking.veiled(looking.thing_name(name), person)

    counting = hours_in_which_it_counts(looking, control)
    return ControlView(
        id=control.id,
        individual=person,
        individual_label=looking.person_label(person),
        name=looking.veiled(control.name, person),
        description=veiled(control.description),
        kind_words=label("control-kind", control.kind),
        state=control.state,
        state_words=label("control-state", control.state),
        setting=control.setting,
        setting_words=label("control-setting", control.setting),
        prevents=tuple(looking.veiled(plan.by_id[t].text, person) for t in control.prevents),
        limits=tuple(looking.veiled(plan.by_id[c].text, person) for c in control.limits),
        holders=control.delivery.holders,
        delivery=delivery_words(looking, control),
        deputy=looking.thing_name(control.deputy) if control.deputy else None,
        owner=veiled(control.owner),
        hours=hours_words(control.hours),
        start=control.start,
        end=control.end,
        evidence=tuple(
            EvidenceView(
                what=looking.veiled(item.what, person),
                on=item.on,
                review_by=item.review_by,
                seen_by=looking.veiled(item.seen_by, person),
                age_days=(looking.day - item.on).days,
                expired=item.review_by < looking.day,
            )
            for item in control.evidence
        ),
        last_tested=control.last_tested,
        review_by=control.review_by,
        requires=tuple(named(name) for name in control.requires),
        restrictive=control.restrictive,
        authority=named(control.authority) if control.authority else None,
        least_restrictive_rationale=veiled(control.least_restrictive_rationale),
        reduction_plan=veiled(control.reduction_plan),
        only_notices=control.kind == "monitoring",
        responder=looking.thing_name(control.responder) if control.responder else None,
        respond_within_minutes=control.respond_within,
        counts=counting is not None,
        counts_when=_when(counting) if counting else "",
        why_not="" if counting else why_it_does_not_count(looking, control),
    )


def hours_in_which_it_counts(looking: Looking, control: Control) -> Slot | None:
    """The hours of the week in which a control counts on evidence; ``None`` when there are none."""
    arrangements = looking.arrangements
    at, outs = arrangements.week.at, arrangements.outs
    slots = _own_slots(looking, control)
    counting = tuple(slot for slot in slots if outs(control, at(slot))[ON_EVIDENCE] is not True)
    return _together(counting) if counting else None


@lru_cache(maxsize=4_096)
def _together(slots: tuple[Slot, ...]) -> Slot:
    """The hours of many controls are the same, and joined once."""
    return together(slots)


_when = lru_cache(maxsize=4_096)(slot_words)


def why_it_does_not_count(looking: Looking, control: Control) -> str:
    """Why a control counts in no hour of its week; empty when there is an hour in which it does."""
    arrangements = looking.arrangements
    reasons: list[str] = []
    for slot in _own_slots(looking, control):
        facts = arrangements.facts(control, "on-evidence", slot)
        if not facts:
            return ""
        reasons += [fact_words(arrangements, fact) for fact in facts]
    return looking.veiled(joined(list(dict.fromkeys(reasons))), control.individual)


def _own_slots(looking: Looking, control: Control) -> list[Slot]:
    """The hours of a control, cut wherever a holder opens or closes or something needed ends."""
    arrangements, week = looking.arrangements, looking.arrangements.week
    concerned = week.bit(control.hours)
    for target in (*control.prevents, *control.limits):
        for acting in arrangements.acting_on.get(target, ()):
            concerned |= arrangements.known(acting).concerned
    for name in (*control.delivery.holders, control.deputy, control.responder):
        if name:
            concerned |= week.bit(looking.plan.by_id[name].opening)
    own = arrangements.known(control).own
    return [slot for slot in week.slots(concerned) if week.at(slot) & own]


def carried_words(looking: Looking, control: Control) -> str:
    """A control as something that a holder carries; a promise or lapsed evidence is said to be."""
    name = looking.veiled(control.name, control.individual)
    if control.state not in WORKING_STATES:
        return f"{name} ({label('control-state', control.state).lower()})"
    why_not = why_it_does_not_count(looking, control)
    return f"{name} (does not count: {why_not})" if why_not else name


def delivery_words(looking: Looking, control: Control) -> str:
    """Who delivers a control: "any of A and B", "at least 2 of A, B and C"."""
    names = [looking.thing_name(name) for name in control.delivery.holders]
    if not names:
        return "nobody named"
    if len(names) == 1:
        return names[0]
    said = joined(names)
    mode = control.delivery.mode
    if mode == "at-least":
        return f"at least {control.delivery.needed} of {said}"
    return f"any one of {said}" if mode == "any" else f"all of {said}"


@lru_cache(maxsize=4_096)
def hours_words(hours: Hours) -> str:
    """Hours of the week in words."""
    if not hours:
        return "no hours recorded"
    if hours == EVERY_HOUR:
        return "at all times"
    return when(s for s in slots([hours]) if covers(hours, s.day, s.minute))
