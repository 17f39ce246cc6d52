"""The weekly paper: the caseload on one page, then each person's week, by what is due.

Everything in a ``WeeklyView`` is on paper and in the sheets; tests mark each value.
"""

import datetime as dt

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters.weekly_sheets import workbook
from tcplan.report.chapters.work import MARKING, part, work_foot, work_opening
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Line,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import aside, labelled, missing, or_missing, past, strong
from tcplan.views.chasing import NOBODY_CHASES
from tcplan.views.papers.weekly import ChaseRow, NextRow, WeeklyView, WeekOf, weekly
from tcplan.views.papers.weekly_blocked import Block as Waiting
from tcplan.views.papers.weekly_moved import MovedRow
from tcplan.views.papers.weekly_slips import Slip

TITLE = "Weekly paper"


def document(view: WeeklyView) -> Document:
    """The caseload on one page, then what moved, slipped, is blocked and is chased, by person."""
    whose = view.individual_label or "everybody in the plan"
    return Document(
        title=f"{TITLE}: {short_day(view.since)} to {short_day(view.heading.as_at)}",
        footer=work_foot(TITLE, view.heading, view.recipient),
        opening=work_opening(
            view.heading,
            view.recipient,
            fact("About", whose),
            fact("Since", long_day(view.since)),
            fact("How it is told", view.compared),
            fact("People in order of", view.sorted_by),
        ),
        sections=(
            part("The caseload", _caseload(view), _beside(view)),
            *(_week(view, one) for one in view.people),
            *((_week(view, view.shared),) if view.shared else ()),
            *((part("Nothing to tell", _quiet(view)),) if view.quiet else ()),
        ),
        marking=MARKING,
        contents=False,
    )


def _caseload(view: WeeklyView) -> Table:
    return Table(
        "What services owe, now and when this time began",
        ("What", f"On {short_day(view.heading.as_at)}", f"When {short_day(view.since)} began"),
        tuple(
            (
                cell(one.words),
                cell(f"{one.now:,}"),
                cell("the plan does not tell" if one.then is None else f"{one.then:,}"),
            )
            for one in view.figures
        ),
        (56, 20, 24),
    )


def _beside(view: WeeklyView) -> Paragraph:
    return Paragraph(line(view.not_for_publication), quiet=True)


def _quiet(view: WeeklyView) -> Paragraph:
    words = f"Nothing moved, slipped, waits or is due for: {', '.join(view.quiet)}."
    return Paragraph(line(words))


def _week(view: WeeklyView, one: WeekOf) -> Section:
    until = short_day(view.next_until)
    told: tuple[tuple[str, str, Block | None], ...] = (
        ("Moved", "nothing is recorded that moved", _moved(one)),
        ("Slipped", "nothing slipped", _rows(_slipped(one))),
        ("Blocked by", "nothing is recorded that blocks a move", _rows(_blocked(one))),
        ("Who is chasing", "no action is open", _rows(_chasing(one))),
        (f"Overdue, and due by {until}", "nothing is overdue or due", _rows(_next(one))),
    )
    nothing = "; ".join(words for _, words, block in told if block is None)
    parts = tuple(part(title, block) for title, _, block in told if block is not None)
    rest = (Paragraph(line(f"{nothing[0].upper()}{nothing[1:]}."), quiet=True),) if nothing else ()
    return Section(one.label, (*_now(one), *rest, *parts))


def _rows(table: Table) -> Table | None:
    return table if table.rows else None


def _now(one: WeekOf) -> tuple[Facts, ...]:
    if one.individual is None:
        return ()
    day = long_day(one.move) if one.move else missing("no day is set")
    return (
        Facts(
            (
                fact("Now", f"{one.now}; {one.stage_words}"),
                fact("Day of the move", day),
            )
        ),
    )


def _moved(one: WeekOf) -> Bullets | None:
    if not one.moved:
        return None
    return Bullets(tuple(map(_moved_line, one.moved)))


def _moved_line(row: MovedRow) -> Line:
    day = f"{short_day(row.on)}: " if row.on else ""
    note = (aside(f" ({row.note})"),) if row.note else ()
    return (*line(f"{day}{row.what}"), *note)


def _slipped(one: WeekOf) -> Table:
    return Table(
        "Later than it was to be, the earliest day first",
        ("What", "From", "To", "Who"),
        tuple(_slip(row) for row in one.slipped),
        (44, 16, 20, 20),
    )


def _slip(row: Slip) -> tuple[Cell, ...]:
    return (
        cell(row.what, aside(row.about)),
        cell(short_day(row.was)),
        cell(*([short_day(row.now)] if row.now else []), past(row.words)),
        cell(or_missing(row.owner, "nobody named")),
    )


def _blocked(one: WeekOf) -> Table:
    return Table(
        "What the move waits for",
        ("What", "Kind and code", "Since or by", "Who"),
        tuple(_waiting(row) for row in one.blocked),
        (40, 22, 18, 20),
    )


def _waiting(row: Waiting) -> tuple[Cell, ...]:
    code = [f"MHSDS reason {row.code}"] if row.code else []
    attributed = [labelled("Attributed to", row.attribution)] if row.attribution else []
    since = [f"since {short_day(row.since)}"] if row.since else []
    by = [f"by {short_day(row.due)}"] if row.due else []
    return (
        cell(strong(row.what), aside(row.about)),
        cell(row.kind_words, *code, *attributed),
        cell(*since, *by, row.standing),
        cell(or_missing(row.owner, "nobody named"))
        if row.kind != "delay"
        else cell("as attributed"),
    )


def _chasing(one: WeekOf) -> Table:
    return Table(
        "Open actions, the earliest due first",
        ("Due", "What was asked", "Who has it", "Who is chasing", "Last heard"),
        tuple(_chase(row) for row in one.chasing),
        (15, 27, 18, 18, 22),
    )


def _chase(row: ChaseRow) -> tuple[Cell, ...]:
    late = [past("OVERDUE")] if row.overdue else []
    heard = _heard(row.last_reply, row.last_reply_on)
    again = [missing("ask again")] if row.ask_again else []
    up = [labelled("Escalated to", row.escalated_to)] if row.escalated_to else []
    named = [row.named] if row.named else [missing("nobody of them named")]
    return (
        cell(short_day(row.due), *late, aside(row.standing)),
        cell(strong(row.what), aside(f"asked on {short_day(row.asked_on)}; {row.id}")),
        cell(row.owner, *named),
        cell(or_missing(row.chaser, NOBODY_CHASES)),
        cell(heard, *again, *up),
    )


def _heard(reply: str | None, on: dt.date | None) -> Line:
    day = f", {short_day(on)}" if on else ""
    return line(f"{reply}{day}") if reply or on else line(missing("no reply recorded"))


def _next(one: WeekOf) -> Table:
    return Table(
        "Overdue and due within a week, the earliest first",
        ("Day", "What", "Kind", "Who"),
        tuple(_due(row) for row in one.next),
        (20, 44, 14, 22),
    )


def _due(row: NextRow) -> tuple[Cell, ...]:
    late = [past("OVERDUE")] if row.overdue else []
    return (
        cell(short_day(row.on), *late, aside(row.standing)),
        cell(row.what),
        cell(row.kind_words),
        cell(or_missing(row.owner, "nobody named")),
    )


PAPER = Paper(view=weekly, document=document, workbook=workbook)
