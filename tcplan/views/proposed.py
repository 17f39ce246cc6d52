"""What a plan file would change in a database, entry by entry, before anybody agrees to it."""

import datetime as dt

import attrs

from tcplan.views.history import FieldChange
from tcplan.views.looking import Heading

SINCE = (
    "The file says what it was exported from, so only what it changed since is proposed; what "
    "others saved since stays."
)
BY_HAND = (
    "The file does not say what it was exported from, so it takes the place of the plan: what is "
    "not in it is removed, and what others saved since it was written is taken back."
)
ELSEWHERE = (
    "The file was exported from another database, or from a row that this journal does not have, "
    "so it takes the place of the plan: what is not in it is removed."
)


@attrs.frozen
class ProposedLine:
    """One entry that would be added, changed or removed."""

    action: str
    """add, amend or remove."""
    action_words: str
    collection: str
    entity: str
    individual: str | None
    """The person whom it concerns."""
    fields: tuple[FieldChange, ...]
    last_by: str | None
    """Who changed it last in the database, so that nobody's work is taken back unseen."""
    last_at: dt.datetime | None


@attrs.frozen
class KeptLine:
    """One entry that others changed since the file was exported; it stays as they saved it."""

    entity: str
    collection: str
    individual: str | None
    """The person whom it concerns."""
    last_by: str
    last_at: dt.datetime


@attrs.frozen
class PartedLine:
    """One entry, or one field of it, that the file and somebody else changed differently."""

    entity: str
    collection: str
    individual: str | None
    """The person whom it concerns."""
    yours: str
    """What the file did: changed or removed."""
    theirs: str
    """What was done in the database meanwhile: changed, removed or erased."""
    fields: tuple[FieldChange, ...]
    """The fields that differ: `before` as in the database, `after` as in the file."""
    by: str | None
    """Who changed it in the database since the file was exported."""
    at: dt.datetime | None


@attrs.frozen
class ProposedView:
    """Everything that a plan file would change; all of it is saved, or nothing."""

    heading: Heading
    source: str
    """Name of the plan file, without its folder."""
    base: str | None
    """The journal row from which it was exported; None where that is not known of this database."""
    compared: str
    """What it was compared with, and what that means, in one sentence."""
    rows: tuple[ProposedLine, ...]
    """Empty where something is parted: then nothing is proposed."""
    added: int
    amended: int
    removed: int
    reordered: bool
    """Whether entries stand in another order in the file; the database keeps its own."""
    kept: tuple[KeptLine, ...]
    """What others changed since the file was exported, and the file did not."""
    parted: tuple[PartedLine, ...]
    """What the file and others changed differently; while there is any, nothing is saved."""
    change: int | None
    """The number of the change once it is saved; None while nothing has been saved."""
