"""A drawing says the same as the view that it is made of."""

from tcplan.views.drawn import bowtie_of, ecomap_of, week_of
from tcplan.views.looking import Looking
from tcplan.views.network import network
from tcplan.views.risks import risks
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    control,
    day,
    evidence,
    risk,
    robin,
    small_plan,
)

LOOKING = Looking(robin(), "robin.plan.json", TODAY, TODAY)


def text(lines: list[str]) -> str:
    """Lines of a drawing as one text."""
    return "\n".join(lines)


def test_every_tie_can_be_selected_in_the_ecomap() -> None:
    """Each tie of the view is drawn, under its own id."""
    view = network(LOOKING, "P-001")

    assert {tie.id for tie in view.ties} == {region.id for region in ecomap_of(view, 120).regions}


def test_a_tie_that_ends_says_when() -> None:
    """The drawing shows that the ward team is there only until the move."""
    assert "until 3 Jan 2027" in text(ecomap_of(network(LOOKING, "P-001"), 120).lines())


def test_every_strand_and_control_can_be_selected_in_the_bowtie() -> None:
    """Each cause, each result and each control on them is drawn, under its own id."""
    (view,) = risks(LOOKING, "P-001").rows
    strands = (*view.threats, *view.consequences)
    wanted = {(strand.id, "") for strand in strands}
    wanted |= {(control, strand.id) for strand in strands for control in strand.controls}

    assert wanted == {(region.id, region.within) for region in bowtie_of(view, 120).regions}


def test_a_control_in_place_that_holds_nothing_says_so() -> None:
    """The sign of "in place" does not stand alone beside a control whose evidence has run out."""
    stale = evidence(on=day(-90), review_by=day(-1))
    plan = small_plan(
        risks=(risk("r-pain", "t-unnoticed"),),
        controls=(control("c-oak", "oak", prevents=("t-unnoticed",), evidence=(stale,)),),
    )
    (view,) = risks(Looking(plan, "test.plan.json", TODAY, TODAY), "P-001").rows

    assert "● not counted: C-Oak" in text(bowtie_of(view, 100).lines())


def test_the_week_shows_the_hours_of_the_answer() -> None:
    """Nights without cover are drawn as nights without cover, and bank holidays with them."""
    plan = small_plan(
        risks=(risk("r-pain", "t-unnoticed"),),
        controls=(control("c-oak", "oak", prevents=("t-unnoticed",), hours=OFFICE_HOURS),),
    )
    (view,) = risks(Looking(plan, "test.plan.json", TODAY, TODAY), "P-001").rows
    drawn = week_of(view, 60, ascii=True).lines()

    office, nights = "1" * 8, "^" * 24

    assert ["Mon-Fri", f"{nights[:9]}{office}{nights[:7]}"] == drawn[1].split()
    assert drawn[2].split(maxsplit=4) == ["Sat,", "Sun,", "Bank", "holiday", nights]
