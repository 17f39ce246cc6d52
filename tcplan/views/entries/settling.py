"""What is due is settled in one short form; of everything else it says where it is done."""

from collections.abc import Sequence

from tcplan.domain.records import Action, Concern, Review
from tcplan.domain.transition import Milestone, Transition
from tcplan.views.due import Due, due
from tcplan.views.entries import actions, concerns, milestones, reviews
from tcplan.views.entries.entering import Entering
from tcplan.views.forms.candidates import Around
from tcplan.views.looking import Looking

NOT_HERE = "This is not settled in one line. Open the person; c changes what is highlighted there."
_ELSEWHERE = {
    "gate": "A gate is decided with its evidence: g opens Gates, c changes the gate there.",
    "move": "A move is recorded in Gates or the Timeline: c changes it there.",
    "visit": "How a visit went is told in Gates: g, then c on the move.",
    "panel": "What a panel decided is recorded where it was asked for: open the person, then c.",
    "decide-by": "What was decided is recorded with the move: g opens Gates, then c.",
    "day-one": "That it is ready is recorded with the move: g opens Gates, then c.",
}


def settle(around: Around, one: Due) -> Entering | str:
    """The short form that settles what is due, or a sentence that says where it is done."""
    plan = around.looking.plan
    thing = plan.by_id.get(one.about)
    if isinstance(thing, Action):
        return action(around, thing)
    if isinstance(thing, Concern):
        return concerns.acknowledge(around, thing)
    if one.kind == "milestone" and one.individual is not None:
        found = _milestone(plan.of("transitions", one.individual), one.about)
        return milestones.done(around, *found) if found else NOT_HERE
    if isinstance(thing, Review):
        return reviews.held(around, thing.individual, thing.kind, thing)
    kinds = reviews.kinds_of(one.clock or "")
    if kinds and one.individual is not None:
        return _held(around, one.individual, kinds)
    return _ELSEWHERE.get(one.kind, NOT_HERE)


def action(around: Around, thing: Action) -> Entering | str:
    """The short form that marks an action as done, or why it cannot be."""
    if not actions.is_owed(thing):
        return f"This action is already {thing.status}."
    return actions.done(around, thing)


def can_settle(one: Due) -> bool:
    """Whether what is due may be settled by a short form."""
    return (
        one.kind in {"action", "review", "milestone"}
        or one.clock == "concern-acknowledgement"
        or bool(reviews.kinds_of(one.clock or ""))
    )


def to_settle(looking: Looking, individual: str) -> tuple[Due, ...]:
    """What is due for a person and can be settled by a short form, the earliest first."""
    return tuple(one for one in due(looking, individual) if can_settle(one))


def _held(around: Around, individual: str, kinds: tuple[str, ...]) -> Entering:
    """A review of one of these kinds: of the one that was agreed, else of the first."""
    for kind in kinds:
        review = reviews.planned(around, individual, kind)
        if review is not None:
            return reviews.held(around, individual, kind, review)
    return reviews.held(around, individual, kinds[0], None)


def _milestone(moves: Sequence[Transition], name: str) -> tuple[Transition, Milestone] | None:
    return next(((m, step) for m in moves for step in m.milestones if step.id == name), None)
