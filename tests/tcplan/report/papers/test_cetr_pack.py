"""The pack of a C(E)TR tells all that its view tells, and without consent no content of papers."""

import pytest

from tcplan.report.papers.cetr_pack import CLOSED, NEVER_BLOCKS
from tests.builders import robin, small_plan
from tests.tcplan.report.papers.everything import left_out
from tests.tcplan.report.papers.forbidden import judging_words, money
from tests.tcplan.report.papers.of_a_person import (
    all_words,
    at,
    document_of,
    everybody,
    looked,
    view_of,
)

CODES = {"CetrPackView.recipient": "stands at the foot of every page"}
EVERYBODY = list(everybody())
IN_DURHAM = [each for each in EVERYBODY if each[0] == "county-durham"]


@pytest.mark.parametrize(("plan", "person"), EVERYBODY)
def test_everything_that_the_view_tells_is_in_the_pack(plan: str, person: str) -> None:
    """No paper, seat, day or action of the view is lost on the way to paper."""
    view = view_of("cetr-pack", looked(plan), person)
    assert [] == left_out(view, lambda each: document_of("cetr-pack", each), CODES)


@pytest.mark.parametrize(("plan", "person"), IN_DURHAM)
def test_without_consent_no_content_stands_in_it(plan: str, person: str) -> None:
    """Nothing of the person, a paper, a review, an incident or an action is in a closed pack."""
    looking = looked(plan)
    view = view_of("cetr-pack", looking, person)
    if view.consent.open:
        return
    record, found = looking.plan, all_words("cetr-pack", view)
    who = record.by_id[person]
    content = {
        who.what_matters,
        who.my_hopes,
        *(one.title for one in record.of("documents", person)),
        *(one.outcome for one in record.of("reviews", person)),
        *(one.text for one in record.of("incidents", person)),
        *(one.what for one in record.of("actions", person)),
        *(one.name for one in record.of("controls", person)),
        *(one.title for one in record.of("risks", person)),
    }
    assert CLOSED in found
    assert [] == sorted(words for words in content if words and words in found)


def test_some_packs_of_the_sample_are_closed_and_some_are_open() -> None:
    """Both sides of the gate are tried by the sample plan."""
    gates = {view_of("cetr-pack", looked(plan), person).consent.open for plan, person in IN_DURHAM}
    assert gates == {True, False}


def test_a_paper_for_the_day_never_stands_in_the_way_of_a_community_review() -> None:
    """At home the pack says so; in hospital it does not need to."""
    at_home = all_words("cetr-pack", view_of("cetr-pack", at(small_plan()), "P-001"))
    on_the_ward = all_words("cetr-pack", view_of("cetr-pack", at(robin()), "P-001"))
    assert NEVER_BLOCKS in at_home
    assert NEVER_BLOCKS not in on_the_ward


def test_a_restricted_patient_has_the_key_lines_of_a_secure_ward() -> None:
    """A hospital order with restrictions is met on a secure ward, with its own set."""
    found = all_words("cetr-pack", view_of("cetr-pack", looked("county-durham"), "P-026"))
    assert "Adults, in hospital, secure" in found


@pytest.mark.parametrize(("plan", "person"), IN_DURHAM)
def test_no_money_and_no_judging_word_stands_in_it(plan: str, person: str) -> None:
    """What a place costs is no question of the panel, and no word labels the person."""
    found = all_words("cetr-pack", view_of("cetr-pack", looked(plan), person))
    assert [] == [words for words in money(looked(plan).plan, person) if words in found]
    assert [] == [words for words in judging_words() if words in found.lower()]


def test_each_page_says_whose_it_is_and_predicts_no_one() -> None:
    """A page that got lost says whose pack it is of and what it is not."""
    view = view_of("cetr-pack", looked("county-durham"), "P-014")
    document = document_of("cetr-pack", view)
    assert document.footer == (
        "C(E)TR pack: P-014 · as at 22 Nov 2026 · for the plan's holder",
        view.heading.predicts_no_one_short,
    )
    assert view.heading.predicts_no_one in all_words("cetr-pack", view)


def test_a_name_that_is_hidden_stands_nowhere() -> None:
    """Without names asked for, the panel reads of a person by id."""
    view = view_of("cetr-pack", looked("county-durham"), "P-014")
    assert "Robin" not in all_words("cetr-pack", view)
