"""The fields as files: one row a person, typed, literal, and never called a submission."""

import datetime as dt
from pathlib import Path

import attrs
import pytest

from tcplan.errors import WrongUseError
from tcplan.exchange.live_csv import parsed
from tcplan.planner import PaperAsked, export_paper
from tcplan.report.chapters.at_sheets import workbook
from tcplan.report.papers.at_csv import document
from tcplan.text import visible
from tcplan.views.papers.at_csv import AtView, at_fields
from tcplan.views.papers.at_fields import FIELDS
from tcplan.views.papers.given import Given
from tests.builders import empty_plan
from tests.tcplan.report.papers.everything import left_out, left_out_of_sheets, words
from tests.tcplan.report.papers.work import DAY, TYPED, cells, looking, page, rows, sheets

CODES = {
    **TYPED,
    "Cell.key": "the heading stands beside it",
    "FieldRow.key": "kept, because cells are found by it",
    "FieldRow.kind": "kept, because columns are typed by it",
    "InpatientRow.individual": "the label holds it",
    "LeftOutRow.individual": "the label holds it",
    "QuestionRow.individual": "the label holds it",
    "ClosureRow.individual": "the label holds it",
}
LIVE = (
    "Local identifier,Ward security,Delay since,NHS number\n"
    "P-014,low,2026-10-31,x\nP-102,general,,y\nP-404,,,z\n"
)


def seen(plan: str = "county-durham", **settings: str) -> AtView:
    """The fields of a sample plan beside a live return."""
    live = parsed(LIVE.encode(), "live.csv")
    return at_fields(looking(plan), None, Given(live=live, settings=settings))


def whole() -> AtView:
    """The same, with somebody who is left out."""
    given = Given(live=parsed(LIVE.encode(), "live.csv"), settings={"extended-leave": "P-007"})
    return at_fields(looking(), None, given)


def test_everything_that_the_fields_tell_stands_on_paper() -> None:
    """Each text and each day of the fields and of what differs is on the page."""
    assert [] == left_out(whole(), document, CODES)


def test_everything_that_the_fields_tell_stands_in_a_cell() -> None:
    """Each text and each day of the fields and of what differs is in a cell."""
    assert [] == left_out_of_sheets(whole(), workbook, CODES)


def test_a_row_has_each_field_under_its_heading_and_codes_with_their_words() -> None:
    """The file itself has a row a person, with code and label of every coded field."""
    found = {row["Local identifier"]: row for row in rows("at-csv", seen())}
    robin = found["P-014"]

    assert [row.individual for row in seen().rows] == list(found)
    assert ("03", "Section 3") == (robin["Legal status (code)"], robin["Legal status"])
    assert ("09", "04") == (robin["Reason for delay (code)"], robin["Delay attributed to (code)"])
    assert ("2025-10-07", "411", "yes") == (
        robin["Original admission date"],
        robin["Length of stay in days"],
        robin["Planned discharge date recorded"],
    )
    for field in FIELDS:
        assert field.heading in robin
        assert (f"{field.heading} (code)" in robin) == (field.kind == "coded")


def test_the_differences_stand_in_a_file_of_their_own() -> None:
    """Beside the rows stands the list of differences, one a line."""
    view = seen()
    assert view.compared is not None
    found = rows("at-csv", view, "differences")

    assert len(view.compared.differences) == len(found)
    assert ("2", "Ward security", "general (General)", "low (Low secure)") in {
        (row["Row in the live return"], row["Field"], row["In the plan"], row["In the live return"])
        for row in found
    }


def test_the_sheets_are_read_back_typed() -> None:
    """Days are days, numbers numbers, codes text with their noughts, and nothing a formula."""
    found = sheets("at-csv", seen())
    inside = list(cells(found["Inpatients"]))

    assert [] == [v for s in found.values() for _, v, kind in cells(s) if kind == "f"]
    for title, kind in (
        ("Original admission date", dt.datetime),
        ("Length of stay in days", int),
        ("Legal status (code)", str),
        ("Bed category (code)", str),
    ):
        assert {kind} == {type(v) for t, v, _ in inside if t == title and v is not None}


def test_the_fields_say_that_they_are_no_official_specification() -> None:
    """Nobody takes the file for the return itself, on paper or in a sheet."""
    said = "They are not the official specification, and this is no submission"
    about = [str(v) for _, v, _ in cells(sheets("at-csv", seen())["About this file"])]

    assert any(said in one for one in words(document(seen())))
    assert any(said in one for one in about)


def test_without_a_live_return_that_is_said() -> None:
    """An empty list of differences is not taken for a return that agrees."""
    view = at_fields(looking(), None, Given())
    about = [str(v) for _, v, _ in cells(sheets("at-csv", view)["About this file"])]

    assert "No live return was given, so nothing was compared." in list(words(document(view)))
    assert "No live return was given, so nothing was compared." in about


def test_a_comparison_without_a_difference_says_so() -> None:
    """Where everything agrees, that is a sentence and no blank."""
    view = seen()
    assert view.compared is not None
    same = attrs.evolve(view, compared=attrs.evolve(view.compared, differences=()))

    assert "No field that was compared differs." in list(words(document(same)))


def test_what_was_written_is_read_back_literally() -> None:
    """Markup and formulas of a plan and of a live return act in no form."""
    live = parsed(b'Local identifier,=1+1\n"<script>x</script>",@SUM(A1)\n', "=live.csv")
    view = at_fields(looking("hostile"), None, Given(live=live))
    found = page("at-csv", view)
    told = {str(c.value) for row in view.rows for c in row.cells if isinstance(c.value, str)}

    assert [] == found.faults
    assert told
    assert set() == {one for one in told if visible(one) not in found.text()}
    assert "<script>x</script>" in found.text()
    book = sheets("at-csv", view)
    assert [] == [v for s in book.values() for _, v, kind in cells(s) if kind == "f"]


def test_a_plan_without_anybody_gives_headings_alone() -> None:
    """An empty plan gives a file with headings and no row."""
    view = at_fields(looking().over(empty_plan()), None, Given())

    assert [] == rows("at-csv", view)
    assert "Nobody in hospital is left out." in list(words(document(view)))


def test_the_live_return_is_read_from_the_file_that_was_named(tmp_path: Path) -> None:
    """Whoever names a file gets it compared, and a file that is not there is said not to be."""
    live = tmp_path / "live.csv"
    live.write_text(LIVE, "utf-8")
    asked = PaperAsked(kind="at-csv", settings={"live": str(live)})
    export_paper(looking(), asked, "csv", tmp_path / "at.csv")

    assert "Low secure" in (tmp_path / "at-differences.csv").read_text("utf-8")
    with pytest.raises(WrongUseError, match="There is no file"):
        export_paper(
            looking(), attrs.evolve(asked, settings={"live": "none.csv"}), "csv", tmp_path / "b.csv"
        )
    assert not (tmp_path / "b.csv").exists()


def test_the_day_of_the_fields_stands_on_every_page() -> None:
    """A page that got parted from the others says of which day it is and for whom."""
    assert document(seen()).footer[0].startswith("Assuring Transformation fields · as at 22 Nov")
    assert seen().heading.as_at == DAY
