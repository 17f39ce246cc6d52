"""What is due for a person, by when and from whom; the order of every list of people."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.views.looking import Looking


@attrs.frozen(order=True)
class Due:
    """Something to be decided, done or reviewed by a day."""

    on: dt.date
    what: str
    kind: str
    """``gate``, ``decide-by``, ``action``, ``review`` or ``register``."""
    owner: str | None = None
    """Id of the agency or team that is to do it."""
    owner_name: str | None = None

    def overdue(self, today: dt.date) -> bool:
        """Whether the day has passed."""
        return self.on < today


def due(looking: Looking, individual: str) -> tuple[Due, ...]:
    """Everything recorded as due and not yet done for a person, the earliest first."""
    found = [*_transition(looking, individual), *_asked(looking, individual)]
    return tuple(sorted(found, key=lambda d: (d.on, d.what)))


def _transition(looking: Looking, individual: str) -> Iterator[Due]:
    for transition in looking.plan.of("transitions", individual):
        for gate in transition.gates:
            if gate.decision in {"undecided", "not-met"} and gate.due is not None:
                yield _due(looking, individual, gate.due, gate.name, "gate", gate.owner)
        for step in transition.decide_by:
            if step.decided_on is None:
                yield _due(looking, individual, step.by, step.what, "decide-by", step.owner)


def _asked(looking: Looking, individual: str) -> Iterator[Due]:
    for action in looking.plan.of("actions", individual):
        if action.status == "open":
            yield _due(looking, individual, action.due, action.what, "action", action.owner)
    for review in looking.plan.of("reviews", individual):
        if review.held is None and review.due is not None:
            yield Due(review.due, label("review-kind", review.kind), "review")
    person = looking.plan.by_id[individual]
    if person.register:
        yield Due(person.register[-1].review_by, "Dynamic support register review", "register")


def _due(
    looking: Looking, individual: str, on: dt.date, what: str, kind: str, owner: str | None
) -> Due:
    name = looking.thing_name(owner) if owner else None
    return Due(on, looking.veiled(what, individual), kind, owner, name)


def open_decisions(looking: Looking, individual: str) -> int:
    """How many gates and decide-by steps of a person are not decided."""
    return sum(1 for d in _transition(looking, individual))
