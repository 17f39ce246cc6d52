"""What the record says happened, each with its day; a week is the difference of two such lists.

Incidents, concerns and what was seen as evidence are not told here: they are no step of a move.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.individual import Individual
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.domain.transition import Transition
from tcplan.views.looking import Looking


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened on a day; the same event whatever its thing is called since."""

    on: dt.date
    individual: str | None
    about: str
    """Id of what it happened to."""
    kind: str
    what: str = attrs.field(eq=False)
    """In words, with what the plan calls it; names are not veiled yet."""
    last: bool = attrs.field(default=False, eq=False)
    """Whether the record keeps only the last of its kind, so that an earlier one is not missing."""


def happened(looking: Looking, individual: str, by: dt.date) -> frozenset[Event]:
    """What the record says happened for one person by a day. Complexity: linear in their record."""
    return frozenset(one for one in _all(looking, individual) if one.on <= by)


def _all(looking: Looking, me: str) -> Iterator[Event]:
    plan = looking.plan
    if me not in plan.by_id:
        return
    for move in plan.of("transitions", me):
        yield from _decided(looking, move)
        yield from _done(looking, move)
    yield from _asked(plan, me)
    yield from _in_hospital(plan, me)
    yield from _in_law(plan, me)
    yield from _around(plan, me)


def _event(
    on: dt.date | None,
    me: str | None,
    about: str,
    what: str,
    called: str = "",
    *,
    last: bool = False,
) -> Iterator[Event]:
    """An event, if it has a day; ``what`` says its kind, and ``called`` what the plan calls it."""
    if on is not None:
        words = f"{what}: {called}" if called else what
        yield Event(on=on, individual=me, about=about, kind=what, what=words, last=last)


def _decided(looking: Looking, move: Transition) -> Iterator[Event]:
    me = move.individual
    for gate in move.gates:
        if gate.decision != "undecided":
            words = label("gate-decision", gate.decision).lower()
            yield from _event(gate.decided_on, me, gate.id, f"Gate {words}", gate.name)
    for made in move.decisions:
        words = label("go-decision", made.decision).lower()
        yield from _event(made.decided_on, me, move.id, f"Decided about the move: {words}")
    for step in move.decide_by:
        yield from _event(step.decided_on, me, move.id, f"Decided: {step.what}")
    for one in move.plan_accepted:
        said = "accepts" if one.accepted else "does not accept"
        who = looking.thing_name(one.holder)
        yield from _event(one.on, me, move.id, f"{who} {said} the risk plan")
    yield from _event(move.moved_on, me, move.id, "Moved")


def _done(looking: Looking, move: Transition) -> Iterator[Event]:
    me = move.individual
    for step in move.milestones:
        yield from _event(step.started_on, me, step.id, "Milestone begun", step.name)
        yield from _event(step.done_on, me, step.id, "Milestone done", step.name)
    for visit in move.visits:
        if visit.outcome != "planned":
            words = label("visit-kind", visit.kind)
            outcome = label("visit-outcome", visit.outcome).lower()
            yield from _event(visit.on, me, move.id, f"Visit or leave ({words.lower()}): {outcome}")
    for asked in move.provider_search:
        who = looking.thing_name(asked.provider)
        yield from _event(asked.asked_on, me, move.id, f"Provider asked: {who}")
        if asked.reply != "no-reply":
            words = label("provider-reply", asked.reply).lower()
            yield from _event(asked.replied_on, me, move.id, f"Provider answered: {who}, {words}")
    for item in move.day_one:
        words = label("day-one", item.item)
        yield from _event(item.ready_on, me, move.id, f"Ready for the first day at home: {words}")


def _asked(plan: Plan, me: str) -> Iterator[Event]:
    for action in plan.of("actions", me):
        yield from action_events(action)
    for review in plan.of("reviews", me):
        words = label("review-kind", review.kind)
        yield from _event(review.held, me, review.id, f"Review held: {words}")


def action_events(action: Action) -> Iterator[Event]:
    """What happened about an action, also one that is nobody's alone."""
    me = action.individual
    yield from _event(action.asked_on, me, action.id, "Asked", action.what)
    yield from _event(action.last_reply_on, me, action.id, "Answered", action.what, last=True)
    yield from _event(action.done_on, me, action.id, "Done", action.what)


def _in_hospital(plan: Plan, me: str) -> Iterator[Event]:
    for spell in plan.of("spells", me):
        yield from _event(spell.on_this_ward_since, me, spell.id, f"On {spell.unit} from this day")
        yield from _event(spell.clinically_ready, me, spell.id, "Clinically ready to leave")
        for delay in spell.delays:
            words = f"{delay.reason} {label('delay-reason', delay.reason)}"
            yield from _event(delay.start, me, spell.id, f"Delay began: {words}")
            yield from _event(delay.end, me, spell.id, f"Delay ended: {words}")
        if spell.ended_as:
            words = label("spell-end", spell.ended_as).lower()
            yield from _event(spell.ended, me, spell.id, f"Left {spell.unit}: {words}")


def _in_law(plan: Plan, me: str) -> Iterator[Event]:
    for status in plan.of("legal_statuses", me):
        words = label("legal-status", status.code)
        yield from _event(status.start, me, status.id, f"Legal status from this day: {words}")
        yield from _event(status.end, me, status.id, f"Legal status ended with this day: {words}")
    for route in plan.of("legal_routes", me):
        words = label("legal-route", route.kind)
        yield from _event(route.applied_on, me, route.id, f"Applied for: {words}")
        yield from _event(route.authorised_on, me, route.id, f"Authorised: {words}")
    for one in plan.of("conditions", me):
        words = label("condition-kind", one.kind).lower()
        yield from _event(one.settled_on, me, one.id, f"Condition settled: {words}")


def _around(plan: Plan, me: str) -> Iterator[Event]:
    person: Individual = plan.by_id[me]
    for entry in person.register:
        words = label("dsr-rating", entry.rating)
        yield from _event(entry.on, me, me, f"Dynamic support register: {words}")
    for funding in plan.of("funding", me):
        words = label("funding-stream", funding.stream)
        yield from _event(funding.agreed_on, me, funding.id, f"Funding agreed: {words}")
    for home in plan.of("placements", me):
        yield from _event(home.adaptations_done_on, me, home.id, "Adaptations of the home done")
    for package in plan.of("packages", me):
        words = "The whole core team has met the person"
        yield from _event(package.introduced_on, me, package.id, words)
    for control in plan.of("controls", me):
        yield from _event(control.last_tested, me, control.id, "Tested", control.name, last=True)
