"""Who would be without cover at night is said first; that nobody would is said too."""

import datetime as dt

from fixtures.build import county_durham
from tcplan.domain.hours import DAYS, Span
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Consequence
from tcplan.views.agencies import agencies
from tcplan.views.looking import Looking
from tcplan.views.withdrawals import WithdrawalView, alone_said, withdrawal
from tests.builders import (
    agency,
    amended,
    consequences,
    control,
    individual,
    risk,
    small_plan,
    with_entity,
)
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
        f"P-001 “{title}” every night 21:00–07:00 (Relies on one → Not covered)." == view.nights
    )


def promised(plan: Plan) -> Plan:
    """The same plan with everything in it only agreed."""
    for one in plan.controls:
        plan = amended(plan, one.id, state="agreed")
    return plan


def test_that_no_more_than_a_promise_is_lost_is_said() -> None:
    """Whoever reads that cover is lost reads in the same line that it is only promised today."""
    few, many = (lost(promised(people(number)), "oak").nights for number in (1, 23))

    assert few.endswith("at all times (Only if promised → Not covered).")
    assert many.endswith("P-020 and 3 more (23 of these risks only promised today).")


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


def limited(number: int) -> Plan:
    """A risk that two hold, and so many results of it that Elm alone limits."""
    names = [f"k-{n}" for n in range(1, number + 1)]
    return small_plan(
        risks=(risk("r-pain", "t-unnoticed", consequences=consequences(*names)),),
        agencies=(*small_plan().agencies, agency("elm")),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",)),
            control("c-elm", "elm", prevents=(), limits=tuple(names)),
        ),
    )


def test_a_result_that_nothing_limits_then_is_named() -> None:
    """No risk loses anything when Elm stops, and the result that does is told with whose it is."""
    view = lost(limited(1), "elm")

    assert () == view.losses
    assert (
        "1 possible result would have nothing left to limit the harm: P-001 “k-1 follows”"
        == view.results
    )
    assert "nothing that limits a result would be lost" == lost(limited(1), "oak").results


def test_results_that_are_called_the_same_are_each_counted() -> None:
    """The sentence counts as its figure does: results, and not the words for them."""
    same = tuple(Consequence(id=f"k-{n}", text="A fall follows") for n in (1, 2))
    view = lost(amended(limited(2), "r-pain", consequences=same), "elm")

    assert 2 == view.results_losing_cover
    assert view.results.startswith("2 possible results would have nothing left to limit the harm")


def test_of_many_results_how_many_more_is_said() -> None:
    """Three are named; the rest is counted, never left out."""
    assert lost(limited(5), "elm").results.endswith("P-001 “k-3 follows” and 2 more")


def test_beside_the_list_it_says_what_the_answer_in_full_says() -> None:
    """What is worked out for one row only is what is told where everything is asked."""
    for plan in (three_people(), two_providers(), limited(2), promised(people(4))):
        look = looking(plan)
        for one in plan.agencies:
            view, said = withdrawal(look, (one.id,)), alone_said(look, one.id)
            assert (view.nights, view.results) == (said.nights, said.results)
            assert len(view.people_losing_nights) == said.people_losing_nights


def test_the_list_of_agencies_counts_the_nights_that_the_answer_in_full_names() -> None:
    """In each row stands how many people would lose cover at night, whoever stops."""
    day = dt.date(2026, 11, 22)
    look = Looking(county_durham(), "county-durham.plan.json", day, day)
    told = {row.id: row.alone.people_losing_nights for row in agencies(look).rows}

    assert max(told.values()) > 1
    assert {name: len(withdrawal(look, (name,)).people_losing_nights) for name in told} == told
