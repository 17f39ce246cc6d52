"""A stay in hospital: length of stay runs from the original admission, whatever the ward."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    AgencyId,
    Coded,
    IndividualId,
    Line,
    PlaceId,
    Prose,
    Record,
    in_order,
    record,
)
from tcplan.errors import Problem


@record
class Delay(Record):
    """Days waited after being clinically ready, by MHSDS v6 reason."""

    reason: Annotated[str, Coded("delay-reason")]
    attribution: Annotated[str, Coded("delay-attribution")]
    start: dt.date
    end: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)


@record
class Restriction(Record):
    """A time of seclusion, long-term segregation or repeated restraint by the service."""

    state: Annotated[str, Coded("restriction-state")]
    start: dt.date
    end: dt.date | None = None
    interventions: tuple[Annotated[str, Coded("restrictive-intervention")], ...] = ()
    reviewed_by: Line | None = None

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)


@record
class HospitalSpell(Entity):
    """One stay on one ward, joined to earlier ones by its original admission date."""

    individual: IndividualId
    hospital: AgencyId
    unit: Line
    place: PlaceId | None = None
    security: Annotated[str, Coded("ward-security")]
    ward_type: Annotated[str, Coded("ward-type")]
    bed_category: Annotated[str, Coded("bed-category")]
    commissioner_kind: Annotated[str, Coded("spell-commissioner")]
    commissioner: AgencyId
    distance: Annotated[str, Coded("distance-band")] = "unknown"
    out_of_area: bool | None = None
    """Whether the unit lies outside the commissioner's area; None when nobody has said."""
    host_commissioner: AgencyId | None = None
    """The commissioner that hosts the unit, where it is out of area."""
    admitted: dt.date
    """Original admission, across contiguous stays."""
    on_this_ward_since: dt.date
    clinically_ready: dt.date | None = None
    delays: tuple[Delay, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    ended: dt.date | None = None
    ended_as: Annotated[str, Coded("spell-end")] | None = None
    note: Prose | None = None

    def faults(self) -> Iterator[Problem]:
        """The dates of a stay follow one another."""
        yield from in_order("admitted", "on_this_ward_since", self)
        yield from in_order("admitted", "clinically_ready", self)
        yield from in_order("on_this_ward_since", "ended", self)
        if self.ended is None and self.ended_as is not None:
            yield Problem("ended", "nothing", f"the day, as it ended ({self.ended_as})")
        if self.ended is not None and self.ended_as is None:
            yield Problem("ended_as", "nothing", f"how it ended on {self.ended}")

    def covers(self, day: dt.date) -> bool:
        """Whether the person is on this ward on that day (the day of leaving is not)."""
        return self.on_this_ward_since <= day and (self.ended is None or day < self.ended)
