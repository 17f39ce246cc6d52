"""The weekly paper on paper and as sheets: whole, literal, and the caseload first."""

import datetime as dt
from pathlib import Path

import pytest

from tcplan.domain.changes import Add, Amend, Remove
from tcplan.planner import PaperAsked, export_paper
from tcplan.planner.opening import Request, Visit, look
from tcplan.planner.papers_past import before
from tcplan.report.chapters.weekly_sheets import workbook
from tcplan.report.document import Table
from tcplan.report.papers.weekly import document
from tcplan.text import visible
from tcplan.views.papers.given import Given
from tcplan.views.papers.weekly import WeeklyView, weekly
from tcplan.views.sentences import PREDICTS_NO_ONE
from tests.builders import TODAY, control, day, empty_plan, with_entity
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.work import TYPED, cells, looking, page, rows, sheets
from tests.tcplan.rules.gates.moving import moving
from tests.tcplan.views.papers.test_weekly import action, dated
from tests.tcplan.views.papers.test_weekly_from_database import known

CODES = {
    **TYPED,
    "Block.kind": "its words stand beside it",
    "WeeklyView.individual": "the label holds it",
    "WeekOf.individual": "the label holds it",
}
WHOSE = [None, "P-014", "P-071"]
IDS = ["everybody", "P-014", "P-071"]


def seen(about: str | None = None, plan: str = "county-durham") -> WeeklyView:
    """The paper of a sample plan."""
    return weekly(looking(plan), about, Given())


def from_database(folder: Path) -> WeeklyView:
    """A week in which days were put off, brought forward, recorded late and struck out."""
    plan = with_entity(
        moving(target=day(20)), control("c", "oak"), action("a", 9), dated("v", held=day(-30))
    )
    return known(
        folder,
        plan,
        Amend(plan.transitions[0].id, {"target": day(34)}),
        Amend("a", {"due": day(4), "escalated_to": "director"}),
        Amend("c", {"state": "failed"}),
        Remove("v"),
        Add(dated("w", held=day(-9))),
    )


@pytest.mark.parametrize("about", WHOSE, ids=IDS)
def test_everything_that_the_week_tells_stands_on_paper(about: str | None) -> None:
    """Each text and each day of the week is in the paper that is printed."""
    assert [] == left_out(seen(about), document, CODES)


@pytest.mark.parametrize("about", WHOSE, ids=IDS)
def test_everything_that_the_week_tells_stands_in_a_cell(about: str | None) -> None:
    """Each text and each day of the week is in a cell of its sheets."""
    assert [] == left_out_of_sheets(seen(about), workbook, CODES)


def test_everything_that_the_past_record_tells_stands_in_both(tmp_path: Path) -> None:
    """What only a database knows of a week is in both forms too."""
    view = from_database(tmp_path)

    assert [] == left_out(view, document, CODES)
    assert [] == left_out_of_sheets(view, workbook, CODES)


def test_the_caseload_stands_before_everybody() -> None:
    """The first section is the caseload, with a row for each figure."""
    view = seen()
    first, *others = document(view).sections
    (table,) = (block for block in first.blocks if isinstance(block, Table))

    assert "The caseload" == first.title
    assert len(view.figures) == len(table.rows)
    assert [one.label for one in view.people] == [one.title for one in others[: len(view.people)]]


def test_a_figure_that_the_plan_does_not_tell_says_so() -> None:
    """An unknown number is told in words and is never a nought."""
    said = list(words(document(seen())))
    unknown = [one for one in seen().figures if one.then is None]

    assert unknown
    assert len(unknown) == said.count("the plan does not tell")


def test_the_sheets_are_read_back_typed(tmp_path: Path) -> None:
    """Another program finds days as days, codes as text with their noughts, and no formula."""
    for view in (seen(), from_database(tmp_path)):
        found = sheets("weekly", view)
        assert [] == [v for s in found.values() for _, v, kind in cells(s) if kind == "f"]
        for title in ("Day", "Due", "From", "To", "Since", "By", "Day of the move"):
            days = [v for s in found.values() for t, v, _ in cells(s) if t == title and v]
            assert {dt.datetime} >= {type(value) for value in days}
    codes = {v for t, v, _ in cells(sheets("weekly", seen())["Blocked"]) if t == "MHSDS reason"}
    assert {"04", "09", "24", "26", "32", None} == codes


def test_each_csv_file_is_one_sheet() -> None:
    """The caseload is the file itself, and every other question has one beside it."""
    view = seen()

    assert [one.words for one in view.figures] == [row["What"] for row in rows("weekly", view)]
    chased = [row.id for one in view.people for row in one.chasing]
    chased += [row.id for row in view.shared.chasing] if view.shared else []
    assert chased == [row["Id"] for row in rows("weekly", view, "chasing")]


def test_what_was_written_is_read_back_literally() -> None:
    """Markup and formulas of a plan act in no form of the paper."""
    view = seen(plan="hostile")
    found = page("weekly", view)
    told = {row.what for one in view.people for row in one.chasing}
    told |= {row.what for one in view.people for row in one.moved}

    assert [] == found.faults
    assert told
    assert set() == {one for one in told if visible(one) not in found.text()}
    book = sheets("weekly", view)
    assert [] == [v for s in book.values() for _, v, kind in cells(s) if kind == "f"]


def test_a_plan_without_anybody_gives_a_paper_without_weeks() -> None:
    """An empty plan gives the caseload alone."""
    view = weekly(looking().over(empty_plan()), None, Given())

    assert ["The caseload"] == [one.title for one in document(view).sections]


def test_a_paper_that_is_taken_out_of_a_database_compares_two_states(tmp_path: Path) -> None:
    """Whoever exports the paper from a database gets what was put off, with both days."""
    from_database(tmp_path)
    visit = Visit(who="Ann", at=dt.datetime.combine(TODAY, dt.time(9), dt.UTC))
    now = look(tmp_path / "plan.db", Request(), calendar_day=TODAY, visit=visit)
    export_paper(now, PaperAsked(kind="weekly", since=day(-7)), "md", tmp_path / "week.md")
    told = (tmp_path / "week.md").read_text("utf-8")

    assert "as it was known when 15 November 2026 began" in told
    assert "put off by 14 days" in told


def test_a_record_that_is_looked_at_as_it_was_is_compared_with_no_later_one(tmp_path: Path) -> None:
    """Asked how things were known ten days ago, nothing that was saved since is in the paper."""
    from_database(tmp_path)
    visit = Visit(who="Ann", at=dt.datetime.combine(TODAY, dt.time(9), dt.UTC))
    known_at = dt.datetime.combine(day(-10), dt.time(10), dt.UTC)
    asked = Request(known_at=known_at)
    then = look(tmp_path / "plan.db", asked, calendar_day=TODAY, visit=visit)

    assert before(then, day(0)) is None
    assert before(then, day(-7)) is not None


def test_the_fixed_sentences_stand_on_paper() -> None:
    """Nobody reads the paper without being told what it predicts and what is not published."""
    said = list(words(document(seen())))

    assert PREDICTS_NO_ONE in said
    assert any("nothing of this page is for publication" in one for one in said)
