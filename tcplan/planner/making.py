"""A new database is encrypted unless somebody says otherwise, and is there whole or not at all."""

from pathlib import Path

import attrs

from tcplan.domain.plan import About, Plan
from tcplan.errors import CannotWriteError, WrongUseError, shown
from tcplan.planner.guarding import by_holder
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import SUFFIX, Unlocking


@attrs.frozen
class Made:
    """A database that was made."""

    path: Path
    entities: int
    """How many things of the plan are in it."""
    encrypted: bool
    head: str
    """The journal's last row and the beginning of its digest, to be noted elsewhere."""


def new_database(
    path: Path,
    begins: Path | str,
    *,
    signed: Signed,
    unlocking: Unlocking,
    plain: bool = False,
) -> Made:
    """Make a database from a plan file, or of an empty plan with this title.

    ``unlocking`` gives the new key; its question is asked only when all else is in order.
    Raises ``WrongUseError``, ``CannotWriteError``, or what is wrong with the plan file or the key.
    """
    name = shown(str(path))
    if path.suffix.lower() != SUFFIX:
        raise WrongUseError(f"{name} cannot be told from other files; end its name with {SUFFIX}.")
    if path.exists() or path.is_symlink():
        raise CannotWriteError(f"{name} exists already; nothing was written over it.")
    plan = _plan(begins, signed)
    by = by_holder(plan, signed, "Making a database of a plan")
    from tcplan.store.database import create

    key = None if plain else unlocking.new_key(path)
    with create(path, plan, by=by, key=key) as store:
        return Made(path, sum(1 for _ in plan), not plain, store.head.words())


def _plan(begins: Path | str, signed: Signed) -> Plan:
    if isinstance(begins, str):
        return Plan(about=About(title=begins, recorded_on=signed.at.astimezone().date()))
    from tcplan.exchange.plan_json import read

    return read(begins)
