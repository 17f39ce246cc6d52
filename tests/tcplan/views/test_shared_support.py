"""Whom else a person's agencies support is counted alike on every page: by ties and by controls."""

from tcplan.domain.plan import Plan
from tcplan.views.agencies import agency as one_agency
from tcplan.views.network import network
from tcplan.views.person import person
from tests.builders import agency, control, individual, small_plan, team, tie
from tests.tcplan.whatif.plans import looking


def shared() -> Plan:
    """Oak's north team supports P-001 by a tie, its south team P-002 and P-003 by controls."""
    return small_plan(
        individuals=tuple(map(individual, ("P-001", "P-002", "P-003", "P-004"))),
        agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak")),
        teams=(team("community-team", "trust"), team("north", "oak"), team("south", "oak")),
        ties=(tie("tie-1", "north", individual="P-001"),),
        risks=(),
        controls=(
            control("c-2", "south", individual="P-002"),
            control("c-3", "south", individual="P-003", state="agreed"),
            control("c-4", "south", individual="P-004", state="withdrawn"),
        ),
    )


def test_people_whom_only_a_control_supports_are_counted_in_the_overview() -> None:
    """An agency that delivers for two others, without a tie and by another team, is shared."""
    assert [2, 2, 2, 0] == [
        person(looking(shared()), name).others_supported
        for name in ("P-001", "P-002", "P-003", "P-004")
    ]


def test_the_network_and_the_agency_count_the_same_people() -> None:
    """Whoever goes from a tie to its agency meets the same number there."""
    plan = looking(shared())

    others = network(plan, "P-001").ties[0].also_supports

    assert len(one_agency(plan, "oak").people) == others + 1
