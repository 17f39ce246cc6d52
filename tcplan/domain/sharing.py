"""Who has to do with a person and may therefore know of them, and what was decided to be told.

Nothing is shared because an agency is in the plan; a relationship with its purpose and dates is.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.codelists import code_list
from tcplan.domain.common import Entity
from tcplan.domain.fields import AgencyId, AnyId, Coded, IndividualId, Line, Prose, in_order, record
from tcplan.errors import Problem, shown

PURPOSES = "relationship-purpose"
"""The code list of purposes, with the consent that each of them needs."""


@record
class Relationship(Entity):
    """That an agency has to do with a person, for what purpose, from when to when."""

    individual: IndividualId
    agency: AgencyId
    purpose: Annotated[str, Coded(PURPOSES)]
    start: dt.date
    end: dt.date | None = None
    """The last day of it."""

    def faults(self) -> Iterator[Problem]:
        """The end is not before the start."""
        yield from in_order("start", "end", self)

    def covers(self, day: dt.date) -> bool:
        """Whether the relationship is there on that day, both days included."""
        return self.start <= day and (self.end is None or day <= self.end)

    def consent(self) -> str | None:
        """The purpose for which consent is needed; None where it rests on law."""
        found: str | None = code_list(PURPOSES).fact(self.purpose, "consent")
        return found


@record
class Disclosure(Entity):
    """A decision to tell an agency of one entry about a person, which it would not be shown."""

    individual: IndividualId
    about: AnyId
    """The entry that may be told: a MAPPA record, a condition, a victim liaison entry."""
    to: AgencyId
    decided_by: Line
    """The role that decided."""
    reason: Prose
    until: dt.date | None = None
    """The last day on which it may be shown."""

    def faults(self) -> Iterator[Problem]:
        """A decision does not end before it was made."""
        if self.until is not None and self.until < self.source.on:
            yield Problem("until", shown(self.until), f"a day on or after {self.source.on}")

    def covers(self, day: dt.date) -> bool:
        """Whether the decision stands on that day: from the day it was made."""
        return self.source.on <= day and (self.until is None or day <= self.until)
