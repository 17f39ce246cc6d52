"""A provider's paper tells all that its view tells, and nothing that a provider must not have."""

import datetime as dt

import pytest

from tcplan.views.papers.provider import ProviderView
from tests.builders import agency, day, robin, small_plan, tie, with_entity
from tests.tcplan.report.papers.everything import left_out
from tests.tcplan.report.papers.forbidden import clinical, judging_words, money, of_the_law
from tests.tcplan.report.papers.of_a_person import (
    all_words,
    at,
    document_of,
    everybody,
    for_agency,
    looked,
    view_of,
)

CODES = {
    "ProviderView.recipient": "stands at the foot of every page",
    "CrisisWeek.asked_of": "told where the move has no day of its own",
}
PROVIDERS = [
    (plan, person, provider)
    for plan, person in everybody()
    for provider in dict.fromkeys(
        package.provider for package in looked(plan).plan.of("packages", person)
    )
]


def of(plan: str, person: str, provider: str, *, names: bool = False) -> ProviderView:
    """The paper of a provider of a sample plan."""
    looking = looked(plan, names=names)
    view: ProviderView = view_of("provider", looking, person, for_agency(looking, provider))
    return view


@pytest.mark.parametrize(("plan", "person", "provider"), PROVIDERS)
def test_everything_that_the_view_tells_is_in_the_paper(
    plan: str, person: str, provider: str
) -> None:
    """No control, sign, hour or rule of the view is lost on the way to paper."""
    view = of(plan, person, provider)
    assert [] == left_out(view, lambda each: document_of("provider", each), CODES)


@pytest.mark.parametrize(
    ("plan", "person", "provider"), [each for each in PROVIDERS if each[0] == "county-durham"]
)
def test_nothing_stands_in_it_that_a_provider_must_not_have(
    plan: str, person: str, provider: str
) -> None:
    """No note, judgement, offence, MAPPA, law behind a rule, liaison or sum of money is told.

    The authority of a restriction that the provider carries out is told with the restriction.
    """
    view = of(plan, person, provider)
    authorities = " ".join(control.authority or "" for control in view.controls)
    found = all_words("provider", view)
    record = looked(plan).plan
    secret = {*clinical(record, person), *of_the_law(record, person), *money(record, person)}
    assert [] == sorted(words for words in secret if words in found and words not in authorities)


def test_no_word_judges_the_person() -> None:
    """The paper speaks of support; no word in it labels the person."""
    found = all_words("provider", of("county-durham", "P-096", "fellgate")).lower()
    assert [] == [words for words in judging_words() if words in found]


def test_it_says_that_it_predicts_no_one_and_what_is_left_out() -> None:
    """The first page says what the paper is not, and what this reader is not given."""
    view = of("county-durham", "P-014", "oak-support")
    found = all_words("provider", view)
    assert view.heading.predicts_no_one in found
    assert "Left out for this reader" in found


def test_a_name_that_is_hidden_stands_nowhere() -> None:
    """Without names asked for, the paper speaks of the person by id."""
    hidden = all_words("provider", of("county-durham", "P-014", "oak-support"))
    named = all_words("provider", of("county-durham", "P-014", "oak-support", names=True))
    assert "Robin" not in hidden
    assert "Provider's paper: P-014 Robin" in named


def test_each_page_says_for_whom_it_is_and_of_which_day() -> None:
    """A page that got lost says whose paper it is part of."""
    view = of("county-durham", "P-014", "oak-support")
    first, second = document_of("provider", view).footer
    assert first == "Provider's paper: P-014 · as at 22 Nov 2026 · for Oakgill Support"
    assert second == view.heading.predicts_no_one_short


def test_it_ends_with_what_the_receiving_service_signs() -> None:
    """The service that receives the person reviews the risk plan and says whether it accepts it."""
    last = document_of("provider", of("county-durham", "P-014", "oak-support")).sections[-1]
    assert last.title == "Reviewed and accepted by the receiving service"


def test_the_person_speaks_first() -> None:
    """What matters to the person stands before anything that is asked of the provider."""
    document = document_of("provider", of("county-durham", "P-014", "oak-support"))
    assert document.sections[0].title == "In their own words"


def test_somebody_of_whom_nothing_is_recorded_yet_gets_a_paper_that_says_so() -> None:
    """Nothing is left blank: what is not recorded is named as something to ask."""
    plan = with_entity(small_plan(risks=(), controls=()), tie("tie-oak", "oak"))
    looking = at(plan)
    view = view_of("provider", looking, "P-001", for_agency(looking, "oak"))
    found = all_words("provider", view)
    for words in (
        "Nothing is recorded yet. Ask, and write down what is said.",
        "No early sign is recorded yet. Ask what is seen first.",
        "NOBODY IS NAMED",
        "No way back is agreed yet.",
        "No rule is recorded that bears on support.",
        "Consent to share with the provider is not recorded",
    ):
        assert words in found


def test_what_is_written_stands_there_as_it_is_written() -> None:
    """Markup in a name is told literally; the writers make it harmless."""
    plan = with_entity(robin(), agency("oak", name="<b>Oak</b> *&* =1+1"))
    looking = at(plan)
    view = view_of("provider", looking, "P-001", for_agency(looking, "oak"))
    assert "<b>Oak</b> *&* =1+1" in all_words("provider", view)


def test_a_move_ahead_is_told_with_its_day() -> None:
    """The provider reads from which day on somebody must come."""
    looking = at(robin())
    view = view_of("provider", looking, "P-001", for_agency(looking, "oak"))
    assert view.starts == day(42) == dt.date(2027, 1, 3)
    assert "3 January 2027" in all_words("provider", view)
