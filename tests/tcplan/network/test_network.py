"""The graph of the plan, and what is asked of it: who leans on whom."""

from typing import Any

import pytest
from hypothesis import given

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.network import network, reach, shared, sole_holders, used_by
from tcplan.analysis.network.edges import LEANS
from tcplan.domain.control import Control, Delivery
from tcplan.domain.plan import Plan
from tcplan.domain.transition import Milestone, SupportPackage
from tcplan.errors import UnknownIdError
from tests.builders import (
    TODAY,
    amended,
    control,
    day,
    depends,
    empty_plan,
    individual,
    robin,
    small_plan,
    source,
    team,
    tie,
    with_entity,
)
from tests.tcplan.analysis.plans import condition, plans, share


def edges(plan: Plan, kind: str) -> list[tuple[str, str]]:
    """Source and target of every edge of one kind."""
    told = network(plan).edges(data="kind")
    return [(source, target) for source, target, named in told if named == kind]


def on_pain(name: str, holder: str, /, **fields: Any) -> Control:  # noqa: ANN401
    """A control on the one cause."""
    return control(name, holder, **{"prevents": ("t-unnoticed",), **fields})


def test_everything_of_the_plan_is_in_the_graph_with_its_kind_and_name() -> None:
    """People, agencies, places, risks, causes, results, controls and the move are all there."""
    graph = network(robin())
    kinds = {
        name: graph.nodes[name]["kind"] for name in ("P-001", "oak", "on-call", "c-mum", "move")
    }
    assert {
        "P-001": "individual",
        "oak": "agency",
        "on-call": "team",
        "c-mum": "control",
        "move": "transition",
    } == kinds
    assert "t-unnoticed happens" == graph.nodes["t-unnoticed"]["name"]


def test_no_edge_leads_to_something_that_is_not_in_the_plan() -> None:
    """Whatever an edge names is known with its kind."""
    graph = network(robin())
    assert [] == [name for name in graph.nodes if "kind" not in graph.nodes[name]]


def test_an_edge_reads_as_a_sentence() -> None:
    """Who delivers, who stands in, what is prevented and what is needed can be read off."""
    assert ("oak", "c-oak") in edges(robin(), "delivers")
    assert [("elm", "c-oak")] == edges(robin(), "deputises")
    assert ("c-oak", "t-unnoticed") in edges(robin(), "prevents")
    assert [("c-alarm", "alarm")] == edges(robin(), "requires")
    assert {("oak", "grove"), ("elm", "grove")} == set(edges(robin(), "depends_on"))
    assert [("P-001", "placement")] == edges(robin(), "lives_in")


def test_steps_conditions_and_restrictions_are_in_the_graph() -> None:
    """What a step waits for, what a condition excludes, and what makes a restriction lawful."""
    steps = (
        Milestone(id="m-1", name="Keys", shortest=1, likely=1, longest=1),
        Milestone(id="m-2", name="Move", shortest=1, likely=1, longest=1, depends_on=("m-1",)),
    )
    plan = amended(robin(), "move", milestones=steps)
    excluding = condition("k-no", "trust", authority="order", excludes_holders=("hospital",))
    lock = on_pain("c-lock", "oak", restrictive=True, authority="order", successor="c-oak")
    plan = with_entity(plan, excluding, lock)
    assert [("m-2", "m-1")] == edges(plan, "waits_for")
    assert [("trust", "k-no")] == edges(plan, "supervises")
    assert [("k-no", "hospital")] == edges(plan, "excludes")
    assert [("k-no", "order"), ("c-lock", "order")] == edges(plan, "rests_on")
    assert [("c-lock", "c-oak")] == edges(plan, "is_followed_by")
    assert {"k-no", "c-lock", "P-001"} <= {use.id for use in used_by(plan, "order")}


def test_two_ties_with_the_same_holder_are_two_edges() -> None:
    """No tie vanishes behind another."""
    plan = with_entity(robin(), tie("tie-again", "oak", role="keyholder"))
    assert 2 == edges(plan, "supports").count(("oak", "P-001"))


def test_an_edge_carries_its_days_and_what_the_plan_says_of_it() -> None:
    """A tie keeps its strength, its role, and its first and last day."""
    graph = network(robin())
    (told,) = graph.get_edge_data("hospital", "P-001").values()
    assert ("strained", "ward team", None, day(42)) == (
        told["strength"],
        told["role"],
        told["start"],
        told["end"],
    )


def test_a_friend_whom_the_person_is_there_for_is_not_leaned_on() -> None:
    """Support that flows from the person is told, and is nobody's cover."""
    plan = amended(robin(), "tie-elm", direction="from")
    assert [("P-001", "elm")] == edges(plan, "is_there_for")
    assert "is_there_for" not in LEANS


def test_what_uses_a_parent_company_is_found_through_its_companies() -> None:
    """The way from the company to each thing that leans on it is told, nearest first."""
    uses = {use.id: use for use in used_by(robin(), "grove")}
    assert ("grove", "oak") == uses["oak"].way
    assert uses["oak"].directly
    assert ("grove", "oak", "c-oak") == uses["c-oak"].way
    assert not uses["c-oak"].directly
    assert "individual" == uses["P-001"].kind
    lengths = [len(use.way) for use in used_by(robin(), "grove")]
    assert sorted(lengths) == lengths


def test_what_nobody_uses_has_no_uses() -> None:
    """A person is used by nobody."""
    assert () == used_by(robin(), "P-001")


def test_dependencies_in_a_circle_end() -> None:
    """Two agencies that depend on each other use each other, once."""
    plan = amended(robin(), "grove", depends_on=(depends("oak"),))
    assert ["grove"] == [use.id for use in used_by(plan, "oak") if use.kind == "agency"][:1]
    assert "oak" not in {use.id for use in used_by(plan, "oak")}


def test_an_unknown_id_is_refused_with_near_ones() -> None:
    """A slip of the pen gets a hint and no empty answer."""
    with pytest.raises(UnknownIdError, match="oak"):
        used_by(robin(), "oka")


def test_the_reach_of_an_agency_counts_what_leans_on_it_through_others() -> None:
    """A parent company reaches the people and promised controls of its companies."""
    reached = {found.agency: found for found in reach(robin(), TODAY)}
    assert ("c-oak",) == reached["grove"].controls
    assert ("P-001",) == reached["grove"].individuals
    assert () == reached["landlord"].controls


def test_the_reach_of_an_agency_is_that_of_the_day() -> None:
    """A tie that has ended and a control that has not begun do not count on the day."""
    before = {found.agency: found for found in reach(robin(), TODAY)}
    after = {found.agency: found for found in reach(robin(), day(43))}
    assert ("c-oak", "c-training") == after["elm"].controls
    assert ("c-oak",) == before["elm"].controls
    gone = amended(robin(), "spell", ended=day(42), ended_as="supported-housing")
    assert ("P-001",) == before["hospital"].individuals
    assert () == {f.agency: f for f in reach(gone, day(43))}["hospital"].individuals


@pytest.mark.parametrize("state", ["proposed", "failed", "withdrawn"])
def test_only_promised_controls_are_reached(state: str) -> None:
    """What is only proposed, or is over, leans on nobody."""
    plan = small_plan(controls=(on_pain("c-1", "oak", state=state),))
    assert () == {found.agency: found for found in reach(plan, TODAY)}["oak"].controls


def _two_people() -> Plan:
    plan = with_entity(robin(), individual("P-002"), individual("P-003"))
    return with_entity(
        plan,
        tie("tie-2", "oak", individual="P-002"),
        control("c-2", "on-call", individual="P-003"),
        control("c-3", "elm", individual="P-003", state="proposed"),
        SupportPackage(
            id="package",
            source=source(),
            individual="P-002",
            provider="elm",
            hours_a_week=10,
            ratio="1:1",
            core_team=1,
            core_team_in_post=1,
        ),
    )


def test_others_whom_the_same_agency_supports_are_counted() -> None:
    """By tie, by a control of one of its teams, or by a package; proposals do not count."""
    counts = shared(_two_people(), "P-001", TODAY)
    assert (2, 1, 0) == (counts["oak"], counts["elm"], counts["mum"])


def test_agencies_that_do_not_support_the_person_are_left_out() -> None:
    """Only the person's own agencies are told, in the plan's order."""
    counts = shared(_two_people(), "P-001", TODAY)
    assert "landlord" not in counts
    assert [a.id for a in robin().agencies if a.id in counts] == list(counts)


def test_ties_of_another_day_are_shared_on_that_day() -> None:
    """On a day only the ties of that day count; without a day, all do."""
    plan = amended(robin(), "tie-mum", end=day(-1))
    plan = amended(plan, "c-mum", state="withdrawn")
    assert "mum" not in shared(plan, "P-001", TODAY)
    assert "mum" in shared(plan, "P-001")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"oak": ("c-1",)}),
        ({"deputy": "icb"}, {}),
        ({"delivery": Delivery(holders=("oak", "trust"))}, {}),
        (
            {"delivery": Delivery(holders=("oak", "trust"), mode="all")},
            {"trust": ("c-1",), "oak": ("c-1",)},
        ),
        ({"delivery": Delivery(holders=("oak", "trust", "icb"), mode="at-least", needed=2)}, {}),
        ({"state": "proposed"}, {}),
        ({"end": day(-1)}, {}),
    ],
)
def test_sole_holders_are_those_without_whom_a_control_is_not_delivered(
    fields: dict[str, Any], expected: dict[str, tuple[str, ...]]
) -> None:
    """One holder without a deputy is sole; so is each of two who are both needed."""
    plan = small_plan(controls=(on_pain("c-1", "oak", **fields),))
    assert expected == dict(sole_holders(plan, TODAY))


def test_an_empty_plan_has_an_empty_graph() -> None:
    """Nothing leans on nothing."""
    plan = empty_plan()
    assert (0, ()) == (len(network(plan)), reach(plan, TODAY))
    assert {} == dict(sole_holders(plan, TODAY))


@given(plans())
@share(0.5)
def test_whatever_a_control_rests_on_is_used_by_it(plan: Plan) -> None:
    """The graph knows every agency, team, place and system that the failure logic knows."""
    arrangements = Arrangements(plan, TODAY)
    users = {
        thing.id: {use.id for use in used_by(plan, thing.id)}
        for thing in (*plan.agencies, *plan.teams, *plan.places, *plan.systems)
    }
    for made in plan.controls:
        named = [*made.delivery.holders, *([made.deputy] if made.deputy else [])]
        for holder in named:
            for event in arrangements.standing(holder).events:
                assert made.id in users[event]


def test_a_team_shared_by_several_agencies_counts_for_none_of_them() -> None:
    """A rota without an agency of its own is nobody's support; it is asked about by itself."""
    plan = with_entity(robin(), team("rota"), tie("tie-rota", "rota"))
    assert shared(robin(), "P-001", TODAY) == shared(plan, "P-001", TODAY)
