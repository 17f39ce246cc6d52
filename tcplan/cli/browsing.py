"""Whoever opens a database on the screen has said who they are, and has its key, before it opens.

Both are asked at the terminal while it is still a terminal: the screen never sees a passphrase.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tcplan.cli.asking import typed, unlocking
from tcplan.cli.options import Asked, Signing, calendar_day, now
from tcplan.cli.output import narrate

if TYPE_CHECKING:
    from tcplan.planner import Looking, Seen, Session, Unlocking

_TRIES = 3
_WHO = "Who works here, for the journal (--who or TCPLAN_WHO says it for you)"


def begun(
    asked: Asked, plan: Path, known: "Unlocking | None" = None
) -> "tuple[Looking, Session, Seen] | tuple[Looking]":
    """The plan as it was asked for; for a database also the session of whoever works on it.

    A passphrase that does not open it may be typed again, three times in all, unless it is
    ``known`` already.
    """
    from tcplan.errors import WrongKeyError
    from tcplan.planner import is_database

    locked = known or unlocking(asked.key_file)
    if not is_database(plan, locked):
        return (asked.look(plan),)
    who = (asked.who or "").strip() or typed(_WHO)
    signed = Signing(who, asked.agency, None).signed()
    typing = known is None and asked.key_file is None and locked.ask is not None
    tries = _TRIES if typing else 1
    while True:
        session = _session(asked, plan, locked.remembering(), signed.who)
        try:
            looking, seen = session.look(names=asked.names)
        except WrongKeyError as wrong:
            tries -= 1
            if not tries:
                raise
            narrate(f"{wrong} Type it again.")
        else:
            return looking, session, seen


def _session(asked: Asked, plan: Path, unlocked: "Unlocking", who: str) -> "Session":
    from tcplan.planner import Session

    return Session(
        path=plan,
        request=asked.request(),
        unlocking=unlocked,
        who=who,
        clock=now,
        calendar_day=calendar_day(),
    )
