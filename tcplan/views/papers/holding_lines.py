"""What may be said when somebody asks: nothing of the plan, and nothing about anybody."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.domain.dates import long_day
from tcplan.errors import WrongUseError
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.given import Given
from tcplan.views.papers.public import Typed, public_heading

SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "approved-by": "who approved the lines; without it they are a draft",
        "approved-on": "the day on which they were approved",
        "media-contact": "to whom the press is sent: name and number",
        "partnership": "what the partnership is called",
        "review-by": "the day by which the lines are read again",
    }
)
"""What can be typed for this paper."""

DRAFT = "Draft: nobody has approved these lines. They are not used until somebody has."


@attrs.frozen
class HoldingLine:
    """What is said to one audience."""

    to: str
    words: str


@attrs.frozen
class Situation:
    """Something that is asked, who answers, with which words, and what is done then."""

    title: str
    asked: str
    who: str
    lines: tuple[HoldingLine, ...]
    after: tuple[str, ...]


@attrs.frozen
class CommunicationStep:
    """One step of the joint communications plan."""

    when: str
    what: str
    who: str


@attrs.frozen
class HoldingLinesView:
    """Lines by situation, with who approved them."""

    heading: Heading
    reader: str
    partnership: str
    about: tuple[str, ...]
    approved: bool
    standing: str
    """Who approved the lines and when, or that nobody has."""
    media_contact: str | None
    review_by: dt.date | None
    never: tuple[str, ...]
    before: tuple[str, ...]
    """What to do before anything is said."""
    situations: tuple[Situation, ...]
    steps: tuple[CommunicationStep, ...]


def holding_lines(looking: Looking, about: str | None, given: Given) -> HoldingLinesView:
    """The lines; raises ``WrongUseError`` where they are called approved without all it takes."""
    del about
    settings = Typed(given.settings)
    lines = _library()
    by, on = settings.get("approved-by"), settings.day("approved-on")
    contact = settings.get("media-contact")
    if (by is None) != (on is None):
        raise WrongUseError(
            "Lines are approved by somebody on a day: give both approved-by and approved-on."
        )
    if on is not None and on > looking.today:
        raise WrongUseError(f"approved-on lies ahead ({on.isoformat()}); nobody has approved yet.")
    if by is not None and contact is None:
        raise WrongUseError("Approved lines need somebody to send the press to: media-contact.")
    return HoldingLinesView(
        heading=public_heading(looking),
        reader=given.recipient.words,
        partnership=settings.get("partnership") or "the partnership",
        about=tuple(lines["about"]),
        approved=by is not None,
        standing=f"Approved by {by} on {long_day(on)}." if by and on else DRAFT,
        media_contact=contact,
        review_by=settings.day("review-by"),
        never=tuple(lines["never"]),
        before=tuple(lines["before"]),
        situations=tuple(_situation(row) for row in lines["situation"]),
        steps=tuple(CommunicationStep(r["when"], r["what"], r["who"]) for r in lines["step"]),
    )


def _situation(row: dict[str, Any]) -> Situation:
    return Situation(
        title=row["title"],
        asked=row["asked"],
        who=row["who"],
        lines=tuple(HoldingLine(line["to"], line["words"]) for line in row["line"]),
        after=tuple(row["after"]),
    )


@cache
def _library() -> dict[str, Any]:
    file = resources.files("tcplan.views.papers") / "holding_lines.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
