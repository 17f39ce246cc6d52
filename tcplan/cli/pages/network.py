"""The support network is drawn and then told tie by tie, so that nothing depends on the drawing."""

from collections.abc import Iterable
from itertools import groupby

from tcplan.cli.page import Block, Fact, Picture, Said, Section
from tcplan.cli.pages.frame import counted, facts, page, span
from tcplan.cli.pages.losses import loss_words
from tcplan.domain.dates import short_day
from tcplan.views.drawn import ecomap_of
from tcplan.views.network import NetworkView, TieView


def network_page(view: NetworkView) -> tuple[Block, ...]:
    """The support network of one person."""
    title = f"{view.individual_label}: support network"
    if not view.ties:
        return page(view.heading, Section(title, (Said("No tie is recorded yet."),)))
    one = f"{counted(view.rest_on_one, 'holder')} of something that nobody else carries."
    drawn = Picture(lambda cells, signs: ecomap_of(view, cells, ascii=signs))
    groups: Iterable[Block] = (
        Section(group.capitalize(), [_tie(tie) for tie in ties])
        for group, ties in groupby(view.ties, key=lambda tie: tie.group)
    )
    in_short = Said(f"{counted(len(view.ties), 'tie')}; {one}")
    return page(view.heading, Section(title, (in_short, Said(""), drawn, *groups)))


def _tie(tie: TieView) -> Section:
    confirmed = f"{short_day(tie.confirmed_on)}" if tie.confirmed_on else "never"
    by = f" by {tie.confirmed_by}" if tie.confirmed_by else ""
    return Section(
        tie.name,
        (
            Fact("ID", tie.holder),
            Fact("Role", tie.role),
            Fact("Tie", f"{tie.kind_words}; {tie.direction_words.lower()}"),
            *facts(("Dates", span(tie.start, tie.end) or None)),
            Fact("Last confirmed", f"{confirmed}{by}"),
            *_marks(tie),
            *(Fact("Carries", text) for text in tie.carries),
            *(Fact("Depends on", text) for text in tie.depends_on),
            Fact("Also supports", counted(tie.also_supports, "other person", "other people")),
            *(Fact("If it stopped", loss_words(loss, whose=False)) for loss in tie.if_lost),
        ),
    )


def _marks(tie: TieView) -> Iterable[Fact]:
    if tie.only:
        yield Fact("Mark", "!, nobody else carries something that it carries")
    if tie.restrictive:
        yield Fact("Mark", "R, delivers something that restricts the person")
