"""Papers about agencies and for the public, over built plans and over the sample plans."""

import datetime as dt
from typing import Any

from tcplan.domain.plan import Plan
from tcplan.report.as_html import as_html
from tcplan.report.document import Document
from tcplan.report.kinds import made
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given, Recipient
from tests.builders import TODAY
from tests.tcplan.report.reading import Page

PUBLIC = Recipient(kind="public", words="the public")


def at(plan: Plan, day: dt.date = TODAY, today: dt.date = TODAY) -> Looking:
    """A built plan, looked at on a day by its holder."""
    return Looking(plan=plan, file="test.plan.json", day=day, today=today)


def reader(agency: str) -> Recipient:
    """An agency that is given a paper."""
    return Recipient(kind="agency", agency=agency, words=agency.title())


def paper(kind: str, looking: Looking, about: str | None = None, **given: Any) -> Document:  # noqa: ANN401
    """A paper laid out."""
    found = made(kind)
    return found.document(found.view(looking, about, Given(**given)))


def page(document: Document) -> Page:
    """A paper as a page, read back."""
    return Page(as_html(document))
