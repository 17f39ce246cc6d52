"""The risk summary of one person: their own words first, then the move, then what holds each risk.

Everything in a ``SummaryView`` is in the paper; a test walks the view and looks for it.
"""

from tcplan.report.chapters import (
    failures,
    front,
    going_ahead,
    judgements,
    network,
    options,
    record,
    risks,
    the_move,
    the_path,
    voice,
    ways_out,
)
from tcplan.report.document import Document
from tcplan.report.kinds import Paper
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given
from tcplan.views.summary import SummaryView, summary


def summary_document(view: SummaryView) -> Document:
    """The summary as a document that any writer can write."""
    return Document(
        title=front.title(view),
        footer=front.footer(view),
        opening=front.opening(view),
        sections=(
            voice.own_words(view.person),
            the_move.the_move(view),
            risks.what_holds_each_risk(view),
            judgements.judgements(view),
            network.support_network(view),
            failures.single_points_over_all(view),
            record.all_controls(view),
            record.findings(view),
            going_ahead.can_it_go_ahead(view.gates),
            the_path.the_path(view.timeline),
            options.options(view),
            ways_out.ways_out(view.gates.legal),
            record.standing(view),
            record.confirmed(view),
            front.closing(view),
        ),
    )


def _view(looking: Looking, about: str | None, given: Given) -> SummaryView:
    return summary(looking, about or "", given.recipient)


PAPER = Paper(view=_view, document=summary_document)
