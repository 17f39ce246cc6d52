"""Pseudonyms are made, and traced back, with a secret that the plan's holder keeps.

That of a database lies in it, so that backups and restored copies go on with the same pseudonyms.
That of plan files lies beside the user's settings, and is made when it is first needed.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tcplan import durable
from tcplan.access.pseudonyms import LEAST_SECRET, pseudonym
from tcplan.access.renaming import new_ids
from tcplan.errors import CannotWriteError, WrongUseError, shown_path
from tcplan.planner import settings
from tcplan.planner.leaving import FromDatabase
from tcplan.planner.unlocking import open_for
from tcplan.views.looking import Looking
from tcplan.views.pseudonyms import PseudonymsView, pseudonyms

FILE = "pseudonyms.key"
"""The file of the secret, beside the user's settings: its bytes in hexadecimal digits."""
PUBLIC = "public"
"""What is typed, in place of an agency or a person, for the readers of what is published."""

_MOST_BYTES = 1_024
_NOWHERE = (
    "Papers for others need a secret that is kept beside your settings, and there is no folder for "
    "them, or TCPLAN_SETTINGS is empty; name a file with it."
)
_BROKEN = (
    "The secret of your pseudonyms in {place} is not as tcplan wrote it; put a copy of it back, or "
    "delete it, and everybody gets new pseudonyms."
)
_HOLDER = "Only the plan's holder can tell whom a pseudonym stands for; leave --agency out."


def secret_of(looking: Looking) -> bytes:
    """The holder's secret for the plan that is looked at; one of a plan file is made at need.

    Raises ``WrongUseError`` or ``CannotWriteError`` where none can be kept, or an error of opening
    the database.
    """
    origin = looking.origin
    if isinstance(origin, FromDatabase):
        store, _ = open_for(origin.path, origin.unlocking)
        with store:
            return store.pseudonyms
    # Two plans may have a P-014 each, who are two people and must not become one to a reader.
    plan = f"tcplan: the plan of {looking.plan.about.holder}"
    return hmac.digest(_kept(), plan.encode(), hashlib.sha256)


def reader(kind: str, whose: str | None = None) -> str:
    """What tells one reader from every other: an agency or a person by id, or the public."""
    return f"{kind}:{whose}" if whose else kind


def names_for(looking: Looking, who: str) -> Callable[[str], str]:
    """From an id to the pseudonym that it has for one ``reader``; raises as ``secret_of``."""
    return partial(pseudonym, secret_of(looking), who)


def pseudonyms_of(looking: Looking, recipient: str) -> PseudonymsView:
    """Whom the pseudonyms in the papers of one reader stand for.

    ``recipient`` is the id of an agency or of a person, or ``public``. Raises ``WrongUseError``
    for anybody but the holder, ``UnknownIdError``, or as ``secret_of``.
    """
    if looking.agency not in {None, looking.plan.about.holder}:
        raise WrongUseError(_HOLDER)
    words, who = _reader(looking, recipient)
    return pseudonyms(looking, words, new_ids(looking.plan, names_for(looking, who)))


def _reader(looking: Looking, recipient: str) -> tuple[str, str]:
    if recipient.casefold() == PUBLIC:
        return "the public", reader("public")
    thing = looking.plan.index.things.get(recipient.casefold())
    if thing is not None and thing.kind == "individuals":
        return looking.person_label(thing.id), reader("person", thing.id)
    agency = looking.get("agencies", recipient).id
    return looking.thing_name(agency), reader("agency", agency)


def _kept() -> bytes:
    place = settings.place()
    if place is None:
        raise WrongUseError(_NOWHERE)
    file = place.with_name(FILE)
    try:
        return _read(file)
    except FileNotFoundError:
        pass
    try:
        _make(file)
        return _read(file)
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise CannotWriteError(
            f"The secret of your pseudonyms could not be kept in {shown_path(file)}: {reason}."
        ) from None


def _read(file: Path) -> bytes:
    """Raises ``FileNotFoundError`` where there is none, and ``WrongUseError`` for a broken one."""
    try:
        with file.open("rb") as opened:
            found = bytes.fromhex(opened.read(_MOST_BYTES).decode("ascii").strip())
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUseError(
            f"The secret of your pseudonyms in {shown_path(file)} cannot be read: {reason}."
        ) from None
    except ValueError:
        found = b""
    if len(found) != LEAST_SECRET:
        raise WrongUseError(_BROKEN.format(place=shown_path(file)))
    return found


def _make(file: Path) -> None:
    """Whoever is first makes it, whole; whoever is second takes that one. Raises ``OSError``."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=".tcplan-", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(secrets.token_bytes(LEAST_SECRET).hex().encode() + b"\n")
            opened.flush()
            os.fsync(opened.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(beside, file)
        durable.settle(file.parent)
    finally:
        Path(beside).unlink()
