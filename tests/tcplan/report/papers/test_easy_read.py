"""The person's own paper: short sentences with pictures, their words first, no deficits."""

import re

import pytest

from tcplan.domain.codelists import code_list
from tcplan.draw import SYMBOLS
from tcplan.report.document import Section, Symbol
from tcplan.report.papers.easy_read import NOT_YET, PICTURES
from tcplan.views.papers.easy_words import ABOUT, ANSWERS, HOMES, STEPS, VISITS
from tests.builders import amended, robin, small_plan
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

CODES = {"Helper.kind": "chooses the picture"}
EVERYBODY = list(everybody())
IN_DURHAM = [each for each in EVERYBODY if each[0] == "county-durham"]
MOST_WORDS = 15
JARGON = re.compile(
    r"\b(risk|gate|control|threat|consequence|restrictive|cohort|placement|provision|MAPPA|DSR|"
    r"ICB|CTO|multi-disciplinary|stakeholder|pathway|commission\w*|section 117|P-\d+)\b",
    re.IGNORECASE,
)


def of(plan: str, person: str, *, names: bool = False) -> object:
    """The paper of somebody of a sample plan."""
    return view_of("easy-read", looked(plan, names=names), person, FOR_THE_PERSON)


def sentences(view: object) -> list[str]:
    """Every sentence of ours beside a picture; what is quoted is left out."""
    document = document_of("easy-read", view)
    blocks = (*document.opening, *(b for s in document.sections for b in s.blocks))
    assert not [block for block in blocks if isinstance(block, Section)]
    lines = (line for block in blocks if isinstance(block, Symbol) for line in block.words)
    texts = ("".join(run.text for run in line) for line in lines)
    return [text for text in texts if not text.startswith("“")]


@pytest.mark.parametrize(("plan", "person"), EVERYBODY)
def test_everything_that_the_view_tells_is_in_the_paper(plan: str, person: str) -> None:
    """No word, helper, step or right of the view is lost on the way to paper."""
    view = of(plan, person)
    assert [] == left_out(view, lambda each: document_of("easy-read", each), CODES)


def test_every_sentence_is_short() -> None:
    """With short names in the plan, no sentence of the paper has more than fifteen words."""
    found = sentences(view_of("easy-read", at(robin()), "P-001", FOR_THE_PERSON))
    assert [] == [text for text in found if len(text.split()) > MOST_WORDS]


def test_every_plain_sentence_is_short_and_without_jargon() -> None:
    """Each sentence that stands for a term is short and has no term in it."""
    answers = [words.format(about=about) for words in ANSWERS.values() for about in ABOUT.values()]
    homes = [words.format(be="will be") for words in HOMES.values()]
    ours = [*STEPS.values(), *homes, *VISITS.values(), *answers]
    assert [] == [text for text in ours if len(text.split()) > MOST_WORDS]
    assert [] == [text for text in ours if JARGON.search(text)]


def test_every_code_has_its_plain_words() -> None:
    """A kind of home, visit or consent that is added to a list needs its plain words too."""
    lists = {
        "tenure": HOMES,
        "visit-kind": VISITS,
        "consent-purpose": ABOUT,
        "consent-state": ANSWERS,
    }
    for name, words in lists.items():
        assert set(code_list(name).codes) == set(words)


def test_every_picture_is_one_that_was_drawn() -> None:
    """Who helps has a picture of their own kind."""
    assert set(PICTURES.values()) <= set(SYMBOLS)
    assert set(PICTURES) <= set(code_list("agency-kind").codes)


@pytest.mark.parametrize(("plan", "person"), IN_DURHAM)
def test_no_jargon_stands_in_sentences_of_ours(plan: str, person: str) -> None:
    """Terms of the trade stand in names and quotes alone."""
    record = looked(plan).plan
    called = [agency.name for agency in record.agencies] + [team.name for team in record.teams]
    names = "|".join(map(re.escape, called))
    ours = [re.sub(names, "", text) for text in sentences(of(plan, person)) if "job:" not in text]
    assert [] == [text for text in ours if JARGON.search(text)]


@pytest.mark.parametrize(("plan", "person"), IN_DURHAM)
def test_nothing_in_it_is_about_what_is_hard_about_anybody(plan: str, person: str) -> None:
    """No risk, note, judgement, law, sum or victim stands in the person's own paper."""
    record, found = looked(plan).plan, all_words("easy-read", of(plan, person))
    secret = {
        *clinical(record, person),
        *of_the_law(record, person),
        *money(record, person),
        *(risk.title for risk in record.of("risks", person) if len(risk.title.split()) > 2),
        *(risk.to_prevent for risk in record.of("risks", person)),
        *(marker.condition_text for marker in record.of("victim_markers", person)),
    }
    assert [] == sorted(words for words in secret if words in found)
    assert [] == [words for words in judging_words() if words in found.lower()]
    assert "liaison" not in found.lower()


def test_the_persons_words_stand_first() -> None:
    """The first section is what the person said."""
    document = document_of("easy-read", of("county-durham", "P-014"))
    assert document.sections[0].title == "My words"


def test_the_person_reads_that_they_can_say_no() -> None:
    """Rights are told to everybody, with the advocate by name."""
    found = all_words("easy-read", of("county-durham", "P-014"))
    for words in (
        "You can say no.",
        "You can change your mind.",
        "Your advocate is Owengate Advocacy.",
        "You can ask for a review of your care.",
        "It does not say what you will do.",
    ):
        assert words in found


def test_the_paper_is_in_large_type_without_a_list_of_contents() -> None:
    """It is made to be read by the person, page after page."""
    document = document_of("easy-read", of("county-durham", "P-014"))
    assert (document.large, document.contents) == (True, False)


def test_without_names_no_name_and_no_code_stands_in_the_text() -> None:
    """The person is "you"; in recorded text their name gives way to words."""
    view = of("county-durham", "P-014")
    foot = document_of("easy-read", view).footer[0]
    text = all_words("easy-read", view).replace(foot, "")
    assert "Robin" not in text
    assert "P-014" not in text
    assert "[my name] shows pain" in text


def test_with_names_the_paper_is_the_persons_by_name() -> None:
    """Names asked for, the title and those close to the person go by name."""
    view = of("county-durham", "P-014", names=True)
    found = all_words("easy-read", view)
    assert "My plan: Robin" in found
    assert "Robin shows pain" in found


def test_somebody_of_whom_nothing_is_recorded_is_invited_to_say() -> None:
    """An empty paper asks for the person's words, and never looks finished."""
    looking = at(small_plan(risks=(), controls=()))
    found = all_words("easy-read", view_of("easy-read", looking, "P-001", FOR_THE_PERSON))
    for words in (
        NOT_YET,
        "Nobody is named yet.",
        "No home is chosen yet.",
        "No move is planned.",
        "People have not agreed what happens then.",
        "You can ask for one.",
    ):
        assert words in found


def test_what_somebody_wrote_stands_as_they_wrote_it() -> None:
    """Markup in the person's words is told literally."""
    plan = amended(robin(), "P-001", what_matters="<b>My</b> *dog* & =1+1")
    found = all_words("easy-read", view_of("easy-read", at(plan), "P-001", FOR_THE_PERSON))
    assert "“<b>My</b> *dog* & =1+1”" in found
