"""A calendar for other calendar programs (iCalendar, RFC 5545) says what is due, and not who is.

Whoever shares a calendar rarely knows who reads it: unless names were asked for, an event has the
person's id and words of tcplan and its code lists, and nothing that anybody wrote. The same plan
asked on the same day gives the same bytes; an event keeps its UID from export to export.
"""

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from tcplan import __version__
from tcplan.domain.dates import long_day
from tcplan.text import one_line, visible
from tcplan.views.calendar import CalendarRow, CalendarView
from tcplan.views.sentences import PREDICTS_NO_ONE_SHORT

if TYPE_CHECKING:
    from icalendar import Calendar

_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "tcplan/calendar")


def dump(view: CalendarView, plan: str) -> bytes:
    """The rows of a calendar as all-day events that do not make anybody busy, without alarms.

    ``plan`` tells one plan from another and stands in the file only as a part of what its UIDs are
    digests of.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//tcplan//tcplan {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Due and planned (tcplan)")
    for row in view.rows:
        _add(calendar, row, view, plan)
    return bytes(calendar.to_ical(sorted=False))


def _add(calendar: "Calendar", row: CalendarRow, view: CalendarView, plan: str) -> None:
    from icalendar import Event

    event = Event()
    due, names = row.due, view.heading.names_shown
    event.add("uid", f"{uuid.uuid5(_OURS, f'{plan}:{row.id}')}@tcplan")
    event.add("dtstamp", dt.datetime.combine(view.heading.recorded_on, dt.time(), dt.UTC))
    event.add("dtstart", due.on)
    event.add("dtend", due.on + dt.timedelta(days=1))
    event.add("summary", _summary(row, names=names))
    event.add("description", visible("\n".join(_told(row, view))))
    event.add("categories", [due.kind_words])
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)


def _summary(row: CalendarRow, *, names: bool) -> str:
    due = row.due
    what = due.what if names else due.plain
    whose = row.individual_label if names else due.individual
    return one_line(f"{whose}: {what}" if whose else what)


def _told(row: CalendarRow, view: CalendarView) -> list[str]:
    due = row.due
    said = [f"As at {long_day(view.heading.as_at)}: {row.standing}."]
    if due.rule is not None:
        doubt = " The source of this rule is uncertain." if row.rule_doubt else ""
        said.append(f"Rule {due.rule}, version {due.rule_version}: {row.rule_title}.{doubt}")
    if view.heading.names_shown:
        said.append(due.because)
        said += [f"To act: {due.owner_name}."] if due.owner_name else []
        said += [f"Chased by: {due.chaser}."] if due.chaser else []
    said.append(PREDICTS_NO_ONE_SHORT)
    return said
