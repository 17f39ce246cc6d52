"""Whoever opens a database on the screen has said who they are, and has its key, before it opens.

Both are asked at the terminal while it is still a terminal: the screen never sees a passphrase.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tcplan.cli.asking import typed, unlocking
from tcplan.cli.options import Asked, Signing, calendar_day, now, own
from tcplan.cli.output import narrate

if TYPE_CHECKING:
    from tcplan.planner import Looking, Seen, Session, Tell, Unlocking

Reading = Callable[["Tell | None"], tuple[Any, ...]]
"""Reads a plan, telling how far it has come: the look, and for a database its session."""
_LARGE = 4_000_000
_TRIES = 3
_WHO = "Who works here, for the journal (--who or TCPLAN_WHO says it for you)"


def begun(
    asked: Asked, plan: Path, known: "Unlocking | None" = None
) -> "tuple[Looking, Session, Seen] | tuple[Looking]":
    """The plan as it was asked for; for a database also the session of whoever works on it."""
    return ready(asked, plan, known)(None)


def ready(asked: Asked, plan: Path, known: "Unlocking | None" = None) -> Reading:
    """What reads the plan once all that has to be asked at the terminal has been asked.

    A passphrase that does not open it may be typed again, three times in all, unless it is
    ``known`` already.
    """
    from tcplan.errors import WrongKeyError
    from tcplan.planner import is_database

    locked = known or unlocking(asked.key_file)
    if not is_database(plan, locked):
        return lambda tell: (asked.look(plan, tell=tell),)
    mine = own()
    who = (asked.who or "").strip() or mine.who or typed(_WHO)
    signed = Signing(who, asked.agency, None).signed()
    typing = known is None and asked.key_file is None and locked.ask is not None
    tries = _TRIES if typing else 1
    while True:
        session = _session(asked, plan, locked.remembering(), signed.who)
        try:
            session.try_key()
        except WrongKeyError as wrong:
            tries -= 1
            if not tries:
                raise
            narrate(f"{wrong} Type it again.")
        else:
            break

    def read(tell: "Tell | None") -> "tuple[Looking, Session, Seen]":
        counts = None if asked.agency or mine.agency else tell
        looking, seen = session.look(names=asked.names, tell=counts)
        return *_for_agency(mine.agency, looking, session), seen

    return read


def is_large(plan: Path) -> bool:
    """Whether a plan takes long enough to read that the screen should say how far it has come."""
    try:
        return plan.stat().st_size > _LARGE
    except OSError:
        return False


def _for_agency(
    own_agency: str, looking: "Looking", session: "Session"
) -> "tuple[Looking, Session]":
    """Work for the user's own agency, and through its eyes, unless another was asked for.

    An agency that the plan does not have is nobody's here.
    """
    from tcplan.planner.signing import own_agency_of

    agency = own_agency_of(looking.plan, own_agency)
    if looking.agency is not None or agency is None:
        return looking, session
    return session.through(looking, agency)


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
