"""Each row of the calendar says why it stands on its day, and which rule says so, sure or not."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tcplan.domain.dates import long_day, short_day
from tcplan.views.actions import ActionRow
from tcplan.views.calendar import CalendarRow, CalendarView
from tui.page import Line, field, para
from tui.told.actions import answered_lines, chased_words
from tui.told.agency import counted

NOBODY_ALONE = "nobody alone"
LENSES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("gate", "decide-by", "day-one", "visit", "panel", "move"), "gates")
)
"""Kind of what is due to the lens that shows it; the overview shows every kind."""


def said(view: CalendarView) -> tuple[str, ...]:
    """What the calendar says at a glance."""
    until = short_day(view.until)
    parts = [f"{view.overdue:,} overdue", f"{view.ahead:,} to come by {until}"]
    if view.later_first is not None:
        parts.append(f"{view.later:,} later")
    bare = view.undated_gates + view.undated_milestones + view.undated_moves
    if bare:
        parts.append(f"{bare:,} open without a day")
    return tuple(parts)


def not_listed(view: CalendarView) -> Iterable[Line]:
    """What the calendar does not list, and why."""
    yield para(f"Everything overdue, and what comes by {long_day(view.until)}.")
    if view.later_first is not None:
        later = counted(view.later, "more thing", "more things")
        first = long_day(view.later_first)
        yield para(f"Not listed: {later} after that day, the first on {first}.")
    bare = [
        counted(number, one, f"{one}s")
        for number, one in (
            (view.undated_gates, "gate"),
            (view.undated_milestones, "milestone"),
            (view.undated_moves, "move"),
        )
        if number
    ]
    if bare:
        yield para(f"Open and without a day, so in no calendar: {', '.join(bare)}.")


def row_lines(row: CalendarRow) -> Iterable[Line]:
    """A row, whole."""
    due = row.due
    look = "gap" if due.state == "overdue" else None
    yield para(due.what, "strong")
    yield field("When", f"{long_day(due.on)}: {row.standing}", look)
    yield field("Why this day", due.because)
    yield field("Who acts", due.owner_name or "nobody named", None if due.owner_name else "caution")
    if row.action is not None:
        yield from answered_lines(row.action)
    else:
        yield field("Kind", due.kind_words)
    if due.rule is not None:
        title = f": {row.rule_title}" if row.rule_title else ""
        yield field("Rule", f"{due.rule}, version {due.rule_version}{title}")
    if row.rule_doubt:
        yield field("Not certain", row.rule_doubt, "caution")


_AS_ONE = re.compile(
    r"this week|next week|next 7 days|week of \d+ \w+(?: \d+)?|ask again|chased by \S+"
)
"""What is looked for as one, although it has blanks."""
_NEXT = 7


def looked_for(words: str) -> list[str]:
    """The words of a filter, in small letters; a week is one of them, and so is who chases."""
    small = " ".join(words.casefold().split())
    return [*_AS_ONE.findall(small), *_AS_ONE.sub(" ", small).split()]


def weeks_said(day: dt.date, today: dt.date) -> Iterable[str]:
    """In which week from today a day lies, in words."""
    monday = day - dt.timedelta(days=day.weekday())
    this = today - dt.timedelta(days=today.weekday())
    if monday == this:
        yield "this week"
    if monday == this + dt.timedelta(weeks=1):
        yield "next week"
    if 0 <= (day - today).days < _NEXT:
        yield "next 7 days"
    yield f"week of {short_day(monday)}"


def found_in(row: CalendarRow, today: dt.date) -> str:
    """All the words by which a row can be found, in small letters."""
    due = row.due
    words = (
        row.individual_label or NOBODY_ALONE,
        due.what,
        due.kind_words,
        due.owner_name or "nobody named",
        due.owner or "",
        row.standing,
        due.rule or "",
        row.rule_title or "",
        short_day(due.on),
        *weeks_said(due.on, today),
        *(_asked_words(row.action) if row.action is not None else ()),
    )
    return " ".join(words).casefold()


def _asked_words(one: ActionRow) -> Iterable[str]:
    yield from chased_words(one.chased_by, one.chaser)
    yield "ask again" if one.ask_again else ""
    yield one.last_reply or ""
