"""The decision log on paper and as sheets: whole, literal, and honest about what it cannot know."""

import datetime as dt
from pathlib import Path

import attrs
import pytest

from tcplan.planner import PaperAsked, export_paper
from tcplan.planner.saves import person_history
from tcplan.report.chapters.decision_sheets import workbook
from tcplan.report.papers.decision_log import document
from tcplan.text import visible
from tcplan.views.papers.decision_log import DecisionLogView, decision_log
from tcplan.views.papers.given import Given
from tcplan.views.sentences import PREDICTS_NO_ONE
from tests.builders import robin
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.work import TYPED, cells, looking, page, raw, rows, sheets
from tests.tcplan.views.papers.test_decision_log import journalled

CODES = {
    **TYPED,
    "DecisionRow.kind": "its words stand beside it",
    "DecisionLogView.individual": "the label holds it",
}
PEOPLE = ["P-014", "P-071", "P-097", "P-058", "P-003"]


def seen(who: str, plan: str = "county-durham") -> DecisionLogView:
    """The log of one person of a sample plan."""
    return decision_log(looking(plan), who, Given())


def from_journal(folder: Path) -> DecisionLogView:
    """The log of a move in a database on which three people have worked."""
    plan = journalled(folder)
    return decision_log(plan, "P-001", Given(journal=person_history(plan, "P-001")))


@pytest.mark.parametrize("who", PEOPLE)
def test_everything_that_the_log_tells_stands_on_paper(who: str) -> None:
    """Each text and each day of the log is in the paper that is printed."""
    assert [] == left_out(seen(who), document, CODES)


@pytest.mark.parametrize("who", PEOPLE)
def test_everything_that_the_log_tells_stands_in_a_cell(who: str) -> None:
    """Each text and each day of the log is in a cell of its sheets."""
    assert [] == left_out_of_sheets(seen(who), workbook, CODES)


def test_everything_that_the_journal_tells_stands_on_paper_and_in_a_cell(tmp_path: Path) -> None:
    """Who changed what, when, for whom and why is in both forms."""
    view = from_journal(tmp_path)

    assert [] == left_out(view, document, CODES)
    assert [] == left_out_of_sheets(view, workbook, CODES)


def test_the_sheets_are_read_back_typed(tmp_path: Path) -> None:
    """Another program finds the days of decisions and of changes as days, and no formula."""
    for view in (seen("P-097"), from_journal(tmp_path)):
        found = sheets("decision-log", view)
        assert [] == [v for s in found.values() for _, v, kind in cells(s) if kind == "f"]
        for title in ("Day", "Changed on", "Until", "Due"):
            days = [v for s in found.values() for t, v, _ in cells(s) if t == title and v]
            assert {dt.datetime} >= {type(value) for value in days}


def test_the_csv_has_a_row_for_each_decision() -> None:
    """The file itself holds the decisions, with person, role and agency in cells of their own."""
    view = seen("P-071")
    found = rows("decision-log", view)

    assert [(one.by.name, one.by.role, one.by.agency) for one in view.decisions] == [
        (row["Person"], row["Role"], row["Agency"]) for row in found
    ]


def test_without_a_journal_nothing_is_said_of_what_was_moved() -> None:
    """A plan file does not say that no day was moved, because it cannot know."""
    said = "\n".join(words(document(seen("P-014"))))

    assert "This plan is a file and keeps no journal" in said
    assert "No day that was set has been set to another." not in said


def test_a_log_that_is_taken_out_of_a_database_has_its_journal(tmp_path: Path) -> None:
    """Whoever exports the log from a database gets who moved which day, and why."""
    plan = journalled(tmp_path)
    export_paper(plan, PaperAsked(kind="decision-log", about="P-001"), "md", tmp_path / "log.md")
    told = (tmp_path / "log.md").read_text("utf-8")

    assert "No staff yet" in told
    assert "12 Dec 2026 → 26 Dec 2026" in told


def test_with_a_journal_a_log_without_a_moved_day_says_so(tmp_path: Path) -> None:
    """Where the journal has no moved day, that is said."""
    view = attrs.evolve(from_journal(tmp_path), days_moved=())

    assert "No day that was set has been set to another." in list(words(document(view)))


def test_what_was_written_is_read_back_literally() -> None:
    """Markup and formulas of a plan act in no form of the log."""
    for person in raw("hostile")["individuals"]:
        view = seen(person["id"], "hostile")
        found = page("decision-log", view)
        told = {one.what for one in view.decisions} | {one.what for one in view.open}
        assert [] == found.faults
        assert set() == {one for one in told if visible(one) not in found.text()}
        book = sheets("decision-log", view)
        assert [] == [v for s in book.values() for _, v, kind in cells(s) if kind == "f"]


def test_somebody_without_a_move_gets_a_log_that_says_so() -> None:
    """A log without a move is no empty page."""
    plan = attrs.evolve(robin(), transitions=())
    said = list(words(document(decision_log(looking().over(plan), "P-001", Given()))))

    assert "No move is recorded, so nothing was decided about one." in said


def test_the_fixed_sentence_stands_on_paper() -> None:
    """Nobody reads the log without being told that it predicts no one."""
    assert PREDICTS_NO_ONE in list(words(document(seen("P-014"))))
