"""Legal status, routes, conditions and authorities: the legal effect, never a statistical group."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    AgencyId,
    AuthorityId,
    Coded,
    HolderId,
    IndividualId,
    Line,
    PlaceId,
    Prose,
    in_order,
    record,
)
from tcplan.errors import Problem, shown


@record
class LegalStatus(Entity):
    """The section under which a person is detained, or informal, over a time."""

    individual: IndividualId
    code: Annotated[str, Coded("legal-status")]
    start: dt.date
    end: dt.date | None = None
    expires: dt.date | None = None
    sentence_ends: dt.date | None = None
    limitation_direction: bool | None = None
    """For section 45A: whether the limitation direction is in force."""
    mhcs_reference: Line | None = None
    underlying: Annotated[str, Coded("legal-status")] | None = None
    """For a community treatment order: the section beneath it."""
    specified_offence: bool | None = None
    """Whether the order was made for an offence that MAPPA specifies; None when not checked."""
    restrictions: bool | None = None
    """For sections 44 and 46, the Insanity Acts and others: whether restrictions are in force."""

    def faults(self) -> Iterator[Problem]:
        """The dates of a status follow one another."""
        yield from in_order("start", "end", self)
        yield from in_order("start", "expires", self)

    def covers(self, day: dt.date) -> bool:
        """Whether the status is in force on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@record
class LegalRoute(Entity):
    """The legal way out of hospital that is planned or authorised."""

    individual: IndividualId
    kind: Annotated[str, Coded("legal-route")]
    authorised_on: dt.date | None = None
    authorised_by: AgencyId | None = None
    applied_on: dt.date | None = None
    applied_by: AgencyId | None = None
    """Who applied: the commissioning body, the responsible clinician's trust, the person's team."""
    expires: dt.date | None = None
    """The day on which an order or authorisation ends."""
    note: Prose | None = None

    def faults(self) -> Iterator[Problem]:
        """An authorisation follows the application, and ends after it began."""
        yield from in_order("applied_on", "authorised_on", self)
        yield from in_order("authorised_on", "expires", self)


@record
class Condition(Entity):
    """A condition of discharge or licence, with the person who supervises it."""

    individual: IndividualId
    kind: Annotated[str, Coded("condition-kind")]
    text: Prose
    lawful_source: Line
    authority: AuthorityId | None = None
    supervisor: HolderId | None = None
    deputy: HolderId | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    settled_on: dt.date | None = None
    """The day on which the wording was settled; None while it is still a proposal."""
    excludes_places: tuple[PlaceId, ...] = ()
    excludes_holders: tuple[HolderId, ...] = ()
    """Agencies with whom there must be no contact. A victim is never named here."""

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start; a deputy stands in for somebody."""
        yield from in_order("start", "end", self)
        if self.deputy is not None and self.supervisor is None:
            yield Problem("deputy", shown(self.deputy), "a supervisor, when a deputy is named")

    def covers(self, day: dt.date) -> bool:
        """Whether the condition is in force on that day; one without a start is not yet."""
        return (
            self.start is not None and self.start <= day and (self.end is None or day <= self.end)
        )


@record
class LegalAuthority(Entity):
    """What makes a restriction or an arrangement lawful, and until when."""

    individual: IndividualId
    kind: Annotated[str, Coded("authority-kind")]
    text: Line
    start: dt.date
    end: dt.date | None = None
    review_by: dt.date | None = None
    granted_by: Line | None = None

    def faults(self) -> Iterator[Problem]:
        """The dates of an authority follow one another."""
        yield from in_order("start", "end", self)
        yield from in_order("start", "review_by", self)

    def covers(self, day: dt.date) -> bool:
        """Whether the authority is in force on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@record
class MappaRecord(Entity):
    """That MAPPA applies, who leads and when it is reviewed; nothing of its minutes."""

    individual: IndividualId
    category: Annotated[str, Coded("mappa-category")]
    level: Annotated[str, Coded("mappa-level")]
    lead: AgencyId
    coordinator_contact: Line | None = None
    start: dt.date
    review_by: dt.date
    disclosure_decisions: tuple[Prose, ...] = ()

    def faults(self) -> Iterator[Problem]:
        """A review lies after the start."""
        yield from in_order("start", "review_by", self)


@record
class VictimMarker(Entity):
    """That a victim's views bear on conditions: rule text and liaison contact, never identity."""

    individual: IndividualId
    condition_text: Prose
    liaison: AgencyId
    liaison_contact: Line | None = None
    statement_offered_on: dt.date | None = None
    statement_made_on: dt.date | None = None
    views_sought_on: dt.date | None = None
    """The day on which views on the conditions were asked for, through the liaison agency."""
    last_liaised_on: dt.date | None = None
    next_liaison_by: dt.date | None = None
    restorative_justice_offered_on: dt.date | None = None
    restorative_justice: Annotated[str, Coded("restorative-justice")] | None = None
    """How the offer was answered; voluntary on either side, and never a gate."""

    def faults(self) -> Iterator[Problem]:
        """An answer to an offer of restorative justice says when it was offered."""
        yield from in_order("statement_offered_on", "statement_made_on", self)
        if self.restorative_justice is not None and self.restorative_justice_offered_on is None:
            yield Problem("restorative_justice_offered_on", "nothing", "the day of the offer")
