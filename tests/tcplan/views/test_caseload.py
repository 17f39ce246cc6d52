"""The measures count what services owe, and say of the past only what the plan can tell."""

import datetime as dt
from typing import Any

import pytest

from tcplan.domain.hospital import Delay
from tcplan.domain.individual import ResponsibleBody
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Decider, Gate
from tcplan.views.caseload import NOT_FOR_PUBLICATION, CaseloadView, Measure, caseload
from tcplan.views.looking import Looking
from tests.builders import TODAY, amended, day, individual, robin, with_entity, without


def measured(plan: Plan, asked: dt.date = TODAY, agency: str | None = None) -> CaseloadView:
    """The measures of a plan on a day."""
    return caseload(Looking(plan, "x", asked, asked, agency=agency))


def figure(view: CaseloadView, name: str) -> tuple[int, int | None]:
    """One measure of everybody, now and before."""
    (found,) = (row for row in (*view.measures, *view.overdue) if row.id == name)
    return found.everybody.current, found.everybody.previous


def waited(**fields: Any) -> Plan:  # noqa: ANN401
    """Robin's plan with other values in the stay."""
    return amended(robin(), "spell", **fields)


def test_days_of_waiting_are_added_up_and_told_for_each_person() -> None:
    """Sixty days after being ready, sixty days have been waited, none of them with a reason."""
    view = measured(robin())
    (robins,) = view.waiting

    assert ((60, 0), (1, 0)) == (figure(view, "days-ready"), figure(view, "ready"))
    assert ("P-001", 60, 60) == (robins.individual, robins.days, robins.uncoded)


def test_days_are_told_by_the_code_of_the_delay() -> None:
    """Each code has its people and its days, today and three months ago."""
    delays = tuple(
        Delay(reason=code, attribution="04", start=day(start), end=None)
        for code, start in (("18", -200), ("04", -10))
    )
    view = measured(waited(clinically_ready=day(-200), delays=delays))
    before = (TODAY - dt.date(2026, 8, 22)).days

    assert [("04", 1, 10, 0), ("18", 1, 200, 200 - before)] == [
        (r.code, r.people.everybody.current, r.days.everybody.current, r.days.everybody.previous)
        for r in view.delays
    ]


def test_three_months_back_from_the_end_of_may_is_the_end_of_february() -> None:
    """The day to compare with is in the month that is meant, leap year or not."""
    assert dt.date(2028, 2, 29) == measured(robin(), dt.date(2028, 5, 31)).previous_day
    assert dt.date(2027, 2, 28) == measured(robin(), dt.date(2027, 5, 31)).previous_day


def test_what_was_planned_then_is_not_guessed() -> None:
    """A plan does not tell what it said three months ago, and the measure says so."""
    view = measured(robin())
    unknown = {row.id for row in view.measures if row.everybody.previous is None}

    assert unknown == {row.id for row in view.measures if row.previous_unknown}
    assert {"without-plan", "without-date", "date-passed", "gates-near"} <= unknown
    assert {"not known"} == {
        row.everybody.direction for row in view.measures if row.previous_unknown
    }


@pytest.mark.parametrize(("after", "count"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_gates_count_within_thirty_days_of_the_move(after: int, count: int) -> None:
    """The thirtieth day before the move counts, and the thirty-first does not."""
    view = measured(amended(robin(), "move", target=day(after)))

    assert count == figure(view, "gates-near")[0]
    assert [("P-001", ("Core team in post",))] * count == [
        (move.individual, move.gates) for move in view.near_moves
    ]


def test_a_decided_gate_is_not_counted() -> None:
    """Only gates that are not met stand in the way."""
    open_gate = Gate(id="g1", name="One", basis="local")
    gates = (open_gate, Gate(id="g2", name="Two", basis="local"))
    plan = amended(robin(), "move", target=day(9), gates=gates)

    assert 2 == figure(measured(plan), "gates-near")[0]


def test_a_gate_whose_waiver_has_ended_is_counted_again() -> None:
    """What let a move through once and no longer does stands in the way as before."""
    plan = amended(robin(), "move", target=day(9), gates=(_waived("One", -1), _waived("Two", 0)))

    assert [("P-001", ("One",))] == [(m.individual, m.gates) for m in measured(plan).near_moves]


def _waived(name: str, until: int) -> Gate:
    decider = Decider(name="S. T.", role="case manager", organisation="icb")
    return Gate(
        id=f"g-{name.lower()}", name=name, basis="local", decision="waived", decided_by=decider,
        decided_on=day(-9), reason="Until the post is filled.", waived_until=day(until),
    )  # fmt: skip


def test_people_without_a_plan_or_a_date_are_named() -> None:
    """Who is in hospital with no move, or a move without a day, stands by id."""
    dateless = measured(amended(robin(), "move", target=None))
    planless = measured(without(robin(), "move"))

    assert ((), ("P-001",)) == (dateless.without_plan, dateless.without_date)
    assert (("P-001",), ()) == (planless.without_plan, planless.without_date)


@pytest.mark.parametrize(("after", "count"), [(-1, 1), (0, 0)])
def test_a_planned_day_that_has_passed_is_counted(after: int, count: int) -> None:
    """The day itself has not passed."""
    view = measured(amended(robin(), "move", target=day(after)))

    assert count == figure(view, "date-passed")[0]


@pytest.mark.parametrize(("home", "back", "count"), [(-500, -400, 0), (-400, -300, 1), (-9, -1, 1)])
def test_a_readmission_counts_for_a_year(home: int, back: int, count: int) -> None:
    """Back in hospital within a year of leaving it is counted for twelve months after."""
    plan = waited(
        admitted=day(-900), on_this_ward_since=day(-900), clinically_ready=None, ended=day(home),
        ended_as="supported-housing",
    )  # fmt: skip
    stay = plan.by_id["spell"]
    again = type(stay)(
        **{
            name: getattr(stay, name)
            for name in ("source", "individual", "hospital", "unit", "security", "ward_type",
                         "bed_category", "commissioner_kind", "commissioner")
        },
        id="again", admitted=day(back), on_this_ward_since=day(back),
    )  # fmt: skip

    assert count == figure(measured(with_entity(plan, again)), "readmissions")[0]


def own(view: CaseloadView, name: str) -> int | None:
    """One measure of the agency that looks."""
    (found,) = (row for row in view.measures if row.id == name)
    return found.own.current if found.own else None


def test_an_agency_sees_its_own_beside_everybodys() -> None:
    """Own are the people whose responsible ICB or council, or commissioner, an agency is."""
    other = individual("P-002", responsible_icb=ResponsibleBody(agency="trust"))
    plan = with_entity(robin(), other)

    assert [(1, 1), (1, 0), (0, 0)] == [
        (view.own_people, own(view, "in-hospital"))
        for view in (measured(plan, agency=name) for name in ("icb", "trust", "oak"))
    ]
    assert (None, None) == (measured(plan).own_people, own(measured(plan), "in-hospital"))


def test_own_and_others_together_are_everybody() -> None:
    """No measure loses or counts twice what belongs to somebody."""
    plan = with_entity(robin(), individual("P-002", responsible_icb=ResponsibleBody(agency="oak")))
    views = [measured(plan, agency=name) for name in ("icb", "oak")]

    def parts(of: CaseloadView) -> dict[str, Measure]:
        return {row.id: row for row in (*of.measures, *of.overdue)}

    for name, row in parts(views[0]).items():
        owned = [parts(view)[name].own for view in views]
        assert row.everybody.current == sum(part.current for part in owned if part)


def test_overdue_by_kind_adds_up_to_what_is_overdue() -> None:
    """Every overdue duty is in one of the kinds."""
    from tcplan.views.calendar import calendar

    looking = Looking(amended(robin(), "move", target=day(-1)), "x", TODAY, TODAY)

    assert calendar(looking).overdue == sum(
        row.everybody.current for row in caseload(looking).overdue
    )


def test_small_numbers_are_shown_and_kept_from_publication() -> None:
    """The holder sees every number, and reads that none is for publication."""
    assert NOT_FOR_PUBLICATION == measured(robin()).not_for_publication
