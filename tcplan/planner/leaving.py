"""What leaves a database as a paper is journalled in it, or it does not leave."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcplan.errors import ReadOnlyDatabaseError, WrongUseError, shown
from tcplan.planner.signing import written
from tcplan.planner.unlocking import Unlocking, open_for

if TYPE_CHECKING:
    from tcplan.store.database import Database
    from tcplan.store.interface import Head

PRINTED = "printed"
"""Where a paper went that was written to no file."""


def digest_of(data: bytes) -> str:
    """The content hash by which a paper is known again: SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@attrs.frozen(kw_only=True)
class Left:
    """A paper as it has left."""

    kind: str
    """``plan``, ``calendar``, or the kind of paper."""
    form: str
    """The format."""
    individual: str | None
    """Whose it is; None for everybody's."""
    names: bool
    """Whether names of people stand in it."""
    digest: str
    where: str
    """A path, or ``PRINTED``."""
    audience: str = "holder"
    """Who is to read it: holder, agency, person or public."""
    recipient: str | None = None
    """The id of the agency that is to read it."""
    about: str | None = None
    """The id of the agency that it is about."""
    approved_by: str | None = None
    """Who approved it, by name and role."""


@attrs.frozen(kw_only=True)
class FromDatabase:
    """Which database a plan was read from, up to which row of its journal, and by whom."""

    path: Path
    unlocking: Unlocking
    """Opens it again; it remembers what it was told."""
    database: str
    """What tells this database and its copies from every other."""
    row: "Head"
    who: str | None
    """None where nobody said who they are; then nothing leaves."""
    clock: Callable[[], dt.datetime] | None
    """Gives this moment, with its time zone; None where nobody said who they are."""

    @classmethod
    def of(
        cls,
        store: "Database",
        path: Path,
        unlocking: Unlocking,
        *,
        who: str | None,
        clock: Callable[[], dt.datetime] | None,
    ) -> "FromDatabase":
        """Where the plan that a database has just loaded came from."""
        return cls(
            path=path,
            unlocking=unlocking,
            database=store.identity,
            row=store.loaded,
            who=who,
            clock=clock,
        )

    @property
    def head(self) -> str:
        """The last row of the journal of which the plan tells, as it is printed."""
        return self.row.words()

    def left(self, *papers: "Left", agency: str | None, version: int) -> None:
        """Journal that these have left the plan of a version, by somebody who works for an agency.

        Raises one of the errors of opening or saving; nothing has then been journalled.
        """
        from tcplan.store.interface import By, Paper

        who = written(self.who or "")
        if not who or self.clock is None:
            raise WrongUseError("What leaves a database is journalled, so say who works here.")
        store, writable = open_for(self.path, self.unlocking)
        with store:
            if not writable:
                raise ReadOnlyDatabaseError(
                    f"What leaves {shown(self.path.name)} is journalled in it, and it can only be "
                    "read here."
                )
            store.exported(
                *(Paper(**attrs.asdict(p), head=self.row, version=version) for p in papers),
                by=By(who=who, agency=agency, at=self.clock()),
            )
