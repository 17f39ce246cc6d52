"""An action has somebody's name and a day; what a C(E)TR asked for does not wait for ever.

An action is found once: as overdue, or, when it should have gone to the panel, as not escalated.
"""

from collections.abc import Iterator

from tcplan.domain.dates import days_said, long_day
from tcplan.domain.records import Action
from tcplan.rules.clocks import asked
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.counting import CETRS
from tcplan.rules.clocks.duties import verdict
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay


def not_escalated(on: OnDay, clock: Clock) -> bool:
    """Whether an action of a C(E)TR is overdue for so long that the panel should have had it."""
    action = on.plan.by_id[clock.about]
    review = on.plan.by_id.get(action.from_review) if action.from_review else None
    return (
        clock.state == "overdue"
        and review is not None
        and review.kind in CETRS
        and action.escalated_to is None
        and (clock.days or 0) >= on.rule("R08").number("days_until_escalated")
    )


def _clocks(on: OnDay) -> Iterator[Clock]:
    for person in on.plan.individuals:
        yield from asked.actions(on, person)
    yield from asked.shared_actions(on)


def _overdue(on: OnDay) -> Iterator[Verdict]:
    for clock in _clocks(on):
        if not not_escalated(on, clock):
            yield verdict(on, clock, "R08", "action-overdue")


def _of_cetrs(on: OnDay) -> Iterator[Action]:
    for action in on.plan.actions:
        review = on.plan.by_id.get(action.from_review) if action.from_review else None
        if review is not None and review.kind in CETRS and action.asked_on <= on.day:
            yield action


def _action_verdict(name: str, action: Action, state: State, what: str) -> Verdict:
    return Verdict(
        rule="R08",
        id=name,
        about=action.id,
        individual=action.individual,
        state=state,
        what=what,
        owner=action.owner,
        due=action.due if state == "due" else None,
    )


def _escalated(on: OnDay) -> Iterator[Verdict]:
    days = on.rule("R08").number("days_until_escalated")
    for action in _of_cetrs(on):
        person = on.person(action.individual) if action.individual else None
        for clock in asked.an_action(on, person, action):
            late = not_escalated(on, clock)
            said = f"“{action.what}”, asked for by a C(E)TR, was due on {long_day(action.due)}"
            if late:
                said += f"; overdue for {days_said(days)} or more, and escalated to nobody."
            elif clock.state == "overdue" and action.escalated_to is not None:
                said += ", and was escalated."
            elif clock.state == "overdue":
                said += f"; it goes to the panel when it is overdue for {days_said(days)}."
            else:
                said = f"“{action.what}”, asked for by a C(E)TR, is not overdue."
            yield _action_verdict(
                "action-not-escalated", action, "not-met" if late else "met", said
            )


def _someone(on: OnDay) -> Iterator[Verdict]:
    for action in _of_cetrs(on):
        if action.status == "open":
            named = action.owner_name is not None
            said = f"“{action.what}”, asked for by a C(E)TR, "
            said += "has a name and a date." if named else "names an agency or team, but nobody."
            state: State = "met" if named else "not-met"
            yield _action_verdict("action-names-nobody", action, state, said)


DUTIES: tuple[Duty, ...] = (
    Duty("R08", "action-overdue", "Action overdue", _overdue),
    Duty("R08", "action-not-escalated", "Action of a C(E)TR overdue, not escalated", _escalated),
    Duty("R08", "action-names-nobody", "Action of a C(E)TR that names nobody", _someone),
)
"""Duties about what people were asked to do."""
