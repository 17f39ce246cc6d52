"""What every entity carries: an id, and who said so."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.fields import AgencyId, Id, Line, Record, in_order, record
from tcplan.errors import Problem


@record
class Source(Record):
    """Who said so: a person's role or name, their agency, and the day."""

    said_by: Line
    agency: AgencyId
    on: dt.date


@record
class Entity(Record):
    """A thing of the plan with an id of its own, unique in the whole plan."""

    id: Id
    source: Source


@record
class Evidence(Record):
    """What shows that something is so, and the day after which it must not be relied on."""

    what: Line
    on: dt.date
    review_by: dt.date
    seen_by: Line

    def faults(self) -> Iterator[Problem]:
        """Evidence is not past its date on the day it is recorded."""
        yield from in_order("on", "review_by", self)
