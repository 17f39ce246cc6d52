"""The weekly paper as sheets: one for each question, each row with its person, dates as dates."""

from collections.abc import Callable, Iterable, Iterator

from tcplan.report.chapters.work import MARKING, about_sheet, sheet_foot
from tcplan.report.workbook import Column, SheetOf, Value, Workbook
from tcplan.views.papers.weekly import ChaseRow, NextRow, WeeklyView, WeekOf
from tcplan.views.papers.weekly_blocked import Block
from tcplan.views.papers.weekly_caseload import Figure
from tcplan.views.papers.weekly_moved import MovedRow
from tcplan.views.papers.weekly_slips import Slip

_TITLE = "Weekly paper"

_PERSON = Column("Person", width=14)
_CASELOAD = (
    Column("What", width=50),
    Column("Now", "number", 10),
    Column("When this time began", "number", 14),
)
_PEOPLE = (
    _PERSON,
    Column("Now", width=30),
    Column("Stage", width=24),
    Column("Day of the move", "date", 12),
)
_MOVED = (
    _PERSON,
    Column("Day", "date", 12),
    Column("What moved", width=60),
    Column("Note", width=40),
)
_SLIPPED = (
    _PERSON,
    Column("What", width=50),
    Column("From", "date", 12),
    Column("To", "date", 12),
    Column("In words", width=40),
    Column("Who", width=28),
    Column("Id", width=18),
)
_BLOCKED = (
    _PERSON,
    Column("What", width=50),
    Column("Kind", width=24),
    Column("MHSDS reason", width=10),
    Column("Attributed to", width=24),
    Column("Since", "date", 12),
    Column("By", "date", 12),
    Column("Standing", width=26),
    Column("Who", width=28),
    Column("Id", width=18),
)
_CHASING = (
    _PERSON,
    Column("Due", "date", 12),
    Column("Standing", width=22),
    Column("Overdue", "yes-no", 10),
    Column("What was asked", width=50),
    Column("Who has it", width=30),
    Column("Named", width=22),
    Column("Asked on", "date", 12),
    Column("Last reply", width=36),
    Column("Last reply on", "date", 12),
    Column("Ask again", "yes-no", 10),
    Column("Escalated to", width=24),
    Column("Chased by", width=24),
    Column("Id", width=18),
)
_DUE = (
    _PERSON,
    Column("Day", "date", 12),
    Column("Standing", width=22),
    Column("Overdue", "yes-no", 10),
    Column("What", width=50),
    Column("Kind", width=18),
    Column("Who", width=30),
)

_Row = tuple[Value, ...]


def workbook(view: WeeklyView) -> Workbook:
    """The caseload, people, and what moved, slipped, waits, is chased and is due."""
    weeks = (*view.people, *((view.shared,) if view.shared else ()))
    told = [
        ("About whom", view.individual_label or "everybody in the plan"),
        ("Since", view.since.isoformat()),
        ("Due until", view.next_until.isoformat()),
        ("How it is told", view.compared),
        ("People in order of", view.sorted_by),
        ("Figures", view.not_for_publication),
    ]
    if view.quiet:
        told.append(("Nothing to tell of", ", ".join(view.quiet)))
    return Workbook(
        sheets=(
            SheetOf("Caseload", _CASELOAD, tuple(map(_figure, view.figures))),
            SheetOf("People", _PEOPLE, tuple(map(_person, weeks))),
            SheetOf("Moved", _MOVED, _each(weeks, lambda one: map(_moved, one.moved))),
            SheetOf("Slipped", _SLIPPED, _each(weeks, lambda one: map(_slip, one.slipped))),
            SheetOf("Blocked", _BLOCKED, _each(weeks, lambda one: map(_block, one.blocked))),
            SheetOf("Chasing", _CHASING, _each(weeks, lambda one: map(_chase, one.chasing))),
            SheetOf("Due", _DUE, _each(weeks, lambda one: map(_due, one.next))),
            about_sheet(_TITLE, view.heading, view.recipient, *told),
        ),
        title=_TITLE,
        footer=sheet_foot(view.heading, view.recipient),
        marking=MARKING,
    )


def _each(weeks: Iterable[WeekOf], rows: Callable[[WeekOf], Iterator[_Row]]) -> tuple[_Row, ...]:
    """The rows of every person, each with the person before it."""
    return tuple((one.label, *row) for one in weeks for row in rows(one))


def _figure(one: Figure) -> _Row:
    return (one.words, one.now, one.then)


def _person(one: WeekOf) -> _Row:
    return (one.label, one.now, one.stage_words, one.move)


def _moved(row: MovedRow) -> _Row:
    return (row.on, row.what, row.note)


def _slip(row: Slip) -> _Row:
    return (row.what, row.was, row.now, row.words, row.owner, row.about)


def _block(row: Block) -> _Row:
    return (
        row.what,
        row.kind_words,
        row.code,
        row.attribution,
        row.since,
        row.due,
        row.standing,
        row.owner,
        row.about,
    )


def _chase(row: ChaseRow) -> _Row:
    return (
        row.due,
        row.standing,
        row.overdue,
        row.what,
        row.owner,
        row.named,
        row.asked_on,
        row.last_reply,
        row.last_reply_on,
        row.ask_again,
        row.escalated_to,
        row.chaser,
        row.id,
    )


def _due(row: NextRow) -> _Row:
    return (row.on, row.standing, row.overdue, row.what, row.kind_words, row.owner)
