"""`x` tries from any row to do without, and shows it; the same key takes it off only there.

A service's is shown over everybody whom it supports, what is one person's in their What-if.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tcplan.domain.whatif import WhatIfChange
from tui import say
from tui.told.agency import counted
from tui.told.tried import change_words
from tui.trying import supposed, whose

if TYPE_CHECKING:
    from tui.app import PlannerApp

_MOST = 3


def try_without(
    app: "PlannerApp", names: tuple[str, ...], day: dt.date, individual: str | None = None
) -> bool:
    """Try without these from a day on, whether or not they are tried anywhere already.

    ``individual`` is whose record is open, in whose What-if it is then on.
    Whether there is something to show; says so where nothing can be tried.
    """
    looking = app.looking
    start = None if day == looking.day else day
    found = (supposed(looking.plan, name, start) for name in names)
    changes = tuple(change for change in found if change is not None)
    if not changes:
        say.toast(app, "Nothing can be tried without this.", "warning")
        return False
    app.trying = app.trying.adding(changes, individual)
    owners = {whose(looking.plan, change) for change in changes}
    for mine in filter(None, owners):
        # What is one person's is shown in their What-if, so it is on there.
        own = [change for change in changes if whose(looking.plan, change) == mine]
        app.trying = app.trying.adding(own, mine)
    return True


def turn(app: "PlannerApp", changes: tuple[WhatIfChange, ...]) -> None:
    """Take off what is shown as tried, and say so, or put it back on."""
    app.trying = app.trying.crossed(changes)
    if not all(map(app.trying.has, changes)):
        say.toast(app, f"No longer tried: {'; '.join(_told(app, changes))}.")


def _told(app: "PlannerApp", changes: tuple[WhatIfChange, ...]) -> Iterator[str]:
    """The changes in words; what is said in passing may outlast a record, so it names no one's."""
    plan = app.looking.plan
    shared = [change for change in changes if whose(plan, change) is None]
    for change in shared[:_MOST]:
        yield change_words(app.looking, change)
    more, mine = len(shared[_MOST:]), len(changes) - len(shared)
    if more:
        yield f"{more} more"
    if mine:
        yield counted(mine, "change of one person's", "changes of single people's")


def show_tried(
    app: "PlannerApp", names: tuple[str, ...], day: dt.date, listed: tuple[str, ...]
) -> None:
    """Show what was just put among the changes to try: in one record, or over everybody."""
    plan = app.looking.plan
    found = ((name, supposed(plan, name)) for name in names)
    owners = {name: whose(plan, change) for name, change in found if change is not None}
    people = tuple(dict.fromkeys(who for who in owners.values() if who is not None))
    if people:
        app.open_person(people[0], "what-if", people if len(people) > 1 else listed)
    else:
        app.open_stopped(tuple(owners), day)
