"""Who is called when it does not hold, a row for each stretch of the week, gaps in words."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters.numbers import number_said
from tcplan.report.document import (
    Block,
    Cell,
    Facts,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import minutes_said, missing, past, strong
from tcplan.views.papers.crisis_week import Answer, CrisisWeek, StepUp, WeekHours
from tcplan.views.papers.telling import Number

ON_A_WARD = "No move is planned, and the person is in hospital: the ward answers at every hour."


def crisis_hours(week: CrisisWeek | None, way_back: StepUp | None) -> Section:
    """The crisis plan: which day, hour by hour, the paper, the rehearsal, the way back."""
    blocks: list[Block] = []
    if week is None:
        blocks.append(Paragraph(line(ON_A_WARD)))
    else:
        blocks += [*_which_day(week), *_gaps(week), _table(week), _kept(week)]
    blocks.append(way_back_facts(way_back))
    return Section("When it does not hold: who is called, hour by hour", tuple(blocks))


def way_back_facts(way: StepUp | None) -> Block:
    """What was agreed for when the move does not hold."""
    if way is None:
        return Paragraph(line(missing("No way back is agreed yet.")))
    return Facts(
        (
            fact("What is done first", way.step_up),
            fact("Who decides", way.decider),
            fact("Out of hours", way.out_of_hours),
        )
    )


def answer_lines(answer: Answer, *, by_hand: bool = True) -> Iterator[Line]:
    """Who is called, within what time, by which number, and whether it is only promised.

    ``by_hand`` leaves a line to write a number on where none is recorded; of several it always is.
    """
    within = answer.within_minutes
    soon = "" if within is None else f", within {minutes_said(within)}"
    yield line(strong(answer.who), soon)
    told = (one for one in answer.numbers if by_hand or one.number or one.who)
    yield from (line(_number(one)) for one in told)
    yield from (line(f"when closed: {words}") for words in answer.reach)
    if not answer.shown:
        yield line(missing("only promised: nothing in date shows it"))


def _number(one: Number) -> str:
    return f"{one.who or 'number'}: {number_said(one)}"


def _which_day(week: CrisisWeek) -> Iterator[Block]:
    day, until = (
        long_day(week.asked_of),
        f" Until then: {week.until_then}." if week.until_then else "",
    )
    if not week.ahead:
        yield Paragraph(line(f"As at {day}."))
    elif week.moves_on is None:
        yield Paragraph(line(f"From the move on, for which no day is set; asked of {day}.{until}"))
    else:
        yield Paragraph(line(f"From the move on, {long_day(week.moves_on)}.{until}"))


def _gaps(week: CrisisWeek) -> Iterator[Block]:
    if week.nobody:
        yield Paragraph(line(past("Nobody is named to come: "), week.nobody, "."))
    if week.only_promised:
        yield Paragraph(line(missing("Only promised: "), week.only_promised, "."))


def _table(week: CrisisWeek) -> Block:
    return Table(
        "Who is called in which hours",
        ("Hours", "Who is called", "What they do"),
        tuple(row for hours in week.hours for row in _rows(hours)),
        (24, 36, 40),
    )


def _rows(hours: WeekHours) -> Iterator[tuple[Cell, ...]]:
    if not hours.answers:
        yield cell(hours.when), cell(past("NOBODY IS NAMED")), cell("an action for services")
    for answer in hours.answers:
        how = [answer.how] if answer.how else []
        yield cell(hours.when), tuple(answer_lines(answer)), cell(strong(answer.what), *how)


def _kept(week: CrisisWeek) -> Block:
    paper = week.paper
    written: Run | str = missing("no crisis plan is recorded as a paper")
    if paper is not None:
        written = f"{paper.title}, version {paper.version}, {short_day(paper.on)}, {paper.owner}"
    last = long_day(week.exercised) if week.exercised else None
    tried = f"; {week.tried} of {week.arrangements} arrangements were ever tried" if last else ""
    return Facts(
        (
            fact("Crisis plan as a paper", line(written)),
            fact("Last tried out", line(f"{last}{tried}" if last else missing("never"))),
        )
    )
