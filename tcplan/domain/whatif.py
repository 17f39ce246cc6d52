"""A what-if is a list of changes in the words of a panel; it names things and never binds them.

What a change names is an id and no reference: an option that names something since removed stays
in the plan and is told as that, so that a saved thought never shuts anybody out of the plan.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    Between,
    Coded,
    Count,
    HoursAWeek,
    Id,
    IndividualId,
    Line,
    Minutes,
    PoundsAWeek,
    Prose,
    Record,
    Slug,
    each_once,
    in_order,
    record,
)
from tcplan.domain.hours import Hours
from tcplan.errors import Problem, shown

KINDS = "what-if-kind"
"""The code list of kinds, with what each is about, needs and may say."""


@attrs.frozen
class NameOf(Slug):
    """The id of something that is in the plan, or was."""


NamedId = Annotated[str, NameOf()]
DaysMoved = Annotated[int, Between(-3_660, 3_660, "days")]

_ALWAYS = frozenset({"kind", "pounds_a_week", "note"})


@record
class NewControl(Record):
    """An arrangement that is thought of and not yet in the plan."""

    id: Id
    """The id that it would have in the plan."""
    individual: NamedId
    name: Line
    kind: Annotated[str, Coded("control-kind")]
    setting: Annotated[str, Coded("control-setting")] = "community"
    against: tuple[NamedId, ...]
    """Ids of the causes that it prevents and of the consequences that it limits."""
    holders: tuple[NamedId, ...]
    """Ids of the agencies and teams of which any one delivers it."""
    deputy: NamedId | None = None
    hours: Hours
    """Never assumed: forgotten hours would read as cover at every hour of the week."""
    hours_a_week: HoursAWeek | None = None
    responder: NamedId | None = None
    """For an arrangement that only notices: who answers it."""
    respond_within: Minutes | None = None
    restrictive: bool = False
    """Whether it restricts the person."""
    authority: NamedId | None = None
    """The legal authority of a restriction; without one it is not carried out."""

    def faults(self) -> Iterator[Problem]:
        """It acts on something, somebody delivers it, and at some hours."""
        for name, expected in (
            ("against", "the causes or consequences on which it acts"),
            ("holders", "the agencies or teams that deliver it"),
            ("hours", "the hours of the week in which it holds"),
        ):
            if not getattr(self, name):
                yield Problem(name, "a list of 0", expected)
            yield from each_once(name, self)


@record
class WhatIfChange(Record):
    """One change that is tried out and not made: what would happen, to what, and from when."""

    kind: Annotated[str, Coded("what-if-kind")]
    about: NamedId | None = None
    """Id of what it is about."""
    on: dt.date | None = None
    """The first day on which it is so; without one, the day that is asked about."""
    until: dt.date | None = None
    """The last day on which it is so; without one it does not end."""
    days: DaysMoved | None = None
    """By how many days a date moves; below 0 for sooner."""
    holder: NamedId | None = None
    """Id of the agency or team that takes it on."""
    hours: Hours = ()
    """Hours of the week: in which staff are short, or that are covered besides."""
    posts: Count | None = None
    """How many posts of the team are not filled any more."""
    minutes: Minutes | None = None
    """Within how many minutes a responder answers."""
    control: NewControl | None = None
    """The arrangement that is added."""
    pounds_a_week: PoundsAWeek | None = None
    """What it would cost a week more, as somebody has said; never worked out here."""
    note: Line | None = None

    def faults(self) -> Iterator[Problem]:
        """It says what its kind needs and nothing that means nothing with it."""
        facts = code_list(KINDS).codes[self.kind].facts
        needs, takes = set(facts["needs"]), set(facts["takes"])
        for name, value in self._said():
            if name in needs and value in (None, ()):
                yield Problem(name, "nothing", f"{_EXPECTED[name]} (kind {self.kind})")
            elif name not in needs | takes and value not in (None, ()):
                yield Problem(name, shown(value), f"nothing, with kind {self.kind}")
        yield from in_order("on", "until", self)
        yield from each_once("hours", self)
        if self.days == 0:
            yield Problem("days", "0", "a number of days other than 0")
        if self.kind == "short" and not self.hours and not self.posts:
            yield Problem("hours", "nothing", "hours that go unfilled, or a number of posts")

    def _said(self) -> Iterator[tuple[str, Any]]:
        cls: Any = type(self)
        for field in attrs.fields(cls):
            if field.name not in _ALWAYS:
                yield field.name, getattr(self, field.name)

    @property
    def restrictive(self) -> bool:
        """Whether it adds an arrangement that restricts the person."""
        return self.control is not None and self.control.restrictive


_EXPECTED = {
    "about": "the id of what it is about",
    "on": "the day on which it begins",
    "until": "the last day of it",
    "days": "by how many days it moves",
    "holder": "the id of the agency or team that takes it on",
    "hours": "hours of the week",
    "minutes": "within how many minutes",
    "control": "the arrangement that is added",
}


@record
class Option(Entity):
    """A what-if that was kept under a name, so that it can be compared, discussed and adopted."""

    individual: IndividualId | None = None
    """Whose option it is; without one it is about the whole plan."""
    name: Line
    note: Prose | None = None
    changes: tuple[WhatIfChange, ...]
    adopted_on: dt.date | None = None
    """The day on which its changes were made in the plan."""

    def faults(self) -> Iterator[Problem]:
        """There is something to try."""
        if not self.changes:
            yield Problem("changes", "a list of 0", "at least one change")
        yield from each_once("changes", self)
