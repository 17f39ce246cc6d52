"""Names give way to ids wherever somebody may have written them, and nowhere else."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.views.agencies import agency as agency_view
from tcplan.views.looking import Looking
from tests.builders import TODAY, about, agency, family, individual, place, small_plan, team


def looking(plan: Plan, *, names: bool = False) -> Looking:
    """A look at a plan on its own day."""
    return Looking(plan, "test.plan.json", TODAY, TODAY, names=names)


def named(name: str) -> Looking:
    """A look, with names hidden, at a plan of one person of that name."""
    return looking(small_plan(individuals=(individual(preferred_name=name),)))


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("Robin", "Robin's mum rings Robin.", "P-001's mum rings P-001."),
        ("Robin", "ROBIN is tired", "P-001 is tired"),
        ("Robin", "Robinson Street", "Robinson Street"),
        ("O'Neill", "for O'Neill, at night", "for P-001, at night"),
        ("J.", "J. likes music", "P-001 likes music"),
        ("Anne (Annie)", "call Anne (Annie) first", "call P-001 first"),
        ("May", "May moves on 2 May 2027", "P-001 moves on 2 May 2027"),
        ("May", "by May 2027", "by May 2027"),
        ("123", "123 Street", "123 Street"),
    ],
)
def test_a_hidden_name_gives_way_to_the_id(name: str, written: str, shown: str) -> None:
    """Who reads over a shoulder learns no name, and no date or street is bent on the way."""
    assert shown == named(name).veiled(written, "P-001")


def test_names_are_left_alone_when_they_are_shown() -> None:
    """Who asked for names reads what was written."""
    assert "Robin's mum" == looking(small_plan(), names=True).veiled("Robin's mum", "P-001")


@pytest.mark.parametrize(
    ("thing", "shown"),
    [
        ("mum", "P-001's mum"),
        ("robins-team", "The two people who support P-001"),
        ("flat", "P-001's flat"),
        ("robin-house", "Robin House"),
    ],
)
def test_what_is_called_after_a_person_is_called_after_the_id(thing: str, shown: str) -> None:
    """Family, teams and homes do not give a name away; a company keeps the name of its firm."""
    plan = small_plan()
    plan = small_plan(
        agencies=(
            *plan.agencies,
            family("mum", name="Robin's mum"),
            agency("robin-house", name="Robin House"),
        ),
        teams=(
            *plan.teams,
            team("robins-team", "oak", name="The two people who support Robin"),
        ),
        places=(place("flat", name="Robin's flat"),),
    )

    assert shown == looking(plan).thing_name(thing)


def test_the_title_of_a_plan_gives_no_name_away() -> None:
    """A plan that is called after the person stands under the person's id."""
    plan = small_plan(about=about(title="Robin's plan"))

    assert "P-001's plan" == looking(plan).heading().plan


def test_a_note_about_an_agency_gives_no_name_away() -> None:
    """What somebody noted about an agency names nobody."""
    plan = small_plan()
    note = agency("oak", note="Robin asked for Oak.")
    agencies = tuple(note if a.id == "oak" else a for a in plan.agencies)

    assert "P-001 asked for Oak." == agency_view(looking(small_plan(agencies=agencies)), "oak").note
