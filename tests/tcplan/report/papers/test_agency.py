"""The paper for one agency, on paper and as sheets, and as it leaves for that agency."""

import re
from functools import cache, partial

import pytest

from tcplan.access.pseudonyms import pseudonym
from tcplan.planner.papers_asked import PaperAsked, understood
from tcplan.planner.papers_composed import Composed, composed_for
from tcplan.planner.papers_for import for_reader
from tcplan.report.document import Table
from tcplan.report.forms import formats_of, parts
from tcplan.report.kinds import KINDS
from tcplan.report.papers.agency import PAPER, document, workbook
from tcplan.text import visible
from tcplan.views.papers.agency import AgencyPaper, agency_paper
from tcplan.views.papers.given import Given
from tcplan.views.sentences import PREDICTS_NO_ONE, PREDICTS_NO_ONE_SHORT, WHAT_COVER_SAYS
from tests.builders import agency, small_plan, with_entity
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.partners import at, page
from tests.tcplan.report.papers.work import TYPED, looking

CODES = {
    **TYPED,
    "AgencyPaper.agency": "it is told by name",
    "Relied.individual": "the label holds it",
    "Asked.individual": "the label holds it",
    "Supports.individual": "the label holds it",
    "HoursView.holder": "it is told by name",
    "HoursView.start": "the days are told in words",
    "HoursView.end": "the days are told in words",
}
AGENCIES = ["oak-support", "wear-vale", "police", "p014-mum", "choir"]


def of(name: str, plan: str = "county-durham") -> AgencyPaper:
    """What one agency of a sample plan is told, as its holder sees it."""
    return agency_paper(looking(plan), name, Given())


@cache
def leaving(name: str) -> Composed:
    """The paper as it leaves for the agency itself, projected and under pseudonyms."""
    ready = understood(looking(), PaperAsked(kind="agency", about=name))
    names = partial(pseudonym, b"a secret of these tests, made up.", name)
    return composed_for(looking(), ready, for_reader(looking(), ready, names))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", AGENCIES)
def test_everything_that_the_view_tells_stands_on_paper(name: str) -> None:
    """Each text and each day of the view is in the paper."""
    assert [] == left_out(of(name), document, CODES)


def test_what_is_asked_stands_first() -> None:
    """An agency reads what to do before what it is relied on for."""
    titles = [section.title for section in document(of("oak-support")).sections]
    assert ["What we ask of you", "What others rely on you for"] == titles[:2]


def test_the_fixed_sentences_stand_on_it() -> None:
    """It predicts no one, and a gap is an action for services."""
    paper = document(of("oak-support"))
    assert {PREDICTS_NO_ONE, WHAT_COVER_SAYS} <= set(words(paper))
    assert PREDICTS_NO_ONE_SHORT in paper.footer


def test_where_there_is_nothing_it_is_said() -> None:
    """An agency that does nothing yet gets words for each part, and no empty table."""
    paper = document(agency_paper(at(with_entity(small_plan(), agency("new"))), "new", Given()))
    tables = [b for s in paper.sections for b in s.blocks if isinstance(b, Table)]
    assert ["Your results beside those of the others"] == [table.caption for table in tables]
    assert "Nothing is open, and nothing falls due within thirty days." in set(words(paper))


def test_hostile_text_is_read_literally() -> None:
    """Markup in names of agencies and arrangements stays words."""
    plan = looking("hostile")
    for one in plan.plan.agencies[:6]:
        read = page(document(of(one.id, "hostile")))
        assert [] == read.faults
        assert visible(plan.thing_name(one.id)) in read.text()
        assert [] == read.all("script", "img")


def test_the_sheets_hold_what_is_asked_what_is_relied_on_and_the_results() -> None:
    """Each row of the three lists is in its sheet, and nothing of a row is missing."""
    view = of("oak-support")
    rows = {sheet.name: len(sheet.rows) for sheet in workbook(view).sheets}
    assert {
        "Asked of you": len(view.asked),
        "Relied on": len(view.relied),
        "Results": len(view.figures),
    } == rows
    dropped = left_out_of_sheets(view, workbook, CODES)
    assert [] == [p for p in dropped if p.startswith(("Asked.", "Relied.", "Beside."))]


def test_it_is_written_in_every_format_that_it_is_offered_in() -> None:
    """The same view is written as page, text, data and rows."""
    for form in formats_of(KINDS["agency"]):
        assert parts(KINDS["agency"], of("oak-support"), form)[0].data


@pytest.mark.parametrize("name", ["oak-support", "police", "two-becks"])
def test_no_id_of_the_plan_leaves_with_it(name: str) -> None:
    """Outside the holder everybody has the agency's own pseudonym, in fields and in sentences."""
    paper = leaving(name)
    said = "\n".join(words(document(paper.view))) + paper.file_name("pdf")
    people = {person.id for person in looking().plan.individuals}
    assert set() == {one for one in people if re.search(rf"(?<!\w){one}(?!\w)", said)}
    assert paper.view.people


@pytest.mark.parametrize("name", ["oak-support", "police", "two-becks"])
def test_nobody_whom_it_does_not_support_is_in_it(name: str) -> None:
    """Arrangements of people whom the agency has nothing to do with stand nowhere in its paper."""
    paper = leaving(name)
    said = "\n".join(words(document(paper.view)))
    mine = {row.control for row in paper.view.relied}
    plan = looking().plan
    concerned = {one.individual for one in of(name).people}
    others = {c.name for c in plan.controls if c.individual not in concerned} - mine
    assert len(others) > 50
    assert set() == {one for one in others if one in said}


def test_its_figures_are_the_same_for_the_holder_and_for_the_agency() -> None:
    """What the agency sees of its own is all of its own, and the others are published figures."""
    assert of("oak-support").figures == leaving("oak-support").view.figures


def test_its_approver_is_told_what_was_withheld() -> None:
    """The report beside the paper has the reasons, and the paper has none of them."""
    assert PAPER.withheld is not None
    told = PAPER.withheld(at(small_plan()), "oak", Given())
    assert told.marking.endswith("for the approver")
    assert any("withheld" in line for line in words(told))
    assert leaving("oak-support").withheld is not None
