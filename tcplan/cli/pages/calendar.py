"""The calendar says for every line whose it is, from whom, by which rule, and why on that day."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from tcplan.cli.page import Block, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import long_day, short_day
from tcplan.views.calendar import CalendarRow, CalendarView
from tcplan.views.chasing import NOBODY_CHASES
from tcplan.views.due import Due

_NAMES = ("Day", "Who", "What", "Who acts", "Why this day")
_MONTHS = "January February March April May June July August September October November December"


def calendar_page(view: CalendarView) -> tuple[Block, ...]:
    """What is overdue, this week, next week and month by month."""
    day = view.heading.as_at
    whose = f" of {view.individual}" if view.individual else ""
    parts = [
        Section(f"{title}: {len(rows)}", (Table(_NAMES, tuple(map(_row, rows))),))
        for title, group in groupby(view.rows, key=lambda row: _part(row, day))
        if (rows := list(group))
    ]
    title = f"Calendar{whose} to {long_day(view.until)}, {view.sorted_by}"
    doubts = {row.due.rule: row.rule_doubt for row in view.rows if row.due.rule and row.rule_doubt}
    unsure = Section(
        "Rules with an uncertain source",
        [Said(f"{rule}: {doubt}") for rule, doubt in sorted(doubts.items())],
    )
    return page(
        view.heading,
        Section(title, (*_in_short(view), *parts)),
        *([unsure] if doubts else []),
    )


def _in_short(view: CalendarView) -> Iterator[Said]:
    if not view.rows:
        yield Said("Nothing is overdue, and nothing falls due by then.")
    else:
        yield Said(f"{view.overdue} overdue, {view.ahead} to come.")
    if view.later_first is not None:
        later = counted(view.later, "more thing")
        yield Said(
            f"Not listed: {later} after {long_day(view.until)}, the first on "
            f"{long_day(view.later_first)}; --until DATE lists them."
        )
    bare = [
        counted(number, one)
        for number, one in (
            (view.undated_gates, "gate"),
            (view.undated_milestones, "milestone"),
            (view.undated_moves, "move"),
        )
        if number
    ]
    if bare:
        yield Said(f"Open and without a day, so in no calendar: {', '.join(bare)}.")


def _part(row: CalendarRow, day: dt.date) -> str:
    if row.due.state == "overdue":
        return "Overdue"
    on = row.due.on
    sunday = day + dt.timedelta(days=6 - day.weekday())
    if on <= sunday:
        return f"This week, to {short_day(sunday)}"
    if on <= sunday + dt.timedelta(days=7):
        return f"Next week, to {short_day(sunday + dt.timedelta(days=7))}"
    return f"{_MONTHS.split()[on.month - 1]} {on.year}"


def _row(row: CalendarRow) -> tuple[str, ...]:
    due = row.due
    return (
        f"{short_day(due.on)}, {row.standing}",
        row.individual_label or "nobody alone",
        due.what,
        _to_act(due),
        " ".join((due.because, *rule_words(row))),
    )


def _to_act(due: Due) -> str:
    owner = due.owner_name or "nobody named"
    return f"{owner}; chased by {due.chaser or NOBODY_CHASES}" if due.kind == "action" else owner


def rule_words(row: CalendarRow) -> tuple[str, ...]:
    """The rule that sets a day, with its version and whether its source is uncertain."""
    if row.due.rule is None:
        return ()
    unsure = ", source uncertain" if row.rule_doubt else ""
    return (f"Rule {row.due.rule}, version {row.due.rule_version}{unsure}.",)
