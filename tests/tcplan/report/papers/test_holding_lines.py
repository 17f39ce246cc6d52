"""Holding lines: nothing of any plan, nothing about anybody, and a draft until approved."""

import datetime as dt

import attrs
import pytest

from tcplan.errors import WrongUseError
from tcplan.report.as_html import as_html
from tcplan.report.papers.holding_lines import PAPER, document
from tcplan.views.papers.given import Given
from tcplan.views.papers.holding_lines import HoldingLinesView, holding_lines
from tests.builders import TODAY, empty_plan, robin
from tests.tcplan.report.papers.everything import left_out, words
from tests.tcplan.report.papers.partners import PUBLIC, at, page
from tests.tcplan.report.papers.work import looking

APPROVED = {
    "approved-by": "J. Dodd, communications",
    "approved-on": "2026-11-20",
    "media-contact": "Press office, 0300 000 000",
    "partnership": "Safe Durham Partnership",
    "review-by": "2027-05-20",
}
CODES = {"HoldingLinesView.approved": "said in words"}


def lines(**settings: str) -> HoldingLinesView:
    """The lines of a built plan, with what was typed for them."""
    typed = {name.replace("_", "-"): text for name, text in settings.items()}
    return holding_lines(at(robin()), None, Given(recipient=PUBLIC, settings=typed))


def approved(**without: None) -> HoldingLinesView:
    """The lines as approved, but for some of what was typed."""
    kept = {name: text for name, text in APPROVED.items() if name not in without}
    return holding_lines(at(robin()), None, Given(recipient=PUBLIC, settings=kept))


@pytest.mark.parametrize("view", [lines(), approved()], ids=["draft", "approved"])
def test_everything_that_the_view_tells_stands_on_paper(view: HoldingLinesView) -> None:
    """Each line, each step and each name that was typed is in the paper."""
    assert [] == left_out(view, document, CODES)


def test_the_lines_are_the_same_whatever_stands_in_the_plan() -> None:
    """A plan of twenty-eight people and a plan of nobody give the same paper, byte for byte."""
    of_many = holding_lines(looking(), None, Given(recipient=PUBLIC))
    nobody = holding_lines(at(empty_plan()), None, Given(recipient=PUBLIC))
    heading = attrs.evolve(nobody.heading, version=1, recorded_on=of_many.heading.recorded_on)
    assert of_many == attrs.evolve(nobody, heading=heading)
    assert as_html(document(of_many)) == as_html(document(nobody))


def test_lines_that_nobody_approved_are_marked_as_a_draft_on_every_page() -> None:
    """Whoever holds one page of a draft sees that it is none to be read out."""
    assert document(lines()).marking.startswith("DRAFT")
    assert "" == document(approved()).marking


def test_approved_lines_say_who_approved_them_and_when_on_every_page() -> None:
    """The name and the day of the approval are at the foot."""
    said = "Approved by J. Dodd, communications on 20 November 2026."
    assert said in document(approved()).footer


@pytest.mark.parametrize("missing", ["approved-by", "approved-on", "media-contact"])
def test_half_an_approval_is_none(missing: str) -> None:
    """Lines without a name, a day or somebody to send the press to are refused as approved."""
    with pytest.raises(WrongUseError):
        approved(**{missing: None})


def test_nobody_has_approved_anything_tomorrow() -> None:
    """An approval of a day that lies ahead is refused."""
    with pytest.raises(WrongUseError, match="lies ahead"):
        lines(
            approved_by="J. Dodd",
            approved_on=(TODAY + dt.timedelta(days=1)).isoformat(),
            media_contact="Press office",
        )


def test_a_day_that_is_none_is_refused_by_its_name() -> None:
    """A day in another form is not guessed at."""
    with pytest.raises(WrongUseError, match="review-by"):
        lines(review_by="20 May 2027")


def test_every_situation_has_words_for_somebody_and_says_who_answers() -> None:
    """A move, a neighbour, an incident, a provider that stops and hate: each has its lines."""
    view = lines()
    assert 5 == len(view.situations)
    assert [] == [s.title for s in view.situations if not (s.lines and s.who and s.after)]
    assert all("Press" in [one.to for one in s.lines] for s in view.situations)


def test_that_somebody_lives_somewhere_is_neither_confirmed_nor_denied() -> None:
    """The first thing that is never said is who lives where, and it stands before the lines."""
    said = list(words(document(lines())))
    never = next(n for n, one in enumerate(said) if "neither confirmed nor denied" in one)
    assert never < said.index("Somebody asks about a move")


def test_what_was_typed_is_read_literally() -> None:
    """Markup in a name is a name."""
    view = lines(partnership="<script>alert(1)</script> & Co")
    read = page(document(view))
    assert [] == read.faults
    assert "<script>alert(1)</script> & Co" in read.all("h1")[0].said()


def test_what_can_be_typed_is_named_for_whoever_types_it() -> None:
    """Each thing that the paper takes has a line that says what it is."""
    assert set(APPROVED) == set(PAPER.settings)
