"""Every page says which plan and which day it tells of, and what it does not say."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tcplan.cli.page import Block, Fact, Said
from tcplan.domain.dates import long_day, short_day
from tcplan.views.looking import Heading


def page(heading: Heading, *blocks: Block) -> tuple[Block, ...]:
    """A whole page: the plan and the day above, the two fixed sentences below."""
    closing = (Said(""), Said(heading.predicts_no_one), Said(heading.what_cover_says))
    return (*_above(heading), *blocks, *closing)


def _above(heading: Heading) -> Iterable[Block]:
    yield Fact("Plan", heading.plan)
    recorded = long_day(heading.recorded_on)
    yield Fact("Version", f"{heading.version}, recorded {recorded}, file {heading.file}")
    asked = f", asked on {long_day(heading.today)}" if heading.today != heading.as_at else ""
    yield Fact("As at", long_day(heading.as_at) + asked)
    yield Fact("Names", "shown" if heading.names_shown else "hidden; --names shows them")
    if heading.synthetic:
        yield Fact("People", "every person in this plan is invented")
    if heading.agency:
        yield Fact("Agency", heading.agency)
    for note in heading.notes:
        yield Fact("Note", note)


def facts(*pairs: tuple[str, str | int | dt.date | None]) -> tuple[Fact, ...]:
    """Facts for the values that are there; a day is written out."""
    return tuple(Fact(label, words(value)) for label, value in pairs if value is not None)


def words(value: str | int | dt.date) -> str:
    """A value in words."""
    return long_day(value) if isinstance(value, dt.date) else str(value)


def each(label: str, texts: Sequence[str], otherwise: str) -> tuple[Fact, ...]:
    """One fact for each text under the same label, or a fact that says that there is none."""
    return tuple(Fact(label, text) for text in texts) or (Fact(label, otherwise),)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 risk", "3 risks"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def span(start: dt.date | None, end: dt.date | None) -> str:
    """From when to when: "from 2 Jan 2027", "until 1 Jan 2027"."""
    said = [f"from {short_day(start)}"] if start else []
    said += [f"until {short_day(end)}"] if end else []
    return " ".join(said)


def minutes_words(minutes: int) -> str:
    """Minutes as they are said: "15 minutes", "2 hours", "3 days"."""
    for size, one in ((1440, "day"), (60, "hour")):
        if minutes % size == 0:
            return counted(minutes // size, one)
    return counted(minutes, "minute")
