"""Figures of services in words, after the sentence that says what they are about."""

from collections.abc import Iterator

from tcplan.views.reliability import ArrangementView, ReliabilityView
from tui.page import BLANK, Line, field, heading, item, para


def reliability_lines(view: ReliabilityView) -> Iterator[Line]:
    """The arrangements of services against the causes of a risk."""
    yield from heading("FIGURES OF SERVICES")
    yield para(view.of_services, "strong")
    yield para(view.what_is_taken, "muted")
    for one in view.arrangements:
        yield BLANK
        yield from _arrangement(one)


def _arrangement(of: ArrangementView) -> Iterator[Line]:
    yield para(f"Against “{of.cause}”, {of.when}", "strong")
    yield para(f"{of.words} Held {of.reading_words}.")
    yield from (field("Counted", figure.words) for figure in of.figures)
    yield from (field("No figure", name) for name in of.not_known)
    yield from (field("Not counted", name) for name in of.not_counted)
    if of.moves:
        yield para("What moves it most:")
        yield from (item(text) for text in of.moves)
    if of.steadiness:
        yield para(f"How steady that order is ({of.draws} draws, seed {of.seed}):")
        yield from (item(text) for text in of.steadiness)
