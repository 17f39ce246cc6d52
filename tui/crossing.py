"""`x` tries from any row to do without, and shows it; the same key takes it off only there.

A service's is shown over everybody whom it supports, what is one person's in their What-if.
"""

import datetime as dt
from typing import TYPE_CHECKING

from tui import say
from tui.trying import supposed, whose

if TYPE_CHECKING:
    from tui.app import PlannerApp


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
