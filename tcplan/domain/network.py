"""Who supports whom, and what they in turn depend on."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    AgencyId,
    Coded,
    Count,
    Days,
    DependencyId,
    HolderId,
    HoursAWeek,
    IndividualId,
    Line,
    PlaceId,
    Prose,
    Record,
    in_order,
    record,
)
from tcplan.domain.hours import EVERY_HOUR, Hours, outside, within
from tcplan.domain.matrix import RiskMatrix
from tcplan.domain.telephone import Telephone, private
from tcplan.domain.unavailability import Unavailability, no_figure
from tcplan.errors import Problem


@record
class Dependency(Record):
    """Something without which an agency, team, place or system cannot work."""

    kind: Annotated[str, Coded("dependency-kind")]
    on: DependencyId


@record
class Absence(Record):
    """Days on which something is not there, though it goes on: closed, ill, short of staff."""

    start: dt.date
    end: dt.date | None = None
    hours: Hours = ()
    """The hours of the week in which it is not there; none means all of them."""
    reason: Line | None = None

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)

    def covers(self, day: dt.date) -> bool:
        """Whether that day is one of its days."""
        return self.start <= day and (self.end is None or day <= self.end)


def whole_days(absences: tuple[Absence, ...]) -> Iterator[Problem]:
    """A problem for each absence by the hour of what is there or not, whatever the hour."""
    for at, absence in enumerate(absences):
        if absence.hours:
            yield Problem(f"absences[{at}].hours", "hours of the week", "nothing: whole days")


def is_away(thing: "Agency | Team | Place | System", day: dt.date) -> bool:
    """Whether a thing is not there on that day, at whatever hour."""
    absences = [absence for absence in thing.absences if absence.covers(day)]
    if not absences:
        return False
    whole = any(not absence.hours for absence in absences)
    return whole or (isinstance(thing, Agency | Team) and not opening_on(thing, day))


def opening_on(holder: "Agency | Team", day: dt.date) -> Hours:
    """The opening hours on that day without those in which the holder is away.

    None means that nothing limits them, or for a holder that ``is_away`` that none are left.
    """
    if not holder.absences:
        return holder.opening
    gone = tuple(
        span for absence in holder.absences if absence.covers(day) for span in absence.hours
    )
    return within(holder.opening or EVERY_HOUR, outside(gone)) if gone else holder.opening


@record
class CarerStanding(Record):
    """Family and friends hold something only if willing, able and offered a carer's assessment."""

    willing: bool
    able: bool
    assessment_offered_on: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether family or friend may be counted on, on that day."""
        offered = self.assessment_offered_on
        return self.willing and self.able and offered is not None and offered <= day


@record
class Agency(Entity):
    """An organisation, family or friend that supports people."""

    name: Line
    kind: Annotated[str, Coded("agency-kind")]
    start: dt.date | None = None
    end: dt.date | None = None
    """First and last day on which it works; after the last it has stopped."""
    area: Line | None = None
    opening: Hours = ()
    """Opening hours; none means that they are not recorded and limit nothing."""
    capacity_hours: HoursAWeek | None = None
    """Hours a week that it offers to the people of this plan, its teams included."""
    notice_days: Days | None = None
    depends_on: tuple[Dependency, ...] = ()
    substitutability: Annotated[str, Coded("substitutability")] = "unknown"
    carer: CarerStanding | None = None
    telephone: Telephone | None = None
    """The number of the service, answered in its opening hours; never a private number."""
    out_of_hours: Line | None = None
    """How to reach it when it is closed."""
    cqc_rating: Line | None = None
    cqc_rated_on: dt.date | None = None
    """The day of the rating; a rating without a day says little."""
    note: Prose | None = None
    out_of_service: Unavailability | None = None
    matrix: RiskMatrix | None = None
    """The risk matrix that the organisation uses itself."""
    absences: tuple[Absence, ...] = ()
    """When it is not there, though it goes on working."""

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start; no figure or number of family or friends."""
        yield from in_order("start", "end", self)
        informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
        if self.out_of_service is not None and self.kind in informal:
            yield no_figure("out_of_service", "family or friends")
        if self.telephone is not None and self.kind in informal:
            yield private("telephone")

    def works_on(self, day: dt.date) -> bool:
        """Whether the agency works on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@record
class Team(Entity):
    """A team, role, rota or staffing pool, of one agency or shared by several."""

    name: Line
    kind: Annotated[str, Coded("team-kind")]
    agency: AgencyId | None = None
    """The agency it belongs to; without the agency the team is out."""
    opening: Hours = ()
    telephone: Telephone | None = None
    """Its own number at work, answered in its opening hours; never a private number."""
    depends_on: tuple[Dependency, ...] = ()
    posts: Count | None = None
    posts_filled: Count | None = None
    note: Prose | None = None
    capacity_hours: HoursAWeek | None = None
    """Hours a week that it offers to the people of this plan."""
    out_of_service: Unavailability | None = None
    absences: tuple[Absence, ...] = ()
    """When it is not there, though it goes on."""

    def faults(self) -> Iterator[Problem]:
        """A role, or a team of one, is a worker: no figure is recorded of it."""
        if self.out_of_service is not None and (self.kind == "role" or self.posts == 1):
            yield no_figure("out_of_service", "one worker")


@record
class Place(Entity):
    """A home, ward, base, community place or area; an area is never a person."""

    name: Line
    kind: Annotated[str, Coded("place-kind")]
    area: Line | None = None
    owner: AgencyId | None = None
    depends_on: tuple[Dependency, ...] = ()
    out_of_service: Unavailability | None = None
    absences: tuple[Absence, ...] = ()
    """When it cannot be used; whole days."""

    def faults(self) -> Iterator[Problem]:
        """A home that no agency owns is family's, and an area is nobody's service."""
        yield from whole_days(self.absences)
        if self.out_of_service is not None:
            if self.kind == "area":
                yield no_figure("out_of_service", "an area")
            if self.kind == "home" and self.owner is None:
                yield no_figure("out_of_service", "a home without a landlord")


@record
class System(Entity):
    """A record system, telephone line, alarm or transport that arrangements rest on."""

    name: Line
    kind: Annotated[str, Coded("system-kind")]
    depends_on: tuple[Dependency, ...] = ()
    out_of_service: Unavailability | None = None
    absences: tuple[Absence, ...] = ()
    """When it does not work; whole days."""

    def faults(self) -> Iterator[Problem]:
        """It works or it does not, whatever the hour."""
        yield from whole_days(self.absences)


@record
class Tie(Entity):
    """Who supports a person, how strongly, which way, from when to when."""

    individual: IndividualId
    holder: HolderId
    role: Line
    strength: Annotated[str, Coded("tie-strength")]
    direction: Annotated[str, Coded("tie-direction")] = "towards"
    start: dt.date | None = None
    end: dt.date | None = None
    confirmed_on: dt.date | None = None
    confirmed_by: Line | None = None
    place: PlaceId | None = None

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)

    def covers(self, day: dt.date) -> bool:
        """Whether the tie is there on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
