"""The failure logic of support in plain words: each rule with the smallest plan that shows it.

Every answer here was worked out by hand; the simulation of ADR 0010 must give it too.
"""

import pytest

from tcplan.domain.control import Delivery
from tests.builders import agency, amended, consequences, place, risk, system, team
from tests.tcplan.analysis.asked import held
from tests.tcplan.analysis.clinic import NOON, cuts, told, two_ways
from tests.tcplan.analysis.plans import needs, on_pain, plan

# One agency is one event


def test_one_agency_behind_two_arrangements_is_one_way() -> None:
    """Two arrangements by one provider are no back-up for each other."""
    of = plan(on_pain("c1"), on_pain("c2"))

    assert "relies-on-one" == told(of)
    assert {"oak", "c1 c2"} == cuts(of)


def test_two_agencies_are_two_ways() -> None:
    """Arrangements by two separate providers back each other up."""
    of = two_ways()

    assert "has-back-up" == told(of)
    assert {"elm oak", "c1 elm", "c2 oak", "c1 c2"} == cuts(of)


@pytest.mark.parametrize(
    "shared",
    [
        agency("core", "parent-company"),
        team("core"),
        place("core"),
        system("core"),
    ],
    ids=["parent company", "staffing pool", "building", "record system"],
)
def test_what_two_agencies_share_is_one_event(shared: object) -> None:
    """Two providers who lean on the same thing rest on one thing together."""
    pair = [agency(name, depends_on=needs("core")) for name in ("oak", "elm")]

    assert "relies-on-one" == told(plan(shared, *pair, on_pain("c1"), on_pain("c2", "elm")))


def test_agencies_that_depend_on_each_other_fail_together() -> None:
    """Two providers who each need the other are down when either is."""
    pair = [agency("oak", depends_on=needs("elm")), agency("elm", depends_on=needs("oak"))]
    of = plan(*pair, on_pain("c1"), on_pain("c2", "elm"))

    assert {"oak", "elm", "c1 c2"} == cuts(of)


def test_a_dependency_reaches_through_others() -> None:
    """A provider needs its building, the building its alarm, the alarm its company."""
    of = plan(
        agency("oak", depends_on=needs("base")),
        place("base", depends_on=needs("bell")),
        system("bell", depends_on=needs("grove")),
        agency("grove"),
        on_pain("c1"),
    )

    assert {"c1", "oak", "base", "bell", "grove"} == cuts(of)


def test_a_team_is_out_with_its_agency() -> None:
    """A team is lost by itself, or when the agency that it belongs to stops."""
    assert {"c1", "rota", "oak"} == cuts(plan(team("rota", "oak"), on_pain("c1", "rota")))


def test_one_arrangement_is_one_event_on_every_cause() -> None:
    """An arrangement that holds two causes is one thing, and can fail but once."""
    both = risk("r-pain", "t-pain", "t-fall")

    assert {"c1", "oak"} == cuts(plan(both, on_pain("c1", prevents=("t-pain", "t-fall"))))


# Who is needed


def test_any_of_the_holders_is_enough() -> None:
    """If any of two agencies can deliver it, both must be out."""
    assert {"c1", "elm oak"} == cuts(plan(on_pain("c1", "oak elm")))


def test_all_of_the_holders_are_needed() -> None:
    """If all of two agencies are needed, either being out is enough."""
    both = Delivery(mode="all", holders=("oak", "elm"))

    assert {"c1", "oak", "elm"} == cuts(plan(on_pain("c1", delivery=both)))


def test_at_least_two_of_three_are_needed() -> None:
    """If two of three agencies are needed, any two being out is enough, and no one alone."""
    two = Delivery(mode="at-least", holders=("oak", "elm", "trust"), needed=2)

    assert {"c1", "elm oak", "oak trust", "elm trust"} == cuts(plan(on_pain("c1", delivery=two)))


def test_nobody_delivers_nothing() -> None:
    """An arrangement for which nobody is named holds nothing."""
    assert "not-covered" == told(plan(on_pain("c1", "")))


def test_a_deputy_is_one_more_way() -> None:
    """A deputy can deliver the whole of it alone, even where two are needed."""
    both = Delivery(mode="all", holders=("oak", "elm"))
    of = plan(on_pain("c1", delivery=both, deputy="trust"))

    assert {"c1", "oak trust", "elm trust"} == cuts(of)


def test_a_deputy_of_the_same_agency_is_no_other_way() -> None:
    """A deputy from the agency that has stopped has stopped too."""
    of = plan(team("bank-staff", "oak"), on_pain("c1", "oak", deputy="bank-staff"))

    assert {"c1", "oak"} == cuts(of)


def test_a_deputy_can_be_the_only_one() -> None:
    """Where nobody but a deputy is named, the deputy delivers it."""
    assert {"c1", "elm"} == cuts(plan(on_pain("c1", "", deputy="elm")))


# Causes and results


def test_a_cause_without_an_arrangement_is_open() -> None:
    """A cause that nothing acts on leaves the risk not covered."""
    assert "not-covered" == told(plan())


def test_one_open_cause_opens_the_risk() -> None:
    """However well one cause is held, another that nothing holds leaves the risk not covered."""
    both = risk("r-pain", "t-pain", "t-fall")

    assert "not-covered" == told(plan(both, on_pain("c1"), on_pain("c2", "elm")))


def test_an_arrangement_counts_only_on_the_causes_it_names() -> None:
    """Back-up on one cause does not make up for a single way on another."""
    both = risk("r-pain", "t-pain", "t-fall")
    of = plan(
        both, on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust", prevents=("t-fall",))
    )

    assert "relies-on-one" == told(of)
    assert "has-back-up" == told(of, aim="t-pain")


def test_a_risk_without_a_cause_is_not_confirmed() -> None:
    """A risk for which no cause is written down must never look safe."""
    of = plan(risk("r-pain"), on_pain("c1", prevents=()))

    assert "not-confirmed" == told(of)
    assert held(of, NOON)["r-pain"].reading is None


def test_a_result_has_its_own_answer() -> None:
    """What limits the harm is told beside the risk and does not stand in for preventing it."""
    with_result = risk("r-pain", "t-pain", consequences=consequences("k-burst"))
    of = plan(with_result, on_pain("c1", prevents=(), limits=("k-burst",)))

    assert ("not-covered", "relies-on-one") == (told(of), told(of, aim="k-burst"))


def test_an_open_result_does_not_open_the_risk() -> None:
    """That nothing limits the harm is told of the harm, not of the risk."""
    with_result = risk("r-pain", "t-pain", consequences=consequences("k-burst"))
    of = plan(with_result, on_pain("c1"))

    assert ("relies-on-one", "not-covered") == (told(of), told(of, aim="k-burst"))


# Restriction


def test_back_up_that_only_restricts_is_marked() -> None:
    """Back-up by a locked door is said to be by restriction."""
    assert held(two_ways(restrictive=True), NOON)["r-pain"].by_restriction


def test_back_up_without_restriction_is_not_marked() -> None:
    """A restriction beside two ways that restrict nobody is not what backs them up."""
    of = plan(on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust", restrictive=True))

    assert not held(of, NOON)["r-pain"].by_restriction


def test_back_up_that_needs_a_restriction_is_marked() -> None:
    """Back-up that works only behind a locked door is by restriction too."""
    door = on_pain("c-door", "trust", prevents=(), restrictive=True)

    assert held(two_ways(door, requires=("c-door",)), NOON)["r-pain"].by_restriction


def test_what_has_no_back_up_is_not_marked() -> None:
    """The mark belongs to back-up; a single restriction is told as relying on one."""
    only = held(plan(on_pain("c1", restrictive=True)), NOON)["r-pain"]

    assert ("relies-on-one", False) == (only.answer, only.by_restriction)


# How many must fail together


def test_three_separate_ways_need_three_failures() -> None:
    """With three separate providers, three things have to fail together."""
    of = plan(on_pain("c1"), on_pain("c2", "elm"), on_pain("c3", "trust"))

    assert 8 == len(cuts(of))
    assert {3} == {len(cut.split()) for cut in cuts(of)}


def test_the_number_of_failures_is_not_the_number_of_separate_ways() -> None:
    """Two of three staff are out by two failures, though no two ways of staffing are separate."""
    two = Delivery(mode="at-least", holders=("oak", "elm", "trust"), needed=2)
    of = plan(on_pain("c1", delivery=two), on_pain("c2", delivery=two))

    assert {"elm oak", "oak trust", "elm trust", "c1 c2"} == cuts(of)


def test_a_changed_plan_gives_a_changed_answer() -> None:
    """When evidence runs out, the same plan is no longer confirmed."""
    of = plan(on_pain("c1"))

    assert "relies-on-one" == told(of)
    assert "not-confirmed" == told(amended(of, "c1", evidence=()))
