"""Small plans for the screens: a few invented people, so that a test shows what it is about."""

from tcplan.domain.plan import Plan
from tcplan.domain.records import Action
from tests import builders
from tests.builders import control, day, individual, risk, small_plan, source, tie


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
