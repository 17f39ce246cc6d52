"""Who would be without cover at night is said first; that nobody would is said too."""

from tcplan.domain.hours import DAYS, Span
from tcplan.domain.plan import Plan
from tcplan.views.looking import Looking
from tcplan.views.withdrawals import WithdrawalView, withdrawal
from tests.builders import agency, control, individual, risk, small_plan, with_entity
from tests.tcplan.whatif.plans import looking
from tests.tui.plans import three_people, two_providers

MORNINGS = (Span(days=DAYS, start="06:00", end="12:00"),)


def lost(plan: Plan, *stopped: str, **fields: object) -> WithdrawalView:
    """What would be lost if these stopped."""
    look: Looking = looking(plan, **fields)
    return withdrawal(look, stopped)


def people(number: int) -> Plan:
    """So many people whose one risk rests on the same provider at all times."""
    names = [f"P-{n:03}" for n in range(1, number + 1)]
    return small_plan(
        individuals=tuple(individual(name, preferred_name=f"Name{name}") for name in names),
        risks=tuple(risk(f"r-{name}", f"t-{name}", individual=name) for name in names),
        controls=tuple(
            control(f"c-{name}", "oak", individual=name, prevents=(f"t-{name}",)) for name in names
        ),
    )


def test_of_few_risks_it_is_said_which_and_in_which_hours() -> None:
    """Whose nights go, for which risk and in which hours, in one sentence."""
    view = lost(two_providers(), "elm")
    title = view.losses[0].title

    assert ("P-001",) == view.people_losing_nights
    assert (
        "At night 1 person would lose cover, for 1 risk: "
        f"P-001 “{title}” every night 21:00–07:00." == view.nights
    )


def test_that_nobody_loses_nights_is_said() -> None:
    """Silence is never left to be read as an answer."""
    view = lost(two_providers(), "oak")

    assert "At night (any hour from 00:00 to 06:00) nobody would lose cover." == view.nights
    assert () == view.people_losing_nights
    assert "nobody would lose cover" in lost(three_people(), "icb").nights


def test_an_early_morning_is_no_night() -> None:
    """Hours that begin at six touch no night, so that nobody is called without cover at night."""
    plan = with_entity(
        small_plan(controls=()),
        agency("elm"),
        control("c-early", "elm", prevents=("t-unnoticed",), hours=MORNINGS),
    )
    view = lost(plan, "elm")

    assert ["cover", False] == [view.losses[0].kind, view.losses[0].at_night]
    assert "nobody" in view.nights


def test_of_many_people_each_is_named_once() -> None:
    """Many are named by id, and who is left out of the sentence is counted in it."""
    view = lost(people(23), "oak")

    assert view.nights.startswith(
        "At night 23 people would lose cover, for 23 risks: P-001, P-002,"
    )
    assert view.nights.endswith("P-020 and 3 more.")
    assert 23 == len(view.people_losing_nights)


def test_nights_stand_before_days() -> None:
    """Of what is lost the nights come first, and lost cover before lost back-up."""
    plan = with_entity(
        people(2),
        risk("r-early", "t-early"),
        control("c-early", "oak", prevents=("t-early",), hours=MORNINGS),
    )
    rows = [(one.kind, one.at_night) for one in lost(plan, "oak").losses]

    assert [("cover", True), ("cover", True), ("cover", False)] == rows


def test_names_stay_hidden_in_the_sentence() -> None:
    """On a shared screen the sentence about nights names nobody either."""
    assert "Name" not in lost(people(2), "oak").nights
    assert "Name" in lost(people(2), "oak", names=True).nights
