"""The risk summary of one person: their own words first, then the move, then what holds each risk.

Everything in a ``SummaryView`` is in the paper; a test walks the view and looks for it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tcplan.report.as_html import as_html
from tcplan.report.as_markdown import as_markdown
from tcplan.report.chapters import failures, front, network, record, risks, the_move, voice
from tcplan.report.document import Document
from tcplan.views.as_data import as_json
from tcplan.views.summary import SummaryView

SCHEMA = "tcplan/summary/1"


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
            network.support_network(view),
            failures.single_points_over_all(view),
            record.all_controls(view),
            record.findings(view),
            record.standing(view),
            record.confirmed(view),
            front.closing(view),
        ),
    )


def _html(view: SummaryView) -> str:
    return as_html(summary_document(view))


def _markdown(view: SummaryView) -> str:
    return as_markdown(summary_document(view))


def _json(view: SummaryView) -> str:
    return as_json(view, SCHEMA)


WRITERS: Mapping[str, Callable[[SummaryView], str]] = MappingProxyType(
    {"html": _html, "md": _markdown, "json": _json}
)
"""What a risk summary can be written as: the format's name to the function that writes it."""
