"""Small plans for the screens: a few invented people, so that a test shows what it is about."""

from tcplan.domain.hours import DAYS, Span
from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tcplan.domain.transition import Milestone
from tests import builders
from tests.builders import (
    about,
    agency,
    amended,
    control,
    day,
    individual,
    risk,
    small_plan,
    source,
    tie,
)


def three_people() -> Plan:
    """Robin on oak's support; Sam with nothing in place and late; Kit without any risk."""
    return small_plan(
        individuals=(
            individual("P-001"),
            individual("P-002", preferred_name="Sam"),
            individual("P-003", preferred_name="Kit"),
        ),
        ties=(tie("t-oak", "oak"), tie("t-oak-2", "oak", individual="P-002")),
        risks=(
            risk("r-pain", "t-unnoticed"),
            risk("r-fall", "t-stairs", individual="P-002", title="A fall on the stairs"),
        ),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",)),
            control("c-rail", "oak", prevents=("t-stairs",), individual="P-002", state="proposed"),
        ),
        actions=(
            Action(
                id="a-rail",
                source=source(),
                individual="P-002",
                what="Fit the second rail",
                owner="oak",
                asked_on=day(-30),
                due=day(-3),
                status="open",
            ),
        ),
    )


def two_providers() -> Plan:
    """Robin's nights rest on the smaller of two providers; the larger one could stand in for it."""
    by_day = (Span(days=DAYS, start="07:00", end="21:00"),)
    by_night = (
        Span(days=DAYS, start="00:00", end="07:00"),
        Span(days=DAYS, start="21:00", end="24:00"),
    )
    against = ("t-unnoticed",)
    return small_plan(
        about=about(holder="icb"),
        individuals=(individual("P-001"), individual("P-002", preferred_name="Sam")),
        agencies=(
            *(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak")),
            agency("elm", name="Elm Small Supports"),
        ),
        ties=(
            *(tie("t-oak", "oak"), tie("t-elm", "elm")),
            tie("t-sam", "oak", individual="P-002"),
        ),
        controls=(
            control("c-day", "oak", prevents=against, hours=by_day, name="Days at home"),
            control("c-night", "elm", prevents=against, hours=by_night, name="Nights at home"),
            control("c-sam", "oak", individual="P-002", name="Sam's mornings"),
        ),
    )


def many(people: int) -> Plan:
    """So many people, each as small as a person can be."""
    return small_plan(
        individuals=tuple(
            individual(f"P-{n:03}", preferred_name=f"Name{n:03}") for n in range(1, people + 1)
        ),
        risks=(),
        controls=(),
    )


robin = builders.robin
empty_plan = builders.empty_plan


def one_step() -> Plan:
    """Robin's move waits for the tenancy, which takes ten days from today."""
    step = Milestone(id="m-tenancy", name="Tenancy signed", shortest=5, likely=10, longest=20)
    return amended(robin(), "move", milestones=(step,))
