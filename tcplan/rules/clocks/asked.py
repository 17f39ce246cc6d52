"""What people asked of one another by a day; what the plan records as agreed never vanishes.

A review that was agreed and that no rule asks for on the day is still shown for its day.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.individual import Individual
from tcplan.domain.records import Acceptance, Action
from tcplan.domain.transition import Gate
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.on_day import OnDay

ACTION = Kind("action", "Action", "R08")
ACCEPTANCE = Kind("acceptance-end", "New look at an accepted finding")
DECISION = Kind("decide-by", "Decision on the way to the move")
GATE = Kind("gate-decision", "Decision on a gate")
DAY_ONE = Kind("day-one", "Something ready for the first day at home")
PLANNED = Kind("planned-review", "Review that was agreed")

SHOWN_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "cetr-community": frozenset({"community-cetr"}),
        "laep": frozenset({"community-cetr"}),
        "cetr-post-admission": frozenset({"post-admission-cetr", "inpatient-cetr"}),
        "cetr-inpatient": frozenset({"inpatient-cetr"}),
        "cetr-requested": frozenset({"requested-cetr"}),
        "icetr": frozenset({"independent-cetr"}),
        "oversight-visit": frozenset({"oversight-visit"}),
        "dsr": frozenset({"register-review"}),
        "s117": frozenset({"s117-review"}),
        "twelve-week": frozenset({"twelve-week-review"}),
        "first-contact": frozenset({"first-contact"}),
    }
)
"""Kind of review to the clocks that tell its agreed day themselves while they run."""

_RECORDED = "the day that the plan records"
_OPEN = frozenset({"undecided", "not-met"})


def actions(on: OnDay, person: Individual) -> Iterator[Clock]:
    """What was asked of somebody for a person."""
    for action in on.plan.of("actions", person.id):
        yield from an_action(on, person, action)


def shared_actions(on: OnDay) -> Iterator[Clock]:
    """What was asked of somebody for several people or for none."""
    for action in on.plan.actions:
        if action.individual is None:
            yield from an_action(on, None, action)


def an_action(on: OnDay, person: Individual | None, action: Action) -> Iterator[Clock]:
    """One action, from the day on which it was asked for; a stopped one has no clock."""
    if action.asked_on > on.day or action.status == "stopped":
        return
    asked = f"asked on {long_day(action.asked_on)}"
    if action.done_on is not None and action.done_on <= on.day:
        done = f"done on {long_day(action.done_on)}"
        yield ACTION.done(
            on, person, action.done_on, asked, done,
            about=action.id, due=action.due, owner=action.owner, called=action.what,
        )  # fmt: skip
        return
    yield ACTION.owed(
        on, person, action.due, asked,
        about=action.id, owner=action.owner, called=action.what,
    )  # fmt: skip


def acceptances(on: OnDay) -> Iterator[Clock]:
    """The end of each acceptance of a finding that has begun."""
    for acceptance in on.plan.acceptances:
        if acceptance.source.on <= on.day:
            _, whose = on.plan.paths[acceptance.about]
            yield _acceptance(on, on.person(whose) if whose else None, acceptance)


def _acceptance(on: OnDay, person: Individual | None, acceptance: Acceptance) -> Clock:
    given = f"accepted on {long_day(acceptance.source.on)}"
    if acceptance.until < on.day:
        return ACCEPTANCE.done(
            on, person, acceptance.until, given, "it has ended, and the finding is shown again",
            about=acceptance.id, due=acceptance.until,
        )  # fmt: skip
    said = "after this day the finding is shown again"
    return ACCEPTANCE.owed(
        on, person, acceptance.until, given, said,
        about=acceptance.id, owner=on.plan.about.holder,
    )  # fmt: skip


def on_the_way(on: OnDay, person: Individual) -> Iterator[Clock]:
    """What must be decided or be ready by a day for the move to be possible."""
    for move in on.plan.of("transitions", person.id):
        gone = move.moved_on is not None and move.moved_on <= on.day
        for step in move.decide_by:
            fields = {"about": move.id, "owner": step.owner, "called": step.what}
            if step.decided_on is not None and step.decided_on <= on.day:
                said = f"decided on {long_day(step.decided_on)}"
                yield DECISION.done(on, person, step.decided_on, said, due=step.by, **fields)
            else:
                yield DECISION.owed(on, person, step.by, _RECORDED, **fields)
        for gate in move.gates:
            if gate.due is not None and not gone:
                yield _gate(on, person, gate)
        for one in move.day_one:
            if one.due is not None and one.not_needed is None and not gone:
                fields = {"about": move.id, "called": label("day-one", one.item)}
                if one.ready_on is not None and one.ready_on <= on.day:
                    said = f"seen to be ready on {long_day(one.ready_on)}"
                    yield DAY_ONE.done(on, person, one.ready_on, said, due=one.due, **fields)
                else:
                    yield DAY_ONE.owed(on, person, one.due, _RECORDED, owner=one.owner, **fields)


def _gate(on: OnDay, person: Individual, gate: Gate) -> Clock:
    owner = gate.owner or on.commissioner(person.id)
    decided = gate.decided_on if gate.decision not in _OPEN else None
    if decided is not None and decided <= on.day:
        said = f"decided on {long_day(decided)}"
        return GATE.done(
            on, person, decided, said, about=gate.id, due=gate.due, owner=owner, called=gate.name
        )
    return GATE.owed(
        on, person, gate.due or on.day, _RECORDED, about=gate.id, owner=owner, called=gate.name
    )


def planned(on: OnDay, person: Individual, running: frozenset[str]) -> Iterator[Clock]:
    """Reviews that were agreed for a day and that none of the running clocks tells.

    One that was not held, but followed by another of its kind that was, is owed no more.
    """
    for review in on.plan.of("reviews", person.id):
        held = review.held if review.held is not None and review.held <= on.day else None
        last = on.latest(person.id, review.kind)
        since = last.held if last and last.held else None
        told = SHOWN_BY.get(review.kind, frozenset()) & running
        day = review.due or review.held
        replaced = since is not None and day is not None and day <= since
        if day is None or told or replaced or (held is not None and review is not last):
            continue
        kind = label("review-kind", review.kind)
        yield PLANNED.owed(
            on, person, day, f"{kind}: {_RECORDED}",
            about=review.id, done=since, owner=on.commissioner(person.id), called=kind,
        )  # fmt: skip
