"""A copy has a name only once it has been verified, and never takes the place of a file."""

from pathlib import Path

import attrs

from tcplan.errors import CannotWriteError, WrongUseError, shown
from tcplan.planner.guarding import by_holder
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import SUFFIX, Unlocking, key_of, open_at


@attrs.frozen
class Copied:
    """A copy that was made and verified."""

    path: Path
    head: str
    """The last row of its journal and the beginning of its digest."""


def backup(path: Path, copy: Path, *, unlocking: Unlocking, signed: Signed) -> Copied:
    """Write a verified copy with the same key, while others may be writing; it is journalled.

    Raises ``CannotWriteError``, ``WrongUseError``, or an error of opening.
    """
    _refuse_name(copy)
    with open_at(path, unlocking) as store:
        store.back_up(copy, by=by_holder(store.load(), signed, "Copying the whole record"))
        return Copied(copy, store.head.words())


def restore(copy: Path, path: Path, *, unlocking: Unlocking, signed: Signed) -> Copied:
    """Make a database from a copy, verified before and after; the copy stays as it is.

    Who restored it, and why, is journalled in the new database. Raises as ``backup`` does.
    """
    _refuse_name(path)
    key = key_of(copy, unlocking)
    from tcplan.store.database import copy_opened, open_database
    from tcplan.store.database import restore as restored

    with copy_opened(copy, path, key=key) as store:
        by = by_holder(store.load(), signed, "Restoring a copy")
    told = f"restored from {copy.absolute()}"
    by = attrs.evolve(by, why=f"{told}: {by.why}" if by.why else told)
    restored(copy, path, key=key, by=by)
    with open_database(path, key=key, readonly=True) as store:
        return Copied(path, store.head.words())


def _refuse_name(path: Path) -> None:
    name = shown(str(path))
    if path.suffix.lower() != SUFFIX:
        raise WrongUseError(f"{name} cannot be told from other files; end its name with {SUFFIX}.")
    if path.exists() or path.is_symlink():
        raise CannotWriteError(f"{name} exists already; nothing was written over it.")
