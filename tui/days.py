"""A person is looked at now, on the day of the move, or twelve weeks after it."""

import datetime as dt

from tcplan.domain.dates import short_day
from tcplan.views.looking import Looking
from tcplan.views.risks import move_ahead

_AFTER = dt.timedelta(weeks=12)


def days_ahead(looking: Looking, individual: str) -> tuple[tuple[str, Looking], ...]:
    """The days that can be looked at for one person, each with its words."""
    found = [("now", looking)]
    move = move_ahead(looking, individual)
    if move is not None and move > looking.day:
        found.append((f"move day {short_day(move)}", looking.at(move)))
    if move is not None:
        found.append(("+12 weeks", looking.at(move + _AFTER)))
    return tuple(found)
