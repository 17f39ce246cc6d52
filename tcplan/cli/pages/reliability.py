"""Figures of services are told with what they are about before any number is."""

from collections.abc import Iterator

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import each, page
from tcplan.views.reliability import ArrangementView, ReliabilityView


def reliability_page(view: ReliabilityView) -> tuple[Block, ...]:
    """The arrangements of services against the causes of one risk."""
    arrangements = [_arrangement(one) for one in view.arrangements]
    blocks: list[Block] = [
        Said(view.of_services),
        Said(view.what_is_taken),
        *(
            arrangements
            or (Said("No cause is recorded, so there is no arrangement to ask about."),)
        ),
    ]
    return page(view.heading, Section(f"Services that hold “{view.title}” ({view.risk})", blocks))


def _arrangement(of: ArrangementView) -> Section:
    return Section(f"Against “{of.cause}”, {of.when}", list(_told(of)))


def _told(of: ArrangementView) -> Iterator[Block]:
    yield Fact("Held", of.reading_words)
    yield Fact("The arrangement", of.words)
    yield from (Fact("Counted", figure.words) for figure in of.figures)
    yield from each("No figure", of.not_known, "every service in it has one")
    yield from (Fact("Not counted on", name) for name in of.not_counted)
    if of.moves:
        yield Section("What moves it most", (Items("Moves it", of.moves),))
    if of.steadiness:
        drawn = f"{of.draws} draws within the ranges, seed {of.seed}"
        yield Section(f"How steady that order is: {drawn}", (Items("Steady", of.steadiness),))
