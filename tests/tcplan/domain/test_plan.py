"""The rules among entities: every id is one thing, known, of the right kind and person."""

import pytest

from tcplan.domain.integrity import loops
from tcplan.domain.network import Agency
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.domain.records import Acceptance, Action, Document
from tcplan.domain.risk import Threat
from tcplan.domain.transition import Milestone, Placement, Transition
from tcplan.errors import PlanInvalidError, Problem
from tests.builders import (
    TODAY,
    about,
    agency,
    authority,
    control,
    individual,
    least,
    place,
    risk,
    robin,
    small_plan,
    team,
    threats,
    unavailability,
    with_control,
    with_entity,
)


def problems(**collections: object) -> list[Problem]:
    """The problems of the small plan with these collections."""
    with pytest.raises(PlanInvalidError) as caught:
        small_plan(**collections)
    return list(caught.value.problems)


def test_a_plan_finds_everything_that_has_an_id() -> None:
    """A threat, a sign or a gate can be asked for by its id like a person or an agency."""
    found = robin().by_id

    assert {"P-001", "oak", "c-oak", "t-unnoticed", "k-admission", "s-quiet", "g-team"} <= set(
        found
    )
    assert "Core team in post" == found["g-team"].name


def test_a_plan_is_read_in_the_order_in_which_it_is_saved() -> None:
    """Two people who go through the plan see the same things in the same order."""
    plan = robin()
    collections = [name for name, entities in plan.collections().items() for _ in entities]

    assert collections == sorted(collections, key=list(COLLECTIONS).index)
    assert len(collections) == len(list(plan))


def test_the_entities_of_one_person_are_that_person_s() -> None:
    """Asking for Robin's controls gives Robin's and nobody else's."""
    other = individual("P-002")
    plan = with_entity(robin(), other, control("c-other", "oak", individual="P-002"))

    assert ("c-other",) == tuple(c.id for c in plan.of("controls", "P-002"))
    assert "c-other" not in [c.id for c in plan.of("controls", "P-001")]
    assert () == plan.of("risks", "P-002")


def test_one_id_is_one_thing() -> None:
    """An agency and a control with the same id could be taken for one another."""
    (problem,) = problems(
        agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak"), agency("oak"))
    )

    assert ("agencies[3].id", '"oak"') == (problem.path, problem.value)
    assert "agencies[2].id has it already" in problem.expected


def test_ids_that_differ_in_capitals_only_are_one_id() -> None:
    """P-001 and p-001 are the same person to whoever hears it on the telephone."""
    (problem,) = problems(individuals=(individual("P-001"), individual("p-001")))

    assert "individuals[1].id" == problem.path
    assert problem.expected.endswith("as P-001")


def test_a_nested_id_is_unique_in_the_whole_plan() -> None:
    """A threat cannot have the id of an agency."""
    (problem,) = problems(risks=(risk("r-pain", "t-unnoticed", "oak"),))

    assert "risks[0].threats[1].id" == problem.path


@pytest.mark.parametrize(
    ("collections", "path", "expected"),
    [
        ({"about": about(holder="nobody")}, "about.holder", "the id of an agency of this plan"),
        (
            {"controls": (control("c", ("oak", "nobody")),)},
            "controls[0].delivery.holders[1]",
            "the id of an agency or a team of this plan",
        ),
        (
            {"controls": (control("c", "P-001"),)},
            "controls[0].delivery.holders[0]",
            "the id of an agency or a team of this plan",
        ),
        (
            {"controls": (control("c", "oak", prevents=("r-pain",)),)},
            "controls[0].prevents[0]",
            "the id of a threat of this plan",
        ),
        (
            {"acceptances": (least(Acceptance, id="a", about="nothing"),)},
            "acceptances[0].about",
            "the id of anything of this plan",
        ),
    ],
)
def test_what_is_named_is_there_and_of_the_right_kind(
    collections: dict[str, object], path: str, expected: str
) -> None:
    """A control by an agency that is not in the plan holds nothing, so the plan is refused."""
    assert [(path, expected)] == [(p.path, p.expected) for p in problems(**collections)]


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ({"prevents": ("t-other",)}, "controls[0].prevents[0]"),
        ({"authority": "order-2"}, "controls[0].authority"),
        ({"requires": ("c-other",)}, "controls[0].requires[0]"),
        ({"successor": "c-other"}, "controls[0].successor"),
    ],
)
def test_nothing_of_one_person_names_something_of_another(
    named: dict[str, object], path: str
) -> None:
    """One person's restriction never rests on another person's court order, nor shows it."""
    found = problems(
        individuals=(individual("P-001"), individual("P-002")),
        authorities=(authority("order-2", individual="P-002"),),
        risks=(risk(), risk("r-2", "t-other", individual="P-002")),
        controls=(
            control("c", "oak", **named),
            control("c-other", "oak", individual="P-002"),
        ),
    )

    assert [(path, "something of P-001, not of P-002")] == [(p.path, p.expected) for p in found]


def test_an_action_and_a_paper_stay_with_their_person() -> None:
    """A paper about one person is never evidence for another's arrangements."""
    found = problems(
        individuals=(individual("P-001"), individual("P-002")),
        controls=(control("c-2", "oak", individual="P-002"),),
        actions=(least(Action, id="a", individual="P-001", owner="oak", closes=("c-2",)),),
        documents=(
            least(Document, id="d", individual="P-001", owner="oak", evidences=("c-2", "r-pain")),
        ),
    )

    assert ["actions[0].closes[0]", "documents[0].evidences[0]"] == [p.path for p in found]


def test_people_who_move_together_may_wait_for_the_same_work() -> None:
    """Two people wait for one building, so a milestone may depend on the other's."""
    step = least(Milestone, id="m-1")
    after = least(Milestone, id="m-2", depends_on=("m-1",))
    plan = small_plan(
        individuals=(individual("P-001"), individual("P-002")),
        transitions=(
            least(Transition, id="move-1", individual="P-001", milestones=(step,)),
            least(Transition, id="move-2", individual="P-002", milestones=(after,)),
        ),
    )

    assert ("m-1",) == plan.by_id["m-2"].depends_on


def test_a_home_may_be_apart_from_places_and_holders_only() -> None:
    """A home is recorded as unsuitable beside places and agencies, never beside a person."""
    home = least(Placement, id="h", individual="P-001", place="home", incompatible_with=("P-001",))
    (problem,) = problems(places=(place("home"),), placements=(home,))

    assert "placements[0].incompatible_with[0]" == problem.path


@pytest.mark.parametrize(
    ("requires", "loop"),
    [
        ({"a": "a"}, "a → a"),
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"a": "b", "b": "c", "c": "b"}, "b → c → b"),
        ({"a": "b", "b": "c", "c": "d", "d": "a"}, "a → b → c → d → a"),
    ],
)
def test_a_loop_among_requirements_is_named_whole(requires: dict[str, str], loop: str) -> None:
    """Arrangements that wait for one another are refused, with all of them named."""
    names = sorted(requires)
    (problem,) = problems(
        controls=tuple(control(name, "oak", requires=(requires[name],)) for name in names)
    )

    assert f'"{loop}"' == problem.value
    assert f"controls[{names.index(loop[0])}].requires" == problem.path


def test_a_requirement_shared_by_two_is_no_loop() -> None:
    """Two arrangements may rest on the same third one."""
    plan = with_control(small_plan(), "base", "oak")
    for name in ("left", "right"):
        plan = with_control(plan, name, "oak", requires=("base",))

    assert [] == list(loops(plan.controls))
    assert "top" in with_control(plan, "top", "oak", requires=("left", "right")).by_id


def test_a_long_chain_of_requirements_is_walked_to_its_end() -> None:
    """However long the chain of arrangements, the plan opens and a loop at its end is found."""
    chain = [control(f"c{n}", "oak", requires=(f"c{n + 1}",)) for n in range(3_000)]
    first, last = control("c3000", "oak"), control("c3000", "oak", requires=("c0",))

    assert "c3000" in small_plan(controls=(*chain, first)).by_id
    assert ["controls[0].requires"] == [p.path for p in problems(controls=(*chain, last))]


def test_very_many_loops_are_told_in_part_and_the_rest_is_said() -> None:
    """A thoroughly tangled plan is refused at once, and the message says that there is more."""
    knot = [control(f"c{n}", "oak", requires=(f"c{n}",)) for n in range(200)]
    found = problems(controls=tuple(knot))

    assert (101, "more than 100 loops") == (len(found), found[-1].value)


def test_a_plan_without_a_collection_has_none_of_that_kind() -> None:
    """A plan with nobody in it is a plan, and says so."""
    plan = Plan(about=about(holder=None))

    assert [] == list(plan)
    assert {} == dict(plan.by_id)


def test_a_plan_is_the_same_as_another_with_the_same_content() -> None:
    """Comparing two versions of a plan compares what they say."""
    assert robin() == robin()
    assert robin() != small_plan()


def test_the_collections_are_those_of_the_plan() -> None:
    """Every kind of entity that a plan can hold is saved, searched and checked."""
    assert COLLECTIONS["agencies"] is Agency
    assert tuple(COLLECTIONS) == tuple(Plan(about=about(holder=None)).collections())


def test_a_threat_belongs_to_its_risk() -> None:
    """The short builder for threats gives what the tests say it gives."""
    assert (Threat(id="t", text="t happens"),) == threats("t")


@pytest.mark.parametrize("kind", ["family", "friend"])
def test_no_figure_is_recorded_of_what_is_a_familys_or_friends(kind: str) -> None:
    """How often a sister's flat or rota "was missing" would be a figure about the sister."""
    sister = agency("sister", kind)
    found = problems(
        agencies=(*robin().agencies, sister),
        teams=(*robin().teams, team("visits", "sister", out_of_service=unavailability())),
        places=(*robin().places, place("flat", owner="sister", out_of_service=unavailability())),
    )

    at = [f"teams[{len(robin().teams)}]", f"places[{len(robin().places)}]"]
    assert [f"{path}.out_of_service" for path in at] == [problem.path for problem in found]
    assert "a figure is about a service, not a person" in found[0].sentence()


def test_a_figure_of_a_service_is_kept() -> None:
    """A planner may record how often a rota was missing, with who counted it and when."""
    rota = team("nights", "oak", kind="rota", out_of_service=unavailability(200, 500))
    plan = with_entity(robin(), rota)

    figure = plan.by_id["nights"].out_of_service
    assert (200, 500, True) == (figure.least, figure.most, figure.usable(TODAY))
