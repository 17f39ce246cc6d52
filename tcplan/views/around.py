"""What lies around a move, as recorded on the day: who accepted, what is ready, who answered."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.transition import Decider, Gate, Transition, Visit
from tcplan.rules.acceptance import ROLES, STATE_WORDS, accepted, home_of
from tcplan.rules.checklist import Checklist, answered
from tcplan.rules.day_one import first_day
from tcplan.rules.gates import STATE_WORDS as GATE_WORDS
from tcplan.rules.gates import standing
from tcplan.rules.moves import packages
from tcplan.rules.rating import rated
from tcplan.rules.visits import replied
from tcplan.views.looking import Looking

_DAY_ONE_WORDS = {
    "ready": "Ready",
    "not-needed": "Not needed",
    "due": "To be made ready",
    "late": "Not ready in time",
    "not-recorded": "Not recorded",
}


@attrs.frozen
class AcceptanceView:
    """Whether a team or commissioner has accepted the plan."""

    role_words: str
    holder: str | None
    """Id of the team or commissioner."""
    holder_name: str | None
    state: str
    """``accepted``, ``missing``, ``refused``, ``run-out`` or ``older-version``."""
    state_words: str
    because: str
    by: str | None
    """Who said so, in what role, for whom."""
    on: dt.date | None
    review_by: dt.date | None


@attrs.frozen
class ChecklistRow:
    """One item of the local discharge checklist, and the gate that answers it."""

    id: str
    words: str
    asked: str
    """What is asked for as evidence."""
    usual_owner: str
    basis_words: str
    gate: str | None
    """Id of the gate that names the item in its rule; null when none does."""
    gate_name: str | None
    state_words: str
    """How that gate stands, or that it is not in the plan, which is a suggestion and no duty."""


@attrs.frozen
class DayOneRow:
    """One thing that the first day at home needs."""

    item: str
    words: str
    state: str
    """``ready``, ``not-needed``, ``due``, ``late`` or ``not-recorded``."""
    state_words: str
    because: str
    due: dt.date | None
    owner: str | None
    seen_by: str | None


@attrs.frozen
class VisitRow:
    """A visit or leave, how it went, and what the person thought of it."""

    on: dt.date
    kind_words: str
    outcome: str
    """``continue``, ``pause`` or ``planned``."""
    outcome_words: str
    how_it_went: str | None
    own_view: str | None


@attrs.frozen
class ProviderRow:
    """A provider that was asked, and what it answered by the day."""

    provider: str
    name: str
    asked_on: dt.date
    days_asked: int
    reply_words: str
    replied_on: dt.date | None
    reason: str | None
    pounds_a_week: int | None
    panel_on: dt.date | None


def decider_words(looking: Looking, decider: Decider) -> str:
    """Who decided: name, role, organisation."""
    return f"{decider.name}, {decider.role}, {looking.thing_name(decider.organisation)}"


def acceptances(looking: Looking, move: Transition) -> tuple[AcceptanceView, ...]:
    """Everybody who was to accept the plan; who was not asked stands there as missing."""
    on, me = looking.on_day, move.individual
    home = home_of(on, move)
    roles = list(ROLES)
    if home is None or home.out_of_area is not True:
        roles = [role for role in roles if any(one.role == role for one in move.plan_accepted)]
        roles = list(dict.fromkeys(("receiving-team", *roles)))
    if any(one.role == "provider" for one in move.plan_accepted):
        roles.append("provider")
    return tuple(
        AcceptanceView(
            role_words=label("acceptance-role", one.role),
            holder=one.holder,
            holder_name=looking.thing_name(one.holder) if one.holder else None,
            state=one.state,
            state_words=STATE_WORDS[one.state],
            because=looking.veiled(one.because, me),
            by=decider_words(looking, one.given.decided_by) if one.given else None,
            on=one.given.on if one.given else None,
            review_by=one.given.review_by if one.given else None,
        )
        for role in roles
        for one in accepted(on, move, role)
    )


def out_of_area(looking: Looking, move: Transition) -> tuple[str, ...]:
    """Whether the home is out of area, who hosts it, and how its providers are rated."""
    on = looking.on_day
    home = home_of(on, move)
    if home is None:
        return ("No home is chosen yet.",)
    if home.out_of_area is None:
        return ("It is not recorded whether the home lies outside the commissioner's area.",)
    if not home.out_of_area:
        return ("The home lies in the commissioner's own area.",)
    host = looking.thing_name(home.host_commissioner) if home.host_commissioner else "nobody named"
    rows = [f"The home lies outside the commissioner's area; host commissioner: {host}."]
    for name in dict.fromkeys(package.provider for package in packages(on, move)):
        said = rated(on, name)[1]
        rows.append(f"{said[0].upper()}{said[1:]}.")
    return tuple(rows)


def checklist_rows(
    looking: Looking, move: Transition, items: Checklist
) -> tuple[ChecklistRow, ...]:
    """Each item of the checklist with the gate that answers it."""
    gates = answered(move, items.items)
    rows = []
    for item in items.items:
        gate = gates[item.id]
        rows.append(
            ChecklistRow(
                id=item.id,
                words=item.words,
                asked=item.evidence,
                usual_owner=item.owner,
                basis_words=label("basis", item.basis),
                gate=gate.id if gate else None,
                gate_name=looking.veiled(gate.name, move.individual) if gate else None,
                state_words=_gate_words(looking, gate),
            )
        )
    return tuple(rows)


def _gate_words(looking: Looking, gate: Gate | None) -> str:
    if gate is None:
        return "not in the plan"
    return GATE_WORDS[standing(gate, looking.day, looking.book).state]


def first_day_rows(looking: Looking, move: Transition) -> tuple[DayOneRow, ...]:
    """Everything that the first day at home needs, recorded or not."""

    def veiled(text: str | None) -> str | None:
        return looking.veiled(text, move.individual) if text else None

    return tuple(
        DayOneRow(
            item=one.item,
            words=label("day-one", one.item),
            state=one.state,
            state_words=_DAY_ONE_WORDS[one.state],
            because=veiled(one.because) or "",
            due=one.due,
            owner=(
                looking.thing_name(one.recorded.owner)
                if one.recorded and one.recorded.owner
                else None
            ),
            seen_by=veiled(one.recorded.seen_by) if one.recorded else None,
        )
        for one in first_day(looking.on_day, move)
    )


def visit_rows(looking: Looking, move: Transition) -> tuple[VisitRow, ...]:
    """Visits and leave, the oldest first."""
    return tuple(
        _visit(looking, move.individual, visit)
        for visit in sorted(move.visits, key=lambda visit: visit.on)
    )


def _visit(looking: Looking, me: str, visit: Visit) -> VisitRow:
    """A visit; of one that lies ahead on the day asked about nothing is told but its day."""
    held = visit.on <= looking.day
    outcome = visit.outcome if held else "planned"
    went, view = (visit.how_it_went, visit.own_view) if held else (None, None)
    return VisitRow(
        on=visit.on,
        kind_words=label("visit-kind", visit.kind),
        outcome=outcome,
        outcome_words=label("visit-outcome", outcome),
        how_it_went=looking.veiled(went, me) if went else None,
        own_view=looking.veiled(view, me) if view else None,
    )


def provider_rows(looking: Looking, move: Transition) -> tuple[ProviderRow, ...]:
    """Providers that were asked by the day, and what they had answered by then."""
    rows = []
    for one in move.provider_search:
        if one.asked_on > looking.day:
            continue
        known = replied(looking.on_day, one)
        reason = one.reason_declined if known else None
        rows.append(
            ProviderRow(
                provider=one.provider,
                name=looking.thing_name(one.provider),
                asked_on=one.asked_on,
                days_asked=(looking.day - one.asked_on).days,
                reply_words=label("provider-reply", one.reply if known else "no-reply"),
                replied_on=one.replied_on if known else None,
                reason=looking.veiled(reason, move.individual) if reason else None,
                pounds_a_week=one.offer_pounds_a_week if known else None,
                panel_on=one.panel_on,
            )
        )
    return tuple(rows)
