"""What the plan has for each of the six key lines of enquiry: the panel asks, the plan tells."""

from collections.abc import Callable, Iterator

import attrs

from tcplan.analysis.words import ANSWER_WORDS
from tcplan.domain.codelists import label
from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.rules.cetr_papers import PANELS
from tcplan.views.move import home, move, stay
from tcplan.views.papers.telling import Telling

_DAILY = frozenset({"skills", "relationship"})


@attrs.frozen
class Kloe:
    """One key line of enquiry, with what is recorded that bears on it."""

    heading: str
    lines: tuple[str, ...]


def kloe(tell: Telling) -> tuple[Kloe, ...]:
    """The six headings in their order, each with what is recorded; none is ever left out."""
    return tuple(Kloe(heading, tuple(of(tell))) for heading, of in _HEADINGS)


def _safe(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    plan, me, day = looking.plan, tell.me, looking.day
    last = looking.on_day.latest(me, *PANELS)
    since = last.held if last and last.held else looking.on_day.admitted(me)
    for restriction in (r for s in plan.of("spells", me) for r in s.restrictions):
        ended = f", ended {short_day(restriction.end)}" if restriction.end else ", going on"
        state = label("restriction-state", restriction.state)
        yield f"{state} since {short_day(restriction.start)}{ended}"
    for incident in plan.of("incidents", me):
        if incident.on <= day and (since is None or incident.on >= since):
            kinds = ", ".join(label("restrictive-intervention", i) for i in incident.interventions)
            more = f" ({kinds})" if kinds else ""
            learned = f" Learned: {tell.said(incident.learned)}" if incident.learned else ""
            kind = label("incident-kind", incident.kind)
            yield f"{short_day(incident.on)}: {kind}{more}. {tell.said(incident.text)}{learned}"
    for concern in plan.of("concerns", me):
        if concern.on <= day and concern.status != "closed":
            kind = label("concern-kind", concern.kind)
            yield f"{kind} of {short_day(concern.on)}: {label('concern-status', concern.status)}"
    for control in plan.of("controls", me):
        if control.restrictive and control.state in WORKING_STATES and control.in_date(day):
            reduction = tell.text(control.reduction_plan) or "no plan to reduce it is recorded"
            yield f"Restricts the person: {tell.said(control.name)}; {reduction}"


def _care(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    now = stay(looking, tell.me)
    if now is not None:
        yield f"{now.unit}, {now.hospital}: {now.security_words.lower()}, {now.bed_words.lower()}"
        yield f"Admitted {long_day(now.admitted)}, {days_said(now.days)} ago"
    who = looking.plan.by_id[tell.me]
    for team in who.responsible_teams:
        if team.covers(looking.day):
            yield f"Responsible team: {tell.named(team.holder)}"
    kind = label("advocate-kind", who.advocate.kind if who.advocate else "none")
    holder = who.advocate.holder if who.advocate else None
    yield f"Advocate: {kind}" + (f", {tell.named(holder)}" if holder else "")
    visit = looking.on_day.latest(tell.me, "oversight-visit")
    held = long_day(visit.held) if visit and visit.held else "none is recorded"
    yield f"Last oversight visit of the commissioner: {held}"


def _daily_life(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    who = looking.plan.by_id[tell.me]
    if who.what_matters:
        yield f"What matters to me: {tell.said(who.what_matters)}"
    yield from (f"Keeps me well: {tell.said(one.what)}" for one in who.keeps_me_well)
    yield from _controls(tell, _DAILY)


def _health(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    for risk in looking.plan.of("risks", tell.me):
        if risk.kind == "physical-health":
            answer = ANSWER_WORDS[looking.cover(risk.id).worst.risk.answer].lower()
            view = f" In their words: {tell.said(risk.own_view)}" if risk.own_view else ""
            yield f"{tell.said(risk.title)}: {answer}.{view}"
    yield from _controls(tell, frozenset({"treatment"}))


def _controls(tell: Telling, kinds: frozenset[str]) -> Iterator[str]:
    for control in tell.looking.plan.of("controls", tell.me):
        over = control.end is not None and control.end < tell.looking.day
        if control.kind in kinds and control.state != "withdrawn" and not over:
            yield f"{tell.said(control.name)} ({label('control-state', control.state).lower()})"


def _future(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    who = looking.plan.by_id[tell.me]
    if who.my_hopes:
        yield f"My hopes: {tell.said(who.my_hopes)}"
    there = home(looking, tell.me)
    if there is not None:
        yield f"Home: {there.kind_words}, {there.place}"
        yield from (f"Support: {words}" for words in there.providers)
    moves = looking.plan.of("transitions", tell.me)
    if not moves:
        yield "No move is recorded."
        return
    found = move(looking, tell.me, moves[-1])
    target = f", meant for {long_day(found.target)}" if found.target else ", no day is set"
    moved = f", moved on {long_day(found.moved_on)}" if found.moved_on else target
    yield f"{found.stage_words}{moved}"
    for gate in found.gates:
        owner = gate.owner or "nobody named"
        yield f"Gate: {gate.name}: {gate.decision_words.lower()} ({owner})"
    yield from (f"To decide: {words}" for words in found.decide_by)


def _hospital(tell: Telling) -> Iterator[str]:
    looking = tell.looking
    entry = looking.on_day.register_entry(tell.me)
    if entry is not None:
        rating = label("dsr-rating", entry.rating)
        yield f"Dynamic support register: {rating} (since {short_day(entry.on)})"
    now = stay(looking, tell.me)
    if now is None:
        yield "Not in hospital on this day."
    else:
        ready = now.clinically_ready
        yield f"Clinically ready since {long_day(ready)}" if ready else "Not recorded as ready"
        yield from (f"Waiting: {words}" for words in now.delays)
    for status in looking.on_day.statuses(tell.me):
        expires = f", expires {short_day(status.expires)}" if status.expires else ""
        yield f"{label('legal-status', status.code)} since {short_day(status.start)}{expires}"
    last = looking.on_day.latest(tell.me, *PANELS)
    if last is not None and last.held is not None and last.outcome:
        yield f"The C(E)TR of {long_day(last.held)} found: {tell.said(last.outcome)}"


_HEADINGS: tuple[tuple[str, Callable[[Telling], Iterator[str]]], ...] = (
    ("Are they safe?", _safe),
    ("What is their current care like?", _care),
    ("What is their daily life like?", _daily_life),
    ("Are physical health needs met?", _health),
    ("Is there a plan for their future?", _future),
    ("Do they need to be in hospital?", _hospital),
)
