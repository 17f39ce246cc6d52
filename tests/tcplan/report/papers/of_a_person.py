"""Papers about one person of a sample plan, as views and as all the words of their documents."""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from tcplan.domain.plan import Plan
from tcplan.planner import Request, look, sample
from tcplan.report.document import Document
from tcplan.report.kinds import made
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given, Recipient
from tests.builders import TODAY
from tests.tcplan.report.papers.everything import words

_CALENDAR = dt.date(2031, 1, 1)


@cache
def looked(plan: str, *, names: bool = False, day: dt.date | None = None) -> Looking:
    """A sample plan on its own day, or on another."""
    looking = look(sample(plan), Request(names=names), calendar_day=_CALENDAR)
    return looking.at(day) if day else looking


def at(plan: Plan, *, day: dt.date = TODAY, names: bool = False) -> Looking:
    """A plan of short builders as it is looked at."""
    return Looking(plan, "test.plan.json", day, day, names)


def for_agency(looking: Looking, agency: str) -> Given:
    """What a paper for an agency is composed with."""
    words_for = looking.thing_name(agency)
    return Given(recipient=Recipient(kind="agency", agency=agency, words=words_for))


FOR_THE_PERSON = Given(recipient=Recipient(kind="person", words="the person"))


def view_of(kind: str, looking: Looking, person: str, given: Given | None = None) -> Any:  # noqa: ANN401
    """What a kind of paper tells of a person."""
    return made(kind).view(looking, person, given or Given())


def document_of(kind: str, view: object) -> Document:
    """The paper laid out."""
    return made(kind).document(view)


def all_words(kind: str, view: object) -> str:
    """Every word of a paper, each line on a line of its own."""
    return "\n".join(words(document_of(kind, view)))


def everybody() -> Iterator[tuple[str, str]]:
    """Every person of the sample plans, each with the name of the plan."""
    for name in ("county-durham", "robin", "hostile"):
        for person in json.loads(sample(name).read_text("utf-8"))["individuals"]:
            yield name, person["id"]
