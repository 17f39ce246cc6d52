"""What is not recorded is said in words; a blank in a paper reads as "nothing to worry about"."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tcplan.domain.dates import long_day, short_day
from tcplan.draw import COVER, glyph_for
from tcplan.report.document import Cell, Fact, Line, Run, line

NOBODY = "nobody named"
_HOUR, _TWO_HOURS = 60, 120


def missing(words: str) -> Run:
    """Something that ought to be recorded and is not."""
    return Run(words, "caution")


def past(words: str) -> Run:
    """Something whose day has passed."""
    return Run(words, "gap")


def aside(words: str) -> Run:
    """Something beside the point, such as an id."""
    return Run(words, "muted")


def strong(words: str) -> Run:
    """Words that a reader looks for."""
    return Run(words, "strong")


def answer(code: str, words: str) -> Run:
    """An answer about cover: sign, words and colour together."""
    glyph = glyph_for(code)
    return Run(words, glyph.style, glyph.sign)


def answer_of(code: str) -> Run:
    """An answer about cover by its code; another word is shown as it is."""
    known = {glyph.code: glyph for glyph in COVER}
    if code not in known:
        return Run(code)
    return answer(code, known[code].word)


def labelled(term: str, value: str | Run | None, otherwise: str = NOBODY) -> Line:
    """``term: value`` on one line, and in words that there is none."""
    return line(f"{term}: ", missing(otherwise) if value is None else value)


def or_missing(text: str | None, otherwise: str) -> Run:
    """The text, or in words that there is none."""
    return Run(text) if text else missing(otherwise)


def each(lines: Iterable[str], otherwise: str) -> Cell:
    """A line each, or one line in words that there is none."""
    return tuple(line(text) for text in lines) or (line(otherwise),)


def facts_of(pairs: Sequence[tuple[str, Sequence[str]]], otherwise: str) -> tuple[Fact, ...]:
    """A term for each, with its lines or the words that there are none."""
    return tuple(Fact(term, each(lines, otherwise)) for term, lines in pairs)


def day_or(day: dt.date | None, otherwise: str) -> str:
    """A day in full, or in words that there is none."""
    return long_day(day) if day is not None else otherwise


def from_to(start: dt.date | None, end: dt.date | None) -> str:
    """From when until when something holds, in words."""
    if start and end:
        return f"{short_day(start)} to {short_day(end)}"
    if start:
        return f"from {short_day(start)}, no end date"
    return f"until {short_day(end)}" if end else "no start or end date"


def days(count: int) -> str:
    """A number of days in words, with thousands parted."""
    return "1 day" if count == 1 else f"{count:,} days"


def minutes_said(minutes: int) -> str:
    """A time within which somebody answers: "20 minutes", "24 hours"."""
    whole = minutes >= _TWO_HOURS and minutes % _HOUR == 0
    return f"{minutes // _HOUR} hours" if whole else f"{minutes} minutes"
