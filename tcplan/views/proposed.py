"""What a plan file would change in a database, entry by entry, before anybody agrees to it."""

import datetime as dt

import attrs

from tcplan.views.history import FieldChange
from tcplan.views.looking import Heading


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
class ProposedView:
    """Everything that a plan file would change; all of it is saved, or nothing."""

    heading: Heading
    source: str
    """Name of the plan file, without its folder."""
    rows: tuple[ProposedLine, ...]
    added: int
    amended: int
    removed: int
    reordered: bool
    """Whether entries stand in another order in the file; the database keeps its own."""
    change: int | None
    """The number of the change once it is saved; None while nothing has been saved."""
