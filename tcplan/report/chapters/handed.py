"""A paper that is handed over says on every page what it is, of which day, and for whom."""

from tcplan.domain.dates import long_day, short_day
from tcplan.report.document import Block, Facts, Notice, fact, line
from tcplan.views.looking import Heading

PERSONAL = "OFFICIAL-SENSITIVE: PERSONAL"
"""How papers about one person are marked."""


def footer(heading: Heading, title: str, recipient: str) -> tuple[str, ...]:
    """What stands on every printed page."""
    return (
        f"{title} · as at {short_day(heading.as_at)} · for {recipient}",
        heading.predicts_no_one_short,
    )


def about(heading: Heading, *told: tuple[str, str | None]) -> Facts:
    """What the paper is of; what is None is not told."""
    asked = heading.today != heading.as_at
    day = long_day(heading.as_at) + (f" (asked on {long_day(heading.today)})" if asked else "")
    facts = [fact(term, words) for term, words in told if words is not None]
    facts.append(fact("As at", day))
    if heading.synthetic:
        facts.append(fact("Sample", "Nobody in this paper exists."))
    return Facts(tuple(facts))


def notes(heading: Heading) -> tuple[Block, ...]:
    """What every reader has to be told first, if there is anything."""
    if not heading.notes:
        return ()
    return (Notice("Please note", tuple(line(note) for note in heading.notes)),)


def what_it_is(heading: Heading, left_out: str) -> Notice:
    """That it predicts no one, and what this reader is not given, never how much."""
    return Notice(
        "What this paper says, and what it does not",
        (line(heading.predicts_no_one), line(left_out)),
    )
