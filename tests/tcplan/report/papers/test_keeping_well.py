"""The paper for somebody at home tells all of its view, and nothing of the past or the law."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.report.papers.keeping_well import NEVER_THE_PERSONS
from tcplan.views.people import current_spell
from tests.builders import amended, small_plan
from tests.tcplan.report.papers.everything import left_out
from tests.tcplan.report.papers.forbidden import clinical, judging_words, money, of_the_law
from tests.tcplan.report.papers.of_a_person import (
    FOR_THE_PERSON,
    all_words,
    at,
    document_of,
    everybody,
    looked,
    view_of,
)

CODES = {
    "KeepingWellView.recipient": "stands at the foot of every page",
    "CrisisWeek.asked_of": "told where the move has no day of its own",
}
AT_HOME = [
    (plan, person) for plan, person in everybody() if current_spell(looked(plan), person) is None
]
IN_DURHAM = [each for each in AT_HOME if each[0] == "county-durham"]


def of(plan: str, person: str, *, names: bool = False) -> object:
    """The paper of somebody of a sample plan."""
    return view_of("keeping-well", looked(plan, names=names), person, FOR_THE_PERSON)


@pytest.mark.parametrize(("plan", "person"), AT_HOME)
def test_everything_that_the_view_tells_is_in_the_paper(plan: str, person: str) -> None:
    """No sign, hour, gap or review of the view is lost on the way to paper."""
    view = of(plan, person)
    assert [] == left_out(view, lambda each: document_of("keeping-well", each), CODES)


@pytest.mark.parametrize(("plan", "person"), IN_DURHAM)
def test_nothing_of_the_past_or_the_law_stands_in_it(plan: str, person: str) -> None:
    """No note, judgement, section, MAPPA, liaison or sum of money is told."""
    record, found = looked(plan).plan, all_words("keeping-well", of(plan, person))
    secret = {*clinical(record, person), *of_the_law(record, person), *money(record, person)}
    assert [] == sorted(words for words in secret if words in found)
    assert [] == [words for words in judging_words() if words in found.lower()]


def test_a_gap_is_said_to_be_for_services() -> None:
    """Above the list of gaps stands whose they are."""
    assert NEVER_THE_PERSONS in all_words("keeping-well", of("county-durham", "P-092"))


def test_a_child_at_home_has_a_paper_too() -> None:
    """A young person on the register, who never was in hospital, has what keeps them well."""
    found = all_words("keeping-well", of("county-durham", "P-003"))
    assert "What keeps me well" in found
    assert "Dynamic support register" in found


def test_somebody_under_conditions_has_a_paper_without_them() -> None:
    """Who lives at home under a conditional discharge reads of support, not of the order."""
    found = all_words("keeping-well", of("county-durham", "P-096"))
    assert [] == [w for w in ("conditional discharge", "court order") if w in found.lower()]


def test_a_name_that_is_hidden_stands_nowhere() -> None:
    """Without names asked for, the paper goes by id."""
    assert "Theo" not in all_words("keeping-well", of("county-durham", "P-092"))
    assert "Theo" in all_words("keeping-well", of("county-durham", "P-092", names=True))


def test_each_page_says_for_whom_it_is() -> None:
    """The foot of the page has the title, the day and the reader; the person's is not marked."""
    document = document_of("keeping-well", of("county-durham", "P-092"))
    assert document.footer[0] == "Keeping well at home: P-092 · as at 22 Nov 2026 · for the person"
    assert document.marking == ""


def empty() -> Plan:
    """Robin at home, with nothing recorded."""
    return small_plan(risks=(), controls=())


def test_somebody_of_whom_nothing_is_recorded_is_asked() -> None:
    """Nothing recorded reads as something to ask and to do."""
    found = all_words("keeping-well", view_of("keeping-well", at(empty()), "P-001"))
    for words in (
        "Nothing is recorded yet. Ask, and write down what is said.",
        "No early sign is recorded yet. Ask what is seen first.",
        "NOBODY IS RECORDED",
        "Find somebody who comes when it does not hold",
        "no entry is recorded",
    ):
        assert words in found


def test_what_is_written_stands_there_as_it_is_written() -> None:
    """Markup in the person's words is told literally."""
    plan = amended(empty(), "P-001", what_matters="<b>My</b> *dog* & =1+1")
    found = all_words("keeping-well", view_of("keeping-well", at(plan), "P-001"))
    assert "<b>My</b> *dog* & =1+1" in found
