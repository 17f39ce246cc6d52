"""What an agency's page tells of hours: what only it may deliver, and where it is short."""

from tcplan.domain.plan import Plan
from tcplan.views.agencies import agency as agency_view
from tcplan.views.capacity import HoursView
from tcplan.views.looking import Looking
from tests.builders import TODAY, agency, amended, control, day, robin, team, with_entity


def hours(plan: Plan, name: str = "oak") -> tuple[HoursView, ...]:
    """The hours on an agency's page."""
    return agency_view(Looking(plan, "test.plan.json", TODAY, TODAY), name).hours


def plan(**oak: object) -> Plan:
    """Oak's nights of 70 hours, days of 20 that Ash may deliver too, from tomorrow on."""
    made = with_entity(
        robin(),
        agency("ash"),
        team("nights", "oak", capacity_hours=60),
        control("c-nights", "nights", hours_a_week=70, start=day(1)),
        control("c-days", ("oak", "ash"), hours_a_week=20, start=day(1), end=day(9)),
    )
    return amended(made, "oak", **oak)


def test_hours_are_told_for_the_agency_and_for_each_team_that_offers_some() -> None:
    """The rota that is short stands beside the company that has hours enough."""
    told = hours(plan(capacity_hours=500))

    assert ["oak", "oak", "nights"] == [row.holder for row in told]
    assert [(day(1), day(9)), (day(10), None), (day(1), None)] == [
        (row.start, row.end) for row in told
    ]
    assert [(70, 90, 500), (70, 70, 500), (70, 70, 60)] == [
        (row.only_it, row.at_most, row.offers) for row in told
    ]


def test_the_shortage_stands_with_the_team_that_is_short() -> None:
    """The sentence names the days, the hours and the person by id."""
    *company, rota = hours(plan(capacity_hours=500))

    assert [None, None] == [row.short for row in company]
    assert rota.short == (
        "From 23 November 2026 on Nights is asked for 70 hours a week and offers 60; nobody else "
        "may deliver: “C-Nights” for P-001."
    )


def test_an_agency_that_is_asked_for_nothing_has_no_table() -> None:
    """No hours are wanted of most agencies, and their pages do not say so at length."""
    assert () == hours(plan(), "icb")
    assert () == hours(robin())


def test_hours_that_were_never_recorded_are_told_as_not_recorded() -> None:
    """Nothing is said to be enough where nobody said how much there is."""
    first = hours(plan())[0]

    assert ("oak", None, None) == (first.holder, first.offers, first.short)
