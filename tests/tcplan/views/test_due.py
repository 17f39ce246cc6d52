"""What is due stands in one place, in the order of days, whoever asks."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.dates import years_after
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.domain.transition import DecideBy, Funding, Gate, Milestone, ProviderApproach, Visit
from tcplan.views.due import Due, due, due_by_person, everything_due
from tcplan.views.looking import Looking
from tcplan.views.people import people
from tcplan.views.plan_dates import undated
from tests.builders import TODAY, amended, day, individual, least, robin, source, with_entity

GATE: dict[str, Any] = {"id": "g-team", "name": "Core team in post", "basis": "good-practice"}


def looked(plan: Plan, asked: dt.date = TODAY) -> Looking:
    """The plan looked at on a day, names hidden."""
    return Looking(plan, "robin.plan.json", asked, asked)


def of_kind(plan: Plan, kind: str, asked: dt.date = TODAY) -> list[Due]:
    """What of one kind is due for Robin."""
    return [one for one in due(looked(plan, asked), "P-001") if one.kind == kind]


def moving(**fields: Any) -> Plan:  # noqa: ANN401
    """Robin's plan with other values in the move."""
    return amended(robin(), "move", **fields)


def milestone(name: str, days: int, *after: str, **fields: Any) -> Milestone:  # noqa: ANN401
    """A piece of work that always takes so many days."""
    given = {"shortest": days, "likely": days, "longest": days, "depends_on": after, **fields}
    return Milestone(id=name, name=f"Work {name}", **given)


@pytest.mark.parametrize(
    ("after", "state", "days", "standing"),
    [
        (-1, "overdue", 1, "overdue by 1 day"),
        (0, "due", 0, "due today"),
        (1, "due", 1, "due in 1 day"),
    ],
)
def test_a_gate_is_in_time_on_its_day(after: int, state: str, days: int, standing: str) -> None:
    """A gate is overdue from the day after, and says by how many days."""
    (gate,) = of_kind(moving(gates=(Gate(**GATE, due=day(after)),)), "gate")

    assert (state, days, standing) == (gate.state, gate.days, gate.standing)


@pytest.mark.parametrize(
    ("after", "state", "standing"),
    [(-1, "overdue", "overdue by 1 day"), (0, "planned", "today"), (5, "planned", "in 5 days")],
)
def test_a_visit_of_which_nothing_came_is_overdue(after: int, state: str, standing: str) -> None:
    """A visit is planned until its day, and afterwards somebody has to say what came of it."""
    (visit,) = of_kind(moving(visits=(Visit(on=day(after), kind="meal"),)), "visit")

    assert (state, standing) == (visit.state, visit.standing)


def test_a_visit_that_was_held_is_not_due() -> None:
    """A visit with an outcome is over, though another day can still be asked about."""
    plan = moving(visits=(Visit(on=day(-3), kind="meal", outcome="continue"),))

    assert [] == of_kind(plan, "visit")
    assert 1 == len(of_kind(plan, "visit", day(-4)))


@pytest.mark.parametrize(("after", "states"), [(-1, ["overdue"]), (0, ["planned"])])
def test_a_planned_day_that_has_passed_is_overdue(after: int, states: list[str]) -> None:
    """A move that did not come on its day stays in sight."""
    assert states == [one.state for one in of_kind(moving(target=day(after)), "move")]


def test_a_move_that_was_made_is_not_due() -> None:
    """Who has moved is not waited for any more, from that day on."""
    plan = moving(moved_on=day(-1), target=day(42))

    assert [] == of_kind(plan, "move")
    assert ["planned"] == [one.state for one in of_kind(plan, "move", day(-2))]


def test_a_funding_panel_is_due_until_money_is_agreed() -> None:
    """A panel that has passed without an agreement is overdue; with one it is over."""
    panel = least(
        Funding, id="money", source=source(), individual="P-001", payer="icb", panel_on=day(-2)
    )
    plan = with_entity(robin(), panel)
    (late,) = of_kind(plan, "panel")

    assert ("overdue", "icb") == (late.state, late.owner)
    assert [] == of_kind(amended(plan, "money", agreed_on=day(-1)), "panel")


@pytest.mark.parametrize(
    ("reply", "after", "count"), [("no-reply", -1, 1), ("declined", -1, 0), ("assessing", 3, 1)]
)
def test_a_providers_panel_is_shown_until_it_answers(reply: str, after: int, count: int) -> None:
    """A panel ahead is shown; a past one only while the provider has not answered."""
    asked = ProviderApproach(provider="oak", asked_on=day(-30), reply=reply, panel_on=day(after))

    assert count == len(of_kind(moving(provider_search=(asked,)), "panel"))


def test_work_is_due_to_begin_when_the_target_would_be_lost_after() -> None:
    """Ten days of work after twenty must begin ten days before the move, the twenty thirty."""
    plan = moving(milestones=(milestone("a", 20), milestone("b", 10, "a")), target=day(30))

    assert [("Work a", day(0), "due"), ("Work b", day(20), "due")] == [
        (one.what.rpartition(": ")[2], one.on, one.state) for one in of_kind(plan, "milestone")
    ]


def test_work_that_can_no_longer_begin_in_time_is_overdue() -> None:
    """The last day to begin shows red before the target itself is lost."""
    plan = moving(milestones=(milestone("a", 31),), target=day(30))
    (late,) = of_kind(plan, "milestone")

    assert (day(-1), "overdue", 1) == (late.on, late.state, late.days)


def test_work_under_way_has_a_day_to_finish() -> None:
    """What has begun is asked for its end, not for its beginning."""
    plan = moving(milestones=(milestone("a", 20, started_on=day(-5)),), target=day(30))
    (work,) = of_kind(plan, "milestone")

    assert (day(30), "Finish a milestone of the move") == (work.on, work.plain)


def test_work_that_is_done_is_not_due() -> None:
    """Done is done, and was still ahead on the day before."""
    done = milestone("a", 20, started_on=day(-20), done_on=day(-1))
    plan = moving(milestones=(done,), target=day(30))

    assert [] == of_kind(plan, "milestone")
    assert 1 == len(of_kind(plan, "milestone", day(-2)))


def test_work_of_a_move_without_a_target_has_no_day() -> None:
    """Nothing is counted back from a day that there is not; what is open is counted instead."""
    plan = moving(milestones=(milestone("a", 20),), target=None)

    assert [] == of_kind(plan, "milestone")
    assert [("gate", "g-team"), ("move", "move"), ("milestone", "a")] == [
        (one.kind, one.about) for one in undated(plan, TODAY, "P-001")
    ]


def test_a_leap_day_is_a_day() -> None:
    """What is due on 29 February is in time on it and overdue on 1 March."""
    plan = moving(gates=(Gate(**GATE, due=dt.date(2028, 2, 29)),))

    assert ["due today"] == [o.standing for o in of_kind(plan, "gate", dt.date(2028, 2, 29))]
    assert ["overdue by 1 day"] == [o.standing for o in of_kind(plan, "gate", dt.date(2028, 3, 1))]


def test_everybody_together_is_everybody_one_by_one() -> None:
    """The calendar and the page of a person never tell different days."""
    action = least(Action, id="a-all", source=source(), owner="icb", asked_on=day(-9), due=day(4))
    step = DecideBy(what="Choose a provider", by=day(9), owner="icb")
    plan = with_entity(amended(robin(), "move", decide_by=(step,)), individual("P-002"), action)
    looking = looked(plan)
    alone = [one for person in plan.individuals for one in due(looked(plan), person.id)]
    together = everything_due(looking)

    assert ["a-all"] == [one.about for one in together if one.individual is None]
    assert sorted(map(repr, alone)) == sorted(repr(o) for o in together if o.individual)
    assert {p.id: due(looked(plan), p.id) for p in plan.individuals} == due_by_person(looking)


def test_what_is_due_is_worked_out_once_for_all_who_ask() -> None:
    """The list, the calendar and the page of a person share one answer."""
    looking = looked(robin())
    listed = due_by_person(looking)["P-001"]

    assert all(one is other for one, other in zip(listed, due(looking, "P-001"), strict=True))


def test_clocks_found_while_names_were_hidden_tell_names_once_they_are_shown() -> None:
    """Showing names asks no duty again, and shows every name."""
    step = DecideBy(what="Choose with Robin", by=day(9), owner="icb")
    hidden = looked(amended(robin(), "move", decide_by=(step,)))
    _ = due(hidden, "P-001")
    said = [one.what for one in due(hidden.naming(names=True), "P-001") if one.kind == "decide-by"]

    assert ["Decision on the way to the move: Choose with Robin"] == said


def test_the_list_of_people_stands_by_what_is_due_first() -> None:
    """Who has the earliest day stands first, and that day is the first of their own page."""
    plan = with_entity(robin(), individual("P-002"))
    looking = looked(amended(plan, "move", gates=(Gate(**GATE, due=day(-4000)),)))
    rows = people(looking).rows
    first = [due(looking, row.id) for row in rows]

    assert ["P-001", "P-002"] == [row.id for row in rows]
    assert [found[0] if found else None for found in first] == [row.next_due for row in rows]
    assert day(-4000) == first[0][0].on


def test_a_name_gives_way_to_an_id() -> None:
    """While names are hidden no text of the plan tells one."""
    plan = moving(gates=(Gate(**GATE | {"name": "Robin's team in post"}, due=day(3)),))
    (hidden,) = of_kind(plan, "gate")
    shown = due(Looking(plan, "x", TODAY, TODAY, names=True), "P-001")

    assert "Decision on a gate: P-001's team in post" == hidden.what
    assert ["Decision on a gate: Robin's team in post"] == [
        o.what for o in shown if o.kind == "gate"
    ]
    assert "Robin" not in hidden.plain


def test_a_day_years_ahead_is_not_lost() -> None:
    """However far ahead something is due, it is due."""
    plan = moving(gates=(Gate(**GATE, due=years_after(TODAY, 50)),))

    assert [years_after(TODAY, 50)] == [one.on for one in of_kind(plan, "gate")]
