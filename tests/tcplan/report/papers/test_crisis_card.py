"""A crisis card is one page of support words for somebody who has never met the person."""

import pytest

from tcplan.domain.hours import DAYS, Span
from tcplan.domain.individual import Protective
from tcplan.domain.plan import Plan
from tcplan.domain.transition import WayBack
from tcplan.report.as_pdf import as_pdf
from tcplan.report.papers.crisis_card import LEFT_OUT, MORE, NAME_BY_HAND
from tests.builders import (
    agency,
    amended,
    consequences,
    control,
    risk,
    robin,
    small_plan,
    with_entity,
)
from tests.tcplan.report.papers.everything import left_out
from tests.tcplan.report.papers.forbidden import (
    clinical,
    judging_words,
    money,
    of_the_law,
    register_words,
)
from tests.tcplan.report.papers.of_a_person import (
    all_words,
    at,
    document_of,
    everybody,
    for_agency,
    looked,
    view_of,
)

CODES = {"CrisisCardView.recipient": "stands at the foot of the page"}
EVERYBODY = list(everybody())
LONG = "further and further " * 400


def crowded() -> Plan:
    """Everything recorded at the greatest length, and somebody else in every hour of a day."""
    plan = amended(
        robin(),
        "P-001",
        communication_needs=LONG,
        keeps_me_well=tuple(Protective(what=f"{n} {LONG}") for n in range(9)),
    )
    plan = amended(
        plan, "move", way_back=WayBack(decider="oak", step_up=LONG, out_of_hours="x" * 300)
    )
    shifts = (
        control(
            f"c-{hour}",
            f"agency-{hour}",
            kind="recovery",
            limits=("k-admission",),
            hours=(Span(days=DAYS, start=f"{hour:02}:00", end=f"{hour + 1:02}:00"),),
        )
        for hour in range(12)
    )
    crowd = (
        agency(f"agency-{hour}", name=f"Agency {hour} " + "of long name " * 20)
        for hour in range(12)
    )
    loud = risk(
        "r-loud",
        kind="distress",
        own_view=LONG,
        consequences=consequences("k-loud"),
    )
    return with_entity(plan, *crowd, loud, *shifts)


@pytest.mark.parametrize(("plan", "person"), EVERYBODY)
def test_everything_that_the_view_tells_is_on_the_card(plan: str, person: str) -> None:
    """No line, hour or name of the view is lost on the way to paper."""
    view = view_of("crisis-card", looked(plan), person)
    assert [] == left_out(view, lambda each: document_of("crisis-card", each), CODES)


@pytest.mark.parametrize(("plan", "person"), EVERYBODY)
def test_the_card_of_everybody_is_one_page(plan: str, person: str) -> None:
    """The card fits on one page of A4, or it would not be written at all."""
    view = view_of("crisis-card", looked(plan, names=True), person)
    assert as_pdf(document_of("crisis-card", view)).startswith(b"%PDF")


def test_a_card_of_somebody_with_much_recorded_is_still_one_page_and_says_that_it_is_cut() -> None:
    """What does not fit is cut in sight, and the card says that more is recorded."""
    view = view_of("crisis-card", at(crowded()), "P-001")
    document = document_of("crisis-card", view)
    assert as_pdf(document).startswith(b"%PDF")
    assert view.shortened
    assert MORE in all_words("crisis-card", view)
    assert "… (cut)" in all_words("crisis-card", view)


def test_in_a_week_of_many_shifts_each_who_answers_is_told_with_their_hours() -> None:
    """Nobody who answers is left off the card because the week is cut into many pieces."""
    view = view_of("crisis-card", at(crowded()), "P-001")
    assert 12 == len([ring for row in view.hours for ring in row.rings])
    assert view.nobody == "every day 12:00–24:00"


@pytest.mark.parametrize(
    ("plan", "person"), [each for each in EVERYBODY if each[0] == "county-durham"]
)
def test_no_clinical_narrative_stands_on_it(plan: str, person: str) -> None:
    """No diagnosis, note, law, register, money or MAPPA is told to whoever answers."""
    record = looked(plan).plan
    found = all_words("crisis-card", view_of("crisis-card", looked(plan), person))
    secret = {
        *clinical(record, person),
        *of_the_law(record, person),
        *money(record, person),
        *register_words(),
    }
    assert [] == sorted(words for words in secret if words in found)
    assert [] == [words for words in judging_words() if words in found.lower()]
    assert LEFT_OUT in found


def test_without_names_there_is_a_line_for_writing_the_name_in() -> None:
    """A card without a name is completed by hand by whoever hands it over."""
    hidden = all_words("crisis-card", view_of("crisis-card", looked("county-durham"), "P-014"))
    named = all_words(
        "crisis-card", view_of("crisis-card", looked("county-durham", names=True), "P-014")
    )
    assert NAME_BY_HAND in hidden
    assert "Robin" not in hidden
    assert "Robin" in named.splitlines()


def test_somebody_of_whom_nothing_is_recorded_gets_a_card_that_says_so() -> None:
    """An empty card reads as something to ask, never as nothing to know."""
    looking = at(small_plan(risks=(), controls=()))
    found = all_words("crisis-card", view_of("crisis-card", looking, "P-001"))
    for words in (
        "not recorded: ask, and go slowly",
        "Nothing is recorded yet. Ask, and write down what is said.",
        "NOBODY IS NAMED",
        "No way back is agreed yet.",
    ):
        assert words in found


def test_each_card_says_for_whom_it_is_and_of_which_day() -> None:
    """A card in a drawer says of which day it is, and to whom it was given."""
    looking = looked("county-durham")
    view = view_of("crisis-card", looking, "P-014", for_agency(looking, "ambulance"))
    assert document_of("crisis-card", view).footer == (
        "Crisis card: P-014 · as at 22 Nov 2026 · for Regional ambulance service",
        view.heading.predicts_no_one_short,
    )
