"""All that the rest of tcplan knows of a plan database; a server can answer it as a file does.

Every change goes through ``save``, ``undo``, ``redo`` or ``erase``: whole or not at all, judged by
every rule of the domain, journalled with who, for which agency, when and why, and never over
something that somebody else has changed since it was read.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.changes import Change
from tcplan.domain.common import Entity
from tcplan.domain.plan import About, Plan
from tcplan.store.key import Key

Allow = Callable[[Plan, Plan], None]
"""Raises where the plan before may not become the plan after."""


@attrs.frozen(kw_only=True)
class By:
    """Who does something to the plan, for which agency, when, and why."""

    who: str
    agency: str | None = None
    at: dt.datetime
    """A moment with its time zone."""
    why: str | None = None


@attrs.frozen
class Head:
    """The last row of the journal: the number and the digest that an export prints."""

    seq: int
    digest: str

    def words(self) -> str:
        """The head as it is printed: the row and the first sixteen digits of its digest."""
        return f"{self.seq}:{self.digest[:16]}"


@attrs.frozen
class Saved:
    """A change that stands: its number, the plan after it, and what is now seen of it."""

    change: int
    """The journal row that it begins with; what ``undo`` takes; 0 when nothing was to change."""
    plan: Plan
    versions: Mapping[str, int]
    head: Head
    anchored: bool = True
    """Whether the note beside the file could be brought up to date; if not, it lags behind."""


@attrs.frozen(kw_only=True)
class Entry:
    """One row of the journal as it is told."""

    seq: int
    change: int
    """Rows of one change carry the number of its first row."""
    at: dt.datetime
    who: str
    agency: str | None
    action: str
    """begin, add, amend, remove, undo, redo, look, erase, rekey, backup, export, failed, accept."""
    collection: str | None
    entity: str | None
    individual: str | None
    version: int | None
    undoes: int | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    why: str | None
    erased: bool
    """Whether what it held has been erased with the person."""


@attrs.frozen(kw_only=True)
class Asked:
    """Which rows of the journal are asked for; what is None does not matter."""

    entity: str | None = None
    individual: str | None = None
    agency: str | None = None
    """The agency for which somebody worked."""
    collection: str | None = None
    field: str | None = None
    """A field of an entity: only rows with which it came, changed or went."""
    change: int | None = None
    """The change to which the rows belong."""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    after: int | None = None
    """The number of a row: only rows after it."""
    before: int | None = None
    """The number of a row: only rows before it."""
    undoing: bool = False
    """Only rows that take something back."""
    last: int | None = None
    """Of all these only so many, the newest: a page, of which ``before`` asks the one before."""


@attrs.frozen
class Hit:
    """An entity in which the words stand, with the words around them."""

    entity: str
    collection: str
    individual: str | None
    around: str


@attrs.frozen(kw_only=True)
class Paper:
    """What left the plan as a file, or was printed."""

    kind: str
    """``plan``, ``calendar``, or the kind of paper, for example ``summary``."""
    form: str
    """The format, for example ``html``."""
    individual: str | None
    """Whose paper it is; None for the whole plan or calendar, and so for everybody in it."""
    audience: str = "holder"
    """Who is to read it: holder, agency, person or public."""
    recipient: str | None = None
    """The agency's id, where an agency is to read it."""
    about: str | None = None
    """The id of the agency that it is about, where it is about one."""
    approved_by: str | None = None
    """Who approved it, by name and role, as it was said when it left."""
    version: int | None = None
    """The version of the plan that stands in its particulars."""
    names: bool
    """Whether names of people stand in it."""
    head: Head
    """The last row of the journal of which the paper tells."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    where: str
    """The file's path, or that it was printed."""


@attrs.frozen(kw_only=True)
class Copy:
    """A copy of the plan, or a paper from it, that was made while somebody was in it."""

    what: str
    """backup, plan, calendar or the kind of paper; of one that was recorded by hand its template.
    """
    at: dt.datetime
    where: str
    """The path, or whom the paper was for; then, after a colon, the reason if one was given."""
    who: str
    audience: str | None = None
    """Who was to read it: holder, agency, person; None where that was not journalled."""
    recipient: str | None = None
    """The agency's id, where an agency was to read it."""
    approved_by: str | None = None
    """Who approved it, where that was journalled."""


@attrs.frozen
class Erased:
    """What an erasure did, and what it could not reach."""

    individual: str
    entities: tuple[str, ...]
    images: int
    """How many journal rows lost what they held."""
    copies: tuple[Copy, ...]
    """Backups and exports that still have the person."""
    mentions: tuple[Hit, ...]
    """Entities of others in which the person's name still stands."""
    scrubbed: bool
    """Whether the file has been rewritten; if not, it is done when it is next opened alone."""


@attrs.frozen
class Everything:
    """All that is held about one individual, and who looked."""

    individual: str
    entities: tuple[Entity, ...]
    entries: tuple[Entry, ...]
    mentions: tuple[Hit, ...]
    copies: tuple[Copy, ...]
    """Backups and exports that were made while the person was in the plan."""


@attrs.frozen
class Verified:
    """What a full verification found."""

    rows: int
    head: Head
    broken: int | None = None
    """The first broken journal row; 0 when what is wrong lies outside the journal."""
    fault: str = ""
    """What is wrong, as a sentence; empty when the database is whole."""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fault


class Store(Protocol):
    """An open plan database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of the database; it is not used afterwards."""

    def load(self, known_at: dt.datetime | None = None, tell: Tell | None = None) -> Plan:
        """The plan as it stands, or as it was known at a moment; ``tell`` hears how far it is."""

    @property
    def versions(self) -> Mapping[str, int]:
        """Entity to its version in the plan last loaded or saved; what ``save`` takes as seen."""

    @property
    def head(self) -> Head:
        """The last row of the journal."""

    @property
    def loaded(self) -> Head:
        """The last row of the journal of which the plan last loaded or saved tells."""

    def has(self, head: Head) -> bool:
        """Whether a row is one of this journal, told by its number and its digest."""

    def at(self, head: Head) -> Plan:
        """The plan as it stood at a row of this journal.

        Raises ``WrongUseError`` for a row that this journal does not have.
        """

    @property
    def identity(self) -> str:
        """What tells this database and its copies from every other, in hexadecimal digits."""

    @property
    def pseudonyms(self) -> bytes:
        """The secret under which readers' pseudonyms are made: 32 bytes, the same in every copy."""

    def save(
        self,
        changes: Sequence[Change],
        *,
        by: By,
        seen: Mapping[str, int],
        about: About | None = None,
    ) -> Saved:
        """Save all the changes or none; ``seen`` is the version of each entity that they touch.

        Raises ``StaleError`` with both values when somebody has changed one of them since.
        """

    def undo(self, change: int, *, by: By, allow: Allow | None = None) -> Saved:
        """Take a change back; refused with ``CannotUndoError`` when later changes touch it.

        ``allow`` is asked with the plan before and after, inside the transaction.
        """

    def redo(self, change: int, *, by: By, allow: Allow | None = None) -> Saved:
        """Make a change again that was undone; ``allow`` is asked as ``undo`` asks it."""

    def journal(self, asked: Asked | None = None) -> tuple[Entry, ...]:
        """The journal's rows that were asked for, oldest first."""

    def looked(self, individual: str, *, by: By) -> None:
        """Note in the journal that somebody opened a person's record."""

    def exported(self, *papers: Paper, by: By) -> None:
        """Note in the journal that papers have left the plan: all of them, or none."""

    def search(self, text: str) -> tuple[Hit, ...]:
        """Where all these words stand, the nearest first; the last may be a beginning."""

    def back_up(self, path: str | Path, *, by: By) -> None:
        """Write a whole copy with its own note beside it, while others may be writing.

        It is journalled first, so that the copy tells of itself; that a copy came to nothing is
        journalled too.
        """

    def erase(self, individual: str, *, by: By) -> Erased:
        """Remove all that is held about a person; ids and digests stay, so the chain holds."""

    def subject_access(self, individual: str) -> Everything:
        """All that is held about a person, and who looked."""

    def verify(self) -> Verified:
        """Ask every page, row, digest, image and the note beside the file."""

    def accept(self, *, by: By) -> None:
        """Take the journal's present head as the right one, with the reason in the journal."""

    def rekey(self, key: Key, *, by: By) -> None:
        """Change the passphrase or key; copies made before keep the old one."""
