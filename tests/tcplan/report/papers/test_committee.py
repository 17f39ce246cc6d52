"""A report to a committee: its form, its figures, and nothing that tells who anybody is."""

import json
import re
from typing import Any

import pytest

from tcplan.domain.network import Agency, Place, System, Team
from tcplan.report.document import Bullets, Paragraph, Table
from tcplan.report.forms import formats_of, text
from tcplan.report.kinds import KINDS
from tcplan.report.papers.committee import PAPER, approval, document
from tcplan.views.papers.committee import CommitteeView, committee, committee_approval
from tcplan.views.papers.given import Given
from tcplan.views.sentences import PREDICTS_NO_ONE
from tests.builders import empty_plan
from tests.tcplan.report.papers.everything import left_out, words
from tests.tcplan.report.papers.partners import at, page
from tests.tcplan.report.papers.reports import (
    TEMPLATES,
    given,
    lettered,
    numbers,
    report,
    titles,
    typed,
)
from tests.tcplan.report.papers.rewording import CANARY, reworded
from tests.tcplan.report.papers.work import looking, raw

CODES = {
    "CommitteeView.template": "seen from the form",
    "Implication.name": "its title stands beside it",
}
IN_2017 = [
    "Purpose of the Report",
    "Background",
    "People in hospital and their moves",
    "Support networks and risk management in place",
    "Waiting to leave hospital",
    "Reviews and visits",
    "Single agencies relied on",
    "Hate crime and tension monitoring",
    "Recommendations and reasons",
    "Appendix 1: Implications",
]
IMPLICATIONS_2017 = [
    "Finance",
    "Staffing",
    "Risk",
    "Equality and Diversity / Public Sector Equality Duty",
    "Accommodation",
    "Crime and Disorder",
    "Human Rights",
    "Consultation",
    "Procurement",
    "Disability Issues",
    "Legal Implications",
]
IMPLICATIONS_NOW = [
    "Legal Implications",
    "Finance",
    "Consultation",
    "Equality and Diversity / Public Sector Equality Duty",
    "Climate Change",
    "Human Rights",
    "Crime and Disorder",
    "Staffing",
    "Accommodation",
    "Risk",
    "Procurement",
]


def appendix(view: CommitteeView) -> list[str]:
    """The bold headings of the appendix, as they stand on paper."""
    last = document(view).sections[-1]
    return [block.line[0].text for block in last.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("template", TEMPLATES)
def test_everything_that_the_view_tells_stands_on_paper(template: str) -> None:
    """Each paragraph, figure and heading of the report is printed."""
    assert [] == left_out(report(template), document, CODES)


def test_the_report_has_the_form_of_2017() -> None:
    """Purpose first, topics, recommendations and reasons, and the implications at the end."""
    assert IN_2017 == titles(document(report()))


def test_the_current_form_puts_summary_and_recommendations_before_the_topics() -> None:
    """Divisions, purpose, summary and recommendations stand first, conclusion and papers last."""
    found = titles(document(report("durham-current")))
    assert [
        "Electoral division(s) affected",
        "Purpose of the Report",
        "Executive summary",
        "Recommendation(s)",
        "Background",
    ] == found[:5]
    assert ["Conclusion", "Background papers", "Appendix 1: Implications"] == found[-3:]


@pytest.mark.parametrize(
    ("template", "expected"),
    [("durham-2017", IMPLICATIONS_2017), ("durham-current", IMPLICATIONS_NOW)],
    ids=TEMPLATES,
)
def test_all_eleven_implications_stand_in_their_order(template: str, expected: list[str]) -> None:
    """No heading is left out, whatever there is to say under it."""
    assert expected == appendix(report(template))


@pytest.mark.parametrize("template", TEMPLATES)
def test_paragraphs_are_numbered_straight_through(template: str) -> None:
    """The numbers run from 1 across every heading, without a gap and without a second start."""
    found = numbers(document(report(template)))
    assert list(range(1, len(found) + 1)) == found
    assert len(found) > 12


def test_bullets_and_headings_have_no_number() -> None:
    """Only paragraphs are numbered; what belongs to one stands below it."""
    blocks = [b for section in document(report()).sections for b in section.blocks]
    assert any(isinstance(block, Bullets) for block in blocks)
    assert [] == [t for t in titles(document(report())) if re.match(r"^\(?\d", t)]


def test_the_committee_is_recommended_to_note_the_report() -> None:
    """The first recommendation is the one that such a report has."""
    assert ["Note the contents of the report."] == lettered(document(report()))
    assert report().recommended.endswith("Committee is recommended to:")


def test_what_else_is_recommended_follows() -> None:
    """Further recommendations get the next letters."""
    view = committee(looking(), None, given(recommendation="Ask for homes sooner; Visit"))
    assert ["Note the contents of the report.", "Ask for homes sooner", "Visit"] == lettered(
        document(view)
    )


def test_the_contact_is_named_with_role_and_number() -> None:
    """Whoever reads the report knows whom to ask."""
    assert "Contact: A. Example, Strategic Manager, Tel. 03000 000 000" in set(
        words(document(report()))
    )


def test_it_says_that_it_predicts_no_one() -> None:
    """A report that tells of risk says what it is not."""
    assert PREDICTS_NO_ONE in " ".join(words(document(report())))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_figure_is_a_star_or_a_multiple_of_five(template: str) -> None:
    """No small number and no exact one stands in any table."""
    tables = [b for s in document(report(template)).sections for b in s.blocks]
    values = [
        line[0].text
        for table in tables
        if isinstance(table, Table)
        for row in table.rows
        for line in (cell[0] for cell in row[1:])
    ]
    assert len(values) > 30
    assert [] == [v for v in values if v != "*" and (int(v) < 5 or int(v) % 5)]


def test_every_number_in_a_sentence_is_of_the_law_of_history_or_rounded() -> None:
    """What is counted is rounded in sentences too; the others are years, articles and limits."""
    said = " ".join(part.text for topic in report().topics for part in topic.parts)
    said += " ".join(one.text for one in report().implications)
    found = {int(number) for number in re.findall(r"\d+", said)}
    ours = {2011, 2015, 22, 2026, 8}
    assert set() == {number for number in found - ours if number % 5}


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_that_anybody_wrote_in_the_plan_is_in_it(template: str) -> None:
    """With every word of the plan replaced by another, the report is the same."""
    other = at(reworded(looking().plan), looking().day, looking().today)
    assert CANARY in other.plan.individuals[0].preferred_name
    assert report(template) == committee(other, None, given(template))


def test_no_id_no_name_and_no_place_of_the_plan_is_in_it() -> None:
    """Nobody and nothing of the plan is called by id or name, on paper or as data."""
    told = " ".join(words(document(report()))) + json.dumps(_json(report()))
    plan = looking().plan
    names = {person.preferred_name for person in plan.individuals}
    held: tuple[Agency | Team | Place | System, ...] = (
        *plan.agencies,
        *plan.teams,
        *plan.places,
        *plan.systems,
    )
    things = {one.name for one in held}
    areas = {place.area for place in plan.places if place.area}
    ids = {one.id for one in plan if any(c.isdigit() or c == "-" for c in one.id)}
    assert set() == {w for w in names | things | areas | ids if _stands(w, told)}


def _stands(word: str, told: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told) is not None


def _json(view: CommitteeView) -> Any:  # noqa: ANN401
    return json.loads(text(KINDS["committee"], view, "json"))


def test_the_plan_is_not_named_nor_its_file() -> None:
    """What the holder calls the plan stays with the holder."""
    heading = report().heading
    assert ("", "", None, ()) == (heading.plan, heading.file, heading.head, heading.notes)


def test_names_shown_to_its_writer_change_nothing() -> None:
    """The report is the same whether names are on the writer's screen or not."""
    assert report() == committee(looking(names=True), None, given())


def test_hostile_text_that_was_typed_is_read_literally() -> None:
    """Markup in a text of the author is words."""
    hostile = "<script>alert(1)</script> =1+1 & more"
    view = committee(looking(), None, given(implication_finance=hostile, report_of=hostile))
    read = page(document(view))
    assert [] == read.faults
    assert [] == read.all("script")
    assert hostile in read.text()


def test_a_hostile_plan_and_a_plan_of_nobody_give_reports() -> None:
    """Whatever a plan holds, a report has its form; of nobody it has stars alone."""
    for plan in (looking("hostile"), at(empty_plan())):
        assert IN_2017 == titles(document(committee(plan, None, given())))
    tables = [
        part.table
        for topic in committee(at(empty_plan()), None, given()).topics
        for part in topic.parts
        if part.table
    ]
    assert {"*"} == {value for table in tables for row in table.rows for value in row[1:]}


def test_what_was_withheld_is_told_to_the_approver_alone() -> None:
    """Each star has its reason in the approver's report, and no figure stands in it."""
    view = committee_approval(looking(), None, given())
    stars = sum(
        row[1:].count("*")
        for topic in report().topics
        for part in topic.parts
        if part.table
        for row in part.table.rows
    )
    assert stars == len(view.withheld.figures)
    told = list(words(approval(view)))
    assert all(sentence in told for sentence in view.withheld.sentences())
    assert "withheld" not in " ".join(words(document(report())))


def test_the_approver_is_told_who_confirmed_what_does_not_apply() -> None:
    """Who said that a heading does not apply, and why, is for the approver to weigh."""
    asked = given(
        implication_finance="N/A",
        implication_finance_by="J. Dodd",
        implication_finance_why="No spending is decided.",
    )
    told = list(words(approval(committee_approval(looking(), None, asked))))
    assert "confirmed by J. Dodd: No spending is decided." in told
    public = " ".join(words(document(committee(looking(), None, asked))))
    assert "Finance – N/A" in public
    assert "J. Dodd" not in public


def test_the_paper_knows_how_its_approver_is_told() -> None:
    """The kind itself carries the approver's report, so that no way of writing it can drop it."""
    assert PAPER.withheld is not None
    assert PAPER.withheld(looking(), None, given()).marking.endswith("for the approver")


def test_figures_are_counted_on_the_whole_plan() -> None:
    """The public sees nothing of a plan, and a report to the public counts all of it."""
    nothing = at(empty_plan())
    counted = Given(recipient=given().recipient, settings=typed(), whole=looking())
    assert report().topics == committee(nothing, None, counted).topics


def test_it_is_written_in_every_format_that_it_is_offered_in() -> None:
    """The same report is a page, a text and data."""
    assert {"html", "md", "json"} <= set(formats_of(KINDS["committee"]))
    assert _json(report())["implications"][0]["title"] == "Finance"
    assert raw()["about"]["title"] not in text(KINDS["committee"], report(), "html")
