"""Cover is shown hour by hour, with what it says and what it does not beside every table."""

import datetime as dt

from tcplan.analysis.words import READING_WORDS
from tcplan.domain.dates import long_day
from tcplan.report.chapters.front import reminder
from tcplan.report.document import Block, Cell, Drawing, Line, Section, Table, cell, line
from tcplan.report.phrases import answer, aside, labelled
from tcplan.views.drawn import week_of
from tcplan.views.risks import RiskView, SlotView
from tcplan.views.summary import SummaryRisk, SummaryView

WEEK_CELLS = 112
_NUMBERS = {1: "one", 2: "two", 3: "three"}


def cover_through_the_week(view: SummaryView, risk: SummaryRisk) -> Section:
    """The week as a strip and as a table, now and on the day of the move."""
    blocks = list(_week(risk.now, "", view.heading.as_at))
    if risk.on_move_day and view.move_day:
        blocks += _week(risk.on_move_day, "the day of the move, ", view.move_day)
    return Section("Cover through the week", (*blocks, reminder(view.heading)))


def _week(risk: RiskView, which: str, day: dt.date) -> tuple[Block, ...]:
    """A week without a change within it needs no strip."""
    when = f"a typical week under the arrangements of {which}{long_day(day)}"
    strip = Drawing(
        week_of(risk, WEEK_CELLS),
        f"Hour by hour: {when}.",
        "The table below says the same in words.",
    )
    table = Table(
        f"Cover of “{risk.title}”: {when}",
        ("Hours", "Answer", "In words"),
        tuple((_hours(slot), _answer(slot), _words(slot)) for slot in risk.slots),
        (24, 26, 50),
    )
    return (strip, table) if len({part.answer for part in risk.week}) > 1 else (table,)


def _hours(slot: SlotView) -> Cell:
    return cell(slot.when, aside(f"{slot.hours:g} of 192 hours (a week and a bank holiday)"))


def _answer(slot: SlotView) -> Cell:
    lines: list[Line] = [(answer(slot.answer, slot.answer_words),)]
    if slot.reading in READING_WORDS:
        lines.append(line(f"judged {READING_WORDS[slot.reading]}"))
    if slot.smallest is not None:
        least = _NUMBERS.get(slot.smallest, "more than three")
        lines.append(line(aside(f"fewest things that must fail together: {least}")))
    return tuple(lines)


def _words(slot: SlotView) -> Cell:
    if not slot.not_held:
        return cell(slot.sentence)
    return cell(slot.sentence, labelled("Not held on evidence", "; ".join(slot.not_held)))
