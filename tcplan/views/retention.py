"""What is held about each person and until when, for whoever decides; nothing is erased by it."""

import datetime as dt

import attrs

from tcplan.views.looking import Heading

NEVER_ERASES = (
    "Nothing is erased by this. When a period ends somebody decides: to keep the record with a "
    "reason, or to erase it with `tcplan erase`. An inquiry, a claim or a complaint may forbid it."
)
LONGEST = "Of the periods that may apply, the longest is taken."


@attrs.frozen
class PeriodView:
    """A retention period as it is kept in tcplan's rules."""

    id: str
    text: str
    basis: str
    """On what it rests, in words."""
    source: str
    published: str
    address: str
    read_in: str
    """Where it was read, when the source itself was not."""
    certain: bool
    """Whether it surely applies to a plan like this."""
    doubt: str


@attrs.frozen
class PeriodEnd:
    """A period that may apply to one person's record, and its last day."""

    id: str
    text: str
    last_day: dt.date
    certain: bool


@attrs.frozen
class Holding:
    """How many entries of one kind are held about a person."""

    collection: str
    entries: int


@attrs.frozen
class PersonKept:
    """What is held about one person, since when, and until when."""

    individual: str
    individual_label: str
    entries: int
    holdings: tuple[Holding, ...]
    since: dt.datetime | None
    """When the person's first entry came into this database; the holder alone is told."""
    last_change: dt.datetime | None
    """The last change of anything of theirs; the holder alone is told."""
    last_change_by: str | None
    moved_on: dt.date | None
    died_on: dt.date | None
    running: tuple[str, ...]
    """What is recorded as still going on; while there is any, no period is counted."""
    last_recorded: dt.date | None
    """The last day for which, or on which, anything was recorded; None where no such is seen."""
    periods: tuple[PeriodEnd, ...]
    """The periods that may apply, the longest last; empty while something is going on."""
    review_on: dt.date | None
    """The day after the longest period; None while something is going on or may be unseen."""
    due: bool
    """Whether that day has come."""
    copies: int
    """Backups and exports that have the person."""


@attrs.frozen
class ErasedPerson:
    """Somebody who was erased: an id, and what could not be reached then."""

    individual: str
    at: dt.datetime
    who: str
    copies: int
    """Backups and exported plans from before; where they lie is told in the list of copies."""


@attrs.frozen
class CopyMade:
    """A backup or a paper that has left the database."""

    seq: int
    """The row of the journal."""
    what_words: str
    at: dt.datetime
    who: str
    individual: str | None
    """Whose it is; None for everybody who was in the plan then."""
    where: str | None
    """None where that was erased with the person."""


@attrs.frozen
class RetentionView:
    """The retention report of a database."""

    heading: Heading
    rows: tuple[PersonKept, ...]
    """Those due first, then by the day on which they will be, then those in use; then by id."""
    due: int
    in_use: int
    erased: tuple[ErasedPerson, ...]
    copies: tuple[CopyMade, ...]
    """The oldest first."""
    periods: tuple[PeriodView, ...]
    whole: bool
    """Whether all that is held was looked at; else no period is counted, because something that is
    not seen may still be going on."""
    never_erases: str = NEVER_ERASES
    longest: str = LONGEST
