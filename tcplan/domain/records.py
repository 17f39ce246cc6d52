"""What people did and asked of one another: reviews, actions, concerns, incidents, papers."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    AgencyId,
    AnyId,
    Coded,
    ControlId,
    HolderId,
    IndividualId,
    Line,
    PlaceId,
    Prose,
    RefTo,
    in_order,
    record,
)
from tcplan.errors import Problem, shown

ReviewId = Annotated[str, RefTo(("reviews",))]
DocumentId = Annotated[str, RefTo(("documents",))]


@record
class Review(Entity):
    """A review that is due or was held, with its chair and panel."""

    individual: IndividualId
    kind: Annotated[str, Coded("review-kind")]
    due: dt.date | None = None
    held: dt.date | None = None
    chair: Line | None = None
    chair_delegated: bool = False
    independent_clinician: bool = False
    expert_by_experience: bool = False
    on_site: bool | None = None
    outcome: Prose | None = None
    applied_on: dt.date | None = None
    """For a tribunal: the day of the application or reference."""
    applied_by: Line | None = None
    consent_asked_on: dt.date | None = None
    """The day on which the person was asked whether and with whom they want the review."""
    begins_at: dt.datetime | None = None
    pack_sent_at: dt.datetime | None = None
    """When the papers went out by secure mail; both in local time."""
    circulated: tuple[DocumentId, ...] = ()
    """The papers that the panel was sent."""
    admission: Annotated[str, Coded("admission-outcome")] | None = None
    """For a meeting about somebody at risk of admission: whether admission was averted."""
    supervisor: Annotated[str, Coded("supervisor-role")] | None = None
    """For a report after conditional discharge: which supervisor's it is."""

    def faults(self) -> Iterator[Problem]:
        """A review is due or was held; what came of it has a reason."""
        if self.due is None and self.held is None:
            yield Problem("due", "nothing", "the day it is due or the day it was held")
        if self.begins_at is not None and self.held not in {None, self.begins_at.date()}:
            yield Problem("begins_at", shown(self.begins_at), f"a time on {self.held}")
        if self.admission is not None and self.held is None:
            yield Problem(
                "held", "nothing", f"the day of the review, as admission was {self.admission}"
            )
        if self.admission is not None and self.outcome is None:
            yield Problem("outcome", "nothing", f"why admission was {self.admission}")


@record
class Action(Entity):
    """Something asked of somebody by a day."""

    individual: IndividualId | None = None
    what: Prose
    owner: HolderId
    owner_name: Line | None = None
    asked_on: dt.date
    due: dt.date
    status: Annotated[str, Coded("action-status")] = "open"
    done_on: dt.date | None = None
    evidence: Prose | None = None
    last_reply: Prose | None = None
    last_reply_on: dt.date | None = None
    escalated_to: Line | None = None
    chased_by: HolderId | None = None
    """Who asks again until it is done; not who owes it."""
    chased_by_name: Line | None = None
    """Who of them, by name or role."""
    from_review: ReviewId | None = None
    closes: tuple[AnyId, ...] = ()

    def faults(self) -> Iterator[Problem]:
        """What is done says when; it is due after it was asked; who chases belongs somewhere."""
        yield from in_order("asked_on", "due", self)
        if self.chased_by_name is not None and self.chased_by is None:
            yield Problem("chased_by", "nothing", "the agency or team of whoever chases it")
        if (self.status == "done") != (self.done_on is not None):
            yield Problem("done_on", shown(self.done_on), "a day when done, and only then")


@record
class Concern(Entity):
    """A hate incident, exploitation or safeguarding concern, or a tension report about a place."""

    kind: Annotated[str, Coded("concern-kind")]
    on: dt.date
    """The day of the report."""
    happened_on: dt.date | None = None
    """If it was not the day of the report."""
    reported_by: AgencyId
    third_party: bool = False
    """Whether whoever reported it passed on what somebody else had told them."""
    individual: IndividualId | None = None
    place: PlaceId | None = None
    """If it was at a place of the plan; tell any other place in the words."""
    strand: Annotated[str, Coded("hate-strand")] | None = None
    """Of a hate incident: what about the person the hate was aimed at."""
    text: Prose
    status: Annotated[str, Coded("concern-status")] = "open"
    acknowledged_on: dt.date | None = None
    touches: tuple[ControlId, ...] = ()
    """Support that may hold less well since this happened."""
    reference: Line | None = None

    def faults(self) -> Iterator[Problem]:
        """Tension is about a place, never a person, the others are; nothing is told beforehand."""
        yield from in_order("happened_on", "on", self)
        about = code_list("concern-kind").fact(self.kind, "about")
        if about == "place" and self.individual is not None:
            yield Problem("individual", shown(self.individual), "nobody: tension is about a place")
        if about == "place" and self.place is None:
            yield Problem("place", "nothing", "the place that the tension report is about")
        if about == "individual" and self.individual is None:
            yield Problem("individual", "nothing", "the person whom the concern is about")


@record
class Incident(Entity):
    """Something that happened in a service, and what was learned."""

    individual: IndividualId
    kind: Annotated[str, Coded("incident-kind")]
    on: dt.date
    service: HolderId
    interventions: tuple[Annotated[str, Coded("restrictive-intervention")], ...] = ()
    text: Prose
    learned: Prose | None = None


@record
class Document(Entity):
    """A paper that exists elsewhere, with its version and who owns it."""

    individual: IndividualId
    kind: Annotated[str, Coded("document-kind")]
    title: Line
    version: Line
    on: dt.date
    owner: AgencyId
    consent_needed: bool = False
    evidences: tuple[AnyId, ...] = ()


@record
class Acceptance(Entity):
    """A finding or gap accepted for a while: which, why, by whom, until when."""

    finding: Line
    """The finding's id, for example ``no-deputy``."""
    about: AnyId
    reason: Prose
    owner: Line
    until: dt.date

    def faults(self) -> Iterator[Problem]:
        """An acceptance ends after it was given."""
        if self.until < self.source.on:
            yield Problem("until", shown(self.until), f"a day on or after {self.source.on}")


@record
class Rule(Entity):
    """A dated duty or deadline as kept by a rule pack."""

    text: Prose
    basis: Annotated[str, Coded("basis")]
    published: Line
    address: Line | None = None
    effective_from: dt.date | None = None
    """None means pending: the rule is shown and not applied."""
    effective_to: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """A rule ends after it begins."""
        yield from in_order("effective_from", "effective_to", self)


@record
class ExportRecord(Entity):
    """That a paper left the plan: for whom, what kind, from which version."""

    audience: Annotated[str, Coded("export-audience")]
    recipient: HolderId | None = None
    template: Line
    individual: IndividualId | None = None
    at: dt.datetime
    plan_version: Line
    content_digest: Line
    approved_by: Line | None = None
    withheld: Prose | None = None
