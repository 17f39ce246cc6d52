"""Where a person stays, where they move to, and the move between: gates, visits, way back."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.transition import Gate, Transition
from tcplan.rules.gates import standing
from tcplan.views.looking import Looking
from tcplan.views.people import current_spell

_BECOME = {
    "open-again": "open again: its evidence has run out",
    "asserted": "with no evidence that is dated by this day",
    "waiver-ended": "the waiver has ended",
}


@attrs.frozen
class Stay:
    """The stay in hospital on the day asked about."""

    unit: str
    hospital: str
    security_words: str
    bed_words: str
    admitted: dt.date
    days: int
    """Days since the original admission, across contiguous stays."""
    on_this_ward_since: dt.date
    clinically_ready: dt.date | None
    delays: tuple[str, ...]
    restrictions: tuple[str, ...]


@attrs.frozen
class Home:
    """The home that is lived in or planned."""

    kind_words: str
    place: str
    landlord: str | None
    providers: tuple[str, ...]
    """Each with hours, ratio and how many of the core team are in post."""
    adaptations: str | None
    compatibility: str | None
    location_exclusions: str | None


@attrs.frozen
class GateView:
    """A gate and how it stands."""

    id: str
    name: str
    basis_words: str
    decision: str
    decision_words: str
    due: dt.date | None
    owner: str | None
    decided_by: str | None
    decided_on: dt.date | None
    reason: str | None
    evidence: tuple[str, ...]
    dissent: tuple[str, ...]


@attrs.frozen
class MoveView:
    """The move: stage, day, gates, visits and the way back."""

    stage_words: str
    target: dt.date | None
    moved_on: dt.date | None
    days_ahead: int | None
    """Days from the day asked about to the move; negative when it lies behind."""
    gates: tuple[GateView, ...]
    decide_by: tuple[str, ...]
    visits: tuple[str, ...]
    provider_search: tuple[str, ...]
    pause_criteria: str | None
    way_back: tuple[str, ...]


def stay(looking: Looking, me: str) -> Stay | None:
    """The stay in hospital on the day asked about, if there is one."""
    spell = current_spell(looking, me)
    if spell is None:
        return None
    return Stay(
        unit=spell.unit,
        hospital=looking.thing_name(spell.hospital),
        security_words=label("ward-security", spell.security),
        bed_words=label("bed-category", spell.bed_category),
        admitted=spell.admitted,
        days=(looking.day - spell.admitted).days,
        on_this_ward_since=spell.on_this_ward_since,
        clinically_ready=spell.clinically_ready,
        delays=tuple(
            f"{label('delay-reason', d.reason)} ({label('delay-attribution', d.attribution)}), "
            f"{_waited(looking.day, d.start, d.end)}"
            for d in spell.delays
        ),
        restrictions=tuple(
            f"{label('restriction-state', r.state)} since {short_day(r.start)}"
            + (f", ended {short_day(r.end)}" if r.end else "")
            for r in spell.restrictions
        ),
    )


def _waited(day: dt.date, start: dt.date, end: dt.date | None) -> str:
    if day < start:
        return f"from {short_day(start)}"
    last = min(end or day, day)
    until = f" to {short_day(last)}" if end is not None and end <= day else " until now"
    return f"{short_day(start)}{until}, {days_said((last - start).days)}"


def home(looking: Looking, me: str) -> Home | None:
    """The home that is lived in or planned, if there is one."""
    homes = looking.plan.of("placements", me)
    if not homes:
        return None
    home = homes[-1]
    return Home(
        kind_words=label("tenure", home.tenure),
        place=looking.veiled(looking.thing_name(home.place), me),
        landlord=looking.thing_name(home.landlord) if home.landlord else None,
        providers=tuple(
            f"{looking.thing_name(p.provider)}: {p.hours_a_week} hours a week, {p.ratio}, "
            f"{p.core_team_in_post} of {p.core_team} of the core team in post"
            for p in looking.plan.of("packages", me)
        ),
        adaptations=looking.veiled(home.adaptations, me) if home.adaptations else None,
        compatibility=looking.veiled(home.compatibility, me) if home.compatibility else None,
        location_exclusions=(
            looking.veiled(home.location_exclusions, me) if home.location_exclusions else None
        ),
    )


def move(looking: Looking, me: str, transition: Transition) -> MoveView:
    """The move as it stands on the day asked about."""

    def veiled(text: str) -> str:
        return looking.veiled(text, me)

    day = transition.move_day()
    back = transition.way_back
    way_back = []
    if back is not None:
        way_back = [f"{looking.thing_name(back.decider)} decides", veiled(back.step_up)]
        way_back += [veiled(back.recall_route)] if back.recall_route else []
        way_back.append(f"out of hours: {veiled(back.out_of_hours)}")
    return MoveView(
        stage_words=label("stage", transition.stage),
        target=transition.target,
        moved_on=transition.moved_on,
        days_ahead=(day - looking.day).days if day else None,
        gates=tuple(gate_view(looking, me, gate) for gate in transition.gates),
        decide_by=tuple(
            f"{veiled(d.what)}: {looking.thing_name(d.owner)}, by {short_day(d.by)}"
            + (f", decided {short_day(d.decided_on)}" if d.decided_on else "")
            for d in transition.decide_by
        ),
        visits=tuple(
            f"{short_day(v.on)} {label('visit-kind', v.kind).lower()}: "
            f"{label('visit-outcome', v.outcome).lower()}"
            + (f"; {veiled(v.how_it_went)}" if v.how_it_went else "")
            + (f"; in their words: {veiled(v.own_view)}" if v.own_view else "")
            for v in transition.visits
        ),
        provider_search=tuple(
            f"{looking.thing_name(a.provider)}: {label('provider-reply', a.reply).lower()}"
            + (f" ({veiled(a.reason_declined)})" if a.reason_declined else "")
            for a in transition.provider_search
        ),
        pause_criteria=veiled(transition.pause_criteria) if transition.pause_criteria else None,
        way_back=tuple(way_back),
    )


def gate_view(looking: Looking, me: str, gate: Gate) -> GateView:
    """A gate as it stands on the day asked about: a decision that has run out says so."""
    decider = gate.decided_by
    return GateView(
        id=gate.id,
        name=looking.veiled(gate.name, me),
        basis_words=label("basis", gate.basis),
        decision=gate.decision,
        decision_words=_decision_words(looking, gate),
        due=gate.due,
        owner=looking.thing_name(gate.owner) if gate.owner else None,
        decided_by=(
            f"{decider.name}, {decider.role}, {looking.thing_name(decider.organisation)}"
            if decider
            else None
        ),
        decided_on=gate.decided_on,
        reason=looking.veiled(gate.reason, me) if gate.reason else None,
        evidence=tuple(
            f"{looking.veiled(e.what, me)}, {short_day(e.on)}, review by {short_day(e.review_by)}"
            for e in gate.evidence
        ),
        dissent=tuple(
            f"{d.by.name}, {d.by.role}: {looking.veiled(d.words, me)}" for d in gate.dissent
        ),
    )


def _decision_words(looking: Looking, gate: Gate) -> str:
    """The decision, with what has become of it by the day asked about."""
    said, found = label("gate-decision", gate.decision), standing(gate, looking.day, looking.book)
    if found.state == gate.decision:
        return said
    return f"{said}, but {'not by this day' if not found.decided else _BECOME[found.state]}"
