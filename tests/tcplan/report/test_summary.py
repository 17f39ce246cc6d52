"""The risk summary of one person: whole, in the person's order, and never a prediction."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from tcplan.domain.dates import long_day, short_day
from tcplan.planner import Request, formats, look, sample
from tcplan.report.chapters.the_path import the_path
from tcplan.report.document import Document
from tcplan.report.papers.summary import summary_document
from tcplan.text import one_line, visible
from tcplan.views.as_data import as_data
from tcplan.views.gaps import held
from tcplan.views.gates import gates
from tcplan.views.network import network
from tcplan.views.person import person as overview
from tcplan.views.sentences import PREDICTS_NO_ONE, PREDICTS_NO_ONE_SHORT, WHAT_COVER_SAYS
from tcplan.views.timeline.view import timeline
from tests.tcplan.report.canaries import CODES, Marks, Place
from tests.tcplan.report.papers.everything import words as words_of
from tests.tcplan.report.summaries import (
    everybody,
    html,
    markdown,
    of_heading,
    summary_of,
    written,
)

EVERYBODY = everybody()
ROBIN = ("county-durham", "P-014")


BY_NAME = {"Due.owner"}
"""An id in the view, a name in the paper where the person has a tie to it."""


def told(value: Any) -> Iterator[str | dt.date]:  # noqa: ANN401
    """Every text and every day of a view, but for the codes whose words are told instead."""
    if isinstance(value, str | dt.date):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from told(item)
    elif isinstance(value, dict):
        yield from (item for entry in value.values() for item in told(entry))
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            place = f"{type(value).__name__}.{field.name}"
            if place not in CODES and place not in BY_NAME:
                yield from told(getattr(value, field.name))


def test_the_paper_is_made_of_what_each_lens_shows() -> None:
    """What a lens tells of somebody is the very value from which the paper is laid out."""
    plan, me = ROBIN
    looking = look(sample(plan), Request(), calendar_day=dt.date(2031, 1, 1))
    view = summary_of(plan, me)
    assert overview(looking, me) == view.person
    assert network(looking, me) == view.network
    shown = held(looking, me)
    assert shown.rows == tuple(risk.now for risk in view.risks)
    assert [one.gaps for one in shown.gaps] == [risk.gaps for risk in view.risks]
    assert timeline(looking, me) == view.timeline
    assert gates(looking, me) == view.gates


@pytest.mark.no_cover
@pytest.mark.parametrize(("plan", "person"), EVERYBODY)
def test_everything_that_the_screen_shows_is_in_the_paper(plan: str, person: str) -> None:
    """Marked one by one, every text and every day of the view is found again."""
    marks = Marks()
    document = summary_document(marks.marked(summary_of(plan, person)))
    assert [] == left_out(marks, "\n".join(words_of(document)))


@pytest.mark.no_cover
@pytest.mark.parametrize(("plan", "person"), [ROBIN, ("county-durham", "P-022")])
def test_everything_is_in_the_page_and_in_the_text(plan: str, person: str) -> None:
    """A writer loses nothing of what the paper tells."""
    marks = Marks()
    view = marks.marked(summary_of(plan, person))
    assert [] == left_out(marks, html(view).text())
    assert [] == left_out(marks, markdown(view).text())


def left_out(marks: Marks, text: str) -> list[Place]:
    """The places of the marks that a text does not hold."""
    texts = [place for place, mark in marks.texts().items() if mark not in text]
    days = {place: (long_day(day), short_day(day)) for place, day in marks.days().items()}
    return texts + [place for place, told in days.items() if not any(d in text for d in told)]


@pytest.mark.parametrize(("plan", "person"), [ROBIN, *(p for p in EVERYBODY if p[0] != ROBIN[0])])
def test_what_was_written_stands_in_the_paper_as_it_was_written(plan: str, person: str) -> None:
    """Names, markup and escapes of the plan are read literally, whatever they look like."""
    view = summary_of(plan, person)
    page, paper = html(view), markdown(view)
    assert [] == page.faults
    assert () == paper.acting
    texts = {text for text in told(view) if isinstance(text, str)}
    assert set() == {t for t in texts if visible(t) not in page.text()}
    read = paper.text()
    assert set() == {t for t in texts if visible(t) not in read and one_line(t) not in read}


def test_what_is_left_out_is_told_elsewhere_in_the_paper() -> None:
    """Each part of the view that the paper skips has its equal in a part that the paper tells."""
    view = summary_of(*ROBIN)
    assert view.move_day is not None
    then = attrs.evolve(view.heading, as_at=view.move_day)
    assert view.heading == view.person.heading == view.network.heading
    assert view.network_on_move_day is not None
    assert then == view.network_on_move_day.heading
    assert view.person.risks == tuple(risk.now for risk in view.risks)
    assert view.person.row.next_due == view.person.due[0]
    assert view.gates.heading == view.timeline.heading == view.heading
    assert view.gates.move == view.person.move
    assert view.gates.decision in (*view.gates.decisions[-1:], None)
    for risk in view.risks:
        assert risk.on_move_day is not None
        assert view.move_day == risk.now.move_day
        assert risk.now.move_answer_words == risk.on_move_day.answer_words
        assert risk.now.move_sentence == risk.on_move_day.sentence


@pytest.mark.parametrize(("plan", "person"), [ROBIN, ("county-durham", "P-022")])
def test_each_day_that_the_path_draws_stands_in_its_tables(plan: str, person: str) -> None:
    """Who cannot read the drawing of the path has every day of it in words."""
    view = summary_of(plan, person)
    document = Document(title="", footer=(), opening=(), sections=(the_path(view.timeline),))
    path = "\n".join(words_of(document))
    days = {day for one in view.timeline.milestones for day in (one.started_on, one.done_on)}
    days |= {one.earliest_start for one in view.timeline.milestones if one.state == "planned"}
    days |= {one.earliest_finish for one in view.timeline.milestones}
    held = [held for risk in view.timeline.risks for held in risk.days]
    days |= {one.first for one in held} | {one.last for one in held}
    assert days - {None}
    assert set() == {day for day in days if day and short_day(day) not in path}


def test_risks_and_controls_can_be_found_again_in_the_plan() -> None:
    """The id of each risk and control stands beside it, so that a panel can ask for it."""
    view = summary_of(*ROBIN)
    text = html(view).text()
    ids = {risk.now.id for risk in view.risks} | {control.id for control in view.controls}
    assert set() == {name for name in ids if name not in text}


def test_the_person_speaks_first() -> None:
    """What matters to the person stands before the move, the move before the risks."""
    titles = [section.title for section in summary_document(summary_of(*ROBIN)).sections]
    assert titles[:4] == [
        "In their own words",
        "The move",
        "What holds each risk",
        "Formulation and judgements",
    ]
    assert titles[-1] == "Before this paper is used"


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_two_sentences_stand_at_the_beginning_and_at_the_end(form: str) -> None:
    """Nobody can read the paper without being told that it predicts no one."""
    view = summary_of(*ROBIN)
    text = html(view).text() if form == "html" else markdown(view).text()
    first_words, last_risk = text.index("In their own words"), text.rindex(view.risks[-1].now.title)
    for sentence in (PREDICTS_NO_ONE, WHAT_COVER_SAYS):
        assert text.index(sentence) < first_words
        assert text.rindex(sentence) > last_risk


def test_every_table_of_cover_has_the_reminder_beside_it() -> None:
    """What cover says and does not say stands with the list of risks and with each week."""
    view = summary_of(*ROBIN)
    reminder = f"{WHAT_COVER_SAYS} {PREDICTS_NO_ONE_SHORT}"
    assert len(view.risks) + 1 == html(view).text().count(reminder)


def test_each_printed_page_says_whose_it_is_and_of_which_day() -> None:
    """A page that got parted from the others cannot be taken for another person's or day's."""
    view = summary_of(*ROBIN)
    whose, sentence = summary_document(view).footer
    assert whose == "P-014 · as at 22 Nov 2026 · plan version 1, recorded 20 Nov 2026"
    assert sentence == PREDICTS_NO_ONE_SHORT


def test_a_name_that_is_hidden_stands_nowhere() -> None:
    """An export without names tells no name, in the title or below it."""
    view = summary_of(*ROBIN)
    for form in ("html", "md", "json"):
        assert "Robin" not in written(view, form)
    assert "Robin" in html(summary_of(*ROBIN, names=True)).all("title")[0].said()


def test_evidence_past_its_date_says_so_in_words() -> None:
    """Evidence that ran out is called expired wherever its control is shown."""
    view = summary_of(*ROBIN)
    expired = [
        item
        for risk in view.risks
        for control in risk.now.controls
        for item in control.evidence
        if item.expired
    ]
    text = html(view).text()
    assert expired
    assert len(expired) == text.count("EXPIRED")
    for item in expired:
        assert f"review by {short_day(item.review_by)}: EXPIRED" in text


def test_what_is_overdue_says_so_in_words() -> None:
    """Something due before today is called overdue beside its day."""
    view = summary_of(*ROBIN)
    late = [due for due in view.person.due if due.overdue(view.heading.today)]
    cells = [e.said() for e in html(view).all("th") if "OVERDUE" in e.said()]
    assert late
    assert [f"{short_day(due.on)}OVERDUE" for due in late] == cells


def test_a_restrictive_control_carries_its_mark_and_what_justifies_it() -> None:
    """A restriction is never shown without its mark, its authority and its way out."""
    view = summary_of(*ROBIN)
    rows = [e.said() for e in html(view).all("tr") if "Restricts the person" in e.said()]
    named = [c for risk in view.risks for c in risk.now.controls if c.restrictive]
    assert named
    for control in named:
        row = next(row for row in rows if row.startswith(control.name))
        assert "Authority: " in row
        assert "Why nothing less would do: " in row
        assert "How it will be reduced: " in row


def test_a_suggestion_that_restricts_comes_last_and_is_marked() -> None:
    """What restricts the person is never the first thing suggested."""
    view = summary_of(*ROBIN)
    gap = next(gap for risk in view.risks for gap in risk.gaps if gap.suggestions)
    gentle = attrs.evolve(gap.suggestions[0], text="gentle", restrictive=False)
    harsh = attrs.evolve(gentle, text="harsh", restrictive=True)
    risk = attrs.evolve(view.risks[0], gaps=(attrs.evolve(gap, suggestions=(harsh, gentle)),))
    text = html(attrs.evolve(view, risks=(risk,))).text()
    assert text.index("gentle") < text.index("Restricts the person: harsh")


def test_a_sample_says_that_nobody_in_it_exists() -> None:
    """A synthetic plan cannot be taken for a record; a real one is not called synthetic."""
    view = summary_of(*ROBIN)
    said = "Nobody in it exists."
    assert said in html(view).text()
    assert said not in html(of_heading(view, synthetic=False)).text()


def test_the_agency_that_looks_is_named_in_the_paper() -> None:
    """Who asked through whose eyes stands on the first page, with what that does not yet mean."""
    view = of_heading(summary_of(*ROBIN), agency="oak-support", notes=("What it may see.",))
    text = html(view).text()
    assert "oak-support" in text
    assert "What it may see." in text


def test_the_day_of_asking_is_told_when_it_is_another_than_the_day_asked_about() -> None:
    """A reader sees that the paper looks ahead or back."""
    view = of_heading(summary_of(*ROBIN), today=dt.date(2026, 11, 30))
    assert "22 November 2026 (asked on 30 November 2026)" in html(view).text()


def test_nothing_recorded_is_said_in_words() -> None:
    """An empty record reads as something to be asked, never as a blank."""
    view = summary_of(*ROBIN)
    silent = attrs.evolve(
        view.person, what_matters=None, hopes=None, keeps_well=(), move=None, home=None, due=()
    )
    text = html(attrs.evolve(view, person=silent, risks=(), findings=())).text()
    for words in (
        "Nothing is recorded yet. Ask, and write down what is said.",
        "No move is recorded.",
        "No home is recorded yet.",
        "No risk is recorded, so nothing is said about cover.",
        "Nothing is recorded as due.",
    ):
        assert words in text


def test_no_number_stands_for_the_person() -> None:
    """No score, no percentage and no rank of a person stands in the paper."""
    view = summary_of(*ROBIN)
    text = html(view).text().replace(visible(view.gates.no_score), "").lower()
    assert [] == re.findall(r"\d ?%|\bscore|\bprobability|\b(?:high|medium|low)[ -]risk", text)


def test_the_data_are_the_view_itself() -> None:
    """A program that reads the JSON sees exactly what the screen was given."""
    view = summary_of(*ROBIN)
    assert {"schema": "tcplan/summary/1", **as_data(view)} == json.loads(written(view, "json"))


@pytest.mark.no_cover
@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_the_same_plan_on_the_same_day_gives_the_same_bytes(form: str) -> None:
    """Two exports can be compared, and a difference means that the plan changed."""
    fresh = summary_of.__wrapped__(*ROBIN)
    assert written(summary_of(*ROBIN), form) == written(fresh, form)


def test_the_form_that_is_offered_first() -> None:
    """HTML is offered first, because it is the one to print and to read."""
    assert formats()[0] == "html"
    assert {"md", "json"} <= set(formats())
