"""What was done to a plan, row by row as the journal has it: by whom, for whom, when and why.

While names are hidden, names that people had at any time are hidden, not only those of today.
"""

import datetime as dt

import attrs

from tcplan.views.looking import Heading
from tcplan.views.saves import DeedTold


@attrs.frozen
class FieldChange:
    """One field of an entry before and after; text as recorded, all else as JSON."""

    field: str
    before: str | None
    """None when the field was empty, or there was no such entry yet."""
    after: str | None
    """None when the field is empty, or there is no such entry any more."""


@attrs.frozen
class HistoryLine:
    """One row of the journal."""

    seq: int
    change: int
    """Rows that were written together have the number of the first of them; `undo` takes it."""
    at: dt.datetime
    who: str
    agency: str | None
    """The agency for which somebody worked."""
    agency_words: str | None
    """What it is called."""
    action: str
    action_words: str
    collection: str | None
    entity: str | None
    individual: str | None
    """The person whom it concerns."""
    undoes: int | None
    """The change that was taken back, or made again."""
    undone: bool
    """Whether this has been taken back since."""
    fields: tuple[FieldChange, ...]
    """As recorded; ``told`` has the same in words."""
    why: str | None
    erased: bool
    """Whether what was recorded has been erased with the person."""
    told: DeedTold | None
    """What it did to an entry, in words; None where it changed none, and for the entries with which
    the plan began where all of them are listed."""


@attrs.frozen
class HistoryView:
    """The journal, or the part of it that was asked for, the oldest first."""

    heading: Heading
    about: str | None
    """The id that was asked about; None for everything."""
    rows: tuple[HistoryLine, ...]
    head: str
    """The journal's last row and the beginning of its digest; empty for an agency that does not
    hold the plan."""
    since: dt.datetime | None = None
    """The beginning of the day of the person's last review, where that was asked for."""
    since_words: str | None = None
    """Which review it was."""
    left_out: int = 0
    """Rows since then that changed nothing, such as openings of the record; they are not told."""


@attrs.frozen
class VerifiedView:
    """What a full verification of a database found."""

    file: str
    whole: bool
    rows: int
    """How many rows the journal has."""
    head: str
    """The journal's last row and the beginning of its digest."""
    broken: int | None
    """The first broken journal row; 0 when what is wrong lies outside the journal."""
    fault: str
    """What is wrong, in one sentence; empty when the database is whole."""


ACTION_WORDS = {
    "begin": "began the plan",
    "add": "added",
    "amend": "changed",
    "remove": "removed",
    "undo": "undid",
    "redo": "made again",
    "look": "opened the record",
    "erase": "erased",
    "rekey": "changed the key",
    "backup": "copied the database",
    "export": "exported",
    "failed": "could not finish",
    "accept": "accepted the journal as it is",
}
"""What somebody did, by the journal's word for it."""
