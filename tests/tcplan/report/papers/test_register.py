"""The register on paper and as sheets: whole, typed, literal, and never a prediction."""

import datetime as dt
import re
from functools import cache

import pytest

from tcplan.report.document import Document
from tcplan.report.papers.register import document
from tcplan.text import visible
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.papers.register import RegisterView, register
from tcplan.views.sentences import PREDICTS_NO_ONE, WHAT_COVER_SAYS
from tests.builders import TODAY, empty_plan
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.work import TYPED, cells, looking, page, rows, sheets

CODES = {
    **TYPED,
    "RiskRow.answer": "its words stand beside it",
    "StrandRow.answer": "its words stand beside it",
    "TaskView.kind": "its words stand beside it",
    "RegisterView.individual": "the label holds it",
    "RiskRow.individual": "the label holds it",
    "TaskView.individual": "the label holds it",
    "JudgementView.individual": "the label holds it",
}
WHOSE = [None, "P-014", "P-022"]
IDS = ["everybody", "P-014", "P-022"]


@cache
def seen(about: str | None = None, plan: str = "county-durham") -> RegisterView:
    """The register of a sample plan."""
    return register(looking(plan), about, Given())


def laid_out(view: RegisterView) -> Document:
    """The register to be read."""
    return document(view)


@pytest.mark.no_cover
@pytest.mark.parametrize("about", WHOSE, ids=IDS)
def test_everything_that_the_register_tells_stands_on_paper(about: str | None) -> None:
    """Each text and each day of the register is in the paper that is printed."""
    assert [] == left_out(seen(about), document, CODES)


@pytest.mark.no_cover
@pytest.mark.parametrize("about", WHOSE, ids=IDS)
def test_everything_that_the_register_tells_stands_in_a_cell(about: str | None) -> None:
    """Each text and each day of the register is in a cell of its sheets."""
    from tcplan.report.chapters.register_sheets import workbook

    assert [] == left_out_of_sheets(seen(about), workbook, CODES)


def test_the_sheets_are_read_back_typed() -> None:
    """Another program finds dates as dates, yes and no as such, and no formula."""
    found = sheets("register", seen("P-014"))

    assert ["Risks", "Controls", "Gaps and actions", "Judgements", "About this file"] == list(found)
    kinds = {(title, kind) for sheet in found.values() for title, _, kind in cells(sheet)}
    assert set() == {title for title, kind in kinds if kind == "f"}
    for title in ("First due", "Review by", "Last tested", "Due"):
        values = [v for s in found.values() for t, v, _ in cells(s) if t == title and v is not None]
        assert values
        assert {dt.datetime} == {type(value) for value in values}
    counts = [v for t, v, _ in cells(found["Controls"]) if t == "Counts as cover on evidence"]
    assert {"yes", "no"} == set(counts)


def test_the_sheet_has_a_row_for_each_risk_in_the_order_of_the_register() -> None:
    """The file that is filtered and sorted begins as the paper does."""
    view = seen("P-014")
    listed = [v for t, v, _ in cells(sheets("register", view)["Risks"]) if t == "Id"]

    assert [row.id for row in view.risks] == listed


def test_what_was_written_is_read_back_literally() -> None:
    """Markup, formulas and control characters of a plan act in no form of the register."""
    view = seen(plan="hostile")
    found = page("register", view)
    told = {row.title for row in view.risks} | {row.control.name for row in view.controls}

    assert [] == found.faults
    assert set() == {one for one in told if visible(one) not in found.text()}
    book = sheets("register", view)
    assert [] == [v for s in book.values() for _, v, kind in cells(s) if kind == "f"]


def test_each_csv_file_is_one_sheet() -> None:
    """Risks stand in the file itself and controls in one beside it, a row for each."""
    view = seen("P-014")

    assert [row.title for row in view.risks] == [
        row["What could go wrong"] for row in rows("register", view)
    ]
    assert len(view.controls) == len(rows("register", view, "controls"))


def test_the_fixed_sentences_stand_in_paper_and_file() -> None:
    """Nobody reads the register without being told that it predicts no one."""
    view = seen("P-014")
    paper = list(words(laid_out(view)))
    about = [v for _, v, _ in cells(sheets("register", view)["About this file"])]

    for sentence in (PREDICTS_NO_ONE, WHAT_COVER_SAYS):
        assert sentence in paper
        assert sentence in about


def test_no_number_stands_for_a_person() -> None:
    """No score, no percentage and no rank of a person stands in the register."""
    said = "\n".join(words(laid_out(seen()))).lower()

    assert [] == re.findall(r"\d ?%|\bscore|\bprobability|\b(?:high|medium|low)[ -]risk", said)


def test_nothing_recorded_is_said_in_words() -> None:
    """An empty register says that nothing is recorded, and calls nothing held."""
    view = register(looking().over(empty_plan()), None, Given())
    said = list(words(laid_out(view)))

    assert "No risk is recorded, so nothing is said about cover." in said
    assert "No control is recorded." in said
    assert "No judgement is recorded." in said


def test_every_page_says_for_whom_and_of_which_day() -> None:
    """A page that got parted from the others says what it is, of which day and for whom."""
    reader = Recipient(kind="agency", agency="oak-support", words="Oak Support")
    view = register(looking(), "P-014", Given(recipient=reader))

    assert (
        "Control and risk register · as at 22 Nov 2026 · for Oak Support"
        == laid_out(view).footer[0]
    )
    assert view.heading.as_at == TODAY


def test_an_outside_reader_is_told_that_things_are_left_out_and_not_how_many() -> None:
    """A partner sees a constant sentence about what is left out, and nothing of the plan's file."""
    reader = Recipient(kind="agency", agency="oak-support", words="Oak Support")
    view = register(looking(), "P-014", Given(recipient=reader))
    said = "\n".join(words(laid_out(view)))

    assert "What else a plan may hold is left out and not counted." in said
    assert view.heading.plan not in said
    assert view.heading.plan in "\n".join(words(laid_out(seen("P-014"))))
