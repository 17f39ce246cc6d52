"""What is told of separate ways: their number, which they are, and what only looks like two."""

import datetime as dt
from functools import cache

import pytest

from fixtures.build import county_durham
from tcplan.analysis.cover import cover
from tcplan.analysis.diagram import MOST, smallest
from tcplan.analysis.ways import separate_ways
from tcplan.domain.control import Delivery
from tcplan.domain.plan import Plan
from tcplan.views.looking import Looking
from tcplan.views.risks import RiskView, SlotView, risk_view, risks
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    agency,
    control,
    depends,
    place,
    risk,
    small_plan,
    system,
    team,
)

CAUSE = ("t-unnoticed",)


def told(*controls: object, **collections: object) -> RiskView:
    """What is told of the one risk with one cause that these controls act on."""
    plan = small_plan(risks=(risk("r-pain", *CAUSE),), controls=controls, **AGENCIES | collections)
    return risks(Looking(plan, "test.plan.json", TODAY, TODAY), "P-001").rows[0]


AGENCIES: dict[str, object] = {
    "agencies": (
        agency("icb", "icb"),
        agency("trust", "mh-trust"),
        agency("oak"),
        agency("elm", depends_on=(depends("grove", "parent-company"),)),
        agency("ash", depends_on=(depends("grove", "parent-company"),)),
        agency("grove", "parent-company"),
    ),
    "teams": (team("community-team", "trust"), team("pool", kind="staffing-pool")),
    "places": (place("home"), place("priory", kind="office")),
    "systems": (system("alarm"),),
}


def only(view: RiskView) -> SlotView:
    """The one stretch of hours of a risk."""
    (slot,) = view.slots
    return slot


def on_cause(name: str, holder: str, **fields: object) -> object:
    """A control on the one cause."""
    return control(name, holder, prevents=CAUSE, **fields)


def test_two_agencies_that_share_nothing_are_two_ways() -> None:
    """Either could hold the risk with the other gone, and both are named with who delivers."""
    ways = only(told(on_cause("c-oak", "oak"), on_cause("c-trust", "trust"))).ways

    assert (2, 2, "2") == (ways.separate, ways.at_most, ways.words)
    assert {"“C-Oak” by Oak", "“C-Trust” by Trust"} == set(ways.each)
    assert () == ways.one_way


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"holder": "oak"}, {"holder": "oak"}, "each needs Oak (support provider)"),
        ({"holder": "elm"}, {"holder": "ash"}, "each needs Grove (parent company of providers)"),
        (
            {"holder": "oak", "requires": ("priory",)},
            {"holder": "trust", "requires": ("priory",)},
            "each needs Priory (office or base)",
        ),
        (
            {"holder": "oak", "requires": ("alarm",)},
            {"holder": "trust", "requires": ("alarm",)},
            "each needs Alarm (alarm or telecare)",
        ),
        ({"holder": "pool"}, {"holder": "pool"}, "each needs Pool (staffing pool)"),
        ({"holder": "oak"}, {"holder": "trust", "requires": ("c-one",)}, "each needs “C-One”"),
    ],
    ids=["agency", "parent", "building", "system", "pool", "control"],
)
def test_what_shares_something_is_one_way_and_says_what(
    first: dict[str, object], second: dict[str, object], said: str
) -> None:
    """Two names on paper are one way of holding it when one event takes both away."""
    one, other = dict(first), dict(second)
    view = told(
        on_cause("c-one", str(one.pop("holder")), **one),
        on_cause("c-two", str(other.pop("holder")), **other),
    )
    ways = only(view).ways

    assert 1 == ways.separate
    assert (f"“C-One” and “C-Two” count as one way: {said}",) == ways.one_way


def test_two_of_three_must_fail_together_and_are_one_way() -> None:
    """The two figures stand side by side under different names, because they differ."""
    two_of_three = Delivery(mode="at-least", needed=2, holders=("oak", "trust", "elm"))
    slot = only(told(control("c-two", "oak", prevents=CAUSE, delivery=two_of_three)))

    assert 1 == slot.smallest  # the arrangement itself may fail
    three = [
        control(f"c-{n}", "oak", prevents=CAUSE, delivery=two_of_three) for n in ("a", "b", "c")
    ]
    slot = only(told(*three))
    assert (2, 1) == (slot.smallest, slot.ways.separate)


def test_the_hours_with_fewest_ways_are_named() -> None:
    """A second way in office hours is no second way at night."""
    view = told(on_cause("c-oak", "oak"), on_cause("c-trust", "community-team", hours=OFFICE_HOURS))

    assert view.separate_ways.startswith("1 (Mon–Fri before 09:00 and from 17:00;")
    assert {1, 2} == {slot.ways.separate for slot in view.slots}


def test_a_way_that_is_only_promised_says_so() -> None:
    """Ways that would be there if promises were kept are not told as if they were."""
    view = told(on_cause("c-oak", "oak", state="agreed"), on_cause("c-t", "trust", state="agreed"))

    assert "2, if promises are kept (at all times)" == view.separate_ways


def test_where_nothing_holds_it_there_is_no_way() -> None:
    """No control, no cause: none, in words."""
    assert "none: nothing holds it (at all times)" == told().separate_ways
    plan = small_plan(risks=(risk("r-pain", threats=()),), controls=())
    view = risks(Looking(plan, "test.plan.json", TODAY, TODAY), "P-001").rows[0]
    assert "none: nothing holds it" == view.separate_ways


@cache
def durham() -> Looking:
    """The sample plan on its own day."""
    day = dt.date(2026, 11, 22)
    return Looking(county_durham(), "county-durham.plan.json", day, day)


def test_no_name_of_a_person_stands_in_a_way_while_names_are_hidden() -> None:
    """Arrangements called after people are told with ids where names are hidden."""
    plan: Plan = durham().plan
    names = {person.preferred_name for person in plan.individuals}
    told_words = [
        word
        for one in plan.risks
        for slot in risk_view(durham(), one).slots
        for text in (*slot.ways.each, *slot.ways.one_way)
        for word in text.replace("'", " ").replace("’", " ").split()
    ]

    assert set() == names.intersection(told_words)


def test_there_are_never_more_separate_ways_than_things_that_must_fail() -> None:
    """Every way needs one of the things that must fail together, and no two share it."""
    for one in durham().plan.risks:
        for at in cover(durham().arrangements, one).slots:
            least = smallest(at.risk.strongest) or 0
            ways = separate_ways(at.risk.strongest)
            assert ways.exact
            assert least > MOST or len(ways.ways) <= max(least, not one.threats)


def test_the_shared_rota_of_the_sample_is_told_as_one_way() -> None:
    """Two night numbers on one rota: Chris's second number is no second way."""
    view = risk_view(durham(), durham().plan.by_id["r019-panic"])
    said = [text for slot in view.slots for text in slot.ways.one_way]

    assert any("each needs South and central on-call rota (rota)" in text for text in said)
    assert view.separate_ways.startswith("1 ")
