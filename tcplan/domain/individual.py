"""The person whose life this is: their words first, then what the law asks to be recorded.

No field here or anywhere holds a number about what the person may do.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from tcplan.domain.common import Entity, Source
from tcplan.domain.fields import (
    AgencyId,
    Coded,
    HolderId,
    Line,
    Pattern,
    Prose,
    Record,
    in_order,
    record,
)
from tcplan.errors import Problem, shown

Born = Annotated[
    str,
    Pattern(
        r"(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?",
        "a year and month such as 1991-04 (a full date only for someone under 19)",
    ),
]


@record
class Consent(Record):
    """Consent for one purpose; never one tick for all."""

    purpose: Annotated[str, Coded("consent-purpose")]
    state: Annotated[str, Coded("consent-state")]
    on: dt.date
    recorded_by: Line
    scope: Prose | None = None


@record
class Capacity(Record):
    """Capacity for one decision, and the best-interests decision where it is lacking."""

    decision: Annotated[str, Coded("capacity-decision")]
    outcome: Annotated[str, Coded("capacity-outcome")]
    on: dt.date
    assessed_by: Line
    best_interests: Prose | None = None
    best_interests_on: dt.date | None = None


@record
class DecisionMaker(Record):
    """Deputy, attorney, appointee, nearest relative or holder of parental responsibility."""

    kind: Annotated[str, Coded("decision-maker-kind")]
    holder: HolderId
    note: Prose | None = None


@record
class Advocate(Record):
    """Who speaks with and for the person."""

    kind: Annotated[str, Coded("advocate-kind")]
    holder: HolderId | None = None
    since: dt.date | None = None


@record
class Protective(Record):
    """Something that keeps the person well, and who sustains it."""

    what: Prose
    sustained_by: tuple[HolderId, ...] = ()
    said_by: Line | None = None


@record
class Disagreement(Record):
    """Something that the person disagrees with, in their words."""

    about: Line
    words: Prose
    on: dt.date
    answer: Prose | None = None


@record
class RegisterEntry(Record):
    """One entry on the dynamic support register: urgency of support, not dangerousness."""

    rating: Annotated[str, Coded("dsr-rating")]
    on: dt.date
    review_by: dt.date
    reason: Prose | None = None

    def faults(self) -> Iterator[Problem]:
        """A review lies after the entry."""
        yield from in_order("on", "review_by", self)


@record
class ResponsibleBody(Record):
    """The responsible ICB or the responsible council, which may be in dispute."""

    agency: AgencyId
    in_dispute: bool = False
    interim_funder: AgencyId | None = None
    note: Prose | None = None


@record
class Responsibility(Record):
    """The clinical team that is responsible for the person over a time, both days included."""

    holder: HolderId
    start: dt.date
    end: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)

    def covers(self, day: dt.date) -> bool:
        """Whether the team is responsible on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@record
class Individual(Entity):
    """One person: pseudonymous id such as ``P-014``, the name they want to be called by."""

    preferred_name: Line
    born: Born
    diagnosis: Annotated[str, Coded("diagnosis")]
    communication_needs: Prose | None = None
    what_matters: Prose | None = None
    """What matters to me, in the person's own words."""
    my_hopes: Prose | None = None
    """Where and how the person wants to live, in their own words."""
    advocate: Advocate | None = None
    consents: tuple[Consent, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    decision_makers: tuple[DecisionMaker, ...] = ()
    keeps_me_well: tuple[Protective, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    register: tuple[RegisterEntry, ...] = ()
    """Dynamic support register entries, oldest first."""
    education_plan: bool = False
    """Whether there is an education, health and care plan."""
    responsible_icb: ResponsibleBody | None = None
    responsible_council: ResponsibleBody | None = None
    responsible_teams: tuple[Responsibility, ...] = ()
    confirmed_by: tuple[Source, ...] = ()
    """Who has confirmed this person's plan, and when."""

    def faults(self) -> Iterator[Problem]:
        """A full date of birth is a date that exists; register entries are oldest first."""
        if len(self.born) > len("2000-01"):
            try:
                dt.date.fromisoformat(self.born)
            except ValueError:
                yield Problem("born", shown(self.born), "a date that exists")
        for at, (older, newer) in enumerate(pairwise(self.register), start=1):
            if newer.on < older.on:
                expected = f"{older.on} or a later date: entries stand oldest first"
                yield Problem(f"register[{at}].on", shown(newer.on), expected)
