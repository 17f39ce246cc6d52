"""Typical milestones say whose figures they are, never form a loop, and miss nobody's path."""

import datetime as dt
from collections.abc import Collection
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.changes import Amend, apply
from tcplan.domain.codelists import code_list
from tcplan.domain.legal import LegalRoute, LegalStatus, VictimMarker
from tcplan.domain.transition import Milestone, Placement, Transition
from tcplan.rules.milestones import (
    TypicalMilestone,
    circumstances,
    lacking,
    library,
    proposed,
    typical_path,
)
from tests.builders import TODAY, agency, day, place, small_plan, source

MILESTONES = tuple(library().milestones.values())
EACH = pytest.mark.parametrize("typical", MILESTONES, ids=lambda typical: typical.id)
HOLDING = st.sets(st.sampled_from(list(library().only_if))).map(lambda some: some | {"always"})
HOME = ("home-search", "property", "adaptations")
STEPS = ("short-visits", "meals", "half-days", "days", "overnights")


def move(*milestones: Milestone, **fields: Any) -> Transition:  # noqa: ANN401
    """Robin's move with these milestones."""
    given: dict[str, Any] = {
        "id": "move",
        "source": source(),
        "individual": "P-001",
        "stage": "planning",
    }
    return Transition(**given | {"milestones": milestones} | fields)


def milestone(name: str, typical: str | None) -> Milestone:
    """A milestone that says which typical one it is, or none."""
    return Milestone(id=name, name=name, shortest=1, likely=2, longest=3, typical=typical)


def status(code: str, **fields: Any) -> LegalStatus:  # noqa: ANN401
    """A legal status in force today."""
    given: dict[str, Any] = {
        "id": "status",
        "source": source(),
        "individual": "P-001",
        "start": day(-400),
    }
    return LegalStatus(**given | {"code": code} | fields)


def total(names: Collection[str], figure: str) -> int:
    """The days of several milestones, one after another."""
    return sum(getattr(library().milestones[name], figure) for name in names)


def before(path: Collection[TypicalMilestone]) -> set[tuple[str, str]]:
    """Every pair of which the first comes before the second, at once or by way of others."""
    graph = nx.DiGraph((earlier, one.id) for one in path for earlier in one.after)
    return set(nx.transitive_closure(graph).edges)


def test_the_library_and_the_list_of_codes_agree() -> None:
    """Every typical milestone can be named by a plan, and every one that is named has its times."""
    assert list(code_list("milestone-library").codes) == list(library().milestones)


@EACH
def test_a_milestone_says_whose_figures_it_has(typical: TypicalMilestone) -> None:
    """Each has a source with its quality; an estimate of ours never claims a figure of others."""
    assert typical.source.strip()
    assert typical.quality in library().quality
    assert typical.only_if in library().only_if
    assert (typical.quality == "estimate") == (typical.exact == "")
    assert typical.quality != "estimate" or typical.address == ""


@EACH
def test_a_milestone_is_one_that_a_plan_can_hold(typical: TypicalMilestone) -> None:
    """Its days rise, its owners are kinds of agency, and what comes before it stands before it."""
    ids = list(library().milestones)

    assert 0 < typical.shortest <= typical.likely <= typical.longest
    assert set(typical.owner_kinds) <= set(code_list("agency-kind").codes)
    assert typical.owner_kinds
    assert set(typical.after) <= set(ids[: ids.index(typical.id)])


def test_none_is_called_statutory() -> None:
    """A planner is told that no lead time is the law's."""
    assert "None of these times is statutory" in library().about


def test_the_home_takes_what_its_source_says() -> None:
    """Search, property and adaptations together take the 6 to 18 months of the one source."""
    assert (183, 549) == (total(HOME, "shortest"), total(HOME, "longest"))


def test_the_introductions_take_what_their_source_says() -> None:
    """From the first visit to the last overnight stay it is 8 to 12 weeks, step by step."""
    assert (56, 84) == (total(STEPS, "shortest"), total(STEPS, "longest"))
    assert all(pair in before(MILESTONES) for pair in pairwise(STEPS))


def test_a_review_has_two_weeks_to_be_prepared() -> None:
    """Nobody plans a C(E)TR with less than the two weeks that the national checklist advises."""
    assert 14 == library().milestones["cetr-prepared"].shortest


def test_all_work_before_the_move_leads_to_it() -> None:
    """No typical piece of work hangs loose: it comes before the move or after it."""
    order = before(MILESTONES)
    loose = [
        one.id
        for one in MILESTONES
        if one.id != "move" and not {(one.id, "move"), ("move", one.id)} & order
    ]

    assert [] == loose


@given(HOLDING)
def test_leaving_work_out_keeps_the_order_of_the_rest(holding: set[str]) -> None:
    """Where the Ministry is left out, what it waited for still comes before the move."""
    path = typical_path(holding)
    kept = {one.id for one in path}

    assert [one.id for one in MILESTONES if one.only_if in holding] == [one.id for one in path]
    assert before(path) == {pair for pair in before(MILESTONES) if set(pair) <= kept}


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("01", {}, set()),
        ("02", {}, {"detained"}),
        ("03", {}, {"detained", "aftercare"}),
        ("09", {}, {"detained", "aftercare", "restricted"}),
        ("34", {"limitation_direction": True}, {"detained", "aftercare", "restricted"}),
        ("34", {"limitation_direction": None}, {"detained", "aftercare", "restricted"}),
        ("34", {"limitation_direction": False}, {"detained", "aftercare"}),
        ("99", {}, {"detained", "aftercare", "restricted"}),
        ("03", {"end": day(-1)}, {"aftercare"}),
        ("09", {"end": TODAY}, {"detained", "aftercare", "restricted"}),
        ("09", {"start": day(1)}, set()),
    ],
)
def test_a_legal_status_decides_what_is_typical(
    code: str, fields: dict[str, Any], expected: set[str]
) -> None:
    """Restriction, detention and aftercare follow the section; what is not known is kept in."""
    plan = small_plan(legal_statuses=(status(code, **fields),))
    legal = {"restricted", "detained", "aftercare"}

    assert expected == circumstances(plan, "P-001", TODAY) & legal


@pytest.mark.parametrize(
    ("tenure", "deprives", "expected"),
    [
        ("own-tenancy", None, {"always", "tenancy"}),
        ("supported-living", True, {"always", "tenancy", "liberty"}),
        ("care-home", False, {"always"}),
    ],
)
def test_the_home_decides_what_is_typical(
    tenure: str,
    deprives: bool | None,  # noqa: FBT001
    expected: set[str],
) -> None:
    """A tenancy is for a home of one's own, the Court for a home that deprives of liberty."""
    home = Placement(
        id="the-home",
        source=source(),
        individual="P-001",
        tenure=tenure,
        place="flat",
        deprives_of_liberty=deprives,
    )
    plan = small_plan(
        places=(place("flat"),), placements=(home,), transitions=(move(placement="the-home"),)
    )

    assert expected == circumstances(plan, "P-001", TODAY)


def test_a_route_through_the_court_makes_the_application_typical() -> None:
    """Where the Court of Protection is the planned route, its application is on the path."""
    route = LegalRoute(id="route", source=source(), individual="P-001", kind="court-of-protection")

    assert "liberty" in circumstances(small_plan(legal_routes=(route,)), "P-001", TODAY)


def test_a_victim_marker_makes_liaison_typical() -> None:
    """Where liaison stands in the plan, consulting it is on the path."""
    marker = VictimMarker(
        id="marker",
        source=source(),
        individual="P-001",
        condition_text="No contact",
        liaison="liaison",
    )
    liaison = agency("liaison", "victim-liaison")
    plan = small_plan(victim_markers=(marker,), agencies=(*small_plan().agencies, liaison))

    assert "victim" in circumstances(plan, "P-001", TODAY)


def test_what_a_plan_has_is_not_lacking() -> None:
    """A milestone counts by what it says it is, never by its name."""
    has = move(milestone("m-1", "home-search"), milestone("move-day", None))
    missing = [one.id for one in lacking(has, {"always"})]

    assert "home-search" not in missing
    assert "move" in missing


@given(HOLDING, st.sets(st.sampled_from([one.id for one in MILESTONES])))
def test_what_is_proposed_fits_into_the_plan(holding: set[str], has: set[str]) -> None:
    """Added to the move, the proposals make a plan without a loop that lacks nothing."""
    own = tuple(milestone(f"own-{name}", name) for name in sorted(has))
    plan = small_plan(transitions=(move(*own),))
    (transition,) = plan.transitions
    new = proposed(transition, holding)
    changed = apply(plan, [Amend("move", {"milestones": (*own, *new)})])

    assert () == lacking(changed.transitions[0], holding)
    assert len(new) == len(lacking(transition, holding))


def test_what_is_proposed_comes_after_what_is_there() -> None:
    """A proposed tenancy waits for the property that the plan has already, by its own id."""
    new = proposed(move(milestone("flat-let", "property")), {"always", "tenancy"})
    tenancy = next(one for one in new if one.typical == "tenancy")

    assert ("flat-let",) == tenancy.depends_on


def test_a_long_id_of_a_person_still_makes_ids() -> None:
    """Whatever the person's id, the ids of proposals are ids, each once."""
    long = move(individual="P" * 64)
    ids = [one.id for one in proposed(long, {"always"})]

    assert len(set(ids)) == len(ids)


def test_a_day_before_the_order_knows_nothing_of_it() -> None:
    """Asked about a day before a section began, it is not taken into account."""
    plan = small_plan(legal_statuses=(status("09", start=dt.date(2026, 11, 22)),))

    assert "restricted" not in circumstances(plan, "P-001", dt.date(2026, 11, 21))
    assert "restricted" in circumstances(plan, "P-001", dt.date(2026, 11, 22))
