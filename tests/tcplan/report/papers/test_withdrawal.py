"""The contingency paper on paper and as sheets: whole, literal, and what to do before why."""

from collections.abc import Iterable

import pytest

from tcplan.report.document import Block, Section, Table
from tcplan.report.forms import formats_of, parts
from tcplan.report.kinds import KINDS
from tcplan.report.papers.withdrawal import document, workbook
from tcplan.text import visible
from tcplan.views.papers.given import Given
from tcplan.views.papers.withdrawal import WithdrawalPaper, withdrawal_paper
from tcplan.views.sentences import PREDICTS_NO_ONE, PREDICTS_NO_ONE_SHORT, WHAT_COVER_SAYS
from tests.builders import small_plan
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.partners import at, page, reader
from tests.tcplan.report.papers.work import TYPED, looking

CODES = {
    **TYPED,
    "WithdrawalPaper.agency": "it is told by name",
    "Supported.individual": "the label holds it",
    "Carried.individual": "the label holds it",
    "Supervised.individual": "the label holds it",
    "Step.individual": "the label holds it",
    "Package.individual": "the label holds it",
    "LossView.individual": "the label holds it",
    "LossView.risk": "its title stands beside it",
    "LossView.kind": "its words stand beside it",
    "LossView.before": "its words stand beside it",
    "LossView.after": "its words stand beside it",
    "HoursView.holder": "it is told by name",
    "HoursView.start": "the days are told in words",
    "HoursView.end": "the days are told in words",
    "PairRow.ids": "both are told by name",
    "PairRow.only_together": "the first is told in words, the others are counted",
    "PairRow.back_up_only_together": "the same",
    "Stretch.nothing": "said where there is nothing to do",
}
AGENCIES = ["oak-support", "wear-vale", "brightgill", "northfield", "p014-mum"]


def of(agency: str, plan: str = "county-durham") -> WithdrawalPaper:
    """The paper about one agency of a sample plan, for the holder."""
    return withdrawal_paper(looking(plan), agency, Given())


@pytest.mark.no_cover
@pytest.mark.parametrize("agency", AGENCIES)
def test_everything_that_the_view_tells_stands_on_paper(agency: str) -> None:
    """Each text and each day of the view is in the paper."""
    assert [] == left_out(of(agency), document, CODES)


def test_where_there_is_nothing_it_is_said() -> None:
    """An agency on which nothing rests gets words for each part, and no empty table."""
    view = withdrawal_paper(at(small_plan()), "trust", Given())
    told = document(view)
    assert [] == [b.caption for b in _tables(told.sections) if not b.rows]
    assert view.stretches[0].nothing in list(words(told))


def _tables(blocks: Iterable[Block]) -> list[Table]:
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Section):
            found += _tables(block.blocks)
    return found


def test_what_is_to_be_done_stands_before_what_is_lost() -> None:
    """Whoever opens the paper on the day finds the first day first."""
    titles = [section.title for section in document(of("oak-support")).sections]
    assert ["What is to be done", "Whom it supports", "What is lost"] == titles[:3]
    first = document(of("oak-support")).sections[0].blocks[0]
    assert isinstance(first, Section)
    assert first.title.startswith("The first day")


def test_the_fixed_sentences_stand_on_it() -> None:
    """It predicts no one, and a gap is an action for services."""
    paper = document(of("oak-support"))
    said = list(words(paper))
    assert {PREDICTS_NO_ONE, WHAT_COVER_SAYS} <= set(said)
    assert PREDICTS_NO_ONE_SHORT in paper.footer


def test_each_page_says_for_whom_it_is_and_of_which_day() -> None:
    """A page that got parted is known by agency, day and reader."""
    view = withdrawal_paper(looking(), "oak-support", Given(recipient=reader("icb")))
    foot = document(view).footer[0]
    assert "If Oakgill Support stops · as at 22 Nov 2026 · for Icb" == foot


def test_hostile_text_is_read_literally() -> None:
    """Markup and escapes in names of agencies and arrangements stay words."""
    plan = looking("hostile")
    for agency in plan.plan.agencies[:12]:
        read = page(document(of(agency.id, "hostile")))
        assert [] == read.faults
        assert visible(plan.thing_name(agency.id)) in read.text()
        assert [] == read.all("script", "img")


def test_the_sheets_hold_each_step_each_arrangement_and_each_loss() -> None:
    """Nothing of the three lists is missing where they are sorted."""
    view = of("oak-support")
    steps = sum(len(one.steps) for one in view.stretches)
    lost = len(view.losses) + len(view.result_losses)
    rows = {sheet.name: len(sheet.rows) for sheet in workbook(view).sheets}
    assert {"To be done": steps, "Rests on it": len(view.carried), "Lost": lost} == rows


def test_steps_are_found_again_in_the_sheets() -> None:
    """Who does what for whom is in the sheet as on paper."""
    assert [] == [
        place
        for place in left_out_of_sheets(of("oak-support"), workbook, CODES)
        if place.startswith(("Step.", "Carried.", "LossView."))
    ]


def test_the_paper_is_written_in_every_format_that_it_is_offered_in() -> None:
    """The same view is written as page, text, data and rows."""
    for form in formats_of(KINDS["withdrawal"]):
        assert parts(KINDS["withdrawal"], of("oak-support"), form)[0].data


def test_a_result_without_its_limit_stands_beside_what_risks_lose() -> None:
    """The paper of an agency from which no risk loses cover names the result that is left open."""
    lost = next(
        text for text in words(document(of("larkhill"))) if "would lose their cover" in text
    )
    assert lost.startswith("0 risks of 0 people would lose their cover")
    assert lost.endswith("nothing left to limit the harm: P-040 “Larkhill gives the room away”.")
