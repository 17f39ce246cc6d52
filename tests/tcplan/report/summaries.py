"""Risk summaries of the sample plans, as views and as papers read back."""

import datetime as dt
import json
from functools import cache
from typing import Any

import attrs

from tcplan.planner import Request, look, sample
from tcplan.report.forms import parts
from tcplan.report.kinds import kind_of
from tcplan.views.summary import SummaryView, summary
from tests.tcplan.report.reading import Page, Reading, read_markdown

_CALENDAR = dt.date(2031, 1, 1)
SAMPLES = ("county-durham", "robin", "hostile")


def everybody() -> list[tuple[str, str]]:
    """Every person of the sample plans, each with the name of the plan."""
    return [
        (name, person["id"])
        for name in SAMPLES
        for person in json.loads(sample(name).read_text("utf-8"))["individuals"]
    ]


@cache
def summary_of(name: str, person: str, *, names: bool = False) -> SummaryView:
    """The summary of one person of a sample plan on the plan's own day."""
    return summary(look(sample(name), Request(names=names), calendar_day=_CALENDAR), person)


def written(view: SummaryView, form: str) -> str:
    """The summary in a format that is text."""
    (part,) = parts(kind_of("summary"), view, form)
    return part.data.decode("utf-8")


def html(view: SummaryView) -> Page:
    """The summary as a page, read back."""
    return Page(written(view, "html"))


def markdown(view: SummaryView) -> Reading:
    """The summary as Markdown, read back."""
    return read_markdown(written(view, "md"))


def of_heading(view: SummaryView, **fields: Any) -> SummaryView:  # noqa: ANN401
    """The view under another heading."""
    return attrs.evolve(view, heading=attrs.evolve(view.heading, **fields))
