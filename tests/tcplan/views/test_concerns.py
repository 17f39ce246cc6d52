"""Concerns are reports: counted by month and area, answered in time, and never a person's rank."""

import datetime as dt
from collections import Counter
from typing import Any

import attrs
import pytest

from fixtures.build import PLANS
from tcplan.domain.plan import Plan
from tcplan.domain.records import Concern
from tcplan.domain.transition import Placement, Transition
from tcplan.views.concerns.trend import months_until
from tcplan.views.concerns.view import ConcernsView, concerns
from tcplan.views.looking import Looking
from tests.builders import (
    TODAY,
    agency,
    amended,
    day,
    family,
    least,
    place,
    robin,
    source,
    tie,
    with_entity,
    without,
)

DURHAM = PLANS["county-durham"]()


def looked(plan: Plan, on: dt.date = TODAY, **more: Any) -> ConcernsView:  # noqa: ANN401
    """What the view says of a plan on a day."""
    return concerns(Looking(plan, "x", on, TODAY, **more))


def report(name: str = "co", after: int = -4, **given: Any) -> Concern:  # noqa: ANN401
    """A report of exploitation of Robin, four days ago unless told otherwise."""
    fields: dict[str, Any] = {
        "kind": "exploitation",
        "individual": "P-001",
        "reported_by": "oak",
        "text": "Robin was asked for a card.",
    }
    return Concern(id=name, source=source(), on=day(after), **fields | given)


def tension(name: str = "tens", after: int = -4, **given: Any) -> Concern:  # noqa: ANN401
    """A report of tension at the market."""
    fields = {"kind": "tension", "individual": None, "place": "market", "text": "Shouting."}
    return report(name, after, **fields | given)


def plan(*reports: Concern) -> Plan:
    """Robin's plan with a market, and with these reports."""
    market = place("market", kind="community", area="Crook")
    return with_entity(with_entity(robin(), market), *reports)


def test_the_months_are_six_and_the_last_is_not_over() -> None:
    """From June until today: whoever compares November sees that it has eight days to go."""
    months = months_until(TODAY)

    assert [6, 7, 8, 9, 10, 11] == [month.first.month for month in months]
    assert [True] * 5 + [False] == [month.whole for month in months]
    assert [dt.date(2026, 10, 31), TODAY] == [month.last for month in months[-2:]]


def test_the_trend_counts_what_a_reader_would_count() -> None:
    """Every kind and month of the sample, counted again by the letters of its dates."""
    view = looked(DURHAM)
    read = Counter((one.kind, f"{one.on:%Y-%m}") for one in DURHAM.concerns)
    months = [f"{month.first:%Y-%m}" for month in view.months]

    assert {k: c for k, c in read.items() if c} == {
        (kind.code, month): count
        for kind in view.kinds
        for month, count in zip(months, kind.counts, strict=True)
        if count
    }


def test_areas_and_kinds_count_the_same_reports() -> None:
    """No report is lost or doubled on the way from kinds to areas."""
    view = looked(DURHAM)

    assert sum(kind.total for kind in view.kinds) == sum(area.total for area in view.areas)
    assert all(
        area.counts == tuple(map(sum, zip(*(kind.counts for kind in area.kinds), strict=True)))
        for area in view.areas
    )


def test_what_is_not_in_the_trend_is_counted() -> None:
    """A report of last year, and one of tomorrow, are told as left out."""
    view = looked(plan(report("a", -400), report("b", 1), report("c")))

    assert (1, 1, 1) == (view.earlier, view.later, sum(kind.total for kind in view.kinds))
    assert ["a", "c"] == sorted(row.id for row in view.rows)


def test_a_concern_is_counted_where_it_was() -> None:
    """At the market when it names it, else in the area of the ward on which Robin was."""
    ward = amended(
        plan(report("a"), report("b", place="market")), "hospital", area="Northumberland"
    )

    assert ["Crook", "Northumberland"] == [area.area for area in looked(ward).areas]


def test_a_concern_of_somebody_at_home_is_counted_at_home() -> None:
    """Where somebody lived on the day of the report, not where they live when it is read."""
    home = amended(plan(report("a", -50), report("b", -4)), "home", area="Willington")
    moved = _left_hospital(home)
    areas = {row.id: row.area for row in looked(moved).rows}

    assert {"a": "Area not recorded", "b": "Willington"} == areas


def _left_hospital(of: Plan) -> Plan:
    gone = amended(of, "spell", ended=day(-20), ended_as="supported-housing")
    lives: Placement = least(Placement, id="pl", source=source(), individual="P-001", place="home")
    moves: Transition = least(
        Transition, id="tr-home", source=source(), individual="P-001", placement="pl",
        moved_on=day(-20),
    )  # fmt: skip
    return with_entity(gone, lives, moves)


def test_who_waits_for_an_answer_stands_first() -> None:
    """The longest wait first, then what is open, then what is closed."""
    view = looked(
        plan(
            report("closed", status="closed", acknowledged_on=day(-3)),
            report("answered", acknowledged_on=day(-3), status="in-hand"),
            report("young", -1),
            report("old", -30),
        )
    )

    assert ["old", "young", "answered", "closed"] == [row.id for row in view.rows]
    assert (2, 1, 1) == (view.waiting, view.overdue, view.closed)


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (None, "not acknowledged, overdue by 2 days"),
        (0, "acknowledged the same day"),
        (2, "acknowledged after 2 days"),
        (3, "acknowledged after 3 days, late"),
    ],
    ids=["not yet", "at once", "in time", "late"],
)
def test_an_answer_is_told_in_words(answered: int | None, words: str) -> None:
    """Reported on a Wednesday: two working days lead to the Friday, and Saturday is late."""
    when = None if answered is None else day(-4 + answered)
    (row,) = looked(plan(report(acknowledged_on=when))).rows

    assert words == row.standing


def test_an_answer_of_later_is_not_known_yet() -> None:
    """Asked as at the day of the report, nobody has answered."""
    (row,) = looked(plan(report(acknowledged_on=day(-1))), day(-4)).rows

    assert (True, "not acknowledged, due in 2 days") == (row.waiting, row.standing)


def test_in_time_and_late_are_counted_by_the_rule() -> None:
    """The rule is cited with its number, and what was late under it is counted."""
    view = looked(
        plan(
            report("a", acknowledged_on=day(-4)),
            report("b", acknowledged_on=day(-1)),
            report("c", status="closed"),
        )
    )

    assert view.acknowledging is not None
    assert ("R64", 2) == (view.acknowledging.rule, view.acknowledging.working_days)
    assert (1, 1, 1) == (view.in_time, view.late, view.never_answered)


def test_who_never_reports_is_told_of_those_who_support_somebody_there() -> None:
    """Elm has a tie and never reported; family is not asked, and oak has reported."""
    there = amended(_left_hospital(plan(report(place="home"))), "home", area="Crook")
    gone = (agency("gone", end=day(-1)), tie("tie-gone", "gone"))
    nurses = tie("tie-nurses", "community-team")
    home = without(with_entity(there, *gone, nurses), "tie-ward")
    (area,) = looked(home).reporting

    assert ("Crook", ("Oak",)) == (area.area, area.reporting)
    assert ["trust"] == [one.agency for one in area.never]


@pytest.mark.parametrize(("kind", "listed"), [("provider", True), ("court", False)])
def test_whoever_is_not_there_to_report_is_not_listed_for_it(kind: str, *, listed: bool) -> None:
    """A provider with a tie could report; that a tribunal has not says nothing of it."""
    there = amended(_left_hospital(plan(report(place="home"))), "home", area="Crook")
    home = with_entity(there, agency("another", kind=kind), tie("tie-another", "another"))

    assert listed == ("another" in {one.agency for one in looked(home).never})


def test_families_and_friends_are_one_reporter() -> None:
    """What a mother reports is counted, and she is not listed by name."""
    known = with_entity(plan(report("a", reported_by="mum")), family("dad"))
    view = looked(with_entity(known, report("b", reported_by="dad")))

    assert [("Families and friends", 2)] == [(one.name, one.reports) for one in view.reporters]
    assert all(one.agency != "mum" for area in view.reporting for one in area.never)


def test_tension_is_told_by_place_and_says_whether_somebody_is_to_move_there() -> None:
    """A yes or no about the area, and nobody's id."""
    (there,) = looked(plan(tension("a", -9), tension("b", -4, status="closed"))).tension

    assert ("market", 2, 1, day(-4)) == (
        there.place,
        there.reports,
        there.not_closed,
        there.last_on,
    )
    assert False is there.move_planned
    assert not [field.name for field in attrs.fields(type(there)) if "individual" in field.name]


def test_a_planned_move_shows_at_a_place_of_its_area_and_only_to_the_holder() -> None:
    """Whoever holds the plan is told that somebody is to move there; another agency is not."""
    awaited = amended(plan(tension()), "home", area="Crook")
    lives: Placement = least(Placement, id="pl", source=source(), individual="P-001", place="home")
    moves: Transition = least(
        Transition, id="tr-home", source=source(), individual="P-001", placement="pl"
    )
    planned = with_entity(awaited, lives, moves)

    assert [True] == [one.move_planned for one in looked(planned).tension]
    assert [None] == [one.move_planned for one in looked(planned, agency="oak").tension]


def test_names_stay_hidden() -> None:
    """What somebody wrote about Robin says P-001 while names are hidden."""
    (row,) = looked(plan(report())).rows

    assert "P-001 was asked for a card." == row.text
    (named,) = looked(plan(report()), names=True).rows
    assert "Robin was asked for a card." == named.text


def test_nothing_was_reported() -> None:
    """A plan without concerns counts nothing and says so of every kind."""
    view = looked(without(robin()))

    assert (0, ()) == (sum(kind.total for kind in view.kinds), view.rows)
    assert () == view.areas
