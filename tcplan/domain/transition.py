"""The move from hospital to a home: its home, its team, its milestones, its gates, its way back."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from tcplan.domain.common import Entity, Evidence
from tcplan.domain.fields import (
    AgencyId,
    Between,
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
    second_try_in_100: Annotated[int, Between(0, 100, "applications in 100")] | None = None
    """How many in a hundred such applications or panels have to come back; of a process only."""
    second_try_days: Days | None = None
    """How many days more the second try takes."""
    typical: Annotated[str, Coded("milestone-library")] | None = None
    """Which typical milestone it is, when it is one; nothing is guessed from its name."""

    def faults(self) -> Iterator[Problem]:
        """Durations rise, work starts before it is done, and a second try takes its time."""
        if not self.shortest <= self.likely <= self.longest:
            yield Problem("likely", shown(self.likely), "shortest ≤ likely ≤ longest")
        yield from in_order("started_on", "done_on", self)
        if (self.second_try_in_100 is None) != (self.second_try_days is None):
            given = "second_try_days" if self.second_try_days is None else "second_try_in_100"
            yield Problem(given, "nothing", "both figures of a second try, or neither")


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
class GoDecision(Record):
    """Whether the move goes ahead: who decided, on which day, why, and who disagreed."""

    decision: Annotated[str, Coded("go-decision")]
    decided_by: Decider
    decided_on: dt.date
    reason: Prose
    plan_version: Line | None = None
    """The version of the plan and of the rules that was in front of them."""
    dissent: tuple[Dissent, ...] = ()


@record
class PlanAcceptance(Record):
    """That a team or commissioner has read the risk plan and accepts it, or does not."""

    role: Annotated[str, Coded("acceptance-role")]
    holder: HolderId
    """The team or commissioner that is to accept."""
    decided_by: Decider
    on: dt.date
    accepted: bool
    plan_version: Line
    words: Prose | None = None
    """What they said, in their words; the reason where they do not accept."""
    review_by: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """A refusal has its reason."""
        yield from in_order("on", "review_by", self)
        if not self.accepted and self.words is None:
            yield Problem("words", "nothing", "the reason why the plan is not accepted")


@record
class DayOne(Record):
    """Something small without which the first day at home fails: keys, medicine, a bank card."""

    item: Annotated[str, Coded("day-one")]
    owner: HolderId | None = None
    due: dt.date | None = None
    ready_on: dt.date | None = None
    seen_by: Line | None = None
    """Who saw that it is ready; said is not seen."""
    not_needed: Prose | None = None
    """Why it is not needed, where it is not."""

    def faults(self) -> Iterator[Problem]:
        """What is ready was seen by somebody, and is not at once not needed."""
        if self.ready_on is not None and self.seen_by is None:
            yield Problem("seen_by", "nothing", "who saw that it is ready")
        if self.ready_on is not None and self.not_needed is not None:
            yield Problem("not_needed", "a reason", "nothing, as it is ready")


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
    decisions: tuple[GoDecision, ...] = ()
    """Go or no go, oldest first; the last one stands."""
    plan_accepted: tuple[PlanAcceptance, ...] = ()
    day_one: tuple[DayOne, ...] = ()

    def faults(self) -> Iterator[Problem]:
        """Decisions stand oldest first; none is “go” while a gate of law is not met."""
        for at, (older, newer) in enumerate(pairwise(self.decisions), start=1):
            if newer.decided_on < older.decided_on:
                expected = f"{older.decided_on} or a later date: decisions stand oldest first"
                yield Problem(f"decisions[{at}].decided_on", shown(newer.decided_on), expected)
        if self.decisions and self.decisions[-1].decision == "go":
            for gate in self.gates:
                if gate.basis == "law" and gate.decision not in {"met", "not-applicable"}:
                    yield Problem(
                        f"decisions[{len(self.decisions) - 1}].decision",
                        "'go'",
                        f"no go or pause: the gate {gate.id}, whose basis is law, is not met",
                    )
        items = [one.item for one in self.day_one]
        for at, item in enumerate(items):
            if items.index(item) != at:
                yield Problem(f"day_one[{at}].item", shown(item), "each item once")

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
    out_of_area: bool | None = None
    """Whether the home lies outside the area of the responsible commissioner."""
    host_commissioner: AgencyId | None = None
    """The commissioner of the area in which the home lies, where it is out of area."""
    deprives_of_liberty: bool | None = None
    """Whether the support there would deprive the person of their liberty; None: not considered."""
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
    core_team_trained: Count | None = None
    """How many of the core team are trained in this person's plan; None when nobody has said."""
    introduced_on: dt.date | None = None
    """The day by which the whole core team had met the person."""

    def faults(self) -> Iterator[Problem]:
        """No more people in post, or trained, than the team has."""
        if self.core_team_trained is not None and self.core_team_trained > self.core_team:
            yield Problem(
                "core_team_trained",
                shown(self.core_team_trained),
                f"at most the core team ({self.core_team})",
            )
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
    charged_to_person: bool = False
    """Whether the person is asked to pay; never for section 117 aftercare."""
    in_dispute: bool = False
    without_prejudice: bool = False
    interim_funder: AgencyId | None = None
