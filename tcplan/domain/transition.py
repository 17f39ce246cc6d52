"""The move from hospital to a home: its home, its team, its milestones, its gates, its way back."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.common import Entity, Evidence
from tcplan.domain.fields import (
    AgencyId,
    Coded,
    Count,
    Days,
    HolderId,
    HoursAWeek,
    Id,
    IndividualId,
    Line,
    PlaceId,
    PlacementId,
    PoundsAWeek,
    Prose,
    Record,
    RefTo,
    SpellId,
    in_order,
    record,
)
from tcplan.errors import Problem, shown


@record
class Milestone(Record):
    """A piece of work on the path to the move, with three durations in days."""

    id: Id
    name: Line
    shortest: Days
    likely: Days
    longest: Days
    depends_on: tuple[Annotated[str, RefTo(("milestones",))], ...] = ()
    owner: HolderId | None = None
    uses: tuple[HolderId, ...] = ()
    """Whose limited capacity it takes."""
    started_on: dt.date | None = None
    done_on: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """Durations rise, and work starts before it is done."""
        if not self.shortest <= self.likely <= self.longest:
            yield Problem("likely", shown(self.likely), "shortest ≤ likely ≤ longest")
        yield from in_order("started_on", "done_on", self)


@record
class Decider(Record):
    """Who decided: name or initials, role, organisation."""

    name: Line
    role: Line
    organisation: AgencyId


@record
class Dissent(Record):
    """A disagreement with a decision, recorded with it."""

    by: Decider
    words: Prose


@record
class Gate(Record):
    """Something that must be shown before the move; asserted alone it stays shut."""

    id: Id
    name: Line
    basis: Annotated[str, Coded("basis")]
    rule: Line | None = None
    rule_version: Line | None = None
    owner: HolderId | None = None
    due: dt.date | None = None
    decision: Annotated[str, Coded("gate-decision")] = "undecided"
    evidence: tuple[Evidence, ...] = ()
    decided_by: Decider | None = None
    decided_on: dt.date | None = None
    reason: Prose | None = None
    waived_until: dt.date | None = None
    dissent: tuple[Dissent, ...] = ()

    def faults(self) -> Iterator[Problem]:
        """A decision has evidence or a reason, a decider and a day; law is never waived."""
        if self.decision == "undecided":
            return
        yield from in_order("decided_on", "waived_until", self)
        if self.decided_by is None:
            yield Problem("decided_by", "nothing", "who decided, in what role, for whom")
        if self.decided_on is None:
            yield Problem("decided_on", "nothing", "the day of the decision")
        if self.decision == "met" and not self.evidence:
            yield Problem("evidence", "a list of 0", "evidence for a gate that is met")
        if self.decision in {"not-applicable", "waived"} and self.reason is None:
            yield Problem("reason", "nothing", f"a reason for a gate that is {self.decision}")
        if self.decision == "waived" and self.waived_until is None:
            yield Problem("waived_until", "nothing", "the day on which the waiver ends")
        if self.decision == "waived" and self.basis == "law":
            yield Problem("decision", "waived", "a gate whose basis is law cannot be waived")


@record
class Visit(Record):
    """A visit or leave before the move, and how it went."""

    on: dt.date
    kind: Annotated[str, Coded("visit-kind")]
    outcome: Annotated[str, Coded("visit-outcome")] = "planned"
    how_it_went: Prose | None = None
    own_view: Prose | None = None


@record
class ProviderApproach(Record):
    """One provider asked, and what it answered."""

    provider: AgencyId
    asked_on: dt.date
    reply: Annotated[str, Coded("provider-reply")] = "no-reply"
    replied_on: dt.date | None = None
    reason_declined: Prose | None = None
    offer_pounds_a_week: PoundsAWeek | None = None
    panel_on: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """The reply is not before the question."""
        yield from in_order("asked_on", "replied_on", self)


@record
class DecideBy(Record):
    """Something that must be decided by a day for the move to be possible."""

    what: Line
    by: dt.date
    owner: HolderId
    decided_on: dt.date | None = None


@record
class WayBack(Record):
    """What happens if it does not hold; readmission is never the only contingency."""

    decider: HolderId
    step_up: Prose
    recall_route: Prose | None = None
    out_of_hours: Line


@record
class Transition(Entity):
    """One person's move: from where, to where, when, and what must be true first."""

    individual: IndividualId
    stage: Annotated[str, Coded("stage")]
    from_spell: SpellId | None = None
    placement: PlacementId | None = None
    target: dt.date | None = None
    moved_on: dt.date | None = None
    decide_by: tuple[DecideBy, ...] = ()
    pause_criteria: Prose | None = None
    milestones: tuple[Milestone, ...] = ()
    gates: tuple[Gate, ...] = ()
    visits: tuple[Visit, ...] = ()
    provider_search: tuple[ProviderApproach, ...] = ()
    way_back: WayBack | None = None

    def move_day(self) -> dt.date | None:
        """The day of the move: when it happened, else when it is meant to."""
        return self.moved_on or self.target


@record
class Placement(Entity):
    """A home: its tenancy and landlord are separate from the support in it."""

    individual: IndividualId
    tenure: Annotated[str, Coded("tenure")]
    place: PlaceId
    landlord: AgencyId | None = None
    adaptations: Prose | None = None
    adaptations_done_on: dt.date | None = None
    compatibility: Prose | None = None
    location_exclusions: Prose | None = None
    incompatible_with: tuple[Annotated[str, RefTo(("places", "agencies", "teams"))], ...] = ()
    """Places or holders that must not come together with this home."""


@record
class SupportPackage(Entity):
    """The support in a home: who, how many hours, how many of the team are there."""

    individual: IndividualId
    placement: PlacementId | None = None
    provider: AgencyId
    hours_a_week: HoursAWeek
    ratio: Line
    core_team: Count
    core_team_in_post: Count
    competencies: tuple[Line, ...] = ()
    in_reach: Prose | None = None
    notice_days: Days | None = None

    def faults(self) -> Iterator[Problem]:
        """No more people in post than the team has."""
        if self.core_team_in_post > self.core_team:
            yield Problem(
                "core_team_in_post",
                shown(self.core_team_in_post),
                f"at most the core team ({self.core_team})",
            )


@record
class Funding(Entity):
    """Money for the support: who pays how much, since when, and whether it is disputed."""

    individual: IndividualId
    stream: Annotated[str, Coded("funding-stream")]
    payer: AgencyId
    pounds_a_week: PoundsAWeek | None = None
    panel_on: dt.date | None = None
    agreed_on: dt.date | None = None
    in_dispute: bool = False
    without_prejudice: bool = False
    interim_funder: AgencyId | None = None
