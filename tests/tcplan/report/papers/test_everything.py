"""What the helper calls left out is what a paper does not say."""

import attrs

from tcplan.report.document import Document, Section
from tcplan.report.papers.summary import summary_document
from tcplan.views.summary import SummaryView
from tests.tcplan.report.canaries import CODES
from tests.tcplan.report.papers.everything import left_out
from tests.tcplan.report.summaries import summary_of

ROBIN = ("county-durham", "P-014")


def test_the_summary_leaves_nothing_out() -> None:
    """Each text and each day that the screen shows of a person is in their summary."""
    assert [] == left_out(summary_of(*ROBIN), summary_document, CODES)


def test_a_section_that_is_dropped_is_found_out() -> None:
    """A summary without the person's own words is told to be without them."""
    assert "PersonView.what_matters" in left_out(summary_of(*ROBIN), _without_their_words, CODES)


def _without_their_words(view: SummaryView) -> Document:
    whole = summary_document(view)
    kept: tuple[Section, ...] = whole.sections[1:]
    return attrs.evolve(whole, sections=kept)
