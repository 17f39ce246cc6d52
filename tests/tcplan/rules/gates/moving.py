"""Short builders for moves, gates and what lies around them; all people are invented."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

from typing import Any

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Decider, Gate, GoDecision, PlanAcceptance, Transition, Visit
from tcplan.rules.book import rulebook
from tcplan.rules.judging import Verdict, judged
from tcplan.rules.on_day import OnDay
from tests.builders import amended, day, evidence, robin

BOOK = rulebook()


def decider(**fields: Any) -> Decider:
    """The case manager of the commissioner."""
    return Decider(**{"name": "H. B.", "role": "case manager", "organisation": "icb"} | fields)


def gate(name: str = "g-team", /, **fields: Any) -> Gate:
    """A gate of good practice that nobody has decided on."""
    given: dict[str, Any] = {
        "id": name,
        "name": name.title(),
        "basis": "good-practice",
        "owner": "oak",
    }
    return Gate(**given | fields)


def met(name: str = "g-team", /, **fields: Any) -> Gate:
    """A gate that was met ten days ago on evidence that holds for 60 days more."""
    given: dict[str, Any] = {
        "decision": "met",
        "decided_by": decider(),
        "decided_on": day(-10),
        "evidence": (evidence(),),
    }
    return gate(name, **given | fields)


def waived(name: str = "g-team", /, **fields: Any) -> Gate:
    """A gate that was waived ten days ago, until ten days from today."""
    given: dict[str, Any] = {
        "decision": "waived",
        "decided_by": decider(),
        "decided_on": day(-10),
        "reason": "The nurse stands in.",
        "waived_until": day(10),
    }
    return gate(name, **given | fields)


def go(**fields: Any) -> GoDecision:
    """A go of yesterday."""
    given: dict[str, Any] = {
        "decision": "go",
        "decided_by": decider(),
        "decided_on": day(-1),
        "reason": "All is ready.",
    }
    return GoDecision(**given | fields)


def acceptance(**fields: Any) -> PlanAcceptance:
    """The community team accepted the plan five days ago, as it is."""
    given: dict[str, Any] = {
        "role": "receiving-team",
        "holder": "community-team",
        "decided_by": decider(role="team manager", organisation="trust"),
        "on": day(-5),
        "accepted": True,
        "plan_version": "1",
    }
    return PlanAcceptance(**given | fields)


def visit(on: int, /, outcome: str = "continue", **fields: Any) -> Visit:
    """A meal so many days from today that is told in full."""
    told: dict[str, Any] = {"how_it_went": "Calm.", "own_view": "I liked the soup."}
    return Visit(**told | {"on": day(on), "kind": "meal", "outcome": outcome} | fields)


def moving(**fields: Any) -> Plan:
    """Robin on a ward with a move in six weeks; fields are those of the move."""
    return amended(robin(), "move", **fields)


def on_day(plan: Plan, after: int = 0) -> OnDay:
    """The plan on the day so many days after today, under the national rules."""
    return OnDay(plan, day(after), BOOK)


def move_of(plan: Plan) -> Transition:
    """The only move of a plan."""
    (move,) = plan.transitions
    return move


def verdicts(plan: Plan, name: str, after: int = 0) -> list[Verdict]:
    """What one duty finds on a day."""
    return [one for one in judged(plan, day(after), BOOK) if one.id == name]


def states(plan: Plan, name: str, *days: int) -> list[str]:
    """The state that one duty finds about the only thing it judges, day by day."""
    found = []
    for after in days:
        (one,) = verdicts(plan, name, after)
        found.append(str(one.state))
    return found
