"""Every page of a paper that leaves says what it is, of which day, and for whom."""

from tcplan.domain.dates import long_day, short_day
from tcplan.report.document import Fact, Notice, fact, line
from tcplan.views.looking import Heading

SYNTHETIC = "This is a sample. Nobody in it exists."


def foot(title: str, heading: Heading, reader: str, *more: str) -> tuple[str, ...]:
    """What stands on every page; the page's number is set by the writer."""
    return (f"{title} · as at {short_day(heading.as_at)} · for {reader}", *more)


def of_day(heading: Heading) -> tuple[Fact, ...]:
    """The day that is told of, the day it was asked on if another, and whether it is a sample."""
    same = heading.today == heading.as_at
    asked = "" if same else f" (asked on {long_day(heading.today)})"
    facts = [fact("As at", f"{long_day(heading.as_at)}{asked}")]
    if heading.synthetic:
        facts.append(fact("Synthetic", SYNTHETIC))
    return tuple(facts)


def please_note(*words: str) -> tuple[Notice, ...]:
    """What a reader has to be told first, where there is something."""
    return (Notice("Please note", tuple(line(one) for one in words)),) if words else ()
