"""A key is changed, and a journal that was cut is accepted, only with who did it in the journal."""

from pathlib import Path

from tcplan.errors import WrongUseError, shown
from tcplan.planner.guarding import by_holder
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import Unlocking, is_encrypted, open_at


def rekey(path: Path, *, unlocking: Unlocking, locking: Unlocking, signed: Signed) -> str:
    """Encrypt a database with another key, from ``locking``; the journal's head after it.

    Needs the file alone; copies that were made before keep the old key.
    Raises ``BusyDatabaseError``, ``WrongUseError`` for what is not encrypted, or as opening does.
    """
    with open_at(path, unlocking) as store:
        by = by_holder(store.load(), signed, "Changing the key")
        if not is_encrypted(path):
            raise WrongUseError(
                f"{shown(str(path))} is not encrypted, so it has no key to change: write its plan "
                "with `tcplan export … plan`, make an encrypted database from that with "
                "`tcplan new … --from`, and keep the old one, which alone has the journal, where "
                "nobody else can read it."
            )
        store.rekey(locking.new_key(path), by=by)
        return store.head.words()


def accept_journal(path: Path, *, unlocking: Unlocking, signed: Signed) -> str:
    """Take the journal as it stands as the right one, with the reason in it; its head after it.

    For a database whose note beside it is lost or tells of more than the journal has.
    Raises ``WrongUseError`` without a reason, and for a journal in which a row is broken.
    """
    with open_at(path, unlocking) as store:
        by = by_holder(store.load(), signed, "Accepting a journal")
        if by.why is None:
            raise WrongUseError("Accepting a journal needs its reason: --why.")
        told = store.verify()
        if told.broken is not None and told.broken <= told.rows:
            raise WrongUseError(f"The database itself is broken; restore a copy. {told.fault}")
        store.accept(by=by)
        return store.head.words()
