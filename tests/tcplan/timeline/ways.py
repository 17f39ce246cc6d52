"""Short builders for the way to a move; all people are invented."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

from typing import Any

from tcplan.domain.plan import Plan
from tcplan.domain.transition import DecideBy, Milestone
from tcplan.views.looking import Looking
from tcplan.views.timeline.view import TimelineView, timeline
from tests.builders import TODAY, amended, control, day, risk, robin, with_entity
from tests.tcplan.rules.gates.moving import met


def step(name: str, days: int, /, *after: str, **fields: Any) -> Milestone:
    """A milestone of so many days, whatever happens, after others; oak has it in hand."""
    given: dict[str, Any] = {
        "id": name,
        "name": name.title(),
        "shortest": days,
        "likely": days,
        "longest": days,
        "depends_on": after,
        "owner": "oak",
    }
    return Milestone(**given | fields)


def on_the_way(*steps: Milestone, **fields: Any) -> Plan:
    """Robin, who is to move in six weeks, with these milestones and nothing to decide."""
    return amended(robin(), "move", **{"milestones": steps, "gates": ()} | fields)


def seen(plan: Plan, *, names: bool = False, drawn: bool = False) -> TimelineView:
    """Robin's timeline today; without dates, which take a moment, unless they are asked for."""
    return timeline(looked(plan, names=names), "P-001", drawn=drawn)


def looked(plan: Plan, *, names: bool = False) -> Looking:
    """A plan as it is looked at today."""
    return Looking(plan, "a.plan.json", TODAY, TODAY, names=names)


def full() -> Plan:
    """Robin with a path of five steps, a gate, a decision, and a night that nobody answers for."""
    plan = on_the_way(
        step("tenancy", 5, started_on=day(-3), shortest=4, longest=9),
        step("adaptations", 21, "tenancy", owner="landlord", shortest=14, longest=35),
        step("recruit", 14, shortest=10, longest=40),
        step("train", 7, "recruit", shortest=5, longest=10, uses=("trust",)),
        step("nights", 9, "adaptations", "train", shortest=7, longest=14),
        gates=(met("g-plan", name="Team accepts the plan"),),
        decide_by=(DecideBy(what="Whether nights start on the ward", by=day(12), owner="icb"),),
    )
    ward = control(
        "ward-nights",
        "hospital",
        name="Two waking nurses",
        prevents=("t-night",),
        setting="hospital",
        successor="home-nights",
    )
    home = control(
        "home-nights", "elm", name="A waking night at home", prevents=("t-night",), start=day(52)
    )
    return with_entity(plan, risk("r-night", "t-night", title="Nights in the new flat"), ward, home)
