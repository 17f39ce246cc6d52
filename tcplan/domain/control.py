"""What holds a risk: who delivers it, when in the week, on what evidence, by what authority."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.common import Entity, Evidence
from tcplan.domain.fields import (
    AuthorityId,
    Between,
    Coded,
    ConsequenceId,
    ControlId,
    HolderId,
    HoursAWeek,
    IndividualId,
    Line,
    Minutes,
    Prose,
    Record,
    RequiredId,
    ThreatId,
    each_once,
    in_order,
    record,
)
from tcplan.domain.hours import Hours
from tcplan.errors import Problem, shown

WORKING_STATES = frozenset({"in-place", "tested"})
"""States in which a control counts, given its dates and its evidence."""
PROMISED_STATES = WORKING_STATES | {"agreed"}
"""States in which a control counts if promises are kept."""


@record
class Delivery(Record):
    """Who delivers a control: any of, all of, or at least ``needed`` of the holders."""

    mode: Annotated[str, Coded("delivery-mode")] = "any"
    holders: tuple[HolderId, ...]
    needed: Annotated[int, Between(1, 50, "holders")] | None = None

    def faults(self) -> Iterator[Problem]:
        """Holders are named once each, all of nobody is nobody, and ``needed`` fits the mode."""
        if self.mode == "all" and not self.holders:
            yield Problem("holders", "a list of 0", "the holders of whom all are needed")
        yield from each_once("holders", self)
        if (self.mode == "at-least") != (self.needed is not None):
            yield Problem("needed", shown(self.needed), "a number for mode at-least, else nothing")
        elif self.needed is not None and self.needed > len(self.holders):
            yield Problem(
                "needed", shown(self.needed), f"at most the number of holders ({len(self.holders)})"
            )

    def least_needed(self) -> int:
        """How many of the holders must be there: never none, even when nobody is named yet."""
        if self.mode == "any":
            return 1
        return self.needed if self.needed is not None else len(self.holders)


@record
class Control(Entity):
    """One arrangement that prevents named threats or limits named consequences."""

    individual: IndividualId
    name: Line
    description: Prose | None = None
    kind: Annotated[str, Coded("control-kind")]
    setting: Annotated[str, Coded("control-setting")] = "community"
    prevents: tuple[ThreatId, ...] = ()
    limits: tuple[ConsequenceId, ...] = ()
    delivery: Delivery
    deputy: HolderId | None = None
    """One more holder who can deliver it alone."""
    owner: Line | None = None
    """The role that answers for it, for example "registered manager"."""
    requires: tuple[RequiredId, ...] = ()
    hours: Hours
    """Never assumed: forgotten hours would read as cover at every hour of the week."""
    start: dt.date | None = None
    end: dt.date | None = None
    state: Annotated[str, Coded("control-state")]
    evidence: tuple[Evidence, ...] = ()
    last_tested: dt.date | None = None
    review_by: dt.date | None = None
    restrictive: bool = False
    authority: AuthorityId | None = None
    least_restrictive_rationale: Prose | None = None
    reduction_plan: Prose | None = None
    responder: HolderId | None = None
    """For a control that only notices: who answers it."""
    respond_within: Minutes | None = None
    successor: ControlId | None = None
    """The control that takes over when this one ends."""
    hours_a_week: HoursAWeek | None = None
    """Hours a week that it takes of each holder needed, beside the hours of a support package."""

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start; there are hours; what is named is named once."""
        yield from in_order("start", "end", self)
        if not self.hours:
            yield Problem("hours", "a list of 0", "the hours of the week in which it holds")
        for name in ("prevents", "limits", "requires"):
            yield from each_once(name, self)

    def in_date(self, day: dt.date) -> bool:
        """Whether that day lies between the control's start and end, both included."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def has_evidence(self, day: dt.date) -> bool:
        """Whether evidence was there by that day and is not past its review date on it."""
        return any(item.on <= day <= item.review_by for item in self.evidence)
